package templatecheck

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"text/template/parse"
)

// inspection checks a page's template against the type of what it is given: each branch, and each piece
// with what it is handed. A type that is nil is not known; of that it says nothing.
type inspection struct {
	set   *Set
	trees map[string]*parse.Tree // the page and its pieces, by name
	ours  map[string]*parse.Tree // the pieces of the layout that is built in
	calls map[call]bool          // those that were followed
	flaws Flaws
}

// call is a piece with the type of what it is handed.
type call struct {
	piece string
	dot   reflect.Type
}

// follow is an inspection of its own of the piece of that name, which is handed a value of type dot, and of all that it
// calls.
func (in inspection) follow(name string, dot reflect.Type) inspection {
	in.calls, in.flaws = map[call]bool{}, nil
	in.piece(name, dot)
	return in
}

// piece checks a piece that is handed a value of type dot.
func (in *inspection) piece(name string, dot reflect.Type) {
	c := call{name, dot}
	if in.calls[c] {
		return
	}
	in.calls[c] = true
	w := &pieceWalk{in: in, tree: in.trees[name], vars: []variable{{"$", dot}}}
	w.list(dot, w.tree.Root)
}

// pieceWalk is the way through one piece.
type pieceWalk struct {
	in   *inspection
	tree *parse.Tree
	vars []variable // the innermost last
}

// variable is a name that a template gives a value.
type variable struct {
	name string
	of   reflect.Type
}

// flaw notes what is wrong at a node.
func (w *pieceWalk) flaw(n parse.Node, try, format string, args ...any) {
	w.in.flaws = append(w.in.flaws, w.in.set.flawAt(w.tree, n, try, fmt.Sprintf(format, args...)))
}

// list checks what stands one behind the other.
func (w *pieceWalk) list(dot reflect.Type, list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			of := w.pipe(dot, n.Pipe)
			if len(n.Pipe.Decl) == 0 {
				w.printed(n.Pipe, of)
			}
		case *parse.TemplateNode:
			w.handOn(dot, n)
		default:
			if b := branchOf(n); b != nil {
				w.branch(dot, b)
			}
		}
	}
}

// branchOf is n as what an if, a with and a range have in common, nil where it is none of these.
func branchOf(n parse.Node) *parse.BranchNode {
	switch n := n.(type) {
	case *parse.IfNode:
		return &n.BranchNode
	case *parse.WithNode:
		return &n.BranchNode
	case *parse.RangeNode:
		return &n.BranchNode
	}
	return nil
}

// branch checks an if, with or range and what it holds.
func (w *pieceWalk) branch(dot reflect.Type, n *parse.BranchNode) {
	before := len(w.vars)
	of, within := w.pipe(dot, n.Pipe), dot
	switch n.NodeType {
	case parse.NodeWith:
		within = of
	case parse.NodeRange:
		within = w.element(dot, n.Pipe, of)
		switch own := w.vars[before:]; len(own) {
		case 1:
			own[0].of = within
		case 2:
			own[0].of, own[1].of = reflect.TypeFor[int](), within
		}
	}
	declared := len(w.vars)
	w.list(within, n.List)
	w.vars = w.vars[:declared]
	w.list(dot, n.ElseList)
	w.vars = w.vars[:before]
}

// element is the type of what a range goes over.
func (w *pieceWalk) element(dot reflect.Type, n *parse.PipeNode, of reflect.Type) reflect.Type {
	switch {
	case of == nil:
		return nil
	case of.Kind() == reflect.Slice:
		return of.Elem()
	case of.Kind() == reflect.Int && len(n.Decl) < 2:
		return of
	case of.Kind() == reflect.Int:
		w.flaw(n, "the first of them alone", "range goes over numbers with one variable, not two")
		return nil
	}
	w.flaw(n, some(lists(dot)), "range goes over a list, and %s is %s", n, w.in.kindOf(of))
	return nil
}

