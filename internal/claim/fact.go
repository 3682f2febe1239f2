package claim

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/parallel"
	"dossier/internal/source"
	"dossier/internal/wording"
)

// Fact is a statement with the passages that support it.
type Fact struct {
	Passages []Passage // the clearest first, then in order of source and place
	Sources  []int     // in order
}

// maxFacts is how many facts a reader takes in.
const maxFacts = 16

// teller holds the clauses of all sources ready to be compared.
type teller struct {
	sources []*source.Source
	clauses []clause
	classes wording.Classes
	class   []int               // of each clause
	apart   func(a, b int) bool // tells of two classes whether all their clauses are of one source
	index   *wording.Index      // of the first clause of each class
	lexicon *lexicon            // of the words of the clauses
	marks   []marks             // by class
	plain   []int               // of each class: how many content words are no names
	links   []wording.Link      // between classes that say the same
	akin    []bool              // of each class: another source has something like it
	shares  []float64           // of each class: how large a part of its words it shares with those it is linked to, together
}

// facts are the statements that several sources report, as a reader needs them.
func facts(sources []*source.Source) []Fact {
	t := newTeller(sources)
	rules := wording.Rules{Apart: t.apart, Never: func(a, b int) bool { return t.marks[a].against(t.marks[b]) }}
	groups := rules.Group(len(t.classes), t.links)
	groups = slices.DeleteFunc(groups, func(g []int) bool { return !t.several(g) })
	return append(t.order(t.choose(t.weigh(groups))), t.alone()...)
}

func newTeller(sources []*source.Source) *teller {
	t := &teller{sources: sources, lexicon: newLexicon()}
	bySource := make([][]clause, len(sources))
	parallel.Each(len(sources), func(i int) { bySource[i] = clausesIn(sources[i].Text, i) })
	t.clauses = slices.Concat(bySource...)
	passages := make([]wording.Passage, len(t.clauses))
	for k, c := range t.clauses {
		passages[k] = wording.Passage{Text: sources[c.source].Text, First: c.first, Last: c.last}
	}
	t.classes = wording.Same(passages, func(int) string { return "" })
	t.apart = t.classes.Apart(func(i int) int { return t.clauses[i].source })
	t.class = make([]int, len(t.clauses))
	for k, members := range t.classes {
		for _, i := range members {
			t.class[i] = k
		}
	}
	t.index = wording.New(t.classes.First(passages))
	t.marks, t.plain = make([]marks, len(t.classes)), make([]int, len(t.classes))
	for k, members := range t.classes {
		t.plain[k] = t.index.Shared(k, k).Plain
		c := t.clauses[members[0]]
		t.marks[k] = marksOf(t.lexicon, sources[c.source].Text, c.first, c.last)
	}
	t.link()
	return t
}

// link links the classes of different sources that say the same.
func (t *teller) link() {
	const alike = 0.12
	t.akin, t.shares = make([]bool, len(t.classes)), make([]float64, len(t.classes))
	for _, p := range t.index.Pairs(t.least() - 1) {
		if t.apart(p.A, p.B) {
			continue
		}
		o := t.index.Shared(p.A, p.B)
		same := t.same(p, o)
		if same || o.Plain >= 2 && o.Share >= alike {
			t.akin[p.A], t.akin[p.B] = true, true
		}
		if same && !t.marks[p.A].against(t.marks[p.B]) {
			t.links = append(t.links, wording.Link{Pair: p, Score: o.Share})
			t.shares[p.A] += o.Share
			t.shares[p.B] += o.Share
		}
	}
}

// same tells whether two clauses say the same: they share enough of their content words, most of
// them no names, because clauses about the same people share their names whatever they say. Where
// three and more people, bodies and places are the same, one other word is enough; where they give one
// amount of one thing, less must be alike; and words that stand together in both are a phrase. The bounds
// were set by reading pairs in order of their share.
func (t *teller) same(p wording.Pair, o wording.Overlap) bool {
	least := t.least()
	plain := min(t.plain[p.A], t.plain[p.B])
	switch {
	case o.Plain < least-1:
		return false
	case o.Plain >= least && 2*o.Plain >= plain && o.Share >= 0.28, o.Plain >= least && 5*o.Plain >= 3*plain && o.Share >= 0.22:
		return true
	case o.Plain >= 4 && o.Share >= 0.2, o.Plain >= 3 && o.Share >= 0.27:
		return true
	case o.Share >= 0.18 && t.marks[p.A].bearers(t.marks[p.B]) >= 3:
		return true
	case o.Plain >= 2 && o.Share >= 0.12 && t.marks[p.A].sameAmount(t.marks[p.B]):
		return true
	}
	const longest = 60 // content words: looking for a phrase takes the product of the lengths
	return o.Plain >= 3 && max(t.index.Len(p.A), t.index.Len(p.B)) <= longest &&
		t.marks[p.A].inCommon(t.marks[p.B]) >= 4 && t.index.Together(p.A, p.B) >= 4
}

