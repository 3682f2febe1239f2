package site

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// factsPage is what the sources agree on, differ on and report alone, or a part of it.
type factsPage struct {
	layout
	Facts     []fact
	Figures   []figure
	Dates     []event     // on which the sources differ; on the first page
	MoreDates int         // not listed
	MoreNames int         // as well
	Spellings []spelled   // of names; on the first page
	Alone     []aloneFact // what one source alone reports
}

// aloneFact is what one source alone reports.
type aloneFact struct {
	Source  sourceLink
	Facts   []fact
	Figures []figure
}

// fact is a statement with the passages behind it.
type fact struct {
	ID, Text string
	GoesOn   bool // the sentence does
	Sources  coverage
	Passages []passageLink
	More     int // passages not listed
}

// figure is a quantity as the sources give it.
type figure struct {
	ID, Label string
	Href      string // its entry
	Relation  string // how the sources go together, as a class
	Verdict   string // the same in words
	Sources   coverage
	Wordings  []wording // the most exact first
	More      int       // wordings not listed
}

// brief is the figure with no more than a front page has room for.
func (f figure) brief() figure {
	const most, passages = 6, 3
	f.More = max(0, len(f.Wordings)-most)
	f.Wordings = slices.Clone(f.Wordings[:len(f.Wordings)-f.More])
	for i := range f.Wordings {
		w := &f.Wordings[i]
		w.More += max(0, len(w.Passages)-passages)
		w.Passages = w.Passages[:min(passages, len(w.Passages))]
	}
	return f
}

// wording is how some sources give a figure.
type wording struct {
	Text     string
	Sense    string // how the number is meant
	Value    string // in digits where the words have none, else ""
	Passages []passageLink
	More     int // passages not listed
}

// The most that the summary page has of each, the most passages listed with one, and the most dates
// on which sources differ.
const (
	mostFacts    = 6
	mostFigures  = 4
	mostPassages = 12
	mostDiffer   = 6
)

// verdicts say how the sources go together on a figure.
var verdicts = map[string]string{
	"alike": "the sources agree", "less exact": "all can be true: some sources are less exact", "contradiction": "the numbers exclude each other",
	"alone": "in one source",
}

// senses are how a number can be meant, the most exact first.
var senses = []string{"exact", "nearly", "about", "at most", "at least", "range", "vague"}

func (x *index) factPages(page func(path, template string, data func() any)) {
	if !x.hasFacts() {
		return
	}
	for n, sh := range x.factShelves {
		page(sh.Path, "facts.html", func() any { return x.factsPage(n) })
	}
}

// hasFacts tells whether there is anything for the page of facts to show.
func (x *index) hasFacts() bool {
	return len(x.r.Figures) > 0 || slices.ContainsFunc(x.r.Summary, computed)
}

// computed tells whether a statement is of the program's finding rather than the editor's writing.
func computed(s dossier.Statement) bool { return s.Basis != "editor" }

// shelveFacts divides the facts, and behind them the figures, among pages.
func (x *index) shelveFacts() {
	x.factShelves = shelves("facts", len(x.facts)+len(x.r.Figures), factsWeight, func(i int) int {
		if i < len(x.facts) {
			return 1 + min(mostPassages, len(x.r.Summary[x.facts[i]].Cites))
		}
		return 1 + len(x.r.Figures[i-len(x.facts)].Readings)
	})
	x.factPaths = entryPaths(x.factShelves, func(i int) string {
		if i < len(x.facts) {
			return x.r.Summary[x.facts[i]].ID
		}
		return x.r.Figures[i-len(x.facts)].ID
	})
}

