package date

// sharedMonth reads a day of "18 and 19 June" or "4, 5 and 6 May" that has its month from the
// last; that one stands alone.
func (r *reader) sharedMonth(i int) (when, int) {
	if _, spelled := r.value(i, cardinal); spelled {
		return nil, i
	}
	d, end := r.dayNumber(i)
	if end == i || !r.is(end, "and", "or", "&", ",") || r.is(i-1, "between") {
		return nil, i
	}
	if next, _ := r.dayNumber(end + 1); next <= d {
		return nil, i
	}
	var w when
	if r.is(end, ",") {
		w, _ = r.sharedMonth(end + 1)
	} else {
		w, _ = r.dayMonth(end + 1)
	}
	switch w := w.(type) {
	case monthDay:
		if d < w.day {
			return monthDay{w.month, d}, end
		}
	case fixed:
		if last, ok := w.date.single(); ok {
			if y, m, second := last.Civil(); d < second {
				return fixed{dayOf(y, m, d).Date()}, end
			}
		}
	}
	return nil, i
}

// laterDay reads a day of "June 18 and 19" or "May 4, 6 and 9" that has its month from the
// first; what is counted is none: June 18 and 19 people.
func (r *reader) laterDay(i int) (when, int) {
	d, end := r.dayNumber(i)
	switch {
	case end == i || !r.inDayList(i, end):
		return nil, i
	case r.is(end, "of"), r.isWord(end) && !timePrepositions[r.word(end)] && !r.is(end, "at", "when", "but", "that"):
		return nil, i
	case r.glued(end) && r.is(end, "%", "-", "–", "/", "."):
		if !r.is(end, ".") || end+1 < r.last {
			return nil, i
		}
	}
	m, ok := r.listMonth(i, d)
	if !ok || d > monthDays(2000, m) {
		return nil, i
	}
	if r.is(end, ",") {
		if y, stop := r.yearAfterDay(end+1, true); stop > end+1 {
			return ranged(y, m, d, 0), stop
		}
	}
	return monthDay{m, d}, end
}

// inDayList tells whether the day [i, end) follows another in a list: it is behind "and", or
// behind a comma with one more day to come.
func (r *reader) inDayList(i, end int) bool {
	if !r.is(i-1, ",") {
		return r.is(i-1, "and", "or")
	}
	_, listed := r.digits(end+1, 0)
	return listed && r.is(end, ",", "and", "or")
}

// listMonth is the month before the list of days that ends with d at token i.
func (r *reader) listMonth(i, d int) (m int, ok bool) {
	for r.is(i-1, ",", "and", "or") {
		first, ok := r.digits(i-2, 0)
		if !ok || first >= d {
			return 0, false
		}
		i, d = i-2, first
	}
	i--
	if r.is(i, ".") {
		i--
	}
	m, ok = r.month(i)
	return m, ok && r.upper(i)
}

// sharedUnit reads the ordinal of "the 18th and 19th centuries", "the first and second quarters
// of 2022" that has its unit from the next; that one stands alone.
func (r *reader) sharedUnit(i int) (when, int) {
	n, end := r.ordinalAt(i)
	if end == i || !r.is(end, "and", "or", "to") {
		return nil, i
	}
	j := end + 1
	if r.is(j, "the") {
		j++
	}
	next, stop := r.ordinalAt(j)
	if stop == j || n >= next {
		return nil, i
	}
	if w, e := r.centuryNumber(j); e > j {
		if c, ok := w.(fixed); ok {
			return fixed{shifted(c.date, centuryUnit, n-next)}, end
		}
	}
	if r.is(stop, "quarter", "quarters") && next <= 4 {
		code := firstQuarter + n - 1
		w, _ := r.inYear(stop+1, func(y when) when { return partOf(code, y) }, nil)
		return w, end
	}
	return nil, i
}
