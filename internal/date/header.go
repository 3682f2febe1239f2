package date

import (
	"strings"
	"unicode"

	"dossier/internal/text"
)

// Stamp is what a line says that dates an article.
type Stamp struct {
	Date      Date // a day, or a month of a year; zero where the numbers allow two: 01/02/2022
	Announced bool // a word says what is dated: Published, Updated
	Updated   bool // the last change is dated, and no more
	Clash     bool // another weekday is named than the day's
}

// Header reads a line that is a date and nothing else, as newspapers head their articles:
//
//	20220121   2022-01-21   2022-01-21T15:04:05Z   21 January 2022   Jan. 21, 2022
//	Friday, January 21, 2022 3:04 PM EST   Published: 21 Jan 2022   Updated 21/01/2022
//
// Spaces that scraping lost (January 21, 20225:04 AM) are seen through. Where the line has several
// dates, it is the first that is of no change. A line without a year is none.
func Header(line string) (Stamp, bool) {
	const longest = 150
	if len(line) > longest || !strings.ContainsAny(line, "0123456789") {
		return Stamp{}, false
	}
	line = unglued(line)
	r := reader{s: line, tokens: text.New(line, []text.Span{{Start: 0, End: len(line)}}).Tokens}
	r.last, r.known = len(r.tokens), entries(r.tokens)
	var found []Stamp
	updated, announced := false, false
	for i := 0; i < r.last; {
		if next := r.skipClock(i); next > i {
			i = next
			continue
		}
		if change, ok := headerWords[r.word(i)]; ok {
			updated = change == changed || updated && change == either
			announced = true
			i++
			continue
		}
		if r.passes(i) {
			i++
			continue
		}
		if i > 0 && r.is(i+2, "ago") {
			i += 3
			continue
		}
		s, end := r.stamp(i)
		if end == i || len(found) > 0 && !announced {
			return Stamp{}, false
		}
		s.Updated, s.Announced = updated, announced
		found = append(found, s)
		i, announced = end, false
	}
	for _, s := range found {
		if !s.Updated {
			return s, true
		}
	}
	if len(found) == 0 {
		return Stamp{}, false
	}
	return found[0], true
}

// change is what a word that announces a date says of it.
type change uint8

const (
	either  change = iota // nothing: date, on, last
	made                  // that it is of publication
	changed               // that it is of a change
)

// headerWords announce a date.
var headerWords = map[string]change{
	"published": made, "publish": made, "posted": made, "post": made, "issued": made, "created": made, "filed": made,
	"printed": made, "released": made, "publication": made,
	"updated": changed, "update": changed, "modified": changed, "edited": changed, "revised": changed,
	"first": either, "last": either, "on": either, "date": either, "time": either, "dated": either, "originally": either,
}

// passes tells whether token i dates nothing itself: a mark, or, behind others, a zone.
func (r *reader) passes(i int) bool {
	if i == 0 {
		return r.is(i, "-", "–", "—", "|", "·", "•", "(")
	}
	return clockWords[r.word(i)] || r.is(i, ":", "|", "-", "–", "—", ",", "/", "·", "•", ".", "(", ")", "at", "@") ||
		clockWords[r.word(i-2)] && r.is(i-1, "+", "-") || r.is(i, "+") && clockWords[r.word(i-1)]
}

// stamp reads a date that has its year, with the weekday before or behind it. Its end is i where
// there is none.
func (r *reader) stamp(i int) (Stamp, int) {
	if d := compact(r.word(i)); !d.IsZero() {
		return Stamp{Date: d}, i + 1
	}
	weekday, j := r.weekdayAt(i)
	w, end := r.dated(j)
	if w == nil {
		if m, ok := r.month(j); ok {
			w, end = r.monthYear(j, m)
		}
	}
	if weekday < 0 && w != nil {
		j := end
		for r.is(j, ",", "(") {
			j++
		}
		if n, after := r.weekdayAt(j); n >= 0 {
			weekday, end = n, after
		}
	}
	switch w.(type) {
	case fixed, slashed:
	default:
		return Stamp{}, i
	}
	if weekday >= 0 {
		w = onWeekday(weekday, w)
	}
	s := Stamp{Date: w.on(context{})}
	if s.Date.interval() {
		return Stamp{}, i
	}
	if day, ok := s.Date.single(); ok && weekday >= 0 {
		s.Clash = day.weekday() != weekday
	}
	return s, end
}

