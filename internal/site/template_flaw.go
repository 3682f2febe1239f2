package site

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// flaw is something wrong in a template.
type flaw struct {
	file    string // in templates/
	line    int    // from 1; 0 where it is the file as a whole
	at      int    // offset in bytes, 0 where only the line is known
	message string
	try     string // "" where nothing helps
}

// Error is "templates/file:line: message; try: …".
func (f flaw) Error() string {
	place := "templates/" + f.file
	if f.line > 0 {
		place = fmt.Sprintf("%s:%d", place, f.line)
	}
	s := place + ": " + f.message
	if f.try != "" {
		s += "; try: " + f.try
	}
	return s
}

// flaws is all that is wrong in templates.
type flaws []flaw

// Error is one flaw a line.
func (f flaws) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].Error()
	}
	return strings.Join(lines, "\n")
}

// sorted is f in order of place as an error, nil where there is none. A flaw of the layout, which each page
// shows in its own words, is there once.
func (f flaws) sorted() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b flaw) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.at, b.at), cmp.Compare(a.message, b.message))
	})
	return slices.CompactFunc(f, func(a, b flaw) bool {
		return a.file == b.file && a.line == b.line && a.at == b.at && (a.at > 0 || a.message == b.message)
	})
}

// lineAt is the line of the byte at offset, from 1.
func lineAt(source []byte, offset int) int {
	return 1 + bytes.Count(source[:min(offset, len(source))], []byte("\n"))
}

// likest is names as something to try, those first that are spelled most like name.
func likest(name string, names []string) string {
	far := map[string]float64{} // changes for each letter
	for _, n := range names {
		far[n] = float64(levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(n))) / float64(len(name)+len(n))
	}
	sorted := slices.Clone(names)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	return oneOf(sorted)
}

// oneOf is names as something to try, no more than a line has room for.
func oneOf(names []string) string {
	const most = 12
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
