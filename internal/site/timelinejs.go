package site

import (
	"encoding/json"
	"html"
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// timelineJSON is the timeline as TimelineJS reads it. Its texts are HTML.
type timelineJSON struct {
	Title  slide   `json:"title"`
	Events []slide `json:"events"`
}

// slide is an entry of it, or its title, which has no dates.
type slide struct {
	ID       string    `json:"unique_id,omitempty"`
	Start    *calendar `json:"start_date,omitempty"`
	End      *calendar `json:"end_date,omitempty"` // the last day, month or year; nil where it is the start or open
	Display  string    `json:"display_date,omitempty"`
	Group    string    `json:"group,omitempty"`
	Autolink bool      `json:"autolink"`
	Text     slideText `json:"text"`
}

type slideText struct {
	Headline string `json:"headline"`
	Text     string `json:"text"`
}

// calendar is a day, or a whole month or year where the finer fields are 0. The year 0 is 1 BC.
type calendar struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

// timelineFile is where the timeline stands for TimelineJS.
const timelineFile = "timeline.json"

// timelineJSON has all events that are dated, in their order.
func (x *index) timelineJSON() ([]byte, error) {
	out := timelineJSON{
		Title:  slide{Text: slideText{Headline: escaped(x.r.Title), Text: escaped(count(len(x.r.Sources), "source") + ", edition " + grouped(x.r.Edition.Number))}},
		Events: []slide{},
	}
	for i := range x.r.Timeline {
		if s, ok := x.slide(&x.r.Timeline[i]); ok {
			out.Events = append(out.Events, s)
		}
	}
	return json.Marshal(out)
}

// slide is an event; false where it has no date.
func (x *index) slide(e *dossier.Event) (slide, bool) {
	first, last := calendarOf(e.Date)
	if first == nil {
		return slide{}, false
	}
	entry := x.event(e)
	return slide{
		ID: e.ID, Start: first, End: last, Display: entry.When.Words, Group: entry.Kind,
		Text: slideText{Headline: escaped(caption(e.Text)), Text: entry.html()},
	}, true
}

// html is the entry with what is to be known of it, and the sources that date it.
func (e event) html() string {
	b := []string{"<p>" + escaped(e.Text) + "</p>"}
	if e.Editor {
		b = append(b, "<p>The editor’s entry: its words and date may be other than the sources’.</p>")
	}
	if e.Claim != nil {
		b = append(b, "<p>"+e.Claim.words()+"</p>")
	}
	if e.Counted != "" {
		b = append(b, "<p>Its date is "+escaped(e.Counted)+".</p>")
	}
	if len(e.Conflict) > 0 {
		var dates []string
		for _, c := range e.Conflict {
			dates = append(dates, escaped(c.When.Words)+" in "+labels(c.Sources))
		}
		b = append(b, "<p>The sources disagree on the date: "+strings.Join(dates, "; ")+".</p>")
	}
	b = append(b, "<ul>")
	for _, m := range e.Mentions {
		item := "<li>" + escaped(m.Passage.Label)
		if words := m.Before + m.Dating + m.After; words != "" {
			item += ": <q>" + escaped(words) + "</q>"
		}
		b = append(b, item+"</li>")
	}
	if e.More > 0 {
		b = append(b, "<li>and "+grouped(e.More)+" more</li>")
	}
	return strings.Join(append(b, "</ul>"), "")
}

// words is who says so, with what makes that uncertain.
func (c *claim) words() string {
	s := "So says " + escaped(c.Speaker.Text) + "."
	if !c.Named {
		s = "So says somebody whom the source does not name."
	}
	if c.Uncertain != "" {
		s += " Attribution uncertain: " + escaped(c.Uncertain) + "."
	}
	return s
}

// labels is the names of sources.
func labels(sources []sourceLink) string {
	list := make([]string, len(sources))
	for i, s := range sources {
		list[i] = escaped(s.Label)
	}
	return strings.Join(list, ", ")
}

func escaped(s string) string { return html.EscapeString(plain(s)) }

// calendarOf is the first and the last day of an EDTF date, or month or year where it is made of
// whole ones. There is no last where both are one or a side is open; what only ends begins there.
// Both are nil where the date is unknown.
func calendarOf(edtf string) (first, last *calendar) {
	d, err := date.Parse(edtf)
	if err != nil || d.IsZero() {
		return nil, nil
	}
	from, to := d.Bounds()
	if start, end, _ := strings.Cut(edtf, "/"); from == date.MinDay || to == date.MaxDay {
		if from == date.MinDay {
			start = end
		}
		first, _ = calendarOf(start)
		return first, nil
	}
	y1, m1, n1 := from.Civil()
	y2, m2, n2 := (to - 1).Civil()
	_, _, after := to.Civil()
	first, last = &calendar{y1, m1, n1}, &calendar{y2, m2, n2}
	if n1 == 1 && after == 1 {
		first.Day, last.Day = 0, 0
		if m1 == 1 && m2 == 12 {
			first.Month, last.Month = 0, 0
		}
	}
	if *first == *last {
		return first, nil
	}
	return first, last
}
