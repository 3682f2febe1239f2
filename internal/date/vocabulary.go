package date

import "dossier/internal/text"

// class is what a word can be in a date.
type class uint8

const (
	noClass      class = iota
	article            // the, a, an
	monthName          // 1..12
	monthShort         // Jan, Sept: upper case only
	weekdayName        // 0 Monday .. 6 Sunday
	weekdayShort       // Mon, Tues: upper case only
	seasonName         // 21..24
	unitName           // a unit
	wayName            // a way: last, this, next
	cardinal           // the number
	ordinalName        // the number
	stageName          // a stage: early, late, mid
	earlierLater       // a stage: earlier, later
	edge               // a stage, with "of": beginning, end
	nowName            // now, as the end of a range
	dayName            // days from today: yesterday -1
	quarterName        // the EDTF code: q1 33, h1 40
	hedge              // about, nearly
	dayShare           // morning, night
	fiscal             // fiscal 1989
	eraName            // AD 79
	midName            // a unit: midyear
	sameName           // that day, the same year
)

type entry struct {
	class class
	value int
}

// unit is a length of the calendar.
type unit int

const (
	workdayUnit unit = iota - 1 // Monday to Friday
	dayUnit
	weekendUnit
	weekUnit
	monthUnit
	quarterUnit
	halfUnit
	yearUnit
	decadeUnit
	centuryUnit
)

// way is where from the anchor a period lies.
type way int

const (
	bare     way = iota // nothing says so
	previous            // last, past, previous
	current             // this, the current
	next                // next
	coming              // coming, this coming: the first to begin
	lately              // this past: the last one that is over
	after               // the following: the next one as seen from the text's last date
	before              // the preceding, the previous: likewise
)

// step is how many periods w leads away from the anchor's own.
func (w way) step() int {
	switch w {
	case previous, lately, before:
		return -1
	case next, coming, after:
		return 1
	}
	return 0
}