func (x *index) factsPage(n int) *factsPage {
	sh := x.factShelves[n]
	p := &factsPage{layout: x.shelfLayout(x.factShelves, n, "Facts and figures", "what several sources report, where they differ, and what one alone has.")}
	p.Linked = x.factsThing(&p.layout, x.facts[min(sh.First, len(x.facts)):min(sh.Last, len(x.facts))]).HTML()
	bySource := make([]aloneFact, len(x.r.Sources))
	for i := sh.First; i < sh.Last; i++ {
		if i < len(x.facts) {
			s := &x.r.Summary[x.facts[i]]
			if at := x.onlyTeller(s); at >= 0 {
				bySource[at].Facts = append(bySource[at].Facts, x.fact(s))
			} else {
				p.Facts = append(p.Facts, x.fact(s))
			}
			continue
		}
		f := i - len(x.facts)
		if at := x.onlyGiver(&x.r.Figures[f]); at >= 0 {
			bySource[at].Figures = append(bySource[at].Figures, x.figure(f))
		} else {
			p.Figures = append(p.Figures, x.figure(f))
		}
	}
	for at, a := range bySource {
		if len(a.Facts)+len(a.Figures) > 0 {
			a.Source = x.source("", at)
			p.Alone = append(p.Alone, a)
		}
	}
	if n == 0 {
		p.Dates, p.MoreDates = x.differingDates()
		p.Spellings, p.MoreNames = x.differingSpellings()
	}
	return p
}

// shared is how many of the facts, and of the figures, several sources report. They come first.
func (x *index) shared() (facts, figures int) {
	for facts < len(x.facts) && x.onlyTeller(&x.r.Summary[x.facts[facts]]) < 0 {
		facts++
	}
	for figures < len(x.r.Figures) && x.onlyGiver(&x.r.Figures[figures]) < 0 {
		figures++
	}
	return facts, figures
}

func (x *index) fact(s *dossier.Statement) fact {
	f := fact{ID: s.ID, Text: plain(s.Text), Sources: x.cover(x.tellers(s))}
	f.GoesOn = len(s.Cites) > 0 && x.goesOn(s.Cites[0])
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

// goesOn tells whether the sentence goes on behind the passage: text follows, and no mark ends it.
func (x *index) goesOn(c dossier.Citation) bool {
	s := &x.r.Sources[x.sources[c.Source]]
	n := s.Paragraph(c.Start)
	if n == 0 || c.End > s.Paragraphs[n-1].End {
		return false
	}
	words := x.seeds[x.sources[c.Source]]
	return !text.EndsSentence(words[c.Start:c.End]) && strings.TrimSpace(words[c.End:s.Paragraphs[n-1].End]) != ""
}

// onlyTeller is the source that alone reports the statement, or -1.
func (x *index) onlyTeller(s *dossier.Statement) int {
	return x.onlySource(len(s.Cites), func(k int) string { return s.Cites[k].Source })
}

// onlyGiver is the source that alone gives the figure, or -1.
func (x *index) onlyGiver(f *dossier.Figure) int {
	return x.onlySource(len(f.Readings), func(k int) string { return f.Readings[k].Source })
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

// figure puts together the readings in the same words of the i-th figure, the most exact first.
func (x *index) figure(i int) figure {
	f := &x.r.Figures[i]
	out := figure{ID: f.ID, Label: plain(f.Label), Href: x.factPaths[len(x.facts)+i], Relation: strings.ReplaceAll(f.Relation, " ", "-"), Verdict: verdicts[f.Relation]}
	readings := slices.Clone(f.Readings)
	slices.SortStableFunc(readings, func(a, b dossier.FigureReading) int {
		return cmp.Compare(slices.Index(senses, a.Sense), slices.Index(senses, b.Sense))
	})
	has := map[int]bool{}
	for _, r := range readings {
		at := x.sources[r.Source]
		has[at] = true
		i := slices.IndexFunc(out.Wordings, func(w wording) bool { return strings.EqualFold(w.Text, plain(r.Text)) })
		if i < 0 {
			i = len(out.Wordings)
			out.Wordings = append(out.Wordings, wordingOf(r))
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

func wordingOf(r dossier.FigureReading) wording {
	w := wording{Text: plain(r.Text), Sense: plain(r.Sense)}
	if !strings.ContainsAny(r.Text, "0123456789") && r.Value != "" && !strings.Contains(r.Value, "/") {
		w.Value = plain(r.Value + " " + r.Unit)
	}
	return w
}
