// Package name finds who and what the sources name, and decides which names mean the same
// person, organisation or place.
//
// In go the sources; out comes a Cast: the people with the forms in which each source prints
// them, and for every source the places where they are named. Small tables of facts (places.txt,
// bodies.txt, titles.txt, roles.txt, given.txt) and one of words (words.txt) are all it knows; a
// name that they do not decide stays unresolved rather than guessed.
//
//	cast := name.Resolve(sources)
//	for _, m := range cast.In(0) { // the first source's mentions, in order
//		fmt.Println(m.Span, cast.People[m.Who].Name) // Antony Blinken, for "Mr Blinken" too
//	}
//
// Persons are joined by last name and first name, where spellings that sound alike (Antony and
// Anthony, Zelensky and Zelenskiy) and short forms (Joe and Joseph) are equal unless middle names
// or a Jr. tell two apart, and an initial is the only first name it can begin. A bare last name
// means the only bearer that the source, or else the dossier, names in full, or of several the
// only one named until then, or with that title; a bare given name the only one whom the source names
// in full with it. "The Russian foreign minister" means the only one
// whom the source, or else the dossier, gives that office. Bodies are joined by the table and by
// what a source says itself: "World Harbour Union (WHU)". The order of the sources decides nothing.
package name

import (
	"maps"

	"dossier/internal/parallel"
	"dossier/internal/source"
	"dossier/internal/text"
)

// Kind is what a name names.
type Kind string

const (
	Human Kind = "person"
	Body  Kind = "organisation"
	Place Kind = "place"
)

// Nobody is the index of no person.
const Nobody = -1

// Mention is a place where a source names somebody or something, or describes somebody by an
// office. Mentions may lie within the Full of others, never within their Span.
type Mention struct {
	text.Span           // the name without the title before it; of a description the title alone
	Full      text.Span // with title and all: "US Secretary of State Antony Blinken"
	Who       int       // index into Cast.People, or Nobody

	kind      Kind      // "" where only the other mentions can tell
	words     []string  // of the name, in lower case
	parts     parts     // of the name, if it is a person's
	second    int       // where the second word begins
	doubtful  bool      // the first word may have its capital for beginning a sentence
	articled  bool      // "the" stands before it, so that it is hardly a person
	located   bool      // "in" or its like stands before it, so that it may be a place
	acting    bool      // what stands beside it goes with a person: a verb of saying, "her husband,"
	given     bool      // it is a given name alone
	guess     bool      // the kind is one by its capitals only
	described bool      // an office stands for the name
	title     string    // in lower case
	honorific bool      // the title is Mr or its like
	sex       Sex       // that words beside the name tell: "Roe, a spokeswoman"
	printed   text.Span // the form that counts as a variant
	office    text.Span // the office as printed, empty where there is none
	post      post
	acronym   string // the name without stops where it is all capitals, of a body
	land      string // whose ministry it is, "" where it does not say
	bare      bool   // a ministry whose name has no country in it
	paragraph int
}

// Person is a person, an organisation or a place.
type Person struct {
	Name     string
	Kind     Kind
	Sex      Sex    // of a person, as titles or the given name tell
	Role     string // as printed, the commonest of Roles, "" where no source gives one
	Roles    []Variant
	Sure     bool // the text gives a sign beside capitals: a title, a table, a later bare last name
	Variants []Variant
}

// Variant is one printed form of a name or of a role.
type Variant struct {
	Form    string
	Count   int
	Sources []string // ids, in order
}

// Cast is everybody that the sources name.
type Cast struct {
	People   []Person // in order of name
	mentions [][]Mention
}

// In is the mentions of the i-th source that Resolve was given, in order of place.
func (c *Cast) In(i int) []Mention { return c.mentions[i] }

// rarely is how many tokens of a text have one mention, more or less.
const rarely = 16

// Resolve finds the names of all sources and who is meant. Time is linear in their text.
func Resolve(sources []*source.Source) *Cast {
	facts := loadFacts()
	seen := make([]*words, len(sources))
	defined := make([]*definitions, len(sources))
	parallel.Each(len(sources), func(i int) {
		seen[i] = wordsOf(sources[i].Text)
		defined[i] = definitionsOf(sources[i].Text)
	})
	all := &words{capital: map[string]bool{}, small: map[string]bool{}}
	for _, w := range seen {
		maps.Copy(all.capital, w.capital)
		maps.Copy(all.small, w.small)
	}
	known := merged(defined)
	c := &Cast{mentions: make([][]Mention, len(sources))}
	parallel.Each(len(sources), func(i int) {
		t := sources[i].Text
		f := finder{facts: facts, words: all, last: seen[i].last, known: known, text: t, out: make([]Mention, 0, len(t.Tokens)/rarely)}
		c.mentions[i] = f.find()
	})
	c.join(sources, facts, defined, known)
	return c
}

// words are the words, in lower case, that a text prints with a capital within a sentence, where
// it means something, and those that it prints without.
type words struct {
	capital, small map[string]bool
	last           map[string]bool // words that are no names mostly, but last names here: Theresa May
}

// wordsOf is the words of t. Headlines do not count.
func wordsOf(t *text.Text) *words {
	const often = 4 // times that a word stands in a text, more or less
	f := loadFacts()
	w := &words{capital: map[string]bool{}, small: make(map[string]bool, len(t.Tokens)/often), last: map[string]bool{}}
	for _, s := range t.Sentences {
		if headline(t, s) {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			tok := t.Tokens[i]
			switch {
			case tok.Kind != text.Word:
			case !tok.Upper(t.Bytes):
				w.small[tok.Lower] = true
			case i > s.First && (t.Tokens[i-1].Kind != text.Mark || t.Tokens[i-1].Is(",", "-", "(")):
				w.capital[tok.Lower] = true
				if (f.not[tok.Lower] || f.opener[tok.Lower]) && f.bears(t, i, s) || f.surname[tok.Lower] && f.surnamed(t, i, s) {
					w.last[tok.Lower] = true
				}
			}
		}
	}
	return w
}

// headline tells whether the sentence has capitals like a headline: all its words do, or most and
// it has no end mark, and they are too many for a name.
func headline(t *text.Text, s text.Sentence) bool {
	const longName = 3
	words, upper := 0, 0
	for _, tok := range t.Tokens[s.First:s.Last] {
		if tok.Kind == text.Word && tok.Lower != "'s" {
			words++
			if tok.Upper(t.Bytes) {
				upper++
			}
		}
	}
	ends := t.Tokens[s.Last-1].Kind == text.Mark
	return words > longName && (upper == words || !ends && 3*upper > 2*words)
}
