package name

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// parts are the parts of a person's name in lower case; those that are not printed are "".
type parts struct {
	first, middle, last string // middle has a space between its words
	suffix              string // jr, sr, ii …

	firstSound, lastSound string
}

var suffixes = []string{"jr", "sr", "ii", "iii", "iv"}

// partsOf divides the words of a name. Particles belong to no part.
func (f *facts) partsOf(words []string) parts {
	p := f.divide(words)
	p.firstSound, p.lastSound = sound(p.first), sound(p.last)
	return p
}

func (f *facts) divide(words []string) parts {
	var p parts
	if n := len(words); n > 1 && slices.Contains(suffixes, words[n-1]) {
		p.suffix, words = words[n-1], words[:n-1]
	}
	if f.familyFirst(words) {
		p.last = words[0]
		p.first = strings.ReplaceAll(strings.Join(words[1:], ""), "-", "")
		return p
	}
	p.last = words[len(words)-1]
	if head, tail, ok := strings.Cut(p.last, "-"); ok && particles[head] && tail != "" {
		p.last = tail
	}
	words = apart(words)
	if w := words[0]; len(words) > 1 && (!particles[w] || w == "al") { // Al Roe is called Al
		p.first = w
	}
	var middle []string
	for _, w := range words[1:max(1, len(words)-1)] {
		if !particles[w] {
			middle = append(middle, w)
		}
	}
	p.middle = strings.Join(middle, " ")
	return p
}

// apart is the words of a name with initials that are printed as one word apart: J.R.
func apart(words []string) []string {
	if !slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return strings.Contains(w, ".") }) {
		return words
	}
	var out []string
	for k, w := range words {
		if k == len(words)-1 || !strings.Contains(w, ".") {
			out = append(out, w)
			continue
		}
		out = append(out, strings.FieldsFunc(w, func(r rune) bool { return r == '.' })...)
	}
	return out
}

// familyFirst tells whether the first of the words is the family name: Xi Jinping, Kim Jong Un.
func (f *facts) familyFirst(words []string) bool {
	const longest = 4 // in runes, of a syllable
	switch {
	case len(words) < 2 || len(words) > 3 || isInitial(words[1]):
		return false
	case f.eastern[words[0]]:
		return true
	case !f.eastern3[words[0]]:
		return false
	case len(words) == 2:
		a, b, ok := strings.Cut(words[1], "-")
		return ok && utf8.RuneCountInString(a) <= longest+1 && utf8.RuneCountInString(b) <= longest
	}
	return utf8.RuneCountInString(words[1]) <= longest+1 && utf8.RuneCountInString(words[2]) <= longest
}

func isInitial(first string) bool { return utf8.RuneCountInString(first) == 1 }
