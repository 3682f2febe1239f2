package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"dossier/internal/golden"
)

// TestMend shows what is found in the sources of each archive.
func TestMend(t *testing.T) {
	golden.Cases(t, "testdata/lost/*.txtar", func(t *testing.T, _ string, data []byte) string {
		var sources []*Source
		for _, f := range txtar.Parse(data).Files {
			sources = append(sources, Parse(f.Name, f.Data))
		}
		mend(sources)
		var b strings.Builder
		for _, s := range sources {
			fmt.Fprintf(&b, "%s\n", s.Seed.Name)
			showDefects(&b, s)
		}
		return b.String()
	})
}

// showDefects prints the defects with the words they are at.
func showDefects(b *strings.Builder, s *Source) {
	for _, d := range s.Defects {
		fmt.Fprintf(b, "[%d,%d) %s: %s: %s\n", d.Start, d.End, visible(s.Text.Slice(d.Span)), d.Kind, d.Note)
	}
}

// TestMendParts: later stages see the words and sentences that would be there with the spaces.
func TestMendParts(t *testing.T) {
	s := Parse("a.txt", []byte("\n"+`The mayor of Velden and the mayor of Velden met in Velden on Friday."But the talks go on," they say inVelden.`))
	mend([]*Source{s})
	var got []string
	for _, sentence := range s.Text.Sentences {
		var words []string
		for _, tok := range s.Text.Tokens[sentence.First:sentence.Last] {
			words = append(words, s.Text.Slice(tok.Span))
		}
		got = append(got, strings.Join(words, " "))
	}
	want := []string{
		"The mayor of Velden and the mayor of Velden met in Velden on Friday .",
		`" But the talks go on , " they say in Velden .`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

// TestLost: the seeds have lost these spaces, and no others.
func TestLost(t *testing.T) {
	sources := readSeeds(t)
	mend(sources)
	var got []string
	for _, s := range sources {
		for _, d := range s.Defects {
			if d.Kind == "lost space" {
				got = append(got, strings.TrimSuffix(strings.TrimPrefix(d.Note, "may read “"), "”"))
			}
		}
	}
	want := []string{
		"Ukraine Russia", "the diplomatic", "that Russia is", "from US", "Biden and", "And US", "estimated that", "if Moscow", "aggression against",
		`Friday. "But`, "Yanukovych, suspended", "the Russian", "Russia are", "Russia annexed",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lost spaces (-want +got):\n%s", diff)
	}
}

// prose is a text that has lost nothing.
const prose = `The talks in Velden ended without a deal on Tuesday, and the mayor of Velden left by a side door. Fishermen who had waited there since
the morning said that they would not go out again until the government in Velden paid them for the boats that a storm had broken in March.
"We have waited for this deal, and we will wait until there is one," the mayor said. The government said on Friday that it was against the
plan, which would have cost two million crowns. Before the talks, ministers from Velden met the mayor in private, but nothing was said about it.
While the fishermen waited, the storm broke two more boats. What the government will do with the plan is not known. The plan is older than the deal.`

// TestOnlyLost: however many spaces a text has lost, none is found where none was.
func TestOnlyLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		var gone []int
		for _, word := range strings.Fields(prose) {
			if rapid.IntRange(0, 9).Draw(t, "lost") == 0 {
				gone = append(gone, b.Len())
			} else {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
		damaged := strings.TrimSpace(b.String())
		cut := b.Len() - len(damaged)
		sources := []*Source{Parse("whole.txt", []byte("\n"+prose)), Parse("damaged.txt", []byte("\n"+damaged))}
		mend(sources)
		for _, tok := range sources[0].Text.Tokens {
			if tok.Apart {
				t.Fatalf("a space lost before %q", sources[0].Text.Slice(tok.Span))
			}
		}
		for _, tok := range sources[1].Text.Tokens {
			if tok.Apart && !slices.Contains(gone, tok.Start-1+cut) {
				t.Fatalf("a space lost before %q in\n%s", sources[1].Text.Slice(tok.Span), damaged)
			}
		}
	})
}

// TestMendLaws: mending keeps the laws and the text, and does not depend on the order of the sources.
func TestMendLaws(t *testing.T) {
	joined := rapid.SampledFrom([]string{"thatVelden", "the,Velden", "theboat", "Velden", "boat", "the", `."But`, "is", "U.S.", "'s", " ", " ", ",", "é", "2014when"})
	rapid.Check(t, func(t *rapid.T) {
		var data [][]byte
		for range rapid.IntRange(1, 3).Draw(t, "sources") {
			data = append(data, append(messy().Draw(t, "seed"), strings.Join(rapid.SliceOf(joined).Draw(t, "words"), "")...))
		}
		read := func() []*Source {
			var sources []*Source
			for i, d := range data {
				sources = append(sources, Parse(fmt.Sprintf("%d.txt", i), d))
			}
			return sources
		}
		want, got := read(), read()
		mend(want)
		slices.Reverse(got)
		mend(got)
		slices.Reverse(got)
		for i, s := range want {
			if err := laws(s, data[i]); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(s.Defects, got[i].Defects); diff != "" {
				t.Fatalf("in another order (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(s.Text, got[i].Text); diff != "" {
				t.Fatalf("in another order (-want +got):\n%s", diff)
			}
		}
	})
}

// TestMendLongRuns would run for hours if any of these took time that grows with its square.
func TestMendLongRuns(t *testing.T) {
	for _, piece := range []string{"the,", "the.The", `the"`, "theThe", "the'sthe", "the", "2014the", ",", `"`, "the the.The ", "thethe "} {
		data := []byte("the " + strings.Repeat(piece, 400_000/len(piece)))
		s := Parse("long.txt", data)
		mend([]*Source{s})
		if err := laws(s, data); err != nil {
			t.Errorf("%q repeated: %v", piece, err)
		}
	}
}

func FuzzMend(f *testing.F) {
	f.Add([]byte("The talks ended. The talks said thattalks endedthat,the talks\"The"))
	f.Add([]byte(prose))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := Parse("a.txt", data)
		mend([]*Source{s})
		if err := laws(s, data); err != nil {
			t.Fatal(err)
		}
	})
}

// BenchmarkMend mends the dossier's own seeds.
func BenchmarkMend(b *testing.B) {
	sources := readSeeds(b)
	size := 0
	for _, s := range sources {
		size += len(s.Text.Bytes)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		v := vocabularyOf(sources)
		for _, s := range sources {
			v.lostSpaces(s.Text, true)
		}
	}
}
