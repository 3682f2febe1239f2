package source

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/golden"
)

// TestParse shows what is read from each testdata/NAME.txt. Those called NAME.quoted.txt are
// written with Go's escapes; their own line ends do not count.
func TestParse(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, name string, data []byte) string {
		if strings.HasSuffix(name, ".quoted") {
			s, err := strconv.Unquote(`"` + strings.ReplaceAll(string(data), "\n", "") + `"`)
			if err != nil {
				t.Fatal(err)
			}
			data = []byte(s)
		}
		src := Parse(name+".txt", data)
		var b strings.Builder
		show(&b, src)
		for i, p := range src.Text.Paragraphs {
			fmt.Fprintf(&b, "%d [%d,%d) %s\n", i+1, p.Start, p.End, visible(src.Text.Slice(p)))
		}
		return b.String()
	})
}

// TestSeeds shows the heads of the dossier's own articles, and where their paragraphs begin.
func TestSeeds(t *testing.T) {
	sources, err := Read(os.DirFS("../.."), nil)
	if err != nil {
		t.Fatal(err)
	}
	InferDates(sources)
	var b strings.Builder
	for _, s := range sources {
		show(&b, s)
		for i, p := range s.Text.Paragraphs {
			words := strings.Fields(s.Text.Slice(p))
			fmt.Fprintf(&b, "%d [%d,%d) %s\n", i+1, p.Start, p.End, strings.Join(words[:min(len(words), 4)], " "))
		}
		b.WriteString("\n")
	}
	golden.Compare(t, "testdata/seeds.golden", b.String())
}

// show prints all that is known of a source but its paragraphs.
func show(b *strings.Builder, s *Source) {
	fmt.Fprintf(b, "id         %s\n", s.ID)
	if s.Title != "" {
		fmt.Fprintf(b, "title      %s\n", visible(s.Title))
	}
	fmt.Fprintf(b, "published  %s, %s\n", s.Published, s.Basis)
	for _, field := range [...]struct{ name, value string }{{"byline", s.Byline}, {"url", s.URL}, {"publisher", s.Publisher}, {"agency", s.Agency}} {
		if field.value != "" {
			fmt.Fprintf(b, "%-10s %s\n", field.name, field.value)
		}
	}
	fmt.Fprintf(b, "words      %d\n", s.Words())
	for _, d := range s.Defects {
		fmt.Fprintf(b, "defect     [%d,%d) %s: %s\n", d.Start, d.End, d.Kind, d.Note)
	}
}

// visible is s with escapes for what cannot be seen.
func visible(s string) string {
	quoted := strconv.QuoteToGraphic(s)
	quoted = strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
	return strings.ReplaceAll(quoted, "\u00a0", `\u00a0`)
}
