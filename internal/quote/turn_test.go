package quote

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What a label gives to somebody is the rest of its paragraph, to the byte.
func TestTurnsAreWhole(t *testing.T) {
	words := rapid.SampledFrom([]string{"We", "go", `"now"`, "it", "is", "over", "and", "then", "Brask,", "so", "6'2\"", "“"})
	rapid.Check(t, func(t *rapid.T) {
		article := "What was said\n20230401\nNora Blum and Tom Oll met.\n"
		var want, got []string
		for i := range rapid.IntRange(3, 8).Draw(t, "turns") { // of two, no label would come again
			said := "Well, " + strings.Join(rapid.SliceOfN(words, 0, 9).Draw(t, "words"), " ") + " yes."
			want = append(want, said)
			article += []string{"BLUM: ", "OLL: "}[i%2] + said + "\n"
		}
		text, quotes, stray := find(article)
		for _, q := range quotes {
			got = append(got, text.Slice(q.Span))
		}
		if diff := cmp.Diff(want, got); diff != "" || len(stray) > 0 {
			t.Fatalf("%s\nstray %v", diff, stray)
		}
	})
}
