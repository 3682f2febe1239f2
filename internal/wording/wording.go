// Package wording tells how alike passages of several texts are worded.
//
// In go passages, each a range of a text's tokens; out come pairs of passages that share rare
// words, scored, and groups of passages that belong together. Words are compared by stem, those of
// a small table of synonyms by what they mean; their weight is their rarity among the passages
// (inverse document frequency, Spärck Jones 1972), so that "the" counts nearly nothing and
// "breakthrough" much.
//
//	x := wording.New(passages)
//	for _, p := range x.Pairs(1) {
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

// Join is one passage of the tokens that begin inside the spans, which are in order and do not overlap.
func Join(t *text.Text, spans ...text.Span) Passage {
	if len(spans) == 1 {
		return Of(t, spans[0])
	}
	joined := &text.Text{Bytes: t.Bytes}
	for _, sp := range spans {
		first, last := t.Tok(sp)
		joined.Tokens = append(joined.Tokens, t.Tokens[first:last]...)
	}
	return Passage{joined, 0, len(joined.Tokens)}
}

// Index holds passages ready to be compared.
type Index struct {
	words  [][]int32 // of each passage, the ids of its stems in order, marks left out; ids follow the alphabet
	sets   [][]int32 // of each passage, the ids of its content words, sorted, each once
	weight []float64 // of each stem
	common []bool    // of each stem: a function word
	proper []bool    // of each stem: printed with a capital more often than not
	lone   []bool    // of each stem: no two passages have it
}

// Common is the content words of a that b has too, by what they mean: in lower case, as a has them, each
// once, in order.
func Common(a, b Passage) []string {
	has := map[string]bool{}
	for _, t := range b.Text.Tokens[b.First:b.Last] {
		if t.Kind != text.Mark {
			has[Sense(t.Lower)] = true
		}
	}
	var words []string
	for _, t := range a.Text.Tokens[a.First:a.Last] {
		sense := Sense(t.Lower)
		if t.Kind != text.Mark && t.Lower != "'s" && has[sense] && !functionWords[sense] {
			words = append(words, t.Lower)
			has[sense] = false
		}
	}
	return words
}

// New indexes the passages. Time is linear in their words, but for the sorting of the different
// ones, which keeps the order of the passages from mattering.
func New(passages []Passage) *Index {
	x := &Index{words: make([][]int32, len(passages))}
	ids, senses := map[string]int32{}, map[string]int32{} // of words as printed, and of what they mean
	var vocabulary []string
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
					vocabulary = append(vocabulary, sense)
				}
				ids[t.Lower] = id
			}
			x.words[k] = append(x.words[k], id)
		}
	}
	x.number(vocabulary)
	x.weigh(passages)
	x.sets = make([][]int32, len(passages))
	for k, words := range x.words {
		x.sets[k] = x.set(words)
	}
	return x
}

// number makes the ids follow the alphabet.
func (x *Index) number(vocabulary []string) {
	order := make([]int32, len(vocabulary))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(vocabulary[a], vocabulary[b]) })
	rank := make([]int32, len(order))
	x.common = make([]bool, len(order))
	for to, from := range order {
		rank[from] = int32(to)
		x.common[to] = functionWords[vocabulary[from]]
	}
	for _, words := range x.words {
		for i, id := range words {
			words[i] = rank[id]
		}
	}
}

// weigh counts in how many passages each stem is and how often with a capital.
func (x *Index) weigh(passages []Passage) {
	n := len(x.common)
	frequency, last, capitals := make([]int, n), make([]int, n), make([]int, n) // last: the passage seen last, plus one
	for k, p := range passages {
		i := 0
		for _, t := range p.Text.Tokens[p.First:p.Last] {
			if t.Kind == text.Mark || t.Lower == "'s" {
				continue
			}
			id := x.words[k][i]
			i++
			if last[id] != k+1 {
				last[id] = k + 1
				frequency[id]++
			}
			if t.Upper(p.Text.Bytes) {
				capitals[id]++
			} else {
				capitals[id]--
			}
		}
	}
	x.weight, x.proper, x.lone = make([]float64, n), make([]bool, n), make([]bool, n)
	for id, count := range frequency {
		x.weight[id] = math.Log(1 + float64(len(passages))/float64(count))
		x.proper[id], x.lone[id] = capitals[id] > 0, count == 1
	}
}

