package quote

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/name"
	"dossier/internal/source"

	"dossier/internal/golden"
)

func TestFindGolden(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, name string, data []byte) string {
		return listing([]*source.Source{source.Parse(name+".txt", data)})
	})
}

func TestFindSeeds(t *testing.T) {
	sources, err := source.Read(os.DirFS("../.."), nil)
	if err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/seeds.golden", listing(sources))
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
