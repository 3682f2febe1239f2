package quote

import (
	_ "embed"
	"strings"
	"sync"

	"dossier/internal/text"
)

//go:embed cues.txt
var cueTable string

// form is the form of a cue word.
type form uint8

const (
	base form = iota // say, also the present with plural subjects
	finite
	past // also the participle of regular verbs
	participle
	ing
)

// cueWord is an entry of the table of cues: a form of a word, and what that word is.
type cueWord struct {
	lemma string
	class string // statement, tag, belief
	form  form
}

// cues maps every form of every cue, in lower case. A word that is noun and verb is listed as
// the verb; nouns tell whether it can be the noun too.
type cueTables struct {
	verbs map[string]cueWord
	nouns map[string]bool // singular and plural
}

var cues = sync.OnceValue(func() cueTables {
	t := cueTables{verbs: map[string]cueWord{}, nouns: map[string]bool{}}
	class := ""
	for line := range strings.Lines(cueTable) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			class = strings.Trim(line, "[]")
		case class == "noun":
			t.nouns[line], t.nouns[inflect(line)[0]] = true, true
		default:
			lemma, irregular, ok := strings.Cut(line, ":")
			forms := strings.Fields(irregular)
			if !ok {
				forms = inflect(lemma)
			}
			for i, f := range [...]form{finite, past, participle, ing} {
				if _, twice := t.verbs[forms[i]]; !twice {
					t.verbs[forms[i]] = cueWord{lemma, class, f}
				}
			}
			if t.verbs[lemma].lemma != lemma { // unless the past is spelled alike: read
				t.verbs[lemma] = cueWord{lemma, class, base}
			}
		}
	}
	return t
})

// inflect makes the third person, past, participle and -ing form of a regular English verb; the
// third person is spelled like the plural of the noun.
func inflect(v string) []string {
	stem := strings.TrimSuffix(v, "e")
	third, ed := v+"s", stem+"ed"
	switch {
	case strings.HasSuffix(v, "y") && !strings.ContainsRune("aeiou", rune(v[len(v)-2])):
		third, ed = v[:len(v)-1]+"ies", v[:len(v)-1]+"ied"
		stem = v
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "o"):
		third = v + "es"
	}
	return []string{third, ed, ed, stem + "ing"}
}

// cueAt is the verb that token i is a cue with, by its form and the words around it. A cue that
// lost the space before "that" is still one.
func (f *finder) cueAt(i int) (cueWord, bool) {
	t := f.text.Tokens[i]
	if t.Kind != text.Word {
		return cueWord{}, false
	}
	w, ok := f.cues.verbs[t.Lower]
	if !ok {
		w, ok = f.cues.verbs[strings.TrimSuffix(t.Lower, "that")]
	}
	if !ok || i > 0 && f.nounHere(i, w) {
		return cueWord{}, false
	}
	return w, true
}

// lightVerbs make a statement of the noun behind them: "made a promise", "drawing a distinction".
var lightVerbs = text.Set(`make makes made making draw draws drew drawn drawing give gives gave given giving issue issues issued issuing
	offer offers offered offering deliver delivers delivered delivering`)

// determiners stand before nouns: after one, a word that could be a verb is a noun.
var determiners = map[string]bool{
	"a": true, "an": true, "the": true, "this": true, "these": true, "those": true, "his": true, "her": true, "its": true, "their": true,
	"our": true, "my": true, "your": true, "'s": true, "any": true, "no": true, "some": true, "each": true, "every": true, "such": true,
	"of": true, "for": true, "in": true, "on": true, "with": true, "under": true, "at": true, "more": true, "several": true, "many": true,
}

// nounHere tells whether the word at i, a verb's form by its letters, is a noun where it stands:
// "the report", "Moscow's demands", "his call".
func (f *finder) nounHere(i int, w cueWord) bool {
	prev := f.text.Tokens[i-1]
	plain := w.lemma == "say" || w.lemma == "tell" // never nouns
	switch w.form {
	case base, finite:
		if i+1 < len(f.text.Tokens) && (f.text.Tokens[i+1].Is("'s") || !plain && carries[f.text.Tokens[i+1].Lower]) {
			return true
		}
		if w.form == base && !plain && !f.plural(prev) {
			return true
		}
		return determiners[prev.Lower] || prev.Kind == text.Number || f.adjectival(prev)
	case ing:
		return prev.Is("the", "a", "an", "his", "her", "its", "their", "'s", "this")
	}
	return prev.Is("the", "a", "an", "this", "his", "her", "its", "their", "'s")
}

// carries are verbs that cannot follow another finite verb: "states can", "reports were".
var carries = text.Set(`is are was were has have had can could will would should may might must do does did`)

// plural tells whether a verb without ending can follow: a plural, an auxiliary, an adverb.
func (f *finder) plural(prev text.Token) bool {
	return prev.Kind == text.Mark || auxiliaries[prev.Lower] || pronouns[prev.Lower] || strings.HasSuffix(prev.Lower, "s") || strings.HasSuffix(prev.Lower, "ly") ||
		prev.Is("to", "and", "or", "but", "that", "people", "men", "women", "police", "many", "some", "few", "most", "both", "all")
}

// adjectival tells by its ending whether a word is most likely an adjective.
func (f *finder) adjectival(t text.Token) bool {
	if t.Kind != text.Word || t.Upper(f.text.Bytes) {
		return false
	}
	for _, s := range [...]string{"ic", "al", "ous", "ive", "ful", "less", "able", "ible"} {
		if strings.HasSuffix(t.Lower, s) && len(t.Lower) > len(s)+2 {
			return true
		}
	}
	return false
}
