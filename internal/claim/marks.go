package claim

import (
	"iter"
	"slices"
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// marks are the signs by which two clauses that share words can be told apart.
type marks struct {
	denies     bool            // it says that something is not so
	ahead      bool            // it says what is to come
	days       map[string]bool // weekdays
	names      []string        // the last words of names, by sense, in order of place
	full       []string        // of those, of names with several words, but for places and titles before a last name
	joined     bool            // the order of the names says nothing: between A and B
	quantities []quantity
	sides      map[int]uint8   // of groups of words that exclude each other
	words      map[string]bool // by sense
	lower      map[string]bool // those of them printed in lower case, without the shortest
}

// mostMarks is how many names and quantities of a clause count; what has more is a list.
const mostMarks = 32

// short is the length in bytes of words that mostly say nothing by themselves.
const short = 4

func marksOf(t *text.Text, first, last int) marks {
	m := marks{days: map[string]bool{}, sides: map[int]uint8{}, words: map[string]bool{}, lower: map[string]bool{}}
	m.quantities = quantities(t, first, last)
	m.quantities = m.quantities[:min(len(m.quantities), mostMarks)]
	within := false // a clause that hangs on another
	for i := first; i < last; i++ {
		tok := t.Tokens[i]
		within = within || tok.Is("that", "if", "which", "who", "whether", "when")
		m.ahead = m.ahead || !within && ahead(t, i, last)
		sense := wording.Sense(tok.Lower)
		m.words[sense] = true
		m.addSides(tok.Lower)
		if tok.Len() > short && !tok.Upper(t.Bytes) {
			m.lower[sense] = true
		}
		switch {
		case tok.Kind != text.Word:
		case negative[tok.Lower] || len(tok.Lower) > 3 && tok.Lower[len(tok.Lower)-3:] == "n't":
			m.denies = true
		case weekdays[tok.Lower]:
			m.days[tok.Lower] = true
		case months[tok.Lower]:
		case joining[tok.Lower]:
			m.joined = true
		case tok.Upper(t.Bytes) && (i > first || !leaning[tok.Lower]) && !titles[tok.Lower]:
			if i+1 == last || !naming(t, i+1) {
				m.name(t, i, i > first && naming(t, i-1) && !titles[t.Tokens[i-1].Lower])
			}
		}
	}
	return m
}

// naming tells whether token i is a word of a name.
func naming(t *text.Text, i int) bool {
	tok := t.Tokens[i]
	return tok.Kind == text.Word && tok.Lower != "'s" && tok.Upper(t.Bytes) && !wording.Function(tok.Lower) && !leaning[tok.Lower]
}

// name adds the name that ends with token i; second tells whether it has more words.
func (m *marks) name(t *text.Text, i int, second bool) {
	sense := wording.Sense(t.Tokens[i].Lower)
	if second {
		if land := name.Land(t.Tokens[i-1].Lower + " " + t.Tokens[i].Lower); land != "" {
			sense = strings.ToLower(land)
			m.words[sense] = true
		} else if len(m.full) < mostMarks {
			m.full = append(m.full, sense)
		}
	}
	if len(m.names) < mostMarks && !slices.Contains(m.names, sense) {
		m.names = append(m.names, sense)
	}
}

// against tells whether two clauses cannot say the same: one denies, or tells what is to come, and
// one does not; they name other days, amounts or people, say the opposite, or have the same two names
// the other way round.
func (m marks) against(o marks) bool {
	return m.denies != o.denies || m.ahead != o.ahead || m.otherDays(o) || m.otherAmounts(o) || o.otherAmounts(m) ||
		m.opposed(o) || m.otherThings(o) || m.otherPeople(o) || m.swapped(o)
}

func (m marks) otherDays(o marks) bool {
	for day := range m.days {
		if o.days[day] {
			return false
		}
	}
	return len(m.days) > 0 && len(o.days) > 0
}

// otherAmounts tells whether o has what m counts, but without a number, or with one that says less or
// cannot be the same.
func (m marks) otherAmounts(o marks) bool {
	for _, a := range m.quantities {
		given, fits := false, false
		for _, b := range o.quantities {
			if a.key == b.key {
				given = true
				fits = fits || a.meets(b) && (a.sense == Vague) == (b.sense == Vague)
			}
		}
		if given && !fits || !given && m.words[a.key] && o.words[a.key] {
			return true
		}
	}
	return false
}

// otherThings tells whether both have amounts that matter, and none of the same thing.
func (m marks) otherThings(o marks) bool {
	return m.matters() && o.matters() && !slices.ContainsFunc(m.quantities, func(a quantity) bool {
		return slices.ContainsFunc(o.quantities, func(b quantity) bool { return a.key == b.key })
	})
}

// small is the greatest number that is often met by chance: two leaders, three days.
const small = 10

func (m marks) matters() bool {
	return slices.ContainsFunc(m.quantities, func(q quantity) bool { return q.printed > small || q.harms() })
}

// otherPeople tells whether each has a full name of which the other has no word.
func (m marks) otherPeople(o marks) bool {
	own := func(m, o marks) bool {
		return slices.ContainsFunc(m.full, func(name string) bool { return !o.words[name] })
	}
	return own(m, o) && own(o, m)
}

// sameAmount tells whether both have one amount, too great to be the same by chance.
func (m marks) sameAmount(o marks) bool {
	for _, a := range m.quantities {
		for _, b := range o.quantities {
			if a.key == b.key && a.printed == b.printed && a.unit == b.unit && a.printed > small && a.sense != Vague && b.sense != Vague {
				return true
			}
		}
	}
	return false
}

// swapped tells whether the first two names that both have stand the other way round: who sued whom.
func (m marks) swapped(o marks) bool {
	if m.joined || o.joined {
		return false
	}
	a, b := m.shared(o), o.shared(m)
	return len(a) > 1 && a[0] == b[1] && a[1] == b[0]
}

// shared is the names of m that o has too, in the order of m.
func (m marks) shared(o marks) []string {
	return slices.DeleteFunc(slices.Clone(m.names), func(name string) bool { return !slices.Contains(o.names, name) })
}

// news is the names, longer words and amounts of a clause, as keys.
func (m marks) news() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, name := range m.names {
			if !yield(name) {
				return
			}
		}
		for word := range m.lower {
			if !yield(word) {
				return
			}
		}
		for _, q := range m.quantities {
			if !yield(q.value() + " " + q.key) {
				return
			}
		}
	}
}

// inCommon is how many longer words both print in lower case.
func (m marks) inCommon(o marks) int {
	n := 0
	for w := range m.lower {
		if o.lower[w] {
			n++
		}
	}
	return n
}

// bearers is how many names both have.
func (m marks) bearers(o marks) int { return len(m.shared(o)) }
