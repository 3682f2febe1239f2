package collation

import (
	"strings"
	"unicode"

	"dossier/internal/text"
	"dossier/internal/wording"
)

// Variant is a place where a reading differs from the base reading.
type Variant struct {
	Reading    int       // index into the readings
	Accidental bool      // case, punctuation or word division only
	Kind       string    // substituted, omitted, added
	Span       text.Span // in the reading's text; empty, where the words would stand, if omitted
	Base       text.Span // in the base's text; empty if added
}

const (
	Substituted = "substituted"
	Omitted     = "omitted"
	Added       = "added"
)

// variants aligns reading k with the base word by word and lists where they differ.
func variants(readings []Reading, base, k int) []Variant {
	a, b := wordsOf(readings[base]), wordsOf(readings[k])
	var out []Variant
	i, j := 0, 0
	flush := func(toA, toB int) {
		if i < toA || j < toB {
			v := variant(k, cut(readings[base], a, i, toA), cut(readings[k], b, j, toB))
			v.Accidental = v.Kind == Substituted && squeeze(a[i:toA]) == squeeze(b[j:toB])
			out = append(out, v)
		}
	}
	for _, m := range align(a, b) {
		flush(m[0], m[1])
		if x, y := a[m[0]], b[m[1]]; readings[base].Text.Slice(x.Span) != readings[k].Text.Slice(y.Span) {
			out = append(out, Variant{k, squeeze(a[m[0]:m[0]+1]) == squeeze(b[m[1]:m[1]+1]), Substituted, y.Span, x.Span})
		}
		i, j = m[0]+1, m[1]+1
	}
	flush(len(a), len(b))
	return out
}

func variant(k int, base, own text.Span) Variant {
	v := Variant{Reading: k, Kind: Substituted, Span: own, Base: base}
	switch {
	case own.Len() == 0:
		v.Kind = Omitted
	case base.Len() == 0:
		v.Kind = Added
	}
	return v
}

// wordsOf is the words and numbers of a reading.
func wordsOf(r Reading) []text.Token {
	first, last := r.Text.Tok(r.Span)
	var out []text.Token
	for _, t := range r.Text.Tokens[first:last] {
		if t.Kind != text.Mark {
			out = append(out, t)
		}
	}
	return out
}

// squeeze is the letters and digits of words in lower case: "build-up" and "buildup" are one.
func squeeze(words []text.Token) string {
	var b strings.Builder
	for _, w := range words {
		for _, r := range w.Lower {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// cut is the span of words [from, to) of a reading; where there are none, the place before the next.
func cut(r Reading, words []text.Token, from, to int) text.Span {
	switch {
	case from < to:
		return text.Span{Start: words[from].Start, End: words[to-1].End}
	case from < len(words):
		return text.Span{Start: words[from].Start, End: words[from].Start}
	}
	return text.Span{Start: r.Span.End, End: r.Span.End}
}

// Costs of the alignment. Two different words in one place are cheaper than one left out and one
// put in; words of one sense are cheaper still.
const (
	costGap      = 0.6
	costSwap     = 1.0
	costSense    = 0.3
	maxAlignment = 4 << 20 // cells; beyond that only the common ends are aligned
)

// align matches words of a with words of b so that the total cost is least (Needleman and Wunsch
// 1970), and returns the matched pairs of indices in order: equal words and words of one sense.
func align(a, b []text.Token) [][2]int {
	var out [][2]int
	from := 0
	for from < len(a) && from < len(b) && a[from].Lower == b[from].Lower {
		out = append(out, [2]int{from, from})
		from++
	}
	endA, endB := len(a), len(b)
	for endA > from && endB > from && a[endA-1].Lower == b[endB-1].Lower {
		endA, endB = endA-1, endB-1
	}
	if (endA-from)*(endB-from) <= maxAlignment {
		out = append(out, alignMiddle(a, b, from, endA, endB)...)
	}
	for i, j := endA, endB; i < len(a); i, j = i+1, j+1 {
		out = append(out, [2]int{i, j})
	}
	return out
}

func alignMiddle(a, b []text.Token, from, endA, endB int) [][2]int {
	n, m := endA-from, endB-from
	sensesA, sensesB := senses(a[from:endA]), senses(b[from:endB])
	cost := make([]float32, (n+1)*(m+1))
	at := func(i, j int) *float32 { return &cost[i*(m+1)+j] }
	pair := func(i, j int) float32 {
		switch {
		case a[from+i].Lower == b[from+j].Lower:
			return 0
		case sensesA[i] == sensesB[j]:
			return costSense
		}
		return costSwap
	}
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			switch {
			case i == n:
				*at(i, j) = costGap * float32(m-j)
			case j == m:
				*at(i, j) = costGap * float32(n-i)
			default:
				*at(i, j) = min(*at(i+1, j+1)+pair(i, j), *at(i+1, j)+costGap, *at(i, j+1)+costGap)
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch p := pair(i, j); {
		case *at(i, j) == *at(i+1, j+1)+p:
			if p < costSwap {
				out = append(out, [2]int{from + i, from + j})
			}
			i, j = i+1, j+1
		case *at(i, j) == *at(i+1, j)+costGap:
			i++
		default:
			j++
		}
	}
	return out
}

func senses(words []text.Token) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = wording.Sense(strings.Trim(w.Lower, "."))
	}
	return out
}
