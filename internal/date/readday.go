package date

import "dossier/internal/text"

// fromMonth reads what begins with a month: January 21, 2022; Jan. 21; March 2014; in March.
func (r *reader) fromMonth(i, m int) (when, int) {
	if w, end := r.monthDay(i, m); w != nil {
		return w, end
	}
	if w, end := r.monthYear(i, m); w != nil {
		return w, end
	}
	if !r.bareMonth(i) {
		return nil, i
	}
	return monthIn{month: m}, r.afterMonth(i)
}

// afterMonth is the token after the month at i and the stop of its abbreviation.
func (r *reader) afterMonth(i int) int {
	if _, short := r.value(i, monthShort); short && r.is(i+1, ".") && r.glued(i+1) && i+2 < r.last {
		return i + 2
	}
	return i + 1
}

// monthDay reads the month at i with a day, and the year if one follows.
func (r *reader) monthDay(i, m int) (when, int) {
	if !r.monthWritten(i) {
		return nil, i
	}
	j := r.afterMonth(i)
	if r.is(i, "may", "march") && !r.upper(i) && r.isWord(j) {
		return nil, i
	}
	if r.is(j, "the") || r.is(j, "-", "/") && r.glued(j) {
		j++
	}
	d, end := r.dayNumber(j)
	if end == j || d > monthDays(2000, m) || r.is(i-1, "in") && r.isPlural(end) { // in May 10 ships
		return nil, i
	}
	to, stop := r.rangeEnd(end, m)
	k := stop
	if r.is(k, ",", "of", "in") || r.is(k, "-", "/") && r.is(j-1, r.word(k)) { // Mar-12-2015
		k++
	}
	if y, e := r.yearAfterDay(k, k > stop); e > k {
		return ranged(y, m, d, to), e
	}
	if to > d {
		return between{monthDay{m, d}, monthDay{m, to}}, stop
	}
	if m == 9 && d == 11 && r.is(stop, "attack", "attacks", "attackers", "hijackers", "terror", "terrorist") {
		return september11{monthDay{m, d}}, stop
	}
	if w, e := r.wayYear(monthDay{m, d}, i, k); w != nil {
		return w, e
	}
	return monthDay{m, d}, stop
}

// ranged is a day or, where to is a later one, some days of a month.
func ranged(y, m, d, to int) when {
	if max(d, to) > monthDays(y, m) {
		return nil
	}
	return fixed{span(dayOf(y, m, d), dayOf(y, m, max(d, to))+1)}
}

// rangeEnd reads the second day of "19-20" or "19 to 20", behind the first and the month; it
// is 0, end where there is none.
func (r *reader) rangeEnd(end, m int) (to, stop int) {
	word := r.is(end, "to", "through", "-", "–") && !r.hyphen(end)
	if !r.hyphen(end) && !word {
		return 0, end
	}
	to, stop = r.dayNumber(end + 1)
	if stop == end+1 || to > monthDays(2000, m) || word && (r.isWord(stop) || r.isNumber(stop)) {
		return 0, end
	}
	return to, stop
}

// dayNumber reads a day of a month, 21, 21st or twenty-first; its end is i where there is none.
func (r *reader) dayNumber(i int) (d, end int) {
	d, ok := r.digits(i, 0)
	if ok && len(r.word(i)) <= 2 {
		end = i + 1
		if _, _, unit := r.unit(end); unit || r.is(end, ":") && r.isNumber(end+1) || countedNouns[r.word(end)] || clockWords[r.word(end)] {
			return 0, i
		}
	} else if d, end = r.ordinalAt(i); end == i {
		if d, end = r.spelled(i); end == i || r.is(end, "hundred", "thousand") {
			return 0, i
		}
	}
	if d < 1 || d > 31 {
		return 0, i
	}
	return d, end
}

// yearAfterDay reads the year behind a day and month: 2022, ’98, two thousand and fifteen;
// its end is i where there is none.
func (r *reader) yearAfterDay(i int, comma bool) (y, end int) {
	if y, ok := r.plainYear(i); ok {
		if _, plural, unit := r.unit(i + 1); !unit || !plural {
			return y, i + 1
		}
	}
	if r.is(i, apostrophes...) && r.glued(i+1) {
		if y, ok := r.digits(i+1, 2); ok {
			return century20(y), i + 2
		}
	}
	if y, end := r.yearWords(i); end > i && (!comma || y%100 > 9 && !r.is(i+1, "hundred", "thousand")) {
		return y, end
	}
	return 0, i
}

// monthYear reads the month at i with a year: March 2014; March of 2014; March, 2014.
func (r *reader) monthYear(i, m int) (when, int) {
	j := r.afterMonth(i)
	if r.is(j, ",", "of", "-", "in") {
		j++
	}
	if y, end := r.yearAfterDay(j, r.is(j-1, ",")); end > j {
		return fixed{newMonth(y, m)}, end
	}
	return r.wayYear(monthIn{month: m}, i, j)
}