// weekdayAt reads the weekday at i and the marks behind it; it is -1, i where there is none.
func (r *reader) weekdayAt(i int) (weekday, end int) {
	n, ok := r.value(i, weekdayName)
	if !ok {
		if n, ok = r.value(i, weekdayShort); !ok {
			return -1, i
		}
	}
	for i++; r.is(i, ",", ".", "-", "–", "|"); {
		i++
	}
	return n, i
}

// compact is the day that a number of a machine begins with: 20220121, 20220121T150405Z,
// 20220121150405; zero where it is none.
func compact(word string) Date {
	const ofDay, toSecond = 8, 14
	digits, clock, isTime := strings.Cut(word, "t")
	if len(digits) != ofDay && (isTime || len(digits) != toSecond) {
		return Date{}
	}
	if _, ok := number(strings.TrimSuffix(clock, "z")); isTime && !ok {
		return Date{}
	}
	if _, ok := number(digits[ofDay:]); len(digits) == toSecond && !ok {
		return Date{}
	}
	n, ok := number(digits[:ofDay])
	if !ok {
		return Date{}
	}
	return urlDay(n/10000, n/100%100, n%100)
}

// skipClock is the token after the time of day at i and its zone: 3:04 PM EST, 15.04 GMT,
// 15:04:05+01:00, 3pm; it is i where there is none.
func (r *reader) skipClock(i int) int {
	j := i
	for r.isNumber(j) && r.clockNumber(j) {
		j++
		for r.is(j, ":", "+", "-") && r.isNumber(j+1) {
			j += 2
		}
		if r.is(j, "+", "-") && r.isNumber(j+1) {
			j += 2
		}
	}
	if j == i {
		return i
	}
	for clockWords[r.word(j)] || r.is(j, ".") {
		j++
	}
	return j
}

// clockNumber tells whether the number at j begins a time of day.
func (r *reader) clockNumber(j int) bool {
	w := strings.TrimRight(r.word(j), "apmhzt")
	if n, ok := number(w); ok && len(w) <= 2 && n < 24 {
		return r.is(j+1, ":", "am", "pm", "a.m.", "p.m.", "a.m", "p.m") || len(w) < len(r.word(j))
	}
	if n, ok := number(w); ok && len(w) == 4 && n < 2400 && n%100 < 60 {
		return r.is(j+1, "gmt", "utc", "hrs", "hours", "h", "bst")
	}
	hour, minute, ok := strings.Cut(w, ".")
	_, ok1 := number(hour)
	_, ok2 := number(minute)
	return ok && ok1 && ok2 && len(hour) <= 2 && len(minute) == 2
}

var clockWords = text.Set("am pm a.m. p.m. a.m p.m noon midnight et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc cet cest eet eest msk ist z hrs h local time " +
	"akst akdt hst nst ndt ast adt wet west aest aedt acst awst nzst nzdt jst kst hkt sgt pkt trt sast cat eat wat wib hours")

// unglued is line with spaces where words and numbers of a date have lost theirs: 20225:04, GMTLast.
func unglued(line string) string {
	var b strings.Builder
	for i := range len(line) {
		if i > 0 && (gluedClock(line, i) || gluedWord(line, i)) {
			b.WriteByte(' ')
		}
		b.WriteByte(line[i])
	}
	return b.String()
}

// gluedClock tells whether at i, behind a year, a time of day begins.
func gluedClock(line string, i int) bool {
	const digits = len("2022")
	if i < digits || !isDigit(line[i]) || i > digits && isDigit(line[i-digits-1]) {
		return false
	}
	y, ok := number(line[i-digits : i])
	hour, _, clock := strings.Cut(line[i:min(len(line), i+len("05:"))], ":")
	_, number := number(hour)
	return ok && urlYear(y) && clock && number
}

// gluedWord tells whether at i, behind a letter or digit, a capitalised word begins.
func gluedWord(line string, i int) bool {
	before := rune(line[i-1])
	return i+1 < len(line) && 'A' <= line[i] && line[i] <= 'Z' && 'a' <= line[i+1] && line[i+1] <= 'z' &&
		before < unicode.MaxASCII && (unicode.IsLetter(before) || unicode.IsDigit(before))
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
