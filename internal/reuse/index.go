package reuse

import (
	"cmp"
	"slices"

	"dossier/internal/parallel"
)

const (
	crowd   = 32 // holders of an anchor that others are compared with
	repeats = 8  // occurrences of an anchor in one text that are looked at
)

// posting is an anchor in a text.
type posting struct {
	hash uint64
	text int32
	at   int32 // its first word; nowhere for the hash of the whole text or file
}

// nowhere is the place of a posting that makes texts candidates but tells no place.
const nowhere = -1

// place is where a text has an anchor that another text has as well.
type place struct {
	anchor int32 // index into index
	at     int32
}

// index is, for each anchor that several texts have, the first of these texts in order.
type index [][]int32

// newIndex sorts the anchors of all texts and tells each text which of its own others have.
func newIndex(texts []*prose) index {
	shards := make([][]posting, 8)
	parallel.Each(len(shards), func(k int) { shards[k] = shard(texts, k, len(shards)) })
	var x index
	for _, postings := range shards {
		for len(postings) > 0 {
			n := 1
			for n < len(postings) && postings[n].hash == postings[0].hash {
				n++
			}
			x = x.add(texts, postings[:n])
			postings = postings[n:]
		}
	}
	return x
}

// add adds the anchor that has the postings, unless they are all of one text.
func (x index) add(texts []*prose, postings []posting) index {
	if postings[0].text == postings[len(postings)-1].text {
		return x
	}
	var holders []int32
	n := 0 // postings of the text at hand
	for i, p := range postings {
		if i == 0 || p.text != postings[i-1].text {
			n = 0
			if len(holders) < crowd {
				holders = append(holders, p.text)
			}
		}
		if n++; n <= repeats {
			t := texts[p.text]
			t.shared = append(t.shared, place{anchor: int32(len(x)), at: p.at})
		}
	}
	return append(x, holders)
}

// shard is those postings of all texts whose hash leaves k when divided by n, in order of hash,
// text and place.
func shard(texts []*prose, k, n int) []posting {
	var out []posting
	for i, t := range texts {
		for _, a := range t.anchors {
			if a.hash%uint64(n) == uint64(k) {
				a.text = int32(i)
				out = append(out, a)
			}
		}
	}
	slices.SortFunc(out, func(a, b posting) int {
		if a.hash != b.hash {
			return cmp.Compare(a.hash, b.hash)
		}
		return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.at, b.at))
	})
	return out
}
