package site

import (
	"fmt"
	"strconv"
	"time"

	"dossier/internal/date"
)

// scaleTick is a date on the scale.
type scaleTick struct {
	X, Words, Anchor string
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
		t := scaleTick{across(e.place(d)), words, "middle"}
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
			add(firstDay(y, 1), yearName(y))
		}
	case months >= 3:
		step := stepFor(months+1, most)
		for i := 0; i <= months; i += step {
			y, m := y1+(m1-1+i)/12, (m1-1+i)%12+1
			add(firstDay(y, m), monthShort(m)+" "+yearName(y))
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

// firstDay is the first day of a month of a year, of which 0 is 1 BC; date.MinDay where EDTF has no
// such year.
func firstDay(y, m int) date.Day {
	edtf := fmt.Sprintf("%04d-%02d", y, m)
	if y < 0 {
		edtf = fmt.Sprintf("-%04d-%02d", -y, m)
	}
	d, err := date.Parse(edtf)
	if err != nil {
		return date.MinDay
	}
	from, _ := d.Bounds()
	return from
}

func monthShort(m int) string {
	return monthName(m)[:3]
}

// monthName is the name of month 1 to 12.
func monthName(m int) string { return time.Month(m).String() }

// yearName is a year for readers; 0 is 1 BC.
func yearName(y int) string {
	if y < 1 {
		return strconv.Itoa(1-y) + " BC"
	}
	return strconv.Itoa(y)
}
