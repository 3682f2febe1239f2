package collation

import (
	"cmp"
	"slices"

	"dossier/internal/quote"
	"dossier/internal/wording"
)

// Tie is how a reading goes with one of an utterance.
type Tie struct {
	Reading, To int      // indices of readings; To is of the utterance
	Quoted      bool     // the words were compared in their order, as quotations are, not in any
	Words       []string // content words in common, as the reading has them, in lower case
	Share       float64  // of the one that says less, that the other has, 0 to 1
	Why         string   // why the two do not belong together by these rules, "" where they do
}

// Explain tells for each reading of u but the base with which other one it goes best, and which other
// readings came closest, at most a few. What goes on with a reading is not told apart.
func Explain(readings []Reading, u Utterance) (members, near []Tie) {
	g := newGrouper(readings)
	class := make([]int, len(g.units))
	for k, units := range g.classes {
		for _, unit := range units {
			class[unit] = k
		}
	}
	var inside, outside []int // units
	for unit := range g.units {
		if slices.Contains(u.Readings, g.units[unit][0]) {
			inside = append(inside, unit)
		} else {
			outside = append(outside, unit)
		}
	}
	for _, unit := range inside {
		others := slices.DeleteFunc(slices.Clone(inside), func(other int) bool { return other == unit })
		if g.units[unit][0] != u.Base && len(others) > 0 {
			members = append(members, g.bestTie(unit, others, class))
		}
	}
	for _, unit := range outside {
		if t := g.bestTie(unit, inside, class); t.close() {
			near = append(near, t)
		}
	}
	slices.SortStableFunc(near, func(a, b Tie) int {
		return cmp.Or(trueFirst(a.Why == "", b.Why == ""), cmp.Compare(b.Share*float64(len(b.Words)), a.Share*float64(len(a.Words))))
	})
	const most = 4
	return members, near[:min(len(near), most)]
}

// close tells whether the two came close to being of one utterance.
func (t Tie) close() bool {
	const share, words = 0.25, 2
	return t.Why == "" || t.Share >= share && len(t.Words) >= words
}

// bestTie is the tie of a unit to that of the others with which it goes best; class is by unit.
func (g *grouper) bestTie(unit int, others, class []int) Tie {
	var best Tie
	for n, other := range others {
		if t := g.tie(unit, other, class); n == 0 || t.better(best) {
			best = t
		}
	}
	return best
}

// better tells whether t says more for one utterance than o.
func (t Tie) better(o Tie) bool {
	return cmp.Or(trueFirst(t.Why == "", o.Why == ""), cmp.Compare(o.Share, t.Share), cmp.Compare(len(o.Words), len(t.Words))) < 0
}

// tie compares two units as the rules do.
func (g *grouper) tie(unit, other int, class []int) Tie {
	of := (*Reading).content
	t := Tie{Reading: g.units[unit][0], To: g.units[other][0]}
	a, b := class[unit], class[other]
	p, q := g.heads[a], g.heads[b]
	_, told := g.toldAlike(a, b)
	switch {
	case a == b:
		of, t.Quoted, t.Share = (*Reading).words, p.kind != quote.Indirect, 1
	case voices(p, q) == different:
		t.Share, t.Why = told.share, "another speaker"
	case g.quotable(a, b):
		v := g.quotedAlike(a, b)
		if v.why != "" && told.why == "" && g.tellable(a, b) {
			t.Share = told.share
			break
		}
		of, t.Quoted, t.Share, t.Why = (*Reading).words, true, v.share, v.why
	case voices(p, q) == alike:
		t.Share, t.Why = told.share, told.why
	default:
		t.Share, t.Why = told.share, "what is reported without quotation marks needs the same speaker, by name or by the same words"
	}
	t.Words = wording.Common(g.passage(g.units[unit], of), g.passage(g.units[other], of))
	return t
}
