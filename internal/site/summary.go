package site

import (
	"cmp"
	"slices"
)

// summaryPage is the front page.
type summaryPage struct {
	layout
	Prose    *prose // the editor's, nil where there is none
	Sources  string
	Glance   glance
	Cards    []card   // all sources, where there are few
	Facts    []fact   // that several sources report
	Figures  []figure // that several sources give
	HasFacts bool     // there is a page of facts and figures
	Axis     *axis
	Events   []event // those that most sources tell of
	Rows     []row   // those that most sources report
	Doors    []door
}

// door is the way to another page, with what is behind it.
type door struct {
	Href, Text, About string
}

// The most events and rows of the matrix on the summary page.
const (
	mostEvents = 6
	mostRows   = 3
)

func (x *index) summaryPage() *summaryPage {
	p := &summaryPage{
		layout:  x.layout("index.html", plain(x.r.Title), "A dossier of "+count(len(x.r.Sources), "source")+" on “"+plain(x.r.Title)+"”: what they report, who said what, and where they differ. Every statement leads to the words that support it."),
		Sources: count(len(x.r.Sources), "source"),
		Prose:   x.proseOf("summary"),
		Axis:    x.axis(), Events: x.mainEvents(), Rows: x.rowsOfMost(mostRows),
		Glance: x.glance(), HasFacts: x.hasFacts(),
	}
	if len(x.r.Sources) <= tableWidth {
		for i := range x.r.Sources {
			p.Cards = append(p.Cards, x.card("", i))
		}
	}
	facts, figures := x.shared()
	for i := range min(mostFacts, facts) {
		p.Facts = append(p.Facts, x.fact(&x.r.Summary[x.facts[i]]))
	}
	for i := range min(mostFigures, figures) {
		p.Figures = append(p.Figures, x.figure(i).brief())
	}
	p.Doors = []door{
		{"sources/index.html", "Sources", "Each article with its origin, date and faults, and the text itself."},
		{"matrix.html", "Quotes compared", "What was said, row by row, and how each source words it."},
		{"timeline.html", "Timeline", "What happened when, and which passages say so."},
		{"people.html", "People", "Who is named, in which spellings, and what they said."},
		{"about.html", "Method", "How this dossier was made, and how to check it."},
	}
	if p.HasFacts {
		p.Doors = slices.Insert(p.Doors, 0, door{"facts.html", "Facts and figures", "What several sources report, where they differ, and what one alone has."})
	}
	return p
}

// sharedRows is the number of utterances that several sources report.
func (x *index) sharedRows() int {
	n := 0
	for _, r := range x.matrix.rows {
		if r.shared {
			n++
		}
	}
	return n
}

// indirect is the number of quotes that stand in no quotation marks.
func (x *index) indirect() int {
	n := 0
	for i := range x.r.Quotes {
		if !isMarked(x.r.Quotes[i].Kind) {
			n++
		}
	}
	return n
}

// speakers is the number of people who are quoted.
func (x *index) speakers() int {
	n := 0
	for i := range x.speech {
		if x.speech[i].pages != nil {
			n++
		}
	}
	return n
}

// mainEvents is the events that most sources tell of, in order of time.
func (x *index) mainEvents() []event {
	order := make([]int, len(x.r.Timeline))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(len(x.r.Timeline[b].Mentions), len(x.r.Timeline[a].Mentions))
	})
	order = order[:min(mostEvents, len(order))]
	slices.Sort(order)
	var events []event
	for _, i := range order {
		events = append(events, x.event(&x.r.Timeline[i]))
	}
	return events
}
