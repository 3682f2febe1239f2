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

// inYear reads the year that may follow at i, of 1998, 1998 or this year, and makes with it
// a date; without one it is other.
func (r *reader) inYear(i int, with func(year when) when, other when) (when, int) {
	j := i
	if r.is(j, "of", "in") {
		j++
	}
	if r.is(j, "fiscal") {
		j++
	}
	if y, ok := r.plainYear(j); ok {
		if n, ok := r.digits(j+2, 2); ok && n == (y+1)%100 && r.glued(j+2) && r.is(j+1, "-", "–", "/") && r.glued(j+1) {
			if of, ok := with(fixed{newYear(y)}).(yearly); ok && of.of == recurring(partIn{code: winter}) {
				return with(fixed{newYear(y + 1)}), j + 3 // the winter of 2013-14
			}
		}
		return with(fixed{newYear(y)}), j + 1
	}
	if y, ok := r.digits(j+1, 2); ok && r.is(j, apostrophes...) && r.glued(j+1) { // of '69
		return with(fixed{newYear(century20(y))}), j + 2
	}
	if w, ok := r.value(j, wayName); ok && r.is(j+1, "year") {
		if y, end := r.fromWay(j, way(w)); y != nil {
			return with(y), end
		}
	}
	if r.is(j, "the") && r.is(j+1, "year") && j > i {
		return with(periodAt{yearUnit, 0}), j + 2
	}
	return other, i
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
	if !ok || plural {
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
		case last, r.is(end, "of"), u == halfUnit && !r.is(end-2, "-"): // of a match, of a book
			return nil, i
		}
		return partIn{code: code}, end
	case u > monthUnit && u != decadeUnit || u == dayUnit && n < 0:
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
		(*reader).century, (*reader).theUnit, (*reader).theNth, (*reader).nthWeekday, (*reader).weekdayBeside, (*reader).theSeason,
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
	if _, ok := r.plainYear(i); ok {
		if _, u, end := r.nthUnit(i + 1); end > i+1 && u == quarterUnit {
			return r.fromYear(i)
		}
	}
	if r.is(i, "fiscal") {
		return r.fromFiscal(i)
	}
	n, u, end := r.nthUnit(i)
	if end == i || r.hyphen(i+1) && r.isWord(end) {
		return nil, i
	}
	return r.within(i, n, u, end)
}

// fromFiscal reads fiscal 1989, fiscal third quarter.
func (r *reader) fromFiscal(i int) (when, int) {
	if y, ok := r.plainYear(i + 1); ok {
		return fixed{newYear(y)}, i + 2
	}
	if y, ok := r.digits(i+1, 2); ok && r.is(i, "fy") {
		return fixed{newYear(century20(y))}, i + 2
	}
	if y, ok := r.plainYear(i + 2); ok && r.is(i+1, "year") {
		return fixed{newYear(y)}, i + 3
	}
	if n, u, end := r.nthUnit(i + 1); end > i+1 && u == quarterUnit {
		return r.within(i, n, u, end)
	}
	return nil, i
}

// fiscalWord reads FY22, FY2022 and CY22, the calendar year.
func (r *reader) fiscalWord(i int) (when, int) {
	w := r.tokens[i].Lower
	if len(w) != 4 && len(w) != 6 || w[1] != 'y' || w[0] != 'f' && w[0] != 'c' {
		return nil, i
	}
	y, ok := number(w[2:])
	switch {
	case !ok:
		return nil, i
	case len(w) == 4:
		y = century20(y)
	}
	if civil(y, 1, 1) == nil {
		return nil, i
	}
	return fixed{newYear(y)}, i + 1
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
	return same{u}, i + 2
}

// unitOf reads the week of April 10, the weekend of Halloween: the unit that has the day.
func (r *reader) unitOf(u unit, i int) (when, int) {
	if u != weekUnit && u != weekendUnit || i >= r.last {
		return nil, i
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

// afterTheYear reads the year 2000, the year-earlier quarter, for the year; token i is "year".
func (r *reader) afterTheYear(i int) (when, int) {
	if r.hyphen(i+1) && r.is(i+2, "earlier", "ago") {
		end := i + 3
		if r.is(end, "quarter", "period", "level") {
			end++
		}
		return yearBefore{prior{}, true}, end
	}
	if y, ok := r.plainYear(i + 1); ok {
		return fixed{newYear(y)}, i + 2
	}
	if y, end := r.yearWords(i + 1); end > i+1 {
		return fixed{newYear(y)}, end
	}
	if r.is(i-2, "for", "in", "during", "through", "throughout") && !r.isWord(i+1) && !r.isNumber(i+1) && !r.hyphen(i+1) {
		return periodAt{yearUnit, 0}, i + 1
	}
	return nil, i
}

// nthWeekday reads first Friday of July, second Monday of next month.
func (r *reader) nthWeekday(i int) (when, int) {
	n, end := r.ordinalAt(i)
	if end == i && r.is(i, "last") {
		n, end = -1, i+1
	}
	if end == i || n > 5 {
		return nil, i
	}
	d, ok := r.value(end, weekdayName)
	if !ok || !r.is(end+1, "of", "in") {
		return nil, i
	}
	if w, stop := r.base(end+2, false); w != nil {
		return nth{n: n, weekday: d, of: w}, stop
	}
	return nil, i
}

// theDay reads 21st behind a preposition and "the", where nothing follows that could be
// counted.
func (r *reader) theDay(i int) (when, int) {
	if !r.is(i-2, "on", "until", "by", "from", "since", "to", "for", "before", "after") || r.is(i, "first", "second", "third") {
		return nil, i
	}
	d, end := r.ordinalAt(i)
	if end == i || d > 31 || r.isWord(end) && !r.is(end, "and", "at", "to", "but", "in", "after", "before", "when") {
		return nil, i
	}
	return dayOfMonth(d), end
}

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
	if r.is(i, "year") && r.hyphen(i+1) && r.is(i+2, "end") {
		if y, ok := r.plainYear(i + 3); ok {
			return staged{late, fixed{newYear(y)}}, i + 4
		}
		return yearEnd{}, i + 3
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
		return r.weekWith(i + 1)
	}
	return nil, i
}
