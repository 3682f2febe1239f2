package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/text"
)

// header is what the leading lines of a seed say.
type header struct {
	title text.Span
	date  date.Date
	url   string
}

// headerLines is how many leading lines with text may belong to a header.
const headerLines = 6

// readHeader reads the leading lines as title, date and address, in any order and any subset,
// each at most once, and returns the lines that are not header.
func readHeader(s string, lines []text.Span, wrapped bool) (header, []text.Span) {
	var h header
	first := 0 // the first line of the body
	for i, n := 0, 0; i < len(lines) && n < headerLines; i++ {
		line := text.Trim(s, lines[i])
		if line.Len() == 0 {
			continue
		}
		n++
		printed := s[line.Start:line.End]
		if isURL(printed) && h.url == "" {
			h.url, first = printed, i+1
			continue
		}
		if d, ok := date.Header(printed); ok && h.date.IsZero() {
			h.date, first = d, i+1
			continue
		}
		if h.title.Len() > 0 || !isTitle(s, lines, i, wrapped) {
			break
		}
		h.title, first = line, i+1
	}
	return h, lines[first:]
}

func isURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	return ok && rest != "" && !strings.ContainsAny(s, " \t\"<>")
}

// Titles are seldom longer than this, in runes; a line with a date or address below it may be.
const (
	longTitle = 160
	maxTitle  = 300
)

// isTitle tells a headline from body text by general signs: it is short, a line of its own
// that is not continued, without the stop that ends a sentence. A date or an address right
// below it settles the question.
func isTitle(s string, lines []text.Span, i int, wrapped bool) bool {
	printed := s[lines[i].Start:lines[i].End]
	runes := utf8.RuneCountInString(printed)
	next, blank := nextLine(s, lines, i)
	if next == "" || runes > maxTitle || strings.IndexFunc(printed, unicode.IsLetter) < 0 {
		return false
	}
	if _, ok := date.Header(next); ok || isURL(next) {
		return true
	}
	if runes > longTitle || isListItem(printed) || wrapped && !blank {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(printed, " \t\"”’'"))
	switch last {
	case '.', ':', ',', ';':
		return last == '.' && blank && titleCase(printed)
	}
	return true
}

// nextLine is the text of the next line that has any, and whether an empty one stands before it.
func nextLine(s string, lines []text.Span, i int) (next string, blank bool) {
	for _, l := range lines[i+1:] {
		if l = text.Trim(s, l); l.Len() > 0 {
			return s[l.Start:l.End], blank
		}
		blank = true
	}
	return "", blank
}

// titleCase tells whether most of the longer words begin with a capital.
func titleCase(s string) bool {
	long, upper := 0, 0
	for _, w := range strings.Fields(s) {
		if len(w) >= 4 {
			long++
			if 'A' <= w[0] && w[0] <= 'Z' {
				upper++
			}
		}
	}
	return long >= 3 && upper*4 >= long*3
}
