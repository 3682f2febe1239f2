package seed

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dossier/internal/text"
)

// title is where the page prints its title: a heading or the first paragraph with the words of the
// title that it declares; else a main heading with which that or the title element begins; else
// the only main heading, if it is like what is declared; else a part of the title element. It is
// nil where the title is nowhere.
func (p *page) title(d Declared, shown []int) []piece {
	main, inHead := p.elements(atom.H1), p.elements(atom.Title)
	for _, candidate := range slices.Concat(main, p.elements(atom.H2), [][]piece{p.firstBlock(shown)}) {
		if sameWords(p.printed(candidate), d.Title) {
			return candidate
		}
	}
	for _, heading := range main {
		printed := p.printed(heading)
		if sameWords(printed, d.Publisher) {
			continue
		}
		if begins(printed, d.Title) || len(inHead) > 0 && begins(printed, p.printed(inHead[0])) {
			return heading
		}
	}
	if len(main) == 1 && (d.Title == "" || alike(p.printed(main[0]), d.Title)) {
		return main[0]
	}
	if len(inHead) > 0 {
		return p.part(inHead[0], d.Title)
	}
	return nil
}

// elements are the pieces of each element of the kind that has any.
func (p *page) elements(kind atom.Atom) [][]piece {
	var out [][]piece
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != kind || n.Namespace != "" {
			continue
		}
		var seen legible
		p.find(n, &seen)
		if len(seen.numbers) > 0 {
			out = append(out, p.numbered(seen.numbers))
		}
	}
	return out
}

func (p *page) numbered(numbers []int) []piece {
	var out []piece
	for _, i := range numbers {
		out = append(out, p.pieces[i])
	}
	return out
}

// firstBlock is the pieces of the first paragraph of those shown.
func (p *page) firstBlock(shown []int) []piece {
	for i := 1; i < len(shown); i++ {
		for _, between := range p.pieces[shown[i-1]+1 : shown[i]+1] {
			if between.apart == asBlock {
				return p.numbered(shown[:i])
			}
		}
	}
	return p.numbered(shown)
}

// printed is the words of the pieces on one line; none where that would be too long for a title.
func (p *page) printed(pieces []piece) string {
	const longest = 1000
	if len(pieces) == 0 || pieces[len(pieces)-1].End-pieces[0].Start > longest {
		return ""
	}
	w := newWriter(p.file)
	w.title(pieces)
	return text.Flat(w.text.String())
}

// part is what of the pieces prints words as words of their own, or nil.
func (p *page) part(of []piece, words string) []piece {
	w := newWriter(p.file)
	w.title(of)
	scratch := &Seed{Text: w.text.String(), runs: w.runs}
	start := strings.Index(scratch.Text, words)
	end := start + len(words)
	if words == "" || start < 0 || start > 0 && scratch.Text[start-1] != ' ' || end < len(scratch.Text) && scratch.Text[end] != ' ' {
		return nil
	}
	return []piece{{Span: scratch.InFile(text.Span{Start: start, End: end})}}
}

// without is the numbers of those shown that are not of the title, nor of a first paragraph that
// says it again.
func (p *page) without(shown []int, title []piece) []int {
	inTitle := func(i int) bool {
		return slices.ContainsFunc(title, func(t piece) bool { return t.Span == p.pieces[i].Span })
	}
	rest := slices.DeleteFunc(slices.Clone(shown), inTitle)
	if first := p.firstBlock(rest); sameWords(p.printed(first), p.printed(title)) {
		rest = rest[len(first):]
	}
	return rest
}

// title writes the title on a line of its own and returns where it is.
func (w *writer) title(pieces []piece) text.Span {
	for i, p := range pieces {
		p.item, p.pre = 0, false
		switch {
		case i == 0:
			p.apart = asBlock
		case p.apart > inLine:
			p.apart = byCell
		}
		w.piece(p, p.apart)
	}
	w.endBlock()
	var at text.Span
	if len(w.blocks) > 0 {
		at, w.blocks = w.blocks[0], w.blocks[:0]
	}
	return at
}

// sameWords tells whether a and b have the same words, and any at all.
func sameWords(a, b string) bool {
	words := wordsOf(a)
	return len(words) > 0 && slices.Equal(words, wordsOf(b))
}

// begins tells whether the words of b begin with those of a, which are most of them.
func begins(a, b string) bool {
	const fewest = 12 // runes
	words, of := wordsOf(a), wordsOf(b)
	return utf8.RuneCountInString(a) >= fewest && len(words) <= len(of) && 2*len(words) >= len(of) && slices.Equal(words, of[:len(words)])
}

// alike tells whether a is long enough for a title and has at least half of its words in common
// with b.
func alike(a, b string) bool {
	const fewest = 4
	words, others := wordsOf(a), wordsOf(b)
	common := 0
	for _, w := range words {
		if slices.Contains(others, w) {
			common++
		}
	}
	return len(words) >= fewest && 2*common >= len(words)
}

// wordsOf is the words of s in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
