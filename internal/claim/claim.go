// Package claim finds what the sources agree on: statements that several of them report, and
// figures that they give alike or not.
//
// In go the sources; out come facts, each in the words of one source with the passages of all that
// report it, and figures, each with the reading of every source.
//
//	facts, figures := claim.Compare(sources)
//	facts[0].Passages // sentences of several sources, the clearest first
//	figures[0].Label  // "troops": 000 "thousands of troops", 001 "as many as 100,000 troops", …
//
// Every word of a fact is a slice of a source; nothing is generated.
package claim

import (
	"cmp"
	"slices"

	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// Passage is a place in a source.
type Passage struct {
	Source int // index of the source
	text.Span
}

// Fact is a statement that at least two sources report.
type Fact struct {
	Passages []Passage // the clearest first, then in order of source and place
	Sources  []int     // in order
}

// same tells whether two sentences report the same: they share enough of their content words and
// some that are no names, or nearly everything. Sentences about the same people share their names
// whatever they say.
func same(o wording.Overlap) bool {
	return o.Plain >= 3 && o.Share >= 0.24 || o.Plain >= 1 && (o.Share >= 0.2 && o.Content >= 8 || o.Share >= 0.33 && o.Content >= 5)
}

// maxFacts is how many facts a reader takes in.
const maxFacts = 12

// Sentences outside these bounds, in content words, make no good fact.
const (
	shortFact = 5
	longFact  = 30
)

// Compare compares the sentences of the sources.
func Compare(sources []*source.Source) ([]Fact, []Figure) {
	return facts(sources), figures(sources)
}

func facts(sources []*source.Source) []Fact {
	var places []Passage
	var passages []wording.Passage
	for i, s := range sources {
		for _, sentence := range s.Text.Sentences {
			if whole(s.Text, sentence) {
				places = append(places, Passage{i, sentence.Span})
				passages = append(passages, wording.Passage{Text: s.Text, First: sentence.First, Last: sentence.Last})
			}
		}
	}
	classes := wording.Same(passages, func(int) string { return "" })
	x := wording.New(classes.First(passages))
	apart := classes.Apart(func(i int) int { return places[i].Source })
	var links []wording.Link
	for _, p := range x.Pairs(2) {
		if apart(p.A, p.B) {
			continue
		}
		if o := x.Shared(p.A, p.B); same(o) {
			links = append(links, wording.Link{Pair: p, Score: o.Share})
		}
	}
	groups := wording.Group(len(classes), links, apart)
	clarity := clarity(x, classes, groups, links)
	type rated struct {
		Fact
		clarity float64 // of the first passage
	}
	var all []rated
	groups = slices.DeleteFunc(groups, func(g []int) bool { return len(g) == 1 && !same(x.Shared(g[0], g[0])) })
	for _, group := range classes.Expand(groups) {
		best := clearest(clarity, group)
		all = append(all, rated{fact(places, group, best), clarity[best]})
	}
	all = slices.DeleteFunc(all, func(f rated) bool { return len(f.Sources) < 2 })
	slices.SortStableFunc(all, func(a, b rated) int {
		return cmp.Or(cmp.Compare(len(b.Sources), len(a.Sources)), cmp.Compare(len(b.Passages), len(a.Passages)), cmp.Compare(b.clarity, a.clarity))
	})
	var out []Fact
	for _, f := range all[:min(len(all), maxFacts)] {
		out = append(out, f.Fact)
	}
	return out
}

// clarity tells of each passage how like the others of its group it is, less if it is not of a
// length that a reader takes in at once. Passages of the same words are one another's likeness, 1.
func clarity(x *wording.Index, classes wording.Classes, groups [][]int, links []wording.Link) []float64 {
	group := make([]int, len(classes))
	for g, members := range groups {
		for _, k := range members {
			group[k] = g
		}
	}
	sum := make([]float64, len(classes))
	for k, class := range classes {
		sum[k] = float64(len(class) - 1)
	}
	for _, l := range links {
		if group[l.A] == group[l.B] {
			sum[l.A] += l.Score * float64(len(classes[l.B]))
			sum[l.B] += l.Score * float64(len(classes[l.A]))
		}
	}
	n := 0
	for _, class := range classes {
		n += len(class)
	}
	out := make([]float64, n)
	for k, class := range classes {
		if n := x.Len(k); n < shortFact || n > longFact {
			sum[k] /= 2
		}
		for _, i := range class {
			out[i] = sum[k]
		}
	}
	return out
}

// whole tells whether the sentence is one of its own: it begins with a capital, ends with a stop,
// and cuts through no quotation.
func whole(t *text.Text, s text.Sentence) bool {
	first, last := t.Tokens[s.First], t.Tokens[s.Last-1]
	if s.Last-s.First < shortFact || first.Kind == text.Mark || !first.Upper(t.Bytes) || !last.Is(".", "!", "?", `"`, "”") {
		return false
	}
	open := 0 // quotation marks that have no partner yet
	for _, tok := range t.Tokens[s.First:s.Last] {
		switch {
		case tok.Is("“"), tok.Is(`"`) && open == 0:
			open++
		case tok.Is("”", `"`):
			open--
		}
	}
	return open == 0
}

// clearest is the member of the group with the most clarity.
func clearest(clarity []float64, group []int) int {
	return slices.MaxFunc(group, func(a, b int) int { return cmp.Or(cmp.Compare(clarity[a], clarity[b]), cmp.Compare(b, a)) })
}

// fact is the fact that the passages of the group report, the passage best first.
func fact(places []Passage, group []int, best int) Fact {
	f := Fact{Passages: []Passage{places[best]}}
	for _, k := range group {
		if k != best {
			f.Passages = append(f.Passages, places[k])
		}
		if n := len(f.Sources); n == 0 || f.Sources[n-1] != places[k].Source {
			f.Sources = append(f.Sources, places[k].Source)
		}
	}
	return f
}
