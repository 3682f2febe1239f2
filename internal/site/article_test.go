package site

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// TestArticle draws texts with quotes, dates and names that lie in each other, cross each other
// and cross the ends of paragraphs, and reads what the article writes of them.
func TestArticle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.StringOf(rapid.SampledFrom([]rune("ab <&>\"'\n\t\x00\u00a0\u202e\u0085é“"))).Draw(t, "seed")
		place := func(label string, from int) int {
			at := rapid.IntRange(from, len(seed)).Draw(t, label)
			for at < len(seed) && seed[at]&0xc0 == 0x80 {
				at++
			}
			return at
		}
		r := &dossier.Record{Texts: fullTexts, Sources: []dossier.Source{{ID: "s"}}}
		middle := place("middle", 0)
		paragraphs := []text.Span{{Start: 0, End: middle}, {Start: middle, End: len(seed)}}
		r.Sources[0].Paragraphs = paragraphs
		x := &index{r: r, seeds: []string{seed}, quoted: make([][]int, 1), cited: make([][]text.Span, 1), named: make([][]named, 1)}
		x.castAttrs = []string{` class="who" href="../people.html#b"`}
		for i := range rapid.IntRange(0, 6).Draw(t, "quotes") {
			start := place("start", 0)
			r.Quotes = append(r.Quotes, dossier.Quote{ID: fmt.Sprint("q", i), Kind: "direct", Span: text.Span{Start: start, End: place("end", start)}})
			x.quoted[0] = append(x.quoted[0], i)
		}
		for range rapid.IntRange(0, 3).Draw(t, "dates") {
			start := place("start", 0)
			r.Sources[0].Dates = append(r.Sources[0].Dates, dossier.DatedWords{Span: text.Span{Start: start, End: place("end", start)}, EDTF: "2031-05"})
		}
		for at := 0; at < len(seed) && rapid.Bool().Draw(t, "a name"); {
			start := place("start", at)
			at = place("end", start)
			if start < at {
				x.named[0] = append(x.named[0], named{Span: text.Span{Start: start, End: at}})
			}
		}
		a := x.newArticle(0)
		got := map[string]string{}
		for _, p := range paragraphs {
			page := string(a.paragraph(p))
			words, err := nested(page, got)
			if err != nil {
				t.Fatalf("%v in %q", err, page)
			}
			if want := plain(strings.Join(strings.Fields(seed[p.Start:p.End]), " ")); words != want {
				t.Fatalf("the words are %q, want %q", words, want)
			}
		}
		for _, q := range r.Quotes {
			if _, ok := got[q.ID]; !ok && q.Start < len(seed) {
				t.Fatalf("quote %s has no anchor", q.ID)
			}
		}
	})
}

// nested is the text of the HTML, whose elements must lie in each other and have no id twice.
// It adds the ids to seen.
func nested(page string, seen map[string]string) (string, error) {
	var words strings.Builder
	var open []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return "", fmt.Errorf("%v are not closed", open)
			}
			return words.String(), nil
		case html.TextToken:
			words.WriteString(z.Token().Data)
		case html.StartTagToken:
			tag := z.Token()
			if tag.Data == "a" && slices.Contains(open, "a") {
				return "", errors.New("a link lies in a link")
			}
			open = append(open, tag.Data)
			for _, a := range tag.Attr {
				if a.Key != "id" {
					continue
				}
				if _, twice := seen[a.Val]; twice {
					return "", fmt.Errorf("id %s is there twice", a.Val)
				}
				seen[a.Val] = tag.Data
			}
		case html.EndTagToken:
			tag := z.Token()
			if n := len(open) - 1; n < 0 || open[n] != tag.Data {
				return "", fmt.Errorf("%s is closed in %v", tag.Data, open)
			}
			open = slices.Delete(open, len(open)-1, len(open))
		}
	}
}

// TestCollate gives for the variants of a reading what the page says of it.
func TestCollate(t *testing.T) {
	const own, base = "We did not settle it today", "We don't resolve it today, friends"
	at := func(s, word string) text.Span {
		i := strings.Index(s, word)
		return text.Span{Start: i, End: i + len(word)}
	}
	end := text.Span{Start: len(own), End: len(own)}
	variant := func(sp text.Span, class, baseText string) dossier.Variant {
		return dossier.Variant{Quote: "q", Class: class, Span: sp, Text: own[sp.Start:sp.End], BaseText: baseText}
	}
	for _, test := range []struct {
		name     string
		variants []dossier.Variant
		want     string
		behind   bool
	}{
		{"same", nil, own, false},
		{"substituted", []dossier.Variant{variant(at(own, "settle"), "substantive", "resolve")},
			`We did not <del><span class="vh">[instead of: </span>resolve<span class="vh">]</span></del> <ins>settle</ins> it today`, false},
		{"added", []dossier.Variant{variant(at(own, "it"), "substantive", "")},
			`We did not settle <ins><span class="vh">[added: </span>it<span class="vh">]</span></ins> today`, false},
		{"omitted", []dossier.Variant{variant(text.Span{Start: 3, End: 3}, "substantive", "surely")},
			`We <del><span class="vh">[left out: </span>surely<span class="vh">]</span></del> did not settle it today`, false},
		{"ends sooner", []dossier.Variant{variant(end, "substantive", "friends")}, own, true},
		{"spelling", []dossier.Variant{variant(at(own, "today"), "accidental", "to-day")}, own, false},
		{"of another quote", []dossier.Variant{{Quote: "other", Class: "substantive", BaseText: base}}, own, false},
		{"hostile", []dossier.Variant{variant(at(own, "settle"), "substantive", "<b>&")},
			`We did not <del><span class="vh">[instead of: </span>&lt;b&gt;&amp;<span class="vh">]</span></del> <ins>settle</ins> it today`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			q := &dossier.Quote{ID: "q", Span: text.Span{Start: 0, End: len(own)}}
			got := collate(own, q, test.variants)
			if string(got.text) != test.want || got.behind != test.behind {
				t.Errorf("got  %s, behind %t\nwant %s, behind %t", got.text, got.behind, test.want, test.behind)
			}
		})
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"plain words", "</script><script>", "\xff\xfe\x00", "a \u202e b \ufffe", " \n\t", "“é” & 'it'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var w writer
		w.text(s)
		words, err := nested(string(w.html()), map[string]string{})
		if err != nil {
			t.Fatal(err)
		}
		if want := plain(strings.Join(strings.Fields(s), " ")); words != want {
			t.Errorf("got %q, want %q", words, want)
		}
		attribute := string(appendEscaped(nil, plain(s)))
		if strings.ContainsAny(attribute, "<>\"'") {
			t.Errorf("%q can leave its place", attribute)
		}
	})
}
