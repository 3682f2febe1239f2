package claim

import (
	"dossier/internal/text"
	"dossier/internal/wording"
)

// A sentence of fewer or more words than this is hard to take in by itself.
const (
	shortFact = 8
	longFact  = 40
)

// clarity tells of each clause how well it would stand for its group: how many content words it has in
// common with each other source, less where what is shown of it leans on other sentences, is long or
// short, lost spaces or says a word twice. It is 0 where that cannot be shown by itself.
func (t *teller) clarity(groups [][]int) []float64 {
	group := make([]int, len(t.classes))
	for g, members := range groups {
		for _, k := range members {
			group[k] = g + 1
		}
	}
	shared := make([]map[int]int, len(t.classes)) // by class: words in common with each other source
	for _, l := range t.links {
		if group[l.A] == group[l.B] {
			n := t.index.Shared(l.A, l.B).Content
			for _, p := range [...]wording.Pair{l.Pair, {A: l.B, B: l.A}} {
				if shared[p.A] == nil {
					shared[p.A] = map[int]int{}
				}
				for _, i := range t.classes[p.B] {
					source := t.clauses[i].source
					shared[p.A][source] = max(shared[p.A][source], n)
				}
			}
		}
	}
	out := make([]float64, len(t.clauses))
	for k, class := range t.classes {
		sum := t.index.Len(k) * (len(class) - 1) // with those of the very same words
		for _, n := range shared[k] {
			sum += n
		}
		for _, i := range class {
			if group[k] > 0 {
				out[i] = float64(sum) * t.readable(t.clauses[i])
			}
		}
	}
	return out
}

// readable is how well what is shown of a clause reads by itself, 0 to 1.
func (t *teller) readable(c clause) float64 {
	tx := t.sources[c.source].Text
	first, last := tx.Tok(c.span)
	if !whole(tx, first, last, c.cut) {
		return 0
	}
	if leansOn(tx, c.span) {
		return 0
	}
	words, apart, doubled := 0, false, false
	for i := first; i < last; i++ {
		tok := tx.Tokens[i]
		if tok.Kind != text.Mark && tok.Lower != "'s" {
			words++
		}
		apart = apart || tok.Apart
		doubled = doubled || tok.Is("and") && i > first && i+1 < last && tx.Tokens[i-1].Lower == tx.Tokens[i+1].Lower // hope and hope
	}
	if words < fewestWords {
		return 0
	}
	score := 1.0
	for _, harder := range [...]bool{words < shortFact || words > longFact, apart, doubled, !c.lead, leaning[tx.Tokens[first].Lower]} {
		if harder {
			score /= 2
		}
	}
	return score
}

// whole tells whether tokens [first, last) can be shown: they begin with a capital or a number, end
// with a stop unless open tells that they need none, and quotation marks come in pairs.
func whole(t *text.Text, first, last int, open bool) bool {
	begin := first
	if t.Tokens[begin].Quotation() {
		begin++
	}
	if begin >= last || t.Tokens[begin].Kind == text.Mark || !t.Tokens[begin].Upper(t.Bytes) && t.Tokens[begin].Kind == text.Word {
		return false
	}
	return (open || t.Tokens[last-1].Is(".", "!", "?", `"`, "”", "»")) && text.Balanced(t.Tokens[first:last])
}

// leansOn tells whether nothing within sp says who speaks or acts: a pronoun stands for that before
// any name is printed, or with the verb of saying; a number or "this" does; or all is quoted.
func leansOn(t *text.Text, sp text.Span) bool {
	first, last := t.Tok(sp)
	quoted, named, outside := false, false, false
	for i := first; i < last; i++ {
		tok := t.Tokens[i]
		switch {
		case tok.Quotation():
			quoted = !quoted
		case quoted || tok.Kind == text.Mark:
		case pronouns[tok.Lower] && (!named || i+1 < last && saying[t.Tokens[i+1].Lower]):
			return true
		case (units[tok.Lower] > 0 || tok.Is("this", "these", "those")) && i+1 < last && finite[t.Tokens[i+1].Lower]:
			return true
		default:
			outside = true
			named = named || tok.Kind == text.Word && tok.Upper(t.Bytes) && !leaning[tok.Lower]
		}
	}
	return !outside
}
