package text

import (
	"strings"
	"unicode/utf8"
)

// LineEnd is the length in bytes of the line end that s, which is not empty, begins with, or 0.
func LineEnd(s string) int {
	switch s[0] {
	case '\n', '\v', '\f':
		return 1
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			return 2
		}
		return 1
	case "\u0085"[0], "\u2028"[0]:
		for _, end := range [...]string{"\u0085", "\u2028", "\u2029"} {
			if strings.HasPrefix(s, end) {
				return len(end)
			}
		}
	}
	return 0
}

// EndsSentence tells whether the line ends as a sentence does, closing marks aside.
func EndsSentence(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"'”’»“)]」』）`))
	return strings.ContainsRune(".!?…。！？؟।", r)
}

// IsListItem tells whether the line begins with the mark of a list and a space.
func IsListItem(line string) bool {
	for _, mark := range [...]string{"- ", "* ", "• ", "– ", "· "} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	return false
}
