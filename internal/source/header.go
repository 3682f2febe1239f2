package source

import (
	"slices"
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
// each at most once, and returns the lines that are not header. A byline among them is passed
// over and stays.
func readHeader(s string, lines []text.Span, wrapped bool) (header, []text.Span) {
	var h header
	var bylines []text.Span
	first, over := 0, 0 // the first line of the body; how many bylines stand above it
	for i, n := 0, 0; i < len(lines) && n < headerLines; i++ {
		line := lines[i]
		if line.Len() == 0 {
			continue
		}
		n++
		printed := s[line.Start:line.End]
		if isByline(printed) {
			bylines = append(bylines, line, text.Span{Start: line.End, End: line.End})
			continue
		}
		if isURL(printed) && h.url == "" {
			h.url = printed
		} else if d, ok := date.Header(printed); ok && h.date.IsZero() {
			h.date = d
		} else if h.title.Len() == 0 && isTitle(s, lines, i, wrapped) {
			h.title = line
		} else {
			break
		}
		first, over = i+1, len(bylines)
	}
	return h, slices.Concat(bylines[:over], lines[first:])
}

// isHeader tells whether the line is an address or a date and no more.
func isHeader(line string) bool {
	_, ok := date.Header(line)
	return ok || isURL(line)
}

// isByline tells whether the line names the writer and no more: "By Ada Roe".
func isByline(line string) bool {
	const longest = 100
	return len(line) <= longest && (strings.HasPrefix(line, "By ") || strings.HasPrefix(line, "BY ")) && !endsSentence(line)
}

func isURL(s string) bool {
	scheme, rest, ok := strings.Cut(s, "://")
	return ok && (strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")) &&
		rest != "" && utf8.ValidString(s) && strings.IndexFunc(s, notInURL) < 0
}

func notInURL(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) || strings.ContainsRune("\"<>", r)
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
	length := runes(s, lines[i])
	next, blank := nextLine(s, lines, i)
	if next == "" || length > maxTitle || strings.IndexFunc(printed, unicode.IsLetter) < 0 {
		return false
	}
	if isHeader(next) {
		return true
	}
	if length > longTitle || isListItem(printed) || wrapped && !blank {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(printed, " \t\"”’'"))
	switch last {
	case '.', ':', ',', ';', '。', '，', '：':
		return last == '.' && blank && titleCase(printed)
	}
	return true
}

// nextLine is the text of the next line that has any, and whether an empty one stands before it.
func nextLine(s string, lines []text.Span, i int) (next string, blank bool) {
	for _, l := range lines[i+1:] {
		if l.Len() > 0 {
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
