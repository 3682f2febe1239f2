package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// splitLines cuts what begins at start into its lines, without the white space at their ends and
// without a byte order mark at the beginning. A line without text is an empty span.
func splitLines(s string, start int) []text.Span {
	var lines []text.Span
	start = len(s) - len(strings.TrimPrefix(s[start:], "\ufeff"))
	for i := start; i < len(s); {
		n := text.LineEnd(s[i:])
		if n == 0 {
			i++
			continue
		}
		lines = append(lines, text.Trim(s, text.Span{Start: start, End: i}))
		i += n
		start = i
	}
	if start < len(s) {
		lines = append(lines, text.Trim(s, text.Span{Start: start, End: len(s)}))
	}
	return lines
}

// Hard-wrapped text has lines no longer than maxWrap runes; typewriters and mail wrap at
// 65 to 80. Fewer broken lines than minBroken prove nothing.
const (
	maxWrap   = 100
	minBroken = 4
)

// wrapWidth is the width in runes at which the lines are hard-wrapped, or 0 where they are
// not. A title or an address that is wider than the lines below it does not count.
func wrapWidth(s string, lines []text.Span) int {
	for first := 0; first < len(lines); {
		width, at := 0, first
		for i := first; i < len(lines); i++ {
			if n := runes(s, lines[i]); n > width {
				width, at = n, i
			}
		}
		if width <= maxWrap && wrapped(s, lines[first:], width) {
			return width
		}
		if at >= headerLines || text.EndsSentence(s[lines[at].Start:lines[at].End]) {
			return 0
		}
		first = at + 1
	}
	return 0
}

// wrapped tells whether the lines, none wider than width runes, are hard-wrapped there: of those
// that another follows, most are broken, that is, they have no end mark and no room for the next
// word. A tenth of the width is left to programs that even lines out.
func wrapped(s string, lines []text.Span, width int) bool {
	broken, n := 0, 0
	for i := range len(lines) - 1 {
		line, next := lines[i], lines[i+1]
		if line.Len() == 0 || next.Len() == 0 || text.IsListItem(s[next.Start:next.End]) {
			continue
		}
		if i < headerLines && (isHeader(s[line.Start:line.End]) || isHeader(s[next.Start:next.End])) {
			continue
		}
		n++
		if !text.EndsSentence(s[line.Start:line.End]) && !nextWordFits(s, line, next, width-width/10) {
			broken++
		}
	}
	return broken >= minBroken && 2*broken >= n
}

func runes(s string, l text.Span) int { return utf8.RuneCountInString(s[l.Start:l.End]) }

// paragraphs joins the lines of the body into paragraphs: each line with text is one, but in
// text hard-wrapped at wrap runes a paragraph goes on until an empty line, a list item, or a
// sentence that ends where the next word would still have fitted on the line.
func paragraphs(s string, lines []text.Span, wrap int) []text.Span {
	var out []text.Span
	open := false // the last paragraph may go on
	for i, l := range lines {
		if l.Len() == 0 {
			open = false
			continue
		}
		line := s[l.Start:l.End]
		if open && !text.IsListItem(line) {
			out[len(out)-1].End = l.End
		} else {
			out = append(out, l)
		}
		open = wrap > 0 && i+1 < len(lines) && !(text.EndsSentence(line) && nextWordFits(s, l, lines[i+1], wrap))
	}
	return out
}

// nextWordFits tells whether the first word of the next line would have fitted on the line
// before it, were they wrapped at width runes.
func nextWordFits(s string, line, next text.Span, width int) bool {
	word := s[next.Start:next.End]
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[:i]
	}
	return runes(s, line)+1+utf8.RuneCountInString(word) <= width
}
