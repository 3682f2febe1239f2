package site

import (
	"slices"

	"dossier/internal/dossier"
)

// factsPage is what the sources agree on, differ on and report alone, or a part of it. It is
// made where the summary page has not room for all.
type factsPage struct {
	layout
	Facts   []fact
	Figures []figure
}

// fact is a statement with the passages behind it.
type fact struct {
	ID, Text string
	Sources  coverage
	Passages []passageLink
	More     int // passages not listed
}

// figure is a quantity as the sources give it.
type figure struct {
	ID, Label string
	Agree     bool
	Sources   coverage
	Wordings  []wording
}

// wording is how some sources give a figure.
type wording struct {
	Text     string
	Passages []passageLink
	More     int // passages not listed
}

// The most that the summary page has of each, and the most passages listed with one.
const (
	mostFacts    = 12
	mostFigures  = 8
	mostPassages = 12
)

// factsFit tells whether the summary page has room for all facts and figures.
func (x *index) factsFit() bool {
	return len(x.facts) <= mostFacts && len(x.r.Figures) <= mostFigures
}

func (x *index) factPages(page func(path, template string, data func() any)) {
	if x.factsFit() {
		return
	}
	for n, sh := range x.factShelves {
		page(sh.Path, "facts.html", func() any { return x.factsPage(n) })
	}
}

// shelveFacts divides the facts, and behind them the figures, among pages: the summary page
// where it has room for all.
func (x *index) shelveFacts() {
	n := len(x.facts) + len(x.r.Figures)
	x.factShelves = []shelf{{Path: "index.html", Last: n}}
	if !x.factsFit() {
		x.factShelves = shelves("facts", n, factsWeight, func(i int) int {
			if i < len(x.facts) {
				return 1 + min(mostPassages, len(x.r.Summary[x.facts[i]].Cites))
			}
			return 1 + len(x.r.Figures[i-len(x.facts)].Readings)
		})
	}
	x.factPaths = entryPaths(x.factShelves, func(i int) string {
		if i < len(x.facts) {
			return x.r.Summary[x.facts[i]].ID
		}
		return x.r.Figures[i-len(x.facts)].ID
	})
}

func (x *index) factsPage(n int) *factsPage {
	sh, facts := x.factShelves[n], len(x.facts)
	p := &factsPage{layout: x.shelfLayout(x.factShelves, n, "Facts and figures", "what several sources report, and where they differ.")}
	for i := sh.First; i < sh.Last; i++ {
		if i < facts {
			p.Facts = append(p.Facts, x.fact(&x.r.Summary[x.facts[i]]))
		} else {
			p.Figures = append(p.Figures, x.figure(&x.r.Figures[i-facts]))
		}
	}
	return p
}

func (x *index) fact(s *dossier.Statement) fact {
	f := fact{ID: s.ID, Text: plain(s.Text), Sources: x.cover(x.tellers(s))}
	for _, c := range s.Cites {
		at := x.sources[c.Source]
		if len(f.Passages) < mostPassages {
			f.Passages = append(f.Passages, x.passage("", at, c.Span))
		} else {
			f.More++
		}
	}
	return f
}

// tellers is the sources that report the statement.
func (x *index) tellers(s *dossier.Statement) map[int]bool {
	has := map[int]bool{}
	for _, id := range s.ReportedBy {
		if at, ok := x.sources[id]; ok {
			has[at] = true
		}
	}
	for _, c := range s.Cites {
		has[x.sources[c.Source]] = true
	}
	return has
}

// figure puts together the readings in the same words.
func (x *index) figure(f *dossier.Figure) figure {
	out := figure{ID: f.ID, Label: plain(f.Label), Agree: f.Agree}
	has := map[int]bool{}
	for _, r := range f.Readings {
		at := x.sources[r.Source]
		has[at] = true
		i := slices.IndexFunc(out.Wordings, func(w wording) bool { return w.Text == plain(r.Text) })
		if i < 0 {
			i = len(out.Wordings)
			out.Wordings = append(out.Wordings, wording{Text: plain(r.Text)})
		}
		if w := &out.Wordings[i]; len(w.Passages) < mostPassages {
			w.Passages = append(w.Passages, x.passage("", at, r.Span))
		} else {
			w.More++
		}
	}
	out.Sources = x.cover(has)
	return out
}
