package site

import (
	"math"
	"slices"
)

// ends is the extent in words: "from 2013 to 2022", "in 2022"; where they are near each
// other, the days.
func (e extent) ends() string {
	const fewDays = 60
	y1, _, _ := e.from.Civil()
	y2, _, _ := (e.to - 1).Civil()
	first, last := yearName(y1), yearName(y2)
	if e.days() <= fewDays {
		first, last = e.from.Date().Words(), (e.to - 1).Date().Words()
	}
	if first == last {
		if e.days() <= fewDays {
			return "on " + first
		}
		return "in " + first
	}
	return "from " + first + " to " + last
}

// cluster is stretches that are drawn as one bar, from left to right in percent.
type cluster struct {
	stretch
	left, right float64
}

// bars draws the stretches of one class, which are in order of time, from the pixel top down, and
// says in how many rows. What would not be told apart is one bar.
func (e extent) bars(list []stretch, top int) (bars []bar, rows int) {
	const dot = 1.0 // percent; what is shorter is one
	var ends [laneRows]float64
	for _, c := range e.clusters(list) {
		row := freeRow(ends[:], c.left)
		ends[row] = max(ends[row], c.right)
		rows = max(rows, row+1)
		radius := min(8, 3+int(math.Sqrt(float64(c.entries-1))))
		y := top + row*rowHeight + rowHeight/2
		b := bar{
			Class: c.class, X1: across(c.left), X2: across(c.right), Length: across(c.right - c.left),
			Y: y, Top: y - radius, Width: 2 * radius, Radius: radius,
			Earlier: c.openStart, Further: c.openEnd,
		}
		if c.right-c.left < dot && !c.openStart && !c.openEnd {
			b.Dot, b.X2 = true, b.X1
		}
		switch {
		case c.fadeStart && c.fadeEnd:
			b.Fade = "both"
		case c.fadeStart:
			b.Fade = "start"
		case c.fadeEnd:
			b.Fade = "end"
		}
		if b.Fade != "" {
			b.Class += " unsure"
		}
		bars = append(bars, b)
	}
	return bars, rows
}

// freeRow is the first row that nothing stands in from place on, or the one that is free soonest.
func freeRow(ends []float64, place float64) int {
	const gap = 1.5 // percent
	for row, end := range ends {
		if end == 0 || end+gap <= place {
			return row
		}
	}
	return slices.Index(ends, slices.Min(ends))
}

// clusters puts together stretches that begin and end alike, to a part of the width that leaves no
// more than most of them. How sure their ends are must be the same.
func (e extent) clusters(list []stretch) []cluster {
	const (
		most   = 120
		finest = 0.25 // percent
	)
	type alike struct {
		left, right int // cells
		sure        span
	}
	for cell := finest; ; cell *= 2 {
		var out []cluster
		at := map[alike]int{}
		for _, s := range list {
			c := e.cluster(s)
			key := alike{int(c.left / cell), int(c.right / cell), s.span}
			key.sure.extent = extent{}
			k, ok := at[key]
			if !ok {
				at[key] = len(out)
				out = append(out, c)
				continue
			}
			out[k].entries += c.entries
			out[k].left, out[k].right = min(out[k].left, c.left), max(out[k].right, c.right)
		}
		if len(out) <= most {
			return out
		}
	}
}

// cluster is one stretch in its place. An open end runs to the edge; a last day is a point.
func (e extent) cluster(s stretch) cluster {
	c := cluster{stretch: s, left: e.place(s.from), right: e.place(max(s.from, s.to-1))}
	if s.openStart {
		c.left = 0
	}
	if s.openEnd {
		c.right = 100
	}
	return c
}
