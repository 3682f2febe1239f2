package seed

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/language"

	"dossier/internal/defect"
	"dossier/internal/text"
)

// Front matter is no longer than this; what is not closed by then is body.
const (
	maxFrontLines = 50
	maxFrontBytes = 16 << 10
)

// The fences of front matter.
const (
	tomlFence = "+++"
	yamlFence = "---"
)

// field is the field that a key of front matter sets, in any case; nil for a key that is not read.
func (d *Declared) field(key string) *string {
	switch strings.ToLower(key) {
	case "title", "headline":
		return &d.Title
	case "date", "published", "pubdate":
		return &d.Date
	case "url", "link", "source_url", "canonical":
		return &d.URL
	case "author", "by", "byline", "creator":
		return &d.Byline
	case "publisher", "source", "site":
		return &d.Publisher
	case "language", "lang":
		return &d.Language
	}
	return nil
}

// entry is a key of front matter with its value, or what there is wrong with a line of it.
type entry struct {
	line       text.Span // of Text
	key, value string    // as printed, the value without quotes; no key where the line has none
	fault      string    // why it is not read, "" where it is
}

// readFront reads front matter, between two lines +++ in TOML, between two lines --- in lines
// "key: value". It is part of messy prose and so never an error: what of it is not understood is
// a defect, and what does not look like it is body.
func (s *Seed) readFront() {
	fence, lines, body := fenced(s.Text)
	var entries []entry
	switch fence {
	case tomlFence:
		entries = tomlEntries(s.Text, lines)
	case yamlFence:
		entries = lineEntries(s.Text, lines, ":")
	}
	if entries == nil {
		return
	}
	s.Body = body
	for _, e := range entries {
		if fault := s.take(e); fault != "" {
			s.Defects = append(s.Defects, defect.Defect{Span: e.line, Kind: "front matter", Note: fault})
		}
	}
}

// fenced is the fence that s begins with, the lines up to the next like it, and where the text
// behind that begins. There is no fence where the second is missing or far off.
func fenced(s string) (fence string, lines []text.Span, body int) {
	for at := len(s) - len(strings.TrimPrefix(s, byteOrderMark)); at < min(len(s), maxFrontBytes) && len(lines) <= maxFrontLines; {
		line, next := cutLine(s, at)
		printed := s[line.Start:line.End]
		switch {
		case fence == "" && printed != tomlFence && printed != yamlFence:
			return "", nil, 0
		case fence == "":
			fence = printed
		case printed == fence:
			return fence, lines, next
		default:
			lines = append(lines, line)
		}
		at = next
	}
	return "", nil, 0
}

// cutLine is the line that begins at start, without the white space at its end, and where the
// next begins.
func cutLine(s string, start int) (line text.Span, next int) {
	end := len(s)
	if i := strings.IndexAny(s[start:], "\r\n"); i >= 0 {
		end = start + i
	}
	next = end
	switch {
	case strings.HasPrefix(s[end:], "\r\n"):
		next = end + 2
	case end < len(s):
		next = end + 1
	}
	return text.Span{Start: start, End: start + len(strings.TrimRightFunc(s[start:end], unicode.IsSpace))}, next
}

