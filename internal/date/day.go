package date

import "math"

// Day is a day as the number of days since 1970-01-01 in the proleptic Gregorian calendar.
type Day int32

// MinDay and MaxDay stand for the open ends of an interval.
const (
	MinDay Day = math.MinInt32
	MaxDay Day = math.MaxInt32
)

// The days of 400, 100 and 4 years, and of the years from 0000-03-01 to 1970-01-01.
const (
	days400  = 146097
	days100  = 36524
	days4    = 1461
	epochDay = 719468
)

// dayOf is the day of a civil date. Months beyond 1..12 and days beyond the month's end run
// over into the next.
func dayOf(year, month, day int) Day {
	year += floorDiv(month-1, 12)
	month = floorMod(month-1, 12) + 1
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	ofEra := year - era*400
	ofYear := (153*floorMod(month-3, 12)+2)/5 + day - 1
	return Day(era*days400 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - epochDay)
}

// Civil is the year, month (1..12) and day (1..31) of d in the proleptic Gregorian calendar;
// the year 0 is 1 BC.
func (d Day) Civil() (year, month, day int) {
	n := int(d) + epochDay
	era := floorDiv(n, days400)
	ofEra := n - era*days400
	yearOfEra := (ofEra - ofEra/(days4-1) + ofEra/days100 - ofEra/(days400-1)) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*ofYear + 2) / 153
	day = ofYear - (153*shifted+2)/5 + 1
	month = (shifted+2)%12 + 1
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// Date is d as a Date, zero where its year has more than four digits.
func (d Day) Date() Date {
	y, m, n := d.Civil()
	return newDate(point{form: day, year: int32(y), part: uint8(m), day: uint8(n)})
}

// weekday is 0 for a Monday to 6 for a Sunday.
func (d Day) weekday() int { return floorMod(int(d)+3, 7) }

// monday is the first day of d's week.
func (d Day) monday() Day { return d - Day(d.weekday()) }

// workday is the nth Monday to Friday after d, or before it where n is negative.
func (d Day) workday(n int) Day {
	step := Day(1)
	if n < 0 {
		step, n = -1, -n
	}
	const week = 5
	d += 7 * step * Day(n/week)
	for n %= week; n > 0; {
		d += step
		if d.weekday() < week {
			n--
		}
	}
	for n == 0 && d.weekday() >= week { // whole weeks from a weekend end on its Friday or Monday
		d -= step
	}
	return d
}

func monthDays(year, month int) int { return int(dayOf(year, month+1, 1) - dayOf(year, month, 1)) }

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - b*floorDiv(a, b) }
