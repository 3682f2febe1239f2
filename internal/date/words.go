package date

import (
	"strconv"
)

var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

var weekdayNames = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// Words is d for readers of English: "Wednesday 19 January 2022", "March 2014", "late 2013",
// "about January 2022", "17 to 23 January 2022", "the 1990s". It is "" for the unknown date.
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	if !d.interval() {
		return d.from.hedge() + d.from.words()
	}
	if d.from.qualifier == d.to.qualifier {
		if w := d.partWords(); w != "" {
			return d.from.hedge() + w
		}
	}
	switch {
	case d.to.form <= open:
		return "since " + d.from.hedge() + d.from.words()
	case d.from.form <= open:
		return "until " + d.to.hedge() + d.to.words()
	}
	return d.from.hedge() + d.from.before(d.to) + " to " + d.to.hedge() + d.to.short()
}

// partWords names an interval that is a part of a year or month, a decade or a century, "" for
// any other.
func (d Date) partWords() string {
	switch y := d.from.year; {
	case d.from.form != d.to.form:
		return ""
	case d.from.form == year && y%100 == 0 && y >= 0 && d.to.year == y+99:
		return point{form: century, year: y}.short()
	case d.from.form == year && y%10 == 0 && y >= 0 && d.to.year == y+9:
		return point{form: decade, year: y}.short()
	case y != d.to.year:
		return ""
	}
	plain := Date{from: d.from, to: d.to}
	plain.from.qualifier, plain.to.qualifier = 0, 0
	whole := newYear(int(d.from.year))
	if d.from.form == day {
		whole = newMonth(int(d.from.year), int(d.from.part))
	}
	for _, s := range []stage{early, mid, late} {
		if s.of(whole) == plain {
			return s.words(whole)
		}
	}
	return ""
}

func (p point) hedge() string {
	switch p.qualifier {
	case approximate:
		return "about "
	case uncertain:
		return "probably "
	case approximate | uncertain:
		return "probably about "
	}
	return ""
}

// words is p in full, short without the weekday; an approximate day has none.
func (p point) words() string {
	if p.form == day && p.qualifier == 0 {
		return weekdayNames[dayOf(int(p.year), int(p.part), int(p.day)).weekday()] + " " + p.short()
	}
	return p.short()
}

func (p point) short() string {
	y := yearWords(int(p.year))
	switch p.form {
	case century:
		return "the " + ordinal(int(p.year)/100+1) + " century"
	case decade:
		return "the " + strconv.Itoa(int(p.year)) + "s"
	case yearX, yearXX, year:
		return y
	case part:
		return partName(int(p.part)) + y
	case month, monthX:
		return monthNames[p.part] + " " + y
	case day:
		return strconv.Itoa(int(p.day)) + " " + monthNames[p.part] + " " + y
	}
	return ""
}

// before is the words of p, the begin of an interval, without what its end q repeats.
func (p point) before(q point) string {
	if p.year != q.year || p.form != q.form || p.qualifier != q.qualifier {
		return p.short()
	}
	switch {
	case p.form == day && p.part == q.part:
		return strconv.Itoa(int(p.day))
	case p.form == day:
		return strconv.Itoa(int(p.day)) + " " + monthNames[p.part]
	case p.form == month:
		return monthNames[p.part]
	}
	return p.short()
}

func yearWords(y int) string {
	if y <= 0 {
		return strconv.Itoa(1-y) + " BC"
	}
	return strconv.Itoa(y)
}

// partName is the name of a part of the year, ready for the year to follow.
func partName(code int) string {
	switch {
	case code == firstHalf:
		return "the first half of "
	case code == secondHalf:
		return "the second half of "
	case code >= firstQuarter:
		return "the " + [...]string{"first", "second", "third", "fourth"}[code-firstQuarter] + " quarter of "
	}
	return [...]string{"spring ", "summer ", "autumn ", "winter "}[code-spring]
}

func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// HTML is d as the value of <time datetime>, which can be a day, a month or a year from 1;
// "" for any other date.
func (d Date) HTML() string {
	if d.interval() || d.from.year < 1 {
		return ""
	}
	switch p := d.from; p.form {
	case day, month, year:
		p.qualifier = 0
		return Date{from: p}.String()
	}
	return ""
}
