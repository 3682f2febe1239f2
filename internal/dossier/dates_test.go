package dossier

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/date"
	"dossier/internal/source"
)

// TestRelative tells the dates of a source that are counted from its date of publication from those
// that are not, where that date is inferred.
func TestRelative(t *testing.T) {
	day, err := date.Parse("2031-05-14")
	if err != nil {
		t.Fatal(err)
	}
	for basis, want := range map[source.Basis]map[string]bool{
		source.Dossier: {"Tuesday": true, "1987": false, "last year": true, "March 3, 2019": false, "two days later": false},
		source.Header:  {"Tuesday": false, "1987": false, "last year": false, "March 3, 2019": false, "two days later": false},
	} {
		s := source.Parse("pier.txt", []byte("The pier was shut on Tuesday. It was built in 1987 and painted last year. It was shut on March 3, 2019, and opened two days later.\n"))
		s.Published, s.Basis = day, basis
		c := compiler{Input: Input{Sources: []*source.Source{s}, Dates: [][]date.Mention{date.Find(s.Text, day)}}}
		inferred, got := c.relative(), map[string]bool{}
		for _, m := range c.Dates[0] {
			got[s.Text.Flat(m.Span)] = inferred[0][m.Span]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", basis, diff)
		}
	}
}
