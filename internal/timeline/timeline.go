// Package timeline makes events of dated passages.
//
// In go the dates that the sources mention, each with the sentence it stands in; out come events
// in order of date: what several sources tell of one day or of days that allow each other is one
// event with all its mentions.
//
//	events := timeline.Build(timeline.Sources(sources, dates, quotes))
//	events[0].Date     // 2014-03, the finest date that its mentions allow
//	events[0].Mentions // 003's "in March 2014", 004's "in 2014"
//
// An event is background before the story's own days, a forecast after the last source was
// published, and story between. The story's own days begin a week before the first source.
package timeline

import (
	"cmp"
	"slices"
	"sort"

	"dossier/internal/date"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// Class says where an event stands to the story.
type Class string

const (
	Background Class = "background"
	Story      Class = "story"
	Forecast   Class = "forecast"
)

// Mention is a passage that dates an event.
type Mention struct {
	Source     int // index of the source
	Passage    text.Span
	Expression text.Span // the words that date it
	Date       date.Date
	Quote      int // index of the quote that the expression stands in, or -1
}

// Event is something dated.
type Event struct {
	Date     date.Date
	Class    Class
	Mentions []Mention // the one that tells it best first, the others in order of source and place
	Conflict bool      // the mentions' dates exclude each other
}

// Source is what a timeline needs of a source.
type Source struct {
	Text      *text.Text
	Published date.Date
	Mentions  []Mention // with Source set; those without a date are left out
}

// Sources puts together what Build needs: each date with the sentence that it stands in, and the
// quote, if it stands in one.
func Sources(sources []*source.Source, dates [][]date.Mention, quotes [][]quote.Quote) []Source {
	out := make([]Source, len(sources))
	for i, s := range sources {
		out[i] = Source{Text: s.Text, Published: s.Published}
		q := 0
		for _, d := range dates[i] {
			for q < len(quotes[i]) && quotes[i][q].End <= d.Start {
				q++
			}
			m := Mention{Source: i, Expression: d.Span, Date: d.Date, Quote: -1}
			if q < len(quotes[i]) && quotes[i][q].Has(d.Span) {
				m.Quote = q
			}
			if k := s.Text.SentenceAt(d.Start); k >= 0 {
				m.Passage = whole(s.Text, s.Text.Sentences[k].Span, quotes[i])
				out[i].Mentions = append(out[i].Mentions, m)
			}
		}
	}
	return out
}

// whole widens a sentence to all sentences of a quotation that it cuts through.
func whole(t *text.Text, sp text.Span, quotes []quote.Quote) text.Span {
	i := sort.Search(len(quotes), func(i int) bool { return quotes[i].End > sp.Start })
	for ; i < len(quotes) && quotes[i].Start < sp.End; i++ {
		for _, end := range [...]int{quotes[i].Start, quotes[i].End - 1} {
			if k := t.SentenceAt(end); k >= 0 {
				sp = sp.Cover(t.Sentences[k].Span)
			}
		}
	}
	return sp
}

// Two mentions tell of one event if the words around their dates share this much, and this many
// content words of which some are no names. In the story's own days, when much happens at once, they
// must share more.
const (
	minShared      = 0.12
	minSharedStory = 0.2
	minContent     = 3
	minPlain       = 1
)

// near is how many tokens to either side of a date say what happened then.
const near = 12

// minWords is the fewest content words of a passage that tells of something.
const minWords = 3

// Build makes the events of the sources.
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
	x := wording.New(passages)
	var events []Event
	for _, group := range wording.Group(len(mentions), links(x, mentions, window), sameSource(mentions)) {
		if e, ok := event(x, mentions, group); ok {
			e.Class = window.class(e.Date)
			events = append(events, e)
		}
	}
	slices.SortStableFunc(events, func(a, b Event) int { return date.Compare(a.Date, b.Date) })
	return events
}

// around is the words of a mention's passage that stand near its date.
func around(t *text.Text, m Mention) wording.Passage {
	p := wording.Of(t, m.Passage)
	first, last := t.Tok(m.Expression)
	p.First, p.Last = max(p.First, first-near), min(p.Last, last+near)
	return p
}

// links are the pairs of mentions that can date one event: their dates share a day, neither is
// much coarser, and their passages share words.
func links(x *wording.Index, mentions []Mention, window span) []wording.Link {
	var out []wording.Link
	for _, p := range x.Pairs() {
		a, b := mentions[p.A], mentions[p.B]
		if a.Source == b.Source && a.Passage == b.Passage && a.Date != b.Date || !a.Date.Meets(b.Date) {
			continue
		}
		least := minShared
		if window.class(a.Date) == Story {
			least = minSharedStory
		}
		if o := x.Shared(p.A, p.B); o.Share >= least && o.Content >= minContent && o.Plain >= minPlain {
			out = append(out, wording.Link{Pair: p, Score: o.Share})
		}
	}
	return out
}

func sameSource(mentions []Mention) func(a, b int) bool {
	return func(a, b int) bool { return mentions[a].Source == mentions[b].Source }
}

// event is the event that a group of mentions dates: its date is the finest of theirs, its first
// mention the one with that date and the most content.
func event(x *wording.Index, mentions []Mention, group []int) (Event, bool) {
	best := slices.MinFunc(group, func(a, b int) int {
		return cmp.Or(cmp.Compare(days(mentions[a].Date), days(mentions[b].Date)), cmp.Compare(x.Len(b), x.Len(a)), cmp.Compare(a, b))
	})
	if x.Len(best) < minWords {
		return Event{}, false
	}
	e := Event{Date: mentions[best].Date, Mentions: []Mention{mentions[best]}}
	for _, k := range group {
		if k != best {
			e.Mentions = append(e.Mentions, mentions[k])
		}
		for _, l := range group {
			e.Conflict = e.Conflict || !mentions[k].Date.Meets(mentions[l].Date)
		}
	}
	return e, true
}

// vagueDays is the longest time, in days, that still dates an event: a decade.
const vagueDays = 3660

func vague(d date.Date) bool { return days(d) > vagueDays }

func days(d date.Date) int {
	from, to := d.Bounds()
	return int(to) - int(from)
}

// span is the story's own days [from, to).
type span struct{ from, to date.Day }

// lead is how many days before the first source the story begins.
const lead = 7

func storyDays(sources []Source) span {
	w := span{date.MaxDay, date.MinDay}
	for _, s := range sources {
		if !s.Published.IsZero() {
			from, to := s.Published.Bounds()
			w = span{min(w.from, from-lead), max(w.to, to)}
		}
	}
	return w
}

// class tells where a date stands to the story; without any date of publication all is background.
// Days that begin before the story and end in it are background, those that outlast it story.
func (w span) class(d date.Date) Class {
	from, to := d.Bounds()
	switch {
	case w.from > w.to || to <= w.from || from < w.from && to <= w.to:
		return Background
	case from >= w.to:
		return Forecast
	}
	return Story
}
