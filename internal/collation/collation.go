// Package collation puts together what several sources render of one utterance, and says where
// the renderings differ.
//
// In go the quotes of all sources, as readings; out come utterances, each with its readings, a
// base reading and the variants of the others against it. The order of the sources never changes
// which readings belong together.
//
//	us := collation.Collate(collation.Readings(sources, quotes))
//	us[0].Readings // indices into readings: 000's "We don't expect to resolve …", 001's "We didn't expect to settle …"
//	us[0].Variants // resolve / settle, don't / didn't, …
//
// Readings belong together if their speakers agree, or one is unknown, and the longest common
// subsequence of their words, content before function words, makes up most of the shorter one.
package collation

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// Reading is how one source renders an utterance.
type Reading struct {
	Source int // index of the source; sources are in order of id
	Text   *text.Text
	Span   text.Span
	Who    int    // the speaker, or name.Nobody
	As     string // the speaker as printed, "" where nobody is named
	Direct bool   // whole sentences in quotation marks
	Rank   string // sorts sources by time: the earlier is the better base
}

// Readings makes a reading of each quote of each source, in order.
func Readings(sources []*source.Source, quotes [][]quote.Quote) []Reading {
	var out []Reading
	for i, s := range sources {
		for _, q := range quotes[i] {
			out = append(out, Reading{
				Source: i, Text: s.Text, Span: q.Span, Who: q.Speaker.Who, As: s.Text.Flat(q.Speaker.Span),
				Direct: q.Kind == quote.Direct, Rank: s.Published.String(),
			})
		}
	}
	return out
}

// Utterance is what was said once, by one speaker on one occasion.
type Utterance struct {
	Readings []int // indices into the readings, in order
	Base     int   // the reading that the others are compared with
	Who      int   // the speaker, or name.Nobody
	Variants []Variant
}

// A link needs this much of the shorter reading to stand in the other in the same order, and this
// many content words of it; where both are a word or two, one content word is enough.
const (
	minScore   = 0.58
	minContent = 2
	loneScore  = 0.9
	loneWords  = 2
)

// Collate groups the readings, which must be in order of source and place, into utterances. Each
// reading is in exactly one; those that stand alone are utterances of their own.
func Collate(readings []Reading) []Utterance {
	passages := make([]wording.Passage, len(readings))
	for i, r := range readings {
		passages[i] = wording.Of(r.Text, r.Span)
	}
	x := wording.New(passages)
	var links []wording.Link
	for _, p := range x.Pairs() {
		if !agree(readings[p.A], readings[p.B]) {
			continue
		}
		score, content := x.InOrder(p.A, p.B)
		lone := min(x.Len(p.A), x.Len(p.B)) <= loneWords && max(x.Len(p.A), x.Len(p.B)) <= loneWords
		if score >= minScore && content >= minContent || content == 1 && lone && score >= loneScore {
			links = append(links, wording.Link{Pair: p, Score: score})
		}
	}
	groups := wording.Group(len(readings), links, func(a, b int) bool { return readings[a].Source == readings[b].Source })
	out := make([]Utterance, len(groups))
	for i, g := range groups {
		out[i] = utterance(readings, g)
	}
	return out
}

// agree tells whether two readings can have the same speaker: the same person, the same words, or
// one unknown.
func agree(a, b Reading) bool {
	switch {
	case a.Who != name.Nobody && b.Who != name.Nobody:
		return a.Who == b.Who
	case a.As == "" && a.Who == name.Nobody || b.As == "" && b.Who == name.Nobody:
		return true
	}
	return a.Who == b.Who && strings.EqualFold(a.As, b.As)
}

func utterance(readings []Reading, members []int) Utterance {
	u := Utterance{Readings: members, Who: name.Nobody}
	u.Base = slices.MinFunc(members, func(a, b int) int { return compareBase(readings[a], readings[b]) })
	for _, k := range members {
		if u.Who == name.Nobody {
			u.Who = readings[k].Who
		}
		if k != u.Base {
			u.Variants = append(u.Variants, variants(readings, u.Base, k)...)
		}
	}
	return u
}

// compareBase sorts the better base first: the fullest direct reading, else the fullest, then the
// earliest.
func compareBase(a, b Reading) int {
	if a.Direct != b.Direct {
		if a.Direct {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(b.Span.Len(), a.Span.Len()), strings.Compare(a.Rank, b.Rank), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Span.Start, b.Span.Start))
}
