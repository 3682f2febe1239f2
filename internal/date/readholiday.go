package date

import "dossier/internal/text"

// festive are nouns that make a holiday a kind: a Christmas tree.
var festive = text.Set("tree trees card cards present presents gift gifts shopping lights party parties carol carols egg eggs season decorations sale sales bonus spirit pudding market markets eve")

// fromHoliday reads a day that has a name, with its year if one follows.
func (r *reader) fromHoliday(i int) (when, int) {
	if r.is(i-1, "orthodox") {
		return nil, i
	}
	for _, h := range holidays {
		end := i
		for end-i < len(h.words) && r.is(end, h.words[end-i]) {
			end++
		}
		if end-i < len(h.words) || !r.upper(i) && !r.is(i, "easter", "christmas", "halloween", "thanksgiving") {
			continue
		}
		j := end
		if r.is(j, ",", "of", "in") {
			j++
		}
		if y, e := r.yearAfterDay(j, j > end); e > j {
			return fixed{h.in(y)}, e
		}
		if r.isWord(end) && r.upper(end) || r.is(end, "'s") && r.upper(end+1) || festive[r.word(end)] {
			return nil, i
		}
		return h, end
	}
	return nil, i
}

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

// besideDay is the last weekday before a day, or the first after it: the Friday before Christmas.
type besideDay struct {
	weekday int
	after   bool
	day     when
}

func (b besideDay) on(c context) Date {
	d, ok := b.day.on(c).single()
	switch {
	case !ok:
		return Date{}
	case b.after:
		return (d + 1 + Day(floorMod(b.weekday-d.weekday()-1, 7))).Date()
	}
	return (d - 1 - Day(floorMod(d.weekday()-b.weekday-1, 7))).Date()
}

// weekdayBeside reads Friday before Christmas behind "the".
func (r *reader) weekdayBeside(i int) (when, int) {
	d, ok := r.value(i, weekdayName)
	if !ok || !r.is(i+1, "before", "after") {
		return nil, i
	}
	if w, end := r.landmark(i + 2); w != nil {
		return besideDay{d, r.is(i+1, "after"), w}, end
	}
	return nil, i
}
