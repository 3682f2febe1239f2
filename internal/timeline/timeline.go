// Package timeline makes events of dated passages.
//
// In go the dates that the sources mention; out come events in order of date, each with the clauses
// that tell of it: what several sources tell of one day or of days that allow each other is one
// event with all its mentions.
//
//	events := timeline.Build(timeline.Sources(sources, dates, quotes))
//	events[0].Date     // 2014-03, the finest date that its mentions allow
//	events[0].Mentions // 003's "in March 2014", 004's "in 2014"
//
// Dates that tell of nothing (she said on Friday, the 1994 agreement) are left out. An event is
// background before the story's own days, a forecast after them or while every source still
// tells it before its day, and story between. The story's own days are those on which most of the
// sources came out and the week before. docs/timeline.md has the rules and where they fail.
package timeline

import (
	"slices"

	"dossier/internal/date"
	"dossier/internal/parallel"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// Mention is a passage that dates an event.
type Mention struct {
	Source     int // index of the source
	Passage    text.Span
	Expression text.Span // the words that date it
	Date       date.Date
	Quote      int // index of the quote whose speaker dates it, or -1

	sentence text.Span // the passage with the words that attribute it
	aside    bool      // makes no event by itself
	act      act       // what was done then
	naming   naming
	order    *order // nil where the sentence says nothing of the kind
}

// Source is what a timeline needs of a source.
type Source struct {
	Text      *text.Text
	Published date.Date
	Mentions  []Mention // in order of place; Build leaves out those without a date

	orders []bareOrder // in order of place
}

// Sources puts together what Build needs: each date that tells of something, with the clause that it
// stands in, and the quote whose speaker says so.
func Sources(sources []*source.Source, dates [][]date.Mention, quotes [][]quote.Quote) []Source {
	out := make([]Source, len(sources))
	parallel.Each(len(sources), func(i int) {
		s := sources[i]
		out[i] = Source{Text: s.Text, Published: s.Published}
		in, at := quoted(quotes[i])
		r := reader{text: s.Text, published: s.Published, quotes: in, passages: passages(s.Text, in), titled: titled(s.Text), names: names(s.Text)}
		for _, d := range oncePrinted(s.Text, dates[i]) {
			if m, ok := r.mention(d); ok {
				m.Source = i
				if m.Quote >= 0 {
					m.Quote = at[m.Quote]
				}
				out[i].Mentions = append(out[i].Mentions, m)
			}
		}
		echo(out[i].Mentions)
		out[i].orders = bareOrders(s.Text, out[i].Mentions)
	})
	return out
}

// Build makes the events of the sources. The order of the sources does not change which mentions
// make an event.
func Build(sources []Source) []Event {
	window := storyDays(sources)
	var mentions []Mention
	var passages []wording.Passage
	for _, s := range sources {
		for _, m := range s.Mentions {
			if m.Date.IsZero() || vague(m.Date) {
				continue
			}
			mentions = append(mentions, m)
			passages = append(passages, around(s.Text, m))
		}
	}
	c := compare(mentions, passages, window)
	content := make([]int, len(mentions)) // words that say what happened
	for k, class := range c.classes {
		for _, i := range class {
			content[i] = c.index.Len(k)
		}
	}
	contraries := contraries(sources)
	var events []Event
	for _, group := range sameAct(c.groups(), mentions) {
		if e, ok := event(mentions, content, group); ok {
			e.Class = e.class(window, sources)
			e.contradict(contraries)
			events = append(events, e)
		}
	}
	slices.SortStableFunc(events, func(a, b Event) int { return date.Compare(a.Date, b.Date) })
	return events
}
