package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/text"
)

// timelinePage is what is dated, or a part of it.
type timelinePage struct {
	layout
	Total   string
	Axis    *axis    // on the first page
	Jumps   []jump   // to all years, where they are many
	Filters []filter // where the entries of the page are of several classes
	Years   []year
}

// jump is the way to where a year begins.
type jump struct {
	Year  link
	Count string
}

// filter is a class of events that can be shown alone.
type filter struct {
	Class, Kind string
	Count       int // on the page
}

// year is the entries that begin in a year.
type year struct {
	ID, Heading string // ID is "" where the year began before
	Months      []month
}

// month is the entries of a year, all of them or, where they are many, those of a month.
type month struct {
	Heading string // "" for all of a year
	Count   string
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
	Dated    string // "3 passages date it"
	Counted  string // why its date is no surer than another, "" where that is not so
	Editor   bool   // its words, date or being an entry are the editor's
	More     int    // mentions not listed
}

// claim is the quote that says what an entry says.
type claim struct {
	Speaker   link
	Named     bool // the source says who speaks
	Row       link
	Uncertain string // why the speaker may be another, "" where that is not so
}

// Uncertainty is why the speaker may be another, in an element, nothing where that is not so.
func (c claim) Uncertainty() template.HTML { return template.HTML(appendUncertain(nil, c.Uncertain)) }

// dating is a date that some sources give.
type dating struct {
	When    when
	Sources []sourceLink
}

// mention is a passage that dates an event. Its words are cut where those that date it stand; they
// are "" where the passage is not published.
type mention struct {
	Passage               passageLink
	Before, Dating, After string
	Expression            string
	When                  when
	Dates                 bool   // it dates the entry; the editor may cite others
	Counted               string // why its date is no surer than another, "" where that is not so
}

const (
	mostMentions = 24 // listed with an event
	mostOfYear   = 10 // events of a year that need no months
	fewYears     = 8  // up to which one page needs no list of them
)

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
	jumps := x.jumps()
	for n, sh := range x.eventShelves {
		page(sh.Path, "timeline.html", func() any { return x.timelinePage(n, jumps) })
	}
}

// jumps leads to the first entry of each year; nil where one page has few.
func (x *index) jumps() []jump {
	var years []string
	paths, counts := map[string]string{}, map[string]int{}
	for _, sh := range x.eventShelves {
		for i := sh.First; i < sh.Last; i++ {
			y := yearOf(x.r.Timeline[i].Date)
			if counts[y]++; counts[y] == 1 {
				years = append(years, y)
				paths[y] = sh.Path + "#" + yearAnchor(y)
			}
		}
	}
	if len(years) <= fewYears && len(x.eventShelves) == 1 {
		return nil
	}
	jumps := make([]jump, len(years))
	for i, y := range years {
		jumps[i] = jump{link{Href: paths[y], Text: y}, count(counts[y], "event")}
	}
	return jumps
}

func (x *index) timelinePage(n int, jumps []jump) *timelinePage {
	sh := x.eventShelves[n]
	p := &timelinePage{
		layout: x.shelfLayout(x.eventShelves, n, "Timeline", "what happened when, and which passages say so."),
		Total:  count(len(x.r.Timeline), "event"),
		Jumps:  jumps, Filters: x.filters(sh),
	}
	p.Linked = x.timelineThing(&p.layout, x.r.Timeline[sh.First:sh.Last]).HTML()
	if n == 0 {
		p.Axis = x.axis()
	}
	seen := map[string]bool{}
	for i := sh.First; i < sh.Last; {
		end, heading := i, yearOf(x.r.Timeline[i].Date)
		for end < sh.Last && yearOf(x.r.Timeline[end].Date) == heading {
			end++
		}
		y := year{Heading: heading, Months: x.months(i, end)}
		if !seen[heading] {
			seen[heading], y.ID = true, yearAnchor(heading)
		}
		p.Years = append(p.Years, y)
		i = end
	}
	return p
}

