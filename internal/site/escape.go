package site

import (
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// writer writes the text of a seed as the content of an element: escaped, each run of white space one
// space and none at the ends, and what no HTML document may contain as U+FFFD.
type writer struct {
	b     []byte
	gap   bool // white space was read that is not yet written
	begun bool // text has been written, so that a gap is no indentation
	loose int  // the end of a space that stands before a tag and behind all text, else 0
}

// text writes s.
func (w *writer) text(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			w.ascii(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			w.gap = w.begun
		case r == utf8.RuneError || !permitted(r):
			w.fill()
			w.b = append(w.b, "\uFFFD"...)
		default:
			w.fill()
			w.b = append(w.b, s[i:i+n]...)
		}
		i += n
	}
}

func (w *writer) ascii(c byte) {
	switch c {
	case ' ', '\n', '\t', '\r', '\f', '\v':
		w.gap = w.begun
		return
	}
	w.fill()
	switch {
	case c == '<':
		w.b = append(w.b, "&lt;"...)
	case c == '>':
		w.b = append(w.b, "&gt;"...)
	case c == '&':
		w.b = append(w.b, "&amp;"...)
	case c < ' ' || c == 0x7f:
		w.b = append(w.b, "\uFFFD"...)
	default:
		w.b = append(w.b, c)
	}
}

// fill writes the white space that has been read.
func (w *writer) fill() {
	if w.gap {
		w.b = append(w.b, ' ')
	}
	w.gap, w.begun, w.loose = false, true, 0
}

// tag writes an opening tag, with the white space that was read before it.
func (w *writer) tag(parts ...string) {
	if w.gap {
		w.b = append(w.b, ' ')
		w.gap, w.begun, w.loose = false, false, len(w.b)
	}
	w.raw(parts...)
}

// raw writes markup.
func (w *writer) raw(parts ...string) {
	w.b = add(w.b, parts...)
}

// html is all that was written, without white space at the end of the text.
func (w *writer) html() template.HTML {
	if w.loose > 0 {
		w.b = slices.Delete(w.b, w.loose-1, w.loose)
		w.loose = 0
	}
	return template.HTML(w.b)
}

// permitted tells whether r, which is not ASCII, may stand in an HTML document.
func permitted(r rune) bool {
	return r >= 0xa0 && !(0xfdd0 <= r && r <= 0xfdef) && r&0xfffe != 0xfffe
}

// plain is s with what no HTML document may contain as U+FFFD; html/template escapes the rest.
func plain(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7f {
			return strings.Map(func(r rune) rune {
				switch {
				case unicode.IsSpace(r) && r < 0xa0:
					return ' '
				case r < ' ' || r == 0x7f || r >= utf8.RuneSelf && !permitted(r):
					return utf8.RuneError
				}
				return r
			}, s)
		}
	}
	return s
}
