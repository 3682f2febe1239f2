package date

// stage is a part of a period: its beginning, middle or end.
type stage uint8

const (
	whole stage = iota
	early
	mid
	late
	rest // from the anchor to the end
)

// of is that part of d: of a year three months (four for its middle), of a month its first
// or second half or its days 11 to 20, of a decade three or four years, of a week three or
// four days. Of any other date it is d itself.
func (s stage) of(d Date) Date {
	if s == whole || s == rest {
		return d
	}
	from, to := d.Bounds()
	if d.interval() {
		if from.weekday() != 0 || to-from != 7 {
			return d
		}
		return [...]Date{early: span(from, from+3), mid: span(from+2, from+4), late: span(from+3, to)}[s]
	}
	y, m := int(d.from.year), int(d.from.part)
	switch d.from.form {
	case century:
		return [...]Date{early: years(y, y+29), mid: years(y+40, y+59), late: years(y+70, y+99)}[s]
	case decade:
		return [...]Date{early: years(y, y+3), mid: years(y+4, y+6), late: years(y+7, y+9)}[s]
	case year:
		return [...]Date{early: months(y, 1, 3), mid: months(y, 5, 8), late: months(y, 10, 12)}[s]
	case month:
		return [...]Date{early: span(from, from+15), mid: span(from+10, from+20), late: span(from+15, to)}[s]
	case part:
		first, n := partMonths(m)
		return [...]Date{
			early: newMonth(y, first), mid: newMonth(y, first+n/2), late: newMonth(y, first+n-1),
		}[s]
	}
	return d
}

// staged is the early, middle or late part of a date.
type staged struct {
	stage stage
	of    when
}

func (s staged) on(c context) Date {
	d := s.of.on(c)
	if s.stage != rest {
		return s.over(c, s.stage.of(d))
	}
	now, ok := c.today()
	if begin, end := d.Bounds(); ok && begin <= now && now < end {
		return span(now, end)
	}
	return d
}

// over is d, a part of the year, month or week of the anchor, or where that is still to come in the
// past tense the same part of the one that the text spoke of before: by the end of the year, she had left.
func (s staged) over(c context, d Date) Date {
	own, ok := s.of.(periodTold)
	begin, _ := d.Bounds()
	_, end := c.anchor.Bounds()
	if !ok || own.n != 0 || c.tense != past || c.anchor.IsZero() || begin < end {
		return d
	}
	told := s.stage.of(shifted(c.prior, own.unit, 0))
	if from, _ := told.Bounds(); !told.IsZero() && from < end {
		return told
	}
	return s.stage.of(shifted(c.anchor, own.unit, -1))
}

func years(from, to int) Date { return join(newYear(from), newYear(to)) }

func months(y, from, to int) Date { return join(newMonth(y, from), newMonth(y, to)) }

// words names that part of d, a month or year: "late 2013", "mid-March 2014".
func (s stage) words(d Date) string {
	switch s {
	case early:
		return "early " + d.Words()
	case mid:
		return "mid-" + d.Words()
	case late:
		return "late " + d.Words()
	}
	return d.Words()
}
