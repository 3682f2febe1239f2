package claim

import "dossier/internal/wording"

// lexicon numbers what words mean, and looks up once what is asked of each word.
type lexicon struct {
	senses map[string]int32
	words  map[string]*word // by how they are printed, in lower case
}

// word is what is asked of a word wherever it stands.
type word struct {
	sense   int32
	sides   []side
	day     uint8 // the bit of a weekday
	denies  bool
	month   bool
	joining bool
	title   bool
	leaning bool
	naming  bool // it can be of a name
}

func newLexicon() *lexicon { return &lexicon{senses: map[string]int32{}, words: map[string]*word{}} }

// sense is the number of what a word means, of a phrase or of an amount.
func (l *lexicon) sense(meaning string) int32 {
	n, ok := l.senses[meaning]
	if !ok {
		n = int32(len(l.senses))
		l.senses[meaning] = n
	}
	return n
}

// word is what there is to know of a word in lower case.
func (l *lexicon) word(lower string) *word {
	w := l.words[lower]
	if w == nil {
		w = &word{
			sense:   l.sense(wording.Sense(lower)),
			sides:   opposites()[wording.Stem(lower)],
			day:     weekdays[lower],
			denies:  negative[lower] || len(lower) > len("n't") && lower[len(lower)-len("n't"):] == "n't",
			month:   months[lower],
			joining: joining[lower],
			title:   titles[lower],
			leaning: leaning[lower],
			naming:  canName(lower),
		}
		l.words[lower] = w
	}
	return w
}