// lists is the fields of t that are lists.
func lists(t reflect.Type) []string {
	if t == nil {
		return nil
	}
	return slices.DeleteFunc(Fields(t), func(name string) bool {
		of, _ := Member(t, name[1:])
		return of.Kind() != reflect.Slice
	})
}

// printed checks that a value of that type is one that a page can show.
func (w *pieceWalk) printed(n *parse.PipeNode, of reflect.Type) {
	switch {
	case of == nil || isPlain(of):
	case of.Kind() == reflect.Slice:
		w.flaw(n, fmt.Sprintf("{{range %s}} … {{end}}", n), "%s is a list, which cannot be printed", n)
	case IsGroup(of):
		w.flaw(n, some(printable(of)), "%s is %s, of which only the fields can be printed", n, w.in.kindOf(of))
	}
}

// printable is the names of t that can be printed, .HTML first.
func printable(t reflect.Type) []string {
	names := slices.DeleteFunc(Fields(t), func(name string) bool {
		of, takes := Member(t, name[1:])
		return takes > 0 || !isPlain(of)
	})
	if i := slices.Index(names, ".HTML"); i > 0 {
		names = slices.Insert(slices.Delete(names, i, i+1), 0, ".HTML")
	}
	return names
}

// handOn follows {{template "name" value}}.
func (w *pieceWalk) handOn(dot reflect.Type, n *parse.TemplateNode) {
	piece := w.in.trees[n.Name]
	if piece == nil {
		w.missing(n)
		return
	}
	if n.Pipe == nil {
		if len(w.in.follow(n.Name, reflect.TypeFor[nothing]()).flaws) > 0 {
			w.flaw(n, some(w.fitting(dot, n.Name)), "piece %q needs a value, and is given none", n.Name)
		}
		return
	}
	of := w.pipe(dot, n.Pipe)
	if of == nil {
		return
	}
	if !w.in.set.keepsLayout() || piece.ParseName != w.in.set.Layout || w.tree.ParseName == w.in.set.Layout {
		w.in.piece(n.Name, of)
		return
	}
	// The layout is known to be right, so that a flaw there is one of the value it is given.
	alone := w.in.follow(n.Name, of)
	maps.Copy(w.in.calls, alone.calls)
	isLayouts := func(f Flaw) bool { return f.File == w.in.set.Layout }
	if slices.ContainsFunc(alone.flaws, isLayouts) {
		w.flaw(n, some(w.fitting(dot, n.Name)), "piece %q is given %s, which it is not made for", n.Name, w.in.kindOf(of))
	}
	w.in.flaws = append(w.in.flaws, slices.DeleteFunc(alone.flaws, isLayouts)...)
}

// fitting is calls of the piece with what there is at dot that it is made for.
func (w *pieceWalk) fitting(dot reflect.Type, piece string) []string {
	if dot == nil {
		return nil
	}
	var calls []string
	for _, value := range append([]string{"."}, Fields(dot)...) {
		of := dot
		if value != "." {
			of, _ = Member(dot, value[1:])
		}
		if len(w.in.follow(piece, of).flaws) == 0 {
			calls = append(calls, fmt.Sprintf("{{template %q %s}}", piece, value))
		}
	}
	return calls
}

// missing notes a piece that there is not: in the layout, if that should have it.
func (w *pieceWalk) missing(n *parse.TemplateNode) {
	if w.in.ours[n.Name] != nil {
		w.in.flaws = append(w.in.flaws, Flaw{
			File: w.in.set.Layout, Message: fmt.Sprintf("piece %q is missing, which pages are made with", n.Name),
			Try: fmt.Sprintf("{{define %q}} … {{end}}", n.Name),
		})
		return
	}
	var quoted []string
	for name, tree := range w.in.trees {
		if name != tree.ParseName {
			quoted = append(quoted, fmt.Sprintf("%q", name))
		}
	}
	slices.Sort(quoted)
	w.flaw(n, Likest(n.Name, quoted), "no piece is called %q", n.Name)
}
