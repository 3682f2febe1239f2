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
	"strconv"
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
// many content words of it; where both are a word or two, one content word is enough. Words of a
// short phrase must stand together in the longer reading, too. It takes more where one speaker is
// not known, and most where the speakers are named by different words that may mean one person, such
// as a name and a role.
const (
	minScore    = 0.58
	minContent  = 2
	openContent = 3
	loneScore   = 0.9
	loneWords   = 2
	shortPhrase = 4 // content words
	sureScore   = 0.8
	sureWords   = 5
)

// Collate groups the readings, which must be in order of source and place, into utterances. Each
// reading is in exactly one; those that stand alone are utterances of their own. Readings of the
// same words and speaker are always of one utterance.
func Collate(readings []Reading) []Utterance {
	passages := make([]wording.Passage, len(readings))
	for i, r := range readings {
		passages[i] = wording.Of(r.Text, r.Span)
	}
	classes := wording.Same(passages, func(i int) string { return readings[i].speaker() })
	x := wording.New(classes.First(passages))
	first := func(class int) Reading { return readings[classes[class][0]] }
	var links []wording.Link
	linked := map[wording.Pair]bool{}
	for _, p := range x.Pairs(1) {
		if score, ok := link(x, p, voices(first(p.A), first(p.B))); ok {
			links = append(links, wording.Link{Pair: p, Score: score})
			linked[p] = true
		}
	}
	rules := wording.Rules{
		Apart: classes.Apart(func(i int) int { return readings[i].Source }),
		Never: func(a, b int) bool {
			return voices(first(a), first(b)) != alike && !linked[wording.Pair{A: min(a, b), B: max(a, b)}]
		},
		Size: x.Len, // so that a short phrase does not join two long readings that differ
	}
	groups := classes.Expand(rules.Group(len(classes), links))
	out := make([]Utterance, len(groups))
	for i, g := range groups {
		out[i] = utterance(readings, g)
	}
	return out
}

// link tells whether two readings can render one utterance, and how strongly that is: the more of
// the shorter one, and the more words, the stronger.
func link(x *wording.Index, p wording.Pair, v likeness) (strength float64, ok bool) {
	if v == different {
		return 0, false
	}
	score, content := x.InOrder(p.A, p.B)
	shorter, longer := min(x.Len(p.A), x.Len(p.B)), max(x.Len(p.A), x.Len(p.B))
	switch {
	case v == doubtful:
		ok = score >= sureScore && content >= sureWords
	case content == 1 && longer <= loneWords:
		ok = v == alike && score >= loneScore
	case v == open && content < openContent && longer > loneWords:
		ok = false
	case shorter <= shortPhrase && float64(x.Together(p.A, p.B)) < minScore*float64(shorter):
		ok = false
	default:
		ok = score >= minScore && content >= minContent
	}
	return score * (1 - 1/float64(2+content)), ok
}

// likeness says whether two readings have one speaker.
type likeness int

const (
	different likeness = iota
	doubtful           // named by different words
	open               // one is not known
	alike
)

// voices compares the speakers of two readings: the same person and the same words are alike.
func voices(a, b Reading) likeness {
	switch {
	case a.Who != name.Nobody && b.Who != name.Nobody && a.Who != b.Who:
		return different
	case a.speaker() == "", b.speaker() == "":
		return open
	case a.speaker() == b.speaker():
		return alike
	}
	return doubtful
}

// speaker is what can be compared of the one a reading is attributed to: the person, else the words
// that name somebody, "" where they are a pronoun or there are none.
func (r Reading) speaker() string {
	switch as := strings.ToLower(r.As); {
	case r.Who != name.Nobody:
		return strconv.Itoa(r.Who)
	case pronouns[as]:
		return ""
	default:
		return as
	}
}

var pronouns = map[string]bool{"he": true, "she": true, "they": true, "we": true, "i": true, "it": true, "who": true, "his": true, "her": true, "their": true}

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
	return cmp.Or(trueFirst(a.Direct, b.Direct), cmp.Compare(b.Span.Len(), a.Span.Len()),
		trueFirst(a.Rank != "", b.Rank != ""), strings.Compare(a.Rank, b.Rank),
		cmp.Compare(a.Source, b.Source), cmp.Compare(a.Span.Start, b.Span.Start))
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
