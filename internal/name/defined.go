package name

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// definitions are the short forms that a text explains itself: "World Harbour Union (WHU)".
type definitions struct {
	full map[string]string // short form without stops → the full name in lower case
}

// known are the definitions of all sources together.
type known struct {
	short   map[string]string // those that no two sources explain differently
	full    map[string]bool
	longest map[string]int // as in facts
}

// definitionsOf reads the definitions of t: a short form in parentheses behind the full name, or
// the reverse, where its letters are those that the words of the name begin with.
func definitionsOf(t *text.Text) *definitions {
	d := &definitions{full: map[string]string{}}
	for _, s := range t.Sentences {
		for i := s.First + 1; i+2 < s.Last; i++ {
			if !t.Tokens[i].Is("(") {
				continue
			}
			end := i + 1
			for end < s.Last && end-i <= longestDefined && !t.Tokens[end].Is(")") {
				end++
			}
			if end == s.Last || !t.Tokens[end].Is(")") || end+1 < s.Last && loadFacts().thing[t.Tokens[end+1].Lower] {
				continue
			}
			first, last := i+1, end
			for first < last && t.Tokens[first].Quotation() {
				first++
			}
			for last > first && t.Tokens[last-1].Quotation() {
				last--
			}
			if last == first+1 {
				d.define(t, first, s.First, i)
			} else if last > first {
				d.define(t, i-1, first, last)
			}
		}
	}
	return d
}

// longestDefined is how many tokens a full name in parentheses has at most.
const longestDefined = 16

// define enters token short as the short form of the name that ends before token end and begins at
// or after lo, if its letters fit.
func (d *definitions) define(t *text.Text, short, lo, end int) {
	printed := t.Slice(t.Tokens[short].Span)
	letters := strings.ReplaceAll(printed, ".", "")
	if t.Tokens[short].Kind != text.Word || !acronym(printed) {
		return
	}
	start := fit(t, letters, lo, end)
	if start < 0 || loadFacts().thing[t.Tokens[end-1].Lower] {
		return
	}
	d.full[letters] = join(t, start, end)
}

// acronym tells whether s is two to six capitals, with or without stops.
func acronym(s string) bool {
	s = strings.ReplaceAll(s, ".", "")
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 6 && s == strings.ToUpper(s)
}

// linking are the words of a name that its short form leaves out.
var linking = map[string]bool{"of": true, "for": true, "and": true, "the": true, "in": true, "on": true, "to": true, "'s": true}

// fit is the token at which the name begins that ends before token end and whose words begin with
// these letters, -1 where there is none at or after lo.
func fit(t *text.Text, letters string, lo, end int) int {
	left := []rune(strings.ToLower(letters))
	for k := end - 1; k >= lo && end-k <= 2*longestDefined; k-- {
		tok := t.Tokens[k]
		switch {
		case tok.Kind != text.Word:
			if !tok.Is("-", "&", ".", ",") {
				return -1
			}
		case tok.Upper(t.Bytes):
			r, _ := utf8.DecodeRuneInString(tok.Lower)
			if r != left[len(left)-1] {
				return -1
			}
			if left = left[:len(left)-1]; len(left) == 0 {
				return k
			}
		case !linking[tok.Lower] && (k == lo || !t.Tokens[k-1].Is("-")):
			return -1
		}
	}
	return -1
}

// merged is the definitions of all sources together.
func merged(all []*definitions) *known {
	k := &known{short: map[string]string{}, full: map[string]bool{}, longest: map[string]int{}}
	contested := map[string]bool{}
	for _, d := range all {
		for short, full := range d.full {
			if other, ok := k.short[short]; ok && other != full {
				contested[short] = true
			}
			k.short[short], k.full[full] = full, true
			words := strings.Fields(full)
			k.longest[words[0]] = max(k.longest[words[0]], len(words))
		}
	}
	for short := range contested {
		delete(k.short, short)
	}
	return k
}

// join is the tokens [i, end) in lower case without accents and with one space between; stops of
// abbreviations are left out.
func join(t *text.Text, i, end int) string {
	if end == i+1 {
		return unaccented(t.Tokens[i].Lower)
	}
	var b strings.Builder
	if i < end {
		b.Grow(t.Tokens[end-1].End - t.Tokens[i].Start)
	}
	for k := i; k < end; k++ {
		if t.Tokens[k].Is(".") {
			continue
		}
		if k > i && t.Tokens[k].Start > t.Tokens[k-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(t.Tokens[k].Lower)
	}
	return unaccented(b.String())
}

// phraseEnd is the end of the longest name of several words that begins at token i and that a
// table or a definition has, or i.
func (f *finder) phraseEnd(i int, s text.Sentence) int {
	first := unaccented(f.text.Tokens[i].Lower)
	n := max(f.longest[first], f.known.longest[first])
	for end := min(s.Last, i+2*n); n > 1 && end > i+1; end-- {
		if f.text.Tokens[end-1].Kind == text.Mark || !f.text.Tokens[end-1].Upper(f.text.Bytes) {
			continue
		}
		if all := f.join(i, end); f.places[all] != "" || f.bodies[all] != "" || f.known.full[all] {
			return end
		}
	}
	return i
}

// isDefined tells whether the run [i, end) is a body by the table or by a definition.
func (f *finder) isDefined(i, end int) bool {
	all := f.join(i, end)
	if f.bodies[all] != "" || f.known.full[all] {
		return true
	}
	if end > i+1 {
		return false
	}
	printed := f.text.Slice(f.text.Tokens[i].Span)
	form := strings.ReplaceAll(printed, ".", "")
	return !f.headline && acronym(printed) && (f.bodies[form] != "" || f.known.short[form] != "")
}

// particlesBefore is the first of the particles in lower case right before token i, or i.
func (f *finder) particlesBefore(i, lo int) int {
	k := i
	for k > lo && slices.Contains([]string{"van", "von", "der", "den", "de", "la", "el", "al", "bin", "-"}, f.text.Tokens[k-1].Lower) {
		k--
	}
	if k < i && f.text.Tokens[k].Is("-") {
		return i
	}
	return k
}
