package date

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// maxYear is the greatest year that four digits hold.
const maxYear = 9999

// Parse reads an EDTF date:
//
//	1998-10-05  1998-10  1998          a day, month, year; -0043 is a year before 1 BC's 0000
//	199X  19XX                         a decade, a century
//	1998-XX  1998-10-XX  1998-XX-XX    a month or day left open
//	1998-21 … 1998-24                  spring, summer, autumn, winter
//	1998-33 … 1998-36, 1998-40, -41    a quarter, a half
//	2013-10/2013-12  2014/..  ../2014  an interval of days, months or years, a side of it open; "2014/" for an unknown side
//	1998~  1998-10?  1998-10-05%       a year, month or day that is approximate, uncertain, both: also within intervals
//
// Parse(d.String()) is d. The error says what is wrong with the text.
func Parse(edtf string) (Date, error) {
	left, right, slash := strings.Cut(edtf, "/")
	from, err := parsePoint(left, slash)
	if err != nil {
		return Date{}, fmt.Errorf("EDTF %q: %w", edtf, err)
	}
	if !slash {
		return Date{from: from}, nil
	}
	to, err := parsePoint(right, true)
	if err != nil {
		return Date{}, fmt.Errorf("EDTF %q: %w", edtf, err)
	}
	d := Date{from: from, to: to}
	if from.form <= open && to.form <= open {
		return Date{}, fmt.Errorf("EDTF %q: both ends are open", edtf)
	}
	if a, b := d.Bounds(); a >= b {
		return Date{}, fmt.Errorf("EDTF %q: ends before it begins", edtf)
	}
	return d, nil
}

var errForm = errors.New("not a date of the form 1998, 1998-10, 1998-10-05, 199X or 19XX")

// parsePoint reads one side of an interval (side) or a whole date.
func parsePoint(s string, side bool) (point, error) {
	if side && s == "" {
		return point{form: unknown}, nil
	}
	if side && s == ".." {
		return point{form: open}, nil
	}
	var p point
	if n := len(s) - 1; n > 0 {
		switch s[n] {
		case '~':
			s, p.qualifier = s[:n], approximate
		case '?':
			s, p.qualifier = s[:n], uncertain
		case '%':
			s, p.qualifier = s[:n], approximate|uncertain
		}
	}
	body, negative := strings.CutPrefix(s, "-")
	fields := strings.Split(body, "-")
	if len(fields) > 3 {
		return p, errForm
	}
	if err := p.parseYear(fields[0]); err != nil {
		return p, err
	}
	if negative {
		if p.form != year || p.year == 0 {
			return p, errors.New("a minus sign belongs before a year from 0001 to 9999")
		}
		p.year = -p.year
	}
	if err := p.parseRest(fields[1:]); err != nil {
		return p, err
	}
	switch {
	case p.qualifier != 0 && !p.plain():
		return p, errors.New("only a year, month or day can be approximate or uncertain")
	case side && !p.plain():
		return p, errors.New("an interval is of years, months or days")
	}
	return p, nil
}

// parseYear reads 1998, 199X or 19XX.
func (p *point) parseYear(s string) error {
	if len(s) != 4 {
		return errForm
	}
	digits := strings.TrimRight(s, "X")
	n, ok := number(digits)
	switch {
	case !ok:
		return errForm
	case len(digits) == 4:
		p.form, p.year = year, int32(n)
	case len(digits) == 3:
		p.form, p.year = decade, int32(n*10)
	case len(digits) == 2:
		p.form, p.year = century, int32(n*100)
	default:
		return errForm
	}
	return nil
}

// parseRest reads the month and day behind the year.
func (p *point) parseRest(fields []string) error {
	if len(fields) == 0 {
		return nil
	}
	if p.form != year {
		return errors.New("a decade or century has no month")
	}
	if fields[0] == "XX" {
		p.form = yearX
		if len(fields) == 2 {
			p.form = yearXX
			if fields[1] != "XX" {
				return errors.New("a day needs its month")
			}
		}
		return nil
	}
	m, ok := number(fields[0])
	switch {
	case !ok || len(fields[0]) != 2:
		return errForm
	case 1 <= m && m <= 12:
		p.form = month
	case spring <= m && m <= winter, firstQuarter <= m && m < firstQuarter+4, m == firstHalf, m == secondHalf:
		p.form = part
	default:
		return fmt.Errorf("no month or part of the year %q", fields[0])
	}
	p.part = uint8(m)
	if len(fields) == 1 {
		return nil
	}
	return p.parseDay(fields[1])
}

func (p *point) parseDay(s string) error {
	if p.form != month {
		return errors.New("only a month has a day")
	}
	if s == "XX" {
		p.form = monthX
		return nil
	}
	d, ok := number(s)
	if !ok || len(s) != 2 {
		return errForm
	}
	if d < 1 || d > monthDays(int(p.year), int(p.part)) {
		return fmt.Errorf("no day %q in this month", s)
	}
	p.form, p.day = day, uint8(d)
	return nil
}

// number is the value of up to nine decimal digits.
func number(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// String is the EDTF of d, "" for the unknown date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	b := d.from.append(make([]byte, 0, 24))
	if d.interval() {
		b = d.to.append(append(b, '/'))
	}
	return string(b)
}

func (p point) append(b []byte) []byte {
	y := int(p.year)
	switch p.form {
	case none, unknown:
		return b
	case open:
		return append(b, ".."...)
	case century:
		b = append(padded(b, y/100, 2), "XX"...)
	case decade:
		b = append(padded(b, y/10, 3), 'X')
	default:
		b = padded(b, y, 4)
	}
	switch p.form {
	case yearX:
		b = append(b, "-XX"...)
	case yearXX:
		b = append(b, "-XX-XX"...)
	case part, month:
		b = padded(append(b, '-'), int(p.part), 2)
	case monthX:
		b = append(padded(append(b, '-'), int(p.part), 2), "-XX"...)
	case day:
		b = padded(append(b, '-'), int(p.part), 2)
		b = padded(append(b, '-'), int(p.day), 2)
	}
	switch p.qualifier {
	case approximate:
		b = append(b, '~')
	case uncertain:
		b = append(b, '?')
	case approximate | uncertain:
		b = append(b, '%')
	}
	return b
}

// padded appends n with at least width digits, the sign not counted.
func padded(b []byte, n, width int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	s := strconv.Itoa(n)
	for i := len(s); i < width; i++ {
		b = append(b, '0')
	}
	return append(b, s...)
}
