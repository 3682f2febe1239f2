package claim

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/source"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/golden"
)

// sourcesOf cuts a case at the lines "== NAME" into sources.
func sourcesOf(data string) []*source.Source {
	var out []*source.Source
	for _, part := range strings.Split("\n"+data, "\n== ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		out = append(out, article(name, body))
	}
	return out
}

// article is a source whose every line is a paragraph.
func article(name, body string) *source.Source {
	var paragraphs []text.Span
	at := 0
	for line := range strings.Lines(body) {
		if sp := text.Trim(body, text.Span{Start: at, End: at + len(line)}); sp.Len() > 0 {
			paragraphs = append(paragraphs, sp)
		}
		at += len(line)
	}
	return &source.Source{ID: name, Text: text.New(body, paragraphs)}
}

func TestCompareGolden(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, _ string, data []byte) string {
		return listing(sourcesOf(string(data)))
	})
}

func TestCompareSeeds(t *testing.T) {
	sources, err := source.Read(os.DirFS("../.."), nil)
	if err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/seeds.golden", listing(sources))
}

func listing(sources []*source.Source) string {
	var b strings.Builder
	facts, figures := Compare(sources)
	for _, f := range facts {
		b.WriteString("fact\n")
		for _, p := range f.Passages {
			fmt.Fprintf(&b, "\t%s: %s\n", sources[p.Source].ID, sources[p.Source].Text.Flat(p.Span))
		}
	}
	for _, f := range figures {
		fmt.Fprintf(&b, "figure %s, %s, agree %t\n", f.Label, f.Relation, f.Agree)
		for _, r := range f.Readings {
			fmt.Fprintf(&b, "\t%s: %s = %s %s %s\n", sources[r.Source].ID, sources[r.Source].Text.Flat(r.Span), r.Sense, r.Value, r.Unit)
		}
	}
	return b.String()
}

// dossiers draws sources of a few sentences, some changed by a word.
var dossiers = rapid.Custom(func(t *rapid.T) []*source.Source {
	sentences := []string{
		"The northern gate of the Vell dam cracked on %s after three days of heavy rain.",
		"After heavy rain of three days the northern gate of the dam at Vell cracked on %s.",
		"The harbour council voted %s to close the fish market and sell the stalls.",
		"On %s the council of the harbour voted to sell the stalls of the fish market.",
		"Minister Clara Voss sent %s 120 pumps and hundreds of soldiers to the broken gate.",
		"The ministry sent 90 pumps to the broken gate %s, and 400 soldiers.",
	}
	var out []*source.Source
	for i := range rapid.IntRange(1, 5).Draw(t, "sources") {
		var b strings.Builder
		for range rapid.IntRange(0, 4).Draw(t, "sentences") {
			word := rapid.SampledFrom([]string{"Monday", "Tuesday", "again", "quietly"}).Draw(t, "word")
			fmt.Fprintf(&b, rapid.SampledFrom(sentences).Draw(t, "sentence")+"\n", word)
		}
		out = append(out, article(string(rune('a'+i)), b.String()))
	}
	return out
})

// The order of the sources does not change which passages are put together.
func TestComparePermuted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := dossiers.Draw(t, "sources")
		if diff := cmp.Diff(partition(sources), partition(rapid.Permutation(sources).Draw(t, "order"))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// partition is what belongs together: passages of facts, readings of figures, sorted.
func partition(sources []*source.Source) [][]string {
	var out [][]string
	facts, figures := Compare(sources)
	for _, f := range facts {
		var group []string
		for _, p := range f.Passages {
			group = append(group, fmt.Sprint(sources[p.Source].ID, p.Span))
		}
		out = append(out, group)
	}
	for _, f := range figures {
		group := []string{fmt.Sprint(f.Agree)}
		for _, r := range f.Readings {
			group = append(group, fmt.Sprint(sources[r.Source].ID, r.Span, r.Value))
		}
		out = append(out, group)
	}
	for _, group := range out {
		slices.Sort(group)
	}
	slices.SortFunc(out, slices.Compare[[]string])
	return out
}

func TestCompareLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := dossiers.Draw(t, "sources")
		if err := check(sources); err != nil {
			t.Fatal(err)
		}
	})
}

func check(sources []*source.Source) error {
	facts, figures := Compare(sources)
	for _, f := range facts {
		var from []int
		for _, p := range f.Passages {
			from = append(from, p.Source)
			if err := inText(sources, p); err != nil {
				return err
			}
		}
		slices.Sort(from)
		if from = slices.Compact(from); !slices.Equal(from, f.Sources) {
			return fmt.Errorf("fact of sources %v, passages of %v", f.Sources, from)
		}
	}
	for _, f := range figures {
		agree, several := true, false
		for _, r := range f.Readings {
			if err := inText(sources, r.Passage); err != nil {
				return err
			}
			if r.Value == "" || r.Unit == "" {
				return fmt.Errorf("%v has no value or unit", r)
			}
			agree = agree && r.Value == f.Readings[0].Value
			several = several || r.Source != f.Readings[0].Source
		}
		if agree && !f.Agree || several == (f.Relation == Alone) || f.Label == "" || f.Relation == Alike && !agree {
			return fmt.Errorf("figure %+v", f)
		}
	}
	return nil
}

func inText(sources []*source.Source, p Passage) error {
	s := sources[p.Source].Text.Bytes
	if p.Start < 0 || p.Start >= p.End || p.End > len(s) || !utf8.RuneStart(s[p.Start]) {
		return fmt.Errorf("%v is no passage of source %d", p.Span, p.Source)
	}
	return nil
}

func FuzzCompare(f *testing.F) {
	f.Add("As many as 4,500 residents left the valley.", "Hundreds of thousands of residents left the valley in 2014 boats.")
	f.Add("1e999 cats. 1,2,3 dogs. 99999999999999999999 million tons", "5. 6. 7.5 million people more than")
	f.Add("\xff 12 \xffs", "“Öl 12 ös”")
	f.Fuzz(func(t *testing.T, a, b string) {
		if err := check([]*source.Source{article("a", a), article("b", b), article("c", a+"\n"+b)}); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		var sources []*source.Source
		bytes := 0
		for i := range n / 20 {
			var s strings.Builder
			for k := range 20 {
				story := i/5*20 + k
				fmt.Fprintf(&s, "The bridge%d over harbour%d and market%d fell with %d cars%d, said engineer%d.\n", story, story/3, story/7, i, story%50, story/2)
			}
			sources = append(sources, article(fmt.Sprint(i), s.String()))
			bytes += s.Len()
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(bytes))
			for b.Loop() {
				Compare(sources)
			}
		})
	}
}
