package reuse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/seed"
	"dossier/internal/source"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// plain is a source whose paragraphs are the lines of data.
func plain(name, data string) *source.Source {
	sd := seed.Read(name, []byte(data))
	var paragraphs []text.Span
	at := 0
	for line := range strings.Lines(sd.Text) {
		paragraphs = append(paragraphs, text.Trim(sd.Text, text.Span{Start: at, End: at + len(line)}))
		at += len(line)
	}
	return &source.Source{ID: name, Seed: sd, Text: text.New(sd.Text, paragraphs)}
}

// folded is each word of a text as the package comment says that it compares, with its place.
func folded(t *text.Text) (words []string, at []text.Span) {
	for _, tok := range t.Tokens {
		switch last := len(words) - 1; {
		case tok.Kind == text.Mark:
		case tok.Lower == "'s":
			words[last] += "'s"
			at[last].End = tok.End
		default:
			words, at = append(words, tok.Lower), append(at, tok.Span)
		}
	}
	return words, at
}

// in is the range of the words that make up sp, or an error if it cuts one.
func in(at []text.Span, sp text.Span) (first, end int, err error) {
	first = slices.IndexFunc(at, func(w text.Span) bool { return w.Start == sp.Start })
	end = slices.IndexFunc(at, func(w text.Span) bool { return w.End == sp.End }) + 1
	if first < 0 || end <= first {
		return 0, 0, fmt.Errorf("%v is no run of words", sp)
	}
	return first, end, nil
}

// laws is what is wrong with the matches of the sources, nil if nothing.
func laws(sources []*source.Source, matches []Match) error {
	if !slices.IsSortedFunc(matches, func(a, b Match) int {
		return slices.Compare([]float64{float64(a.Source), -a.Share, float64(a.Other)}, []float64{float64(b.Source), -b.Share, float64(b.Other)})
	}) {
		return fmt.Errorf("not in order: %v", matches)
	}
	of := map[[2]int]Match{}
	for _, m := range matches {
		of[[2]int{m.Source, m.Other}] = m
	}
	if len(of) != len(matches) {
		return fmt.Errorf("%d matches of %d pairs", len(matches), len(of))
	}
	for pair, m := range of {
		back, ok := of[[2]int{m.Other, m.Source}]
		if !ok || back.Kind != m.Kind {
			return fmt.Errorf("%v is a %s, the other way a %s", pair, m.Kind, back.Kind)
		}
		if diff := cmp.Diff(mirrored(m.Passages), back.Passages); diff != "" {
			return fmt.Errorf("%v the other way (-want +got):\n%s", pair, diff)
		}
		if err := fits(sources, m); err != nil {
			return fmt.Errorf("%v: %w", pair, err)
		}
	}
	return nil
}

// mirrored is the passages as the other source has them.
func mirrored(passages []Passage) []Passage {
	var out []Passage
	for _, p := range passages {
		out = append(out, Passage{p.Other, p.At})
	}
	slices.SortFunc(out, func(a, b Passage) int { return a.At.Start - b.At.Start })
	return out
}

// fits: the passages of a match are the same words in both texts, none overlaps another, none
// could be longer, and they add up.
func fits(sources []*source.Source, m Match) error {
	a, atA := folded(sources[m.Source].Text)
	b, atB := folded(sources[m.Other].Text)
	takenA, takenB := make([]bool, len(a)), make([]bool, len(b))
	var runs []run
	words := 0
	for i, p := range m.Passages {
		if i > 0 && p.At.Start < m.Passages[i-1].At.End {
			return fmt.Errorf("passage %v overlaps the one before", p)
		}
		first, end, err := in(atA, p.At)
		first2, end2, err2 := in(atB, p.Other)
		if err != nil || err2 != nil || !slices.Equal(a[first:end], b[first2:end2]) {
			return fmt.Errorf("passage %v: %q, %q, %v, %v", p, a[first:end], b[first2:end2], err, err2)
		}
		if end-first < least && end-first < max(len(a), len(b)) {
			return fmt.Errorf("passage %v has %d words", p, end-first)
		}
		for k := range end - first {
			if takenA[first+k] || takenB[first2+k] {
				return fmt.Errorf("passage %v has a word of another", p)
			}
			takenA[first+k], takenB[first2+k] = true, true
		}
		runs = append(runs, run{first, first2, end - first})
		words += end - first
	}
	for _, r := range runs {
		i, j := r.a-1, r.b-1
		if i >= 0 && j >= 0 && !takenA[i] && !takenB[j] && a[i] == b[j] {
			return fmt.Errorf("%v could begin earlier", r)
		}
		if i, j = r.a+r.n, r.b+r.n; i < len(a) && j < len(b) && !takenA[i] && !takenB[j] && a[i] == b[j] {
			return fmt.Errorf("%v could end later", r)
		}
	}
	same := sources[m.Source].Seed.Bytes == sources[m.Other].Seed.Bytes
	switch {
	case same != (m.Kind == File), m.Quoted < 0, m.Quoted > m.Words, m.Share < 0, m.Share > 1:
		return fmt.Errorf("match %+v, same bytes: %t", m, same)
	case same && (m.Share != 1 || m.Words != len(a)):
		return fmt.Errorf("the same file has %d of %d words, %v", m.Words, len(a), m.Share)
	case !same && (words == 0 || m.Words != words || m.Share != float64(words)/float64(len(a))):
		return fmt.Errorf("%d of %d words: %+v", words, len(a), m)
	case m.Kind == Article && m.Share < nearlyAll:
		return fmt.Errorf("the same article: %+v", m)
	}
	return nil
}

