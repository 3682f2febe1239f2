package date

import (
	"strings"

	"dossier/internal/text"
)

// festive are nouns that make a holiday a kind: a Christmas tree.
var festive = text.Set("tree trees card cards present presents gift gifts shopping lights party parties carol carols egg eggs season decorations sale sales bonus spirit pudding market markets eve")

// fromHoliday reads a day that has a name, with its year if one follows.
func (r *reader) fromHoliday(i int) (when, int) {
	if r.is(i-1, "orthodox") || !r.upper(i) && !r.is(i, "easter", "christmas", "halloween", "thanksgiving") {
		return nil, i
	}
	list, ok := byFirstWord[r.word(i)]
	if !ok {
		list = byFirstWord[singular(r.word(i))]
	}
	for _, h := range list {
		end := r.holidayEnd(i, h.name)
		if end == i || strings.HasSuffix(h.name, " day") && r.ofNation(i) {
			continue
		}
		weekend := r.is(end, "weekend")
		if weekend {
			end++
		}
		j := end
		if r.is(j, ",", "of", "in") {
			j++
		}
		day := when(h)
		y, e := r.yearAfterDay(j, j > end)
		if e > j {
			day, end = fixed{h.in(y)}, e
		}
		switch {
		case weekend:
			return holidayWeekend{day}, end
		case e > j:
			return day, end
		}
		if r.isWord(end) && r.upper(end) || r.is(end, "'s") && r.upper(end+1) || festive[r.word(end)] {
			return nil, i
		}
		return h, end
	}
	return nil, i
}

// ofNation tells whether a nation may be named before the holiday at i, which has its own date
// then: Poland's Independence Day.
func (r *reader) ofNation(i int) bool {
	return r.is(i-1, "'s") || i-1 > r.first && r.isWord(i-1) && r.upper(i-1) && r.entry(i-1).class == noClass
}

// holidayEnd is the token behind the words of a holiday's name at i; it is i where they are
// others. The words may have an s, 's, s' or a stop: Presidents' Day, St. Patrick's Day.
func (r *reader) holidayEnd(i int, name string) int {
	end := i
	for word := range strings.SplitSeq(name, " ") {
		if end > i {
			for r.is(end, "'s", "'", "’", ".", "-") {
				end++
			}
		}
		if w := r.word(end); w != word && singular(w) != word {
			return i
		}
		end++
	}
	return end
}

// singular is the word without the s at its end.
func singular(w string) string { return strings.TrimSuffix(w, "s") }

// landmark reads what days are counted from: a holiday, a full date, a month and day.
func (r *reader) landmark(i int) (when, int) {
	if i >= r.last {
		return nil, i
	}
	if w, end := r.fromHoliday(i); w != nil {
		return w, end
	}
	if m, ok := r.month(i); ok {
		return r.monthDay(i, m)
	}
	return r.dayMonth(i)
}

// holidayWeekend is the weekend that a holiday makes: from Thursday or Friday, to Monday.
type holidayWeekend struct{ day when }

func (h holidayWeekend) on(c context) Date {
	d, ok := h.day.on(c).single()
	switch {
	case !ok:
		return Date{}
	case d.weekday() == 0:
		return span(d-2, d+1)
	case d.weekday() == 3 || d.weekday() == 4:
		return span(d, d.monday()+7)
	}
	return shifted(d.Date(), weekendUnit, 0)
}

// besideDay is the nth of a weekday before a day, or after it: the Friday before Christmas.
type besideDay struct {
	n, weekday int
	after      bool
	day        when
}

func (b besideDay) on(c context) Date {
	d, ok := b.day.on(c).single()
	weeks := Day(7 * (b.n - 1))
	switch {
	case !ok:
		return Date{}
	case b.after:
		return (d + 1 + Day(floorMod(b.weekday-d.weekday()-1, 7)) + weeks).Date()
	}
	return (d - 1 - Day(floorMod(d.weekday()-b.weekday-1, 7)) - weeks).Date()
}

// weekdayBeside reads Friday before Christmas, Monday after next behind "the".
func (r *reader) weekdayBeside(i int) (when, int) {
	d, ok := r.value(i, weekdayName)
	switch {
	case !ok:
		return nil, i
	case r.is(i+1, "after") && r.is(i+2, "next"):
		return away{[]amount{{1, weekUnit}}, 1, weekdayIn{d, next}}, i + 3
	case r.is(i+1, "before") && r.is(i+2, "last"):
		return away{[]amount{{1, weekUnit}}, -1, weekdayIn{d, previous}}, i + 3
	}
	return r.besideLandmark(1, d, i+1)
}

// besideLandmark reads what the nth weekday d is before or after; token i says which.
func (r *reader) besideLandmark(n, d, i int) (when, int) {
	if !r.is(i, "before", "after") {
		return nil, i
	}
	if w, end := r.landmark(i + 1); w != nil {
		return besideDay{n, d, r.is(i, "after"), w}, end
	}
	return nil, i
}