// monthWritten tells whether the month at i, with a number beside it, is written like one.
func (r *reader) monthWritten(i int) bool {
	return r.upper(i) || !r.is(i, "mar", "jun", "sep")
}

// bareMonth tells whether the month at i, with no number beside it, is one: not a person's
// name, nor the verbs may and march.
func (r *reader) bareMonth(i int) bool {
	if r.people[r.word(i)] {
		return false
	}
	c := r.entry(i - 1).class
	modified := c == wayName || c == stageName || r.hyphen(i-1) && r.is(i-2, "mid")
	_, short := r.value(i, monthShort)
	switch {
	case r.is(i, "may", "march") && !r.upper(i):
		return r.is(i-1, "in") && !r.isWord(i+1)
	case r.is(i, "may", "march"):
		_, enumerated := r.month(i - 2)
		adjective := r.is(i-1, "'s", "the", "a") && r.isWord(i+1) && !r.upper(i+1) && !r.is(i+1, "on")
		return modified || adjective || enumerated && r.is(i-1, "to", "and", "or") || r.is(i-1, firmPrepositions...)
	case short && !r.upper(i):
		return r.is(i-1, "in", "since") && !r.isWord(i+1) && !r.is(i, "mar", "sep")
	case short && r.is(i-1, "and", "as", "about", "for") && r.isWord(i+1):
		return false
	case modified || timePrepositions[r.word(i-1)]:
		return true
	case short:
		k := r.afterMonth(i)
		_, ranged := r.month(k + 1)
		return ranged && r.is(k, "-", "–", "to", "through") && r.upper(k+1)
	case !r.upper(i):
		return r.is(i-1, "the")
	}
	return !r.upper(i+1) && (!r.isWord(i-1) || !r.upper(i-1))
}

// firmPrepositions are of time more often than not.
var firmPrepositions = []string{"in", "since", "by", "until", "till", "from", "during", "through", "before", "after", "between", "throughout"}

// timePrepositions go before dates.
var timePrepositions = text.Set("in since by until till from to during through before after of between for and or throughout around about as on into")

// fromWeekday reads Friday; Friday, January 21, 2022; Friday the 21st; Tuesday next week.
func (r *reader) fromWeekday(i int) (when, int) {
	n, short := r.value(i, weekdayShort)
	if !short {
		n, _ = r.value(i, weekdayName)
	}
	end := i + 1
	if short && r.is(end, ".") && r.glued(end) {
		end++
	}
	j := end
	if r.is(j, ",") {
		j++
	}
	if r.is(j, "the") {
		j++
	}
	if w, stop := r.weekdayDated(n, end); w != nil {
		return w, stop
	}
	if d, stop := r.weekdayNumber(j); stop > j {
		return weekdayOfMonth{n, d}, stop
	}
	if short && (!r.upper(i) || end == i+1 && !r.is(i-1, "on", "until", "by", "from")) {
		return nil, i
	}
	if r.named(i, end) {
		return nil, i
	}
	if w, stop := r.weekdayOfWeek(n, end); w != nil {
		return w, stop
	}
	if r.is(i-1, "that") && (i-1 == r.first || r.is(i-2, "on", "until", "by", "since", ",", ";", "but", "and")) {
		return nth{n: 1, weekday: n, of: same{weekUnit}}, end
	}
	return weekdayIn{weekday: n}, end
}

// weekdayOfWeek reads the week behind weekday n: Tuesday next week, the Friday of that week,
// Friday week.
func (r *reader) weekdayOfWeek(n, i int) (when, int) {
	if r.is(i, "week", "fortnight") && (!r.isWord(i+1) || timePrepositions[r.word(i+1)]) {
		return away{[]amount{r.amount(1, i)}, 1, weekdayIn{n, coming}}, i + 1
	}
	if r.is(i, "of") {
		i++
	}
	if w, ok := r.value(i, wayName); ok && r.is(i+1, "week") {
		return nth{n: 1, weekday: n, of: periodAt{weekUnit, way(w).step()}}, i + 2
	}
	if r.is(i, "that") && r.is(i+1, "week") && r.is(i-1, "of") {
		return nth{n: 1, weekday: n, of: same{weekUnit}}, i + 2
	}
	return nil, i
}

// weekdayDated reads the date behind weekday n: Friday, January 21; Friday the 21st of January.
func (r *reader) weekdayDated(n, i int) (when, int) {
	if r.is(i, ",") || r.hyphen(i) {
		i++
	}
	if r.is(i, "the") {
		i++
	}
	if w, end := r.dated(i); w != nil {
		return onWeekday(n, w), end
	}
	return nil, i
}

