package date_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/date"
	"dossier/internal/text"
)

// anyDay is a day of the years 1000 to 2999.
func anyDay() *rapid.Generator[date.Day] {
	return rapid.Map(rapid.Int32Range(-354285, 376199), func(n int32) date.Day { return date.Day(n) })
}

// anyDate is a date of each form that Parse reads.
func anyDate() *rapid.Generator[date.Date] {
	return rapid.Custom(func(t *rapid.T) date.Date {
		point := func(name string) string {
			form := rapid.SampledFrom([]string{"1998", "1998-10", "1998-10-05"})
			s := form.Draw(t, name)
			day := anyDay().Draw(t, name+" day").Date().String()
			s = day[:4] + s[4:]
			return s + rapid.SampledFrom([]string{"", "~", "?", "%"}).Draw(t, name+" qualifier")
		}
		if rapid.Bool().Draw(t, "other") {
			s := rapid.SampledFrom([]string{"199X", "19XX", "1998-XX", "1998-02-XX", "1998-XX-XX", "1998-24", "1998-35", "1998-41"}).Draw(t, "form")
			d, err := date.Parse(s)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		s := point("from")
		switch rapid.IntRange(0, 3).Draw(t, "shape") {
		case 1:
			s += "/" + point("to")
		case 2:
			s = "../" + s
		case 3:
			s += "/.."
		}
		d, err := date.Parse(s)
		if err != nil {
			t.Skip("ends before it begins")
		}
		return d
	})
}

func TestDayIsItsOwnDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "day")
		if from, to := d.Date().Bounds(); from != d || to != d+1 {
			t.Errorf("%d.Date() is [%d, %d)", d, from, to)
		}
		if y, m, n := (d + 1).Civil(); n != 1 {
			if y0, m0, n0 := d.Civil(); y0 != y || m0 != m || n0 != n-1 {
				t.Errorf("%d-%d-%d comes after %d-%d-%d", y, m, n, y0, m0, n0)
			}
		}
	})
}

func TestParseIsTheInverseOfString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		if back, err := date.Parse(d.String()); err != nil || back != d {
			t.Errorf("Parse(%q) = %v, %v", d, back, err)
		}
		if d.Words() == "" {
			t.Errorf("no words for %v", d)
		}
	})
}

func TestCompareIsATotalOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyDate().Draw(t, "a"), anyDate().Draw(t, "b"), anyDate().Draw(t, "c")
		if date.Compare(a, b) != -date.Compare(b, a) {
			t.Errorf("%v and %v are each before the other", a, b)
		}
		if (date.Compare(a, b) == 0) != (a == b) {
			t.Errorf("Compare(%v, %v) = %d", a, b, date.Compare(a, b))
		}
		if date.Compare(a, b) <= 0 && date.Compare(b, c) <= 0 && date.Compare(a, c) > 0 {
			t.Errorf("%v, %v, %v is no order", a, b, c)
		}
	})
}

func TestWithinAndMeets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDate().Draw(t, "a"), anyDate().Draw(t, "b")
		if !a.Within(a) || !a.Meets(a) {
			t.Errorf("%v is not within itself", a)
		}
		if a.Within(b) && !a.Meets(b) || a.Meets(b) != b.Meets(a) {
			t.Errorf("%v and %v: Within %v, Meets %v", a, b, a.Within(b), a.Meets(b))
		}
	})
}

func TestUnknownDate(t *testing.T) {
	var unknown date.Date
	d := date.Day(0).Date()
	if !unknown.IsZero() || unknown.String() != "" || unknown.Words() != "" || unknown.HTML() != "" {
		t.Errorf("the zero date has words: %q %q %q", unknown, unknown.Words(), unknown.HTML())
	}
	if unknown.Meets(unknown) || unknown.Within(d) || d.Meets(unknown) || date.Compare(unknown, d) >= 0 {
		t.Error("the unknown date has days")
	}
}

// anyText is a text of words that can be in dates, in any order.
func anyText() *rapid.Generator[string] {
	words := strings.Fields(`the a in on of to from and since by . , - ( ) ' 's January March may Jan. Sept. Monday Fri.
		Sunday last next this past previous following first second third 21st 5 12 31 2022 1998 1990s '90s twenty two
		days week month year quarter half century decade weekend spring summer early late mid end beginning earlier later
		ago before after now today yesterday tomorrow tonight 21/1/2022 5/6/2014 2014-03-01 20220121 Q3 fiscal Christmas
		Easter Good Friday year-end more than about same that every said will was met rest latest 1939-45
		Sundays wks weekend date Memorial Easter if starting effective oh attacks Sept. 11 same ago
		BC AD 476 44 fortnight last first three business oh W20 2022-W05 Q1 Thanksgiving ended inst that same
		now within starting commencing ended couple circa around FY22 coming between until than least or St Patrick Day 2013-14`)
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(words), 1, 30), func(w []string) string { return strings.Join(w, " ") })
}

func find(s string, anchor date.Date) []date.Mention {
	return date.Find(text.New(s, []text.Span{{Start: 0, End: len(s)}}), anchor)
}

func TestMentionsAreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		end := 0
		for _, m := range find(s, anyDay().Draw(t, "anchor").Date()) {
			if m.Start < end || m.End <= m.Start || m.End > len(s) {
				t.Errorf("mention %v behind %d of %q", m.Span, end, s)
			}
			end = m.End
			if from, to := m.Date.Bounds(); !m.Date.IsZero() && from >= to {
				t.Errorf("%q is %v", s[m.Start:m.End], m.Date)
			}
			if back, err := date.Parse(m.Date.String()); !m.Date.IsZero() && (err != nil || back != m.Date || !isEDTF(m.Date.String())) {
				t.Errorf("%q is %v: %v", s[m.Start:m.End], m.Date, err)
			}
		}
	})
}

// What is known without an anchor stays so with any.
func TestAnchorOnlyAdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		with := map[text.Span]date.Date{}
		for _, m := range find(s, anyDay().Draw(t, "anchor").Date()) {
			with[m.Span] = m.Date
		}
		for _, m := range find(s, date.Date{}) {
			if d, ok := with[m.Span]; !m.Date.IsZero() && (!ok || d != m.Date) {
				t.Errorf("%q in %q is %v without an anchor, %v with one", s[m.Start:m.End], s, m.Date, d)
			}
		}
	})
}

// Weeks and weekdays move with the anchor.
func TestWeekdaysMoveWithTheAnchor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		way := rapid.SampledFrom([]string{"on", "last", "next", "this", "will meet on", "met"}).Draw(t, "way")
		when := rapid.SampledFrom([]string{"Monday", "Thursday", "Sunday"}).Draw(t, "weekday")
		s := "They " + way + " " + when + " and not last week."
		anchor := anyDay().Draw(t, "anchor")
		here, there := find(s, anchor.Date()), find(s, (anchor+7).Date())
		if len(here) != 2 || len(there) != 2 {
			t.Fatalf("%q has %d and %d mentions", s, len(here), len(there))
		}
		for i := range here {
			from, to := here[i].Date.Bounds()
			if a, b := there[i].Date.Bounds(); a != from+7 || b != to+7 {
				t.Errorf("%q: %v, a week later %v", s, here[i].Date, there[i].Date)
			}
		}
	})
}
