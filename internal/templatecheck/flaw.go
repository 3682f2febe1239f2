package templatecheck

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/agnivade/levenshtein"
)

// Flaw is something wrong in a template.
type Flaw struct {
	File    string // in templates/
	Line    int    // from 1; 0 where it is the file as a whole
	Message string
	Try     string // "" where nothing helps
	at      int    // offset in bytes, 0 where only the line is known
}

// Error is "templates/file:line: message; try: …".
func (f Flaw) Error() string {
	place := "templates/" + f.File
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, f.Line)
	}
	s := place + ": " + f.Message
	if f.Try != "" {
		s += "; try: " + f.Try
	}
	return s
}

// Flaws is all that is wrong in templates.
type Flaws []Flaw

// Error is one flaw a line.
func (f Flaws) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].Error()
	}
	return strings.Join(lines, "\n")
}

// Err is f in order of place as an error, nil where there is none. A flaw of the layout, which each page
// shows in its own words, is there once.
func (f Flaws) Err() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Flaw) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.at, b.at), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(f, func(a, b Flaw) bool {
		return a.File == b.File && a.Line == b.Line && a.at == b.at && (a.at > 0 || a.Message == b.Message)
	})
}

// flawAt is something wrong at a node of a tree.
func (s *Set) flawAt(tree *parse.Tree, n parse.Node, try, message string) Flaw {
	at := int(n.Position())
	return Flaw{tree.ParseName, lineAt(s.Files[tree.ParseName], at), message, try, at}
}

// lineAt is the line of the byte at offset, from 1.
func lineAt(source []byte, offset int) int {
	return 1 + bytes.Count(source[:min(offset, len(source))], []byte("\n"))
}

// Likest is names as something to try, those first that are spelled most like name.
func Likest(name string, names []string) string {
	far := map[string]float64{} // changes for each letter
	for _, n := range names {
		far[n] = float64(levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(n))) / float64(len(name)+len(n))
	}
	sorted := slices.Clone(names)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	return some(sorted)
}

// some is names as something to try, no more than a line has room for.
func some(names []string) string {
	const most = 12
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
