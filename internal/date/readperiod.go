package date

// partOf is a quarter, half or season of a year.
func partOf(code int, year when) when {
	switch {
	case code >= firstHalf:
		return nth{n: code - firstHalf + 1, unit: halfUnit, of: year}
	case code >= firstQuarter:
		return nth{n: code - firstQuarter + 1, unit: quarterUnit, of: year}
	}
	return yearly{partIn{code: code}, year}
}

// fromQuarter reads Q3, 4Q 2016, H1 of this year, but not H1-B.
func (r *reader) fromQuarter(i, code int) (when, int) {
	if r.hyphen(i + 1) {
		return nil, i
	}
	return r.inYear(i+1, func(y when) when { return partOf(code, y) }, partIn{code: code})
}

// nthUnit reads third quarter, third-quarter, first half, second week, last week of; its end
// is i where there is none.
func (r *reader) nthUnit(i int) (n int, u unit, end int) {
	n, end = r.ordinalAt(i)
	if end == i && (r.is(i, "last", "final") || r.is(i, "latter") && r.is(i+1, "half")) {
		n, end = -1, i+1
	}
	if end == i {
		return 0, 0, i
	}
	if r.hyphen(end) {
		end++
	}
	u, plural, ok := r.unit(end)
	if !ok || plural && (u != quarterUnit || !r.is(i-1, "and", "or")) {
		return 0, 0, i
	}
	return n, u, end + 1
}

// within reads the period that an nth unit is of. A quarter or half can stand alone.
func (r *reader) within(i, n int, u unit, end int) (when, int) {
	last := n < 0 && (u == quarterUnit || u == halfUnit)
	switch {
	case last && u == quarterUnit:
		n = 4
	case last:
		n = 2
	}
	switch {
	case u == quarterUnit && n >= 1 && n <= 4, u == halfUnit && n >= 1 && n <= 2:
		code := firstQuarter + n - 1
		if u == halfUnit {
			code = firstHalf + n - 1
		}
		w, stop := r.inYear(end, func(y when) when { return partOf(code, y) }, nil)
		switch {
		case w != nil:
			return w, stop
		case r.is(end, "of") && u == halfUnit:
			if w, stop := r.base(end+1, false); w != nil {
				return nth{n: n, unit: u, weekday: -1, of: w}, stop
			}
			return nil, i
		case last, r.is(end, "of"), r.is(end-1, "quarters"), u == halfUnit && !r.is(end-2, "-"): // of a match, of a book
			return nil, i
		}
		return partIn{code: code}, end
	case u > monthUnit && u != decadeUnit:
		return nil, i
	}
	j := end
	if r.is(j, "of", "in") {
		j++
	}
	if w, stop := r.base(j, false); w != nil {
		return nth{n: n, unit: u, weekday: -1, of: w}, stop
	}
	return nil, i
}

// afterThe reads what begins with "the": the third quarter, the 1980s, the summer of 1998,
// the past three months, the latest quarter, the year-earlier period.
func (r *reader) afterThe(i int) (when, int) {
	if !r.is(i, "the") || i+1 >= r.last {
		return nil, i
	}
	for _, read := range [...]func(*reader, int) (when, int){
		(*reader).century, (*reader).sharedUnit, (*reader).theUnit, (*reader).theNth, (*reader).nthWeekday, (*reader).weekdayBeside, (*reader).theSeason,
		(*reader).theWay, (*reader).dayMonth, (*reader).theDay,
	} {
		if w, end := read(r, i+1); w != nil {
			return w, end
		}
	}
	return nil, i
}

// theUnit reads the quarter, the latest quarter, the weekend, the week of April 10, the week
// after next, the same year, the year 2000; token i is the one after "the".
func (r *reader) theUnit(i int) (when, int) {
	u, _, isUnit := r.unit(i)
	switch {
	case r.is(i, "latest") && r.is(i+1, "quarter", "period"):
		return latestQuarter{}, i + 2
	case r.is(i, "latest"):
		if u, plural, ok := r.unit(i + 1); ok && !plural && u >= weekUnit {
			return periodAt{u, -1}, i + 2
		}
		return nil, i
	case r.is(i, "same"):
		return r.fromSame(i)
	case !isUnit:
		return nil, i
	case r.is(i+1, "'s") && r.is(i+2, "end"), r.is(i+1, "to") && r.is(i+2, "date"):
		return r.fromUnit(i, u)
	case r.is(i, "year") && !r.is(i+1, "of", "after", "before"):
		return r.afterTheYear(i)
	case r.is(i, "week", "month", "year") && r.is(i+1, "after") && r.is(i+2, "next"):
		return periodAt{u, 2}, i + 3
	case r.is(i, "weekend", "week", "month", "year") && r.is(i+1, "before") && r.is(i+2, "last"):
		return periodAt{u, -2}, i + 3
	case r.is(i, "week") && !r.is(i+1, "of"):
		if w, end := r.weekWith(i + 1); w != nil {
			return w, end
		}
	case r.is(i, "quarter"):
		return thatQuarter{}, i + 1
	case r.is(i+1, "of"):
		if w, end := r.unitOf(u, i+2); w != nil {
			return w, end
		}
	}
	if r.is(i, "weekend") {
		return weekendIn{}, i + 1
	}
	return nil, i
}

