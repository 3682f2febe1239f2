package date

// when is an expression that is read but not yet placed on the calendar.
type when interface {
	// on is its place in that context, zero where the context doesn't say enough.
	on(c context) Date
}

// context is what an expression's place depends on.
type context struct {
	anchor  Date  // when the text was published
	prior   Date  // the last date of the text before the expression
	history bool  // the text is a history
	story   Date  // in one, how far it is told; else zero
	quarter Date  // the quarter that the text is about
	figures bool  // the sentence is of money or percentages
	tense   tense // of the verb that the expression belongs to
	apart   int   // tokens from that verb to it; far where a clause lies between
	toward  bool  // through, by, until or another word of ends stands before it
	opens   bool  // between or from stands before it: what it begins may have begun
	order   order // of the text's numeric dates
}

// today is the anchor, where that is a day.
func (c context) today() (Day, bool) { return c.anchor.single() }

// month and year are those of the anchor, where it is no coarser.
func (c context) month() (y, m int, ok bool) {
	from, to := c.anchor.Bounds()
	y, m, _ = from.Civil()
	return y, m, from < to && to <= dayOf(y, m+1, 1)
}

func (c context) year() (int, bool) {
	from, to := c.anchor.Bounds()
	y, _, _ := from.Civil()
	return y, from < to && to <= dayOf(y+1, 1, 1)
}

// fixed is a date that needs no context.
type fixed struct{ date Date }

func (f fixed) on(context) Date { return f.date }

// hedged is an approximate date.
type hedged struct{ of when }

func (h hedged) on(c context) Date { return h.of.on(c).about() }

// ofUnit tells whether w is one such unit of the calendar: last week, that week.
func ofUnit(w when, u unit) bool {
	switch w := w.(type) {
	case periodAt:
		return w.unit == u
	case periodTold:
		return w.unit == u
	case neighbour:
		return w.unit == u
	case same:
		return w.unit == u
	}
	return false
}

// ofYear is what lies in the year that the text speaks of: the second half of the year. In the
// past tense it is never to come: in January it is last year's.
type ofYear struct{ with func(year when) when }

func (o ofYear) on(c context) Date {
	d := o.with(periodTold{periodAt{yearUnit, 0}}).on(c)
	begin, _ := d.Bounds()
	if _, end := c.anchor.Bounds(); c.tense == past && !d.IsZero() && !c.anchor.IsZero() && begin >= end {
		return o.with(periodAt{yearUnit, -1}).on(c)
	}
	return d
}

// between is the interval from one date to another.
type between struct{ from, to when }

func (b between) on(c context) Date { return join(b.from.on(c), b.to.on(c)) }

// dayOffset is a day counted from the anchor's: yesterday is -1.
type dayOffset int

func (d dayOffset) on(c context) Date {
	now, ok := c.today()
	if !ok {
		return Date{}
	}
	return (now + Day(d)).Date()
}

// monthDay is a day of a month without its year: the nearest that fits the tense.
type monthDay struct{ month, day int }

// on is in the year of the month that the text just spoke of: in October 1987, on Oct. 19.
func (m monthDay) on(c context) Date {
	if p := c.prior.from; p.form == month && int(p.part) == m.month && !c.prior.interval() {
		return m.in(int(p.year))
	}
	return c.nearest(m)
}

func (m monthDay) in(y int) Date {
	if m.day > monthDays(y, m.month) {
		return Date{}
	}
	return dayOf(y, m.month, m.day).Date()
}

// september11 is the day that the attacks of 2001 are called by, but in older texts.
type september11 struct{ monthDay }

func (s september11) on(c context) Date {
	attacks := dayOf(2001, 9, 11)
	if from, _ := c.anchor.Bounds(); !c.anchor.IsZero() && from < attacks {
		return c.nearest(s.monthDay)
	}
	return attacks.Date()
}

// recurring is what comes each year.
type recurring interface {
	when
	in(year int) Date // zero where that year lacks it
}

// lenient is how many days r may go against the tense of its sentence: none right behind the
// verb, few for a month or season near it, as in "told of a cut in May", more for a day, for a month
// behind "through" and the like, or far from the verb.
func (c context) lenient(r recurring) Day {
	isMonth := false
	switch r := r.(type) {
	case monthIn:
		isMonth = true
	case partIn:
		isMonth = r.code <= winter
	}
	switch {
	case c.apart <= 2, isMonth && c.tense == future && c.apart <= 5 && !c.opens:
		return 0
	case isMonth && !c.toward && c.apart <= 9:
		return 31
	}
	return 91
}

// nearest chooses among what comes each year: the nearest to the anchor, unless that is
// far off and goes against the tense. The anchor must be a month or finer.
func (c context) nearest(r recurring) Date {
	if !c.story.IsZero() && c.tense != future {
		return c.inStory(r)
	}
	y, _, ok := c.month()
	if !ok {
		return Date{}
	}
	const aYear, farthest = 366, Day(1 << 20)
	first, end := c.anchor.Bounds()
	best, least := Date{}, farthest
	for _, d := range [...]Date{r.in(y - 1), r.in(y), r.in(y + 1)} {
		if d.IsZero() {
			continue
		}
		from, to := d.Bounds()
		off := max(from-end+1, first-to+1, 0)
		against := c.tense == past && from >= end || c.tense == future && to <= first
		if against && off > c.lenient(r) {
			off += aYear
		}
		if off < least {
			best, least = d, off
		}
	}
	return best
}

