package site

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAxis draws any timeline: every mark lies in its drawing, marks stand in the order of time, and
// each event is part of one.
func TestAxis(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dates := drawDates(rt, 1, 300)
		r, seeds := timelineOf(t, dates...)
		x, err := newIndex(r, seeds)
		if err != nil {
			rt.Fatal(err)
		}
		a := x.axis()
		if !strings.HasPrefix(a.Summary, count(len(dates), "event")+" ") {
			rt.Errorf("%d events: %s", len(dates), a.Summary)
		}
		for _, b := range a.Bands {
			below := 0
			for _, l := range b.Lanes {
				if l.LabelLine < below {
					rt.Errorf("%s: %s stands in the lane above", b.Name, l.Label)
				}
				if len(l.Bars) == 0 || len(l.Bars) > 120 {
					rt.Errorf("%s: %d bars of %s", b.Name, len(l.Bars), l.Label)
				}
				last := 0.0
				for _, m := range l.Bars {
					from, to, length := value(rt, m.X1), value(rt, m.X2), value(rt, m.Length)
					if from < last || to < from || to > 100 || from+length > 100.01 {
						rt.Errorf("%s: %s from %s to %s, %s long, behind %v", b.Name, m.Class, m.X1, m.X2, m.Length, last)
					}
					if m.Top < l.LabelLine || m.Top+m.Width > b.Line || m.Y-m.Top != m.Radius {
						rt.Errorf("%s: %s from %d to %d down, the scale at %d", b.Name, m.Class, m.Top, m.Top+m.Width, b.Line)
					}
					last, below = from, max(below, m.Top+m.Width)
				}
			}
			for _, tick := range b.Ticks {
				if at := value(rt, tick.X); at < 0 || at > 100 || tick.Words == "" {
					rt.Errorf("%s: tick %+v", b.Name, tick)
				}
			}
			if len(b.Ticks) > 7 || b.Label > b.Height {
				rt.Errorf("%s: %d ticks, at %d of %d", b.Name, len(b.Ticks), b.Label, b.Height)
			}
		}
	})
}

// value is a place across in percent.
func value(t *rapid.T, s string) float64 {
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestBars gives for a date how it is drawn.
func TestBars(t *testing.T) {
	for edtf, want := range map[string]string{
		"1931/1933":       "bar",
		"1931-03-05":      "dot",
		"1931-03-05~":     "dot, fades: both",
		"1930~/1932":      "bar, fades: start",
		"1930/1932?":      "bar, fades: end",
		"1930/..":         "bar, later",
		"../1932":         "bar, earlier",
		"/1932%":          "bar, fades: end, earlier",
		"1930-01/1930-02": "dot",
	} {
		r, seeds := timelineOf(t, "1900 background", edtf+" story", "1999 forecast")
		x, err := newIndex(r, seeds)
		if err != nil {
			t.Fatal(err)
		}
		bars := x.axis().Bands[0].Lanes[1].Bars
		if len(bars) != 1 {
			t.Fatalf("%s: %d bars", edtf, len(bars))
		}
		got := "bar"
		if bars[0].Dot {
			got = "dot"
		}
		if bars[0].Fade != "" {
			got += ", fades: " + bars[0].Fade
		}
		if bars[0].Earlier {
			got += ", earlier"
		}
		if bars[0].Further {
			got += ", later"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", edtf, got, want)
		}
	}
}

// TestAxisWords says of a timeline what its drawing shows.
func TestAxisWords(t *testing.T) {
	r, seeds := timelineOf(t, "../1930 background", "1930 background", "1931-03~ story", "1932 forecast", "soon forecast")
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	const want = "4 events from 1930 to 1932: 2 background, 1 story, 1 expected. The date of 1 is approximate or uncertain. 1 has an end that is open or not known."
	if got := x.axis().Summary; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	r.Timeline = nil
	if x.axis() != nil {
		t.Error("nothing is drawn")
	}
}