// theNth reads third quarter of 1998, 1998 third quarter, second week of March behind "the",
// but not the third-quarter results, where "the" belongs to the results.
func (r *reader) theNth(i int) (when, int) {
	if y, ok := r.plainYear(i); ok && r.is(i+1, "fiscal", "financial", "calendar") && r.is(i+2, "year") {
		return fixed{newYear(y)}, i + 3
	}
	if y, ok := r.plainYear(i); ok && r.is(i+1, "quarter", "period") {
		return quarterOf(y), i + 2
	}
	if _, ok := r.plainYear(i); ok {
		if _, u, end := r.nthUnit(i + 1); end > i+1 && u == quarterUnit || u == halfUnit {
			return r.fromYear(i)
		}
	}
	if r.is(i, "fiscal") {
		return r.fromFiscal(i)
	}
	if w, end := r.edgeRun(i); w != nil {
		return w, end
	}
	n, u, end := r.nthUnit(i)
	if end == i || r.hyphen(i+1) && r.isWord(end) {
		return nil, i
	}
	return r.within(i, n, u, end)
}

// theSeason reads summer of 1998, summer behind "the", but not the Winter Palace
// or the fall in prices.
func (r *reader) theSeason(i int) (when, int) {
	code, ok := r.value(i, seasonName)
	if !ok || r.upper(i) && r.upper(i+1) {
		return nil, i
	}
	var alone when
	moving := r.is(i, "fall", "spring") && (!timePrepositions[r.word(i-2)] || r.is(i+1, "in", "from"))
	if !r.is(i+1, "of") && !moving {
		alone = partIn{code: code}
	}
	return r.inYear(i+1, func(y when) when { return partOf(code, y) }, alone)
}

// theWay reads past three years, last week behind "the".
func (r *reader) theWay(i int) (when, int) {
	if w, ok := r.value(i, wayName); ok {
		return r.fromWay(i, way(w))
	}
	return nil, i
}

// fromSame reads that day, same year, that October.
func (r *reader) fromSame(i int) (when, int) {
	if m, ok := r.month(i + 1); ok && r.upper(i+1) && r.is(i, "that") {
		return yearly{monthIn{month: m}, same{yearUnit}}, r.afterMonth(i + 1)
	}
	if code, ok := r.value(i+1, seasonName); ok && r.is(i, "that") && !r.isPlural(i+2) && !r.upper(i+1) && !r.is(i+1, "fall", "spring") && !r.is(i+2, "is", "will", "would", "has") {
		return sameSeason{partIn{code: code}}, i + 2
	}
	u, plural, ok := r.unit(i + 1)
	if !ok || plural || u == halfUnit || r.hyphen(i+2) {
		return nil, i
	}
	if r.is(i, "same") && u < yearUnit && r.is(i+2, "a", "one") && r.is(i+3, "year") && r.is(i+4, "ago", "earlier", "before") {
		return sameIn{u, around{yearUnit, away{[]amount{{1, yearUnit}}, -1, same{u}}}}, i + 5
	}
	if r.is(i, "same") && u < yearUnit {
		if y, end := r.inYear(i+2, func(y when) when { return y }, nil); y != nil { // the same month last year
			return sameIn{u, y}, end
		}
	}
	return same{u}, i + 2
}

// unitOf reads the week of April 10, the weekend of Halloween: the unit that has the day.
func (r *reader) unitOf(u unit, i int) (when, int) {
	if i >= r.last {
		return nil, i
	}
	if m, ok := r.month(i); ok && u == monthUnit && r.upper(i) {
		if w, end := r.monthYear(i, m); w != nil {
			return w, end
		}
		return monthIn{month: m}, r.afterMonth(i)
	}
	if u == decadeUnit && r.is(i, "the") {
		return r.century(i + 1)
	}
	if u != weekUnit && u != weekendUnit {
		return nil, i
	}
	if _, ok := r.value(i, weekdayName); ok {
		w, end := r.fromWeekday(i)
		if w == nil {
			return nil, i
		}
		return around{u, w}, end
	}
	w, end := r.dated(i)
	if w == nil {
		w, end = r.fromHoliday(i)
	}
	if w == nil {
		return nil, i
	}
	return around{u, w}, end
}