// tomlEntries reads the lines as TOML, or where they are none, one by one; it is nil where they
// are neither.
func tomlEntries(s string, lines []text.Span) []entry {
	entries := []entry{}
	if len(lines) == 0 {
		return entries
	}
	values := map[string]any{}
	if _, err := toml.Decode(s[lines[0].Start:lines[len(lines)-1].End], &values); err != nil {
		entries = lineEntries(s, lines, ":=")
		if entries == nil {
			return nil
		}
		return slices.Insert(entries, 0, notTOML(lines, err))
	}
	for _, l := range lines {
		key := tomlKey(s[l.Start:l.End])
		if value, ok := values[key]; ok {
			entries = append(entries, tomlEntry(l, key, value))
			delete(values, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) { // written with escapes
		entries = append(entries, tomlEntry(lines[0], key, values[key]))
	}
	return entries
}

func notTOML(lines []text.Span, err error) entry {
	at, why := 0, err.Error()
	if parse, ok := errors.AsType[toml.ParseError](err); ok {
		at, why = parse.Position.Line-1, parse.Message
	}
	return entry{line: lines[min(max(at, 0), len(lines)-1)], fault: fmt.Sprintf("This is no TOML (%s); it is read line by line.", why)}
}

// tomlKey is the first part of the key, or of the name of a table, that a line of TOML sets.
func tomlKey(line string) string {
	line = strings.TrimLeft(line, "[ \t\"'")
	if i := strings.IndexAny(line, "]. \t\"'="); i >= 0 {
		return line[:i]
	}
	return line
}

// tomlEntry is the entry of a key with text as its value or, where one belongs, a date.
func tomlEntry(line text.Span, key string, value any) entry {
	e := entry{line: line, key: key}
	switch v := value.(type) {
	case string:
		e.value = v
		return e
	case time.Time:
		var d Declared
		if d.field(key) == &d.Date && v.Year() > 0 { // a time of day is of the year 0
			e.value = v.Format(time.DateOnly)
			return e
		}
	}
	e.fault = otherKind(key)
	return e
}

func otherKind(key string) string {
	return fmt.Sprintf("The value of %q is of another kind than is read.", key)
}

// lineEntries reads lines that are a key and a value with one of the separators between. It is
// nil where a line is something else, or where no key is one that is read: then it is prose.
func lineEntries(s string, lines []text.Span, separators string) []entry {
	var entries []entry
	read := false
	for _, l := range lines {
		printed := s[l.Start:l.End]
		if printed == "" || printed[0] == '#' {
			continue
		}
		if strings.IndexByte(" \t-", printed[0]) >= 0 { // of the key above
			if len(entries) == 0 || printed[0] == '-' && entries[len(entries)-1].value != "" {
				return nil
			}
			entries[len(entries)-1].fault = fmt.Sprintf("The value of %q goes on in the lines below, which are not read.", entries[len(entries)-1].key)
			continue
		}
		key, value, ok := splitKey(printed, separators)
		if !ok {
			return nil
		}
		e := entry{line: l, key: key}
		if e.value, ok = scalar(value); !ok {
			e.fault = otherKind(key)
		}
		var d Declared
		read = read || d.field(key) != nil
		entries = append(entries, e)
	}
	if !read {
		return nil
	}
	return entries
}

// splitKey cuts a line at the first of the separators, which white space follows if it is a
// colon, and tells whether a key stands before it.
func splitKey(line, separators string) (key, value string, ok bool) {
	i := strings.IndexAny(line, separators)
	if i < 0 || line[i] == ':' && i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' {
		return "", "", false
	}
	key = strings.TrimRight(line[:i], " \t")
	return key, strings.TrimSpace(line[i+1:]), isKey(key)
}

// isKey tells whether s is a word such as source_url or Pub-Date.
func isKey(s string) bool {
	const longest = 40
	letters := strings.Trim(s, "_-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	return letters && s != "" && len(s) <= longest
}

// scalar is the value without the quotes around it, and whether it is words, not a list or what
// goes on below.
func scalar(value string) (words string, ok bool) {
	if value == "" || value == "~" || value == "null" {
		return "", true
	}
	first, last, inner := value[0], value[len(value)-1], value[1:max(1, len(value)-1)]
	switch {
	case strings.Trim(value, ">|+-") == "", first == '[' && last == ']', first == '{' && last == '}':
		return "", false
	case first == '"':
		if unquoted, err := strconv.Unquote(value); err == nil {
			return unquoted, true
		}
	case first == '\'' && last == '\'' && len(value) > 1:
		if plain := strings.ReplaceAll(inner, "''", ""); !strings.Contains(plain, "'") {
			return strings.ReplaceAll(inner, "''", "'"), true
		}
	}
	return value, true
}

// take takes over what the entry says, where nothing has said it before, and returns why not.
func (s *Seed) take(e entry) (fault string) {
	field, value := s.Declared.field(e.key), text.Flat(e.value)
	switch {
	case field == nil && e.key != "":
		return fmt.Sprintf("%q is not read.", e.key)
	case e.fault != "":
		return e.fault
	case value == "" || value == *field:
		return ""
	case *field != "":
		return fmt.Sprintf("%q says something else than is said above; that is kept.", e.key)
	case field == &s.Declared.URL && !IsAddress(value):
		return fmt.Sprintf("The value of %q is no web address and is not read.", e.key)
	case field == &s.Declared.Language:
		tag, err := language.Parse(value)
		if err != nil || tag == language.Und {
			return fmt.Sprintf("The value of %q is no code of a language, such as en or pt-BR, and is not read.", e.key)
		}
		value = tag.String()
	case field == &s.Declared.Title:
		s.Declared.TitleAt = s.valueAt(e)
	}
	*field = value
	return ""
}

// valueAt is where the value of the entry stands in front matter as it is, else empty.
func (s *Seed) valueAt(e entry) text.Span {
	value := strings.TrimSpace(e.value)
	start := e.line.Start + strings.IndexAny(s.Text[e.line.Start:e.line.End], ":=") + 1
	i := strings.Index(s.Text[start:s.Body], value)
	if i < 0 || strings.ContainsAny(value, "\r\n") {
		return text.Span{}
	}
	return text.Span{Start: start + i, End: start + i + len(value)}
}
