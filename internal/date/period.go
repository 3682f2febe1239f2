package date

// periodAt is a calendar unit so many of it from the anchor's own: last week is -1.
type periodAt struct {
	unit unit
	n    int
}

func (p periodAt) on(c context) Date { return shifted(c.anchor, p.unit, p.n) }

// periodTold is a unit so many of it from the text's own: the year, the next month. In news
// that is the anchor's, in a history the one told of; where the tense is the past the next year
// is that after the text's last date.
type periodTold struct{ periodAt }

func (p periodTold) on(c context) Date {
	if !c.story.IsZero() {
		return shifted(c.story, p.unit, p.n)
	}
	if p.n > 0 && c.tense == past {
		if d := shifted(c.prior, p.unit, p.n); !d.IsZero() {
			return d
		}
	}
	return p.periodAt.on(c)
}

// shifted is the calendar unit that d lies in, moved by n of it; zero where d is coarser.
func shifted(d Date, u unit, n int) Date {
	if d.IsZero() {
		return Date{}
	}
	from, to := d.Bounds()
	if from == MinDay || to == MaxDay {
		return Date{}
	}
	y, m, _ := from.Civil()
	moved := Date{}
	switch u {
	case dayUnit:
		if from+1 == to {
			return (from + Day(n)).Date()
		}
		return Date{}
	case weekUnit:
		moved = week(from + Day(7*n))
		from += Day(7 * n)
		to += Day(7 * n)
	case weekendUnit:
		saturday := from.monday() + 5 + Day(7*n)
		if to-from > 7 {
			return Date{}
		}
		return span(saturday, saturday+2)
	case monthUnit:
		return grainOf(d, newMonth(y, m), newMonth(y, m+n))
	case quarterUnit:
		q := y*4 + (m-1)/3
		return grainOf(d, quarterAt(q), quarterAt(q+n))
	case halfUnit:
		h := y*2 + (m-1)/6
		return grainOf(d, halfAt(h), halfAt(h+n))
	case yearUnit:
		return grainOf(d, newYear(y), newYear(y+n))
	case decadeUnit:
		return grainOf(d, newDecade(y), newDecade(y+10*n))
	case centuryUnit:
		return grainOf(d, newCentury(y), newCentury(y+100*n))
	}
	if a, b := moved.Bounds(); a <= from && to <= b {
		return moved
	}
	return Date{}
}

// grainOf is moved where d lies within home, its own unit; otherwise d is too coarse.
func grainOf(d, home, moved Date) Date {
	if !d.Within(home) {
		return Date{}
	}
	return moved
}

func quarterAt(n int) Date { return newPart(floorDiv(n, 4), firstQuarter+floorMod(n, 4)) }

func halfAt(n int) Date { return newPart(floorDiv(n, 2), firstHalf+floorMod(n, 2)) }

// same is the unit that the text's last date is in: that day, the same year.
type same struct{ unit unit }

func (s same) on(c context) Date { return shifted(c.prior, s.unit, 0) }

// sameIn is the day, month or the like of the text's last date, else of the anchor, in another year:
// the same month last year.
type sameIn struct {
	unit unit
	year when
}

func (s sameIn) on(c context) Date {
	d, y := shifted(c.prior, s.unit, 0), s.year.on(c)
	if d.IsZero() {
		d = shifted(c.anchor, s.unit, 0)
	}
	if d.IsZero() || y.from.form != year || y.interval() {
		return Date{}
	}
	from, _ := d.Bounds()
	own, _, _ := from.Civil()
	return shifted(addTime(from, yearUnit, int(y.from.year)-own).Date(), s.unit, 0)
}

// soFar is the anchor's own unit up to the anchor: the year to date.
type soFar struct{ unit unit }

func (s soFar) on(c context) Date {
	now, ok := c.today()
	if !ok {
		return Date{}
	}
	from, _ := shifted(c.anchor, s.unit, 0).Bounds()
	return span(from, now+1)
}

// weekendIn is a weekend: in the past tense the last one that has begun, or where it is
// coming the first that has not.
type weekendIn struct{ coming bool }

func (w weekendIn) on(c context) Date {
	now, ok := c.today()
	if ok && w.coming && now.weekday() >= 5 {
		return shifted(c.anchor, weekendUnit, 1)
	}
	if ok && w.coming {
		return shifted(c.anchor, weekendUnit, 0)
	}
	if ok && c.tense == past && now.weekday() < 5 {
		return shifted(c.anchor, weekendUnit, -1)
	}
	return shifted(c.anchor, weekendUnit, 0)
}

// yearEnd is the end of the anchor's year, or in the past tense of the year before where
// that is still to come.
type yearEnd struct{}

func (yearEnd) on(c context) Date {
	y, ok := c.year()
	if !ok {
		return Date{}
	}
	if _, m, ok := c.month(); ok && c.tense == past && m < 10 {
		y--
	}
	return late.of(newYear(y))
}

