package dossier

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

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
