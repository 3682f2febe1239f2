package defect

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"dossier/internal/golden"
	"dossier/internal/text"
)

// mended is the texts parted where they have lost spaces, and what was found.
func mended(texts ...*text.Text) ([]*text.Text, []Lost) {
	out := make([]*text.Text, len(texts))
	lost := LostSpaces(texts, make([]text.Span, len(texts)))
	for i, t := range texts {
		out[i] = t.Parted(lost[i].At)
	}
	return out, lost
}

// TestLostSpaces shows what is found in the texts of each archive.
func TestLostSpaces(t *testing.T) {
	golden.Cases(t, "testdata/lost/*.txtar", func(t *testing.T, _ string, data []byte) string {
		files := txtar.Parse(data).Files
		texts := make([]*text.Text, len(files))
		for i, f := range files {
			texts[i] = read(string(f.Data))
		}
		_, lost := mended(texts...)
		var b strings.Builder
		for i, f := range files {
			fmt.Fprintf(&b, "%s\n", f.Name)
			show(&b, texts[i], lost[i].Defects)
		}
		return b.String()
	})
}

// TestParted: later stages see the words and sentences that would be there with the spaces.
func TestParted(t *testing.T) {
	parted, _ := mended(read(`The mayor of Velden and the mayor of Velden met in Velden on Friday."But the talks go on," they say inVelden.`))
	s := parted[0]
	var got []string
	for _, sentence := range s.Sentences {
		var words []string
		for _, tok := range s.Tokens[sentence.First:sentence.Last] {
			words = append(words, s.Slice(tok.Span))
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
		_, lost := mended(read(prose), read(damaged))
		if len(lost[0].At) > 0 {
			t.Fatalf("a space lost at %d of the whole text", lost[0].At)
		}
		for _, at := range lost[1].At {
			if !slices.Contains(gone, at+cut) {
				t.Fatalf("a space lost before %q in\n%s", damaged[at:], damaged)
			}
		}
	})
}

// TestLostLaws: defects and offsets lie in the text, in order, and do not depend on the order of the texts.
func TestLostLaws(t *testing.T) {
	joined := rapid.SampledFrom([]string{"thatVelden", "the,Velden", "theboat", "Velden", "boat", "the", `."But`, "is", "U.S.", "'s", " ", " ", ",", "é", "2014when", "\n", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		var texts []*text.Text
		for range rapid.IntRange(1, 3).Draw(t, "texts") {
			texts = append(texts, read(strings.Join(rapid.SliceOf(joined).Draw(t, "words"), "")))
		}
		_, want := mended(texts...)
		for i, l := range want {
			if err := check(texts[i], l.Defects); err != nil {
				t.Fatal(err)
			}
		}
		slices.Reverse(texts)
		_, got := mended(texts...)
		slices.Reverse(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("in another order (-want +got):\n%s", diff)
		}
	})
}

// TestLostLongRuns would run for hours if any of these took time that grows with its square.
func TestLostLongRuns(t *testing.T) {
	for _, piece := range []string{"the,", "the.The", `the"`, "theThe", "the'sthe", "the", "2014the", ",", `"`, "the the.The ", "thethe "} {
		article := read("the " + strings.Repeat(piece, 400_000/len(piece)))
		_, lost := mended(article)
		if err := check(article, lost[0].Defects); err != nil {
			t.Errorf("%q repeated: %v", piece, err)
		}
	}
}

func FuzzLostSpaces(f *testing.F) {
	f.Add("The talks ended. The talks said thattalks endedthat,the talks\"The")
	f.Add(prose)
	f.Fuzz(func(t *testing.T, s string) {
		article := read(s)
		_, lost := mended(article)
		if err := check(article, lost[0].Defects); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkLostSpaces(b *testing.B) {
	article := read(strings.Repeat(prose+"\n", 100))
	b.SetBytes(int64(len(article.Bytes)))
	for b.Loop() {
		LostSpaces([]*text.Text{article}, make([]text.Span, 1))
	}
}