// neighbour is the unit before or after the one that the text is speaking of, else of the
// anchor: the previous quarter. The day before is never the anchor's.
type neighbour struct {
	unit unit
	n    int
}

func (n neighbour) on(c context) Date {
	if n.unit == quarterUnit && !c.quarter.IsZero() {
		return shifted(c.quarter, n.unit, n.n)
	}
	if d := shifted(c.prior, n.unit, n.n); !d.IsZero() {
		return d
	}
	if n.unit == dayUnit && n.n != 0 {
		return Date{}
	}
	return shifted(c.anchor, n.unit, n.n)
}

// yearBefore is a year before: in a report on a quarter or month that of the year before.
type yearBefore struct {
	from    when
	quarter bool // the words say that a quarter or the like is meant
}

func (y yearBefore) on(c context) Date {
	if !c.quarter.IsZero() && (c.figures || y.quarter) {
		q := c.quarter
		q.from.year--
		return q
	}
	if c.figures && c.prior.from.form == month && !c.prior.interval() {
		m := c.prior
		m.from.year--
		return m
	}
	return away{amounts: []amount{{1, yearUnit}}, sign: -1, from: y.from}.on(c)
}

// thatQuarter is the quarter that the text is about.
type thatQuarter struct{}

func (thatQuarter) on(c context) Date { return c.quarter }

// quarterOf is that quarter in another year: the 1988 quarter, the 1988 period. Where the text is
// about none it is the year.
type quarterOf int

func (y quarterOf) on(c context) Date {
	if c.quarter.IsZero() {
		return newYear(int(y))
	}
	q := c.quarter
	q.from.year = int32(y)
	return q
}

// latestQuarter is that quarter, else the last that is over.
type latestQuarter struct{}

func (latestQuarter) on(c context) Date {
	if !c.quarter.IsZero() {
		return c.quarter
	}
	return shifted(c.anchor, quarterUnit, -1)
}

// nth is the nth weekday or unit within a date; n -1 is the last.
type nth struct {
	n       int
	unit    unit
	weekday int // where unit is days: which, or -1 for any day
	of      when
}

func (n nth) on(c context) Date {
	d := n.of.on(c)
	from, to := d.Bounds()
	if d.IsZero() || from == MinDay || to == MaxDay {
		return Date{}
	}
	y, m, _ := from.Civil()
	found := Date{}
	switch n.unit {
	case dayUnit:
		found = n.day(from, to).Date()
	case weekUnit:
		found = n.week(from, to)
		return found
	case weekendUnit:
		monday := n.day(from, to).monday()
		return span(monday+5, monday+7)
	case monthUnit:
		if n.n < 0 {
			_, m, _ = (to - 1).Civil()
			found = newMonth(y, m)
		} else {
			found = newMonth(y, m+n.n-1)
		}
	case quarterUnit:
		found = quarterAt(y*4 + floorMod(n.n-1, 4))
		if n.n < 0 {
			found = quarterAt(y*4 + 3)
		}
	case halfUnit:
		found = n.half(d)
	case decadeUnit:
		found = newDecade(y + 10*(n.n-1))
	}
	if !found.Within(d) {
		return Date{}
	}
	return found
}

// half is the first or second half of d, zero where the calendar doesn't halve it.
func (n nth) half(d Date) Date {
	from, to := d.Bounds()
	y, second := int(d.from.year), n.n != 1
	length := map[form]int{decade: 10, century: 100}[d.from.form]
	switch {
	case d.interval():
		return Date{}
	case d.from.form == year:
		return halfAt(y*2 + n.n - 1)
	case d.from.form == month && second:
		return span(from+15, to)
	case d.from.form == month:
		return span(from, from+15)
	case length > 0 && second:
		return years(y+length/2, y+length-1)
	case length > 0:
		return years(y, y+length/2-1)
	}
	return Date{}
}

// day is the nth day, or weekday, of [from, to).
func (n nth) day(from, to Day) Day {
	step, first, last := Day(7), from, to-1
	if n.weekday < 0 {
		step = 1
	} else {
		first += Day(floorMod(n.weekday-from.weekday(), 7))
		last -= Day(floorMod(last.weekday()-n.weekday, 7))
	}
	if n.n < 0 {
		return last
	}
	return first + step*Day(n.n-1)
}

// week is the nth week of [from, to): a week belongs where its Thursday is.
func (n nth) week(from, to Day) Date {
	thursday := nth{n: n.n, unit: dayUnit, weekday: 3}.day(from, to)
	if thursday < from || thursday >= to {
		return Date{}
	}
	return week(thursday)
}

// around is the unit of the calendar that has a date.
type around struct {
	unit unit
	of   when
}

func (a around) on(c context) Date { return shifted(a.of.on(c), a.unit, 0) }
