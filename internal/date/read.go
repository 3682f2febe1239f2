package date

import "dossier/internal/text"

// expression reads the longest expression that begins at token i. It is nil where none
// does; end is the token after it.
func (r *reader) expression(i int) (w when, end int) {
	if r.tokens[i].Kind == text.Word {
		if e := r.entry(i); e.class == noClass {
			if w, end := r.fromHoliday(i); w != nil {
				return w, end
			}
			return r.fiscalWord(i)
		}
	}
	for _, read := range [...]func(*reader, int) (when, int){
		(*reader).roughly, (*reader).dayBefore, (*reader).countedRun, (*reader).agoOrLater, (*reader).stagedAt, (*reader).plain,
	} {
		if w, end := read(r, i); w != nil {
			return r.prolonged(w, end)
		}
	}
	return nil, i
}

// prolonged adds what may stand behind an expression: last year's third quarter.
func (r *reader) prolonged(w when, end int) (when, int) {
	j := end
	switch {
	case r.is(j, "'s"):
		j++
	case r.is(j, "'", "’") && r.is(j+1, "s") && r.glued(j+1): // 2020's
		j += 2
	default:
		return w, end
	}
	if n, u, e := r.nthUnit(j); e > j && u >= monthUnit {
		return nth{n: n, unit: u, weekday: -1, of: w}, e
	}
	if d, ok := r.value(j, weekdayName); ok && ofUnit(w, weekUnit) { // next week's Monday
		return nth{n: 1, weekday: d, of: w}, j + 1
	}
	if d, e := r.ordinalAt(j); e > j && d <= 31 && ofUnit(w, monthUnit) && !r.isWord(e) { // this month's 3rd
		return nth{n: d, unit: dayUnit, weekday: -1, of: w}, e
	}
	if m, ok := r.month(j); ok && r.upper(j) && ofUnit(w, yearUnit) { // last year's May
		return yearly{monthIn{month: m}, w}, r.afterMonth(j)
	}
	return w, end
}

// plain reads an expression without early, ago and the like.
func (r *reader) plain(i int) (when, int) {
	t := r.tokens[i]
	switch t.Kind {
	case text.Number:
		if code, ok := r.value(i, quarterName); ok {
			return r.fromQuarter(i, code)
		}
		return r.fromNumber(i)
	case text.Mark:
		return r.fromApostrophe(i)
	}
	if w, end := r.fromHoliday(i); w != nil {
		return w, end
	}
	e := r.entry(i)
	switch e.class {
	case article:
		return r.afterThe(i)
	case monthName, monthShort:
		return r.fromMonth(i, e.value)
	case weekdayName, weekdayShort:
		return r.fromWeekday(i)
	case seasonName:
		return r.fromSeason(i, e.value)
	case unitName:
		return r.fromUnit(i, unit(e.value))
	case wayName:
		return r.fromWay(i, way(e.value))
	case cardinal, ordinalName:
		return r.fromNumber(i)
	case dayName:
		return r.fromDayName(i, e.value)
	case nowName:
		return r.nowBehind(i)
	case quarterName:
		return r.fromQuarter(i, e.value)
	case fiscal:
		return r.fromFiscal(i)
	case midName:
		return staged{mid, periodTold{periodAt{unit(e.value), 0}}}, i + 1
	case eraName:
		return r.inEra(i)
	case sameName:
		return r.fromSame(i)
	}
	return nil, i
}

// stagedAt reads early 1998, late last week, mid-March, the end of 1997, earlier this month.
func (r *reader) stagedAt(i int) (when, int) {
	j := i
	if r.is(j, "the") {
		j++
	}
	if s, ok := r.value(j, stageName); ok {
		return r.stageOf(stage(s), i, j+1)
	}
	if s, ok := r.value(j, edge); ok && r.is(j+1, "of") && !r.is(j+3, "day") {
		return r.edgeOf(stage(s), i, j+2)
	}
	if j == i && r.is(i, "end") {
		return r.endWith(i)
	}
	if s, ok := r.value(j, earlierLater); ok && j == i {
		k := j + 1
		if r.is(k, "in") {
			k++
		}
		if !r.relative(k) {
			return nil, i
		}
		if w, end := r.base(k, false); w != nil {
			return staged{stage(s), w}, end
		}
	}
	return nil, i
}

// stageOf reads what is early, middle or late in an expression that begins at i; token j is the
// one behind that word.
func (r *reader) stageOf(s stage, i, j int) (when, int) {
	the := r.is(i, "the")
	switch {
	case r.hyphen(j), r.is(j, "in") && !the:
		j++
	case the && r.is(j+1, "of") && r.is(j, "part", "days", "weeks", "months", "years", "stages"):
		j += 2
	}
	w, end := r.base(j, the)
	if w == nil {
		w, end = r.wholeUnit(j)
	}
	_, month := w.(monthIn)
	if w == nil || month && the && r.isWord(end) { // the mid-August meeting
		return nil, i
	}
	return staged{s, w}, end
}

