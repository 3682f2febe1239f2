// Package quote finds what a source says that somebody said: the words, in quotation marks or without,
// the words that attribute them, and the speaker.
//
// In go one source's text and the names found in it; out come its quotes in order of place.
// A quote is a span without its quotation marks. For
//
//	"We don't expect to resolve our differences here today," Blinken told Lavrov.
//
// the span is "We … today,", the kind Direct, the cue "told", the speaker the mention "Blinken".
// Deterministic rules over tokens decide, each with a reason in words and a confidence that the
// speaker is right; where no rule applies the speaker stays unknown. Words in quotation marks
// that nobody is said to have spoken (titles, nicknames, single terms) are no quotes.
package quote

import (
	"slices"

	"dossier/internal/name"
	"dossier/internal/parallel"
	"dossier/internal/source"
	"dossier/internal/text"
)

// Kind says how words are reported.
type Kind string

const (
	Direct   Kind = "direct"   // whole sentences in quotation marks
	Partial  Kind = "partial"  // a quoted fragment in the reporter's sentence
	Indirect Kind = "indirect" // reported in the reporter's own words
)

// Quote is words that one source attributes to somebody.
type Quote struct {
	text.Span
	Kind       Kind
	Class      string    // of an indirect quote, what its cue says: statement, belief, intention; "" of others
	Extent     text.Span // the whole reported content; the span itself where it is no wider
	Speaker    Speaker
	Cue        text.Span // the attributing words, with "not" before them; empty where there are none
	Via        text.Span // who is said to have reported it; empty where nobody is
	Confidence float64   // that the speaker is right, 0 to 1
	Reason     string    // the rule that named the speaker
}

// Speaker is who a quote is attributed to.
type Speaker struct {
	Who       int // index into Cast.People, or name.Nobody
	text.Span     // the words that name the speaker; empty where there are none
}

// Find finds the quotes of a text whose names are mentions. stray are quotation marks that
// have no partner. Time is linear in the text.
func Find(t *text.Text, mentions []name.Mention, people []name.Person) (quotes []Quote, stray []text.Span) {
	f := finder{text: t, mentions: mentions, people: people, cues: cues()}
	f.pairs, stray = pair(t)
	f.inside = insideQuotes(len(t.Tokens), f.pairs)
	f.findSubjects()
	found := f.attributeAll()
	f.echo(found)
	for _, a := range found {
		if f.speech(a) {
			a.extent = f.extent(a)
			quotes = append(quotes, a.quote())
		}
	}
	quotes = append(quotes, f.indirects(quotes)...)
	slices.SortStableFunc(quotes, func(a, b Quote) int { return a.Start - b.Start })
	return quotes, stray
}

// FindAll finds the quotes of all sources, on all cores; cast must be of the same sources.
func FindAll(sources []*source.Source, cast *name.Cast) (quotes [][]Quote, stray [][]text.Span) {
	quotes, stray = make([][]Quote, len(sources)), make([][]text.Span, len(sources))
	parallel.Each(len(sources), func(i int) {
		quotes[i], stray[i] = Find(sources[i].Text, cast.In(i), cast.People)
	})
	return quotes, stray
}

// finder holds what the rules look at.
type finder struct {
	text     *text.Text
	mentions []name.Mention
	people   []name.Person
	cues     cueTables
	words    []*cueWord // for each token the verb of the table that it has a form of, or nil; wordAt makes it
	pairs    []marks
	inside   []int   // for each token the index of the pair it is inside of (its marks included), or -1
	topics   []topic // for each sentence, whom a "he" or "she" in the next one means
}
