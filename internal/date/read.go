package date

import "dossier/internal/text"

// expression reads the longest expression that begins at token i. It is nil where none
// does; end is the token after it.
func (r *reader) expression(i int) (w when, end int) {
	if r.tokens[i].Kind == text.Word {
		if e := vocabulary[r.tokens[i].Lower]; e.class == noClass {
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
	e := vocabulary[t.Lower]
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
	case holidayName:
		return r.fromHoliday(i)
	case fiscal:
		return r.fromFiscal(i)
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
		k := j + 1
		switch {
		case r.hyphen(k), r.is(k, "in") && j == i:
			k++
		case j > i && r.is(k+1, "of") && r.is(k, "part", "days", "weeks", "months", "years", "stages"):
			k += 2
		}
		if w, end := r.base(k, j > i); w != nil {
			if _, month := w.(monthIn); month && j > i && r.isWord(end) { // the mid-August meeting
				return nil, i
			}
			return staged{stage(s), w}, end
		}
		return nil, i
	}
	if s, ok := r.value(j, edge); ok && r.is(j+1, "of") && !r.is(j+3, "day") {
		if w, end := r.base(j+2, false); w != nil {
			w, end = r.prolonged(w, end)
			return staged{stage(s), w}, end
		}
		if w, end := r.anaphor(j + 2); w != nil && !r.isWord(end) && !r.isNumber(end) { // end of year
			return staged{stage(s), w}, end
		}
		return nil, i
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

// relative tells whether an expression that earlier or later can go before begins at token i.
func (r *reader) relative(i int) bool {
	switch vocabulary[r.word(i)].class {
	case weekdayName, dayName, wayName:
		return true
	}
	_, _, unit := r.unit(i + 1)
	return r.is(i, "the") && unit
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
	u, plural, ok := r.unit(i + 1)
	if !ok || plural || !r.is(i, "the") || !r.is(i+2, "before", "after") {
		return nil, i
	}
	if n, ok := r.value(i+3, dayName); ok && u == dayUnit && n != 0 {
		return dayOffset(2 * n), i + 4
	}
	sign := 1
	if r.is(i+2, "before") {
		sign = -1
	}
	if w, end := r.landmark(i + 3); w != nil && u == dayUnit {
		return away{[]amount{{1, dayUnit}}, sign, w}, end
	}
	if r.isWord(i+3) || r.isNumber(i+3) {
		return nil, i
	}
	return neighbour{u, sign}, i + 3
}

// countedRun reads two previous years.
func (r *reader) countedRun(i int) (when, int) {
	n, k := r.cardinal(i)
	w, ok := r.value(k, wayName)
	if u, plural, isUnit := r.unit(k + 1); ok && k > i && isUnit && plural {
		return runOf(way(w), amount{n, u}), k + 2
	}
	return nil, i
}

// agoOrLater reads two years ago, a year earlier, about three days later, two weeks from
// now, three days after Christmas.
func (r *reader) agoOrLater(i int) (when, int) {
	j := r.hedged(i)
	amounts, end := r.amounts(j)
	if end == j {
		return nil, i
	}
	w, end := r.direction(amounts, i, end)
	if w != nil && j > i && !r.is(i, "just") {
		w = hedged{w}
	}
	return w, end
}

// hedged is the token after about, nearly, more than and the like at i, or i.
func (r *reader) hedged(i int) int {
	j := i
	if r.is(j, "just") && vocabulary[r.word(j+1)].class == hedge {
		j++
	}
	switch {
	case vocabulary[r.word(j)].class != hedge:
		return i
	case r.is(j, "more", "less"):
		if r.is(j+1, "than") {
			return j + 2
		}
		return i
	case r.is(j, "at"):
		if r.is(j+1, "least", "most") {
			return j + 2
		}
		return i
	}
	return j + 1
}

// amounts reads two years, 2 weeks and 3 days; its end is i where there are none.
func (r *reader) amounts(i int) ([]amount, int) {
	if r.is(i, "half") && r.is(i+1, "a") {
		switch r.word(i + 2) {
		case "year":
			return []amount{{6, monthUnit}}, i + 3
		case "decade":
			return []amount{{5, yearUnit}}, i + 3
		case "century":
			return []amount{{50, yearUnit}}, i + 3
		}
	}
	var all []amount
	end := i
	for {
		j := end
		if len(all) > 0 && r.is(j, "and", ",") {
			j++
		}
		n, k := r.cardinal(j)
		if k == j || n == 0 {
			return all, end
		}
		half := r.andHalf(k)
		if half {
			k += 3
		}
		u, _, ok := r.unit(k)
		if !ok || u == weekendUnit || u == halfUnit {
			return all, end
		}
		if r.is(k, "fortnight") {
			n *= 2
		}
		end = k + 1
		if u == yearUnit && r.andHalf(end) {
			half, end = true, end+3
		}
		if half && u == yearUnit {
			n, u = 2*n+1, halfUnit
		}
		all = append(all, amount{n, u})
	}
}

// andHalf tells whether "and a half" begins at token i.
func (r *reader) andHalf(i int) bool { return r.is(i, "and") && r.is(i+1, "a") && r.is(i+2, "half") }

// direction reads what makes a number of units a date: ago, earlier, later, from now.
func (r *reader) direction(amounts []amount, i, end int) (when, int) {
	year := len(amounts) == 1 && amounts[0] == amount{1, yearUnit}
	switch {
	case r.is(end, "starting", "beginning", "commencing") && len(amounts) == 1:
		return r.starting(amounts[0], end)
	case r.is(i-1, "within") && len(amounts) == 1 && (!r.isWord(end) || r.is(end, "and", "or", "but")):
		return ahead{run{amount: amounts[0], sign: 1, begun: true}}, end
	case r.is(end, "ago"):
		if w, stop := r.agoWeekday(amounts, end+1); w != nil {
			return w, stop
		}
		if year {
			return yearBefore{}, end + 1
		}
		return away{amounts: amounts, sign: -1}, end + 1
	case r.is(end, "earlier"):
		if year {
			return yearBefore{from: prior{}}, end + 1
		}
		return away{amounts, -1, prior{}}, end + 1
	case r.is(end, "later"):
		return away{amounts, 1, prior{}}, end + 1
	case r.is(end, "from") && r.is(end+1, "now", "today"), r.is(end, "hence"):
		end++
		if !r.is(end-1, "hence") {
			end++
		}
		if r.is(i-1, "within") && len(amounts) == 1 {
			return run{amount: amounts[0], sign: 1, begun: true}, end
		}
		return away{amounts: amounts, sign: 1}, end
	case r.is(end, "from", "after", "before") && end+1 < r.last:
		sign := 1
		if r.is(end, "before") {
			sign = -1
		}
		if _, _, isUnit := r.unit(end + 1); isUnit || r.is(end+1, "the", "this") {
			return nil, i
		}
		if w, stop := r.plain(end + 1); w != nil {
			if d, ok := w.(weekdayIn); ok && d.way == bare && r.is(end, "from") {
				w = weekdayIn{d.weekday, coming}
			}
			return away{amounts, sign, w}, stop
		}
	case r.is(i-1, "in") && (r.is(end, "'", "’") && r.is(end+1, "time") || r.is(end, "'s") && r.is(end+1, "time")):
		return away{amounts: amounts, sign: 1}, end
	case r.is(i-1, "in") && (!r.isWord(end) || r.is(end, "time", "when", "and", "or", "but", "at", "to", "on", "if")):
		return ahead{away{amounts: amounts, sign: 1}}, end
	}
	return nil, i
}

// ahead is a time in so many units, a date only where the tense is the future: in two weeks,
// within two weeks.
type ahead struct{ when }
