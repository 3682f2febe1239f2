package templatecheck

import (
	"bytes"
	"errors"
	"html/template"
	"regexp"
	"strconv"
	"strings"
)

// Messages of text/template and html/template that name a place.
var placedMessage = regexp.MustCompile(`^(?:html/)?template: ?([^:\s]+\.html):(\d+)(?::\d+)?: (.*)$`)

// Refused is why the template of a page could not be carried out, with the place. Where the cause is
// the HTML around a value, that place is looked for in the page's file and then in the layout.
func (s *Set) Refused(page string, err error) Flaw {
	f := Flaw{File: page}
	what := err.Error()
	if m := placedMessage.FindStringSubmatch(what); m != nil {
		f.File, what = m[1], m[3]
		f.Line, _ = strconv.Atoi(m[2])
	}
	var html *template.Error
	if !errors.As(err, &html) {
		f.Message, f.Try = failure(what)
		return f
	}
	switch html.ErrorCode {
	case template.ErrBranchEnd, template.ErrRangeLoopReentry:
		f.Message = "a tag, a value or a comment is open at the end of one branch of a block and closed at the end of another, or of none"
		f.Try = "blocks around whole attributes or elements"
	case template.ErrAmbigContext:
		f.Message = "a value in an address stands behind a ? in one branch of a block, and behind none in another"
		f.Try = "the ? outside of the block"
	case template.ErrBadHTML:
		f.Message = "a tag is not well formed"
		f.Try = "a space between attributes, and their values in quotation marks"
	case template.ErrEndContext:
		f.Message, f.Try = "a tag, a value, a comment or a script is not closed at the end of the page", "closing it"
	default:
		f.Message, f.Try = "a value stands where it cannot be made safe", "no script and no style within the page"
	}
	if f.Line == 0 {
		f.File, f.Line = s.suspect(page, html.Description)
		if f.Line > 0 {
			f.Message += ": " + excerptOf(s.Files[f.File], f.Line)
		}
	}
	return f
}

// failure is why a template stopped at a value that it could not work out, and what to try.
func failure(what string) (message, try string) {
	_, rest, _ := strings.Cut(what, " at <")
	value, why, ok := strings.Cut(rest, ">: ")
	switch {
	case !ok:
		return "the page cannot be made: " + what, ""
	case strings.Contains(why, "out of range"):
		return value + " asks for more than there may be", "{{if}} around it"
	case strings.Contains(why, "nil pointer"):
		return value + " asks for what there may not be", "{{with}} around it"
	}
	return value + " cannot be worked out", ""
}

// lastQuoted is a text in quotation marks as Go writes it, at the end of a message.
var lastQuoted = regexp.MustCompile(`"(?:\\.|[^"\\])*"$`)

// suspect is the place of the HTML that is most likely the cause of a message: a tag in which another
// begins, or the words that the message ends with.
func (s *Set) suspect(page, message string) (file string, line int) {
	places := []string{page, s.Layout}
	for _, file := range places {
		if at := openTag(withoutActions(s.Files[file])); at >= 0 {
			return file, lineAt(s.Files[file], at)
		}
	}
	words, err := strconv.Unquote(lastQuoted.FindString(message))
	if err != nil || words == "" {
		return page, 0
	}
	for _, file := range places {
		if at := bytes.Index(s.Files[file], []byte(words)); at >= 0 {
			return file, lineAt(s.Files[file], at)
		}
	}
	return page, 0
}

// excerptOf is a line of a file, cut where it is long.
func excerptOf(source []byte, line int) string {
	const most = 60 // runes
	lines := strings.Split(string(source), "\n")
	s := []rune(strings.TrimSpace(lines[line-1]))
	if len(s) > most {
		return string(s[:most]) + "…"
	}
	return string(s)
}

// withoutActions is a template with letters in the place of its actions, byte for byte.
func withoutActions(source []byte) []byte {
	return anyAction.ReplaceAllFunc(source, func(action []byte) []byte {
		out := bytes.Repeat([]byte("x"), len(action))
		for i, c := range action {
			if c == '\n' {
				out[i] = c
			}
		}
		return out
	})
}

// openTag is the offset of the first tag that is not closed before another begins, or of a comment that is not
// closed; -1 where all are.
func openTag(source []byte) int {
	for i := 0; i < len(source); i++ {
		if source[i] != '<' || i+1 == len(source) {
			continue
		}
		if bytes.HasPrefix(source[i:], []byte("<!--")) {
			end := bytes.Index(source[i:], []byte("-->"))
			if end < 0 {
				return i
			}
			i += end
			continue
		}
		end := tagEnd(source, i+1)
		if end < 0 {
			return i
		}
		i = end
	}
	return -1
}

// tagEnd is the offset of the > that ends the tag within which i is, -1 where a < comes first or none.
func tagEnd(source []byte, i int) int {
	var quote byte
	for ; i < len(source); i++ {
		switch c := source[i]; {
		case c == '<':
			return -1
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}
