// Package date reads the dates of a text.
//
// In goes a text and the day it was published; out come its expressions that stand for
// calendar days, as spans of the text, each with its Date. A Date is written in EDTF
// (ISO 8601-2), the forms that Parse lists.
//
//	for _, m := range date.Find(t, anchor) { // anchor 2022-01-21, a Friday
//		fmt.Println(t.Flat(m.Span), m.Date) // "last Wednesday" 2022-01-19
//	}
package date

import (
	"cmp"
	"strings"
	"time"
)

// Date is a day, a month, a part of a year, a year, a decade or a century, or an interval of
// two days, months or years; these three may be approximate or uncertain. Dates are comparable
// with ==; the zero Date is unknown.
type Date struct {
	from, to point // to is zero unless the date is an interval
}

// form says how fine a point is, coarsest first.
type form uint8

const (
	none    form = iota
	unknown      // the empty side of "2014/"
	open         // the ".." of "2014/.."
	century      // 19XX
	decade       // 199X
	year         // 1998
	yearX        // 1998-XX: one month of it
	yearXX       // 1998-XX-XX: one day of it
	part         // 1998-33: a season, quarter or half
	month        // 1998-10
	monthX       // 1998-10-XX: one day of it
	day          // 1998-10-05
)

// qualifier is how sure a point is.
type qualifier uint8

const (
	approximate qualifier = 1 << iota // ~
	uncertain                         // ?
)

// point is one date without a slash. The year of a century or decade is its first.
type point struct {
	form      form
	part, day uint8 // part is the month or, where form is part, the EDTF code 21..41
	qualifier qualifier
	year      int32
}

// IsZero tells whether d is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// interval tells whether d is two points.
func (d Date) interval() bool { return d.to.form != none }

// Bounds is the range of days [from, to) that d covers. An open or unknown end is MinDay or
// MaxDay. The unknown date covers no days: 0, 0.
func (d Date) Bounds() (from, to Day) {
	if d.IsZero() {
		return 0, 0
	}
	from, to = d.from.bounds()
	if d.interval() {
		_, to = d.to.bounds()
	}
	return from, to
}

// Begin is when the first day of d begins, in UTC; false where d has no first day, or one before the year 1.
func (d Date) Begin() (time.Time, bool) {
	from, _ := d.Bounds()
	year, month, day := from.Civil()
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC), !d.IsZero() && from != MinDay && year >= 1
}

// bounds is the range of days [from, to) of p. A winter begins in the December before.
func (p point) bounds() (from, to Day) {
	y, m := int(p.year), int(p.part)
	months := func(first, n int) (Day, Day) { return dayOf(y, first, 1), dayOf(y, first+n, 1) }
	switch p.form {
	case century:
		return months(1, 1200)
	case decade:
		return months(1, 120)
	case year, yearX, yearXX:
		return months(1, 12)
	case part:
		first, n := partMonths(m)
		return months(first, n)
	case month, monthX:
		return months(m, 1)
	case day:
		d := dayOf(y, m, int(p.day))
		return d, d + 1
	}
	return MinDay, MaxDay
}

// The EDTF codes of the parts of a year.
const (
	spring       = 21
	winter       = 24
	firstQuarter = 33
	firstHalf    = 40
	secondHalf   = 41
)

// partMonths is the first month and the number of months of a part of the year. The winter
// of a year begins in December of the year before.
func partMonths(code int) (first, n int) {
	switch {
	case code == winter:
		return 0, 3
	case code >= firstHalf:
		return 6*(code-firstHalf) + 1, 6
	case code >= firstQuarter:
		return 3*(code-firstQuarter) + 1, 3
	}
	return 3*(code-spring) + 3, 3
}

// Meets tells whether d and e share a day.
func (d Date) Meets(e Date) bool {
	a, b := d.Bounds()
	x, y := e.Bounds()
	return a < y && x < b
}

// Within tells whether d has days and each is a day of e.
func (d Date) Within(e Date) bool {
	a, b := d.Bounds()
	x, y := e.Bounds()
	return a < b && x <= a && b <= y
}

// Compare orders dates by their first day, then coarser first, then by their EDTF. It is 0
// only for equal dates; the unknown date comes before all others.
func Compare(a, b Date) int {
	if a.IsZero() || b.IsZero() {
		return strings.Compare(a.String(), b.String())
	}
	af, at := a.Bounds()
	bf, bt := b.Bounds()
	return cmp.Or(cmp.Compare(af, bf), cmp.Compare(bt, at), strings.Compare(a.String(), b.String()))
}

// span is the interval of the days [from, to), as one day where it is one.
func span(from, to Day) Date {
	first, last := from.Date(), (to - 1).Date()
	switch {
	case first == last:
		return first
	case first.IsZero() || last.IsZero():
		return Date{}
	}
	return Date{from: first.from, to: last.from}
}

// join is the interval from the beginning of a to the end of b, or zero where one is
// unknown or b ends first.
func join(a, b Date) Date {
	if a.IsZero() || b.IsZero() {
		return Date{}
	}
	from, _ := a.Bounds()
	_, to := b.Bounds()
	switch {
	case from >= to:
		return Date{}
	case a == b && !a.interval():
		return a
	}
	d := Date{from: a.ends().from, to: b.ends().from}
	if b := b.ends(); b.interval() {
		d.to = b.to
	}
	if d.from == d.to {
		return Date{from: d.from}
	}
	return d
}

// ends is d as an interval of days, months or years, which is all that EDTF lets an interval
// have at level 1: a season is three months, a decade ten years.
func (d Date) ends() Date {
	if d.interval() || d.from.plain() || d.from.form <= open {
		return d
	}
	from, to := d.Bounds()
	y, m, _ := from.Civil()
	endYear, endMonth, _ := (to - 1).Civil()
	switch d.from.form {
	case part, monthX:
		return join(newMonth(y, m), newMonth(endYear, endMonth))
	}
	return join(newYear(y), newYear(endYear))
}

// plain tells whether p is a day, month or year.
func (p point) plain() bool { return p.form == year || p.form == month || p.form == day }

// newYear, newMonth, newPart, newDecade and newCentury are dates of that grain, zero where
// EDTF's four digits don't hold the year. A month beyond 1..12 runs over.
func newYear(y int) Date { return newDate(point{form: year, year: int32(y)}) }

func newMonth(y, m int) Date {
	y += floorDiv(m-1, 12)
	return newDate(point{form: month, year: int32(y), part: uint8(floorMod(m-1, 12) + 1)})
}

func newPart(y, code int) Date {
	return newDate(point{form: part, year: int32(y), part: uint8(code)})
}

func newDecade(y int) Date {
	return newDate(point{form: decade, year: int32(floorDiv(y, 10) * 10)})
}

func newCentury(y int) Date {
	return newDate(point{form: century, year: int32(floorDiv(y, 100) * 100)})
}

func newDate(p point) Date {
	if p.year > maxYear || p.year < -maxYear || p.year < 0 && p.form <= decade {
		return Date{}
	}
	return Date{from: p}
}

// week is the Monday to Sunday that d is in.
func week(d Day) Date { return span(d.monday(), d.monday()+7) }

// single is the only day of d.
func (d Date) single() (Day, bool) {
	from, to := d.Bounds()
	return from, from+1 == to
}

// about is d marked approximate.
func (d Date) about() Date {
	d = d.ends()
	if d.from.form > open {
		d.from.qualifier |= approximate
	}
	if d.to.form > open {
		d.to.qualifier |= approximate
	}
	return d
}
