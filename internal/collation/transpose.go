package collation

import "dossier/internal/text"

// The words compared for having been moved, and the runs found; with more nobody would see them.
const (
	mostCompared = 1 << 18
	mostMoved    = 8
)

// transpose finds words that the base has in one place and the reading in another, the longest first,
// and makes two segments of them that are moved.
func transpose(list []segment, base, own *line) []segment {
	for range mostMoved {
		best := run{}
		cells := 0
		for i, s := range list {
			for j, t := range list {
				if s.alike || t.alike || s.moved || t.moved || s.a0 == s.a1 || t.b0 == t.b1 {
					continue
				}
				if cells += (s.a1 - s.a0) * (t.b1 - t.b0); cells > mostCompared {
					return list
				}
				if r := longestRun(base, own, s, t); r.weight > best.weight {
					best = r
					best.from, best.to = i, j
				}
			}
		}
		if best.weight == 0 {
			return list
		}
		list = best.apply(list)
	}
	return list
}

// run is n tokens that the base has at a, of segment from, and the reading at b, of segment to.
type run struct {
	a, b, n, weight int
	from, to        int
}

// longestRun is the run of s and t with the most content words.
func longestRun(base, own *line, s, t segment) run {
	var best run
	for a := s.a0; a < s.a1; a++ {
		for b := t.b0; b < t.b1; b++ {
			r := run{a: a, b: b}
			for a+r.n < s.a1 && b+r.n < t.b1 && base.tokens[a+r.n].Lower == own.tokens[b+r.n].Lower {
				if base.tokens[a+r.n].Kind != text.Mark {
					r.weight++
				}
				r.n++
			}
			for r.n > 0 && base.tokens[a+r.n-1].Kind == text.Mark {
				r.n--
			}
			if r.weight > best.weight && base.tokens[a].Kind != text.Mark && base.says(a, a+r.n) {
				best = r
			}
		}
	}
	return best
}

// says tells whether any of tokens [i, j) is a content word.
func (l *line) says(i, j int) bool {
	for _, a := range l.atoms {
		if i <= a.token && a.token < j && a.rank == content {
			return true
		}
	}
	return false
}

// apply cuts the run out of its two segments.
func (r run) apply(list []segment) []segment {
	var out []segment
	for i, s := range list {
		if i != r.from && i != r.to {
			out = append(out, s)
			continue
		}
		a0, a1, b0, b1 := s.a1, s.a1, s.b1, s.b1 // the run, empty at the end where it is not of this side
		if i == r.from {
			a0, a1 = r.a, r.a+r.n
		}
		if i == r.to {
			b0, b1 = r.b, r.b+r.n
		}
		for _, piece := range [...]segment{
			{a0: s.a0, a1: a0, b0: s.b0, b1: b0},
			{a0: a0, a1: a1, b0: b0, b1: b0, moved: true},
			{a0: a1, a1: a1, b0: b0, b1: b1, moved: true},
			{a0: a1, a1: s.a1, b0: b1, b1: s.b1},
		} {
			if piece.a0 < piece.a1 || piece.b0 < piece.b1 {
				out = append(out, piece)
			}
		}
	}
	return out
}
