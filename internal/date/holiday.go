package date

// holiday is a day that has a name: the same day each year, the nth weekday of a month (n
// 5 is the last), or so many days from Easter Sunday.
type holiday struct {
	words      []string // lower-case tokens; "'s" is one
	month, day int
	nth        int // with month: the nth weekday
	weekday    int
	easter     bool // day counts from Easter Sunday
}

// holidays has longer names before those that they begin with.
var holidays = []holiday{
	{words: []string{"christmas", "eve"}, month: 12, day: 24},
	{words: []string{"christmas", "day"}, month: 12, day: 25},
	{words: []string{"christmas"}, month: 12, day: 25},
	{words: []string{"new", "year", "'s", "eve"}, month: 12, day: 31},
	{words: []string{"new", "year", "'s", "day"}, month: 1, day: 1},
	{words: []string{"boxing", "day"}, month: 12, day: 26},
	{words: []string{"valentine", "'s", "day"}, month: 2, day: 14},
	{words: []string{"halloween"}, month: 10, day: 31},
	{words: []string{"independence", "day"}, month: 7, day: 4},
	{words: []string{"bastille", "day"}, month: 7, day: 14},
	{words: []string{"veterans", "day"}, month: 11, day: 11},
	{words: []string{"armistice", "day"}, month: 11, day: 11},

	{words: []string{"martin", "luther", "king", "day"}, month: 1, nth: 3, weekday: 0},
	{words: []string{"martin", "luther", "king", "jr", "day"}, month: 1, nth: 3, weekday: 0},
	{words: []string{"martin", "luther", "king", "jr", ".", "day"}, month: 1, nth: 3, weekday: 0},
	{words: []string{"mlk", "day"}, month: 1, nth: 3, weekday: 0},
	{words: []string{"australia", "day"}, month: 1, day: 26},
	{words: []string{"holocaust", "memorial", "day"}, month: 1, day: 27},
	{words: []string{"groundhog", "day"}, month: 2, day: 2},
	{words: []string{"presidents", "'", "day"}, month: 2, nth: 3, weekday: 0},
	{words: []string{"presidents", "’", "day"}, month: 2, nth: 3, weekday: 0},
	{words: []string{"presidents", "day"}, month: 2, nth: 3, weekday: 0},
	{words: []string{"international", "women", "'s", "day"}, month: 3, day: 8},
	{words: []string{"st", "patrick", "'s", "day"}, month: 3, day: 17},
	{words: []string{"st", ".", "patrick", "'s", "day"}, month: 3, day: 17},
	{words: []string{"earth", "day"}, month: 4, day: 22},
	{words: []string{"anzac", "day"}, month: 4, day: 25},
	{words: []string{"cinco", "de", "mayo"}, month: 5, day: 5},
	{words: []string{"juneteenth"}, month: 6, day: 19},
	{words: []string{"canada", "day"}, month: 7, day: 1},
	{words: []string{"columbus", "day"}, month: 10, nth: 2, weekday: 0},
	{words: []string{"guy", "fawkes", "night"}, month: 11, day: 5},
	{words: []string{"remembrance", "day"}, month: 11, day: 11},
	{words: []string{"thanksgiving"}, month: 11, nth: 4, weekday: 3},
	{words: []string{"memorial", "day"}, month: 5, nth: 5, weekday: 0},
	{words: []string{"labor", "day"}, month: 9, nth: 1, weekday: 0},
	{words: []string{"ash", "wednesday"}, day: -46, easter: true},
	{words: []string{"palm", "sunday"}, day: -7, easter: true},
	{words: []string{"maundy", "thursday"}, day: -3, easter: true},
	{words: []string{"good", "friday"}, day: -2, easter: true},
	{words: []string{"easter", "monday"}, day: 1, easter: true},
	{words: []string{"easter", "sunday"}, day: 0, easter: true},
	{words: []string{"easter"}, day: 0, easter: true},
	{words: []string{"ascension", "day"}, day: 39, easter: true},
	{words: []string{"whit", "sunday"}, day: 49, easter: true},
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
		return d.Date()
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
