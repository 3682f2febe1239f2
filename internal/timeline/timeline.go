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
		passages := passages(s.Text, quotes[i])
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
				m.Passage = passages[k]
				out[i].Mentions = append(out[i].Mentions, m)
			}
		}
	}
	return out
}

// passages are, for each sentence, the sentence with all those that a quotation ties to it.
func passages(t *text.Text, quotes []quote.Quote) []text.Span {
	out := make([]text.Span, len(t.Sentences))
	q := 0
	for k := 0; k < len(out); {
		sp, next := t.Sentences[k].Span, k+1
		for q < len(quotes) && quotes[q].Start < sp.End {
			for ; next < len(out) && t.Sentences[next].Start < quotes[q].End; next++ {
				sp.End = t.Sentences[next].End
			}
			q++
		}
		for ; k < next; k++ {
			out[k] = sp
		}
	}
	return out
}

// Two mentions tell of one event if the words around their dates share this much, and this many
// content words of which some are no names. In the story's own days, when much happens at once, they
// must share more, and their dates must be the same.
const (
	minShared      = 0.12
	minSharedStory = 0.2
	minContent     = 3
	minPlain       = 1
	minPlainStory  = 2
	mostlyShared   = 0.35 // from here on minPlain is enough
)

// Mentions of several sources whose dates exclude each other tell of one event, on whose date the
// sources disagree, if the words around the dates are nearly the same and the dates not far apart.
const (
	minDisputed  = 0.6
	disputedDays = 31
)

// near is how many tokens to either side of a date say what happened then.
const near = 12

// minWords is the fewest content words of a passage that tells of something.
const minWords = 3

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
	classes := wording.Same(passages, func(i int) string { return mentions[i].Date.String() })
	x := wording.New(classes.First(passages))
	content := make([]int, len(mentions)) // words that say what happened
	for k, class := range classes {
		for _, i := range class {
			content[i] = x.Len(k)
		}
	}
	apart := classes.Apart(func(i int) int { return mentions[i].Source })
	links := links(x, mentions, classes, window)
	var events []Event
	for _, group := range classes.Expand(wording.Group(len(classes), links, apart)) {
		if e, ok := event(mentions, content, group); ok {
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

// links are the pairs of classes of mentions that can date one event: their dates share a day, or
// are disputed, and their passages share words.
func links(x *wording.Index, mentions []Mention, classes wording.Classes, window span) []wording.Link {
	apart := classes.Apart(func(i int) int { return mentions[i].Source })
	var out []wording.Link
	for _, p := range x.Pairs(2) {
		a, b := mentions[classes[p.A][0]].Date, mentions[classes[p.B][0]].Date
		least, plain, worth := minShared, minPlain, 1.0
		switch {
		case !a.Meets(b):
			if apart(p.A, p.B) || distance(a, b) > disputedDays {
				continue
			}
			least, worth = minDisputed, 0.5
		case window.class(a) == Story || window.class(b) == Story:
			if a != b { // "this week" and "Friday" are seldom one thing where each day has its own
				continue
			}
			least, plain = minSharedStory, minPlainStory
		}
		o := x.Shared(p.A, p.B)
		if o.Share >= mostlyShared {
			plain = minPlain
		}
		if o.Share < least || o.Content < minContent || o.Plain < plain || a != b && together(mentions, classes[p.A], classes[p.B]) {
			continue
		}
		out = append(out, wording.Link{Pair: p, Score: worth * o.Share})
	}
	return out
}

// together tells whether a mention of one class stands in one passage with a mention of the other.
func together(mentions []Mention, a, b []int) bool {
	type place struct {
		source  int
		passage text.Span
	}
	places := make(map[place]bool, len(a))
	for _, i := range a {
		places[place{mentions[i].Source, mentions[i].Passage}] = true
	}
	return slices.ContainsFunc(b, func(i int) bool { return places[place{mentions[i].Source, mentions[i].Passage}] })
}

// distance is how many days lie between the beginnings of two dates.
func distance(a, b date.Date) int {
	from, _ := a.Bounds()
	other, _ := b.Bounds()
	return max(int(from)-int(other), int(other)-int(from))
}

// event is the event that a group of mentions dates: its date is the finest of theirs, its first
// mention the one with that date and the most content.
func event(mentions []Mention, content []int, group []int) (Event, bool) {
	best := slices.MinFunc(group, func(a, b int) int {
		return cmp.Or(cmp.Compare(days(mentions[a].Date), days(mentions[b].Date)), cmp.Compare(content[b], content[a]),
			date.Compare(mentions[a].Date, mentions[b].Date), cmp.Compare(a, b))
	})
	if content[best] < minWords {
		return Event{}, false
	}
	e := Event{Date: mentions[best].Date, Mentions: []Mention{mentions[best]}}
	from, to := date.MinDay, date.MaxDay // the days that all mentions allow
	for _, k := range group {
		if k != best {
			e.Mentions = append(e.Mentions, mentions[k])
		}
		first, end := mentions[k].Date.Bounds()
		from, to = max(from, first), min(to, end)
	}
	e.Conflict = from >= to
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
// Days that begin before the story and end in it are background; those that outlast it belong to
// where most of them lie.
func (w span) class(d date.Date) Class {
	from, to := d.Bounds()
	switch {
	case w.from > w.to || to <= w.from || from < w.from && to <= w.to:
		return Background
	case from >= w.to || to-w.to > w.to-from:
		return Forecast
	}
	return Story
}