// wholeUnit reads what only a stage makes a date: late summer, mid-year.
func (r *reader) wholeUnit(i int) (when, int) {
	if code, ok := r.value(i, seasonName); ok && (!r.isWord(i+1) || timePrepositions[r.word(i+1)]) {
		return partIn{code: code}, i + 1
	}
	if u, plural, ok := r.unit(i); ok && !plural && u >= weekUnit && r.hyphen(i-1) && !r.hyphen(i+1) && (!r.isWord(i+1) || timePrepositions[r.word(i+1)]) {
		return periodTold{periodAt{u, 0}}, i + 1
	}
	return nil, i
}

// edgeOf reads what the beginning or end is of, from token j; the expression begins at i.
func (r *reader) edgeOf(s stage, i, j int) (when, int) {
	if w, end := r.base(j, false); w != nil {
		w, end = r.prolonged(w, end)
		return staged{s, w}, end
	}
	if w, end := r.anaphor(j); w != nil && !r.isWord(end) && !r.isNumber(end) { // end of year
		return staged{s, w}, end
	}
	return nil, i
}

// endWith reads end-June, by end 2014.
func (r *reader) endWith(i int) (when, int) {
	j := i + 1
	switch {
	case r.hyphen(j):
		j++
	case !timePrepositions[r.word(i-1)]:
		return nil, i
	}
	_, isMonth := r.month(j)
	_, isYear := r.plainYear(j)
	if !isMonth && !isYear || !r.upper(j) && isMonth {
		return nil, i
	}
	if w, end := r.base(j, false); w != nil {
		return staged{late, w}, end
	}
	return nil, i
}

// relative tells whether an expression that earlier or later can go before begins at token i.
func (r *reader) relative(i int) bool {
	switch r.entry(i).class {
	case weekdayName, dayName, wayName:
		return true
	case sameName:
		return r.is(i, "that")
	}
	_, _, unit := r.unit(i + 1)
	_, month := r.month(i)
	_, year := r.plainYear(i)
	return r.is(i, "the") && unit || r.is(i-1, "in") && (month && r.upper(i) || year)
}

// base is plain for a period that a stage can be of. Behind "the" a decade or century
// stands bare: the early 1980s. A chain of periods, the first week of the second month of …,
// is read so far as people can follow it.
func (r *reader) base(i int, the bool) (w when, end int) {
	const deepest = 3
	if i >= r.last || r.depth == deepest {
		return nil, i
	}
	r.depth++
	defer func() { r.depth-- }()
	if r.is(i, "the") {
		if w, end := r.anaphor(i + 1); w != nil {
			return w, end
		}
	}
	if m, ok := r.value(i, monthName); ok {
		if w, end := r.monthYear(i, m); w != nil {
			return w, end
		}
		return monthIn{month: m}, i + 1
	}
	if y, ok := r.plainYear(i); ok {
		return fixed{newYear(y)}, i + 1
	}
	if the {
		if w, end := r.century(i); w != nil {
			return w, end
		}
	}
	return r.plain(i)
}

// anaphor reads the year, month or week as the anchor's own: the end of the year.
func (r *reader) anaphor(i int) (when, int) {
	switch u, plural, ok := r.unit(i); {
	case !ok || plural:
		return nil, i
	case u == dayUnit:
		return neighbour{dayUnit, 0}, i + 1
	case u == quarterUnit:
		return thatQuarter{}, i + 1
	default:
		return periodTold{periodAt{u, 0}}, i + 1
	}
}

// dayBefore reads the day before yesterday, the day after tomorrow; the day before, the week
// after, where nothing says before what.
func (r *reader) dayBefore(i int) (when, int) {
	the := r.is(i, "the")
	if !the {
		i--
	}
	u, plural, ok := r.unit(i + 1)
	if !ok || plural || !r.is(i+2, "before", "after") {
		return nil, i
	}
	if n, ok := r.value(i+3, dayName); ok && u == dayUnit && n != 0 && r.is(i+2, "after") == (n > 0) {
		return dayOffset(2 * n), i + 4
	}
	if !the {
		return nil, i
	}
	sign := 1
	if r.is(i+2, "before") {
		sign = -1
	}
	if w, end := r.landmark(i + 3); w != nil && (u == dayUnit || u == weekUnit) {
		return besideUnit{u, sign, w}, end
	}
	if y, ok := r.plainYear(i + 3); ok && u == yearUnit {
		return fixed{newYear(y + sign)}, i + 4
	}
	if r.isWord(i+3) || r.isNumber(i+3) {
		return nil, i
	}
	return neighbour{u, sign}, i + 3
}
