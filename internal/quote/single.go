package quote

import (
	"unicode"

	"dossier/internal/text"
)

// Single quotation marks are apostrophes as often, so that they count only in texts that quote with them
// throughout, as British newspapers do.

// quotesSingly tells whether the text does: words with a comma or an end mark stand in single marks more
// often than any stand in double ones.
func quotesSingly(t *text.Text) bool {
	closed, doubles := 0, 0
	opened := -1 // the paragraph in which a mark that can open stands
	next := 0
	for i := range t.Paragraphs {
		for ; next < len(t.Tokens) && t.Tokens[next].Start < t.Paragraphs[i].End; next++ {
			switch tok := t.Tokens[next]; {
			case tok.Kind != text.Mark:
			case tok.Quotation(), doubled(t, next):
				doubles++
			case !isSingle(tok):
			case opensSingly(t, next):
				opened = i
			case opened == i && closesSingly(t, next) && t.Tokens[next-1].Is(",", ".", "?", "!"):
				closed++
			}
		}
	}
	return closed > 0 && 2*closed > doubles
}

func isSingle(t text.Token) bool { return t.Is("'", "‘", "’", "‚") }

// doubled tells whether token i is one of two strokes that stand for a double mark.
func doubled(t *text.Text, i int) bool {
	same := func(a, b int) bool {
		return a >= 0 && b < len(t.Tokens) && t.Tokens[a].Lower == t.Tokens[b].Lower && t.Tokens[a].End == t.Tokens[b].Start
	}
	return t.Tokens[i].Is("'", "`") && (same(i, i+1) || same(i-1, i))
}

// clipped are words that begin with an apostrophe.
var clipped = text.Set(`tis twas til till em cause n bout round`)

// opensSingly tells whether the single mark at token i stands where one can open: before a word, behind a
// space or another mark, and not for what is left out.
func opensSingly(t *text.Text, i int) bool {
	before, after := around(t, i, i+1)
	if i+1 >= len(t.Tokens) || unicode.IsSpace(after) || unicode.IsDigit(after) || clipped[t.Tokens[i+1].Lower] {
		return false
	}
	return (unicode.IsSpace(before) || before == '(' || before == '—' || before == '–') && !t.Tokens[i].Is("’")
}

// closesSingly tells whether the single mark at token i stands where one can close: behind a word or a mark,
// before a space or a mark.
func closesSingly(t *text.Text, i int) bool {
	before, after := around(t, i, i+1)
	return i > 0 && !unicode.IsSpace(before) && !unicode.IsDigit(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) && !t.Tokens[i].Is("‚")
}

// plural tells whether the mark at token i, which could close, is more likely the apostrophe of a plural (the
// owners’ plan): the next single mark closes as well.
func plural(t *text.Text, i, last int) bool {
	before, after := around(t, i, i+1)
	if before != 's' || after != ' ' {
		return false
	}
	for k := i + 1; k < min(last, i+window); k++ {
		if isSingle(t.Tokens[k]) {
			return !opensSingly(t, k) && closesSingly(t, k)
		}
	}
	return false
}

// single is mark for a single mark at token i: whether it opens or closes a quotation in single marks.
func (p *pairer) single(i int) (n int, opens, closes bool) {
	switch {
	case p.open < 0:
		opens = opensSingly(p.text, i)
	case isSingle(p.text.Tokens[p.open]) && !doubled(p.text, p.open):
		closes = closesSingly(p.text, i) && !plural(p.text, i, p.last)
	}
	if !opens && !closes {
		return 0, false, false
	}
	return 1, opens, closes
}

// insideSingle tells whether a single mark is open, so that double marks are part of the words.
func (p *pairer) insideSingle() bool {
	return p.singly && p.open >= 0 && isSingle(p.text.Tokens[p.open]) && !doubled(p.text, p.open)
}
