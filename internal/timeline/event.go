package timeline

import (
	"cmp"
	"slices"

	"dossier/internal/date"
)

// Event is something dated.
type Event struct {
	Date     date.Date
	Class    Class
	Mentions []Mention // the one that tells it best first, the others in order of source and place
	Conflict bool      // the mentions' dates exclude each other, or the orders in which they place it
}

// minWords is the fewest content words of a passage that tells of something.
const minWords = 3

// event is the event that a group of mentions dates: its date is the finest of theirs, its first
// mention the one with that date and the most content.
func event(mentions []Mention, content []int, group []int) (Event, bool) {
	best := slices.MinFunc(group, func(a, b int) int {
		return cmp.Or(cmp.Compare(days(mentions[a].Date), days(mentions[b].Date)), cmp.Compare(rank(mentions[a]), rank(mentions[b])), cmp.Compare(content[b], content[a]),
			date.Compare(mentions[a].Date, mentions[b].Date), cmp.Compare(a, b))
	})
	if content[best] < minWords || !slices.ContainsFunc(group, func(k int) bool { return !mentions[k].aside }) {
		return Event{}, false
	}
	e := Event{Date: mentions[best].Date, Mentions: []Mention{mentions[best]}}
	for _, k := range group {
		if k != best {
			e.Mentions = append(e.Mentions, mentions[k])
		}
	}
	e.Conflict = disagree(mentions, group)
	return e, true
}

// disagree tells whether a mention of the group, which is in order of source, is over before one of another source
// begins.
func disagree(mentions []Mention, group []int) bool {
	type latest struct {
		from   date.Day
		source int
	}
	var first, second latest // the mention that begins last, and that of another source
	first.source, second.source = -1, -1
	for _, k := range group {
		from, _ := mentions[k].Date.Bounds()
		l := latest{from, mentions[k].Source}
		switch {
		case first.source < 0 || l.source == first.source && from > first.from:
			first = l
		case l.source != first.source && from > first.from:
			first, second = l, first
		case l.source != first.source && (second.source < 0 || from > second.from):
			second = l
		}
	}
	for _, k := range group {
		_, to := mentions[k].Date.Bounds()
		l := first
		if l.source == mentions[k].Source {
			l = second
		}
		if l.source >= 0 && l.from >= to {
			return true
		}
	}
	return false
}

// inOrder puts mentions in order of source and place.
func inOrder(mentions []Mention) {
	slices.SortFunc(mentions, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Expression.Start, b.Expression.Start))
	})
}

// rank is low for mentions that tell an event by themselves.
func rank(m Mention) int {
	switch {
	case m.aside:
		return 2
	case m.act.leans:
		return 1
	}
	return 0
}

// vagueDays is the longest time, in days, that still dates an event: a decade.
const vagueDays = 3660

func vague(d date.Date) bool { return days(d) > vagueDays }

func days(d date.Date) int {
	from, to := d.Bounds()
	return int(to) - int(from)
}

// distance is how many days lie between the beginnings of two dates.
func distance(a, b date.Date) int {
	from, _ := a.Bounds()
	other, _ := b.Bounds()
	return max(int(from)-int(other), int(other)-int(from))
}
