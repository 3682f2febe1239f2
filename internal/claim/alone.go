package claim

import (
	"cmp"
	"slices"
)

// The most facts that are told of those that one source alone has, of each source and in all.
const (
	mostAlone = 3
	mostInAll = 30
)

// fewestNews is how many words of such a fact no other source may have.
const fewestNews = 4

// alone is facts that one source alone has: sentences that read by themselves, like none of another
// source, with words that no other source has, those with the most of each source.
func (t *teller) alone() []Fact {
	if len(t.sources) < 2 {
		return nil
	}
	type only struct{ clause, news int }
	bySource := make([][]only, len(t.sources))
	known := t.known()
	for i, c := range t.clauses {
		k := t.class[i]
		if t.akin[k] || len(t.classes[k]) > 1 || !c.lead || t.readable(c) < 1 {
			continue
		}
		news := 0
		for word := range t.marks[k].news() {
			if known[word] == c.source {
				news++
			}
		}
		if news >= fewestNews {
			bySource[c.source] = append(bySource[c.source], only{i, news})
		}
	}
	most := func(a, b only) int {
		return cmp.Or(cmp.Compare(b.news, a.news), cmp.Compare(t.class[a.clause], t.class[b.clause]))
	}
	var all []only
	for _, list := range bySource {
		slices.SortFunc(list, most)
		all = append(all, list[:min(mostAlone, len(list))]...)
	}
	slices.SortFunc(all, most)
	all = all[:min(mostInAll, len(all))]
	slices.SortFunc(all, func(a, b only) int { return cmp.Compare(a.clause, b.clause) })
	var out []Fact
	for _, o := range all {
		out = append(out, t.fact([]int{o.clause}, o.clause))
	}
	return out
}

// What known says of a word that no clause has, and of one that several sources have.
const (
	noSource       = -1
	severalSources = -2
)

// known is for each word and amount of the clauses, by number, the one source that has it.
func (t *teller) known() []int {
	out := slices.Repeat([]int{noSource}, len(t.lexicon.senses))
	for i, c := range t.clauses {
		for n := range t.marks[t.class[i]].news() {
			switch out[n] {
			case noSource, c.source:
				out[n] = c.source
			default:
				out[n] = severalSources
			}
		}
	}
	return out
}
