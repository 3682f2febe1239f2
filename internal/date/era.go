package date

import "strings"

// era tells whether token i says that a year before it is before Christ (before) or after.
func (r *reader) era(i int) (before, ok bool) {
	if !r.upper(i) {
		return false, false
	}
	before = r.is(i, "bc", "b.c.", "b.c", "bce", "b.c.e.")
	return before, before || r.is(i, "ad", "a.d.", "a.d", "ce", "c.e.")
}

// inEra reads 44 BC, 753-509 BC, AD 79 and 79 AD.
func (r *reader) inEra(i int) (when, int) {
	if before, ok := r.era(i); ok {
		if y, ok := r.yearOfEra(i+1, before); ok && !before {
			return fixed{newYear(y)}, i + 2
		}
		return nil, i
	}
	end := i + 1
	if r.hyphen(end) {
		end += 2
	}
	before, ok := r.era(end)
	if !ok {
		return nil, i
	}
	first, ok := r.yearOfEra(i, before)
	last, also := r.yearOfEra(end-1, before)
	if !ok || !also || first > last {
		return nil, i
	}
	return fixed{years(first, last)}, end + 1
}

// yearOfEra is the year of EDTF that the number at i is in an era: 1 BC is 0.
func (r *reader) yearOfEra(i int, before bool) (int, bool) {
	y, ok := r.digits(i, 0)
	switch {
	case !ok || y < 1 || y > maxYear:
		return 0, false
	case before:
		return 1 - y, true
	}
	return y, true
}

// isoWeek reads the week and weekday behind year y and a hyphen: 2023-W20, 2023-W20-3.
func (r *reader) isoWeek(y, i int) (when, int) {
	digits, ok := strings.CutPrefix(r.word(i), "w")
	n, isNumber := number(digits)
	if !ok || !isNumber || len(digits) != 2 || n < 1 || n > 53 || !r.upper(i) {
		return nil, i
	}
	w := nth{n: n, unit: weekUnit, weekday: -1, of: fixed{newYear(y)}}
	if d, ok := r.digits(i+2, 1); ok && r.hyphen(i+1) && d >= 1 && d <= 7 {
		return nth{n: 1, weekday: d - 1, of: w}, i + 3
	}
	return w, i + 1
}

// compactPart reads a quarter or half written with its year as one: 2022Q1, 1Q22, 1Q2022.
func (r *reader) compactPart(i int) (when, int) {
	const quarterLen, longest = len("q1"), len("2022q1")
	w := r.word(i)
	if len(w) != longest && len(w) != quarterLen+2 {
		return nil, i
	}
	quarter, digits := w[:quarterLen], w[quarterLen:]
	if len(w) == longest && vocabulary[quarter].class != quarterName {
		quarter, digits = w[longest-quarterLen:], w[:longest-quarterLen]
	}
	y, ok := number(digits)
	if e := vocabulary[quarter]; ok && e.class == quarterName {
		if len(digits) == 2 {
			y = century20(y)
		}
		return fixed{newPart(y, e.value)}, i + 1
	}
	return nil, i
}
