package collation

import (
	"strings"

	"dossier/internal/text"
)

// Variant is a place where a reading differs from the base reading.
type Variant struct {
	Reading    int       // index into the readings
	Accidental bool      // case, marks, the spelling of two countries, contraction or word division only
	Kind       string    // substituted, omitted, added, transposed
	Sign       string    // how the reporter owns to it: ellipsis, bracket; "" where nothing says so
	Span       text.Span // in the reading's text; empty, where the words would stand, if there are none
	Base       text.Span // in the base's text; empty if there are none
}

// Kinds of variants. What is transposed is two of them: where the base has the words and where the
// reading has them.
const (
	Substituted = "substituted"
	Omitted     = "omitted"
	Added       = "added"
	Transposed  = "transposed"
)

// Signs of the reporter.
const (
	Ellipsis = "ellipsis" // omitted words for which "…" stands
	Bracket  = "bracket"  // words in square brackets
)

// segment is tokens [a0, a1) of the base against tokens [b0, b1) of the reading, all of them alike or
// none.
type segment struct {
	a0, a1, b0, b1 int
	alike          bool
	moved          bool
}

// variants aligns a unit with the base word by word and lists where it differs, in order.
func variants(base, own *line) []Variant {
	list := edges(closing(segments(base, own), own), len(base.tokens), len(own.tokens))
	list = transpose(split(list, base, own), base, own)
	var out []Variant
	for _, s := range list {
		if !s.alike || !same(base.tokens[s.a0:s.a1], own.tokens[s.b0:s.b1], base, own) {
			out = append(out, variant(s, base, own))
		}
	}
	return out
}

// segments is the two lines cut where tokens match. A match that only a part of a token is in, as "do"
// in "don't", is no place to cut.
func segments(base, own *line) []segment {
	var out []segment
	p, q := 0, 0 // atoms done
	cut := func(i, j int) {
		if i == p && j == q || !base.between(i) || !own.between(j) {
			return
		}
		out = append(out, segment{a0: base.token(p), a1: base.token(i), b0: own.token(q), b1: own.token(j), alike: equal(base.atoms[p:i], own.atoms[q:j])})
		p, q = i, j
	}
	for _, m := range align(base.atoms, own.atoms) {
		cut(m.a, m.b)
		cut(m.a+1, m.b+1)
	}
	cut(len(base.atoms), len(own.atoms))
	return out
}

// between tells whether atom i begins a token, or there is none.
func (l *line) between(i int) bool {
	return i == 0 || i == len(l.atoms) || l.atoms[i-1].token != l.atoms[i].token
}

// token is the token of atom i, or their number where there is no such atom.
func (l *line) token(i int) int {
	if i < len(l.atoms) {
		return l.atoms[i].token
	}
	return len(l.tokens)
}

func equal(a, b []atom) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].norm != b[i].norm {
			return false
		}
	}
	return true
}

// same tells whether tokens are printed alike.
func same(a, b []text.Token, base, own *line) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if base.printed(a[i].Span) != own.printed(b[i].Span) {
			return false
		}
	}
	return true
}

func (l *line) printed(sp text.Span) string { return l.readings[l.unit[0]].Text.Slice(sp) }

// closing keeps the marks at the end of a part from being those at the end of the whole: they belong to
// the words before them.
func closing(list []segment, own *line) []segment {
	n := len(list) - 2
	if n < 0 || list[n].alike || list[n].b0 < list[n].b1 || !list[n+1].alike || own.words(list[n+1].b0, list[n+1].b1) {
		return list
	}
	left, marks := list[n], list[n+1]
	return append(list[:n], segment{a0: left.a0, a1: left.a0, b0: marks.b0, b1: marks.b1}, segment{a0: left.a0, a1: marks.a1, b0: marks.b1, b1: marks.b1})
}

// edges cuts what the base has more at either end off the words that the reading, which may be a part,
// begins or ends with instead: of "It will remain" against "stay", "remain" is what is replaced.
func edges(list []segment, ofBase, ofOwn int) []segment {
	if len(list) < 2 {
		return list
	}
	var out []segment
	for _, s := range list {
		n := s.b1 - s.b0
		switch {
		case s.alike || n == 0 || n >= s.a1-s.a0:
			out = append(out, s)
		case s.a0 == 0 && s.b0 == 0:
			out = append(out, segment{a0: s.a0, a1: s.a1 - n, b0: s.b0, b1: s.b0}, segment{a0: s.a1 - n, a1: s.a1, b0: s.b0, b1: s.b1})
		case s.a1 == ofBase && s.b1 == ofOwn:
			out = append(out, segment{a0: s.a0, a1: s.a0 + n, b0: s.b0, b1: s.b1}, segment{a0: s.a0 + n, a1: s.a1, b0: s.b1, b1: s.b1})
		default:
			out = append(out, s)
		}
	}
	return out
}

