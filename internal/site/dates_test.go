package site

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// TestInferredDates says of dates that are counted from a date which is itself inferred what they
// rest on, and of no others.
func TestInferredDates(t *testing.T) {
	r, seeds := readRecord(t)
	r.Timeline[4].Mentions = append(r.Timeline[4].Mentions, r.Timeline[3].Mentions[0])
	files := render(t, r, seeds)
	for name, want := range map[string]int{
		"sources/vellmouth-daily.html": 2, // its card, and beside the paragraph
		"sources/index.html":           1,
		"sources/harbour-post.html":    0,
		"timeline.html":                1, // the passage, but not the event, which another dates alike
		"timeline.json":                0,
	} {
		if got := bytes.Count(files[name], []byte(countedFrom)); got != want {
			t.Errorf("%s: says so %d times, want %d", name, got, want)
		}
	}
	want := `Dates:</span> <q dir="auto">May 14</q> is <time datetime="2031-05-14" data-edtf="2031-05-14">Wednesday 14 May 2031</time>; ` + countedFrom
	if !bytes.Contains(files["sources/vellmouth-daily.html"], []byte(want)) {
		t.Errorf("no %s", want)
	}
	r.Timeline[4].Mentions = r.Timeline[4].Mentions[:1]
	files = render(t, r, seeds)
	for _, name := range []string{"timeline.html", "timeline.json"} {
		if !bytes.Contains(files[name], []byte("Its date is "+countedFrom)) {
			t.Errorf("%s: the event does not say what its date rests on", name)
		}
	}
}

// TestOpenDates says of a source without a date why its dates are open, where its text is published.
func TestOpenDates(t *testing.T) {
	r, seeds := readRecord(t)
	s := &r.Sources[1]
	s.Published, s.PublishedBasis, s.Dates[0].EDTF, s.Dates[0].Inferred = "", "unknown", "", false
	page := render(t, r, seeds)["sources/vellmouth-daily.html"]
	for _, want := range []string{
		`<span class="open">May 14</span>`,
		`Left open:</span> <q dir="auto">May 14</q>; the article’s own date is not known`,
		`the latest 2033; 1 left open: the article’s own date is not known`,
	} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	r.Texts = noTexts
	if page := render(t, r, seeds)["sources/vellmouth-daily.html"]; bytes.Contains(page, []byte("Left open")) {
		t.Error("words of a text that is not published")
	}
}

// TestTimeElements draws dates, and holds each time element to the grammar of HTML. A date that HTML
// has no form for is still given in EDTF.
func TestTimeElements(t *testing.T) {
	templates := load(t)
	rapid.Check(t, func(rt *rapid.T) {
		r, seeds := timelineOf(t, drawDates(rt, 1, 4)...)
		s := &r.Sources[0]
		s.Published = drawDate(rt)
		for i := range s.Dates {
			s.Dates[i].EDTF = drawDate(rt)
		}
		files, err := Render(r, seeds, templates)
		if err != nil {
			rt.Fatal(err)
		}
		for _, name := range []string{"timeline.html", "sources/harbour-post.html", "index.html"} {
			checkTimes(rt, name, files[name])
		}
		for _, d := range s.Dates {
			if want := ` data-edtf="` + d.EDTF + `"`; !bytes.Contains(files["sources/harbour-post.html"], []byte(want)) {
				rt.Errorf("no%s", want)
			}
		}
	})
}

// checkTimes holds the time elements of the page to the grammar of HTML.
func checkTimes(t *rapid.T, name string, page []byte) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "time" {
			continue
		}
		value := ""
		for _, a := range n.Attr {
			if a.Key == "datetime" {
				value = a.Val
			}
		}
		layout := "2006-01-02"[:min(len(value), len("2006-01-02"))]
		if _, err := time.Parse(layout, value); err != nil || value < "0001" || strings.HasSuffix(layout, "-") {
			t.Errorf("%s: <time datetime=%q>", name, value)
		}
	}
}

// TestDatesMentioned gives for the dates of a source what its card says.
func TestDatesMentioned(t *testing.T) {
	at := func(edtf string, inferred bool) dossier.DatedWords {
		return dossier.DatedWords{Span: text.Span{}, EDTF: edtf, Inferred: inferred}
	}
	for _, test := range []struct {
		published, basis string
		dates            []dossier.DatedWords
		want             string
	}{
		{"2031", "header", nil, "none"},
		{"2031", "header", []dossier.DatedWords{at("1931", false)}, "1, 1931"},
		{"2031", "header", []dossier.DatedWords{at("1931", false), at("", false), at("1930", false)}, "3, the earliest 1930, the latest 1931"},
		{"2031", inferred, []dossier.DatedWords{at("1931", false), at("2031-05", true)}, "2, the earliest 1931, the latest May 2031; 1 " + countedFrom},
		{"", "unknown", []dossier.DatedWords{at("", false)}, "1, none that can be told; 1 left open: the article’s own date is not known"},
	} {
		s := &dossier.Source{Published: test.published, PublishedBasis: test.basis, Dates: test.dates}
		if got := datesMentioned(s); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}