// weekdayNumber reads the day of the month behind a weekday: Friday the 15th, Friday 21st,
// Friday 21; its end is i where there is none.
func (r *reader) weekdayNumber(i int) (d, end int) {
	d, end = r.dayNumber(i)
	if _, spelled := r.value(i, cardinal); spelled || end > i && r.isWord(end) && r.is(i-1, ",") {
		return 0, i
	}
	if _, ok := r.digits(i, 0); ok && (r.isWord(end) || r.glued(end) && r.is(end, "/", "-", ":")) {
		return 0, i
	}
	return d, end
}

// dated reads a full date or a month and day, what can follow a weekday.
func (r *reader) dated(i int) (when, int) {
	if i >= r.last {
		return nil, i
	}
	if m, ok := r.month(i); ok {
		return r.monthDay(i, m)
	}
	if w, end := r.dayMonth(i); w != nil {
		return w, end
	}
	if w, end := r.numeric(i); w != nil {
		return w, end
	}
	return r.shortNumeric(i)
}

// month is the month that token i names.
func (r *reader) month(i int) (int, bool) {
	if m, ok := r.value(i, monthName); ok {
		return m, true
	}
	return r.value(i, monthShort)
}

// named tells whether the weekday or day name [i, end) is part of a name.
func (r *reader) named(i, end int) bool {
	if nameMakers[r.word(i-1)] && r.upper(i-1) {
		return true
	}
	if r.is(i-1, "on") && r.is(i-2, "mail") || r.is(i-1, "any", "one", "some", "no") {
		return true
	}
	if r.is(i-1, "a") && (!r.isWord(end) || r.upper(end) || timePrepositions[r.word(end)]) { // not a Friday tweet
		return true
	}
	if r.is(i-1, "the") && r.is(end, "after", "before") {
		return true
	}
	if r.is(i-1, "'s") && r.upper(i+1) {
		return true
	}
	return r.upper(end) && r.isWord(end) && (titleNouns[r.word(end)] || r.is(i-1, "the"))
}

// dayMonth reads a day with the month behind it: 21 January 2022; 21st of January; 4-22 January.
func (r *reader) dayMonth(i int) (when, int) {
	d, end := r.dayNumber(i)
	if end == i {
		return nil, i
	}
	to, stop := 0, end
	slash := r.is(end, "/") && r.glued(end) && r.glued(end+1)
	if n, e := r.dayNumber(end + 1); slash && e > end+1 && n == d+1 { // 4/5 May
		to, stop = n, e
	}
	if r.hyphen(end) || r.is(end, "to", "through", "until", "till") || r.is(end, "and") && r.is(i-1, "between") {
		if n, e := r.dayNumber(end + 1); e > end+1 && n > d {
			to, stop = n, e
		}
	}
	j := stop
	if r.is(j, "of", "-", "/", ".") {
		j++
	}
	if r.is(j, "the") {
		j++
	}
	if w, e := r.dayOfPeriod(i, stop, d, to); w != nil {
		return w, e
	}
	m, ok := r.month(j)
	if !ok || !r.monthWritten(j) || max(d, to) > monthDays(2000, m) || r.is(j, "may", "march") && !r.upper(j) && r.isWord(j+1) {
		return nil, i
	}
	j = r.afterMonth(j)
	k := j
	if r.is(k, ",", "of", "in", "-", "/") {
		k++
	}
	if y, e := r.yearAfterDay(k, r.is(k-1, ",")); e > k {
		return ranged(y, m, d, to), e
	}
	if y, ok := r.digits(k, 2); ok && to == 0 && r.is(k-1, "-", "/") && r.is(end, r.word(k-1)) && r.glued(k) { // 12-Mar-15
		return ranged(century20(y), m, d, 0), k + 1
	}
	if _, counted := r.value(i, cardinal); counted && end == i+1 { // one May morning
		return nil, i
	}
	if to > d {
		return between{monthDay{m, d}, monthDay{m, to}}, j
	}
	if w, e := r.wayYear(monthDay{m, d}, i, k); w != nil {
		return w, e
	}
	return monthDay{m, d}, j
}

// wayYear reads the year at j of what begins at i: April last year, 6 May this year.
func (r *reader) wayYear(of recurring, i, j int) (when, int) {
	if y, end := r.yearTold(j); y != nil && (r.is(j-1, "of") || !r.is(j, "the")) {
		return yearly{of, y}, end
	}
	return nil, i
}

// fromDayName reads today, yesterday, tomorrow, unless part of a name: USA Today.
func (r *reader) fromDayName(i, n int) (when, int) {
	if r.is(i, "today") && r.upper(i) && r.isWord(i-1) && (r.upper(i-1) || r.is(i-1, "'s", "the")) {
		return nil, i
	}
	if r.upper(i) && i > r.first && r.tokens[i-1].Quotation() && i+1 < r.last && r.tokens[i+1].Quotation() { // a programme
		return nil, i
	}
	if r.is(i, "today") && r.is(i+1, "'s") && generic[r.word(i+2)] {
		return nil, i
	}
	return dayOffset(n), i + 1
}

// generic are nouns of which today's and the like means nowadays.
var generic = text.Set("world society market youth economy children climate age")
