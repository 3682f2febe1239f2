package date_test

import (
	"testing"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/text"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2022-01-21", "199X", "1998-35~", "2013-10/2013-12", "../2014", "1998-10-XX", "-0043", "2014/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := date.Parse(s)
		if err != nil {
			return
		}
		if back, err := date.Parse(d.String()); err != nil || back != d {
			t.Errorf("Parse(%q) is %v, read again %v, %v", s, d, back, err)
		}
		if !isEDTF(s) {
			t.Errorf("Parse(%q) is %v", s, d)
		}
	})
}

func FuzzFind(f *testing.F) {
	f.Add("They met on Friday (21/1/2022) and will meet next week.", 19013)
	f.Add("the third quarter of 1998, two years ago, in late 2013 and the '90s", 0)
	f.Add("from May to July 2014; 1939-45; year-end; the first week of January", -700000)
	f.Fuzz(func(t *testing.T, s string, anchor int) {
		if !utf8.ValidString(s) {
			return
		}
		end := 0
		for _, m := range date.Find(text.New(s, lines(s)), date.Day(anchor).Date()) {
			if m.Start < end || m.End <= m.Start || m.End > len(s) || !utf8.RuneStart(s[m.Start]) {
				t.Errorf("mention %v behind %d", m.Span, end)
			}
			end = m.End
			if _, err := date.Parse(m.Date.String()); !m.Date.IsZero() && (err != nil || !isEDTF(m.Date.String())) {
				t.Errorf("%q: %v", s[m.Start:m.End], err)
			}
		}
	})
}

func FuzzHeader(f *testing.F) {
	for _, s := range []string{"20220121", "Jan. 21, 2022", "Updated: Fri 21 Jan 2022 12.45 GMTLast", "2022-01-21T10:00:00Z", "January 21, 20225:04 AM ET", "Thu 01/02/2022"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		stamp, ok := date.Header(s)
		if !ok && stamp != (date.Stamp{}) || stamp.Date.IsZero() && stamp.Clash {
			t.Errorf("%q is %+v, %v", s, stamp, ok)
		}
		checkRead(t, s, stamp.Date, !stamp.Date.IsZero())
	})
}

func FuzzInURL(f *testing.F) {
	for _, s := range []string{"https://example.org/2022/01/21/a", "https://example.org/a-01-21-22/b", "/2022/jan/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := date.InURL(s)
		checkRead(t, s, d, ok)
	})
}

func checkRead(t *testing.T, s string, d date.Date, ok bool) {
	t.Helper()
	if ok == d.IsZero() {
		t.Errorf("%q is %v, %v", s, d, ok)
	}
	if _, err := date.Parse(d.String()); ok && err != nil {
		t.Errorf("%q: %v", s, err)
	}
}

func BenchmarkFind(b *testing.B) {
	s := "The ministers met on Friday in Vienna and will meet again next week, nearly two years after the treaty of March 2014. " +
		"Nobody in the room had expected that the talks would go on for so long, or that a hundred reporters would wait outside. "
	for len(s) < 1<<20 {
		s += s
	}
	t := text.New(s, lines(s))
	anchor := date.Day(19013).Date()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		date.Find(t, anchor)
	}
}
