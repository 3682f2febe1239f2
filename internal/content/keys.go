package content

import (
	"strings"

	"github.com/BurntSushi/toml"
)

// keyOffsets finds where each key of the outermost table first stands in a valid TOML
// document: as "key =", as the beginning of a dotted key, or in the head of a table. The
// library tells positions only of values, and none of tables that dotted keys imply.
func keyOffsets(doc string) map[string]int {
	at := map[string]int{}
	s := keyScanner{doc: doc, i: len(doc) - len(strings.TrimPrefix(doc, "\ufeff"))}
	outermost := true
	for s.skipBlank(); s.i < len(doc); s.skipBlank() {
		head := doc[s.i] == '['
		for s.i < len(doc) && (doc[s.i] == '[' || doc[s.i] == ' ' || doc[s.i] == '\t') {
			s.i++
		}
		start := s.i
		s.skipKey()
		if head || outermost {
			if key, ok := firstKey(doc[start:s.i]); ok {
				if _, seen := at[key]; !seen {
					at[key] = start
				}
			}
		}
		if head {
			outermost = false
			s.skipTo("\n")
		} else {
			s.skipTo("=\n")
			s.skipValue()
		}
	}
	return at
}

// firstKey is the key that a bare or quoted simple key stands for.
func firstKey(simple string) (string, bool) {
	if !strings.HasPrefix(simple, `"`) {
		return strings.Trim(simple, "'"), true
	}
	var values map[string]any
	if _, err := toml.Decode(simple+" = 0", &values); err != nil {
		return "", false
	}
	for key := range values {
		return key, true
	}
	return "", false
}

// keyScanner walks a valid TOML document. Wherever the document is not valid it still goes on.
type keyScanner struct {
	doc string
	i   int // offset of the next byte
}

// skipBlank skips white space, line breaks and comments.
func (s *keyScanner) skipBlank() {
	for s.i < len(s.doc) {
		switch s.doc[s.i] {
		case ' ', '\t', '\r', '\n':
			s.i++
		case '#':
			s.skipComment()
		default:
			return
		}
	}
}

// skipTo skips what precedes the first byte that is one of stops, quoted keys as a whole.
func (s *keyScanner) skipTo(stops string) {
	for s.i < len(s.doc) && strings.IndexByte(stops, s.doc[s.i]) < 0 {
		if c := s.doc[s.i]; c == '#' {
			s.skipComment()
		} else if c == '"' || c == '\'' {
			s.skipString()
		} else {
			s.i++
		}
	}
}

// skipKey skips one simple key, bare or quoted.
func (s *keyScanner) skipKey() {
	if s.i < len(s.doc) && (s.doc[s.i] == '"' || s.doc[s.i] == '\'') {
		s.skipString()
		return
	}
	for s.i < len(s.doc) && strings.IndexByte(" \t.=]\r\n", s.doc[s.i]) < 0 {
		s.i++
	}
}

// skipValue skips "= value" to the end of its line, lists and tables over several lines included.
func (s *keyScanner) skipValue() {
	depth := 0
	for s.i < len(s.doc) {
		switch c := s.doc[s.i]; c {
		case '"', '\'':
			s.skipString()
			continue
		case '#':
			s.skipComment()
			continue
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '\n':
			if depth <= 0 {
				return
			}
		}
		s.i++
	}
}

// skipString skips a string of any of the four kinds.
func (s *keyScanner) skipString() {
	mark := s.doc[s.i : s.i+1]
	if long := strings.Repeat(mark, 3); strings.HasPrefix(s.doc[s.i:], long) {
		s.i += len(long)
		s.skipClosing(long, mark == `"`)
		for strings.HasPrefix(s.doc[s.i:], mark) { // up to two marks may stand before the closing ones
			s.i++
		}
		return
	}
	s.i++
	s.skipClosing(mark, mark == `"`)
}

// skipClosing skips to behind the closing marks.
func (s *keyScanner) skipClosing(marks string, escapes bool) {
	for s.i < len(s.doc) {
		if strings.HasPrefix(s.doc[s.i:], marks) {
			s.i += len(marks)
			return
		}
		if escapes && s.doc[s.i] == '\\' {
			s.i++
		}
		s.i++
	}
	s.i = len(s.doc)
}

// skipComment skips what is left of the line.
func (s *keyScanner) skipComment() {
	if n := strings.IndexByte(s.doc[s.i:], '\n'); n >= 0 {
		s.i += n
	} else {
		s.i = len(s.doc)
	}
}
