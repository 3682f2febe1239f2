package site

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
)

// TestRespelled holds which forms of a name are one spelled in two ways.
func TestRespelled(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Antony Kray", "Anthony Kray", true},
		{"Sergej Orel", "Sergey Orel", true},
		{"Kolm", "Kulm", true},
		{"Kolm", "Kolm", false},
		{"Ana Kray", "Kray", false},
		{"Norland", "Norlandian", false},
		{"Korea", "Korean", false},
		{"Roe", "Row", false},
		{"Ann Kray", "Tom Kray", false},
		{"Ivan Orel", "Ivan Oberlin", false},
	} {
		if got := respelled(c.a, c.b); got != c.want || respelled(c.b, c.a) != got {
			t.Errorf("%s, %s: %t, want %t", c.a, c.b, got, c.want)
		}
	}
}

// TestFactsPage: what several sources have stands apart from what one alone has, each under its
// source, and of figures the words with their sense, the most exact first.
func TestFactsPage(t *testing.T) {
	r, seeds := readRecord(t)
	only := r.Summary[1]
	only.ID, only.Cites, only.ReportedBy = "f-only", only.Cites[:1], only.ReportedBy[1:2]
	r.Summary = append(r.Summary, only)
	figure := r.Figures[0]
	figure.ID, figure.Relation, figure.Readings = "f-alone", "alone", figure.Readings[:1]
	r.Figures[1].Readings[0].Sense = "vague"
	r.Figures = append(r.Figures, figure)
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	p := x.factsPage(0)
	var got []string
	for _, f := range p.Facts {
		got = append(got, "fact "+f.ID)
	}
	for _, f := range p.Figures {
		for _, w := range f.Wordings {
			got = append(got, fmt.Sprintf("figure %s, %s: %s, %s", f.ID, f.Verdict, w.Text, w.Sense))
		}
	}
	for _, a := range p.Alone {
		for _, f := range a.Facts {
			got = append(got, "only "+a.Source.Label+": "+f.ID)
		}
		for _, f := range a.Figures {
			got = append(got, "only "+a.Source.Label+": "+f.ID)
		}
	}
	want := []string{
		"fact s-2",
		"figure f-length, the sources agree: 14 centimetres, exact",
		"figure f-length, the sources agree: 14 cm, exact",
		"figure f-people, the numbers exclude each other: Some 4,500 people, about",
		"figure f-people, the numbers exclude each other: About 3,000 people, vague",
		"only " + x.source("", x.sources["harbour-post"]).Label + ": f-alone",
		"only " + x.source("", x.sources["vellmouth-daily"]).Label + ": f-only",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if facts, figures := x.shared(); facts != 1 || figures != 2 {
		t.Errorf("%d facts and %d figures are shared, want 1 and 2", facts, figures)
	}
}

// TestGlance: who is quoted most stands first, with the longest bar.
func TestGlance(t *testing.T) {
	r, seeds := readRecord(t)
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	g := x.glance()
	if len(g.Speakers) == 0 || g.Speakers[0].Width != "100%" || g.Period == "" || g.Events == "" {
		t.Fatalf("%+v", g)
	}
	total := 0
	for i, s := range g.Speakers {
		var n int
		if _, err := fmt.Sscan(s.Number, &n); err != nil || n == 0 || s.Label.Href == "" {
			t.Errorf("speaker %d: %+v", i, s)
		}
		total += n
	}
	if total > len(r.Quotes) {
		t.Errorf("%d quotes of speakers, %d in all", total, len(r.Quotes))
	}
}

// TestGlancePublished: days of publication are counted where they differ, the unknown last.
func TestGlancePublished(t *testing.T) {
	r, seeds := readRecord(t)
	for i, day := range []string{"2031-05-02", "", "2031-05-01"} {
		r.Sources[i].Published = day
	}
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	g := x.glance()
	for _, p := range g.Published {
		days = append(days, p.When.EDTF+": "+p.Number)
	}
	if diff := cmp.Diff([]string{"2031-05-01: 1 source", "2031-05-02: 1 source", ": 1 source"}, days); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !strings.Contains(g.Period, " to ") {
		t.Errorf("period %q", g.Period)
	}
}

// TestNoFacts: without facts and figures there is no page of them, nor a link to it.
func TestNoFacts(t *testing.T) {
	r, seeds := readRecord(t)
	r.Summary, r.Figures = []dossier.Statement{}, nil
	files := render(t, r, seeds)
	if _, ok := files["facts.html"]; ok {
		t.Error("there is a page facts.html")
	}
	if strings.Contains(string(files["index.html"]), "facts.html") {
		t.Error("index.html links to facts.html")
	}
}
