package date

// amount is a number of units.
type amount struct {
	n    int
	unit unit
}

// andHalf is a and half a unit more. Half a month or less is let go.
func (a amount) andHalf() amount {
	switch a.unit {
	case yearUnit:
		return amount{2*a.n + 1, halfUnit}
	case decadeUnit:
		return amount{10*a.n + 5, yearUnit}
	case centuryUnit:
		return amount{100*a.n + 50, yearUnit}
	}
	return a
}

// away is so much time from a date: two years ago, three days later. Without a date it is
// counted from the anchor.
type away struct {
	amounts []amount // added up
	sign    int
	from    when
}

func (a away) on(c context) Date {
	base := c.anchor
	if a.from != nil {
		base = a.from.on(c)
	}
	if len(a.amounts) == 1 {
		one := a.amounts[0]
		return a.move(base, one.unit, a.sign*one.n)
	}
	d, ok := base.single()
	if !ok {
		return Date{}
	}
	for _, one := range a.amounts {
		d = addTime(d, one.unit, a.sign*one.n)
	}
	return d.Date()
}

// move counts in whole calendar units, except weeks, which are counted in days. From
// another date than the anchor days keep their grain: four months from 7 May is a day.
func (a away) move(base Date, u unit, n int) Date {
	if d, ok := base.single(); ok && (u == weekUnit || u == workdayUnit || a.from != nil && u <= yearUnit && !isPrior(a.from)) {
		return addTime(d, u, n).Date()
	}
	if u == weekUnit {
		return shifted(base, dayUnit, 7*n)
	}
	return shifted(base, u, n)
}

// moved is a week or month, n from the anchor's own, so much time back: ten years ago this week.
type moved struct {
	amounts []amount
	unit    unit
	n       int
}

func (m moved) on(c context) Date {
	now, ok := c.today()
	if !ok {
		return Date{}
	}
	now = addTime(now, m.unit, m.n)
	for _, one := range m.amounts {
		now = addTime(now, one.unit, -one.n)
	}
	return shifted(now.Date(), m.unit, 0)
}

func isPrior(w when) bool { _, ok := w.(prior); return ok }

// addTime is the day that lies n units after d; a day that the month lacks becomes its last.
func addTime(d Day, u unit, n int) Day {
	y, m, day := d.Civil()
	months := 0
	switch u {
	case dayUnit:
		return d + Day(n)
	case workdayUnit:
		return d.workday(n)
	case weekUnit, weekendUnit:
		return d + Day(7*n)
	case monthUnit:
		months = n
	case quarterUnit:
		months = 3 * n
	case halfUnit:
		months = 6 * n
	case yearUnit:
		months = 12 * n
	case decadeUnit:
		months = 120 * n
	case centuryUnit:
		months = 1200 * n
	}
	return dayOf(y, m+months, min(day, monthDays(y, m+months)))
}

func (e edgeRun) stage() stage {
	if e.last {
		return late
	}
	return early
}

// besideUnit is the day or week before a day (n -1) or after it (1): the week before Easter.
type besideUnit struct {
	unit unit
	n    int
	day  when
}

func (b besideUnit) on(c context) Date {
	d := b.day.on(c)
	if _, ok := d.single(); !ok {
		return Date{}
	}
	return shifted(d, b.unit, b.n)
}

// prior is the text's last date.
type prior struct{}

func (prior) on(c context) Date { return c.prior }

// run is the time of so many units just before or after the anchor: the past three months.
type run struct {
	amount amount
	sign   int
	begun  bool // the anchor is the first day: within the next three months
}

func (r run) on(c context) Date {
	now, ok := c.today()
	if !ok {
		return Date{}
	}
	far := addTime(now, r.amount.unit, r.sign*r.amount.n)
	switch r.amount.unit {
	case decadeUnit, centuryUnit, quarterUnit:
		a, b := shifted(c.anchor, r.amount.unit, r.sign), shifted(c.anchor, r.amount.unit, r.sign*r.amount.n)
		if r.sign < 0 {
			a, b = b, a
		}
		return join(a, b)
	}
	switch {
	case r.sign < 0:
		return span(far, now)
	case r.begun:
		return span(now, far+1)
	}
	return span(now+1, far+1)
}

// edgeRun is so much time at the beginning or end of a date: the first two weeks of April.
type edgeRun struct {
	amount amount // n is 0 where the text doesn't count: the last days of May
	last   bool
	of     when
}

func (e edgeRun) on(c context) Date {
	d := e.of.on(c)
	from, to := d.Bounds()
	if d.IsZero() || from == MinDay || to == MaxDay {
		return Date{}
	}
	run := e.amount
	if run.n == 0 {
		if d.from.form != year || run.unit >= monthUnit {
			return e.stage().of(d)
		}
		run = amount{1, monthUnit}
	}
	a, b := from, addTime(from, run.unit, run.n)
	if e.last {
		a, b = addTime(to, run.unit, -run.n), to
	}
	if a < from || b > to {
		return Date{}
	}
	y, m, day := a.Civil()
	endYear, endMonth, _ := (b - 1).Civil()
	switch {
	case run.unit < monthUnit || day != 1:
		return span(a, b)
	case run.unit >= yearUnit && m == 1:
		return years(y, endYear)
	}
	return join(newMonth(y, m), newMonth(endYear, endMonth))
}
