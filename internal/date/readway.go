package date

// fromWay reads last week, this past spring, next Monday, the past three years, last May.
func (r *reader) fromWay(i int, w way) (when, int) {
	j := i + 1
	if v, ok := r.value(j, wayName); ok && w == current { // this past, this coming
		j++
		switch way(v) {
		case previous:
			w = lately
		case coming:
			w = coming
		}
	}
	if r.is(j, "fiscal", "calendar", "financial") {
		j++
	}
	if h, end := r.fromHoliday(j); h != nil {
		return onWay(w, h), end
	}
	e := r.entry(j)
	switch e.class {
	case dayShare:
		return r.wayShare(i, j, w)
	case unitName:
		if n, u, end := r.nthUnit(i); end > i && r.is(end, "of") {
			return r.within(i, n, u, end)
		}
		return r.wayUnit(i, j, w, unit(e.value))
	case monthName, monthShort:
		return r.wayMonth(j, e.value, w)
	case seasonName:
		if r.is(j, "fall", "spring") && r.is(j+1, "in", "from") { // this fall in prices
			return nil, i
		}
		return r.inYear(j+1, func(y when) when { return partOf(e.value, y) }, partIn{e.value, w})
	case weekdayName:
		if d, end := r.nthWeekday(i); d != nil {
			return d, end
		}
		if w, end := r.weekdayDated(e.value, j+1); w != nil {
			return w, end
		}
		if r.named(j, j+1) {
			return nil, i
		}
		if w == next && r.is(i-1, "the") {
			w = after
		}
		return weekdayIn{e.value, w}, j + 1
	case quarterName:
		return partIn{e.value, w}, j + 1
	}
	return r.wayRun(i, j, w)
}

// wayMonth reads the rest of last May, last May 6; month m is token i.
func (r *reader) wayMonth(i, m int, w way) (when, int) {
	if r.is(i, "march", "may") && !r.upper(i) {
		return nil, i
	}
	if d, end := r.monthDay(i, m); d != nil {
		return onWay(w, d), end
	}
	end := r.afterMonth(i)
	if r.isNumber(end) {
		return nil, i
	}
	return monthIn{m, w}, end
}

// wayShare reads this morning, last night: the day whose share it is.
func (r *reader) wayShare(i, j int, w way) (when, int) {
	switch {
	case r.upper(j): // a programme's title
		return nil, i
	case w == current && !r.is(j, "night"):
		return dayOffset(0), j + 1
	case r.is(i, "last") && r.is(j, "night"):
		return dayOffset(-1), j + 1
	}
	return nil, i
}

// wayUnit reads last week, next week Wednesday; the way begins at i, its unit is token j.
func (r *reader) wayUnit(i, j int, w way, u unit) (when, int) {
	_, plural, _ := r.unit(j)
	definite := r.is(i-1, "the")
	end := j + 1
	if u == yearUnit && r.hyphen(end) && r.is(end+1, "end") {
		return staged{late, periodAt{u, w.step()}}, end + 2
	}
	switch {
	case plural:
		return r.edgeRun(i)
	case u == halfUnit && !definite:
		return nil, i
	case r.is(j, "fortnight"):
		return runOf(w, r.amount(1, j)), end
	case u == dayUnit && (w == after || r.is(i, "previous") || definite && (w == next || w == coming)):
		return neighbour{u, w.step()}, end
	case u == dayUnit, u == centuryUnit && r.is(i, "past"):
		return nil, i
	case u == decadeUnit && w == previous && definite:
		return run{amount: amount{10, yearUnit}, sign: -1}, end
	case r.is(i, "past") && definite, w == previous && definite && u >= weekUnit && u <= yearUnit && u != quarterUnit && r.is(i-2, "in", "over", "during", "within", "for"):
		return run{amount: amount{1, u}, sign: -1}, end
	case (w == next || w == coming) && definite && j == i+1 && u > weekendUnit && u != quarterUnit && r.is(i-2, "over", "within", "in"):
		return run{amount: amount{1, u}, sign: 1, begun: r.is(i-2, "within")}, end
	case u == weekendUnit && w == current:
		return weekendIn{}, end
	case u == weekendUnit && w == coming:
		return weekendIn{coming: true}, end
	case w == after, w == before:
		return neighbour{u, w.step()}, end
	}
	if definite && w == next && u >= monthUnit {
		return periodTold{periodAt{u, 1}}, end
	}
	return r.weekday(periodAt{u, w.step()}, u, end)
}

// weekday reads the weekday that may follow a week: next week Wednesday.
func (r *reader) weekday(w when, u unit, end int) (when, int) {
	j := end
	if r.is(j, "on") {
		j++
	}
	if d, ok := r.value(j, weekdayName); ok && u == weekUnit {
		return nth{n: 1, weekday: d, of: w}, j + 1
	}
	return w, end
}

// wayRun reads past three months, next 3 days; the way begins at i, its number at j.
func (r *reader) wayRun(i, j int, w way) (when, int) {
	n, k := r.cardinal(j)
	couple := r.is(j, "couple")
	if couple {
		n, k = 2, j+1
		if r.is(k, "of") {
			k++
		}
	}
	u, _, ok := r.unit(k)
	if k == j || !ok || n < 1 || u == weekendUnit {
		return nil, i
	}
	if r.is(i, "last") && r.is(k+1, "of") { // of the war
		return r.edgeRun(i)
	}
	a := r.amount(n, k)
	switch {
	case (w == next || w == coming) && (r.is(i-1, "within") || r.is(i-1, "the") && r.is(i-2, "within")):
		return run{amount: a, sign: 1, begun: true}, k + 1
	case couple && runOf(w, a) != nil:
		return hedged{runOf(w, a)}, k + 1
	}
	return runOf(w, a), k + 1
}

// edgeRun reads first two weeks of April, last three months of 2022, last days of May; it begins
// at i.
func (r *reader) edgeRun(i int) (when, int) {
	if !r.is(i, "first", "last", "final", "opening", "closing") {
		return nil, i
	}
	n, k := r.cardinal(i + 1)
	_, plural, ok := r.unit(k)
	if !ok || !plural || !r.is(k+1, "of", "in") {
		return nil, i
	}
	w, end := r.base(k+2, false)
	switch {
	case w == nil, k > i+1 && n < 1:
		return nil, i
	case k > i+1:
		return edgeRun{r.amount(n, k), !r.is(i, "first", "opening"), w}, end
	}
	return edgeRun{r.amount(0, k), !r.is(i, "first", "opening"), w}, end
}

// runOf is the run of an amount of time that a way leads through, nil where it has no end.
func runOf(w way, a amount) when {
	switch w {
	case previous, before, lately:
		return run{amount: a, sign: -1}
	case next, coming:
		return run{amount: a, sign: 1}
	}
	return nil
}
