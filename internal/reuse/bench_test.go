package reuse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dossier/internal/source"
)

// BenchmarkFind compares articles of about 500 words: on one story, of which each has one sentence,
// or five, that ten others have as well; and all from one wire.
func BenchmarkFind(b *testing.B) {
	for _, c := range []struct {
		name           string
		articles       int
		shared, common int // sentences of 20 words: of ten articles, of all
	}{{"1000 articles", 1000, 1, 0}, {"1000 that quote", 1000, 5, 0}, {"1000 copies", 1000, 1, 20}} {
		b.Run(c.name, func(b *testing.B) {
			sources, bytes := made(c.articles, c.shared, c.common)
			matches := 0
			b.SetBytes(bytes)
			b.ReportAllocs()
			for b.Loop() {
				matches = len(Find(sources))
			}
			b.ReportMetric(float64(matches), "matches")
		})
	}
}

// made is n articles of 25 sentences of 20 words each, with the sum of their bytes.
func made(n, shared, common int) (sources []*source.Source, bytes int64) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := make([]string, 3000)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("%c%c%c%c", 'a'+i%26, "aeiou"[i%5], 'a'+i/26%26, "aeiou"[i/130%5])
	}
	joints := strings.Fields("of the a in to for and with on by from at")
	sentence := func() string {
		var words []string
		for range 10 {
			words = append(words, vocabulary[r.IntN(len(vocabulary))], joints[r.IntN(len(joints))])
		}
		return strings.Join(words, " ") + ".\n"
	}
	sentences := func(n int) (out []string) {
		for range n {
			out = append(out, sentence())
		}
		return out
	}
	pool, wire := sentences(n*shared/10), sentences(common)
	for i := range n {
		s := sentences(25 - shared - common)
		for range shared {
			s = append(s, pool[r.IntN(len(pool))])
		}
		s = append(s, wire...)
		sources = append(sources, plain(fmt.Sprintf("%d.txt", i), strings.Join(s, "")))
		bytes += int64(len(sources[i].Text.Bytes))
	}
	return sources, bytes
}
