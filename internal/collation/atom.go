package collation

import (
	"strings"
	"unicode"

	"dossier/internal/text"
	"dossier/internal/wording"
)

// atom is what is aligned: a word as it is compared, or a mark. A contraction is several.
type atom struct {
	norm  string // case, apostrophes and the spellings of two countries made one
	sense string
	rank  rank
	token int // of the line
}

// rank is how much the place of an atom says.
type rank int

const (
	mark rank = iota
	function
	content
)

// line is the tokens of a unit, with its atoms in order.
type line struct {
	readings []Reading
	unit     []int
	tokens   []text.Token
	part     []int // by token, the index in unit of the reading that it is of
	atoms    []atom
}

func newLine(readings []Reading, unit []int) *line {
	l := &line{readings: readings, unit: unit}
	for n, k := range unit {
		r := &readings[k]
		first, last := r.Text.Tok(r.Span)
		for _, t := range r.Text.Tokens[first:last] {
			l.tokens, l.part = append(l.tokens, t), append(l.part, n)
		}
	}
	for i, t := range l.tokens {
		if t.Kind == text.Mark {
			l.atoms = append(l.atoms, atom{t.Lower, "", mark, i})
			continue
		}
		before := ""
		if i > 0 {
			before = l.tokens[i-1].Lower
		}
		for _, w := range expand(t.Lower, before) {
			a := atom{spelling(w), wording.Sense(strings.Trim(w, ".")), content, i}
			if wording.Function(w) {
				a.rank = function
			}
			l.atoms = append(l.atoms, a)
		}
	}
	return l
}

// expand is the words that w, with the word before it, is short for.
func expand(w, before string) []string {
	if long, ok := contractions[w]; ok {
		return long
	}
	if stem, ok := strings.CutSuffix(w, "n't"); ok && stem != "" {
		return []string{stem, "not"}
	}
	for _, c := range [...]struct{ short, long string }{{"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}} {
		if stem, ok := strings.CutSuffix(w, c.short); ok && stem != "" {
			return []string{stem, c.long}
		}
	}
	if w == "'s" && subjects[before] {
		return []string{"is"}
	}
	return []string{w}
}

// contractions that no rule resolves.
var contractions = map[string][]string{
	"won't": {"will", "not"}, "can't": {"can", "not"}, "cannot": {"can", "not"}, "shan't": {"shall", "not"}, "percent": {"per", "cent"},
}

// subjects are words behind which 's is a verb.
var subjects = text.Set("he here how it she that there what where who")

// spelling is the word as both sides of the Atlantic would compare it, not as either writes it.
func spelling(w string) string {
	if s, ok := spellings[w]; ok {
		return s
	}
	w = strings.ReplaceAll(w, ",", "")
	for _, end := range endings {
		stem, ok := strings.CutSuffix(w, end.british)
		if ok && len(stem) >= end.least {
			return stem + end.american
		}
	}
	return w
}

// endings that differ, where at least so many letters stand before them.
var endings = [...]struct {
	british, american string
	least             int
}{
	{"isation", "ization", 3}, {"isations", "izations", 3}, {"ise", "ize", 3}, {"ised", "ized", 3}, {"ises", "izes", 3}, {"ising", "izing", 3},
	{"yse", "yze", 3}, {"ysed", "yzed", 3}, {"our", "or", 3}, {"ours", "ors", 3}, {"oured", "ored", 3}, {"ouring", "oring", 3},
	{"ourable", "orable", 3}, {"ourite", "orite", 3}, {"tre", "ter", 2}, {"tres", "ters", 2}, {"ence", "ense", 3}, {"ences", "enses", 3},
	{"elled", "eled", 3}, {"elling", "eling", 3}, {"eller", "eler", 3}, {"ellers", "elers", 3}, {"alled", "aled", 3}, {"alling", "aling", 3},
	{"ogue", "og", 3}, {"ogues", "ogs", 3}, {"gramme", "gram", 3}, {"grammes", "grams", 3}, {"gement", "gment", 2}, {"wards", "ward", 2},
}

// spellings that no ending tells.
var spellings = map[string]string{
	"grey": "gray", "sceptical": "skeptical", "sceptic": "skeptic", "aluminium": "aluminum", "whilst": "while", "amongst": "among",
	"learnt": "learned", "ageing": "aging", "plough": "plow", "fibre": "fiber", "okay": "ok", "okays": "oks",
}

// squeeze is the letters and digits of words in lower case: "build-up" and "buildup" are one.
func squeeze(words []text.Token) string {
	var b strings.Builder
	for _, w := range words {
		for _, r := range w.Lower {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
