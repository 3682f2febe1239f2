package date

import (
	"slices"
	"strings"
)

// countedRun reads two previous years.
func (r *reader) countedRun(i int) (when, int) {
	n, k := r.cardinal(i)
	w, ok := r.value(k, wayName)
	if _, plural, isUnit := r.unit(k + 1); ok && k > i && isUnit && plural {
		return runOf(way(w), r.amount(n, k+1)), k + 2
	}
	return nil, i
}

// agoOrLater reads two years ago, a year earlier, about three days later, two weeks from
// now, three days after Christmas.
func (r *reader) agoOrLater(i int) (when, int) {
	if w, end := r.weekdaysAway(i); w != nil {
		return w, end
	}
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

// weekdaysAway reads three Fridays ago, two Sundays from now.
func (r *reader) weekdaysAway(i int) (when, int) {
	n, k := r.cardinal(i)
	e := vocabulary[strings.TrimSuffix(r.word(k), "s")]
	d, ok := e.value, e.class == weekdayName
	switch {
	case k == i || !ok || n < 1:
		return nil, i
	case r.is(k+1, "ago"):
		return away{[]amount{{n - 1, weekUnit}}, -1, weekdayIn{d, previous}}, k + 2
	case r.is(k+1, "from") && r.is(k+2, "now", "today"):
		return away{[]amount{{n - 1, weekUnit}}, 1, weekdayIn{d, coming}}, k + 3
	}
	return nil, i
}

// hedged is the token after about, nearly, more than and the like at i, or i.
func (r *reader) hedged(i int) int {
	j := i
	if r.is(j, "just") && r.entry(j+1).class == hedge {
		j++
	}
	switch {
	case r.entry(j).class != hedge:
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

// amounts reads two years, 2 weeks and 3 days, each unit once; its end is i where there are none.
func (r *reader) amounts(i int) ([]amount, int) {
	if a, end := r.share(i); end > i {
		return []amount{a}, end
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
		workdays := r.is(k, "business", "working") && r.is(k+1, "day", "days")
		if workdays {
			k++
		}
		u, _, ok := r.unit(k)
		if !ok || u == halfUnit || slices.ContainsFunc(all, func(a amount) bool { return a.unit == u }) {
			return all, end
		}
		a := r.amount(n, k)
		if workdays {
			a.unit = workdayUnit
		}
		end = k + 1
		if u >= yearUnit && r.andHalf(end) {
			half, end = true, end+3
		}
		if half {
			a = a.andHalf()
		}
		all = append(all, a)
	}
}

// amount is n of the unit at k.
func (r *reader) amount(n, k int) amount {
	u, _, _ := r.unit(k)
	if r.is(k, "fortnight", "fortnights") {
		n *= 2
	}
	return amount{n, u}
}

// share reads half a year, a quarter of a century; its end is i where there is none.
func (r *reader) share(i int) (a amount, end int) {
	switch {
	case r.is(i, "half") && r.is(i+1, "a"):
		end = i + 2
	case r.is(i, "a") && r.is(i+1, "half"):
		end = i + 2
	case r.is(i, "a") && r.is(i+1, "quarter"):
		end = i + 2
		if r.is(end, "of") && r.is(end+1, "a") {
			end += 2
		} else if r.hyphen(end) {
			end++
		}
		if r.is(end, "century") {
			return amount{25, yearUnit}, end + 1
		}
		return amount{}, i
	default:
		return amount{}, i
	}
	if r.hyphen(end) {
		end++
	}
	switch r.word(end) {
	case "year":
		return amount{6, monthUnit}, end + 1
	case "decade":
		return amount{5, yearUnit}, end + 1
	case "century":
		return amount{50, yearUnit}, end + 1
	}
	return amount{}, i
}

// andHalf tells whether "and a half" begins at token i.
func (r *reader) andHalf(i int) bool { return r.is(i, "and") && r.is(i+1, "a") && r.is(i+2, "half") }

// direction reads what makes a number of units a date: ago, earlier, later, from now. The
// amounts begin at i and end before token end.
func (r *reader) direction(amounts []amount, i, end int) (when, int) {
	year := len(amounts) == 1 && amounts[0] == amount{1, yearUnit}
	alone := !r.isWord(end+1) && !r.isNumber(end+1)
	switch {
	case r.is(end, "starting", "beginning", "commencing") && len(amounts) == 1:
		return r.starting(amounts[0], end)
	case r.is(i-1, "within") && len(amounts) == 1 && (!r.isWord(end) || r.is(end, "and", "or", "but")):
		return ahead{run{amount: amounts[0], sign: 1, begun: true}}, end
	case r.is(end, "ago"):
		return r.ago(amounts, end+1)
	case r.is(end, "earlier", "previously"), r.is(end, "before", "prior") && alone:
		if year {
			return yearBefore{from: prior{}}, end + 1
		}
		return away{amounts, -1, prior{}}, end + 1
	case r.is(end, "later"), r.is(end, "after") && alone:
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
		return r.fromLandmark(amounts, end)
	case r.is(i-1, "in"):
		return r.inTime(amounts, end)
	}
	return nil, i
}

// fromLandmark reads what an amount is counted from: after Christmas, from Friday; token i is
// the preposition.
func (r *reader) fromLandmark(amounts []amount, i int) (when, int) {
	sign := 1
	if r.is(i, "before") {
		sign = -1
	}
	if _, _, isUnit := r.unit(i + 1); isUnit || r.is(i+1, "the", "this") {
		return nil, i
	}
	w, end := r.plain(i + 1)
	if w == nil {
		return nil, i
	}
	if d, ok := w.(weekdayIn); ok && d.way == bare && r.is(i, "from") {
		w = weekdayIn{d.weekday, coming}
	}
	return away{amounts, sign, w}, end
}

// inTime reads the rest of "in two weeks", "in two weeks' time", whose amounts end before
// token end.
func (r *reader) inTime(amounts []amount, end int) (when, int) {
	switch {
	case r.is(end, "'", "’", "'s") && r.is(end+1, "time"):
		return away{amounts: amounts, sign: 1}, end + 2
	case r.is(end, "time") && !r.isWord(end+1):
		return ahead{away{amounts: amounts, sign: 1}}, end + 1
	case !r.isWord(end), r.is(end, "time", "when", "and", "or", "but", "at", "to", "on", "if"):
		return ahead{away{amounts: amounts, sign: 1}}, end
	}
	return nil, end
}

// ahead is a time in so many units, a date only where the tense is the future: in two weeks,
// within two weeks.
type ahead struct{ when }

// ago reads what may stand behind "ago" and is moved back with it: a week ago Friday, a year
// ago today, ten years ago this week, two years ago in March. Token i is the one behind "ago".
func (r *reader) ago(amounts []amount, i int) (when, int) {
	back := away{amounts: amounts, sign: -1}
	j := i
	if r.is(j, "in") {
		j++
	}
	if m, ok := r.month(j); ok && r.upper(j) && amounts[len(amounts)-1].unit == yearUnit && !r.isNumber(r.afterMonth(j)) {
		return yearly{monthIn{month: m}, back}, r.afterMonth(j)
	}
	if n, ok := r.value(i, dayName); ok {
		return away{amounts, -1, dayOffset(n)}, i + 1
	}
	if d, ok := r.value(i, weekdayName); ok && len(amounts) == 1 && amounts[0].unit == weekUnit && (!r.isWord(i+1) || timePrepositions[r.word(i+1)]) {
		return away{amounts, -1, weekdayIn{weekday: d}}, i + 1
	}
	w, ok := r.value(i, wayName)
	if u, plural, isUnit := r.unit(i + 1); ok && isUnit && !plural && (u == weekUnit || u == monthUnit) && u < amounts[0].unit {
		return moved{amounts, u, way(w).step()}, i + 2
	}
	if len(amounts) == 1 && amounts[0] == (amount{1, yearUnit}) {
		return yearBefore{}, i
	}
	return back, i
}
