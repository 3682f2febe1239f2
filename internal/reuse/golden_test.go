package reuse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/golden"
	"dossier/internal/source"
)

// TestFind shows the matches and families of each testdata/NAME.txt. The file's articles are parted
// by lines "-- ID --".
func TestFind(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, _ string, data []byte) string {
		var sources []*source.Source
		for _, part := range strings.Split("\n"+string(data), "\n-- ")[1:] {
			id, body, _ := strings.Cut(part, " --\n")
			sources = append(sources, source.Parse(id+".txt", []byte(body)))
		}
		return show(t, sources)
	})
}

// TestSeeds shows what the dossier's own articles have in common.
func TestSeeds(t *testing.T) {
	sources, err := source.Read(os.DirFS("../.."), nil)
	if err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/seeds.golden", show(t, sources))
}

// show prints each match with its passages, as printed in both sources where that differs.
func show(t *testing.T, sources []*source.Source) string {
	matches := Find(sources)
	if err := laws(sources, matches); err != nil {
		t.Error(err)
	}
	var b strings.Builder
	for _, m := range matches {
		s, other := sources[m.Source], sources[m.Other]
		fmt.Fprintf(&b, "%s in %s: %s, %.1f %%, %d words, %d quoted\n", s.ID, other.ID, m.Kind, 100*m.Share, m.Words, m.Quoted)
		for _, p := range m.Passages {
			here, there := s.Text.Flat(p.At), other.Text.Flat(p.Other)
			fmt.Fprintf(&b, "\t%s\n", here)
			if there != here {
				fmt.Fprintf(&b, "\t= %s\n", there)
			}
		}
	}
	for i, family := range Families(len(sources), matches) {
		fmt.Fprintf(&b, "family %d: %s\n", family, sources[i].ID)
	}
	return b.String()
}
