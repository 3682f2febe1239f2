package date

import "dossier/internal/text"

// plainYear is the year that token i writes in four digits, judged by its form alone.
func (r *reader) plainYear(i int) (int, bool) {
	y, ok := r.digits(i, 4)
	return y, ok && y >= 1000 && y < 2100
}

// fromYear reads 1998; 1939-45; 2016 November; 2019 H2; 2014-2018.
func (r *reader) fromYear(i int) (when, int) {
	y, ok := r.plainYear(i)
	if !ok || !r.yearLike(i, y) {
		return nil, i
	}
	end := i + 1
	if r.glued(end) && r.is(end, "-", "/", "–") && r.glued(end+1) {
		n, ok := r.digits(end+1, 0)
		switch {
		case !ok || len(r.word(end+1)) > 2 || r.glued(end+2) && r.is(end+2, "-", "/"):
		case n > y%100 && (!r.is(end, "/") || n == y%100+1):
			return fixed{years(y, y/100*100+n)}, end + 2
		case n >= 1 && n <= 12:
			return fixed{newMonth(y, n)}, end + 2
		}
	}
	if r.hyphen(end) {
		if n, ok := r.plainYear(end + 1); ok && n > y {
			return fixed{years(y, n)}, end + 2
		}
		if w, stop := r.isoWeek(y, end+1); w != nil {
			return w, stop
		}
	}
	j := end
	if r.is(j, "-", ",") {
		j++
	}
	switch n, u, stop := r.nthUnit(j); {
	case u == quarterUnit && n >= 1 && n <= 4, u == halfUnit && n >= 1 && n <= 2:
		return nth{n: n, unit: u, weekday: -1, of: fixed{newYear(y)}}, stop
	}
	if code, ok := r.value(j, quarterName); ok {
		return fixed{newPart(y, code)}, j + 1
	}
	if m, ok := r.month(j); ok && r.upper(j) && j == end {
		if d, stop := r.dayNumber(r.afterMonth(j)); stop > r.afterMonth(j) {
			if w := civil(y, m, d); w != nil { // 2016 November 5
				return w, stop
			}
		}
	}
	if m, ok := r.month(j); ok && (r.bareMonth(j) || r.upper(j)) && !r.isNumber(r.afterMonth(j)) {
		return fixed{newMonth(y, m)}, r.afterMonth(j)
	}
	return fixed{newYear(y)}, end
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
	if y, end := r.fiscalWord(j); y != nil {
		return with(y), end
	}
	if y, end := r.yearTold(j); y != nil && (j > i || !r.is(j, "the")) {
		if _, own := y.(periodAt); own && r.is(end-2, "the") {
			return ofYear{with}, end
		}
		return with(y), end
	}
	return other, i
}

// yearTold reads a year that other words than its number tell: last year, the following year,
// that year, the same year, the year.
func (r *reader) yearTold(i int) (when, int) {
	j := i
	if r.is(j, "the") {
		j++
	}
	if w, ok := r.value(j, wayName); ok && r.is(j+1, "year") {
		return r.wayUnit(j, j+1, way(w), yearUnit)
	}
	switch {
	case r.is(i, "that") && r.is(i+1, "year"), j > i && r.is(j, "same") && r.is(j+1, "year"):
		return same{yearUnit}, j + 2
	case j > i && r.is(j, "year") && !r.is(j+1, "before", "after", "earlier"):
		return periodAt{yearUnit, 0}, j + 1
	}
	return nil, i
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
	w := r.word(i)
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

// afterTheYear reads the year 2000, the year-earlier quarter, for the year; token i is "year".
func (r *reader) afterTheYear(i int) (when, int) {
	if r.hyphen(i+1) && r.is(i+2, "earlier", "ago") {
		end := i + 3
		if _, u, stop := r.nthUnit(end); stop > end && u == quarterUnit {
			end = stop
		} else if r.is(end, "quarter", "period", "level") {
			end++
		}
		return yearBefore{prior{}, true}, end
	}
	if y, ok := r.plainYear(i + 1); ok {
		return fixed{newYear(y)}, i + 2
	}
	if y, ok := r.digits(i+1, 3); ok && y >= 100 {
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

// yearLike tells whether the four digits at i are a year and no other number. Round ones
// and those before 1700 are years only behind a preposition of time.
func (r *reader) yearLike(i, y int) bool {
	compared := r.is(i-1, "than") && r.is(i-2, "later", "earlier", "sooner") || // since at least 2012
		r.is(i-1, "least") && r.is(i-3, "since", "until", "till")
	if countedNouns[r.word(i+1)] || numbered[r.word(i-1)] && !compared {
		return false
	}
	if r.glued(i) && !r.is(i-1, "(", "[", "=", "-", "–", "—", "“", `"`, "'", "‘") {
		return false
	}
	if r.is(i-1, "at") && r.upper(i+1) { // at 1998 Main Street
		return false
	}
	if r.is(i-1, "-") && r.glued(i-1) && r.isNumber(i-2) && len(r.word(i-2)) > 2 { // of a telephone
		return false
	}
	if m, ok := r.digits(i+2, 0); ok && r.glued(i+1) && r.is(i+1, ":", "/") && (m > 12 && m != y%100+1 || m == 0) {
		return false
	}
	if _, _, unit := r.unit(i + 1); unit {
		return false
	}
	if r.isPlural(i+1) && !r.is(i-1, "in", "the", "of", "since") {
		return false
	}
	if y < 1700 || y%100 == 0 && y != 2000 {
		return r.is(i-1, "in", "since", "until", "till", "year", "late", "early", "mid", "fiscal", "circa", "before", "after", "ad", "a.d.") && !r.isPlural(i+1)
	}
	return true
}

// countedNouns are nouns of which there can be as many as a year has, and what follows a
// year before Christ.
var countedNouns = text.Set("% percent people men women troops soldiers dollars million billion trillion meters metres feet miles bc b.c. b.c bce")

// numbered are words and marks before numbers that are no years.
var numbered = text.Set("$ £ € # no than about some nearly approximately over least most just only number flight resolution article section room page route highway model chapter paragraph boeing windows")
