package site

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// TestOriginal gives for passages of a text the addresses that lead to them where it was published.
func TestOriginal(t *testing.T) {
	const s = "The pier is shut. It was built in 1880, they say, by-and-by.\nIt may open again inspring, if the town\nand its guests pay for all of the work & more."
	src := dossier.Source{URL: "https://post.example/a?b=1", Paragraphs: []text.Span{{Start: 0, End: 60}, {Start: 61, End: len(s)}}}
	at := strings.Index(s, "inspring,")
	src.Defects = []dossier.Defect{{Span: text.Span{Start: at, End: at + 8}}}
	x := &index{r: &dossier.Record{Sources: []dossier.Source{src}}, seeds: []string{s}}
	span := func(words string) text.Span {
		i := strings.Index(s, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	for _, test := range []struct {
		name string
		sp   text.Span
		want string
	}{
		{"a few words", span("The pier is shut."), "https://post.example/a?b=1#:~:text=The%20pier%20is%20shut."},
		{"marks with a meaning", span("in 1880, they say, by-and-by."), "https://post.example/a?b=1#:~:text=in%201880%2C%20they%20say%2C%20by%2Dand%2Dby."},
		{"a paragraph", src.Paragraphs[0], "https://post.example/a?b=1#:~:text=The%20pier%20is%20shut.%20It%20was%20built%20in%201880%2C%20they%20say%2C%20by%2Dand%2Dby."},
		{"around a fault", src.Paragraphs[1], "https://post.example/a?b=1#:~:text=It%20may%20open%20again,all%20of%20the%20work%20%26%20more."},
		{"two paragraphs", text.Span{End: len(s)}, "https://post.example/a?b=1#:~:text=The%20pier%20is%20shut.%20It%20was,all%20of%20the%20work%20%26%20more."},
		{"only a fault", span("inspring,"), "https://post.example/a?b=1"},
		{"the whole", text.Span{}, "https://post.example/a?b=1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := x.original(0, test.sp); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	x.r.Sources[0].URL = "javascript:alert(1)"
	if got := x.original(0, src.Paragraphs[0]); got != "" {
		t.Errorf("got %s for what is no address of the web", got)
	}
}

// TestFragmentText is the law that words read back from a text fragment, and that nothing in it has a
// meaning there.
func TestFragmentText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := strings.ToValidUTF8(rapid.String().Draw(t, "words"), "\ufffd")
		got := fragmentText(words)
		if again, err := url.PathUnescape(got); err != nil || again != words {
			t.Fatalf("%q is %s, which is %q, %v", words, got, again, err)
		}
		if strings.ContainsAny(got, "-,&# \"<>") {
			t.Fatalf("%q is %s", words, got)
		}
	})
}
