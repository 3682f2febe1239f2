package quote

import (
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// marks is a pair of quotation marks: the tokens of the opening and the closing mark. The two
// marks of a doubled mark (” or “ or "") count as one, of two tokens.
type marks struct {
	open, first int // the opening mark is tokens [open, first)
	last, close int // the closing mark is tokens [last, close); empty where the quotation goes on
	paragraph   int // in the next paragraph, which opens it again
	by, byEnd   int // of a turn, which has no marks, the tokens of its label; else empty
}

// turn tells whether the words have a label instead of marks.
func (m marks) turn() bool { return m.by < m.byEnd }

// pair pairs the double quotation marks of each paragraph and returns those left over. Straight
// marks open or close by the space around them. A quotation that is open at a paragraph's end
// counts to that end if the next paragraph begins with an opening mark, as newspapers print
// quotations of several paragraphs. A pair within a pair belongs to the words of the outer one.
func pair(t *text.Text) (pairs []marks, stray []text.Span) {
	p := pairer{text: t, open: -1}
	singly := quotesSingly(t)
	starts := paragraphStarts(t)
	turns := turns(t, starts)
	for i := range t.Paragraphs {
		first, next := starts[i], starts[i+1]
		if turns[i] != nil {
			p.pairs = append(p.pairs, *turns[i])
			first = max(first, turns[i].last) // the label behind it
		}
		pairs, stray := len(p.pairs), len(p.stray)
		if p.singly = singly; !p.paragraph(i, first, next) { // a single mark has no partner
			p.pairs, p.stray, p.singly = p.pairs[:pairs], p.stray[:stray], false
			p.paragraph(i, first, next)
		}
	}
	return p.pairs, p.stray
}

// paragraphStarts is the first token of each paragraph, and the number of tokens.
func paragraphStarts(t *text.Text) []int {
	starts := make([]int, 0, len(t.Paragraphs)+1)
	next := 0
	for _, p := range t.Paragraphs {
		starts = append(starts, next)
		for next < len(t.Tokens) && t.Tokens[next].Start < p.End {
			next++
		}
	}
	return append(starts, len(t.Tokens))
}

type pairer struct {
	text  *text.Text
	pairs []marks
	stray []text.Span
	open  int // the token of the open mark, or -1
	first int // the token after it
	last  int // the token after the paragraph

	singly bool // single marks count
}

// paragraph pairs the marks of the tokens [first, last). It is not ok where a single mark is left open.
func (p *pairer) paragraph(index, first, last int) (ok bool) {
	p.open, p.last = -1, last
	for i := first; i < last; {
		n, opens, closes := p.mark(i)
		if n == 0 {
			i++
			continue
		}
		next := i + n
		switch {
		case p.open < 0 && opens:
			p.open, p.first = i, next
		case p.open < 0:
			p.stray = append(p.stray, p.span(i, next))
		case closes:
			p.add(marks{open: p.open, first: p.first, last: i, close: next, paragraph: index})
			p.open = -1
		default:
			if end := p.nested(next, last); end > 0 {
				next = end
				break
			}
			p.stray = append(p.stray, p.span(p.open, p.first)) // its closing mark is lost
			p.open, p.first = i, next
		}
		i = next
	}
	if p.open < 0 {
		return true
	}
	open, single := p.open, p.insideSingle()
	p.open = -1
	switch {
	case p.reopened(last):
		p.add(marks{open: open, first: p.first, last: last, close: last, paragraph: index})
	case single:
		return false
	default:
		p.stray = append(p.stray, p.span(open, p.first))
	}
	return true
}

// add adds a pair; marks with nothing but marks between them are strays.
func (p *pairer) add(m marks) {
	for _, t := range p.text.Tokens[m.first:m.last] {
		if !t.Quotation() {
			p.pairs = append(p.pairs, m)
			return
		}
	}
	p.stray = append(p.stray, p.span(m.open, m.first))
	for i := m.first; i < m.last; i++ {
		p.stray = append(p.stray, p.span(i, i+1))
	}
	if m.last < m.close {
		p.stray = append(p.stray, p.span(m.last, m.close))
	}
}

// nested is the token after the closing mark of a quotation within the open one, which begins
// before token i, if two closing marks are the next; 0 if not.
func (p *pairer) nested(i, last int) int {
	end := 0
	for ; i < last; i++ {
		n, _, closes := p.mark(i)
		switch {
		case n == 0:
		case !closes:
			return 0
		case end > 0:
			return end
		case n == 2 && p.text.Tokens[i].Quotation():
			return i + 1
		default:
			end = i + n
			i = end - 1
		}
	}
	return 0
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
	if t.Kind != text.Mark || p.inches(i) {
		return 0, false, false
	}
	if p.singly && isSingle(t) && !doubled(p.text, i) {
		return p.single(i)
	}
	if p.insideSingle() {
		return 0, false, false
	}
	n = 1
	if i+1 < len(p.text.Tokens) && t.Is(`"`, "'", "`") && p.text.Tokens[i+1].Lower == t.Lower && p.text.Tokens[i+1].Start == t.End {
		n = 2
	}
	switch t.Lower {
	case "“", "„", "«", "‟": // closes „so“ and »so«, and where it is misprinted
		closes = p.open >= 0 && (p.lowOpen() || p.behindWord(i))
		return n, !closes, closes
	case "”", "»": // opens »so« and ”so”
		opens = p.open < 0 && p.beforeWord(i)
		return n, opens, !opens
	case `"`:
		opens, closes = p.straight(i, i+n)
		return n, opens, closes
	case "'":
		if n == 2 {
			opens, closes = p.straight(i, i+n)
			return n, opens, closes
		}
	case "`":
		if n == 2 {
			return n, true, false
		}
	}
	return 0, false, false
}

// inches tells whether the mark at i ends a length in feet and inches: 6'2".
func (p *pairer) inches(i int) bool {
	t := p.text.Tokens
	return i > 2 && t[i].Is(`"`, "”") && t[i-1].Kind == text.Number && t[i-1].End == t[i].Start &&
		t[i-2].Is("'", "’") && t[i-3].Kind == text.Number && t[i-3].End == t[i-2].Start
}

// lowOpen tells whether the open mark is a low one, which “ closes.
func (p *pairer) lowOpen() bool { return p.text.Tokens[p.open].Is("„") }

// around is the runes before and after the tokens [i, end); a space where there are none.
func around(t *text.Text, i, end int) (before, after rune) {
	s := t.Bytes
	before, after = ' ', ' '
	if start := t.Tokens[i].Start; start > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:start])
	}
	if end := t.Tokens[end-1].End; end < len(s) {
		after, _ = utf8.DecodeRuneInString(s[end:])
	}
	return before, after
}

func (p *pairer) behindWord(i int) bool {
	before, after := around(p.text, i, i+1)
	return !unicode.IsSpace(before) && (unicode.IsSpace(after) || unicode.IsPunct(after))
}

func (p *pairer) beforeWord(i int) bool {
	before, after := around(p.text, i, i+1)
	return unicode.IsSpace(before) && !unicode.IsSpace(after)
}

// straight tells by the runes around a straight mark, tokens [i, end), whether it can open and close.
func (p *pairer) straight(i, end int) (opens, closes bool) {
	before, after := around(p.text, i, end)
	gapBefore, gapAfter := unicode.IsSpace(before), unicode.IsSpace(after)
	switch {
	case gapBefore && !gapAfter:
		return true, false
	case !gapBefore && gapAfter:
		return false, true
	case !gapBefore && p.open < 0:
		return !unicode.IsDigit(before), false
	case p.open < 0 && end == i+2 && p.text.Tokens[i].Quotation(): // an empty quotation
		return false, false
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
