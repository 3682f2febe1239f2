package reuse

import (
	"cmp"
	"slices"
)

// comparer compares texts and keeps what it found.
type comparer struct {
	texts    []*prose
	index    index
	compared []int32 // of each text, one more than the text that it was last compared with
	hits     []hit
	tiling   tiling
	matches  []Match
}

// hit is an anchor that two texts have: word at of the one and word at-shift of the other.
type hit struct{ shift, at int }

func newComparer(texts []*prose, x index) *comparer {
	return &comparer{texts: texts, index: x, compared: make([]int32, len(texts))}
}

// compareWithEarlier compares text i with those before it that have an anchor in common with it.
func (c *comparer) compareWithEarlier(i int) {
	for _, p := range c.texts[i].shared {
		for _, k := range c.index[p.anchor] {
			if int(k) >= i {
				break
			}
			if c.compared[k] != int32(i)+1 {
				c.compared[k] = int32(i) + 1
				c.compare(c.texts[k], c.texts[i])
			}
		}
	}
}

// compare keeps a match and its mirror image if a and b have something in common.
func (c *comparer) compare(a, b *prose) {
	var tiles []run
	if a.equal(b) {
		tiles = []run{{0, 0, len(a.words)}}
	} else {
		tiles = c.tiling.resolve(a, b, c.runs(a, b))
	}
	words := 0
	for _, t := range tiles {
		words += t.n
	}
	kind := Passages
	switch {
	case a.sha256 == b.sha256:
		kind = File
	case words == 0:
		return
	case float64(words) >= nearlyAll*float64(max(len(a.words), len(b.words))):
		kind = Article
	}
	forth := match(a, b, tiles, kind)
	for i, t := range tiles {
		tiles[i] = run{t.b, t.a, t.n}
	}
	c.matches = append(c.matches, forth, match(b, a, tiles, kind))
}

// runs are the longest runs around the anchors that a and b have in common.
func (c *comparer) runs(a, b *prose) []run {
	c.hits = appendHits(c.hits[:0], a.shared, b.shared)
	slices.SortFunc(c.hits, func(a, b hit) int {
		if a.shift != b.shift {
			return cmp.Compare(a.shift, b.shift)
		}
		return cmp.Compare(a.at, b.at)
	})
	var out []run
	shift, end := 0, 0 // where the last run with this shift ends
	for _, h := range c.hits {
		if h.shift != shift {
			shift, end = h.shift, 0
		}
		if h.at < end {
			continue
		}
		r := extend(a, b, h)
		end = r.a + r.n
		if r.n >= least {
			out = append(out, r)
		}
	}
	return out
}

// appendHits pairs the places of the anchors that two texts have in common.
func appendHits(out []hit, a, b []place) []hit {
	for len(a) > 0 && len(b) > 0 {
		switch anchor := a[0].anchor; {
		case anchor < b[0].anchor:
			a = a[1:]
		case anchor > b[0].anchor:
			b = b[1:]
		default:
			for _, q := range b {
				if q.anchor != anchor {
					break
				}
				if q.at != nowhere && a[0].at != nowhere {
					out = append(out, hit{int(a[0].at) - int(q.at), int(a[0].at)})
				}
			}
			a = a[1:]
		}
	}
	return out
}

// extend is the longest run that has the hit; it is empty where the words only have one hash.
func extend(a, b *prose, h hit) run {
	r := run{h.at, h.at - h.shift, 0}
	for r.a+r.n < len(a.words) && r.b+r.n < len(b.words) && a.same(r.a+r.n, b, r.b+r.n) {
		r.n++
	}
	for r.n > 0 && r.a > 0 && r.b > 0 && a.same(r.a-1, b, r.b-1) {
		r = run{r.a - 1, r.b - 1, r.n + 1}
	}
	return r
}

// match is what a has in common with b. It puts the tiles in order of place in a.
func match(a, b *prose, tiles []run, kind Kind) Match {
	m := Match{Source: a.source, Other: b.source, Kind: kind, Share: 1}
	slices.SortFunc(tiles, func(t, u run) int { return cmp.Compare(t.a, u.a) })
	for _, t := range tiles {
		m.Words += t.n
		m.Quoted += quoted(a.words[t.a : t.a+t.n])
		m.Passages = append(m.Passages, Passage{At: a.span(t.a, t.n), Other: b.span(t.b, t.n)})
	}
	if kind == File {
		m.Words, m.Quoted = len(a.words), quoted(a.words)
	} else {
		m.Share = float64(m.Words) / float64(len(a.words))
	}
	return m
}
