package date

import (
	"strings"

	"dossier/internal/text"
)

// Header reads a line that is a date and nothing else, as newspapers head their articles:
//
//	20220121   2022-01-21   2022-01-21T15:04:05Z   21 January 2022   Jan. 21, 2022
//	Friday, January 21, 2022 3:04 PM EST   Published: 21 Jan 2022   Updated 21/01/2022
//
// It is a day, or a month with its year. A numeric date that could be day or month first is
// not read.
func Header(line string) (Date, bool) {
	const longest = 100
	if len(line) > longest {
		return Date{}, false
	}
	t := text.New(line, []text.Span{{Start: 0, End: len(line)}})
	r := reader{s: line, tokens: t.Tokens, last: len(t.Tokens)}
	i := 0
	for i < r.last && (headerWords[r.word(i)] || i > 0 && r.is(i, ":", "|", "-", "–")) {
		i++
	}
	if j := r.skipClock(i); j > i {
		i = j
		if r.is(i, ",", "|") {
			i++
		}
	}
	w, end := r.headerDate(i)
	if w == nil || !r.trailer(end) {
		return Date{}, false
	}
	d := w.on(context{})
	return d, !d.IsZero()
}

// headerWords announce a date.
var headerWords = set("published publish posted post updated update last modified first on date dated issued created filed printed")

// headerDate reads a date that has its year.
func (r *reader) headerDate(i int) (when, int) {
	if i >= r.last {
		return nil, i
	}
	_, long := r.value(i, weekdayName)
	_, short := r.value(i, weekdayShort)
	if long || short {
		for i++; r.is(i, ",", "."); {
			i++
		}
	}
	w, end := r.dated(i)
	if w == nil {
		if m, ok := r.month(i); ok {
			w, end = r.monthYear(i, m)
		}
	}
	switch w.(type) {
	case fixed, slashed:
		return w, end
	}
	return nil, i
}

// trailer tells whether from token i on only a time of day and its zone follow, or a second
// announcement: "| Updated 3:04 PM".
func (r *reader) trailer(i int) bool {
	for i < r.last {
		next := r.skipClock(i)
		for next < r.last && (headerWords[r.word(next)] || r.is(next, ",", "|", "-", "–", "·", "•", ".", "(", ")", "at")) {
			next++
		}
		if next == i {
			w, end := r.headerDate(i)
			if w == nil {
				return false
			}
			next = end
		}
		i = next
	}
	return true
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
	for clockWords[r.word(j)] || j > i && r.is(j, ".") {
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
	hour, minute, ok := strings.Cut(w, ".")
	_, ok1 := number(hour)
	_, ok2 := number(minute)
	return ok && ok1 && ok2 && len(hour) <= 2 && len(minute) == 2
}

var clockWords = set("am pm a.m. p.m. a.m p.m noon midnight et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc cet cest eet eest msk ist z hrs h local time")

// InURL reads the date in the path of a URL: /2022/01/21/, /2022/jan/21/, -01-21-22, 20220121,
// 2022-01-21; /2022/01/ is a month. A date with two figures for the year must be
// unambiguous.
func InURL(url string) (Date, bool) {
	if _, after, ok := strings.Cut(url, "://"); ok {
		url = after
	}
	slash := strings.IndexByte(url, '/')
	if slash < 0 {
		return Date{}, false
	}
	path, _, _ := strings.Cut(url[slash:], "#")
	month := Date{}
	for i := 1; i < len(path); i++ {
		if !separates(path[i-1]) || separates(path[i]) {
			continue
		}
		d := urlDate(path[i:])
		if _, ok := d.single(); ok {
			return d, true
		}
		if month.IsZero() {
			month = d
		}
	}
	return month, !month.IsZero()
}

func separates(c byte) bool { return strings.IndexByte("/-_.=?&", c) >= 0 }

// urlDate is the date that s begins with, zero where it begins with none.
func urlDate(s string) Date {
	a, sep, s := urlField(s)
	if n, ok := number(a); ok && len(a) == 8 {
		return urlDay(n/10000, n/100%100, n%100)
	}
	if sep == 0 {
		return Date{}
	}
	b, sep2, rest := urlField(s)
	c, _, _ := urlField(rest)
	x, okX := number(a)
	y, okY := number(b)
	z, okZ := number(c)
	if e := vocabulary[b]; !okY && (e.class == monthName || e.class == monthShort) {
		y, okY, b = e.value, true, "00"
	}
	if !okX || !okY || len(b) > 2 || sep2 != 0 && okZ && len(c) <= 2 && sep2 != sep {
		return Date{}
	}
	switch {
	case len(a) == 4 && okZ && len(c) <= 2:
		return urlDay(x, y, z)
	case len(a) == 4 && sep == '/' && urlYear(x) && y >= 1 && y <= 12:
		return newMonth(x, y)
	case len(a) == 2 && okZ && (len(c) == 2 || len(c) == 4):
		if len(c) == 2 {
			z += 2000
		}
		if !urlYear(z) {
			return Date{}
		}
		if w := (slashed{z, x, y}); x == y || w.order() != noOrder {
			return urlDay(z, min(x, y), max(x, y))
		}
	}
	return Date{}
}

// urlField cuts s at its first separator, which is 0 where there is none.
func urlField(s string) (field string, sep byte, rest string) {
	for i := 0; i < len(s); i++ {
		if separates(s[i]) {
			return s[:i], s[i], s[i+1:]
		}
	}
	return s, 0, ""
}

// urlYear tells whether news was on the web in year y, or is soon to be.
func urlYear(y int) bool { return y >= 1990 && y < 2100 }

func urlDay(y, m, d int) Date {
	if w, ok := civil(y, m, d).(fixed); ok && urlYear(y) {
		return w.date
	}
	return Date{}
}
