package seed

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/golden"
	"dossier/internal/text"
)

// TestFront shows what front matter says, where the title stands in it, what is noted, and with
// which words the body begins.
func TestFront(t *testing.T) {
	for _, pattern := range []string{"testdata/front/*.txt", "testdata/front/*.md"} {
		golden.Cases(t, pattern, func(t *testing.T, name string, data []byte) string {
			s := &Seed{Bytes: string(data)}
			s.decode("")
			s.Defects = nil
			s.readFront()
			var b strings.Builder
			d := s.Declared
			for _, f := range [...]struct{ name, value string }{
				{"title", d.Title}, {"title at", s.Text[d.TitleAt.Start:d.TitleAt.End]}, {"date", d.Date}, {"url", d.URL},
				{"byline", d.Byline}, {"publisher", d.Publisher}, {"language", d.Language},
			} {
				if f.value != "" {
					fmt.Fprintf(&b, "%-10s%q\n", f.name, f.value)
				}
			}
			for _, d := range s.Defects {
				fmt.Fprintf(&b, "%-10s%q: %s\n", "defect", s.Text[d.Start:d.End], d.Note)
			}
			body, _, _ := strings.Cut(strings.TrimSpace(s.Text[s.Body:]), "\n")
			fmt.Fprintf(&b, "%-10s%q\n", "body", body)
			return b.String()
		})
	}
}

// TestFrontBounds: front matter that is not closed soon is body, and so is what nothing closes.
func TestFrontBounds(t *testing.T) {
	const body = "The talks ended.\n"
	long := func(n int) string { return "---\ntitle: Talks end\n" + strings.Repeat("#\n", n-1) + "---\n" }
	nested := "+++\ntitle = " + strings.Repeat("[", maxFrontBytes/2) + "\n+++\n"
	for _, c := range []struct {
		name, front string
		title       string
		body        int
	}{
		{"nothing", "", "", 0},
		{"a fence alone", "---", "", 0},
		{"two rules", "---\n---\n", "", 0},
		{"as long as it may be", long(maxFrontLines), "Talks end", len(long(maxFrontLines))},
		{"a line longer", long(maxFrontLines + 1), "", 0},
		{"a line of more bytes", "---\ntitle: " + strings.Repeat("a", maxFrontBytes) + "\n---\n", "", 0},
		{"a fence that goes on", "--- \n title: Talks end\n---\n", "", 0},
		{"deeply nested", nested, strings.Repeat("[", maxFrontBytes/2), len(nested)},
	} {
		s := &Seed{Text: c.front + body}
		s.readFront()
		if s.Declared.Title != c.title || s.Body != c.body {
			t.Errorf("%s: title %.20q, body at %d, want %.20q, %d", c.name, s.Declared.Title, s.Body, c.title, c.body)
		}
		if at := s.Declared.TitleAt; text.Flat(s.Text[at.Start:at.End]) != c.title {
			t.Errorf("%s: title at %v", c.name, at)
		}
	}
}
