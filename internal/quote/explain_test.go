package quote

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/golden"
	"dossier/internal/name"
	"dossier/internal/source"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// explain parses an article and explains it.
func explain(article string) (*text.Text, []Explanation) {
	s := source.Parse("case.txt", []byte(article))
	cast := name.Resolve([]*source.Source{s})
	return s.Text, Explain(s.Text, cast.In(0), cast.People)
}

func TestExplainGolden(t *testing.T) {
	golden.Cases(t, "testdata/*.explain", func(t *testing.T, _ string, data []byte) string {
		var b strings.Builder
		of, all := explain(string(data))
		for _, e := range all {
			fmt.Fprintf(&b, "%s “%s”\n", e.Kind, of.Flat(e.Span))
			for _, p := range e.Points {
				fmt.Fprintf(&b, "\t%s: %s\n", p.Head, p.Text)
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}

// TestExplainsWhatIsFound is the law that what is explained as a quote is just what Find finds, with
// its speaker and its rule, and that every quotation mark of a pair is explained.
func TestExplainsWhatIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		article := articles.Draw(t, "article")
		of, all := explain(article)
		_, quotes, stray := find(article)
		var explained []text.Span
		pairs, strays := 0, 0
		for _, e := range all {
			heads := map[string]string{}
			for _, p := range e.Points {
				heads[p.Head] = p.Text
				if p.Text == "" || strings.ContainsRune(p.Text, '\uFFFD') && !strings.ContainsAny(article, "\xff\uFFFD") {
					t.Fatalf("%q, %s: %q", of.Slice(e.Span), p.Head, p.Text)
				}
			}
			switch {
			case e.Kind != "":
				explained = append(explained, e.Span)
				if heads["rule"] == "" || heads["speaker"] == "" {
					t.Fatalf("%q: %v", of.Slice(e.Span), e.Points)
				}
			case heads["no speech"] == "":
				t.Fatalf("%q: %v", of.Slice(e.Span), e.Points)
			case strings.HasPrefix(heads["no speech"], "This mark"):
				strays++
			}
			if e.Kind != Indirect {
				pairs++
			}
		}
		var found []text.Span
		for _, q := range quotes {
			found = append(found, q.Span)
		}
		if diff := cmp.Diff(found, explained); diff != "" {
			t.Fatalf("quotes (-found +explained):\n%s", diff)
		}
		if marked, _ := pair(of); pairs != len(marked)+len(stray) || strays != len(stray) {
			t.Fatalf("%d pairs and %d strays, %d explained", len(marked), len(stray), pairs)
		}
	})
}
