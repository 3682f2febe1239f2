package site

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
)

// TestSeedPaths gives for the files of sources, "id=name", where their seeds are published.
func TestSeedPaths(t *testing.T) {
	for _, test := range []struct{ name, files, want string }{
		{"plain", "a=a.txt b=b.txt", "seeds/a.txt seeds/b.txt"},
		{"a page is served as text", "a-html=a.html b=b.md c=c.HTM", "seeds/a.html.txt seeds/b.md.txt seeds/c.HTM.txt"},
		{"a page beside such a text", "a-html=a.html a-html-1234=a.html.txt", "seeds/a-html.txt seeds/a-html-1234.txt"},
		{"case", "a=a.txt a-1234=A.txt b=b.txt", "seeds/a.txt seeds/a-1234.txt seeds/b.txt"},
		{"letters that fold", "s1=Straße.txt s2=STRASSE.txt", "seeds/s1.txt seeds/s2.txt"},
		{"normal forms", "e1=caf\u00e9.txt e2=cafe\u0301.txt", "seeds/e1.txt seeds/e2.txt"},
		{"an id that is another's name", "b=x.txt c=X.txt d=B.txt", "seeds/b.txt seeds/c.txt seeds/d.txt"},
		{"no manifest holds it", "a=50%.txt b=b\\c.txt", "seeds/a.txt seeds/b.txt"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var sources []dossier.Source
			for f := range strings.SplitSeq(test.files, " ") {
				id, name, _ := strings.Cut(f, "=")
				sources = append(sources, dossier.Source{ID: id, File: "seeds/" + name})
			}
			if diff := cmp.Diff(test.want, strings.Join(seedPaths(sources), " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
