package content

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Error is one fault of the editor's files.
type Error struct {
	File    string // within the dossier's folder
	Line    int    // from 1; 0 where the fault is the file itself
	Column  int    // in runes, from 1; 0 where Line is 0
	Message string // what is wrong
	Try     string // what to try, "" where nothing helps
}

// Error is "file:line:column: message; try: …".
func (e Error) Error() string {
	s := e.Message
	if e.Line > 0 {
		s = fmt.Sprintf("%d:%d: %s", e.Line, e.Column, s)
	}
	if e.File != "" && e.Line > 0 {
		s = e.File + ":" + s
	} else if e.File != "" {
		s = e.File + ": " + s
	}
	if e.Try != "" {
		s += "; try: " + e.Try
	}
	return s
}

// Errors is the faults of all files, in order of file, line and column.
type Errors []Error

// Error is one fault a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i := range e {
		lines[i] = e[i].Error()
	}
	return strings.Join(lines, "\n")
}

// sorted is e in order as an error, nil where e is empty.
func (e Errors) sorted() error {
	if len(e) == 0 {
		return nil
	}
	slices.SortStableFunc(e, func(a, b Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message))
	})
	return e
}

// fault is something wrong at an offset in bytes of a file's text.
type fault struct {
	at           int
	message, try string
}

// file is one of the editor's files with the beginnings of its lines.
type file struct {
	name   string
	text   string
	starts []int // offset of each line's first byte
}

func newFile(name, text string) *file {
	f := &file{name: name, text: text, starts: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			f.starts = append(f.starts, i+1)
		}
	}
	return f
}

// error places a fault in the file.
func (f *file) error(at fault) Error {
	offset := min(max(at.at, 0), len(f.text))
	line := sort.SearchInts(f.starts, offset+1)
	start := f.starts[line-1]
	column := utf8.RuneCountInString(f.text[start:offset]) + 1
	return Error{f.name, line, column, at.message, at.try}
}
