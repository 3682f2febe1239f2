package tei

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"dossier/internal/dossier"
)

// reading is the words of one source that are collated: one quote, or several that only an attribution
// parts. Places in it are counted in characters that are no white space.
type reading struct {
	quotes   []*dossier.Quote
	text     string    // flat, a space before it
	ends     []int     // of so many characters, the byte of text behind them
	variants []variant // in order
}

// variant is characters [b0, b1) of the base reading against characters [o0, o1) of another.
type variant struct {
	b0, b1, o0, o1 int
	accidental     bool
}

// segment is characters [from, to) of the base reading: where nothing is left to differ within it, or
// as little as can be told apart. It is empty where others have words that the base reading has not.
type segment struct{ from, to int }

// newReading is the quotes as one reading, without its variants.
func newReading(quotes []*dossier.Quote) *reading {
	r := &reading{quotes: quotes}
	for _, q := range quotes {
		r.text += " " + q.Text
	}
	r.ends = append(r.ends, 0)
	for i := 0; i < len(r.text); {
		c, size := utf8.DecodeRuneInString(r.text[i:])
		i += size
		if !unicode.IsSpace(c) {
			r.ends = append(r.ends, i)
		}
	}
	return r
}

// characters is how many of s are no white space.
func characters(s string) int {
	n := 0
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(c) {
			n++
		}
		i += size
	}
	return n
}

// place is the character of the reading at a byte of its source's text, which is in one of its quotes or
// at an end of one.
func (r *reading) place(source string, at int) int {
	n := 0
	for _, q := range r.quotes {
		if at <= q.End {
			return n + characters(source[q.Start:max(q.Start, at)])
		}
		n += characters(source[q.Start:q.End])
	}
	return n
}

// own is the character of the reading where the base reading has character b: before or behind what
// it has there and the base reading has not.
func (r *reading) own(b int, behind bool) int {
	base, own := 0, 0
	for _, v := range r.variants {
		if v.b0 > b || v.b0 == b && (v.b1 > v.b0 || !behind) {
			break
		}
		if v.b1 > b {
			return v.o0 // the words are left out
		}
		base, own = v.b1, v.o1
	}
	return own + b - base
}

// characters is those of the reading that stand in a segment.
func (r *reading) characters(s segment) (from, to int) {
	return r.own(s.from, s.from < s.to), r.own(s.to, s.from == s.to)
}

// words is what the reading has of a segment, with the white space before it.
func (r *reading) words(s segment) string {
	from, to := r.characters(s)
	return r.text[r.ends[from]:r.ends[to]]
}

// segments cuts a base reading of so many characters where the readings differ from it. What several
// replace in part is one segment.
func segments(length int, readings []*reading) []segment {
	var whole []segment // replaced words, those that overlap made one
	cuts, gaps := map[int]bool{0: true, length: true}, map[int]bool{}
	for _, r := range readings {
		for _, v := range r.variants {
			switch {
			case v.b0 == v.b1:
				gaps[v.b0] = true
				cuts[v.b0] = true
			default:
				cuts[v.b0], cuts[v.b1] = true, true
				if v.o0 < v.o1 {
					whole = append(whole, segment{v.b0, v.b1})
				}
			}
		}
	}
	whole = merged(whole)
	within := func(b int) bool {
		i, _ := slices.BinarySearchFunc(whole, b, func(s segment, b int) int { return cmp.Compare(s.to, b+1) })
		return i < len(whole) && whole[i].from < b
	}
	var places []int
	for b := range cuts {
		if !within(b) {
			places = append(places, b)
		}
	}
	slices.Sort(places)
	var out []segment
	for i, b := range places {
		if gaps[b] {
			out = append(out, segment{b, b})
		}
		if i+1 < len(places) {
			out = append(out, segment{b, places[i+1]})
		}
	}
	return out
}

// merged is the segments in order, those that overlap made one.
func merged(list []segment) []segment {
	slices.SortFunc(list, func(a, b segment) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out []segment
	for _, s := range list {
		if last := len(out) - 1; last >= 0 && s.from < out[last].to {
			out[last].to = max(out[last].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}