// Pair is two passages, A before B.
type Pair struct{ A, B int }

// Limits of the search for pairs: each passage is looked up by its rarest words, and a word that
// more passages have than crowd leads nowhere, so that time stays near-linear. Passages of the very
// same words, of which there can be many, are best made one by Same before.
const (
	rarest = 8
	crowd  = 60
)

// Pairs are the pairs of passages that share at least the given number of their rarest content
// words, in order of B, then A.
func (x *Index) Pairs(least int) []Pair {
	rare, sizes := make([][]int32, len(x.words)), make([]int, len(x.weight))
	for k := range x.words {
		rare[k] = x.rare(k)
		for _, id := range rare[k] {
			sizes[id]++
		}
	}
	var pairs []Pair
	lists := make([][]int, len(x.weight)) // of each stem, the passages so far that have it among their rarest
	shared := make([]int, len(x.words))   // with the passage at hand, by passage
	var met []int                         // passages that share any
	for k := range x.words {
		for _, id := range rare[k] {
			if sizes[id] > crowd {
				continue
			}
			for _, a := range lists[id] {
				if shared[a]++; shared[a] == 1 {
					met = append(met, a)
				}
			}
			lists[id] = append(lists[id], k)
		}
		first := len(pairs)
		for _, a := range met {
			if shared[a] >= least {
				pairs = append(pairs, Pair{a, k})
			}
			shared[a] = 0
		}
		slices.SortFunc(pairs[first:], func(p, q Pair) int { return cmp.Compare(p.A, q.A) })
		met = met[:0]
	}
	return pairs
}

