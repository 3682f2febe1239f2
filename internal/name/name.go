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
// Persons are joined by last name and first name, where spellings that sound alike (Antony and
// Anthony, Zelensky and Zelenskiy) are equal and an initial is the only first name it can begin.
// A bare last name means the only bearer that the source, or else the dossier, names in full, or
// of several the only one with that title. The order of the sources decides nothing.
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

// Mention is a place where a source names somebody or something.
type Mention struct {
	text.Span           // the name, without the title before it
	Full      text.Span // with title and all: "US Secretary of State Antony Blinken"
	Who       int       // index into Cast.People, or Nobody

	kind      Kind      // "" where only the other mentions can tell
	words     []string  // of the name, in lower case
	second    int       // where the second word begins
	doubtful  bool      // the first word may have its capital for beginning a sentence
	title     string    // in lower case
	honorific bool      // the title is Mr or its like
	office    text.Span // the title and what is before it, empty for an honorific
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
	seen := make([]*words, len(sources))
	parallel.Each(len(sources), func(i int) { seen[i] = wordsOf(sources[i].Text) })
	all := &words{capital: map[string]bool{}, small: map[string]bool{}}
	for _, w := range seen {
		maps.Copy(all.capital, w.capital)
		maps.Copy(all.small, w.small)
	}
	c := &Cast{mentions: make([][]Mention, len(sources))}
	parallel.Each(len(sources), func(i int) {
		f := finder{facts: facts, words: all, text: sources[i].Text}
		c.mentions[i] = f.find()
	})
	c.join(sources, facts)
	return c
}

// words are the words, in lower case, that a text prints with a capital within a sentence, where
// it means something, and those that it prints without.
type words struct{ capital, small map[string]bool }

// wordsOf is the words of t. Headlines do not count.
func wordsOf(t *text.Text) *words {
	w := &words{capital: map[string]bool{}, small: map[string]bool{}}
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
