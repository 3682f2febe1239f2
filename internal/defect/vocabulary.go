package defect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// vocabulary is how often each word, in lower case, stands on its own in the sources.
type vocabulary map[string]*usage

// usage counts the forms of a word. Where a sentence begins, a capital says nothing.
type usage struct {
	all   int // in any form, anywhere
	lower int // in lower case
	upper int // with a capital within a sentence
	caps  int // in capitals, two or more
	named int // with a capital behind "the"
}

// vocabularyOf counts the words of all texts but for those of addresses and the like.
func vocabularyOf(texts []*text.Text) vocabulary {
	v := vocabulary{}
	for _, t := range texts {
		for _, sentence := range t.Sentences {
			v.count(t, sentence)
		}
	}
	return v
}

func (v vocabulary) count(t *text.Text, sentence text.Sentence) {
	for i := sentence.First; i < sentence.Last; i++ {
		tok := t.Tokens[i]
		if tok.Kind != text.Word || glued(t, i) {
			continue
		}
		u := v[tok.Lower]
		if u == nil {
			u = &usage{}
			v[tok.Lower] = u
		}
		u.all++
		switch printed := t.Slice(tok.Span); {
		case printed == tok.Lower:
			u.lower++
		case isCaps(printed):
			u.caps++
		case i > sentence.First && t.Tokens[i-1].Kind != text.Mark && tok.Upper(t.Bytes):
			u.upper++
			if t.Slice(t.Tokens[i-1].Span) == "the" {
				u.named++
			}
		}
	}
}

// glued tells whether token i is part of an address, a handle or a file's name.
func glued(t *text.Text, i int) bool {
	behind := func(i int) bool { return i < len(t.Tokens) && t.Tokens[i].Start == t.Tokens[i-1].End }
	if i > 0 && behind(i) && t.Tokens[i-1].Kind == text.Mark && strings.Contains("@#/\\_.&=", t.Tokens[i-1].Lower) {
		return true
	}
	return behind(i+1) && (t.Tokens[i+1].Is("@", "/", "\\", "_", "=") || t.Tokens[i+1].Is(".") && behind(i+2) && t.Tokens[i+2].Kind != text.Mark)
}

// isCaps tells whether s has two or more capitals and no small letter.
func isCaps(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// use is how often s, in lower case, stands on its own.
func (v vocabulary) use(s string) usage {
	if u := v[s]; u != nil {
		return *u
	}
	return usage{}
}

// word tells whether s, in lower case, is a word that the sources use on its own; a short one
// more than once.
func (v vocabulary) word(s string) bool {
	const short = 4
	n := v.use(s).lower
	return n > 1 || n == 1 && len(s) > short
}

// name tells whether s, which begins with a capital, stands on its own at least n times, and never
// in lower case unless it is in capitals here.
func (v vocabulary) name(s string, n int) bool {
	u := v.use(strings.ToLower(s))
	if isCaps(s) {
		return u.caps >= n
	}
	return u.upper >= n && u.lower == 0
}

// rare tells whether w is so rare beside its parts that it is hardly a word of its own.
func (v vocabulary) rare(w string, parts []string) bool {
	const seldom, share = 2, 4
	n := v.use(strings.ToLower(w)).all
	if n <= seldom {
		return true
	}
	for _, p := range parts {
		if v.use(strings.ToLower(p)).all < share*n {
			return false
		}
	}
	return true
}

// capital tells whether s begins with a capital.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
