package claim

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"

	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// Figure is a quantity as the sources give it, alike or not.
type Figure struct {
	Label    string // what is counted, in lower case
	Readings []Reading
	Agree    bool // all readings have one value
	Relation Relation
}

// Reading is how one source gives a figure.
type Reading struct {
	Passage
	Value string // decimal, or "MIN/MAX" for a range or a vague word
	Unit  string // the counted noun or the unit as printed
	Sense Sense
}

// Relation says how the readings of a figure go together.
type Relation string

const (
	Alone         Relation = "alone"         // one source alone gives it
	Alike         Relation = "alike"         // the same value in the same sense
	LessExact     Relation = "less exact"    // all can be true at once: thousands, about 4,500
	Contradiction Relation = "contradiction" // not all can be true of one thing
)

// counted is a quantity in its sentence.
type counted struct {
	quantity
	source  int
	context wording.Passage
	names   string // capitalised words between number and noun, by sense: 100,000 Russian troops
}

// near is how many tokens before and behind a number say what is counted.
const near = 25

// figures groups the quantities of the sources by what they count and by what else their sentences
// say. Small counts on which no
// sources differ are left out.
func figures(sources []*source.Source) []Figure {
	byKey := map[string][]counted{}
	for i, s := range sources {
		for _, sentence := range s.Text.Sentences {
			for _, q := range quantities(s.Text, sentence.First, sentence.Last) {
				byKey[q.key] = append(byKey[q.key], counted{
					quantity: q, source: i, names: namesWithin(s.Text, q),
					context: wording.Passage{Text: s.Text, First: max(sentence.First, q.first-near), Last: min(sentence.Last, q.last+near)},
				})
			}
		}
	}
	var out []Figure
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		all := byKey[key]
		for _, group := range together(all) {
			f := figure(all, group)
			if f.Relation == LessExact || f.Relation == Contradiction || slices.ContainsFunc(group, func(k int) bool { return telling(all[k]) }) {
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Figure) int {
		return cmp.Or(cmp.Compare(b.sources(), a.sources()), cmp.Compare(len(b.Readings), len(a.Readings)), strings.Compare(a.Label, b.Label))
	})
	return out
}

