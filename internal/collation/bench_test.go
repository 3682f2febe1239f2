package collation

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dossier/internal/quote"
)

// press is five readings a source: of what was said in its story, of 40 utterances, each cut, worded
// otherwise or told. Sources of one story are as many as share it.
func press(sources, share int) []Reading {
	const said, words = 40, 18
	draw := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba ko ri ten mu sal ve dor pi lan gu hest or fa nim tu wel ka zo")
	word := func(n int) string {
		return syllables[n%19] + syllables[n/19%19] + syllables[n/361%19] + syllables[n/6859%19]
	}
	var out []Reading
	for s := range sources {
		story := s / share
		for range 5 {
			which := draw.IntN(said)
			utterance := rand.New(rand.NewPCG(uint64(story), uint64(which)))
			line := make([]string, words)
			for i := range line {
				line[i] = word(utterance.IntN(20_000))
				if i%2 == 1 {
					line[i] = "of the " + line[i]
				}
			}
			line[draw.IntN(words)] = word(draw.IntN(20_000))
			from := draw.IntN(6)
			r := reading(strings.Join(line[from:words-draw.IntN(6)], " "))
			r.Source, r.Who, r.As = s, which%7, fmt.Sprint(which%7)
			r.Kind = []quote.Kind{quote.Direct, quote.Direct, quote.Partial, quote.Indirect}[draw.IntN(4)]
			out = append(out, r)
		}
	}
	return out
}

func BenchmarkCollate(b *testing.B) {
	for _, shape := range []struct {
		name  string
		share func(sources int) int
	}{
		{"stories of 20 sources", func(int) int { return 20 }},
		{"one story", func(sources int) int { return sources }},
	} {
		for _, n := range []int{100, 1_000, 10_000} {
			readings := press(n, shape.share(n))
			b.Run(fmt.Sprintf("%s/%d", shape.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					Collate(readings)
				}
			})
		}
	}
	same := make([]Reading, 10_000)
	for i := range same {
		same[i] = reading("The harbour will stay open through the winter.")
		same[i].Source = i
	}
	b.Run("the same words/10000", func(b *testing.B) {
		for b.Loop() {
			if len(Collate(same)) != 1 {
				b.Fatal("not one utterance")
			}
		}
	})
}

// In a story that everybody tells no word is rare: its utterances are found all the same.
func TestCrowd(t *testing.T) {
	var sizes []int
	for _, u := range Collate(press(500, 500)) {
		sizes = append(sizes, len(u.Readings))
	}
	slices.SortFunc(sizes, func(a, b int) int { return b - a })
	inLarge := 0
	for _, n := range sizes[:min(len(sizes), 40)] {
		inLarge += n
	}
	if inLarge < 2_250 {
		t.Errorf("the 40 utterances have %d of 2,500 readings; the largest are %v", inLarge, sizes[:min(len(sizes), 45)])
	}
}
