package name

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/source"

	"dossier/internal/golden"
)

// TestResolve shows the cast of each testdata/NAME.txt and all that names it. The file's articles
// are parted by lines "-- ID --".
func TestResolve(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, _ string, data []byte) string {
		sources := articles(string(data))
		return show(sources, Resolve(sources))
	})
}

// TestSeeds shows the cast of the dossier's own articles.
func TestSeeds(t *testing.T) {
	sources, err := source.Read(os.DirFS("../.."), nil)
	if err != nil {
		t.Fatal(err)
	}
	cast := Resolve(sources)
	var b strings.Builder
	for _, p := range cast.People {
		showPerson(&b, p)
	}
	golden.Compare(t, "testdata/seeds.golden", b.String())
}

func articles(file string) []*source.Source {
	var sources []*source.Source
	for _, part := range strings.Split("\n"+file, "\n-- ")[1:] {
		id, body, _ := strings.Cut(part, " --\n")
		sources = append(sources, source.Parse(id+".txt", []byte(body)))
	}
	return sources
}

// show prints the people, and each source's mentions: as printed and, if it is somebody, who.
func show(sources []*source.Source, c *Cast) string {
	var b strings.Builder
	for _, p := range c.People {
		showPerson(&b, p)
	}
	for i, s := range sources {
		fmt.Fprintf(&b, "\n%s\n", s.ID)
		for _, m := range c.In(i) {
			b.WriteString("\t" + s.Text.Slice(m.Span))
			if m.Full != m.Span {
				fmt.Fprintf(&b, " (%s)", s.Text.Slice(m.Full))
			}
			if m.Who != Nobody {
				fmt.Fprintf(&b, " = %s", c.People[m.Who].Name)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func showPerson(b *strings.Builder, p Person) {
	fmt.Fprintf(b, "%s %s", p.Kind, p.Name)
	if p.Role != "" {
		fmt.Fprintf(b, ", %s", p.Role)
	}
	if !p.Sure {
		b.WriteString(" (not sure)")
	}
	for _, v := range p.Variants {
		fmt.Fprintf(b, "; %s ×%d %s", v.Form, v.Count, strings.Join(v.Sources, " "))
	}
	b.WriteString("\n")
}
