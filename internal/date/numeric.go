package date

import "dossier/internal/text"

// order is the order of day and month in a text's numeric dates.
type order uint8

const (
	noOrder order = iota
	dayFirst
	monthFirst
)

// slashed is a numeric date that ends in its year: 21/1/2022 or 1/21/2022.
type slashed struct{ year, a, b int }

// order is the order that the numbers allow, noOrder where both.
func (s slashed) order() order {
	switch {
	case s.a > 12:
		return dayFirst
	case s.b > 12:
		return monthFirst
	}
	return noOrder
}

// readings are the days that it is day first and month first.
func (s slashed) readings() (days, months Day) {
	return dayOf(s.year, s.b, s.a), dayOf(s.year, s.a, s.b)
}

// on follows the numbers, then the text's order, then the tense, where one reading goes against
// it, then the reading within a week of the anchor.
func (s slashed) on(c context) Date {
	o := s.order()
	if o == noOrder {
		o = c.order
	}
	days, months := s.readings()
	now, ok := c.today()
	against := func(d Day) bool { return ok && (c.tense == past && d > now || c.tense == future && d < now) }
	switch {
	case o == dayFirst, s.a == s.b, o == noOrder && against(months) && !against(days):
		return days.Date()
	case o == monthFirst, o == noOrder && against(days) && !against(months):
		return months.Date()
	}
	near := func(d Day) bool { return ok && now-7 <= d && d <= now+7 }
	switch {
	case near(days) && !near(months):
		return days.Date()
	case near(months) && !near(days):
		return months.Date()
	}
	return Date{}
}

// orderOf is the order of day and month that the unambiguous numeric dates of a text have,
// if they agree. Without any, days before the names of months tell: who writes 5 January
// writes 5/1/2022, but who writes January 5 may write either.
func orderOf(tokens []text.Token, all []found) order {
	numeric, named := noOrder, noOrder
	for _, f := range all {
		if n, ok := f.when.(slashed); ok {
			switch own := n.order(); {
			case own == noOrder || own == numeric:
			case numeric == noOrder:
				numeric = own
			default:
				return noOrder
			}
			continue
		}
		named = max(named, namedOrder(tokens[f.first:f.end]))
	}
	if numeric == noOrder && named == dayFirst {
		return dayFirst
	}
	return numeric
}

// namedOrder is the order of a day's number and its month's name in an expression.
func namedOrder(expression []text.Token) order {
	day, month, second := false, false, noOrder
	for _, t := range expression {
		switch c := vocabulary[t.Lower].class; {
		case c == monthName || c == monthShort:
			month, second = true, dayFirst
		case t.Kind == text.Number:
			ordinal := t.Lower[len(t.Lower)-1] > '9'
			day, second = len(t.Lower) <= 2 || ordinal && len(t.Lower) <= 4, monthFirst
		}
		if month && day {
			return second
		}
	}
	return noOrder
}

// onWeekday is w, which a weekday introduces: that decides between the readings of 4/2/2022
// and between the years of a day without one.
func onWeekday(weekday int, w when) when {
	switch w := w.(type) {
	case slashed:
		days, months := w.readings()
		if a, b := days.weekday() == weekday, months.weekday() == weekday; w.order() == noOrder && a != b {
			if a {
				return fixed{days.Date()}
			}
			return fixed{months.Date()}
		}
	case monthDay:
		return weekdayDate{w, weekday}
	}
	return w
}

// weekdayDate is a day of a month without its year, in a year in which it is that weekday.
type weekdayDate struct {
	monthDay
	weekday int
}

func (w weekdayDate) on(c context) Date {
	near := c.nearest(w.monthDay)
	if near.IsZero() {
		return near
	}
	y := int(near.from.year)
	for _, d := range [...]Date{near, w.in(y - 1), w.in(y + 1), w.in(y - 2), w.in(y + 2)} {
		if day, ok := d.single(); ok && day.weekday() == w.weekday {
			return d
		}
	}
	return near
}
