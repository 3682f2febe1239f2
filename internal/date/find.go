package date

import "dossier/internal/text"

// Mention is an expression that stands for calendar days.
type Mention struct {
	text.Span
	Date Date // zero where the text doesn't say enough: unresolved, yet marked
}

// found is an expression as tokens [first, end) of a sentence.
type found struct {
	when       when
	first, end int
	sentence   int
}

// Find is every expression of t that stands for calendar days, in order, not overlapping.
// Relative ones are counted from anchor, the day on which t was published; a coarser or
// unknown anchor leaves unresolved what it cannot decide. In a history, a text most of whose
// dates are old and have their year, months and days without one are of the year told of. The
// spans leave out prepositions and keep determiners and modifiers: in [March 1998], since [the
// end of 1997]. Time is linear in the text.
func Find(t *text.Text, anchor Date) []Mention {
	all := read(t)
	c := context{anchor: anchor, order: orderOf(t.Tokens, all), history: isHistory(all, anchor)}
	mentions := make([]Mention, 0, len(all))
	last := found{sentence: -1}
	told := -1 // the sentence that c.figures is of
	for i, f := range all {
		c.tense, c.apart = tenseAt(t.Tokens, t.Sentences[f.sentence], f.first, f.end)
		c.toward = f.first > 0 && t.Tokens[f.first-1].Is("through", "by", "until", "till", "before", "ended", "payable")
		c.opens = f.first > 0 && t.Tokens[f.first-1].Is("between", "from")
		if f.sentence != told {
			told, c.figures = f.sentence, figures(t.Tokens, t.Sentences[f.sentence])
		}
		d := f.when.on(c)
		if !c.stands(f.when, d) {
			continue
		}
		if i+1 < len(all) {
			d = c.beside(t.Tokens, d, f, all[i+1:])
		}
		if continues(t.Tokens, last, f) {
			d = c.following(d, f.when)
		}
		if w, ok := f.when.(weekdayIn); ok && w.way == bare && ofWeek(t.Tokens, last, f) {
			d = nth{n: 1, weekday: w.weekday, of: fixed{c.prior}}.on(c)
		}
		c.remember(f.when, d)
		last = f
		sp := text.Span{Start: t.Tokens[f.first].Start, End: t.Tokens[f.end-1].End}
		mentions = append(mentions, Mention{sp, d})
	}
	return mentions
}

// stands tells whether w, which is d, stands for days at all: "in two weeks" does only where
// the tense is the future, "that day" only behind a day.
func (c *context) stands(w when, d Date) bool {
	if h, ok := w.(hedged); ok {
		w = h.of
	}
	switch w.(type) {
	case ahead:
		return c.tense == future
	case same, sameSeason:
		return !d.IsZero()
	case thatQuarter:
		return !c.quarter.IsZero()
	}
	return true
}

// remember makes d, the date of w, what later expressions refer to; they refer to nothing
// known where it is unresolved. The quarter that a text is about is the last that is over.
func (c *context) remember(w when, d Date) {
	c.prior = d
	if from, _ := d.Bounds(); c.history && !d.IsZero() && from != MinDay {
		c.story = d
	}
	switch w.(type) {
	case partIn, latestQuarter, yearBefore, periodAt, periodTold, neighbour:
		if d.IsZero() {
			c.quarter = Date{}
		}
	}
	if !d.isQuarter() {
		return
	}
	from, to := d.Bounds()
	known, _ := c.quarter.Bounds()
	published, _ := c.anchor.Bounds()
	switch {
	case c.quarter.IsZero(), from > known && to <= published:
		c.quarter = d
	case from > known && c.anchor.IsZero(): // either may be the last that is over
		c.quarter = Date{}
	}
}

// figures tells whether the sentence is of money or percentages.
func figures(tokens []text.Token, s text.Sentence) bool {
	for _, t := range tokens[s.First:s.Last] {
		if t.Is("$", "£", "€", "¥", "%", "percent", "cents", "million", "billion", "sales", "profit", "earnings", "revenue") {
			return true
		}
	}
	return false
}

func (d Date) isQuarter() bool {
	return d.from.form == part && d.from.part >= firstQuarter && d.from.part < firstHalf && !d.interval()
}

// read is every expression of t, not yet placed on the calendar.
func read(t *text.Text) []found {
	var all []found
	r := reader{s: t.Bytes, tokens: t.Tokens, known: entries(t.Tokens), people: monthPeople(t)}
	for s := 0; s < len(t.Sentences); s++ {
		r.first, r.last = t.Sentences[s].First, t.Sentences[s].Last
		for i := r.first; i < r.last; {
			w, end := r.expression(i)
			if w == nil || r.is(i-1, "every", "each") || r.is(i-2, "every", "each") && r.is(i-1, "other") {
				i++
				continue
			}
			all = append(all, found{w, i, end, s})
			i = end
		}
	}
	return all
}

// joined tells whether between f and g there is one token, one of the given.
func joined(tokens []text.Token, f, g found, words ...string) bool {
	return g.first == f.end+1 && f.sentence == g.sentence && tokens[f.end].Is(words...)
}

// continues tells whether g is the end of a range that f begins, or another day of f's month.
func continues(tokens []text.Token, f, g found) bool {
	return joined(tokens, f, g, "to", "through", "until", "till", "-", "–") ||
		joined(tokens, f, g, "and") && f.first > 0 && tokens[f.first-1].Is("between") ||
		joined(tokens, f, g, "and", "or") && ofOneMonth(f.when, g.when)
}

