package date

import (
	"strings"

	"dossier/internal/text"
)

// fromNumber reads what begins with a number or an ordinal.
func (r *reader) fromNumber(i int) (when, int) {
	for _, read := range [...]func(*reader, int) (when, int){
		(*reader).inEra, (*reader).dayMonth, (*reader).sharedMonth, (*reader).laterDay, (*reader).edgeRun, (*reader).nthWeekday,
		(*reader).sharedUnit, (*reader).compactPart,
	} {
		if w, end := read(r, i); w != nil {
			return w, end
		}
	}
	if w, end := r.numeric(i); w != nil {
		return w, end
	}
	if r.is(i-1, "on", "by", "until", "since", "before") || r.padded(i) || r.padded(i+2) {
		if w, end := r.shortNumeric(i); w != nil {
			return w, end
		}
	}
	if w, end := r.century(i); w != nil {
		return w, end
	}
	if n, u, end := r.nthUnit(i); end > i {
		return r.within(i, n, u, end)
	}
	if w, end := r.fromYear(i); w != nil {
		return w, end
	}
	if y, end := r.yearWords(i); end > i && (timePrepositions[r.word(i-1)] || r.is(i-1, "year")) && y > 999 && y < 2100 {
		if _, _, unit := r.unit(end); !unit && !r.isPlural(end) {
			return fixed{newYear(y)}, end
		}
	}
	return nil, i
}

// century reads decades and centuries: 1990s, '90s, nineties; 20th century.
func (r *reader) century(i int) (when, int) {
	if r.is(i, apostrophes...) && r.glued(i+1) {
		i++
	}
	w, next := r.word(i), i+1
	digits, plural := strings.CutSuffix(w, "s")
	if r.is(next, "s") && r.isNumber(i) { // 1990 s
		plural, next = true, next+1
	}
	if plural {
		switch n, ok := number(digits); {
		case ok && len(digits) == 4 && n%10 == 0:
			return fixed{newDecade(n)}, next
		case ok && len(digits) == 2 && n%10 == 0 && (n >= 50 || r.is(i-1, apostrophes...)) && r.ofDecades(i):
			return fixed{newDecade(1900 + n)}, next
		}
	}
	if n := nineties[w]; n > 0 && r.ofDecades(i) {
		return fixed{newDecade(1900 + n)}, i + 1
	}
	if high, end := r.spelled(i); end == i+1 && high > 10 && nineties[r.word(end)] > 0 {
		return fixed{newDecade(high*100 + nineties[r.word(end)])}, end + 1
	}
	return r.centuryNumber(i)
}

// centuryNumber reads 20th century, 5th century BC; behind "and" the centuries may be several.
func (r *reader) centuryNumber(i int) (when, int) {
	n, end := r.ordinalAt(i)
	if end == i || n < 1 || n > 21 {
		return nil, i
	}
	if r.hyphen(end) {
		end++
	}
	several := r.is(end, "centuries") && (r.is(i-1, "and", "or", "to") || r.is(i-1, "the") && r.is(i-2, "and", "or", "to"))
	if !r.is(end, "century") && !several {
		return nil, i
	}
	end++
	switch before, ok := r.era(end); {
	case ok && before:
		return fixed{years(1-100*n, 100-100*n)}, end + 1
	case ok:
		end++
	}
	return fixed{newCentury(100 * (n - 1))}, end
}

// ofDecades tells whether what precedes token i says that it is a decade and no age: the
// nineties, the late 90s, '90s, but not her late nineties.
func (r *reader) ofDecades(i int) bool {
	if r.is(i-1, "-") {
		i--
	}
	if _, ok := r.value(i-1, stageName); ok {
		i--
	}
	return r.is(i-1, "the") || r.is(i-1, apostrophes...)
}

var apostrophes = []string{"'", "’", "‘"}

