package reuse

import (
	"dossier/internal/source"
	"dossier/internal/text"
)

const (
	least    = 8                   // words of the shortest passage
	shingle  = 5                   // words of an anchor
	shingles = least - shingle + 1 // in the shortest passage; winnowing chooses one of them
)

// prose is the words of a source.
type prose struct {
	source  int // its index
	sha256  string
	text    *text.Text
	words   []word
	whole   uint64 // hash of all words
	anchors []posting
	shared  []place // the anchors that other texts have as well, in order of anchor, then place
}

// word is a word or number of a text, with the possessive ending that follows it.
type word struct {
	hash       uint64
	token      int32 // index into Text.Tokens
	possessive bool
	quoted     bool // between quotation marks
}

func newProse(i int, s *source.Source) *prose {
	p := &prose{source: i, sha256: s.Seed.SHA256, text: s.Text}
	p.words = make([]word, 0, len(s.Text.Tokens))
	k := 0
	for _, paragraph := range s.Text.Paragraphs {
		quoted := false
		for ; k < len(s.Text.Tokens) && s.Text.Tokens[k].Start < paragraph.End; k++ {
			t := s.Text.Tokens[k]
			switch {
			case t.Kind != text.Mark && t.Lower == "'s":
				last := &p.words[len(p.words)-1]
				last.possessive = true
				last.hash = mix(last.hash)
			case t.Kind != text.Mark:
				p.words = append(p.words, word{hash: hash(t.Lower), token: int32(k), quoted: quoted})
			case t.Quotation():
				quoted = opens(s.Text.Tokens, k, quoted)
			}
		}
	}
	p.winnow()
	p.anchors = append(p.anchors, posting{hash: hash(p.sha256), at: nowhere})
	if len(p.words) > 0 {
		for _, w := range p.words {
			p.whole = join(p.whole, w.hash)
		}
		p.anchors = append(p.anchors, posting{hash: mix(p.whole), at: nowhere})
	}
	return p
}

// opens tells whether a quotation is open behind the mark at k: if only a word that follows touches
// it, not if only what precedes does, and else if none was open. So no language's habits matter.
func opens(tokens []text.Token, k int, open bool) bool {
	before := k > 0 && tokens[k-1].End == tokens[k].Start
	after := k+1 < len(tokens) && tokens[k+1].Start == tokens[k].End && tokens[k+1].Kind != text.Mark
	if before == after {
		return !open
	}
	return after
}

// winnow chooses the anchors: of the shingles of every eight words the one of the smallest hash,
// the last of them where several are alike.
func (p *prose) winnow() {
	if len(p.words) < least {
		return
	}
	hashes := make([]uint64, len(p.words)-shingle+1)
	for i := range hashes {
		h := uint64(0)
		for _, w := range p.words[i : i+shingle] {
			h = join(h, w.hash)
		}
		hashes[i] = mix(h)
	}
	p.anchors = make([]posting, 0, len(hashes)/2)
	last := -1
	for i := range len(hashes) - shingles + 1 {
		at := i
		for j := i + 1; j < i+shingles; j++ {
			if hashes[j] <= hashes[at] {
				at = j
			}
		}
		if at != last {
			p.anchors = append(p.anchors, posting{hash: hashes[at], at: int32(at)})
			last = at
		}
	}
}

// same tells whether word i of p is word j of q.
func (p *prose) same(i int, q *prose, j int) bool {
	a, b := p.words[i], q.words[j]
	return a.hash == b.hash && a.possessive == b.possessive && p.text.Tokens[a.token].Lower == q.text.Tokens[b.token].Lower
}

// equal tells whether both have the same words, and any.
func (p *prose) equal(q *prose) bool {
	if p.whole != q.whole || len(p.words) != len(q.words) {
		return false
	}
	for i := range p.words {
		if !p.same(i, q, i) {
			return false
		}
	}
	return len(p.words) > 0
}

// quoted is how many of the words stand between quotation marks.
func quoted(words []word) int {
	n := 0
	for _, w := range words {
		if w.quoted {
			n++
		}
	}
	return n
}

// span is the place of the n words from word i on.
func (p *prose) span(i, n int) text.Span {
	last := p.words[i+n-1]
	end := p.text.Tokens[last.token].End
	if last.possessive {
		end = p.text.Tokens[last.token+1].End
	}
	return text.Span{Start: p.text.Tokens[p.words[i].token].Start, End: end}
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// join is the hash of words of hash h followed by a word of hash w.
func join(h, w uint64) uint64 { return (h+1)*0x9e3779b97f4a7c15 ^ w }

// mix spreads what differs in h over all bits, as the last step of SplitMix64 does.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
