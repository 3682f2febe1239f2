package date

import "dossier/internal/text"

// openers begin the ranges that these words go on with.
var openers = map[string]string{"to": "from", "till": "from", "until": "from", "and": "between"}

// nowBehind reads the "now" that ends a range: from 2019 to now, between May and now.
func (r *reader) nowBehind(i int) (when, int) {
	const reach = 8
	link := openers[r.word(i-1)]
	if link == "" || r.isWord(i+1) {
		return nil, i
	}
	for k := i - 2; k >= i-reach; k-- {
		if r.is(k, link) {
			return dayOffset(0), i + 1
		}
	}
	return nil, i
}

// lasting is an amount of time that begins on a day: two weeks starting 20 May.
type lasting struct {
	amount amount
	begin  when
}

func (l lasting) on(c context) Date {
	first, ok := l.begin.on(c).single()
	if !ok {
		return Date{}
	}
	return span(first, addTime(first, l.amount.unit, l.amount.n))
}

// starting reads the day behind "two weeks starting", whose amount ends before token i.
func (r *reader) starting(a amount, i int) (when, int) {
	j := i + 1
	if r.is(j, "on", "from") {
		j++
	}
	if j >= r.last {
		return nil, i
	}
	w, end := r.plain(j)
	switch w.(type) {
	case fixed, slashed, monthDay, weekdayDate, weekdayIn, dayOffset, holiday:
		return lasting{a, w}, end
	}
	return nil, i
}

// weekFrom is the seven days that begin or end on a day: the week commencing 4 February.
type weekFrom struct {
	day   when
	ended bool
}

func (w weekFrom) on(c context) Date {
	d, ok := w.day.on(c).single()
	switch {
	case !ok:
		return Date{}
	case w.ended:
		return span(d-6, d+1)
	}
	return span(d, d+7)
}

// weekWith reads the day behind "week commencing", "week ended"; token i is the one behind "week".
func (r *reader) weekWith(i int) (when, int) {
	ended := r.is(i, "ended", "ending") || r.is(i, "to") && r.is(i-2, "the")
	if !ended && !r.is(i, "commencing", "beginning", "starting") || i+1 >= r.last {
		return nil, i
	}
	j := i + 1
	if r.is(j, "on") {
		j++
	}
	read := r.dated
	if _, ok := r.value(j, weekdayName); ok {
		read = r.fromWeekday
	}
	if w, end := read(j); w != nil {
		return weekFrom{w, ended}, end
	}
	return nil, i
}

// roughly reads around Christmas, circa 1850, about March 2015 behind a preposition, where
// about is not what is spoken about.
func (r *reader) roughly(i int) (when, int) {
	about := r.is(i, "about") && r.is(i-1, "in", "since", "from", "until", "till", "by")
	if !about && !r.is(i, "circa", "around", "approximately") || i+1 >= r.last {
		return nil, i
	}
	w, end := r.stagedAt(i + 1)
	if w == nil {
		w, end = r.plain(i + 1)
	}
	switch w.(type) {
	case fixed, staged, monthDay, monthIn, holiday, yearly:
		return hedged{w}, end
	}
	return nil, i
}

// dayOfPeriod reads the month behind a day, or behind the days d to to, of tokens [i, end):
// 21st of this month; until 23 of next month; from 4 to 22 this month.
func (r *reader) dayOfPeriod(i, end, d, to int) (when, int) {
	j := end
	if r.is(j, "of", "in") {
		j++
	}
	month, stop := r.monthTold(j)
	if month == nil || r.counts(i, end, to > 0) {
		return nil, i
	}
	first := nth{n: d, unit: dayUnit, weekday: -1, of: month}
	if to == 0 {
		return first, stop
	}
	return between{first, nth{n: to, unit: dayUnit, weekday: -1, of: month}}, stop
}

// monthTold reads this month, the next month, the month.
func (r *reader) monthTold(i int) (when, int) {
	if r.is(i, "the") {
		i++
		if r.is(i, "month") && r.is(i-2, "of") {
			return periodTold{periodAt{monthUnit, 0}}, i + 1
		}
	}
	if w, ok := r.value(i, wayName); ok && r.is(i+1, "month") {
		return r.wayUnit(i, i+1, way(w), monthUnit)
	}
	return nil, i
}

// counts tells whether the numbers of tokens [i, end) before a month may count other things
// than its days: he bought 21 this month, it rose from 4 to 22 this month.
func (r *reader) counts(i, end int, ranged bool) bool {
	_, bare := r.digits(end-1, 0)
	_, spelled := r.value(end-1, cardinal)
	switch {
	case spelled:
		return true
	case !bare, r.is(end, "of") && r.is(i-1, "on", "by", "since", "until", "till"):
		return false
	case ranged && r.is(i-1, "from", "between"):
		linked := r.is(end, "of") || r.hyphen(i+1) || r.is(i+1, "until", "till", "through")
		return !linked && !lastingWords[r.word(i-2)]
	}
	return true
}

// lastingWords go before the days that something lasts.
var lastingWords = text.Set("away out off here open closed shut held place run ran runs running lasts lasted scheduled booked")
