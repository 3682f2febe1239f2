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
	return o.Share >= 0.24 && o.Plain >= 3 || o.Share >= 0.2 && o.Content >= 8 || o.Share >= 0.33 && o.Content >= 5
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
	x := wording.New(passages)
	likeness := map[wording.Pair]float64{}
	var links []wording.Link
	for _, p := range x.Pairs() {
		if places[p.A].Source == places[p.B].Source {
			continue
		}
		if o := x.Shared(p.A, p.B); same(o) {
			likeness[p] = o.Share
			links = append(links, wording.Link{Pair: p, Score: o.Share})
		}
	}
	apart := func(a, b int) bool { return places[a].Source == places[b].Source }
	var out []Fact
	for _, group := range wording.Group(len(places), links, apart) {
		if f := fact(x, places, likeness, group); len(f.Sources) > 1 {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(len(b.Sources), len(a.Sources)), cmp.Compare(len(b.Passages), len(a.Passages)))
	})
	return out[:min(len(out), maxFacts)]
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

// fact puts the clearest sentence first: the one most like the others, of a length that a reader
// takes in at once.
func fact(x *wording.Index, places []Passage, likeness map[wording.Pair]float64, group []int) Fact {
	clarity := func(k int) float64 {
		sum := 0.0
		for _, l := range group {
			sum += likeness[wording.Pair{A: min(k, l), B: max(k, l)}]
		}
		if n := x.Len(k); n < shortFact || n > longFact {
			sum /= 2
		}
		return sum
	}
	best := slices.MaxFunc(group, func(a, b int) int { return cmp.Or(cmp.Compare(clarity(a), clarity(b)), cmp.Compare(b, a)) })
	f := Fact{Passages: []Passage{places[best]}}
	for _, k := range group {
		if k != best {
			f.Passages = append(f.Passages, places[k])
		}
		if !slices.Contains(f.Sources, places[k].Source) {
			f.Sources = append(f.Sources, places[k].Source)
		}
	}
	slices.Sort(f.Sources)
	return f
}
