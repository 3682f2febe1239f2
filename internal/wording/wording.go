// Package wording tells how alike passages of several texts are worded.
//
// In go passages, each a range of a text's tokens; out come pairs of passages that share rare
// words, scored, and groups of passages that belong together. Words are compared by stem, those of
// a small table of synonyms by what they mean; their weight is their rarity among the passages
// (inverse document frequency, Spärck Jones 1972), so that "the" counts nearly nothing and
// "breakthrough" much.
//
//	x := wording.New(passages)
//	for _, p := range x.Pairs() {
//		x.InOrder(p.A, p.B) // share of the shorter passage's words, 0 to 1
//	}
package wording

import (
	"cmp"
	"math"
	"slices"

	"dossier/internal/text"
)

// Passage is the tokens [First, Last) of a text.
type Passage struct {
	Text        *text.Text
	First, Last int
}

// Of is the passage of the tokens that begin inside sp.
func Of(t *text.Text, sp text.Span) Passage {
	first, last := t.Tok(sp)
	return Passage{t, first, last}
}

// Index holds passages ready to be compared.
type Index struct {
	words  [][]int32 // of each passage, the ids of its stems in order, marks left out
	weight []float64 // of each stem
	common []bool    // of each stem: a function word
	proper []bool    // of each stem: printed with a capital more often than not
	lone   []bool    // of each stem: no two passages have it
}

// functionWeight is the weight of a function word relative to a word that occurs everywhere.
const functionWeight = 0.1

// New indexes the passages. Time is linear in their words.
func New(passages []Passage) *Index {
	x := &Index{words: make([][]int32, len(passages))}
	ids, senses := map[string]int32{}, map[string]int32{} // of words as printed, and of what they mean
	var frequency []int
	var last []int     // the passage that a stem was last seen in, plus one
	var capitals []int // of each stem, times with a capital less times without
	for k, p := range passages {
		for _, t := range p.Text.Tokens[p.First:p.Last] {
			if t.Kind == text.Mark || t.Lower == "'s" {
				continue
			}
			id, ok := ids[t.Lower]
			if !ok {
				sense := Sense(t.Lower)
				if id, ok = senses[sense]; !ok {
					id = int32(len(senses))
					senses[sense] = id
					frequency, last, capitals = append(frequency, 0), append(last, 0), append(capitals, 0)
					x.common = append(x.common, functionWords[sense])
				}
				ids[t.Lower] = id
			}
			if last[id] != k+1 {
				last[id] = k + 1
				frequency[id]++
			}
			if t.Upper(p.Text.Bytes) {
				capitals[id]++
			} else {
				capitals[id]--
			}
			x.words[k] = append(x.words[k], id)
		}
	}
	x.weight, x.proper, x.lone = make([]float64, len(frequency)), make([]bool, len(frequency)), make([]bool, len(frequency))
	for id, n := range frequency {
		x.weight[id] = math.Log(1 + float64(len(passages))/float64(n))
		if x.common[id] {
			x.weight[id] = functionWeight
		}
		x.proper[id], x.lone[id] = capitals[id] > 0, n == 1
	}
	return x
}

// Pair is two passages, A before B.
type Pair struct{ A, B int }

// Limits of the search for pairs: each passage is looked up by its rarest words, and a word that
// more passages have than crowd leads nowhere, so that time stays near-linear.
const (
	rarest = 8
	crowd  = 60
)

// Pairs are the pairs of passages that share one of their rarest content words, in order.
func (x *Index) Pairs() []Pair {
	lists := make([][]int32, len(x.weight))
	for k, words := range x.words {
		for _, id := range x.rare(words) {
			lists[id] = append(lists[id], int32(k))
		}
	}
	var pairs []Pair
	for _, list := range lists {
		if len(list) > crowd {
			continue
		}
		for i, a := range list {
			for _, b := range list[i+1:] {
				pairs = append(pairs, Pair{int(a), int(b)})
			}
		}
	}
	slices.SortFunc(pairs, func(p, q Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return slices.Compact(pairs)
}

// rare is the rarest content words of a passage that another one has too, each once.
func (x *Index) rare(words []int32) []int32 {
	var out []int32
	for _, id := range words {
		if !x.common[id] && !x.lone[id] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	slices.SortStableFunc(out, func(a, b int32) int { return cmp.Compare(x.weight[b], x.weight[a]) })
	return out[:min(len(out), rarest)]
}

// longest is from how many words on InOrder compares only the beginning of a passage.
const longest = 1000

// InOrder is the longest common subsequence of a's and b's words over the words of the shorter of
// the two, 0 to 1, where a function word counts a tenth of a content word, and the number of content
// words in it. Rarity does not count here: a reworded passage would lose most by its rarest word.
func (x *Index) InOrder(a, b int) (score float64, content int) {
	wa, wb := x.words[a][:min(len(x.words[a]), longest)], x.words[b][:min(len(x.words[b]), longest)]
	row := make([]float64, len(wb)+1)
	for _, p := range wa {
		diagonal := 0.0
		for j, q := range wb {
			above := row[j+1]
			best := max(above, row[j])
			if p == q {
				best = max(best, diagonal+x.flat(p))
			}
			diagonal, row[j+1] = above, best
		}
	}
	shorter := min(x.count(wa), x.count(wb))
	if shorter == 0 {
		return 0, 0
	}
	return row[len(wb)] / shorter, int(row[len(wb)] + 1e-9)
}

// flat is the weight of a word where rarity does not count.
func (x *Index) flat(id int32) float64 {
	if x.common[id] {
		return functionWeight
	}
	return 1
}

func (x *Index) count(words []int32) float64 {
	n := 0.0
	for _, id := range words {
		n += x.flat(id)
	}
	return n
}

// Overlap is what two passages have in common, in any order.
type Overlap struct {
	Share   float64 // of the content words of both, weighted by rarity (weighted Jaccard index), 0 to 1
	Content int     // content words in common
	Plain   int     // those of them that are no names
}

// Shared compares the content words of a and b.
func (x *Index) Shared(a, b int) Overlap {
	var o Overlap
	wa, wb := x.set(a), x.set(b)
	var both, all float64
	for i, j := 0, 0; i < len(wa) || j < len(wb); {
		switch {
		case j == len(wb) || i < len(wa) && wa[i] < wb[j]:
			all += x.weight[wa[i]]
			i++
		case i == len(wa) || wb[j] < wa[i]:
			all += x.weight[wb[j]]
			j++
		default:
			both += x.weight[wa[i]]
			all += x.weight[wa[i]]
			o.Content++
			if !x.proper[wa[i]] {
				o.Plain++
			}
			i, j = i+1, j+1
		}
	}
	if all > 0 {
		o.Share = both / all
	}
	return o
}

// set is the content words of passage k, sorted, each once.
func (x *Index) set(k int) []int32 {
	out := make([]int32, 0, len(x.words[k]))
	for _, id := range x.words[k] {
		if !x.common[id] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Len is the number of content words of passage k, each counted once.
func (x *Index) Len(k int) int { return len(x.set(k)) }