// Neighbours are pairs of passages that share a word which too many have for Pairs to compare them
// all: each with the few that go on most alike from there. They are in order of A, then B.
func (x *Index) Neighbours() []Pair {
	const near = 3 // neighbours behind each passage
	type place struct{ passage, at int }
	places := make([][]place, len(x.weight))
	for k, words := range x.words {
		for _, id := range x.rare(k) {
			places[id] = append(places[id], place{k, slices.Index(words, id)})
		}
	}
	var pairs []Pair
	for _, list := range places {
		if len(list) <= crowd {
			continue
		}
		slices.SortFunc(list, func(p, q place) int {
			return cmp.Or(slices.Compare(x.words[p.passage][p.at:], x.words[q.passage][q.at:]), cmp.Compare(p.passage, q.passage))
		})
		for i, p := range list {
			for _, q := range list[i+1 : min(i+1+near, len(list))] {
				pairs = append(pairs, ordered(p.passage, q.passage))
			}
		}
	}
	slices.SortFunc(pairs, func(p, q Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return slices.Compact(pairs)
}

// rare is the rarest content words of passage k that another one has too, each once.
func (x *Index) rare(k int) []int32 {
	out := slices.DeleteFunc(slices.Clone(x.sets[k]), func(id int32) bool { return x.lone[id] })
	slices.SortStableFunc(out, func(a, b int32) int { return cmp.Compare(x.weight[b], x.weight[a]) })
	return out[:min(len(out), rarest)]
}

// longest is from how many words on InOrder compares only the beginning of a passage.
const longest = 1000

// In InOrder a content word counts this much of a function word. Rarity does not count there: a
// reworded passage would lose most by its rarest word.
const contentWeight = 10

// InOrder is the longest common subsequence of a's and b's words over the words of the shorter of
// the two, 0 to 1, where a function word counts a tenth of a content word, and the number of content
// words in it. Passages without words have nothing in common.
func (x *Index) InOrder(a, b int) (score float64, content int) {
	wa, wb := x.words[a][:min(len(x.words[a]), longest)], x.words[b][:min(len(x.words[b]), longest)]
	row := make([]tally, len(wb)+1)
	for _, p := range wa {
		var diagonal tally
		word := x.tally(p)
		for j, q := range wb {
			above := row[j+1]
			best := max(above, row[j])
			if p == q {
				best = max(best, diagonal+word)
			}
			diagonal, row[j+1] = above, best
		}
	}
	shorter := min(x.total(wa), x.total(wb))
	if shorter.weight() == 0 {
		return 0, 0
	}
	both := row[len(wb)]
	return float64(both.weight()) / float64(shorter.weight()), both.content()
}

// tally counts words: their weight in the upper half, the content words among them in the lower.
type tally int64

func (t tally) weight() int64 { return int64(t >> 32) }

func (t tally) content() int { return int(t & (1<<32 - 1)) }

func (x *Index) tally(id int32) tally {
	if x.common[id] {
		return 1 << 32
	}
	return contentWeight<<32 + 1
}

func (x *Index) total(words []int32) tally {
	var n tally
	for _, id := range words {
		n += x.tally(id)
	}
	return n
}

// Together is the most content words of the shorter of a and b that stand together in the longer:
// within a stretch of one content word more than the shorter has. Words of a phrase that are
// strewn over a long passage are no sign that it is quoted there. Time is that of the product of
// their lengths, so it is for short phrases.
func (x *Index) Together(a, b int) int {
	switch la, lb := len(x.sets[a]), len(x.sets[b]); {
	case la < lb:
		return x.together(x.sets[a], x.words[b])
	case la > lb:
		return x.together(x.sets[b], x.words[a])
	}
	return max(x.together(x.sets[a], x.words[b]), x.together(x.sets[b], x.words[a]))
}

// together is the most words of the sorted set within any stretch of words of one content word more
// than the set has.
func (x *Index) together(set, words []int32) int {
	most, stretch := 0, make([]int32, 0, len(set)+2)
	for _, id := range words {
		if x.common[id] {
			continue
		}
		if stretch = append(stretch, id); len(stretch) > len(set)+1 {
			stretch = stretch[:copy(stretch, stretch[1:])]
		}
		most = max(most, among(set, stretch))
	}
	return most
}

// among is how many words of the set are among words.
func among(set, words []int32) int {
	n := 0
	for _, id := range set {
		if slices.Contains(words, id) {
			n++
		}
	}
	return n
}

// Overlap is what two passages have in common, in any order.
type Overlap struct {
	Share   float64 // of the content words of both, weighted by rarity (weighted Jaccard index), 0 to 1
	Part    float64 // of those of the one with less weight, 0 to 1
	Content int     // content words in common
	Plain   int     // those of them that are no names
}

// Shared compares the content words of a and b.
func (x *Index) Shared(a, b int) Overlap {
	var o Overlap
	wa, wb := x.sets[a], x.sets[b]
	var both, all, allA, allB float64
	for i, j := 0, 0; i < len(wa) || j < len(wb); {
		switch {
		case j == len(wb) || i < len(wa) && wa[i] < wb[j]:
			all += x.weight[wa[i]]
			allA += x.weight[wa[i]]
			i++
		case i == len(wa) || wb[j] < wa[i]:
			all += x.weight[wb[j]]
			allB += x.weight[wb[j]]
			j++
		default:
			w := x.weight[wa[i]]
			both, all, allA, allB = both+w, all+w, allA+w, allB+w
			o.Content++
			if !x.proper[wa[i]] {
				o.Plain++
			}
			i, j = i+1, j+1
		}
	}
	if both > 0 {
		o.Share, o.Part = both/all, both/min(allA, allB)
	}
	return o
}

// set is the content words among words, sorted, each once.
func (x *Index) set(words []int32) []int32 {
	out := make([]int32, 0, len(words))
	for _, id := range words {
		if !x.common[id] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Len is the number of content words of passage k, each counted once.
func (x *Index) Len(k int) int { return len(x.sets[k]) }
