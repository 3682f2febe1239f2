package name

import (
	"strings"

	"dossier/internal/text"
)

// Sex is what titles and given names tell of somebody.
type Sex uint8

const (
	Unknown Sex = iota
	Male
	Female
)

// honorifics are titles that say nothing of what somebody does.
var honorifics = map[string]Sex{"mr": Male, "mrs": Female, "ms": Female, "miss": Female, "dr": Unknown, "sir": Male}

// ranks are other titles that only men or only women bear.
var ranks = map[string]Sex{"lord": Male, "king": Male, "prince": Male, "dame": Female, "lady": Female, "queen": Female, "princess": Female}

// kin are words for what only a man or only a woman can be.
var kin = map[string]Sex{
	"father": Male, "husband": Male, "son": Male, "brother": Male, "widower": Male, "grandfather": Male, "uncle": Male, "nephew": Male,
	"mother": Female, "wife": Female, "daughter": Female, "sister": Female, "widow": Female, "grandmother": Female, "aunt": Female, "niece": Female,
	"actress": Female, "nun": Female, "heiress": Female, "spokesman": Male, "spokeswoman": Female, "businessman": Male, "businesswoman": Female,
}

// sexBeside is what the words beside the name [first, next) tell: "his wife, Anna Roe", "Roe, a
// spokeswoman for".
func (f *finder) sexBeside(first, next int, s text.Sentence) Sex {
	const longest = 6 // tokens, before the noun
	k := first - 1
	if k > s.First && f.text.Tokens[k].Is(",") && (next >= s.Last || f.text.Tokens[next].Is(",", ".")) {
		k--
	}
	if k >= s.First {
		if x := kin[f.text.Tokens[k].Lower]; x != Unknown {
			return x
		}
	}
	if next >= s.Last || !f.text.Tokens[next].Is(",") {
		return Unknown
	}
	for i := next + 1; i < min(s.Last, next+longest); i++ {
		t := f.text.Tokens[i]
		if t.Kind == text.Mark && !t.Is("-") || t.Is("who", "whose", "of", "for", "and", "'s", "said", "told") {
			return Unknown
		}
		if x := kin[t.Lower]; x != Unknown {
			return x
		}
	}
	return Unknown
}

// titleSex is what a title in lower case tells: mr, queen, congresswoman, spokesman. That of a chairman
// tells nothing.
func titleSex(title string) Sex {
	if x, ok := honorifics[title]; ok {
		return x
	}
	word := title[strings.LastIndexByte(title, ' ')+1:]
	switch {
	case strings.HasSuffix(word, "woman"):
		return Female
	case strings.HasSuffix(word, "man") && word != "chairman" && word != "alderman":
		return Male
	}
	return ranks[title]
}

// agreed is what two say of one name: nothing where they contradict each other.
func agreed(a, b Sex) Sex {
	if a != b {
		return Unknown
	}
	return a
}

// sexes is what the texts tell of somebody's sex: titles first, else the given name.
type sexes struct {
	male, female bool
	given        Sex
}

func (s *sexes) note(x Sex) {
	s.male = s.male || x == Male
	s.female = s.female || x == Female
}

// known is the sex that all titles agree on, without titles that of the given name.
func (s *sexes) known() Sex {
	switch {
	case s.male && s.female:
		return Unknown
	case s.male:
		return Male
	case s.female:
		return Female
	}
	return s.given
}

// agrees tells whether x is not contradicted.
func (s *sexes) agrees(x Sex) bool {
	known := s.known()
	return x == Unknown || known == Unknown || x == known
}
