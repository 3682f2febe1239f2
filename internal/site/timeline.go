package site

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/text"
)

// timelinePage is what is dated, or a part of it.
type timelinePage struct {
	layout
	Total string
	Axis  *axis // on the first page
	Years []year
}

// year is the entries that begin in a year.
type year struct {
	Heading string
	Events  []event
}

// event is an entry of the timeline.
type event struct {
	ID       string
	When     when
	Class    string // background, story, forecast
	Kind     string // the class in words
	Text     string
	Passage  passageLink
	Claim    *claim
	Sources  coverage
	Conflict []dating // where the sources disagree: each date with its sources
	Mentions []mention
	More     int // mentions not listed
}

// claim is the quote that says what an entry says.
type claim struct {
	Speaker, Row link
}

// dating is a date that some sources give.
type dating struct {
	When    when
	Sources []sourceLink
}

// mention is a passage that dates an event.
type mention struct {
	Passage    passageLink
	Words      string // the passage, "" where it is not published
	Expression string
	When       when
}

const mostMentions = 24 // listed with an event

// classWords are the words for the classes of events.
var classWords = map[string]string{"background": "Background", "story": "Story", "forecast": "Expected"}

// shelveEvents divides the events among pages.
func (x *index) shelveEvents() {
	x.eventShelves = shelves("timeline", len(x.r.Timeline), timelineWeight, func(i int) int {
		return 2 + min(mostMentions, len(x.r.Timeline[i].Mentions))
	})
	x.eventPaths = entryPaths(x.eventShelves, func(i int) string { return x.r.Timeline[i].ID })
}

func (x *index) timelinePages(page func(path, template string, data func() any)) {
	for n, sh := range x.eventShelves {
		page(sh.Path, "timeline.html", func() any { return x.timelinePage(n) })
	}
}

func (x *index) timelinePage(n int) *timelinePage {
	sh := x.eventShelves[n]
	p := &timelinePage{
		layout: x.shelfLayout(x.eventShelves, n, "Timeline", "what happened when, and which passages say so."),
		Total:  count(len(x.r.Timeline), "event"),
	}
	if n == 0 {
		p.Axis = x.axis()
	}
	for i := sh.First; i < sh.Last; i++ {
		e := &x.r.Timeline[i]
		heading := yearOf(e.Date)
		if len(p.Years) == 0 || p.Years[len(p.Years)-1].Heading != heading {
			p.Years = append(p.Years, year{Heading: heading})
		}
		y := &p.Years[len(p.Years)-1]
		y.Events = append(y.Events, x.event(e))
	}
	return p
}

// yearOf is the year in which a date begins, in words.
func yearOf(edtf string) string {
	d, err := date.Parse(edtf)
	if err != nil || d.IsZero() {
		return "Undated"
	}
	from, _ := d.Bounds()
	if from == date.MinDay {
		return "Earlier"
	}
	y, _, _ := from.Civil()
	if y < 1 {
		return strconv.Itoa(1-y) + " BC"
	}
	return strconv.Itoa(y)
}

func (x *index) event(e *dossier.Event) event {
	out := event{
		ID: e.ID, When: whenOf(e.Date), Class: e.Class, Text: plain(e.Text),
		Kind: cmp.Or(classWords[e.Class], plain(e.Class)),
	}
	has := map[int]bool{}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		at := x.sources[m.Source]
		has[at] = true
		if i == 0 {
			out.Passage = x.passage("", at, m.Span)
		}
		if e.Conflict {
			out.Conflict = addDating(out.Conflict, m.Date, x.source("", at))
		}
		if i >= mostMentions {
			out.More++
			continue
		}
		one := mention{Passage: x.passage("", at, m.Span), Expression: plain(m.Expression), When: whenOf(m.Date)}
		if x.r.Texts != noTexts {
			one.Words = plain(text.Flat(x.seeds[at][m.Start:m.End]))
		}
		out.Mentions = append(out.Mentions, one)
	}
	out.Sources = x.cover(has)
	if i, ok := x.quotes[e.Claim]; ok {
		q := &x.r.Quotes[i]
		out.Claim = &claim{Speaker: x.speaker("", q), Row: link{Href: x.passage("", x.sources[q.Source], q.Span).Href, Text: "the quote"}}
		if u := x.utterances[i]; u >= 0 {
			out.Claim.Row.Href = x.matrix.paths[u]
		}
	}
	return out
}

// addDating adds a source to those that give the date.
func addDating(list []dating, edtf string, s sourceLink) []dating {
	i := slices.IndexFunc(list, func(d dating) bool { return d.When.EDTF == edtf })
	if i < 0 {
		i = len(list)
		list = append(list, dating{When: whenOf(edtf)})
	}
	if !slices.Contains(list[i].Sources, s) {
		list[i].Sources = append(list[i].Sources, s)
	}
	return list
}
