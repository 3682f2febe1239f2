package seed

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/golden"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

func TestMarkdown(t *testing.T) {
	golden.Cases(t, "testdata/markdown/*.md", func(t *testing.T, name string, data []byte) string {
		return show(Read(name+".md", data))
	})
}

func TestIsTangled(t *testing.T) {
	for _, test := range []struct {
		in   string
		want bool
	}{
		{"", false},
		{strings.Repeat("* [talks](https://courier.example/)\n", 5000), false},
		{strings.Repeat("The *talks* ended, and `nobody` left by [the side door](b) that day.\n\n", 5000), false},
		{strings.Repeat("| 2023 | 38 |\n", 5000), false},
		{strings.Repeat("* ", 50) + "a", false},
		{strings.Repeat("- ", 70) + strings.Repeat("> ", 70) + "a", true},
		{strings.Repeat("1) ", 300), true},
		{strings.Repeat("[a](", 5000), true},
		{strings.Repeat("*a_\n", 5000), true},
		{strings.Repeat("<b>", 50_000), true},
		{strings.Repeat("|`\\|`\n\n", 5000), true},
	} {
		if got := isTangled([]byte(test.in)); got != test.want {
			t.Errorf("%.40q… is tangled: %v, want %v", test.in, got, test.want)
		}
	}
	s := markupSeed(Markdown, strings.Repeat("> ", 300)+"The talks ended.")
	if s.Text != s.Bytes || s.Blocks != nil || len(s.Defects) != 1 || s.Defects[0].Kind != "extraction" {
		t.Errorf("%q, %d paragraphs, defects %v", s.Text, len(s.Blocks), s.Defects)
	}
}

// TestMarkdownAsRendered: the text that comes from the file is that of the page which goldmark
// renders of it. Markup and footnotes, which it renders otherwise, are not in these files.
func TestMarkdownAsRendered(t *testing.T) {
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table))
	plain := slices.DeleteFunc(slices.Clone(markdownPieces), func(s string) bool {
		return strings.HasPrefix(s, "<") && !strings.HasPrefix(s, "<https") || strings.Contains(s, "^")
	})
	rapid.Check(t, func(t *rapid.T) {
		file := messyMarkup(plain).Filter(func(s string) bool {
			linkInImage := strings.Contains(s, "![") && strings.Contains(s, "<https") // its address is left out of the alternative text
			return !strings.ContainsAny(s, "\r\x00\ufeff") && !linkInImage
		}).Draw(t, "file")
		var page strings.Builder
		if err := markdown.Convert([]byte(file), &page); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(strings.NewReader(page.String()))
		if err != nil {
			t.Skip("nested too deep")
		}
		var want, got strings.Builder
		for n := range doc.Descendants() {
			if n.Type == html.TextNode {
				want.WriteString(n.Data)
			}
			want.WriteString(attribute(n, "alt"))
		}
		s := markupSeed(Markdown, file)
		for i, r := range s.runs {
			if part := s.Text[r.inText:s.endOf(i)]; r.file > 0 && !(r.text > 1 && part == "- ") { // a bullet is rendered as none
				got.WriteString(part)
			}
		}
		if got, want := words(got.String()), words(want.String()); got != want {
			t.Fatalf("the text is %q, rendered %q", got, want)
		}
	})
}
