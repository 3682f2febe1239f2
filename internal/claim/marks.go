package claim

import (
	"iter"
	"slices"
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// marks are the signs by which two clauses that share words can be told apart. Words are numbers of a
// lexicon.
type marks struct {
	denies     bool    // it says that something is not so
	ahead      bool    // it says what is to come
	joined     bool    // the order of the names says nothing: between A and B
	days       uint8   // weekdays, a bit each
	names      []int32 // the last words of names, by sense, in order of place
	full       []int32 // of those, of names with several words, but for places and titles before a last name
	quantities []quantity
	keys       []int32 // of the quantities
	amounts    []int32 // of the quantities: value and key
	sides      []side  // of groups of words that exclude each other, each group once
	words      []int32 // by sense, sorted
	lower      []int32 // those of them printed in lower case, without the shortest, sorted
}

// mostMarks is how many names and quantities of a clause count; what has more is a list.
const mostMarks = 32

// short is the length in bytes of words that mostly say nothing by themselves.
const short = 4

func marksOf(l *lexicon, t *text.Text, first, last int) marks {
	m := marks{words: make([]int32, 0, last-first), lower: make([]int32, 0, last-first)}
	m.count(l, quantities(t, first, last))
	within := false // a clause that hangs on another
	for i := first; i < last; i++ {
		tok := t.Tokens[i]
		w, upper := l.word(tok.Lower), tok.Upper(t.Bytes)
		within = within || tok.Is("that", "if", "which", "who", "whether", "when")
		m.ahead = m.ahead || !within && ahead(t, i, last)
		m.words = append(m.words, w.sense)
		m.addSides(w.sides)
		if tok.Len() > short && !upper {
			m.lower = append(m.lower, w.sense)
		}
		switch {
		case tok.Kind != text.Word:
		case w.denies:
			m.denies = true
		case w.day != 0:
			m.days |= w.day
		case w.month:
		case w.joining:
			m.joined = true
		case upper && (i > first || !w.leaning) && !w.title && (i+1 == last || !l.naming(t, i+1)):
			m.name(l, t, i, i > first && l.naming(t, i-1) && !l.word(t.Tokens[i-1].Lower).title)
		}
	}
	m.words, m.lower = set(m.words), set(m.lower)
	return m
}

// set is the numbers sorted, each once.
func set(numbers []int32) []int32 {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// has tells whether a set has n.
func has(set []int32, n int32) bool {
	_, ok := slices.BinarySearch(set, n)
	return ok
}

// count adds quantities.
func (m *marks) count(l *lexicon, all []quantity) {
	m.quantities = all[:min(len(all), mostMarks)]
	for _, q := range m.quantities {
		m.keys = append(m.keys, l.sense(q.key))
		m.amounts = append(m.amounts, l.sense(q.value()+" "+q.key))
	}
}

// naming tells whether token i is a word of a name.
func (l *lexicon) naming(t *text.Text, i int) bool {
	tok := t.Tokens[i]
	return tok.Kind == text.Word && tok.Upper(t.Bytes) && l.word(tok.Lower).naming
}

// naming is lexicon.naming for a word that is looked up but once.
func naming(t *text.Text, i int) bool {
	tok := t.Tokens[i]
	return tok.Kind == text.Word && tok.Upper(t.Bytes) && canName(tok.Lower)
}

// canName tells whether a word in lower case can be of a name where it is printed with a capital.
func canName(lower string) bool {
	return lower != "'s" && !wording.Function(lower) && !leaning[lower]
}

// name adds the name that ends with token i; second tells whether it has more words.
func (m *marks) name(l *lexicon, t *text.Text, i int, second bool) {
	sense := l.word(t.Tokens[i].Lower).sense
	if second {
		if land := name.Land(t.Tokens[i-1].Lower + " " + t.Tokens[i].Lower); land != "" {
			sense = l.sense(strings.ToLower(land))
			m.words = append(m.words, sense)
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
	return m.days != 0 && o.days != 0 && m.days&o.days == 0
}

// otherAmounts tells whether o has what m counts, but without a number, or with one that says less or
// cannot be the same.
func (m marks) otherAmounts(o marks) bool {
	for i, a := range m.quantities {
		given, fits := false, false
		for k, b := range o.quantities {
			if m.keys[i] == o.keys[k] {
				given = true
				fits = fits || a.meets(b) && (a.sense == Vague) == (b.sense == Vague)
			}
		}
		if given && !fits || !given && has(m.words, m.keys[i]) && has(o.words, m.keys[i]) {
			return true
		}
	}
	return false
}

// otherThings tells whether both have amounts that matter, and none of the same thing.
func (m marks) otherThings(o marks) bool {
	return m.matters() && o.matters() && !slices.ContainsFunc(m.keys, func(key int32) bool { return slices.Contains(o.keys, key) })
}

// small is the greatest number that is often met by chance: two leaders, three days.
const small = 10

func (m marks) matters() bool {
	return slices.ContainsFunc(m.quantities, func(q quantity) bool { return q.printed > small || q.harms() })
}

// otherPeople tells whether each has a full name of which the other has no word.
func (m marks) otherPeople(o marks) bool {
	own := func(m, o marks) bool {
		return slices.ContainsFunc(m.full, func(name int32) bool { return !has(o.words, name) })
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
func (m marks) shared(o marks) []int32 {
	return slices.DeleteFunc(slices.Clone(m.names), func(name int32) bool { return !slices.Contains(o.names, name) })
}

// news is the names, longer words and amounts of a clause.
func (m marks) news() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, list := range [...][]int32{m.names, m.lower, m.amounts} {
			for _, n := range list {
				if !yield(n) {
					return
				}
			}
		}
	}
}

// inCommon is how many longer words both print in lower case.
func (m marks) inCommon(o marks) int {
	n, k := 0, 0
	for _, w := range m.lower {
		for k < len(o.lower) && o.lower[k] < w {
			k++
		}
		if k < len(o.lower) && o.lower[k] == w {
			n++
		}
	}
	return n
}

// bearers is how many names both have.
func (m marks) bearers(o marks) int { return len(m.shared(o)) }
