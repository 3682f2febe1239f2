// Package reuse finds the text that sources have in common: the same file twice, the same article
// twice, wire copy.
//
// In go the sources; out come matches, one for each direction of each pair that shares a passage:
// how much of the one stands word for word in the other, and where.
//
//	for _, m := range reuse.Find(sources) {
//		fmt.Printf("%.0f %% of %s stands in %s as well\n", 100*m.Share, sources[m.Source].ID, sources[m.Other].ID)
//	}
//
// A passage is at least eight words that follow each other in both texts. Case, marks, white space
// and the form of apostrophes are no difference; a possessive ending is one. Two texts that have
// all words in common are found however short they are. All passages are found, with two
// exceptions. Of an anchor (see below) that one text has more than eight times the first eight count. And of
// the texts that have an anchor, each is compared with the first 32 in order of digest: of a larger
// crowd, two that come later are compared only if they share something rarer. Each of them has
// its match with those first ones all the same, by which families hold together.
//
// Anchors are the runs of five words that winnowing chooses (Schleimer, Wilkerson, Aiken, Winnowing:
// Local Algorithms for Document Fingerprinting, 2003): at least one of every eight words that
// follow each other. From an anchor that two texts share a run is extended word by word to both
// sides. Runs that overlap are resolved as in greedy string tiling (Wise 1993), the longest first,
// so that each word counts once.
package reuse

import (
	"cmp"
	"slices"

	"dossier/internal/parallel"
	"dossier/internal/source"
	"dossier/internal/text"
)

// Kind says what two sources have in common.
type Kind string

const (
	File     Kind = "file"     // the same bytes
	Article  Kind = "article"  // nearly all words of both: nine in ten, in passages
	Passages Kind = "passages" // less
)

// nearlyAll is the share of the words of both texts from which they are the same article.
const nearlyAll = 0.9

// Match says what a source has in common with another. Each has its mirror image.
type Match struct {
	Source, Other int // indices of the sources
	Kind          Kind
	Words         int       // of Source, in the passages; all where the bytes are the same
	Quoted        int       // of Words, those that Source has between quotation marks
	Share         float64   // Words of the words of Source, 0 to 1; 1 where the bytes are the same
	Passages      []Passage // in order of place in Source, not overlapping in either text
}

// Passage is a run of words that two texts have in common. Each span begins with the first word
// and ends with the last; it is of the source's Text.
type Passage struct {
	At, Other text.Span
}

// Find compares all sources. The matches are in order of source, then share, the largest first,
// then other. Time is near-linear in the text and in the pairs that share an anchor, of which a text has at
// most 32 for each of its anchors with texts before it.
func Find(sources []*source.Source) []Match {
	texts := readAll(sources)
	comparers := make([]*comparer, min(len(texts), tasks))
	x := newIndex(texts)
	parallel.Each(len(comparers), func(k int) {
		c := newComparer(texts, x)
		for i := k; i < len(texts); i += len(comparers) {
			c.compareWithEarlier(i)
		}
		comparers[k] = c
	})
	matches := make([][]Match, len(sources))
	for _, c := range comparers {
		for _, m := range c.matches {
			matches[m.Source] = append(matches[m.Source], m)
		}
	}
	parallel.Each(len(matches), func(i int) {
		slices.SortFunc(matches[i], func(a, b Match) int {
			return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Other, b.Other))
		})
	})
	return slices.Concat(matches...)
}

// tasks is how many parts the comparing is cut into, for the cores to share.
const tasks = 32

// readAll reads the words of all sources, in order of digest, then id: an order that does not
// depend on that of the sources.
func readAll(sources []*source.Source) []*prose {
	order := make([]int, len(sources))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := sources[i], sources[j]
		return cmp.Or(cmp.Compare(a.Seed.SHA256, b.Seed.SHA256), cmp.Compare(a.ID, b.ID), cmp.Compare(i, j))
	})
	texts := make([]*prose, len(sources))
	parallel.Each(len(texts), func(k int) { texts[k] = newProse(order[k], sources[order[k]]) })
	return texts
}
