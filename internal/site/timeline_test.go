package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/seed"
)

// timelineOf is the made-up dossier with a timeline of these dates, "EDTF class", which must be in order.
func timelineOf(t testing.TB, dates ...string) (*dossier.Record, map[string]*seed.Seed) {
	t.Helper()
	r, seeds := readRecord(t)
	m := r.Timeline[0].Mentions[0]
	r.Timeline = nil
	for i, d := range dates {
		edtf, class, _ := strings.Cut(d, " ")
		r.Timeline = append(r.Timeline, dossier.Event{ID: fmt.Sprintf("e-%d", i), Date: edtf, Class: class,
			Text: fmt.Sprintf("Thing %d <b>happened</b> & ended.", i), Mentions: []dossier.Mention{m}})
	}
	return r, seeds
}

// TestMonths gives for the dates of a timeline its headings, each with the entries below it.
func TestMonths(t *testing.T) {
	var busy []string
	for i := range mostOfYear {
		busy = append(busy, fmt.Sprintf("1931-03-%02d story", i+1))
	}
	for _, test := range []struct {
		name  string
		dates []string
		want  string
	}{
		{"few", []string{"1931 background", "1931-03 story", "1932-01-05 forecast"}, "1931[:2] 1932[:1]"},
		{"many", slices.Concat([]string{"1931-01/1931-03 background"}, busy, []string{"1931-03-28/1931-04-02 story", "1931-21 story", "1931-12 forecast"}),
			"1931[Dates wider than a month:1 March 1931:11 Dates wider than a month:1 December 1931:1]"},
		{"open", []string{"../1930 background", "1930/.. background"}, "Earlier[:1] 1930[:1]"},
		{"before Christ", []string{"-0043-03 background", "0000 background"}, "44 BC[:1] 1 BC[:1]"},
		{"not a date", []string{"soon forecast"}, "Undated[:1]"},
		{"none", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, seeds := timelineOf(t, test.dates...)
			x, err := newIndex(r, seeds)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, y := range x.timelinePage(0, nil).Years {
				var months []string
				for _, m := range y.Months {
					months = append(months, fmt.Sprintf("%s:%d", m.Heading, len(m.Events)))
				}
				got = append(got, y.Heading+"["+strings.Join(months, " ")+"]")
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestManyEvents walks a timeline of 2,000 events, of which each must stand once on its pages, in order.
func TestManyEvents(t *testing.T) {
	const n = 2000
	var dates []string
	for i := range n {
		dates = append(dates, fmt.Sprintf("%04d-%02d-%02d %s", 1900+i/40, 1+i%40/4, 1+i%4, classOrder[i%3]))
	}
	r, seeds := timelineOf(t, dates...)
	files := render(t, r, seeds)
	walk(t, files)
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	if len(x.eventShelves) < 10 {
		t.Errorf("%d events on %d pages", n, len(x.eventShelves))
	}
	var got, want []string
	for _, sh := range x.eventShelves {
		for _, part := range []string{`<nav class="years"`, `<summary>50 years</summary>`, `<legend>Show, of this page</legend>`, `<h3>`} {
			if !bytes.Contains(files[sh.Path], []byte(part)) {
				t.Errorf("%s has no %s", sh.Path, part)
			}
		}
		root, err := html.Parse(bytes.NewReader(files[sh.Path]))
		if err != nil {
			t.Fatal(err)
		}
		for node := range root.Descendants() {
			for _, a := range node.Attr {
				if a.Key == "id" && strings.HasPrefix(a.Val, "e-") {
					got = append(got, a.Val)
				}
			}
		}
	}
	for i := range n {
		want = append(want, fmt.Sprintf("e-%d", i))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// TestDatingWords marks the words that date a passage where they stand in it once.
func TestDatingWords(t *testing.T) {
	r, seeds := readRecord(t)
	page := render(t, r, seeds)["timeline.html"]
	for _, want := range []string{"<p>The bridge was built in <mark>1987</mark></p>", "<p>The bridge was built in <mark>1989</mark></p>"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	m := r.Timeline[0].Mentions[0]
	m.Expression = "i"
	if got := x.mention(0, &m); got.Dating != "" || got.Before != "The bridge was built in 1987" {
		t.Errorf("of several %q, one is marked: %+v", m.Expression, got)
	}
}

// TestEditorsEntry marks an entry of the editor's, and dates it by no passage that does not.
func TestEditorsEntry(t *testing.T) {
	r, seeds := readRecord(t)
	e := &r.Timeline[5]
	e.Basis, e.Mentions[0].Expression, e.Mentions[0].Date = "editor", "", ""
	files := render(t, r, seeds)
	for name, want := range map[string]string{
		"timeline.html": "The editor’s entry: its words and date may be other than the sources’.",
		"timeline.json": "The editor’s entry: its words and date may be other than the sources’.",
	} {
		if bytes.Count(files[name], []byte(want)) != 1 || bytes.Contains(files[name], []byte("undated")) {
			t.Errorf("%s: want once %q, and nothing undated", name, want)
		}
	}
	if want := "<summary>1 passage cited</summary>"; !bytes.Contains(files["timeline.html"], []byte(want)) {
		t.Errorf("no %s", want)
	}
}

// TestCalendar gives for EDTF dates the first and last date of TimelineJS.
func TestCalendar(t *testing.T) {
	for edtf, want := range map[string]string{
		"1931-03-05":            `{"year":1931,"month":3,"day":5} null`,
		"1931-03~":              `{"year":1931,"month":3} null`,
		"1931":                  `{"year":1931} null`,
		"193X":                  `{"year":1930} {"year":1939}`,
		"1931-24":               `{"year":1930,"month":12} {"year":1931,"month":2}`,
		"1931-10/1931-12":       `{"year":1931,"month":10} {"year":1931,"month":12}`,
		"1931-03-01/1931-03-09": `{"year":1931,"month":3,"day":1} {"year":1931,"month":3,"day":9}`,
		"1931-03/..":            `{"year":1931,"month":3} null`,
		"/1931-03-05?":          `{"year":1931,"month":3,"day":5} null`,
		"-0043":                 `{"year":-43} null`,
		"":                      `null null`,
		"soon":                  `null null`,
	} {
		first, last := calendarOf(edtf)
		a, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(last)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(a) + " " + string(b); got != want {
			t.Errorf("%s: got %s, want %s", edtf, got, want)
		}
	}
}

// drawDate draws an EDTF date that Parse reads.
func drawDate(t *rapid.T) string {
	year := rapid.IntRange(1, 2100)
	side := rapid.Custom(func(t *rapid.T) string {
		y, m := year.Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		s := rapid.SampledFrom([]string{
			fmt.Sprintf("%04d", y), fmt.Sprintf("%04d-%02d", y, m), fmt.Sprintf("%04d-%02d-%02d", y, m, rapid.IntRange(1, 28).Draw(t, "day")),
		}).Draw(t, "grain")
		return s + rapid.SampledFrom([]string{"", "", "~", "?"}).Draw(t, "qualifier")
	})
	start := side.Draw(t, "start")
	edtf := rapid.SampledFrom([]string{start, start, start + "/..", "../" + start, start + "/", start + "/" + side.Draw(t, "end")}).Draw(t, "form")
	if _, err := date.Parse(edtf); err != nil { // ends before it begins
		return start
	}
	return edtf
}

// drawDates is from least to most dates, each with the class of its event.
func drawDates(t *rapid.T, least, most int) []string {
	dates := rapid.SliceOfN(rapid.Custom(drawDate), least, most).Draw(t, "dates")
	for i := range dates {
		dates[i] += " " + rapid.SampledFrom(classOrder[:]).Draw(t, "class")
	}
	return dates
}

// TestTimelineJSON holds the file for TimelineJS to the record: an entry for each event, whose dates
// are days that there are and in order, and whose texts hold no markup of the sources.
func TestTimelineJSON(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dates := drawDates(rt, 0, 30)
		r, seeds := timelineOf(t, dates...)
		x, err := newIndex(r, seeds)
		if err != nil {
			rt.Fatal(err)
		}
		data, err := x.timelineJSON()
		if err != nil {
			rt.Fatal(err)
		}
		var got timelineJSON
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		if err := d.Decode(&got); err != nil {
			rt.Fatal(err)
		}
		if len(got.Events) != len(dates) {
			rt.Fatalf("%d events of %d", len(got.Events), len(dates))
		}
		for i, s := range got.Events {
			first, from := edtfOf(rt, s.Start)
			if !first.Meets(mustParse(rt, r.Timeline[i].Date)) {
				rt.Errorf("%s begins on %v", r.Timeline[i].Date, s.Start)
			}
			if s.End != nil {
				if _, end := edtfOf(rt, s.End); end <= from {
					rt.Errorf("%s: from %v to %v", r.Timeline[i].Date, s.Start, s.End)
				}
			}
			if s.ID != r.Timeline[i].ID || s.Display == "" || s.Group == "" || strings.Contains(s.Text.Headline+s.Text.Text, "<b>") {
				rt.Errorf("%+v", s)
			}
		}
	})
}

func mustParse(t *rapid.T, edtf string) date.Date {
	d, err := date.Parse(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// edtfOf is a date of TimelineJS as ours, with its last day.
func edtfOf(t *rapid.T, c *calendar) (date.Date, date.Day) {
	s := fmt.Sprintf("%04d", c.Year)
	if c.Month != 0 {
		s += fmt.Sprintf("-%02d", c.Month)
	}
	if c.Day != 0 {
		s += fmt.Sprintf("-%02d", c.Day)
	}
	d := mustParse(t, s)
	_, end := d.Bounds()
	return d, end
}
