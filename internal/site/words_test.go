package site

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestWords holds the index of words to the texts: each place has its word, and is the first that has.
func TestWords(t *testing.T) {
	r, seeds := readRecord(t)
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	words, places := x.words()
	if len(words) == 0 {
		t.Fatal("no words")
	}
	for _, w := range words {
		for _, at := range places[w] {
			s := &x.r.Sources[at.source]
			for n, p := range s.Paragraphs[:at.paragraph] {
				in, has := x.seeds[at.source][:p.End], false
				for sp, ok := word(in, p.Start); ok; sp, ok = word(in, sp.End) {
					has = has || in[sp.Start:sp.End] == w
				}
				if has != (n+1 == at.paragraph) {
					t.Errorf("%q: is it in paragraph %d of %s first? %v", w, n+1, s.ID, has)
				}
			}
		}
	}
}

// TestWordsWithheld publishes no index of texts that are not published.
func TestWordsWithheld(t *testing.T) {
	for texts, want := range map[string]bool{fullTexts: true, "passages": false, noTexts: false} {
		r, seeds := readRecord(t)
		r.Texts = texts
		got := slices.ContainsFunc(slices.Collect(maps.Keys(render(t, r, seeds))), func(name string) bool { return strings.HasPrefix(name, "words") })
		if got != want {
			t.Errorf("%s: there is an index of words: %v", texts, got)
		}
	}
}
