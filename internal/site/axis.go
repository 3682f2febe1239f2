package site

import (
	"cmp"
	"fmt"
	"math"
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
	Height, Line int // Line is where the scale is,
	TickEnd      int // where its ticks end,
	Label        int // and the baseline of their words
	Window       *bar
	Lanes        []lane
	Ticks        []scaleTick
}

// lane is the events of one class.
type lane struct {
	Label     string
	LabelLine int
	Bars      []bar
}

// bar is the days that events may have happened on.
type bar struct {
	Class    string
	X1, X2   string // percent
	Y, Width int    // pixels; Width is how thick it is
}

// scaleTick is a date on the scale.
type scaleTick struct {
	X, Words, Anchor string
}

// extent is the range of days [from, to).
type extent struct{ from, to date.Day }

// stretch is the days of the events of one class that have exactly these.
type stretch struct {
	extent
	class   string
	unsure  bool // the date itself is approximate or uncertain
	entries int
}

// laneHeight is in pixels, and closeUp the part of all time below which the story's days
// get a band of their own.
const (
	laneHeight = 38
	closeUp    = 0.2
)

var classOrder = [...]string{"background", "story", "forecast"}

// axis draws the timeline; nil where nothing is dated.
func (x *index) axis() *axis {
	list, words := x.stretches()
	if len(list) == 0 {
		return nil
	}
	all, _ := bounds(list, "")
	story, stretches := bounds(list, "story")
	a := &axis{Summary: words}
	first := newBand("All events", all, list)
	if stretches > 2 && story.days() < closeUp*all.days() {
		first.Window = &bar{X1: all.percent(story.from), X2: strconv.FormatFloat(max(0.4, 100*story.days()/all.days()), 'f', 2, 64) + "%"}
		inside := slices.DeleteFunc(slices.Clone(list), func(s stretch) bool { return s.from < story.from || s.to > story.to })
		a.Bands = append(a.Bands, first, newBand("The story’s own days, drawn larger", story, inside))
		return a
	}
	a.Bands = append(a.Bands, first)
	return a
}

// stretches is the events that have bounds, in order of time, and a sentence on them.
func (x *index) stretches() ([]stretch, string) {
	var list []stretch
	var first, last date.Date
	classes := map[string]int{}
	for i := range x.r.Timeline {
		e := &x.r.Timeline[i]
		d, err := date.Parse(e.Date)
		if err != nil || d.IsZero() {
			continue
		}
		from, to := d.Bounds()
		if from == date.MinDay || to == date.MaxDay {
			continue
		}
		if len(list) == 0 || date.Compare(d, first) < 0 {
			first = d
		}
		if len(list) == 0 || date.Compare(d, last) > 0 {
			last = d
		}
		classes[e.Class]++
		unsure := strings.ContainsAny(e.Date, "~?%X")
		s := stretch{extent{from, to}, e.Class, unsure, 1}
		at := slices.IndexFunc(list, func(o stretch) bool { return o.extent == s.extent && o.class == s.class && o.unsure == s.unsure })
		if at < 0 {
			list = append(list, s)
		} else {
			list[at].entries++
		}
	}
	slices.SortStableFunc(list, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	var parts []string
	total := 0
	for _, c := range classOrder {
		if n := classes[c]; n > 0 {
			total += n
			parts = append(parts, grouped(n)+" "+strings.ToLower(classWords[c]))
		}
	}
	span := "from " + yearOf(first.String()) + " to " + yearOf(last.String())
	if yearOf(first.String()) == yearOf(last.String()) {
		span = "in " + yearOf(first.String())
	}
	return list, count(total, "event") + " " + span + ": " + strings.Join(parts, ", ") + "."
}

func (e extent) days() float64 { return float64(e.to) - float64(e.from) }

// percent is the place of day d across the band of e.
func (e extent) percent(d date.Day) string {
	d = min(max(d, e.from), e.to)
	// The margins at both ends leave room for the round ends of bars.
	return strconv.FormatFloat(2+96*(float64(d)-float64(e.from))/e.days(), 'f', 2, 64) + "%"
}

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
	b := band{Name: name, Ticks: e.ticks()}
	for _, class := range classOrder {
		top := laneHeight * len(b.Lanes)
		l := lane{Label: classWords[class], LabelLine: top + 12}
		for _, s := range list {
			if s.class != class {
				continue
			}
			shown := class
			if s.unsure {
				shown += " unsure"
			}
			end := s.to - 1 // a day is a point
			l.Bars = append(l.Bars, bar{shown, e.percent(s.from), e.percent(max(s.from, end)), top + 26,
				min(16, int(6+2*math.Sqrt(float64(s.entries-1))))})
		}
		if l.Bars != nil {
			b.Lanes = append(b.Lanes, l)
		}
	}
	b.Line = laneHeight*len(b.Lanes) + 2
	b.TickEnd, b.Label, b.Height = b.Line+5, b.Line+19, b.Line+25
	return b
}

// ticks is at most seven dates that divide e evenly: years, months or days.
func (e extent) ticks() []scaleTick {
	const most = 7
	y1, m1, _ := e.from.Civil()
	y2, m2, _ := (e.to - 1).Civil()
	var out []scaleTick
	add := func(d date.Day, words string) {
		if d < e.from || d >= e.to {
			return
		}
		t := scaleTick{e.percent(d), words, "middle"}
		switch part := (float64(d) - float64(e.from)) / e.days(); {
		case part < 0.06:
			t.Anchor = "start"
		case part > 0.94:
			t.Anchor = "end"
		}
		out = append(out, t)
	}
	switch months := 12*(y2-y1) + m2 - m1; {
	case y2-y1 >= 3:
		step := stepFor(y2-y1+1, most)
		for y := (y1 + step - 1) / step * step; y <= y2; y += step {
			add(firstDay(y, 1), strconv.Itoa(y))
		}
	case months >= 3:
		step := stepFor(months+1, most)
		for i := 0; i <= months; i += step {
			y, m := y1+(m1-1+i)/12, (m1-1+i)%12+1
			add(firstDay(y, m), monthShort(m)+" "+strconv.Itoa(y))
		}
	default:
		step := date.Day(stepFor(int(e.to-e.from), most))
		for d := e.from; d < e.to; d += step {
			_, m, n := d.Civil()
			add(d, strconv.Itoa(n)+" "+monthShort(m))
		}
	}
	return out
}

// stepFor is the least round step that divides n into at most that many.
func stepFor(n, most int) int {
	for scale := 1; ; scale *= 10 {
		for _, s := range [...]int{1, 2, 5} {
			if n <= most*s*scale {
				return s * scale
			}
		}
	}
}

// firstDay is the first day of a month of a year from 1.
func firstDay(y, m int) date.Day {
	d, err := date.Parse(fmt.Sprintf("%04d-%02d", y, m))
	if err != nil {
		return date.MinDay
	}
	from, _ := d.Bounds()
	return from
}

func monthShort(m int) string {
	const names = "JanFebMarAprMayJunJulAugSepOctNovDec"
	return names[3*m-3 : 3*m]
}
