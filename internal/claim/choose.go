package claim

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/internal/text"
)

// chosen is a fact with the clause that is shown for it.
type chosen struct {
	weighed
	clause int
	words  marks // of all that is shown for the clause
}

// choose takes the facts that most sources report. Each is shown in its clearest passage that is not
// in a sentence shown already; one that says what another says there is joined to it.
func (t *teller) choose(all []weighed) []chosen {
	slices.SortStableFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.sources, a.sources), cmp.Compare(b.wordings, a.wordings), cmp.Compare(a.place, b.place), cmp.Compare(a.class, b.class))
	})
	var out []chosen
	for _, w := range all {
		if len(out) == maxFacts {
			break
		}
		if k := t.beside(out, w); k >= 0 {
			out[k].clause, out[k].words = w.shown[0], t.shownWords(w.shown[0])
			out[k].join(w)
			continue
		}
		i := slices.IndexFunc(w.shown, func(i int) bool {
			return !t.showing(out, i) && len(t.sourcesOf(t.supporting(w.members, i))) > 1
		})
		if i < 0 {
			continue
		}
		words := t.shownWords(w.shown[i])
		switch k := repeated(out, words); {
		case k >= 0:
			out[k].join(w)
		case !vaguer(out, words):
			out = append(out, chosen{w, w.shown[i], words})
		}
	}
	return out
}

// showing tells whether a fact taken already is shown in words of the clause's passage.
func (t *teller) showing(taken []chosen, i int) bool {
	return slices.ContainsFunc(taken, func(o chosen) bool { return t.overlap(o.clause, i) })
}

// overlap tells whether the passages of two clauses share words.
func (t *teller) overlap(i, k int) bool {
	a, b := t.clauses[i], t.clauses[k]
	return a.source == b.source && a.span.Meets(b.span)
}

// beside is the fact taken already that the same sources report in one sentence with w: the clearest
// passage of w has both. It is -1 where there is none.
func (t *teller) beside(taken []chosen, w weighed) int {
	return slices.IndexFunc(taken, func(o chosen) bool {
		return slices.Equal(t.sourcesOf(o.members), t.sourcesOf(w.members)) &&
			slices.ContainsFunc(o.members, func(i int) bool { return t.tells(w.shown[0], i) })
	})
}

// tells tells whether what is shown of clause i has all of clause k.
func (t *teller) tells(i, k int) bool {
	a, b := t.clauses[i], t.clauses[k]
	tokens := t.sources[b.source].Text.Tokens
	return a.source == b.source && a.span.Has(tokens[b.first].Cover(tokens[b.last-1].Span))
}

// sourcesOf is the sources of the clauses, in order.
func (t *teller) sourcesOf(members []int) []int {
	var out []int
	for _, i := range members {
		out = append(out, t.clauses[i].source)
	}
	return slices.Compact(out)
}

// vaguer tells whether the words give only vaguely an amount that a fact taken already gives.
func vaguer(taken []chosen, words marks) bool {
	return slices.ContainsFunc(taken, func(o chosen) bool {
		for _, a := range o.words.quantities {
			for _, b := range words.quantities {
				if a.key == b.key && a.meets(b) && a.sense != Vague && b.sense == Vague {
					return true
				}
			}
		}
		return false
	})
}

// repeated is the fact taken already that is shown in words like these, or -1.
func repeated(taken []chosen, words marks) int {
	const fewest = 5
	return slices.IndexFunc(taken, func(o chosen) bool {
		shared := words.inCommon(o.words)
		return shared >= fewest && 2*shared >= min(len(words.lower), len(o.words.lower)) && !words.against(o.words)
	})
}

// shownWords is the marks of all that is shown for the clause.
func (t *teller) shownWords(i int) marks {
	c := t.clauses[i]
	tx := t.sources[c.source].Text
	from, to := tx.Tok(c.span)
	return marksOf(t.lexicon, tx, from, to)
}

// join adds the clauses of a fact that says the same.
func (c *chosen) join(w weighed) {
	c.members = append(c.members, w.members...)
	slices.Sort(c.members)
	c.members = slices.Compact(c.members)
}

// The parts of a story in the order in which they are told.
const (
	first = iota
	story
	background
	outlook
)

// order puts the fact first that stands first in the sources, of those that half of them report; then
// what happened and was said, then what was years before, then what is to come, each in the order in
// which the sources tell it.
func (t *teller) order(facts []chosen) []Fact {
	slices.SortFunc(facts, func(a, b chosen) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.class, b.class)) })
	lead := slices.IndexFunc(facts, func(f chosen) bool { return 2*len(t.sourcesOf(f.members)) >= len(t.sources) })
	part := func(i int) int {
		if i == lead {
			return first
		}
		return t.part(facts[i].clause)
	}
	var out []Fact
	for p := first; p <= outlook; p++ {
		for i, f := range facts {
			if part(i) == p {
				out = append(out, t.fact(f.members, f.clause))
			}
		}
	}
	return out
}

// part is the part of the story that what is shown of a clause belongs to.
func (t *teller) part(i int) int {
	c := t.clauses[i]
	s := t.sources[c.source]
	published, _ := s.Published.Bounds()
	year, _, _ := published.Civil()
	for k := c.first; k < c.last; k++ {
		tok := s.Text.Tokens[k]
		if n, err := strconv.Atoi(tok.Lower); err == nil && tok.Len() == len("2014") && n > 1000 && n < year {
			return background
		}
	}
	if t.marks[t.class[i]].ahead {
		return outlook
	}
	return story
}

// ahead tells whether what is said at token i is to come: will meet, agreed to send, next week.
func ahead(t *text.Text, i, last int) bool {
	tok := t.Tokens[i]
	if i+1 == last {
		return tok.Is("tomorrow")
	}
	behind := t.Tokens[i+1]
	return tok.Is("will", "tomorrow") || tok.Is("next") && behind.Is("week", "month", "year") || tok.Is("agreed", "agrees", "agree") && behind.Is("to")
}