// vocabulary is what words can be in a date.
var vocabulary = map[string]entry{
	"the": {article, 0}, "a": {article, 1}, "an": {article, 1},

	"january": {monthName, 1}, "february": {monthName, 2}, "march": {monthName, 3}, "april": {monthName, 4},
	"may": {monthName, 5}, "june": {monthName, 6}, "july": {monthName, 7}, "august": {monthName, 8},
	"september": {monthName, 9}, "october": {monthName, 10}, "november": {monthName, 11}, "december": {monthName, 12},
	"jan": {monthShort, 1}, "feb": {monthShort, 2}, "mar": {monthShort, 3}, "apr": {monthShort, 4},
	"jun": {monthShort, 6}, "jul": {monthShort, 7}, "aug": {monthShort, 8}, "sep": {monthShort, 9},
	"sept": {monthShort, 9}, "oct": {monthShort, 10}, "nov": {monthShort, 11}, "dec": {monthShort, 12},

	"monday": {weekdayName, 0}, "tuesday": {weekdayName, 1}, "wednesday": {weekdayName, 2}, "thursday": {weekdayName, 3},
	"friday": {weekdayName, 4}, "saturday": {weekdayName, 5}, "sunday": {weekdayName, 6},
	"mon": {weekdayShort, 0}, "tue": {weekdayShort, 1}, "tues": {weekdayShort, 1}, "wed": {weekdayShort, 2},
	"thu": {weekdayShort, 3}, "thur": {weekdayShort, 3}, "thurs": {weekdayShort, 3}, "fri": {weekdayShort, 4},
	"sat": {weekdayShort, 5}, "sun": {weekdayShort, 6},

	"spring": {seasonName, spring}, "summer": {seasonName, 22}, "autumn": {seasonName, 23}, "fall": {seasonName, 23},
	"winter": {seasonName, winter},

	"midyear": {midName, int(yearUnit)}, "midweek": {midName, int(weekUnit)},
	"ad": {eraName, 0}, "a.d.": {eraName, 0}, "a.d": {eraName, 0},

	"fiscal": {fiscal, 0}, "fy": {fiscal, 0},
	"that": {sameName, 0}, "same": {sameName, 0},

	"day": {unitName, int(dayUnit)}, "days": {unitName, int(dayUnit)}, "weekend": {unitName, int(weekendUnit)}, "weekends": {unitName, int(weekendUnit)},
	"week": {unitName, int(weekUnit)}, "workweek": {unitName, int(weekUnit)}, "weeks": {unitName, int(weekUnit)}, "fortnight": {unitName, int(weekUnit)},
	"wk": {unitName, int(weekUnit)}, "wks": {unitName, int(weekUnit)},
	"mth": {unitName, int(monthUnit)}, "mths": {unitName, int(monthUnit)}, "yr": {unitName, int(yearUnit)}, "yrs": {unitName, int(yearUnit)},
	"month": {unitName, int(monthUnit)}, "months": {unitName, int(monthUnit)},
	"quarter": {unitName, int(quarterUnit)}, "quarters": {unitName, int(quarterUnit)}, "half": {unitName, int(halfUnit)},
	"year": {unitName, int(yearUnit)}, "years": {unitName, int(yearUnit)},
	"decade": {unitName, int(decadeUnit)}, "decades": {unitName, int(decadeUnit)},
	"century": {unitName, int(centuryUnit)}, "centuries": {unitName, int(centuryUnit)},

	"last": {wayName, int(previous)}, "past": {wayName, int(previous)}, "previous": {wayName, int(before)},
	"preceding": {wayName, int(before)}, "prior": {wayName, int(before)}, "this": {wayName, int(current)},
	"current": {wayName, int(current)}, "next": {wayName, int(next)}, "coming": {wayName, int(coming)},
	"upcoming": {wayName, int(coming)}, "following": {wayName, int(after)},

	"one": {cardinal, 1}, "two": {cardinal, 2}, "three": {cardinal, 3}, "four": {cardinal, 4}, "five": {cardinal, 5},
	"six": {cardinal, 6}, "seven": {cardinal, 7}, "eight": {cardinal, 8}, "nine": {cardinal, 9}, "ten": {cardinal, 10},
	"eleven": {cardinal, 11}, "twelve": {cardinal, 12}, "thirteen": {cardinal, 13}, "fourteen": {cardinal, 14},
	"fifteen": {cardinal, 15}, "sixteen": {cardinal, 16}, "seventeen": {cardinal, 17}, "eighteen": {cardinal, 18},
	"nineteen": {cardinal, 19}, "twenty": {cardinal, 20}, "thirty": {cardinal, 30}, "forty": {cardinal, 40},
	"fifty": {cardinal, 50}, "sixty": {cardinal, 60}, "seventy": {cardinal, 70}, "eighty": {cardinal, 80},
	"ninety": {cardinal, 90}, "hundred": {cardinal, 100}, "thousand": {cardinal, 1000},

	"first": {ordinalName, 1}, "second": {ordinalName, 2}, "third": {ordinalName, 3}, "fourth": {ordinalName, 4},
	"fifth": {ordinalName, 5}, "sixth": {ordinalName, 6}, "seventh": {ordinalName, 7}, "eighth": {ordinalName, 8},
	"ninth": {ordinalName, 9}, "tenth": {ordinalName, 10}, "eleventh": {ordinalName, 11}, "twelfth": {ordinalName, 12},
	"thirteenth": {ordinalName, 13}, "fourteenth": {ordinalName, 14}, "fifteenth": {ordinalName, 15},
	"sixteenth": {ordinalName, 16}, "seventeenth": {ordinalName, 17}, "eighteenth": {ordinalName, 18},
	"nineteenth": {ordinalName, 19}, "twentieth": {ordinalName, 20}, "thirtieth": {ordinalName, 30},

	"early": {stageName, int(early)}, "mid": {stageName, int(mid)}, "late": {stageName, int(late)}, "latter": {stageName, int(late)},
	"earlier": {earlierLater, int(whole)}, "later": {earlierLater, int(rest)},
	"beginning": {edge, int(early)}, "start": {edge, int(early)}, "middle": {edge, int(mid)},
	"end": {edge, int(late)}, "rest": {edge, int(rest)}, "remainder": {edge, int(rest)}, "close": {edge, int(late)},

	"now": {nowName, 0}, "today": {dayName, 0}, "tonight": {dayName, 0}, "yesterday": {dayName, -1}, "tomorrow": {dayName, 1},
	"tmrw": {dayName, 1}, "tmr": {dayName, 1},

	"q1": {quarterName, firstQuarter}, "q2": {quarterName, firstQuarter + 1}, "q3": {quarterName, firstQuarter + 2},
	"q4": {quarterName, firstQuarter + 3}, "h1": {quarterName, firstHalf}, "h2": {quarterName, secondHalf},
	"1q": {quarterName, firstQuarter}, "2q": {quarterName, firstQuarter + 1}, "3q": {quarterName, firstQuarter + 2},
	"4q": {quarterName, firstQuarter + 3}, "1h": {quarterName, firstHalf}, "2h": {quarterName, secondHalf},

	"about": {hedge, 0}, "around": {hedge, 0}, "approximately": {hedge, 0}, "nearly": {hedge, 0}, "almost": {hedge, 0},
	"roughly": {hedge, 0}, "just": {hedge, 0}, "over": {hedge, 0}, "some": {hedge, 0}, "more": {hedge, 0},
	"less": {hedge, 0}, "circa": {hedge, 0}, "at": {hedge, 0}, "under": {hedge, 0},

	"morning": {dayShare, 0}, "afternoon": {dayShare, 0}, "evening": {dayShare, 0}, "night": {dayShare, -1},
}

// nameMakers are words that before a weekday make it a name: Black Friday, Bloody Sunday.
var nameMakers = text.Set("black bloody super good ash palm easter maundy holy cyber fat shrove ruby girl whit freaky man joe casual red remembrance")

// titleNouns are words that in upper case after a day's name make it a title: Sunday Times.
var titleNouns = text.Set("times telegraph mirror mail express herald post night agreement accord accords peace group world star sun morning evening island rising review tribune people independent business club")
