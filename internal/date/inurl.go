package date

import "strings"

// InURL reads the date in the path of an address: /2022/01/21/, /2022/jan/21/, -01-21-22,
// 20220121, 2022-01-21, or behind "date=" in its query; /2022/01/ is a month. Folders go before
// names; two different days of one rank are none. A date with two figures for the year must be
// unambiguous, and a number of the same form beside it makes it none.
func InURL(url string) (Date, bool) {
	if _, after, ok := strings.Cut(url, "://"); ok {
		url = after
	}
	slash := strings.IndexByte(url, '/')
	if slash < 0 {
		return Date{}, false
	}
	path, _, _ := strings.Cut(url[slash:], "#")
	var folders, name, month Date
	torn := false // name has two days
	query := false
	for i := 1; i < len(path); i++ {
		query = query || path[i-1] == '?'
		if !separates(path[i-1]) || separates(path[i]) || query && !strings.HasSuffix(path[:i], "date=") {
			continue
		}
		d, inFolders := urlDate(path, i)
		_, isDay := d.single()
		switch {
		case d.IsZero():
		case !isDay:
			month = first(month, d)
		case inFolders:
			folders = first(folders, d)
		default:
			name = first(name, d)
			torn = torn || name != d
		}
	}
	if torn {
		name = Date{}
	}
	d := first(first(folders, name), month)
	return d, !d.IsZero()
}

// first is d, or e where d is zero.
func first(d, e Date) Date {
	if d.IsZero() {
		return e
	}
	return d
}

func separates(c byte) bool { return strings.IndexByte("/-_.=?&", c) >= 0 }

// urlDate is the date that begins at i, zero where none does, and whether its parts are folders.
func urlDate(path string, i int) (d Date, folders bool) {
	a, sep, s := urlField(path[i:])
	if len(a) == 8 {
		return compact(a), false
	}
	b, sep2, rest := urlField(s)
	c, _, after := urlField(rest)
	x, okX := number(a)
	y, okY := number(b)
	z, okZ := number(c)
	if e := vocabulary[strings.ToLower(b)]; !okY && (e.class == monthName || e.class == monthShort) {
		y, okY, b = e.value, true, "00"
	}
	if sep == 0 || !okX || !okY || len(b) > 2 {
		return Date{}, false
	}
	isDay := okZ && len(c) <= 2 && sep2 == sep
	switch {
	case len(a) == 4 && isDay:
		return urlDay(x, y, z), sep == '/'
	case len(a) == 4:
		if sep == '/' && sep2 == '/' && len(b) == 2 && urlYear(x) && y >= 1 && y <= 12 {
			return newMonth(x, y), true
		}
	case len(a) == 2 && okZ && sep2 == sep && (len(c) == 4 || len(c) == 2 && z < 50 && !besideNumber(path[:i], after)):
		if len(c) == 2 {
			z += 2000
		}
		if w := (slashed{z, x, y}); x == y || w.order() != noOrder {
			return urlDay(z, min(x, y), max(x, y)), sep == '/'
		}
	}
	return Date{}, false
}

// besideNumber tells whether the field that before ends with, or the one that after begins with, is
// a number.
func besideNumber(before, after string) bool {
	next, _, _ := urlField(after)
	before = before[:len(before)-1]
	last := before[strings.LastIndexFunc(before, func(r rune) bool { return r < 0x80 && separates(byte(r)) })+1:]
	_, a := number(last)
	_, b := number(next)
	return a || b
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
