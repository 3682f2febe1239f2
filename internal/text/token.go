package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is the kind of a token.
type Kind uint8

const (
	Word   Kind = iota // letters, with apostrophes and abbreviation stops inside: Russia, don't, U.S.
	Number             // begins with a digit: 14,000 2.5 1990s 21st
	Mark               // one rune that is neither
)

// Token is a word, a number or a mark. The possessive ending ('s, ’s) is a token of its own;
// hyphens and slashes separate tokens.
type Token struct {
	Span
	Kind  Kind
	Apart bool   // a space is missing in front of it: Parted says so
	Lower string // the token in lower case, curly apostrophes made straight; for a mark, as printed
}

// Is tells whether the token is one of the given lower-case words or marks.
func (t Token) Is(words ...string) bool {
	for _, w := range words {
		if t.Lower == w {
			return true
		}
	}
	return false
}

// Quotation tells whether the token is a double or angled quotation mark, in any script's
// form that newspapers use. Single marks are apostrophes as often and are not among them.
func (t Token) Quotation() bool {
	return t.Kind == Mark && (t.Lower == `"` || t.Lower == "“" || t.Lower == "”" || t.Lower == "„" || t.Lower == "‟" || t.Lower == "«" || t.Lower == "»")
}

// Upper tells whether the token begins with an upper-case letter in s, the text it is of.
func (t Token) Upper(s string) bool {
	c := s[t.Start]
	if c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s[t.Start:t.End])
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// appendTokens cuts the paragraph sp. What no reader sees (space, controls, format characters
// such as bidirectional marks) parts tokens and is in none, but for format characters within a word.
func appendTokens(out []Token, s string, sp Span) []Token {
	s = s[:sp.End]
	for i := sp.Start; i < sp.End; {
		c := s[i]
		switch {
		case c <= ' ' || c == 0x7f:
			i++
		case !isASCIILetter(c) && digit(s[i:]) > 0:
			end := numberEnd(s, i)
			out = append(out, Token{Span: Span{i, end}, Kind: Number, Lower: lower(s[i:end])})
			i = end + ending(s[end:])
			if end < i {
				out = append(out, Token{Span: Span{end, i}, Kind: Word, Lower: "'s"})
			}
		case isASCIILetter(c) || letter(s[i:]) > 0:
			end := wordEnd(s, i)
			stem := end - possessive(s[i:end])
			out = append(out, Token{Span: Span{i, stem}, Kind: Word, Lower: lower(s[i:stem])})
			if stem < end {
				out = append(out, Token{Span: Span{stem, end}, Kind: Word, Lower: "'s"})
			}
			i = end
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf) {
				out = append(out, Token{Span: Span{i, i + n}, Kind: Mark, Lower: s[i : i+n]})
			}
			i += n
		}
	}
	return out
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// letter is the length in bytes of the letter or combining mark that s begins with, or 0.
func letter(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] < utf8.RuneSelf:
		if isASCIILetter(s[0]) {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return n
	}
	return 0
}

// digit is the length in bytes of the decimal digit that s begins with, or 0.
func digit(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] < utf8.RuneSelf:
		if isDigit(s[0]) {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsDigit(r) {
		return n
	}
	return 0
}

// joiner is the length in bytes of the format characters that s begins with and that break no
// word (a soft hyphen, a joiner), or 0. A zero-width space does break it.
func joiner(s string) int {
	end := 0
	for end < len(s) && s[end] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(s[end:])
		if r == '\u200b' || !unicode.Is(unicode.Cf, r) {
			break
		}
		end += n
	}
	return end
}

// numberEnd is the end of the number that begins at i: digits, groups (14,000), decimals
// (2.5), and letters that follow at once (1990s, 21st).
func numberEnd(s string, i int) int {
	for i < len(s) {
		switch n := digit(s[i:]); {
		case n > 0:
			i += n
		case isASCIILetter(s[i]):
			i++
		case (s[i] == ',' || s[i] == '.') && i+1 < len(s) && isDigit(s[i+1]) && isDigit(s[i-1]):
			if s[i] == ',' && !group(s[i+1:]) {
				return i
			}
			i++
		default:
			return i
		}
	}
	return i
}

// group tells whether s begins with exactly three digits, as after a thousands comma.
func group(s string) bool {
	const size = 3
	n := 0
	for n < len(s) && n <= size && isDigit(s[n]) {
		n++
	}
	return n == size
}

// wordEnd is the end of the word that begins at i. Apostrophes between letters belong to it,
// and so do the stops of an abbreviation made of single letters (U.S., p.m.).
func wordEnd(s string, i int) int {
	start, letters := i, 0 // letters since the last stop; two stand for more
	for i < len(s) {
		if isASCIILetter(s[i]) {
			i++
			letters++
			continue
		}
		if n := letter(s[i:]); n > 0 {
			i += n
			letters++
			continue
		}
		switch c := s[i]; {
		case isDigit(c):
			i++
			letters += 2
			continue
		case c == '.' && letters == 1 && abbreviation(s, start, i):
			i++
			letters = 0
			if !single(s[i:]) && ending(s[i:]) == 0 {
				return i
			}
			continue
		case c < utf8.RuneSelf && c != '\'':
			return i
		}
		n := joiner(s[i:])
		n += apostrophe(s[i+n:])
		if n == 0 || letter(s[i+n:]) == 0 {
			return i
		}
		i += n
		letters = 2
	}
	return i
}

// abbreviation tells whether the stop at i follows a single letter that an earlier
// "X." precedes, or that another "X." follows at once.
func abbreviation(s string, start, i int) bool {
	return strings.IndexByte(s[start:i], '.') > 0 || single(s[i+1:])
}

// single tells whether s begins with a single letter and a stop.
func single(s string) bool {
	n := letter(s)
	return n > 0 && n < len(s) && s[n] == '.'
}

// apostrophe is the length in bytes of the apostrophe that s begins with, or 0.
func apostrophe(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

// possessive is the length in bytes of the possessive ending of word, or 0.
func possessive(word string) int {
	if word[len(word)-1]|0x20 != 's' {
		return 0
	}
	for _, n := range [...]int{len("'s"), len("’s")} {
		if len(word) > n && ending(word[len(word)-n:]) == n {
			return n
		}
	}
	return 0
}

// ending is the length in bytes of the possessive ending that s begins with, or 0.
func ending(s string) int {
	if n := apostrophe(s); n > 0 && n < len(s) && s[n]|0x20 == 's' && letter(s[n+1:]) == 0 {
		return n + 1
	}
	return 0
}

// lower is s in lower case, without format characters, its apostrophes straight.
func lower(s string) string {
	if isSmall(s) {
		return s
	}
	l := strings.ToLower(s)
	if isASCII(l) {
		return l
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '’':
			return '\''
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, l)
}

// isSmall tells whether s is ASCII without capitals.
func isSmall(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Balanced tells whether quotation marks and round brackets among the tokens come in pairs.
func Balanced(tokens []Token) bool {
	marks, open := 0, 0
	for _, t := range tokens {
		switch {
		case t.Kind != Mark:
		case t.Quotation():
			marks++
		case t.Is("("):
			open++
		case t.Is(")"):
			open--
		}
	}
	return marks%2 == 0 && open == 0
}
