package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/date"
)

// axis is the drawing of the timeline: bands of time, one below the other, the first of all
// and a second of the story's own days where these are a small part of all.
type axis struct {
	Bands   []band
	Summary string // what the drawing shows, in words
}

// band is a stretch of time with its events, in lanes by class. Places across are in
// percent, so that text keeps its size at any width; places down are in pixels.
type band struct {
	Name         string
	Words        string // what it shows
	Height, Line int    // Line is where the scale is,
	TickEnd      int    // where its ticks end,
	Label        int    // and the baseline of their words
	Window       *bar   // the days of the next band; its X2 is their length
	Lanes        []lane
	Ticks        []scaleTick
}

// lane is the events of one class.
type lane struct {
	Label     string
	LabelLine int
	Bars      []bar // by where they begin; none covers another where there is room
}

// bar is the days that events may have happened on. Percent are across, pixels down.
type bar struct {
	Class            string
	X1, X2, Length   string // percent; a dot is at X1
	Y, Top           int    // pixels, the middle and the upper edge
	Width, Radius    int    // pixels; Width is how thick it is
	Dot              bool   // too short for a bar
	Fade             string // start, end or both: which ends are approximate
	Earlier, Further bool   // an end is open
}

// extent is the range of days [from, to).
type extent struct{ from, to date.Day }

// span is the days that a date covers, and how sure their ends are. Of an open end no day counts.
type span struct {
	extent
	class              string
	fadeStart, fadeEnd bool // that end is approximate or uncertain
	openStart, openEnd bool // that end is open or unknown
}

// stretch is the events of one class that have exactly these days.
type stretch struct {
	span
	entries int
}

// Sizes of the drawing in pixels, and the part of all time below which the story's days get a
// band of their own.
const (
	laneHead  = 18 // for the name of a lane
	rowHeight = 20
	laneRows  = 5 // the most of a lane
	closeUp   = 0.2
)

var classOrder = [...]string{"background", "story", "forecast"}

// axis draws the timeline; nil where nothing is dated.
func (x *index) axis() *axis {
	list := x.stretches()
	if len(list) == 0 {
		return nil
	}
	all, _ := bounds(list, "")
	story, stretches := bounds(list, "story")
	first := newBand("All events", all, list)
	a := &axis{Bands: []band{first}, Summary: first.Words}
	if stretches > 2 && story.days() < closeUp*all.days() {
		a.Bands[0].Window = &bar{X1: across(all.place(story.from)), X2: across(max(0.4, 96*story.days()/all.days()))}
		inside := slices.DeleteFunc(slices.Clone(list), func(s stretch) bool { return !s.inside(story) })
		a.Bands = append(a.Bands, newBand("The story’s own days, drawn larger", story, inside))
	}
	return a
}

// stretches is the events that are dated, in order of time.
func (x *index) stretches() []stretch {
	var list []stretch
	at := map[span]int{}
	for i := range x.r.Timeline {
		e := &x.r.Timeline[i]
		s, ok := spanOf(e.Date, e.Class)
		if !ok {
			continue
		}
		k, ok := at[s]
		if !ok {
			k, at[s] = len(list), len(list)
			list = append(list, stretch{span: s})
		}
		list[k].entries++
	}
	slices.SortStableFunc(list, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(a.left(), b.left()), cmp.Compare(b.to, a.to))
	})
	return list
}

// spanOf reads an EDTF date; false where it says nothing that can be drawn.
func spanOf(edtf, class string) (span, bool) {
	d, err := date.Parse(edtf)
	if err != nil || d.IsZero() {
		return span{}, false
	}
	start, end, ok := strings.Cut(edtf, "/")
	if !ok {
		end = start
	}
	s := span{class: class, fadeStart: strings.ContainsAny(start, "~?%"), fadeEnd: strings.ContainsAny(end, "~?%")}
	s.from, s.to = d.Bounds()
	s.openStart, s.openEnd = s.from == date.MinDay, s.to == date.MaxDay
	switch {
	case s.openStart:
		s.from = s.to - 1
	case s.openEnd:
		s.to = s.from + 1
	}
	return s, true
}

// left is where the drawing of s begins.
func (s span) left() date.Day {
	if s.openStart {
		return date.MinDay
	}
	return s.from
}

// inside tells whether s begins and ends in e.
func (s span) inside(e extent) bool {
	return e.from <= s.from && s.to <= e.to && !s.openStart && !s.openEnd
}

func (e extent) days() float64 { return float64(e.to) - float64(e.from) }

// place is where day d is across the band of e, in percent. The margins at both ends are for dots
// and arrows.
func (e extent) place(d date.Day) float64 {
	d = min(max(d, e.from), e.to)
	return 2 + 96*(float64(d)-float64(e.from))/e.days()
}

// across is a place or a length across the drawing.
func across(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) + "%" }

// bounds is the extent of the stretches of that class, or of all where it is "", and their number.
func bounds(list []stretch, class string) (e extent, n int) {
	for _, s := range list {
		if class != "" && s.class != class {
			continue
		}
		if n++; n == 1 {
			e = s.extent
		}
		e = extent{min(e.from, s.from), max(e.to, s.to)}
	}
	return e, n
}

func newBand(name string, e extent, list []stretch) band {
	b := band{Name: name, Words: e.words(list), Ticks: e.ticks()}
	top := 0
	for _, class := range classOrder {
		of := slices.DeleteFunc(slices.Clone(list), func(s stretch) bool { return s.class != class })
		if len(of) == 0 {
			continue
		}
		l := lane{Label: classWords[class], LabelLine: top + 12}
		rows := 0
		l.Bars, rows = e.bars(of, top+laneHead)
		b.Lanes = append(b.Lanes, l)
		top += laneHead + rows*rowHeight
	}
	b.Line = top + 2
	b.TickEnd, b.Label, b.Height = b.Line+5, b.Line+19, b.Line+25
	return b
}

// words is what the stretches are: "22 events from 2013 to 2022: 6 background, 16 story."
func (e extent) words(list []stretch) string {
	total, unsure, open := 0, 0, 0
	classes := map[string]int{}
	for _, s := range list {
		total += s.entries
		classes[s.class] += s.entries
		if s.fadeStart || s.fadeEnd {
			unsure += s.entries
		}
		if s.openStart || s.openEnd {
			open += s.entries
		}
	}
	var parts []string
	for _, c := range classOrder {
		if n := classes[c]; n > 0 {
			parts = append(parts, grouped(n)+" "+strings.ToLower(classWords[c]))
		}
	}
	out := count(total, "event") + " " + e.ends() + ": " + strings.Join(parts, ", ") + "."
	switch {
	case unsure == 1:
		out += " The date of 1 is approximate or uncertain."
	case unsure > 1:
		out += " The dates of " + grouped(unsure) + " are approximate or uncertain."
	}
	switch {
	case open == 1:
		out += " 1 has an end that is open or not known."
	case open > 1:
		out += " " + grouped(open) + " have an end that is open or not known."
	}
	return out
}