// least is how many words that are no names two clauses must share, where nothing else speaks for them.
func (t *teller) least() int {
	const many = 600 // clauses, among which two words meet by chance
	if len(t.classes) > many {
		return 3
	}
	return 2
}

// several tells whether a group of classes is of two sources at least and says something.
func (t *teller) several(group []int) bool {
	const fewestPlain = 2
	from, several, plain := -1, false, 0
	for _, k := range group {
		for _, i := range t.classes[k] {
			several = several || from >= 0 && t.clauses[i].source != from
			from = t.clauses[i].source
		}
		plain = max(plain, t.plain[k])
	}
	return several && plain >= fewestPlain
}

// weighed is a group of clauses with what it is chosen by.
type weighed struct {
	members  []int // clauses in order
	shown    []int // those that can be shown, the clearest first
	sources  int   // that report it
	wordings int   // sentences in different words, of different sources: what is copied counts once
	place    int   // where in its sources it stands, in thousandths
	class    int   // of what is shown; classes are in order of their words
}

// weigh finds what each group is chosen by. A group of which nothing can be shown is left out.
func (t *teller) weigh(groups [][]int) []weighed {
	clarity := t.clarity(groups)
	out := make([]weighed, 0, len(groups))
	for _, group := range groups {
		var w weighed
		for _, k := range group {
			w.members = append(w.members, t.classes[k]...)
		}
		slices.Sort(w.members)
		w.sources = len(t.sourcesOf(w.members))
		w.shown = slices.DeleteFunc(slices.Clone(w.members), func(i int) bool { return clarity[i] <= 0 })
		if len(w.shown) == 0 {
			continue
		}
		slices.SortFunc(w.shown, func(a, b int) int { return cmp.Or(cmp.Compare(clarity[b], clarity[a]), t.before(a, b)) })
		w.wordings, w.place, w.class = t.wordings(group), t.place(w.members), t.class[w.shown[0]]
		out = append(out, w)
	}
	return out
}

// before puts clauses in an order that is not that of the sources: those that say the least besides
// what others say first, then those of which more is shown, then by their words and the ids of the sources.
func (t *teller) before(a, b int) int {
	p, q := t.clauses[a], t.clauses[b]
	return cmp.Or(cmp.Compare(t.shares[t.class[b]], t.shares[t.class[a]]), cmp.Compare(q.span.Len(), p.span.Len()), cmp.Compare(t.class[a], t.class[b]),
		strings.Compare(t.sources[p.source].ID, t.sources[q.source].ID), cmp.Compare(a, b))
}

// wordings is the number of ways in which sources put it: sentences of the same words are one, and so
// are all that only one source has.
func (t *teller) wordings(group []int) int {
	n, seen := 0, map[int]bool{}
	for _, k := range group {
		switch sources := t.sourcesOf(t.classes[k]); {
		case len(sources) > 1:
			n++
		case !seen[sources[0]]:
			seen[sources[0]] = true
			n++
		}
	}
	return n
}

// place is where the clauses stand in their sources, in thousandths: of each source the first counts,
// and of the sources the median, because a live page tells its story backwards.
func (t *teller) place(members []int) int {
	var places []int
	last := -1
	for _, i := range members {
		if c := t.clauses[i]; c.source != last {
			places = append(places, 1000*c.sentence/len(t.sources[c.source].Text.Sentences))
			last = c.source
		}
	}
	slices.Sort(places)
	return places[(len(places)-1)/2]
}

// supporting is those of the clauses that support what is shown of clause best. Those that have
// somebody else say it do not.
func (t *teller) supporting(members []int, best int) []int {
	who := t.clauses[best].speaker
	return slices.DeleteFunc(slices.Clone(members), func(i int) bool {
		return who != "" && t.clauses[i].speaker != "" && t.clauses[i].speaker != who
	})
}

// fact is the fact that the clauses report, that of index best first.
func (t *teller) fact(members []int, best int) Fact {
	f := Fact{Passages: []Passage{{t.clauses[best].source, t.clauses[best].span}}}
	for _, i := range t.supporting(members, best) {
		c := t.clauses[i]
		if n := len(f.Sources); n == 0 || f.Sources[n-1] != c.source {
			f.Sources = append(f.Sources, c.source)
		}
		f.add(Passage{c.source, c.span})
	}
	return f
}

// add adds a passage; one that shares words with one there makes that longer, but for the first, which
// is shown.
func (f *Fact) add(p Passage) {
	last := &f.Passages[len(f.Passages)-1]
	switch {
	case p.Source == f.Passages[0].Source && p.Meets(f.Passages[0].Span):
	case p.Source == last.Source && p.Meets(last.Span):
		last.Span = last.Cover(p.Span)
	default:
		f.Passages = append(f.Passages, p)
	}
}
