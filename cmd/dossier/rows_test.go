package main

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/dossier"
	"dossier/internal/golden"
)

// TestOwnRows shows the rows of this project's own dossier that several sources have, as the rules and the
// editor make them: nine utterances and five positions.
func TestOwnRows(t *testing.T) {
	_, r := own(t)
	quotes := map[string]*dossier.Quote{}
	for i := range r.Quotes {
		quotes[r.Quotes[i].ID] = &r.Quotes[i]
	}
	var b strings.Builder
	for _, u := range r.Utterances {
		sources := map[string]bool{}
		for _, id := range u.Quotes {
			sources[quotes[id].Source] = true
		}
		if len(sources) < 2 {
			continue
		}
		fmt.Fprintf(&b, "%q: %s", u.Speaker, u.Label)
		if u.Position {
			b.WriteString(" (a position)")
		}
		b.WriteByte('\n')
		for _, id := range u.Quotes {
			q := quotes[id]
			fmt.Fprintf(&b, "\t%s %s, %s: %s\n", q.Source[:3], q.Kind, q.Speaker.AsPrinted, q.Text)
		}
	}
	golden.Compare(t, "testdata/rows.golden", b.String())
}
