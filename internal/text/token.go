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
	return unicode.IsUpper(r)
}

func appendTokens(out []Token, s string, sp Span) []Token {
	for i := sp.Start; i < sp.End; {
		c := s[i]
		switch {
		case c <= ' ' || c == 0x7f:
			i++
		case isDigit(c):
			end := numberEnd(s[:sp.End], i)
			out = append(out, Token{Span{i, end}, Number, lower(s[i:end])})
			i = end
		case isLetter(s, i, sp.End):
			end := wordEnd(s[:sp.End], i)
			if p := possessive(s[i:end]); p > 0 {
				out = append(out, Token{Span{i, end - p}, Word, lower(s[i : end-p])})
				out = append(out, Token{Span{end - p, end}, Word, "'s"})
			} else {
				out = append(out, Token{Span{i, end}, Word, lower(s[i:end])})
			}
			i = end
		default:
			r, n := utf8.DecodeRuneInString(s[i:sp.End])
			if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
				out = append(out, Token{Span{i, i + n}, Mark, s[i : i+n]})
			}
			i += n
		}
	}
	return out
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isLetter(s string, i, end int) bool {
	if s[i] < utf8.RuneSelf {
		return isASCIILetter(s[i])
	}
	r, _ := utf8.DecodeRuneInString(s[i:end])
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// numberEnd is the end of the number that begins at i: digits, groups (14,000), decimals
// (2.5), and letters that follow at once (1990s, 21st).
func numberEnd(s string, i int) int {
	for i < len(s) {
		switch {
		case isDigit(s[i]) || isASCIILetter(s[i]):
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
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n == 3
}

// wordEnd is the end of the word that begins at i. Apostrophes between letters belong to it,
// and so do the stops of an abbreviation made of single letters (U.S., p.m.).
func wordEnd(s string, i int) int {
	start, letters := i, 0
	for i < len(s) {
		if isLetter(s, i, len(s)) {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			letters++
			continue
		}
		if isDigit(s[i]) {
			i++
			letters += 2
			continue
		}
		if n := apostrophe(s[i:]); n > 0 && i+n < len(s) && isLetter(s, i+n, len(s)) {
			i += n
			letters = 2
			continue
		}
		if s[i] == '.' && letters == 1 && abbreviation(s, start, i) {
			i++
			letters = 0
			continue
		}
		break
	}
	return i
}

// abbreviation tells whether the stop at i follows a single letter that an earlier
// "X." precedes, or that another "X." follows at once.
func abbreviation(s string, start, i int) bool {
	if i-start >= 3 {
		return true
	}
	return i+2 < len(s) && isASCIILetter(s[i+1]) && s[i+2] == '.'
}

// apostrophe is the length in bytes of the apostrophe that s begins with, or 0.
func apostrophe(s string) int {
	if s[0] == '\'' {
		return 1
	}
	if strings.HasPrefix(s, "’") {
		return len("’")
	}
	return 0
}

// possessive is the length in bytes of the possessive ending of word, or 0.
func possessive(word string) int {
	for _, p := range [...]string{"'s", "’s", "'S", "’S"} {
		if len(word) > len(p) && strings.HasSuffix(word, p) {
			return len(p)
		}
	}
	return 0
}

func lower(s string) string {
	l := strings.ToLower(s) // s itself where nothing changes
	if strings.Contains(l, "’") {
		l = strings.ReplaceAll(l, "’", "'")
	}
	return l
}
