package dossier

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/content"
	"dossier/internal/quote"
	"dossier/internal/source"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Antony Blinken":   "antony-blinken",
		"Ursula von Dörr":  "ursula-von-dorr",
		"U.S. Treasury":    "us-treasury",
		"O’Neill  & Sons ": "oneill-sons",
		"Łukasz Nowak":     "ukasz-nowak-dbeek3yc",
		"日本":               "z4vl6dc3",
	} {
		if got := newMint().slug(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

var id = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

// TestIDsAreApart gives whatever names ids that are different and fit into an address.
func TestIDsAreApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, seen := newMint(), map[string]bool{}
		for _, name := range rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"a", "a-2", "A", "a 2", "", "é"}))).Draw(t, "names") {
			for _, got := range []string{m.slug(name), m.digest("q-", name)} {
				if seen[got] || !id.MatchString(got) {
					t.Fatalf("%q has the id %q, seen before: %t", name, got, seen[got])
				}
				seen[got] = true
			}
		}
	})
}

func TestLabels(t *testing.T) {
	sources := []*source.Source{
		{ID: "000_c4110f3d", Publisher: "Yahoo News"},
		{ID: "001_bfacc345"},
		{ID: "002-a", Publisher: "CNN"},
		{ID: "002-b", Publisher: "CNN"},
		{ID: "story"},
	}
	if diff := cmp.Diff([]string{"Yahoo News", "001", "002-a", "002-b", "story"}, labels(sources)); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
}

// TestQuoteIDsStay: what the editor drops or adds changes no other quote's id, though all have the
// same words.
func TestQuoteIDsStay(t *testing.T) {
	s := source.Parse("ferry.txt", []byte("The ferry.\n\nIt went. It went. It went. It came."))
	at := func(nth int) quote.Quote {
		words := s.Text.Sentences[1+nth].Span
		return quote.Quote{Span: words}
	}
	ids := func(quotes []quote.Quote, corrected ...content.Corrected) []string {
		return QuoteIDs([]*source.Source{s}, [][]quote.Quote{quotes}, corrected)[0]
	}
	found := ids([]quote.Quote{at(1), at(2), at(3)})
	if found[1] != found[0]+"-2" || found[2] == found[0] {
		t.Fatalf("found: %q", found)
	}
	drop := content.Corrected{Correction: &content.Correction{Drop: true}, Quote: -1, Found: at(1)}
	if diff := cmp.Diff(found[1:], ids([]quote.Quote{at(2), at(3)}, drop)); diff != "" {
		t.Errorf("the first dropped (-found +then):\n%s", diff)
	}
	add := content.Corrected{Correction: &content.Correction{Add: true}, Quote: 0}
	if diff := cmp.Diff([]string{found[0] + "-3", found[0], found[1], found[2]}, ids([]quote.Quote{at(0), at(1), at(2), at(3)}, add)); diff != "" {
		t.Errorf("one added before (-found +then):\n%s", diff)
	}
}
