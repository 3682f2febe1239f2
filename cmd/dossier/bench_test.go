package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkBuild builds a dossier from nothing: this project's own seeds, and 1,000 made-up
// articles on one story.
func BenchmarkBuild(b *testing.B) {
	b.Run("seeds", func(b *testing.B) {
		benchmarkBuild(b, func(dir string) error { return os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "seeds"))) })
	})
	b.Run("1000", func(b *testing.B) {
		benchmarkBuild(b, func(dir string) error { return writeArticles(dir, 1000) })
	})
}

func benchmarkBuild(b *testing.B, seed func(dir string) error) {
	root := b.TempDir()
	if err := seed(filepath.Join(root, "seeds")); err != nil {
		b.Fatal(err)
	}
	size := int64(0)
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(filepath.Join(root, "public")); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		size = 0
		for _, s := range buildIn(b, root).Sources {
			size += int64(s.Words)
		}
	}
	b.ReportMetric(float64(size), "words")
}

// writeArticles writes n articles into dir, of about 450 words each: the same people say the same
// things on the same days, each article with some of them and with prose of its own.
func writeArticles(dir string, n int) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(1, 2))
	s := newStory(r, n)
	for i := range n {
		name := filepath.Join(dir, fmt.Sprintf("article-%04d.txt", i))
		if err := os.WriteFile(name, []byte(s.article(i)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// story is a made-up story: what was said and what happened, for articles to choose from.
type story struct {
	*rand.Rand
	words  []string
	said   []string // quotation and attribution
	events []string // dated sentences
}

func newStory(r *rand.Rand, articles int) *story {
	s := &story{Rand: r}
	for range 3000 {
		s.words = append(s.words, s.word())
	}
	speakers := [...]string{"Mayor Ingrid Solberg", "Senator Paul Averill", "Minister Lena Dorn", "Professor Imran Qadir", "Judge Colin Pratt", "General Marta Voss"}
	verbs := [...]string{"said", "told reporters", "warned", "added", "insisted", "announced"}
	for range max(10, articles/2) {
		s.said = append(s.said, fmt.Sprintf("\"%s,\" %s %s.", s.sentence(14), pick(s, speakers[:]), pick(s, verbs[:])))
	}
	for range max(10, articles/10) {
		s.events = append(s.events, fmt.Sprintf("%s on %d March 2021.", s.sentence(12), 1+s.IntN(28)))
	}
	return s
}

// article is the i-th article: a header and ten paragraphs, with five quotations and three dates.
func (s *story) article(i int) string {
	var b strings.Builder
	day := 1 + i%28
	fmt.Fprintf(&b, "%s\n202103%02d\nhttps://news%d.example.com/2021/03/%02d/story-%d\n", s.sentence(9), day, i%40, day, i)
	for p := range 10 {
		fmt.Fprintf(&b, "%s. ", s.sentence(14+s.IntN(10)))
		switch {
		case p%2 == 1:
			fmt.Fprintf(&b, "%s ", pick(s, s.said))
		case p%3 == 0:
			fmt.Fprintf(&b, "%s ", pick(s, s.events))
		}
		fmt.Fprintf(&b, "%s.\n", s.sentence(10+s.IntN(10)))
	}
	return b.String()
}

var joints = strings.Fields("of the a in to for and with on by from at its their this that his some")

// sentence is n words, every other of them one of the commonest, as in English.
func (s *story) sentence(n int) string {
	out := []string{"The"}
	for len(out) < n {
		out = append(out, pick(s, s.words), pick(s, joints))
	}
	return strings.Join(append(out, pick(s, s.words)), " ")
}

// word is a made-up word of two to four syllables.
func (s *story) word() string {
	var b strings.Builder
	for range 2 + s.IntN(3) {
		b.WriteByte("bdfghklmnprstvw"[s.IntN(15)])
		b.WriteByte("aeiou"[s.IntN(5)])
	}
	return b.String()
}

func pick(s *story, from []string) string { return from[s.IntN(len(from))] }
