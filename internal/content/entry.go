package content

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/timeline"
)

// Entry is what the editor decides on the timeline: content/timeline/NAME.md. It stands for the
// events whose dates are among the words that it cites: one gets the entry's words, date and class,
// several become one, and if there is none, the entry is a new one.
type Entry struct {
	File  string
	Date  date.Date // zero for that of the first event
	Class timeline.Class
	Hide  bool // the events are left out
	Body  Body
}

// Decision is an entry with the events that it stands for.
type Decision struct {
	*Entry
	Events []int // indices, ascending
}

// Cites is the passages that the entry cites, in the order of its citations. There are some only
// after Resolve.
func (e *Entry) Cites() []Cite {
	return slices.DeleteFunc(slices.Clone(e.Body.cites), func(c Cite) bool { return c == Cite{} })
}

// Words is the sentences of the entry as plain text, white space single, without citations.
func (e *Entry) Words() string {
	var words []string
	for _, s := range e.Body.Statements() {
		words = append(words, s.Text)
	}
	return text.Flat(strings.Join(words, " "))
}

// parseEntry reads one file of content/timeline/.
func parseEntry(f *file) (*Entry, []fault) {
	t, start := frontMatter(f.text)
	e := &Entry{
		File: f.name,
		Date: t.date("date", "a date in EDTF", func(string) bool { return true }),
		Hide: t.bool("hide"),
	}
	classes := []timeline.Class{timeline.Background, timeline.Story, timeline.Forecast}
	e.Class = timeline.Class(t.string("class", "background"))
	if e.Class != "" && !slices.Contains(classes, e.Class) {
		t.fault("class", fmt.Sprintf("there is no class %q", e.Class), `"background", "story" or "forecast"`)
	}
	faults := t.finish()
	body, wrong := parseBody(f, start)
	e.Body = body
	faults = slices.Concat(faults, wrong, body.pagesOnly())
	if len(body.refs) == 0 && len(faults) == 0 {
		faults = append(faults, fault{at: start, message: "an entry of the timeline cites nothing", try: `the words that date it, such as [@000, para. 3 "in March 2014"]`})
	}
	return e, faults
}

// Decide finds the events that the editor's entries stand for. The error is Errors, all of them. It
// needs what Resolve found.
func (c *Content) Decide(sources []*source.Source, events []timeline.Event) ([]Decision, error) {
	var faults Errors
	var decisions []Decision
	taken := map[int]string{} // files by event
	for _, e := range c.Entries {
		d := Decision{Entry: e, Events: e.meant(sources, events)}
		fail := func(message, try string) {
			faults = append(faults, e.Body.file.error(fault{message: message, try: try}))
		}
		for _, i := range d.Events {
			if other := taken[i]; other != "" {
				fail(fmt.Sprintf("%s is about the same entry of the timeline", other), "one file for both, or more exact words")
				break
			}
			taken[i] = e.File
		}
		switch {
		case len(d.Events) > 0:
		case e.Hide:
			fail("there is no entry of the timeline to hide here", "citing the words that date it")
		case e.Date.IsZero():
			fail("a new entry of the timeline has no date", `date = "2014-03" between two lines of +++`)
		case e.Class == "":
			fail("a new entry of the timeline has no class", `class = "background" between two lines of +++`)
		case e.Words() == "":
			fail("a new entry of the timeline has no words", "a sentence before the citation")
		}
		decisions = append(decisions, d)
	}
	return decisions, faults.sorted()
}

// meant is the indices of the events that a cited passage dates.
func (e *Entry) meant(sources []*source.Source, events []timeline.Event) []int {
	var found []int
	for _, cite := range e.Cites() {
		for i, event := range events {
			if slices.ContainsFunc(event.Mentions, func(m timeline.Mention) bool {
				return sources[m.Source].ID == cite.Source && cite.Has(m.Expression)
			}) {
				found = append(found, i)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