// ofWeek tells whether the weekday g stands right behind the week f: last week from Monday.
func ofWeek(tokens []text.Token, f, g found) bool {
	if f.sentence != g.sentence || !ofUnit(f.when, weekUnit) || g.first > f.end+2 {
		return false
	}
	for _, t := range tokens[f.end:g.first] {
		if !t.Is(",", "-", "–", "on", "from") {
			return false
		}
	}
	return g.first > f.end
}

// beside is d, the date of f, after a look at the full date behind it: Friday (21/1/2022) is a
// day of that week, in "from May to July 2014" and "May, June and July 2014" May is of that year.
func (c context) beside(tokens []text.Token, d Date, f found, behind []found) Date {
	of, g := f.when, behind[0]
	if first, ok := c.firstOf(tokens, f, g); ok {
		return first
	}
	if isBareMonth(f.when) {
		for i := 1; i < len(behind) && i < 12 && isBareMonth(g.when) && joined(tokens, f, g, ",", "and", "or"); i++ {
			f, g = g, behind[i]
		}
	}
	switch g.when.(type) {
	case fixed, slashed, yearly:
	default:
		return d
	}
	full := g.when.on(c)
	switch w := of.(type) {
	case weekdayIn:
		if day, ok := full.single(); ok && joined(tokens, f, g, "(", "[") {
			return (day.monday() + Day(w.weekday)).Date()
		}
	case recurring:
		if m, ok := w.(monthIn); ok && m.way != bare {
			return d
		}
		if !full.IsZero() && full.from.form >= month && joined(tokens, f, g, "to", "through", "until", "till", "-", "–", "/", "and", "or") {
			return lastBefore(w, full)
		}
	}
	return d
}

func isBareMonth(w when) bool {
	m, ok := w.(monthIn)
	return ok && m.way == bare
}

// firstOf is the date of f, a bare day of the month or weekday, in the month or week of the
// day g, a range's end: the 4th to the 9th of May, Monday to Wednesday next week.
func (c context) firstOf(tokens []text.Token, f, g found) (Date, bool) {
	if !joined(tokens, f, g, "to", "through", "until", "till", "-", "–", "and") {
		return Date{}, false
	}
	last, ok := g.when.on(c).single()
	if !ok {
		return Date{}, false
	}
	y, m, n := last.Civil()
	switch w := f.when.(type) {
	case dayOfMonth:
		return dayOf(y, m, int(w)).Date(), int(w) < n
	case weekdayIn:
		_, ofWeek := g.when.(nth)
		return (last.monday() + Day(w.weekday)).Date(), ofWeek && w.way == bare && w.weekday <= last.weekday()
	}
	return Date{}, false
}

// lastBefore is the last r that begins no later than d.
func lastBefore(r recurring, d Date) Date {
	y := int(d.from.year)
	limit, _ := d.Bounds()
	if from, _ := r.in(y).Bounds(); from > limit {
		y--
	}
	return r.in(y)
}

// following is d, the date of w, put behind the begin of the range that it ends: from Friday
// to Monday, from November to March.
func (c context) following(d Date, w when) Date {
	begin, _ := c.prior.Bounds()
	if c.prior.IsZero() || begin == MinDay {
		return d
	}
	switch w := w.(type) {
	case weekdayIn:
		if day, ok := c.prior.single(); ok && w.way == bare {
			return (day + Day(floorMod(w.weekday-day.weekday(), 7))).Date()
		}
	case monthIn:
		if w.way == bare {
			return firstAfter(w, begin)
		}
	case monthDay:
		return firstAfter(w, begin)
	}
	return d
}

// ofOneMonth tells whether both are days of the same month: May 3 and 5.
func ofOneMonth(a, b when) bool {
	first, ok := a.(monthDay)
	second, also := b.(monthDay)
	return ok && also && first.month == second.month && first.day < second.day
}

// firstAfter is the first r that begins no earlier than d.
func firstAfter(r recurring, d Day) Date {
	y, _, _ := d.Civil()
	if from, _ := r.in(y).Bounds(); from < d {
		y++
	}
	return r.in(y)
}

// lastOver is the last r that is over by d.
func lastOver(r recurring, d Day) Date {
	y, _, _ := d.Civil()
	if _, to := r.in(y).Bounds(); to > d {
		y--
	}
	return r.in(y)
}

// monthPeople are the names of months that are people's names in t: Theresa May, Mrs. June.
// A name is known by a word in upper case or a form of address right before it.
func monthPeople(t *text.Text) map[string]bool {
	var people map[string]bool
	for i := 1; i+1 < len(t.Tokens); i++ {
		month := t.Tokens[i]
		if !month.Upper(t.Bytes) || !month.Is("may", "april", "june", "august") {
			continue
		}
		before, after := t.Tokens[i-1], t.Tokens[i+1]
		if before.Is(".") && i > 1 {
			before = t.Tokens[i-2]
			if !before.Is("mr", "mrs", "ms", "dr") {
				continue
			}
		}
		if after.Kind == text.Number || before.Kind != text.Word || !before.Upper(t.Bytes) || timePrepositions[before.Lower] {
			continue
		}
		if _, known := vocabulary[before.Lower]; known {
			continue
		}
		if people == nil {
			people = map[string]bool{}
		}
		people[month.Lower] = true
	}
	return people
}
