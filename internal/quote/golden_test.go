package quote

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/name"
	"dossier/internal/source"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestFindGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases found", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sources := []*source.Source{source.Parse(filepath.Base(file), data)}
			golden(t, strings.TrimSuffix(file, ".txt")+".golden", listing(sources))
		})
	}
}

func TestFindSeeds(t *testing.T) {
	sources, err := source.Read(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/seeds.golden", listing(sources))
}

// listing is the quotes of the sources, readable: kind and confidence; speaker as printed, and who
// that is; cue and via; reason; text, and the extent where it is wider.
func listing(sources []*source.Source) string {
	var b strings.Builder
	cast := name.Resolve(sources)
	quotes, stray := FindAll(sources, cast)
	for i, s := range sources {
		if len(sources) > 1 {
			fmt.Fprintf(&b, "# %s\n\n", s.ID)
		}
		for _, q := range quotes[i] {
			who := "nobody"
			if q.Speaker.Who != name.Nobody {
				who = cast.People[q.Speaker.Who].Name
			}
			fmt.Fprintf(&b, "%s %.2f  %s\n", q.Kind, q.Confidence, s.Text.Flat(q.Span))
			fmt.Fprintf(&b, "\tspeaker %q, %s\n", s.Text.Flat(q.Speaker.Span), who)
			fmt.Fprintf(&b, "\tcue %q", s.Text.Flat(q.Cue))
			if q.Via.Len() > 0 {
				fmt.Fprintf(&b, ", via %q", s.Text.Flat(q.Via))
			}
			fmt.Fprintf(&b, "\n\t%s\n", q.Reason)
			if q.Extent != q.Span {
				fmt.Fprintf(&b, "\textent %s\n", s.Text.Flat(q.Extent))
			}
			b.WriteByte('\n')
		}
		for _, sp := range stray[i] {
			fmt.Fprintf(&b, "stray at %d: %s\n", sp.Start, s.Text.Slice(sp))
		}
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