// slowly finds the tiles of two texts by trying everything.
func slowly(a, b []string) []run {
	takenA, takenB := make([]bool, len(a)), make([]bool, len(b))
	var tiles []run
	for {
		var best run
		for i := range a {
			for j := range b {
				n := 0
				for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] && !takenA[i+n] && !takenB[j+n] {
					n++
				}
				if n > best.n {
					best = run{i, j, n}
				}
			}
		}
		if best.n < least {
			return tiles
		}
		for k := range best.n {
			takenA[best.a+k], takenB[best.b+k] = true, true
		}
		tiles = append(tiles, best)
	}
}

// vocabulary has words that only look different, and others that only look alike.
var vocabulary = strings.Fields("the The harbour talks ended on Tuesday Tuesday's Tuesday’s without deal don't don’t 14,000 boats of a minister")

// stretch is words with marks among them.
func stretch(t *rapid.T) string {
	var b strings.Builder
	for _, w := range rapid.SliceOfN(rapid.SampledFrom(vocabulary), 3, 25).Draw(t, "words") {
		b.WriteString(w + rapid.SampledFrom([]string{" ", " ", " ", " ", ", ", "\n", " “", "” ", " \" ", "\u00a0— "}).Draw(t, "gap"))
	}
	return b.String()
}

// articles draws sources that take stretches from each other.
func articles(t *rapid.T) []*source.Source {
	stretches := []string{}
	for range rapid.IntRange(1, 6).Draw(t, "stretches") {
		stretches = append(stretches, stretch(t))
	}
	var sources []*source.Source
	for i := range rapid.IntRange(2, 6).Draw(t, "articles") {
		parts := rapid.SliceOfN(rapid.SampledFrom(stretches), 0, 5).Draw(t, "parts")
		sources = append(sources, plain(fmt.Sprintf("%d.txt", i), strings.Join(parts, rapid.SampledFrom([]string{" ", "\n", " then "}).Draw(t, "joint"))))
	}
	return sources
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := articles(t)
		if err := laws(sources, Find(sources)); err != nil {
			t.Fatal(err)
		}
	})
}

// TestFindsAll: the same passages are found as by trying everything, if no anchor is too frequent.
func TestFindsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := articles(t)
		words := make([][]string, len(sources))
		for i, s := range sources {
			words[i], _ = folded(s.Text)
			if mostFrequent(words[i]) > repeats {
				t.Skip("a frequent anchor")
			}
		}
		got, want := map[[2]int]int{}, map[[2]int]int{}
		for _, m := range Find(sources) {
			got[[2]int{m.Source, m.Other}] = m.Words
		}
		texts := readAll(sources) // of runs that are as long, the first in the earlier text counts
		for at, a := range texts {
			for _, b := range texts[at+1:] {
				n := 0
				for _, r := range slowly(words[a.source], words[b.source]) {
					n += r.n
				}
				same := a.sha256 == b.sha256
				if same || slices.Equal(words[a.source], words[b.source]) {
					n = len(words[a.source])
				}
				if n > 0 || same {
					want[[2]int{a.source, b.source}], want[[2]int{b.source, a.source}] = n, n
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("words in common (-want +got):\n%s", diff)
		}
	})
}

// mostFrequent is how often the commonest run of an anchor's length occurs.
func mostFrequent(words []string) int {
	count, most := map[string]int{}, 0
	for i := shingle; i <= len(words); i++ {
		key := strings.Join(words[i-shingle:i], " ")
		count[key]++
		most = max(most, count[key])
	}
	return most
}

// TestAnyOrder: the order of the sources changes nothing but their numbers.
func TestAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := articles(t)
		order := make([]int, len(sources))
		for i := range order {
			order[i] = i
		}
		order = rapid.Permutation(order).Draw(t, "order")
		var moved []*source.Source
		for _, from := range order {
			moved = append(moved, sources[from])
		}
		got := Find(moved)
		families, movedFamilies := Families(len(sources), Find(sources)), Families(len(moved), got)
		for i := range moved {
			for k := range moved {
				if (movedFamilies[i] == movedFamilies[k]) != (families[order[i]] == families[order[k]]) {
					t.Fatalf("families %v, then %v in order %v", families, movedFamilies, order)
				}
			}
		}
		for i := range got {
			got[i].Source, got[i].Other = order[got[i].Source], order[got[i].Other]
		}
		slices.SortStableFunc(got, func(a, b Match) int {
			return slices.Compare([]float64{float64(a.Source), -a.Share, float64(a.Other)}, []float64{float64(b.Source), -b.Share, float64(b.Other)})
		})
		if diff := cmp.Diff(Find(sources), got); diff != "" {
			t.Fatalf("in another order (-want +got):\n%s", diff)
		}
	})
}

func FuzzFind(f *testing.F) {
	f.Add("The talks ended on Friday and nobody would say a word.", "“The talks ended on Friday and nobody would say a word.”", true)
	f.Add("la la la la la la la la la la la la la la la la la", "la la la la la la la la la", false)
	f.Add("", "", false)
	f.Add("don’t\u00adstop\x00 \xff the minister’s", "don't stop", true)
	f.Fuzz(func(t *testing.T, a, b string, html bool) {
		name := "b.txt"
		if html {
			name = "b.html"
		}
		sources := []*source.Source{source.Parse("a.txt", []byte(a)), source.Parse(name, []byte(b)), source.Parse("c.txt", []byte(a+"\n"+b))}
		if err := laws(sources, Find(sources)); err != nil {
			t.Fatal(err)
		}
	})
}
