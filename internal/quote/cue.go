package quote

import (
	_ "embed"
	"slices"
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
	lemma    string
	class    string // statement, tag, belief, intention
	unquoted bool   // it attributes no words in quotation marks
	form     form
	takes    []string // what it reports: that, whether, infinitive, object, whom; else a preposition before it
}

// takesAny tells whether the word reports what one of the given names stands for.
func (w cueWord) takesAny(names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(w.takes, n) })
}

// cueTables maps every form of every cue, in lower case. A word that is noun and verb is listed as
// the verb; nouns tell whether it can be the noun too.
type cueTables struct {
	verbs map[string]*cueWord
	nouns map[string]bool // singular and plural
}

var cues = sync.OnceValue(func() cueTables {
	t := cueTables{verbs: map[string]*cueWord{}, nouns: map[string]bool{}}
	class, unquoted := "", false
	for line := range strings.Lines(cueTable) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			class, unquoted = strings.CutSuffix(strings.Trim(line, "[]"), ", unquoted")
		case class == "noun":
			t.nouns[line], t.nouns[inflect(line)[0]] = true, true
		default:
			word, takes, _ := strings.Cut(line, "=")
			lemma, irregular, ok := strings.Cut(strings.TrimSpace(word), ":")
			forms := strings.Fields(irregular)
			if !ok {
				forms = inflect(lemma)
			}
			t.add(cueWord{lemma: lemma, class: class, unquoted: unquoted, takes: strings.Fields(takes)}, forms)
		}
	}
	return t
})

// add adds the forms of a verb, unless another has them already.
func (t cueTables) add(w cueWord, forms []string) {
	for i, f := range [...]form{finite, past, participle, ing} {
		if t.verbs[forms[i]] == nil {
			verb := w
			verb.form = f
			t.verbs[forms[i]] = &verb
		}
	}
	if other := t.verbs[w.lemma]; other == nil || other.lemma != w.lemma { // unless the past is spelled alike: read
		w.form = base
		t.verbs[w.lemma] = &w
	}
}

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

// cueAt is the verb that token i is a cue with, by its form and the words around it.
func (f *finder) cueAt(i int) (cueWord, bool) {
	if w := f.wordAt(i); w != nil && !w.unquoted && f.verbHere(i, w) {
		return *w, true
	}
	return cueWord{}, false
}

// wordAt is the verb that token i has a form of, whatever it is there, or nil. A cue that lost the
// space before "that" is still one.
func (f *finder) wordAt(i int) *cueWord {
	if f.words == nil {
		f.words = make([]*cueWord, len(f.text.Tokens))
		for k, t := range f.text.Tokens {
			if t.Kind != text.Word {
				continue
			}
			f.words[k] = f.cues.verbs[t.Lower]
			if word, joined := strings.CutSuffix(t.Lower, "that"); joined && f.words[k] == nil {
				f.words[k] = f.cues.verbs[word]
			}
		}
	}
	return f.words[i]
}

// verbHere tells whether token i, a form of w, is a verb where it stands.
func (f *finder) verbHere(i int, w *cueWord) bool {
	return (i == 0 || !f.nounHere(i, *w)) && !f.compound(i)
}

// compound tells whether a hyphen ties token i to another word: "50-state", "so-called".
func (f *finder) compound(i int) bool {
	t := f.text.Tokens
	return i > 0 && t[i-1].Is("-") && t[i-1].End == t[i].Start || i+1 < len(t) && t[i+1].Is("-") && t[i+1].Start == t[i].End
}

// homographs are verbs whose form in -s or without ending is a noun as often. They need a name, a
// pronoun or a noun with its article before them to be verbs.
var homographs = text.Set(`states state rules rule questions question demands demand reports report claims claim comments comment remarks remark calls call
	orders order offers offer charges charge notes note posts post points point terms term texts text promises promise requests request
	addresses address stresses stress reasons reason estimates estimate answers answer tweets tweet brands brand labels label plans plan hopes hope
	fears fear worries worry views view attacks attack supports support forecasts forecast signals signal mentions mention
	lists list quotes quote credits credit protests protest objects object counters counter cries cry appeals appeal pledges pledge threats
	praise blame thanks doubts doubt regards regard challenges challenge shows show aims aim wishes wish`)

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
	return prev.Kind == text.Mark || auxiliaries[prev.Lower] || strings.HasSuffix(prev.Lower, "n't") || pronouns[prev.Lower] || strings.HasSuffix(prev.Lower, "s") || strings.HasSuffix(prev.Lower, "ly") ||
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
