// Package collation puts together what several sources render of one utterance, and says where
// the renderings differ.
//
// In go the quotes of all sources, as readings; out come utterances, each with its readings, a
// base reading and the variants of the others against it. The order of the sources never changes
// which readings belong together.
//
//	us := collation.Collate(collation.Readings(sources, quotes, dates, people))
//	us[0].Readings // indices into readings: 000's "We don't expect to resolve …", 001's "We didn't expect to settle …"
//	us[0].Variants // resolve / settle, don't / didn't, …
//
// Quoted readings belong together if their speakers agree, or one is unknown, and the longest common
// subsequence of their words, content before function words, makes up most of the shorter one. What is
// reported without quotation marks joins the row whose content it tells.
package collation

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/name"
	"dossier/internal/quote"
)

// Utterance is what was said once, by one speaker on one occasion.
type Utterance struct {
	Readings []int // indices into the readings, in order
	Base     int   // the reading that the others are compared with, with those that go on with it
	Who      int   // the speaker, or name.Nobody
	GoesOn   []int // readings that go on with the one before them, from which only the attribution parts them
	Standing bool  // reported as a position that is held, not as something said once
	Variants []Variant
	Decided  Decision // by the editor
}

// Decision is what an editor decides on an utterance beside its readings.
type Decision struct {
	Label    string // how it is called, "" by its words
	Position Held
	First    int // its place among the first of its speaker's, from 1; 0 where it is not decided
}

// Held tells whether an utterance is a position that is held.
type Held int

const (
	ByRule Held = iota
	IsHeld
	IsSaid // once
)

// Collate groups the readings, which must be in order of source and place, into utterances. Each
// reading is in exactly one; those that stand alone are utterances of their own. Quoted readings of one
// speaker with the same words are of one utterance, unless these are a fragment that stands in other
// clauses. Time is near-linear in the words.
func Collate(readings []Reading) []Utterance {
	g := newGrouper(readings)
	groups := g.classes.Expand(g.groups())
	out := make([]Utterance, len(groups))
	for i, units := range groups {
		members := make([][]int, len(units))
		for n, u := range units {
			members[n] = g.units[u]
		}
		out[i] = utterance(readings, members)
	}
	return out
}

// Of is the utterance of the readings that have the given indices, in order, whatever their words.
func Of(readings []Reading, members []int) Utterance {
	return utterance(readings, unite(readings, members))
}

// utterance is the units as one utterance.
func utterance(readings []Reading, units [][]int) Utterance {
	u := Utterance{Who: name.Nobody}
	as := map[string]int{} // by words, the readings that begin with just these
	for _, unit := range units {
		as[readings[unit[0]].printed()]++
	}
	base := slices.MinFunc(units, func(a, b []int) int { return compareBase(readings, as, a, b) })
	u.Base = base[0]
	against := newLine(readings, base)
	for _, unit := range units {
		u.Readings, u.GoesOn = append(u.Readings, unit...), append(u.GoesOn, unit[1:]...)
		if u.Who == name.Nobody {
			u.Who = readings[unit[0]].Who
		}
		if unit[0] != u.Base && readings[u.Base].marked() && readings[unit[0]].marked() {
			u.Variants = append(u.Variants, variants(against, newLine(readings, unit))...)
		}
	}
	u.Standing = standingOf(readings, u.Readings)
	return u
}

// standingOf tells whether most of the readings report what is held, not what was said once.
func standingOf(readings []Reading, members []int) bool {
	n := 0
	for _, k := range members {
		if readings[k].Standing {
			n++
		}
	}
	return 2*n > len(members)
}

// compareBase sorts the better base first: the fullest direct reading, else the fullest in marks, else
// the fullest, then the earliest, then that of which there are most; what is left is decided by the words.
func compareBase(readings []Reading, as map[string]int, one, other []int) int {
	a, b := &readings[one[0]], &readings[other[0]]
	words, others := a.printed(), b.printed()
	return cmp.Or(trueFirst(a.Kind == quote.Direct, b.Kind == quote.Direct), trueFirst(a.marked(), b.marked()),
		cmp.Compare(length(readings, other), length(readings, one)),
		trueFirst(!a.Published.IsZero(), !b.Published.IsZero()), strings.Compare(a.Published.String(), b.Published.String()),
		cmp.Compare(as[others], as[words]), strings.Compare(others, words), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Span.Start, b.Span.Start))
}

func (r *Reading) printed() string { return r.Text.Slice(r.Span) }

// length is that of a unit's words in bytes.
func length(readings []Reading, unit []int) int {
	n := 0
	for _, k := range unit {
		n += readings[k].Span.Len()
	}
	return n
}

func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
