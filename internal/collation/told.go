package collation

import (
	"cmp"
	"slices"

	"dossier/internal/quote"
	"dossier/internal/wording"
)

// What is reported without marks is told in the reporter's words, so that only its content can be
// compared, in any order: how much of the one that says less the other has, by rarity, how many
// content words that is, and how much it is of both. Few words must be most of what is said, or be of two
// positions. Names alone say nothing, and within one source, where all statements share their matter,
// it takes more.
const (
	toldPart    = 0.4
	toldContent = 4
	wholePart   = 0.75
	wholeWords  = 3
	fewPart     = 0.5
	fewContent  = 2
	fewShare    = 0.45
	briefShare  = 0.33 // where neither has more than a short phrase
	nearPart    = 0.7
	nearPlain   = 2
)

// rows are groups of classes, to be joined by what is told of them.
type rows struct {
	groups  [][]int
	at      []int           // by class, its group
	firm    []bool          // by group: it is quoted at length
	fullest []int           // by group: the class that says most
	units   wording.Classes // by group: all of its units
}

func (g *grouper) rows(groups [][]int) rows {
	n := len(groups)
	r := rows{groups: groups, at: make([]int, len(g.classes)), firm: make([]bool, n), fullest: make([]int, n), units: make(wording.Classes, n)}
	for n, group := range groups {
		r.fullest[n] = slices.MaxFunc(group, func(a, b int) int { return cmp.Compare(g.content.Len(a), g.content.Len(b)) })
		for _, k := range group {
			r.at[k] = n
			r.units[n] = append(r.units[n], g.classes[k]...)
			kind := g.heads[k].kind
			r.firm[n] = r.firm[n] || kind == quote.Direct || kind == quote.Partial && g.words.Len(k) > shortPhrase
		}
	}
	return r
}

// told joins reported readings, and fragments by the clause that they stand in, to the groups whose
// content they tell, or to each other. Two groups that are quoted at length stay two whatever is told
// of them.
func (g *grouper) told(groups [][]int) [][]int {
	r := g.rows(groups)
	rules := wording.Rules{
		Apart:  r.units.Apart(g.source),
		Never:  func(a, b int) bool { return r.firm[a] && r.firm[b] },
		Linked: func(a, b int) bool { return g.tells(r.fullest[a], r.fullest[b]) },
		Label: func(n int) string {
			for _, k := range groups[n] {
				if label := g.label(k); label != "" {
					return label
				}
			}
			return ""
		},
	}
	return wording.Classes(groups).Expand(rules.Group(len(groups), g.tellings(r)))
}

// tellings is the pairs of groups of which one may tell what the other does, with how much alike their
// likest classes are.
func (g *grouper) tellings(r rows) []wording.Link {
	best := map[wording.Pair]float64{}
	for _, p := range candidates(g.content, fewContent, g.tellable) {
		a, b := r.at[p.A], r.at[p.B]
		if a == b || r.firm[a] && r.firm[b] {
			continue
		}
		if score, ok := g.alike(p.A, p.B); ok {
			pair := wording.Pair{A: min(a, b), B: max(a, b)}
			best[pair] = max(best[pair], score)
		}
	}
	links := make([]wording.Link, 0, len(best))
	for pair, score := range best {
		links = append(links, wording.Link{Pair: pair, Score: score})
	}
	return links
}

// tells tells whether two classes say the same.
func (g *grouper) tells(a, b int) bool {
	_, ok := g.alike(a, b)
	return ok && g.tellable(a, b)
}

// tellable tells whether one of two classes can tell what the other does, by who speaks and how.
func (g *grouper) tellable(a, b int) bool {
	p, q := g.heads[a], g.heads[b]
	return (p.kind != quote.Direct || q.kind != quote.Direct) && voices(p, q) == alike
}

// alike tells whether two classes tell the same of one speaker, and how much alike they are.
func (g *grouper) alike(a, b int) (score float64, ok bool) {
	o, v := g.toldAlike(a, b)
	return o.Share, v.why == ""
}

// toldAlike compares what two classes tell of one speaker.
func (g *grouper) toldAlike(a, b int) (wording.Overlap, verdict) {
	o, least := g.content.Shared(a, b), fewShare
	if max(g.content.Len(a), g.content.Len(b)) <= shortPhrase {
		least = briefShare
	}
	v := verdict{share: o.Part, content: o.Content}
	enough := o.Content >= toldContent && o.Part >= toldPart ||
		o.Content == wholeWords && o.Part >= wholePart ||
		o.Content >= fewContent && o.Content < toldContent && o.Part >= fewPart && (o.Share >= least || g.heads[a].standing && g.heads[b].standing)
	switch {
	case g.otherDay(a, b):
		v.why = "the sources give different days"
	case o.Plain == 0:
		v.why = "no words are in common but names"
	case g.apart(a, b) && (o.Part < nearPart || o.Plain < nearPlain):
		v.why = "both are of one source, where it takes more words in common"
	case !enough:
		v.why = "too few words are in common"
	}
	return o, v
}
