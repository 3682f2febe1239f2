// Package templatecheck finds what is wrong in the HTML templates of pages before any page is made.
//
// In go the sources of templates and the types of what they are given; out come templates ready for use, and flaws, each
// with its file and line, what is wrong and what to try. Each branch is checked, also those that no page reaches.
//
//	set := templatecheck.Set{
//		Files:  map[string][]byte{"layout.html": …, "people.html": …},
//		Layout: "layout.html",
//		Pages:  map[string]reflect.Type{"people.html": reflect.TypeFor[peoplePage]()},
//	}
//	pages, found := set.Check()
//	found.Err()                              // templates/people.html:14: “person” has no .Nom; try: .Name, .Role
//	pages["people.html"].Execute(w, people)
//
// What a template is given is of these types: texts, numbers, yes or no, lists, and groups of fields, which are
// structs or pointers to them. Messages are for designers: they name types as docs/templates.md does.
package templatecheck

import (
	"bytes"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"text/template/parse"
)

// Set is the templates of a site with what they are given. It is only read.
type Set struct {
	Files   map[string][]byte       // the sources, by name; those ending in .html are templates
	Layout  string                  // the file with the pieces that all pages have
	BuiltIn []byte                  // the layout that is known to be right, of which Files may have another; nil where none is
	Pages   map[string]reflect.Type // by the name of a template: the struct that it is given, or a pointer to which
}

// Check gives the templates of the pages in which nothing is wrong, by name, and all that is wrong in the others. A file
// that cannot be parsed hides what else is wrong with the pages that it is part of.
func (s *Set) Check() (map[string]*template.Template, Flaws) {
	parsed, found := s.parse()
	pages := map[string]*template.Template{}
	for _, name := range slices.Sorted(maps.Keys(s.Pages)) {
		if parsed[s.Layout] == nil || parsed[name] == nil {
			continue
		}
		page, wrong := s.page(name, piecesOf(parsed[s.Layout], parsed[name]))
		found = append(found, wrong...)
		if page != nil {
			pages[name] = page
		}
	}
	return pages, found
}

// piecesOf is all pieces that a page is made with: its own stand for those of the layout.
func piecesOf(layout, own map[string]*parse.Tree) map[string]*parse.Tree {
	pieces := maps.Clone(layout)
	maps.Copy(pieces, own)
	return pieces
}

// page is the template of that name, with its pieces, or what is wrong in it.
func (s *Set) page(name string, pieces map[string]*parse.Tree) (*template.Template, Flaws) {
	if parse.IsEmptyTree(pieces[name].Root) {
		return nil, Flaws{{File: name, Message: "there is nothing in it", Try: `{{template "head" .}} … {{template "foot" .}}`}}
	}
	round := circles{set: s, pieces: pieces, done: map[string]bool{}}
	if round.piece(name); len(round.found) > 0 {
		return nil, round.found
	}
	if wrong := s.inspect(name, pieces).flaws; len(wrong) > 0 {
		return nil, wrong
	}
	page, err := Compile(name, pieces)
	if err != nil {
		return nil, Flaws{s.Refused(name, err)}
	}
	for _, data := range []any{sample(s.Pages[name]), reflect.New(s.Pages[name]).Interface()} {
		if err := page.Execute(io.Discard, data); err != nil {
			return nil, Flaws{s.Refused(name, err)}
		}
	}
	return page, nil
}

// Compile is the template of that name with all its pieces, of which it takes copies.
func Compile(name string, pieces map[string]*parse.Tree) (*template.Template, error) {
	page, err := template.New(name).AddParseTree(name, pieces[name].Copy()) // html/template changes what it is given
	for piece, tree := range pieces {
		if err == nil && piece != name {
			_, err = page.AddParseTree(piece, tree.Copy())
		}
	}
	return page, err
}

// inspect checks the template of that name against the type of its page.
func (s *Set) inspect(name string, pieces map[string]*parse.Tree) inspection {
	in := inspection{set: s, trees: pieces}
	if s.BuiltIn != nil {
		in.ours, _ = Parse(s.Layout, s.BuiltIn)
	}
	return in.follow(name, s.Pages[name])
}

// keepsLayout tells whether the layout is the one that is known to be right.
func (s *Set) keepsLayout() bool {
	return s.BuiltIn != nil && bytes.Equal(s.BuiltIn, s.Files[s.Layout])
}

// Calls is what the template of that name, with all its pieces, hands to which of the layout's: types by the names of pieces.
// What cannot be told is left out, as is all where a file cannot be parsed.
func (s *Set) Calls(name string) map[string][]reflect.Type {
	parsed, _ := s.parse()
	if parsed[s.Layout] == nil || parsed[name] == nil {
		return nil
	}
	calls := map[string][]reflect.Type{}
	for c := range s.inspect(name, piecesOf(parsed[s.Layout], parsed[name])).calls {
		if _, of := parsed[s.Layout][c.piece]; of && parsed[name][c.piece] == nil && c.dot != nil {
			calls[c.piece] = append(calls[c.piece], c.dot)
		}
	}
	return calls
}
