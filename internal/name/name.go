// Package name finds who and what the sources name, and decides which names mean the same
// person, organisation or place.
//
// In go the sources; out comes a Cast: the people with the forms in which each source prints
// them, and for every source the places where they are named. Two small tables of facts
// (titles.txt, places.txt) and one of words (words.txt) are all it knows; a name that they
// do not decide stays unresolved rather than guessed.
//
//	cast := name.Resolve(sources)
//	for _, m := range cast.In(0) { // the first source's mentions, in order
//		fmt.Println(m.Span, cast.People[m.Who].Name) // Antony Blinken, for "Mr Blinken" too
//	}
//
// Persons are joined by last name and compatible first names: equal, one an initial of the
// other, or one missing; spellings one or two letters apart (Antony, Anthony) count as equal.
// A bare last name means the only bearer that the source, or else the dossier, names in full.
package name

import (
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

// Mention is a place where a source names somebody or something.
type Mention struct {
	text.Span           // the name, without the title before it
	Full      text.Span // with title and all: "US Secretary of State Antony Blinken"
	Who       int       // index into Cast.People, or Nobody

	kind      Kind // "" where only the other mentions can tell
	words     []string
	title     string // in lower case
	honorific bool   // the title is Mr or its like
}

// Person is a person, an organisation or a place.
type Person struct {
	Name     string
	Kind     Kind
	Role     string // as printed, "" where no source gives one
	Sure     bool   // the text gives a sign beside capitals: a title, a table, a later bare last name
	Variants []Variant
}

// Variant is one printed form of a name.
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

// Resolve finds the names of all sources and who is meant. Time is linear in their text.
func Resolve(sources []*source.Source) *Cast {
	facts := loadFacts()
	capitals := make([]map[string]bool, len(sources))
	source.Each(len(sources), func(i int) { capitals[i] = midSentenceCapitals(sources[i].Text) })
	known := map[string]bool{} // words in upper case where only names are
	for _, c := range capitals {
		for w := range c {
			known[w] = true
		}
	}
	c := &Cast{mentions: make([][]Mention, len(sources))}
	source.Each(len(sources), func(i int) {
		f := finder{facts: facts, known: known, text: sources[i].Text}
		c.mentions[i] = f.find()
	})
	c.join(sources, facts)
	return c
}

// midSentenceCapitals is the set of words, in lower case, that t prints with a capital within
// a sentence. Sentences that are mostly capitalised, as headlines are, do not count.
func midSentenceCapitals(t *text.Text) map[string]bool {
	seen := map[string]bool{}
	for _, s := range t.Sentences {
		words, upper := 0, 0
		for _, tok := range t.Tokens[s.First:s.Last] {
			if tok.Kind == text.Word && tok.Lower != "'s" {
				words++
				if tok.Upper(t.Bytes) {
					upper++
				}
			}
		}
		if 3*upper > 2*words {
			continue
		}
		for i := s.First + 1; i < s.Last; i++ {
			tok, before := t.Tokens[i], t.Tokens[i-1]
			if tok.Kind == text.Word && tok.Upper(t.Bytes) && !(before.Kind == text.Mark && !before.Is(",", "-", "(")) {
				seen[tok.Lower] = true
			}
		}
	}
	return seen
}