// yearly is what comes each year, in a year that is spoken of: April last year.
type yearly struct {
	of   recurring
	year when
}

func (y yearly) on(c context) Date {
	d := y.year.on(c)
	if d.from.form != year || d.interval() {
		return Date{}
	}
	return y.of.in(int(d.from.year))
}

// monthIn is a month without its year.
type monthIn struct {
	month int
	way   way
}

// on never makes last May the month just over, which is called last month, unless a new
// year has begun since.
func (m monthIn) on(c context) Date {
	if _, now, ok := c.month(); ok && m.way == previous && now-1 == m.month {
		y, _ := c.year()
		return newMonth(y-1, m.month)
	}
	return c.directed(m.way, m)
}

func (m monthIn) in(y int) Date { return newMonth(y, m.month) }

// partIn is a season, quarter or half without its year.
type partIn struct {
	code int
	way  way
}

func (p partIn) on(c context) Date {
	if p.way == bare && p.code >= firstQuarter {
		return c.begun(p)
	}
	return c.directed(p.way, p)
}

func (p partIn) in(y int) Date { return newPart(y, p.code) }

// begun is the last that has begun by the anchor; in the future tense the first that is not
// long over, for results are told when a quarter has ended.
func (c context) begun(r recurring) Date {
	y, ok := c.year()
	if !ok {
		return Date{}
	}
	const untold = 60 // days
	first, end := c.anchor.Bounds()
	best := r.in(y - 1)
	for _, d := range [...]Date{r.in(y), r.in(y + 1)} {
		from, _ := d.Bounds()
		_, over := best.Bounds()
		if c.tense == future && over+untold <= first || c.tense != future && from < end {
			best = d
		}
	}
	return best
}

// directed chooses among what comes each year by the way: last May, this May, next May.
func (c context) directed(w way, r recurring) Date {
	if from, to := c.prior.Bounds(); from < to && from != MinDay && to != MaxDay {
		switch w {
		case after:
			return firstAfter(r, to)
		case before:
			return lastOver(r, from)
		}
	}
	y, ok := c.year()
	if !ok {
		return Date{}
	}
	first, end := c.anchor.Bounds()
	switch w {
	case bare:
		return c.nearest(r)
	case current:
		return r.in(y)
	case previous, lately, before: // the last that is over
		best := r.in(y - 1)
		if _, to := r.in(y).Bounds(); to <= first {
			best = r.in(y)
		}
		return best
	}
	if from, _ := r.in(y).Bounds(); from >= end { // the first to begin
		return r.in(y)
	}
	return r.in(y + 1)
}

// weekdayIn is a weekday: by default the anchor's own day or the last before it; the coming
// one where the tense is the future.
type weekdayIn struct {
	weekday int
	way     way
}

func (w weekdayIn) on(c context) Date {
	base, ok := c.today()
	if w.way == after || w.way == before {
		if d, known := c.prior.single(); known {
			base = d
		}
	}
	if !ok {
		return Date{}
	}
	back := floorMod(base.weekday()-w.weekday, 7)
	switch w.way {
	case previous, before, lately:
		if back == 0 {
			back = 7
		}
		return (base - Day(back)).Date()
	case after:
		return (base + Day(7-back)).Date()
	case coming:
		return (base + Day(7-back)).Date()
	case next:
		return (base.monday() + 7 + Day(w.weekday)).Date()
	case current:
		return (base.monday() + Day(w.weekday)).Date()
	}
	if c.tense == future && back > 0 {
		return (base + Day(7-back)).Date()
	}
	return (base - Day(back)).Date()
}

// weekdayOfMonth is a weekday with its day of the month: the nearest Friday 13.
type weekdayOfMonth struct{ weekday, day int }

func (w weekdayOfMonth) on(c context) Date {
	now, ok := c.today()
	if !ok {
		return Date{}
	}
	y, m, _ := now.Civil()
	const farthest = 48 // months: each weekday meets each 31st within them
	for far := range farthest {
		for _, n := range [...]int{m - far, m + far} {
			d := dayOf(y, n, w.day)
			against := c.tense == past && d > now || c.tense == future && d < now
			if d.weekday() == w.weekday && w.day <= monthDays(y, n) && !against {
				return d.Date()
			}
		}
	}
	return Date{}
}

// dayOfMonth is a day of a month that only the context names: the 21st.
type dayOfMonth int

func (d dayOfMonth) on(c context) Date {
	now, ok := c.today()
	if !ok {
		return Date{}
	}
	y, m, n := now.Civil()
	switch {
	case c.tense == past && int(d) > n:
		m--
	case c.tense == future && int(d) < n:
		m++
	}
	if int(d) > monthDays(y, m) {
		return Date{}
	}
	return dayOf(y, m, int(d)).Date()
}

// directed is what comes each year as a way leads to it: last Christmas, next May 6.
type directed struct {
	of  recurring
	way way
}

func (d directed) on(c context) Date { return c.directed(d.way, d.of) }

// onWay is w as the way leads to it, where it comes each year.
func onWay(to way, w when) when {
	if of, ok := w.(recurring); ok {
		return directed{of, to}
	}
	return w
}
