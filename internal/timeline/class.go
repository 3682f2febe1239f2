package timeline

import (
	"slices"

	"dossier/internal/date"
)

// Class says where an event stands to the story.
type Class string

const (
	Background Class = "background"
	Story      Class = "story"
	Forecast   Class = "forecast"
)

// span is the story's own days [from, to).
type span struct{ from, to date.Day }

const (
	lead  = 7  // days before the first source that are the story's own
	pause = 30 // days without a source that end a story
)

// storyDays are the days on which most sources were published, and those near them: the shortest
// time in which more than half of the sources came out, and every source that no long pause parts from it.
// A lone report of years before is none of the story.
func storyDays(sources []Source) span {
	var out []span // of each source with a date, its days of publication
	for _, s := range sources {
		if !s.Published.IsZero() {
			from, to := s.Published.Bounds()
			out = append(out, span{from, to})
		}
	}
	if len(out) == 0 {
		return span{date.MaxDay, date.MinDay}
	}
	slices.SortFunc(out, func(a, b span) int { return int(a.from) - int(b.from) })
	most := len(out)/2 + 1
	first := 0
	for i := range len(out) - most + 1 {
		if out[i+most-1].from-out[i].from < out[first+most-1].from-out[first].from {
			first = i
		}
	}
	last := first + most - 1
	for first > 0 && out[first].from-out[first-1].from <= pause {
		first--
	}
	for last+1 < len(out) && out[last+1].from-out[last].from <= pause {
		last++
	}
	w := span{out[first].from - lead, date.MinDay}
	for _, s := range out[first : last+1] {
		w.to = max(w.to, s.to)
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

// class is where the event stands to the story. What every source tells before its day is a forecast, and
// what a source tells that came out on that day or later is none.
func (e *Event) class(w span, sources []Source) Class {
	told := slices.ContainsFunc(e.Mentions, func(m Mention) bool {
		return !sources[m.Source].Published.IsZero() && !ahead(m.Date, sources[m.Source].Published)
	})
	if !slices.ContainsFunc(e.Mentions, func(m Mention) bool { return !ahead(m.Date, sources[m.Source].Published) }) {
		return Forecast
	}
	if from, _ := e.Date.Bounds(); told && from >= w.to {
		return Story
	}
	return w.class(e.Date)
}

// ahead tells whether d begins after the day of publication.
func ahead(d, published date.Date) bool {
	if published.IsZero() {
		return false
	}
	from, _ := d.Bounds()
	_, to := published.Bounds()
	return from >= to
}
