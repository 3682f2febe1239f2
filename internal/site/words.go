package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/parallel"
)

// wordsPage is an index of words as books have it, or a part of it.
type wordsPage struct {
	layout
	Total string
	Words []indexedWord
}

// indexedWord is a word with where each of some sources has it first.
type indexedWord struct {
	Word   string
	Places []passageLink
	More   int // sources not listed
}

// wordPlace is a paragraph of a source, counted from 1.
type wordPlace struct{ source, paragraph int }

const (
	wordsFile       = "words.html"
	wordsWeight     = 300  // words and places on a page
	mostWords       = 1200 // in the index
	mostWordSources = 4    // listed with one
	fewestLetters   = 5    // of a word in the index
	commonWord      = 0.08 // of all paragraphs have a word that tells a reader nothing
)

// wordPages are made where all texts are published: an index of withheld text would publish its words.
func (x *index) wordPages(page func(path, template string, data func() any)) {
	if x.r.Texts != fullTexts {
		return
	}
	words, places := x.words()
	pages := shelves(strings.TrimSuffix(wordsFile, ".html"), len(words), wordsWeight, func(i int) int {
		return 1 + min(mostWordSources, len(places[words[i]]))
	})
	for n, sh := range pages {
		page(sh.Path, "words.html", func() any {
			p := &wordsPage{
				layout: x.shelfLayout(pages, n, "Index of words", "which source has which word, and where."),
				Total:  count(len(words), "word"),
			}
			for _, w := range words[sh.First:sh.Last] {
				p.Words = append(p.Words, x.indexedWord(w, places[w]))
			}
			return p
		})
	}
}

func (x *index) indexedWord(word string, places []wordPlace) indexedWord {
	w := indexedWord{Word: word, More: max(0, len(places)-mostWordSources)}
	for _, at := range places[:len(places)-w.More] {
		w.Places = append(w.Places, x.paragraphLink("", at.source, at.paragraph))
	}
	return w
}

// words is the words of the index in the order of the alphabet, and the first place of each in every source.
// They are written in lower case, long, in several sources, and in few of all paragraphs; where there are
// too many, those that most sources have.
func (x *index) words() ([]string, map[string][]wordPlace) {
	type first struct {
		word  string
		place wordPlace
	}
	found := make([][]first, len(x.r.Sources))
	often := make([]map[string]int, len(x.r.Sources)) // paragraphs that have the word
	parallel.Each(len(x.r.Sources), func(at int) {
		last := map[string]int{}
		often[at] = map[string]int{}
		for n, p := range x.r.Sources[at].Paragraphs {
			in := x.seeds[at][:p.End]
			for w, ok := word(in, p.Start); ok; w, ok = word(in, w.End) {
				s := in[w.Start:w.End]
				if !unicode.IsLower(firstRune(s)) || utf8.RuneCountInString(s) < fewestLetters || last[s] == n+1 {
					continue
				}
				if last[s] == 0 {
					found[at] = append(found[at], first{s, wordPlace{at, n + 1}})
				}
				last[s] = n + 1
				often[at][s]++
			}
		}
	})
	paragraphs := 0
	total, places := map[string]int{}, map[string][]wordPlace{}
	for at := range found {
		paragraphs += len(x.r.Sources[at].Paragraphs)
		for _, f := range found[at] {
			places[f.word] = append(places[f.word], f.place)
			total[f.word] += often[at][f.word]
		}
	}
	common := max(3, int(commonWord*float64(paragraphs)))
	var words []string
	for w := range places {
		if len(places[w]) > 1 && total[w] <= common {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(places[b]), len(places[a])), strings.Compare(a, b))
	})
	words = words[:min(mostWords, len(words))]
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(strings.Compare(sortKey(a), sortKey(b)), strings.Compare(a, b)) })
	return words, places
}
