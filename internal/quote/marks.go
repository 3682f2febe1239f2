package quote

import (
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// marks is a pair of quotation marks: the tokens of the opening and the closing mark. The two
// marks of a doubled single quote (” or “) count as one, of two tokens.
type marks struct {
	open, first int // the opening mark is tokens [open, first)
	last, close int // the closing mark is tokens [last, close); empty where the quotation goes on
	paragraph   int // in the next paragraph, which opens it again
}

// pair pairs the double quotation marks of each paragraph and returns those left over. Straight
// marks open or close by the space around them. A quotation that is open at a paragraph's end
// counts to that end if the next paragraph begins with an opening mark, as newspapers print
// quotations of several paragraphs.
func pair(t *text.Text) (pairs []marks, stray []text.Span) {
	p := pairer{text: t, open: -1}
	next := 0
	for i := range t.Paragraphs {
		first := next
		for next < len(t.Tokens) && t.Tokens[next].Start < t.Paragraphs[i].End {
			next++
		}
		p.paragraph(i, first, next)
	}
	return p.pairs, p.stray
}

type pairer struct {
	text  *text.Text
	pairs []marks
	stray []text.Span
	open  int // the token of the open mark, or -1
	first int // the token after it
}

func (p *pairer) paragraph(index, first, last int) {
	p.open = -1
	for i := first; i < last; {
		n, opens, closes := p.mark(i)
		if n == 0 {
			i++
			continue
		}
		switch {
		case p.open < 0 && opens:
			p.open, p.first = i, i+n
		case p.open < 0:
			p.stray = append(p.stray, p.span(i, i+n))
		case closes:
			if i > p.first {
				p.pairs = append(p.pairs, marks{p.open, p.first, i, i + n, index})
			}
			p.open = -1
		default: // an opening mark within a quotation: the closing one before it is lost
			p.stray = append(p.stray, p.span(p.open, p.first))
			p.open, p.first = i, i+n
		}
		i += n
	}
	if p.open < 0 {
		return
	}
	if p.first < last && p.reopened(last) {
		p.pairs = append(p.pairs, marks{p.open, p.first, last, last, index})
	} else {
		p.stray = append(p.stray, p.span(p.open, p.first))
	}
	p.open = -1
}

// reopened tells whether the paragraph that begins at token i begins with an opening mark.
func (p *pairer) reopened(i int) bool {
	if i >= len(p.text.Tokens) {
		return false
	}
	n, opens, _ := p.mark(i)
	return n > 0 && opens
}

func (p *pairer) span(i, end int) text.Span {
	return text.Span{Start: p.text.Tokens[i].Start, End: p.text.Tokens[end-1].End}
}

// mark is the number of tokens of the quotation mark at token i, 0 where there is none, and
// whether it can open or close a quotation where it stands.
func (p *pairer) mark(i int) (n int, opens, closes bool) {
	t := p.text.Tokens[i]
	if t.Kind != text.Mark {
		return 0, false, false
	}
	switch t.Lower {
	case "“", "„", "«", "‟":
		return 1, true, t.Lower == "“" && p.lowOpen()
	case "”", "»":
		return 1, false, true
	case `"`:
		opens, closes = p.straight(i, i+1)
		return 1, opens, closes
	case "'", "`":
		if i+1 < len(p.text.Tokens) && p.text.Tokens[i+1].Lower == t.Lower && p.text.Tokens[i+1].Start == t.End {
			opens, closes = p.straight(i, i+2)
			return 2, opens || t.Lower == "`", closes && t.Lower != "`"
		}
	}
	return 0, false, false
}

// lowOpen tells whether the open mark is a low one, which “ closes.
func (p *pairer) lowOpen() bool {
	return p.open >= 0 && p.text.Tokens[p.open].Lower == "„"
}

// straight tells by the runes around a straight mark, tokens [i, end), whether it can open and close.
func (p *pairer) straight(i, end int) (opens, closes bool) {
	s := p.text.Bytes
	before, _ := utf8.DecodeLastRuneInString(s[:p.text.Tokens[i].Start])
	after, _ := utf8.DecodeRuneInString(s[p.text.Tokens[end-1].End:])
	gapBefore := p.text.Tokens[i].Start == 0 || unicode.IsSpace(before)
	gapAfter := p.text.Tokens[end-1].End == len(s) || unicode.IsSpace(after)
	switch {
	case gapBefore && !gapAfter:
		return true, false
	case !gapBefore && gapAfter:
		return false, true
	case !gapBefore && !gapAfter && p.open < 0:
		return !unicode.IsDigit(before), false
	}
	return true, true
}

// insideQuotes tells for each of n tokens which pair it is inside of, marks included, or -1.
func insideQuotes(n int, pairs []marks) []int {
	inside := make([]int, n)
	for i := range inside {
		inside[i] = -1
	}
	for k, p := range pairs {
		for i := p.open; i < p.close; i++ {
			inside[i] = k
		}
	}
	return inside
}