// nthWeekday reads first Friday of July, second Monday of next month.
func (r *reader) nthWeekday(i int) (when, int) {
	n, end := r.ordinalAt(i)
	if end == i && r.is(i, "last") {
		n, end = -1, i+1
	}
	d, ok := r.value(end, weekdayName)
	if end == i || n > 5 || !ok {
		return nil, i
	}
	if r.is(end+1, "before", "after") && n > 0 {
		return r.besideLandmark(n, d, end+1)
	}
	j := end + 1
	if r.is(j, "of", "in") {
		j++
	} else if _, ok := r.value(j, wayName); !ok || !r.is(j+1, "month") {
		return nil, i
	}
	if w, stop := r.base(j, false); w != nil {
		return nth{n: n, weekday: d, of: w}, stop
	}
	return nil, i
}

// theDay reads 21st behind a preposition and "the", where nothing follows that could be
// counted.
func (r *reader) theDay(i int) (when, int) {
	if !r.is(i-2, "on", "until", "by", "from", "since", "to", "for", "before", "after", "around") || r.is(i, "first", "second", "third") {
		return nil, i
	}
	d, end := r.ordinalAt(i)
	if n, ok := monthsInst[r.word(end)]; ok && d <= 31 { // the 5th inst.
		if r.glued(end+1) && r.is(end+1, ".") {
			end++
		}
		return nth{n: d, unit: dayUnit, weekday: -1, of: periodAt{monthUnit, n}}, end + 1
	}
	if end == i || d > 31 || r.isWord(end) && !r.is(end, "and", "at", "to", "but", "in", "after", "before", "when") {
		return nil, i
	}
	return dayOfMonth(d), end
}

// monthsInst are the months that letters of business name, counted from the present one.
var monthsInst = map[string]int{"inst": 0, "ult": -1, "prox": 1}

// fromSeason reads summer 1998, the summer of 1998 without its article, in spring.
func (r *reader) fromSeason(i, code int) (when, int) {
	other := when(nil)
	if r.is(i-1, "in", "since", "until", "by", "during") && !r.isWord(i+1) {
		other = partIn{code: code}
	}
	return r.inYear(i+1, func(y when) when { return partOf(code, y) }, other)
}

// fromUnit reads year 2008, week 10, week 3 of 2027, year-earlier.
func (r *reader) fromUnit(i int, u unit) (when, int) {
	if u == yearUnit && r.hyphen(i+1) {
		if w, end := r.afterTheYear(i); w != nil {
			return w, end
		}
	}
	if u >= weekUnit && r.is(i+1, "'s") && r.is(i+2, "end") {
		return staged{late, periodTold{periodAt{u, 0}}}, i + 3
	}
	if w, end := r.toDate(i, u); w != nil {
		return w, end
	}
	if r.is(i, "year") && r.hyphen(i+1) && r.is(i+2, "end") {
		if y, ok := r.plainYear(i + 3); ok {
			return staged{late, fixed{newYear(y)}}, i + 4
		}
		return yearEnd{}, i + 3
	}
	if r.is(i, "year") && r.is(i+1, "end") && r.is(i-1, "at", "by", "before", "until", "since") {
		return yearEnd{}, i + 2
	}
	if r.is(i, "year") {
		if y, ok := r.plainYear(i + 1); ok {
			return fixed{newYear(y)}, i + 2
		}
	}
	if r.is(i, "week") {
		if n, ok := r.digits(i+1, 0); ok && n >= 1 && n <= 53 {
			isoWeek := func(y when) when { return nth{n: n, unit: weekUnit, weekday: -1, of: y} }
			return r.inYear(i+2, isoWeek, isoWeek(periodAt{yearUnit, 0}))
		}
		if r.is(i+1, "of") {
			return r.unitOf(u, i+2)
		}
		return r.weekWith(i + 1)
	}
	return nil, i
}

// toDate reads year to date, month-to-date.
func (r *reader) toDate(i int, u unit) (when, int) {
	j := i + 1
	if r.hyphen(j) {
		j++
	}
	k := j + 1
	if r.hyphen(k) {
		k++
	}
	if u < weekUnit || !r.is(j, "to") || !r.is(k, "date") || r.isWord(k+1) && !timePrepositions[r.word(k+1)] {
		return nil, i
	}
	return soFar{u}, k + 1
}