// split cuts the segments so that none lies in two readings of a unit, and none has words against
// marks alone.
func split(list []segment, base, own *line) []segment {
	var out []segment
	for _, s := range list {
		for s.a0 < s.a1 || s.b0 < s.b1 {
			head := s
			head.a1, head.b1 = base.partEnd(s.a0, s.a1), own.partEnd(s.b0, s.b1)
			if !s.alike && base.words(head.a0, head.a1) != own.words(head.b0, head.b1) && head.a0 < head.a1 && head.b0 < head.b1 {
				first := head
				first.b1 = first.b0
				out = append(out, first)
				head.a0 = head.a1
			}
			out = append(out, head)
			s.a0, s.b0 = head.a1, head.b1
		}
	}
	return out
}

// partEnd is where the reading that token i is of ends, at most end.
func (l *line) partEnd(i, end int) int {
	for k := i; k < end; k++ {
		if l.part[k] != l.part[i] {
			return k
		}
	}
	return end
}

// words tells whether any of tokens [i, j) is more than a mark.
func (l *line) words(i, j int) bool {
	for _, t := range l.tokens[i:j] {
		if t.Kind != text.Mark {
			return true
		}
	}
	return false
}

// variant is the segment as it is shown.
func variant(s segment, base, own *line) Variant {
	v := Variant{Span: own.cut(s.b0, s.b1), Base: base.cut(s.a0, s.a1), Reading: own.unit[own.partAt(s.b0)], Kind: Substituted}
	switch {
	case s.moved:
		v.Kind = Transposed
	case s.b0 == s.b1:
		v.Kind = Omitted
	case s.a0 == s.a1:
		v.Kind = Added
	}
	words := base.words(s.a0, s.a1) || own.words(s.b0, s.b1)
	v.Accidental = s.alike || !words || v.Kind == Substituted && squeeze(base.tokens[s.a0:s.a1]) == squeeze(own.tokens[s.b0:s.b1])
	switch {
	case s.b0 < s.b1 && !words && own.dots(s.b0, s.b1), v.Kind == Omitted && words && own.elided(s.b0):
		v.Sign = Ellipsis
	case s.b0 < s.b1 && own.bracketed(s.b0, s.b1):
		v.Sign = Bracket
	}
	return v
}

// partAt is the index in the unit of the reading that token i is of, or of the last one.
func (l *line) partAt(i int) int {
	if i < len(l.part) {
		return l.part[i]
	}
	return len(l.unit) - 1
}

// cut is the span of tokens [from, to); where there are none, the place before the next one.
func (l *line) cut(from, to int) text.Span {
	switch {
	case from < to:
		return text.Span{Start: l.tokens[from].Start, End: l.tokens[to-1].End}
	case from < len(l.tokens):
		return text.Span{Start: l.tokens[from].Start, End: l.tokens[from].Start}
	}
	end := l.readings[l.unit[len(l.unit)-1]].Span.End
	return text.Span{Start: end, End: end}
}

// bracketed tells whether tokens [i, j) stand in square brackets, or are such a pair and more within.
func (l *line) bracketed(i, j int) bool {
	if l.tokens[i].Lower == "[" {
		return l.closes(i+1) >= j-1
	}
	for k := i - 1; k >= 0 && l.tokens[k].Lower != "]"; k-- {
		if l.tokens[k].Lower == "[" {
			return l.closes(i) >= j-1
		}
	}
	return false
}

// closes is the place of the square bracket that closes from token i on, or -1.
func (l *line) closes(i int) int {
	for k := i; k < len(l.tokens); k++ {
		if l.tokens[k].Lower == "]" {
			return k
		}
	}
	return -1
}

// dots tells whether tokens [i, j) are an ellipsis.
func (l *line) dots(i, j int) bool {
	var b strings.Builder
	for _, t := range l.tokens[i:j] {
		b.WriteString(t.Lower)
	}
	return strings.Contains(b.String(), "…") || strings.Contains(b.String(), "...")
}

// elided tells whether an ellipsis stands before token i or begins with it.
func (l *line) elided(i int) bool {
	from, to := i, i
	for from > 0 && l.tokens[from-1].Kind == text.Mark {
		from--
	}
	for to < len(l.tokens) && l.tokens[to].Kind == text.Mark {
		to++
	}
	return l.dots(from, to)
}