// filters is the classes of the entries on a shelf; nil where it is but one.
func (x *index) filters(sh shelf) []filter {
	counts := map[string]int{}
	for i := sh.First; i < sh.Last; i++ {
		counts[x.r.Timeline[i].Class]++
	}
	var out []filter
	for _, class := range classOrder {
		if counts[class] > 0 {
			out = append(out, filter{class, classWords[class], counts[class]})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// months is the entries [first, last), which are of one year: by month where they are many.
func (x *index) months(first, last int) []month {
	var out []month
	for i := first; i < last; i++ {
		e, heading := &x.r.Timeline[i], ""
		if last-first > mostOfYear {
			heading = monthOf(e.Date)
		}
		if len(out) == 0 || out[len(out)-1].Heading != heading {
			out = append(out, month{Heading: heading})
		}
		m := &out[len(out)-1]
		m.Events = append(m.Events, x.event(e))
		m.Count = count(len(m.Events), "event")
	}
	return out
}

// yearAnchor is the id of the heading of a year, which is no event's.
func yearAnchor(heading string) string { return "_" + strings.ReplaceAll(heading, " ", "-") }

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
	return yearName(y)
}

// monthOf is the month in which a date begins, in words. A date that may lie in several months
// has none of its own.
func monthOf(edtf string) string {
	const longest = 31 // days
	const none = "Dates wider than a month"
	d, err := date.Parse(edtf)
	if err != nil || d.IsZero() {
		return none
	}
	from, to := d.Bounds()
	if from == date.MinDay || to == date.MaxDay || int(to)-int(from) > longest {
		return none
	}
	y, m, _ := from.Civil()
	return monthName(m) + " " + yearName(y)
}

func (x *index) event(e *dossier.Event) event {
	out := event{
		ID: e.ID, When: whenOf(e.Date), Class: e.Class, Text: plain(e.Text),
		Kind: cmp.Or(classWords[e.Class], plain(e.Class)), Editor: e.Basis == "editor",
	}
	has := map[int]bool{}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		at := x.sources[m.Source]
		has[at] = true
		if i == 0 {
			out.Passage = x.passage("", at, m.Span)
		}
		if e.Conflict && m.Date != "" {
			out.Conflict = addDating(out.Conflict, m.Date, x.source("", at))
		}
		if i >= mostMentions {
			out.More++
			continue
		}
		out.Mentions = append(out.Mentions, x.mention(at, m))
	}
	out.Dated = dated(e.Mentions)
	if restsOnInferred(e) {
		out.Counted = countedFrom
	}
	out.Sources = x.cover(has)
	if i, ok := x.quotes[e.Claim]; ok {
		out.Claim = x.claim(i)
	}
	return out
}

// claim is the quote of that index.
func (x *index) claim(quote int) *claim {
	q := &x.r.Quotes[quote]
	c := &claim{Speaker: x.speaker("", q), Row: link{Href: x.passage("", x.sources[q.Source], q.Span).Href, Text: "the quote"}, Uncertain: uncertainty(q)}
	c.Named = c.Speaker.Text != nobody
	if !isMarked(q.Kind) {
		c.Row.Text = "reported speech"
	}
	if u := x.utterances[quote]; u >= 0 {
		c.Row.Href = x.matrix.paths[u]
	}
	return c
}

// dated says how many passages date an entry; those that the editor cites for other words do not.
func dated(mentions []dossier.Mention) string {
	n := 0
	for i := range mentions {
		if mentions[i].Date != "" {
			n++
		}
	}
	switch {
	case n < len(mentions):
		return count(len(mentions), "passage") + " cited"
	case n == 1:
		return "1 passage dates it"
	}
	return count(n, "passage") + " date it"
}

// mention is a passage of source at. The words that date it are marked where they stand there once.
func (x *index) mention(at int, m *dossier.Mention) mention {
	out := mention{Passage: x.passage("", at, m.Span), Expression: plain(m.Expression), When: whenOf(m.Date), Dates: m.Date != ""}
	if m.Inferred {
		out.Counted = countedFrom
	}
	if x.r.Texts == noTexts {
		return out
	}
	out.Before = plain(text.Flat(x.seeds[at][m.Start:m.End]))
	if out.Expression != "" && strings.Count(out.Before, out.Expression) == 1 {
		before, after, _ := strings.Cut(out.Before, out.Expression)
		out.Before, out.Dating, out.After = before, out.Expression, after
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
