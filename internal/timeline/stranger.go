package timeline

import (
	"fmt"
	"slices"

	"dossier/internal/name"
)

// naming is what the sentence of a mention names and counts near the date.
type naming struct {
	who      []string // last names as in act, sorted
	capitals []string // all words with a capital, for a land its name, sorted
	figures  bool     // it counts in money or percents: such sentences are worded alike whomever they are about
	denied   bool     // it says that what the date belongs to did not come to pass
}

func (s setting) naming(names map[string]bool) naming {
	n := naming{who: append(s.who(names, tokens{s.from, s.first}, false), s.who(names, tokens{s.last, s.to}, false)...)}
	if head := s.head(); head >= 0 {
		n.denied = s.denied(head)
	}
	for i := s.from; i < s.to; i++ {
		t := s.tok(i)
		if t.Is("$", "£", "€", "¥", "%", "percent", "cents", "dollars", "euros", "pounds", "yen") {
			n.figures = true
		}
		if (i < s.first || i >= s.last) && s.upper(i) && (i > s.from || names[t.Lower]) {
			if land := name.Land(t.Lower); land != "" {
				n.capitals = append(n.capitals, land)
			} else {
				n.capitals = append(n.capitals, t.Lower)
			}
		}
	}
	slices.Sort(n.who)
	slices.Sort(n.capitals)
	n.who, n.capitals = slices.Compact(n.who), slices.Compact(n.capitals)
	return n
}

// key tells namings apart.
func (n naming) key() string {
	return fmt.Sprint(n.who, n.capitals, n.figures, n.denied)
}

// strangers tells whether two sentences name others, so that they tell of two things however alike they
// are worded: no name of one is in the other, or, where they give figures, no more than half. Neither do
// sentences of which one denies what the other tells.
func strangers(a, b naming) bool {
	if a.denied != b.denied || len(a.capitals) > 0 && len(b.capitals) > 0 && common(a.capitals, b.capitals) == 0 {
		return true
	}
	return (a.figures || b.figures) && 2*common(a.who, b.who) <= min(len(a.who), len(b.who))
}

// common is how many words two sorted lists share.
func common(a, b []string) int {
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			n++
		}
	}
	return n
}

// compares tells whether the date is that of figures of a year before, which others are compared with.
func (s setting) compares(n naming) bool {
	earlier := false
	for i := s.first; i < s.last; i++ {
		earlier = earlier || s.tok(i).Is("ago", "earlier")
	}
	for i := s.from; n.figures && earlier && i < s.first; i++ {
		if s.tok(i).Is("from", "with", "than", "versus") {
			return true
		}
	}
	return false
}
