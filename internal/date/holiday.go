package date

import (
	"slices"
	"strings"
)

// holiday is a day that has a name: the same day each year, the nth weekday of a month (n
// 5 is the last) or a few days after it, or so many days from Easter Sunday.
type holiday struct {
	name       string // in lower case and the singular, without 's and stops
	month, day int
	nth        int // with month: the nth weekday; then day counts from it
	weekday    int
	easter     bool // day counts from Easter Sunday
}

// holidays are those that have one date wherever they are kept. Mother's Day and the Orthodox
// Easter have several.
var holidays = []holiday{
	{name: "new year day", month: 1, day: 1},
	{name: "epiphany", month: 1, day: 6},
	{name: "martin luther king day", month: 1, nth: 3, weekday: 0},
	{name: "martin luther king jr day", month: 1, nth: 3, weekday: 0},
	{name: "mlk day", month: 1, nth: 3, weekday: 0},
	{name: "burn night", month: 1, day: 25},
	{name: "australia day", month: 1, day: 26},
	{name: "holocaust memorial day", month: 1, day: 27},
	{name: "groundhog day", month: 2, day: 2},
	{name: "candlemas", month: 2, day: 2},
	{name: "waitangi day", month: 2, day: 6},
	{name: "valentine day", month: 2, day: 14},
	{name: "st valentine day", month: 2, day: 14},
	{name: "saint valentine day", month: 2, day: 14},
	{name: "president day", month: 2, nth: 3, weekday: 0},
	{name: "st david day", month: 3, day: 1},
	{name: "international women day", month: 3, day: 8},
	{name: "st patrick day", month: 3, day: 17},
	{name: "saint patrick day", month: 3, day: 17},
	{name: "april fool day", month: 4, day: 1},
	{name: "earth day", month: 4, day: 22},
	{name: "st george day", month: 4, day: 23},
	{name: "anzac day", month: 4, day: 25},
	{name: "may day", month: 5, day: 1},
	{name: "cinco de mayo", month: 5, day: 5},
	{name: "ve day", month: 5, day: 8},
	{name: "memorial day", month: 5, nth: 5, weekday: 0},
	{name: "juneteenth", month: 6, day: 19},
	{name: "canada day", month: 7, day: 1},
	{name: "independence day", month: 7, day: 4},
	{name: "bastille day", month: 7, day: 14},
	{name: "labor day", month: 9, nth: 1, weekday: 0},
	{name: "columbus day", month: 10, nth: 2, weekday: 0},
	{name: "indigenous people day", month: 10, nth: 2, weekday: 0},
	{name: "halloween", month: 10, day: 31},
	{name: "all saint day", month: 11, day: 1},
	{name: "all soul day", month: 11, day: 2},
	{name: "guy fawkes night", month: 11, day: 5},
	{name: "guy fawkes day", month: 11, day: 5},
	{name: "bonfire night", month: 11, day: 5},
	{name: "armistice day", month: 11, day: 11},
	{name: "remembrance day", month: 11, day: 11},
	{name: "veteran day", month: 11, day: 11},
	{name: "remembrance sunday", month: 11, nth: 2, weekday: 6},
	{name: "thanksgiving day", month: 11, nth: 4, weekday: 3},
	{name: "thanksgiving", month: 11, nth: 4, weekday: 3},
	{name: "black friday", month: 11, nth: 4, weekday: 3, day: 1},
	{name: "cyber monday", month: 11, nth: 4, weekday: 3, day: 4},
	{name: "st andrew day", month: 11, day: 30},
	{name: "christmas eve", month: 12, day: 24},
	{name: "christmas day", month: 12, day: 25},
	{name: "christmas", month: 12, day: 25},
	{name: "xmas", month: 12, day: 25},
	{name: "boxing day", month: 12, day: 26},
	{name: "st stephen day", month: 12, day: 26},
	{name: "new year eve", month: 12, day: 31},
	{name: "hogmanay", month: 12, day: 31},

	{name: "shrove tuesday", day: -47, easter: true},
	{name: "pancake day", day: -47, easter: true},
	{name: "mardi gras", day: -47, easter: true},
	{name: "ash wednesday", day: -46, easter: true},
	{name: "palm sunday", day: -7, easter: true},
	{name: "maundy thursday", day: -3, easter: true},
	{name: "holy thursday", day: -3, easter: true},
	{name: "good friday", day: -2, easter: true},
	{name: "holy saturday", day: -1, easter: true},
	{name: "easter saturday", day: -1, easter: true},
	{name: "easter sunday", day: 0, easter: true},
	{name: "easter day", day: 0, easter: true},
	{name: "easter", day: 0, easter: true},
	{name: "easter monday", day: 1, easter: true},
	{name: "ascension day", day: 39, easter: true},
	{name: "whit sunday", day: 49, easter: true},
	{name: "pentecost", day: 49, easter: true},
	{name: "whit monday", day: 50, easter: true},
	{name: "corpus christi", day: 60, easter: true},
}

// byFirstWord is the holidays by the first word of their names, the longest names first.
var byFirstWord = indexed(holidays)

func indexed(all []holiday) map[string][]holiday {
	index := map[string][]holiday{}
	for _, h := range all {
		first, _, _ := strings.Cut(h.name, " ")
		index[first] = append(index[first], h)
	}
	for _, list := range index {
		slices.SortStableFunc(list, func(a, b holiday) int { return strings.Count(b.name, " ") - strings.Count(a.name, " ") })
	}
	return index
}

func (h holiday) on(c context) Date { return c.nearest(h) }

// in is the holiday in year y.
func (h holiday) in(y int) Date {
	switch {
	case h.easter:
		return (easter(y) + Day(h.day)).Date()
	case h.nth > 0:
		first := dayOf(y, h.month, 1)
		d := first + Day(floorMod(h.weekday-first.weekday(), 7)+7*(h.nth-1))
		if _, m, _ := d.Civil(); m != h.month {
			d -= 7
		}
		return (d + Day(h.day)).Date()
	}
	return dayOf(y, h.month, h.day).Date()
}

// easter is Easter Sunday of year y by the Gregorian reckoning of Meeus, Jones and Butcher.
func easter(y int) Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return dayOf(y, n/31, n%31+1)
}