// namesWithin is the capitalised words of the quantity, sorted by what they mean.
func namesWithin(t *text.Text, q quantity) string {
	var names []string
	for _, tok := range t.Tokens[q.first+1 : q.last] {
		if tok.Kind == text.Word && tok.Upper(t.Bytes) {
			names = append(names, wording.Sense(tok.Lower))
		}
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

// telling tells whether a quantity on which no sources differ says something: not two leaders,
// not three years.
func telling(c counted) bool {
	const day = 86400 // seconds
	m, measured := measures[strings.ToLower(c.unit)]
	return !measured && c.high > small || measured && (!m.time || m.key == "seconds" && c.high*m.factor < day) || c.harms()
}

// together parts quantities of one key by whether their sentences tell of the same thing.
func together(all []counted) [][]int {
	passages := make([]wording.Passage, len(all))
	for i, c := range all {
		passages[i] = c.context
	}
	classes := wording.Same(passages, func(i int) string { return all[i].value() + " " + all[i].unit })
	x := wording.New(classes.First(passages))
	var links []wording.Link
	linked := map[wording.Pair]bool{}
	for _, p := range x.Pairs(1) {
		o := x.Shared(p.A, p.B)
		if sameCount(all[classes[p.A][0]], all[classes[p.B][0]], o) {
			links = append(links, wording.Link{Pair: p, Score: o.Share})
			linked[p] = true
		}
	}
	rules := wording.Rules{
		Apart: classes.Apart(func(i int) int { return all[i].source }),
		Never: func(a, b int) bool { // else two that a third is like would seem to contradict each other
			p, q := all[classes[a][0]], all[classes[b][0]]
			return otherNames(p, q) || !p.meets(q.quantity) && !linked[wording.Pair{A: min(a, b), B: max(a, b)}]
		},
	}
	return classes.Expand(rules.Group(len(classes), links))
}

// otherNames tells whether two quantities count what belongs to others: 100,000 Russian troops, 5,000 American troops.
func otherNames(a, b counted) bool { return a.names != "" && b.names != "" && a.names != b.names }

// sameCount tells whether two quantities of one key are of the same thing, by the words that their
// sentences share. Those that cannot be the same amount must share much more.
func sameCount(a, b counted, o wording.Overlap) bool {
	switch {
	case otherNames(a, b):
		return false
	case !a.meets(b.quantity):
		return o.Plain >= 3 && o.Share >= 0.3
	case a.printed <= small || b.printed <= small:
		return o.Plain >= 3 && o.Share >= 0.12
	}
	return o.Plain >= 2 && o.Content >= 3 || o.Content >= 2 && o.Share >= 0.2
}

// figure is the figure of a group of quantities. A source that gives a value twice is read once.
func figure(all []counted, group []int) Figure {
	type given struct {
		source int
		value  string
		unit   string
		sense  Sense
	}
	seen := map[given]bool{}
	first := all[group[0]]
	f := Figure{Label: label(all, group), Agree: true, Relation: Alone}
	var read []counted
	for _, k := range group {
		c := all[k]
		key := given{c.source, c.value(), strings.ToLower(c.unit), c.sense}
		if seen[key] {
			continue
		}
		seen[key] = true
		for i := 0; i < len(read) && f.Relation != Contradiction; i++ {
			f.Relation = worse(f.Relation, relation(c, read[i]))
		}
		f.Agree = f.Agree && key.value == first.value() && c.factor == first.factor
		read = append(read, c)
		f.Readings = append(f.Readings, Reading{Passage: Passage{c.source, c.Span}, Value: key.value, Unit: c.unit, Sense: c.sense})
	}
	return f
}

// relation is how two quantities go together. What one source says twice is not compared.
func relation(a, b counted) Relation {
	switch {
	case a.source == b.source:
		return Alone
	case !a.meets(b.quantity):
		return Contradiction
	case a.sense != b.sense || a.low*a.factor != b.low*b.factor || a.high*a.factor != b.high*b.factor:
		return LessExact
	}
	return Alike
}

// worse is the one of two relations in which the readings are further apart.
func worse(a, b Relation) Relation {
	order := []Relation{Alone, Alike, LessExact, Contradiction}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// label says what is counted or measured; for what is measured, with words that all of the group
// have beside it.
func label(all []counted, group []int) string {
	c := all[group[0]]
	unit := strings.ToLower(c.unit)
	if m, ok := measures[unit]; ok {
		if what := measured[m.key]; what != "" {
			unit = what
		}
		return strings.Join(append([]string{unit}, beside(all, group)...), ", ")
	}
	how, _, _ := strings.Cut(c.key, " ")
	switch {
	case !c.harms():
		return unit
	case how == c.key:
		unit = "people"
	}
	return unit + " " + how
}

// beside is the first few words of the first quantity's sentence that the sentences of all others have too.
func beside(all []counted, group []int) []string {
	const most = 3
	if len(group) < 2 {
		return nil
	}
	var shared map[string]bool
	for _, k := range group[1:] {
		own := map[string]bool{}
		for w := range all[k].told() {
			if shared == nil || shared[w] {
				own[w] = true
			}
		}
		shared = own
	}
	var out []string
	for w, printed := range all[group[0]].told() {
		if shared[w] && len(out) < most && !slices.Contains(out, printed) {
			out = append(out, printed)
		}
	}
	return out
}

// told is the longer words beside the quantity that are no names, by sense, with how they are printed.
func (c counted) told() iter.Seq2[string, string] {
	return func(yield func(sense, printed string) bool) {
		t := c.context.Text
		for i := c.context.First; i < c.context.Last; i++ {
			tok := t.Tokens[i]
			if tok.Kind != text.Word || tok.Len() <= short || tok.Upper(t.Bytes) || wording.Function(tok.Lower) || saying[tok.Lower] {
				continue
			}
			if c.Has(tok.Span) {
				continue // of the quantity itself
			}
			if !yield(wording.Sense(tok.Lower), tok.Lower) {
				return
			}
		}
	}
}

// sources is how many sources give the figure.
func (f Figure) sources() int {
	n, last := 0, -1
	for _, r := range f.Readings {
		if r.Source != last {
			n, last = n+1, r.Source
		}
	}
	return n
}
