package source

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// splitLines cuts s at line ends (LF, CRLF, CR), which belong to no line. A byte order mark
// is left out as well.
func splitLines(s string) []text.Span {
	var lines []text.Span
	start := len(s) - len(strings.TrimPrefix(s, "\ufeff"))
	for i := start; i < len(s); i++ {
		if s[i] != '\n' && s[i] != '\r' {
			continue
		}
		lines = append(lines, text.Span{Start: start, End: i})
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			i++
		}
		start = i + 1
	}
	if start < len(s) {
		lines = append(lines, text.Span{Start: start, End: len(s)})
	}
	return lines
}

// Hard-wrapped text has lines no longer than maxWrap runes; typewriters and mail wrap at
// 65 to 80.
const (
	maxWrap      = 100
	minWrapLines = 4
)

// wrapWidth is the width in runes at which the lines are hard-wrapped, or 0 where they are
// not: none is longer, most are nearly as long, and most break off without an end mark.
func wrapWidth(s string, lines []text.Span) int {
	width, full, open, n := 0, 0, 0, 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(s[l.Start:l.End]))
	}
	if width > maxWrap {
		return wrapWidthBelowHeader(s, lines)
	}
	for _, l := range lines {
		l = text.Trim(s, l)
		if l.Len() == 0 {
			continue
		}
		n++
		if 4*utf8.RuneCountInString(s[l.Start:l.End]) > 3*width {
			full++
		}
		if !endsSentence(s[l.Start:l.End]) {
			open++
		}
	}
	if n < minWrapLines || 2*full < n || 2*open < n {
		return 0
	}
	return width
}

// wrapWidthBelowHeader looks past the header, whose title or address may be longer than the
// lines below it.
func wrapWidthBelowHeader(s string, lines []text.Span) int {
	for i, l := range lines[:min(len(lines), headerLines)] {
		if utf8.RuneCountInString(s[l.Start:l.End]) <= maxWrap {
			continue
		}
		for _, m := range lines[i+1:] {
			if utf8.RuneCountInString(s[m.Start:m.End]) > maxWrap {
				return 0
			}
		}
		return wrapWidth(s, lines[i+1:])
	}
	return 0
}

// endsSentence tells whether the line ends as a sentence does, closing marks aside.
func endsSentence(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"'”’)`))
	return r == '.' || r == '!' || r == '?' || r == '…'
}

func isListItem(line string) bool {
	for _, mark := range [...]string{"- ", "* ", "• ", "– ", "· "} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	return false
}

// paragraphs joins the lines of the body into paragraphs: each line with text is one, but in
// text hard-wrapped at wrap runes a paragraph goes on until an empty line, a list item, or a
// sentence that ends where the next word would still have fitted on the line.
func paragraphs(s string, lines []text.Span, wrap int) []text.Span {
	var out []text.Span
	open := false // the last paragraph may go on
	for i, l := range lines {
		l = text.Trim(s, l)
		if l.Len() == 0 {
			open = false
			continue
		}
		line := s[l.Start:l.End]
		if open && !isListItem(line) {
			out[len(out)-1].End = l.End
		} else {
			out = append(out, l)
		}
		open = wrap > 0 && !(endsSentence(line) && nextWordFits(s, line, lines[i+1:], wrap))
	}
	return out
}

func nextWordFits(s, line string, rest []text.Span, wrap int) bool {
	if len(rest) == 0 {
		return true
	}
	words := strings.Fields(s[rest[0].Start:rest[0].End])
	if len(words) == 0 {
		return true
	}
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(words[0]) <= wrap
}