// nineties are the decades of a century in words.
var nineties = map[string]int{
	"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}

// fromApostrophe reads ’90s; in ’98.
func (r *reader) fromApostrophe(i int) (when, int) {
	if !r.is(i, apostrophes...) || !r.glued(i+1) {
		return nil, i
	}
	_, staged := r.value(i-1, stageName)
	if y, ok := r.digits(i+1, 2); ok && (staged || timePrepositions[r.word(i-1)]) {
		return fixed{newYear(century20(y))}, i + 2
	}
	return r.century(i)
}

func (r *reader) isNumber(i int) bool {
	return i >= r.first && i < r.last && r.tokens[i].Kind == text.Number
}

// singulars end in s and are no plurals.
var singulars = text.Set("this does onwards afterwards towards perhaps always unless besides sometimes versus across")

// isPlural tells whether token i looks like a plural noun in lower case.
func (r *reader) isPlural(i int) bool {
	w := r.word(i)
	return r.isWord(i) && !r.upper(i) && len(w) > 3 && w[len(w)-1] == 's' && !singulars[w]
}

// numeric reads dates in digits alone: 2022-01-21, 20220121, 21/1/2022, 21.1.2022, 11/2016,
// and those with a month's name between hyphens or slashes: 21-Jan-2022.
func (r *reader) numeric(i int) (when, int) {
	if !r.isNumber(i) || r.glued(i) && !r.is(i-1, "(", "[", `"`, "“", "'", "‘", "-", ":", ",") {
		return nil, i
	}
	w := r.word(i)
	if n, ok := r.digits(i, 8); ok {
		return civil(n/10000, n/100%100, n%100), i + 1
	}
	if strings.Count(w, ".") == 2 {
		return r.threeFields(strings.Split(w, "."), i+1)
	}
	if !r.separator(i + 1) {
		return nil, i
	}
	if m, _ := r.digits(i, 0); m >= 1 && m <= 12 && !r.separator(i+3) {
		if y, ok := r.plainYear(i + 2); ok {
			return fixed{newMonth(y, m)}, i + 3
		}
	}
	if !r.separator(i+3) || !r.is(i+3, r.word(i+1)) {
		return nil, i
	}
	last, _, clock := strings.Cut(r.word(i+4), "t")
	end := i + 5
	for clock && r.glued(end) && r.is(end, ":", "+", "-") && r.glued(end+1) && r.isNumber(end+1) {
		end += 2
	}
	middle := r.word(i + 2)
	if m, ok := r.month(i + 2); ok {
		middle = twoDigits(m)
	}
	return r.threeFields([]string{w, middle, last}, end)
}

// separator tells whether token i stands between the numbers of a date without gaps.
func (r *reader) separator(i int) bool {
	return r.is(i, "/", "-", "–", ".") && r.glued(i) && r.glued(i+1)
}

// shortNumeric reads 22/04, a day and month in digits; only an expression before it tells
// such a date from a fraction.
func (r *reader) shortNumeric(i int) (when, int) {
	a, ok1 := r.digits(i, 0)
	b, ok2 := r.digits(i+2, 0)
	if !ok1 || !ok2 || a > 31 || b > 31 || !r.separator(i+1) || r.separator(i+3) {
		return nil, i
	}
	switch {
	case a > 12 && b >= 1 && b <= 12:
		return monthDay{b, a}, i + 3
	case b > 12 && a >= 1 && a <= 12, a == b:
		return monthDay{a, b}, i + 3
	}
	return nil, i
}

// padded tells whether token i is a number with a leading zero, as fractions have none.
func (r *reader) padded(i int) bool { return len(r.word(i)) == 2 && r.word(i)[0] == '0' }

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// threeFields is the date of three numbers, nil where they are none.
func (r *reader) threeFields(f []string, end int) (when, int) {
	a, ok1 := number(f[0])
	b, ok2 := number(f[1])
	c, ok3 := number(f[2])
	if !ok1 || !ok2 || !ok3 || r.glued(end) && r.is(end, "/") {
		return nil, end
	}
	if len(f[0]) == 4 && len(f[1]) <= 2 && len(f[2]) <= 2 {
		return civil(a, b, c), end
	}
	if len(f[0]) > 2 || len(f[1]) > 2 || len(f[2]) != 4 && len(f[2]) != 2 {
		return nil, end
	}
	if len(f[2]) == 2 {
		c = century20(c)
	}
	if civil(c, b, a) == nil && civil(c, a, b) == nil {
		return nil, end
	}
	return slashed{c, a, b}, end
}

// civil is the day of a civil date, nil where there is no such day or year.
func civil(y, m, d int) when {
	if y < 1000 || y > 2200 || m < 1 || m > 12 || d < 1 || d > monthDays(y, m) {
		return nil
	}
	return fixed{dayOf(y, m, d).Date()}
}

// century20 is the year that two digits stand for, 1950 to 2049.
func century20(y int) int {
	if y < 50 {
		return 2000 + y
	}
	return 1900 + y
}
