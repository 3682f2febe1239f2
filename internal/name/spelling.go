package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// shortest is the length in runes from which on a name's spelling may vary: Lee is not Li.
const shortest = 5

// sound is the same for the spellings of one name in lower case: without accents, and in longer
// names without what writers leave out or exchange (Antony and Anthony, Sergey and Sergei, Stephen
// and Steven, Zelensky and Zelenskiy). Endings that tell two names apart stay (Paul and Paula).
func sound(name string) string {
	plain := name
	if !isASCII(name) {
		plain = letters.Replace(unaccented(name))
	}
	if utf8.RuneCountInString(plain) < shortest {
		return plain
	}
	var b strings.Builder
	b.Grow(len(plain))
	last := rune(0)
	for i, r := range exchanged.Replace(plain) {
		if r == last || r == 'h' && i > 0 {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return strings.ReplaceAll(b.String(), "ei", "i")
}

// letters are letters that accents do not explain.
var letters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "ё", "е")

var exchanged = strings.NewReplacer("ph", "f", "ck", "k", "x", "ks", "v", "f", "w", "f", "c", "k", "q", "k", "z", "s", "y", "i")

// unaccented is s without the accents on its letters.
func unaccented(s string) string {
	if isASCII(s) {
		return s
	}
	if norm.NFD.IsNormalString(s) && strings.IndexFunc(s, accent) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if accent(r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

func accent(r rune) bool { return unicode.Is(unicode.Mn, r) }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// straight is name with its apostrophes straight, so that O’Hara and O'Hara are one. Quotation marks stay.
func straight(name string) string {
	runes := []rune(name)
	for i := 1; i+1 < len(runes); i++ {
		if runes[i] == '’' && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1]) {
			runes[i] = '\''
		}
	}
	return string(runes)
}
