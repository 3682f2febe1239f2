package templatecheck

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

// pipe is the type of a pipeline's value; what it declares is known from there on.
func (w *pieceWalk) pipe(dot reflect.Type, n *parse.PipeNode) reflect.Type {
	if n == nil {
		return nil
	}
	var of reflect.Type
	for i, c := range n.Cmds {
		of = w.command(dot, c, i > 0, of)
	}
	for _, v := range n.Decl {
		if n.IsAssign {
			w.assign(v, of)
		} else {
			w.vars = append(w.vars, variable{v.Ident[0], of})
		}
	}
	return of
}

// assign sets a variable anew, perhaps in a branch: its type is known only if it stays the same.
func (w *pieceWalk) assign(n *parse.VariableNode, of reflect.Type) {
	name := n.Ident[0]
	for i, v := range slices.Backward(w.vars) {
		if v.name == name {
			if v.of != of {
				w.vars[i].of = nil
			}
			return
		}
	}
	w.flaw(n, "{{"+name+" := …}}", "there is no variable %s here", name)
}

// command is the type of a command's value; piped tells that it is handed the value before it.
func (w *pieceWalk) command(dot reflect.Type, c *parse.CommandNode, piped bool, before reflect.Type) reflect.Type {
	args := make([]reflect.Type, 0, len(c.Args))
	for _, a := range c.Args[1:] {
		args = append(args, w.operand(dot, a))
	}
	if piped {
		args = append(args, before)
	}
	switch first := c.Args[0].(type) {
	case *parse.IdentifierNode:
		return w.function(first, args)
	case *parse.FieldNode:
		return w.fields(dot, first, first.Ident, len(args))
	case *parse.VariableNode:
		return w.fields(w.variable(first.Ident[0]), first, first.Ident[1:], len(args))
	case *parse.ChainNode:
		return w.fields(w.operand(dot, first.Node), first, first.Field, len(args))
	default:
		return w.operand(dot, first)
	}
}

// operand is the type of a value that stands by itself.
func (w *pieceWalk) operand(dot reflect.Type, n parse.Node) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(dot, n, n.Ident, 0)
	case *parse.VariableNode:
		return w.fields(w.variable(n.Ident[0]), n, n.Ident[1:], 0)
	case *parse.ChainNode:
		return w.fields(w.operand(dot, n.Node), n, n.Field, 0)
	case *parse.PipeNode:
		return w.pipe(dot, n)
	case *parse.IdentifierNode:
		return w.function(n, nil)
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	case *parse.BoolNode:
		return reflect.TypeFor[bool]()
	case *parse.NumberNode:
		if n.IsInt {
			return reflect.TypeFor[int]()
		}
		return reflect.TypeFor[float64]()
	}
	return nil
}

// variable is the type of the innermost variable of that name.
func (w *pieceWalk) variable(name string) reflect.Type {
	for _, v := range slices.Backward(w.vars) {
		if v.name == name {
			return v.of
		}
	}
	return nil
}

// fields is the type that a chain of names leads to from of, the last of which is given so many values.
func (w *pieceWalk) fields(of reflect.Type, n parse.Node, names []string, given int) reflect.Type {
	for i, name := range names {
		if of == nil {
			return nil
		}
		next, takes := Member(of, name)
		if next == nil {
			w.noField(n, of, name)
			return nil
		}
		last := i == len(names)-1
		switch {
		case last && takes < 0 && given > 0:
			w.flaw(n, n.String()+" alone", "%s is no function, and has values behind it", n)
		case takes >= 0 && last && takes != given || takes > 0 && !last:
			w.flaw(n, values(takes)+" behind it", "%s takes %s, and has %s", n, values(takes), values(given))
		}
		of = next
	}
	return of
}

// values is a number of values in words.
func values(n int) string {
	if n == 0 {
		return "no value"
	}
	if n == 1 {
		return "1 value"
	}
	return strconv.Itoa(n) + " values"
}

// noField notes that values of type of have no field of that name.
func (w *pieceWalk) noField(n parse.Node, of reflect.Type, name string) {
	list, _, _ := strings.Cut(n.String(), "."+name)
	if list == "" {
		list = "."
	}
	names := Fields(of)
	switch {
	case len(names) > 0:
		w.flaw(n, Likest("."+name, names), "%s has no .%s", w.in.kindOf(of), name)
	case of.Kind() == reflect.Slice:
		w.flaw(n, fmt.Sprintf("{{range %s}} … {{end}} around it", list), "%s is a list, which has no .%s itself", list, name)
	default:
		w.flaw(n, list+" alone", "%s is %s, which has no .%s", list, w.in.kindOf(of), name)
	}
}

// function is the type of what a function of text/template gives for args.
func (w *pieceWalk) function(n *parse.IdentifierNode, args []reflect.Type) reflect.Type {
	if _, known := functions[n.Ident]; !known {
		if slices.Contains([]string{"html", "js", "urlquery"}, n.Ident) {
			w.flaw(n, "leaving it out", "%s is not needed: each value is escaped as its place in the page asks for", n.Ident)
			return nil
		}
		w.flaw(n, Likest(n.Ident, slices.Sorted(maps.Keys(functions))), "there is no function %s", n.Ident)
		return nil
	}
	switch n.Ident {
	case "eq", "ne", "lt", "le", "gt", "ge":
		w.compared(n, args)
	case "len":
		if len(args) == 1 && args[0] != nil && args[0].Kind() != reflect.Slice && args[0].Kind() != reflect.String {
			w.flaw(n, "", "len counts a list or the bytes of a text, and is given %s", w.in.kindOf(args[0]))
		}
	case "index":
		if len(args) == 2 && args[0] != nil && args[0].Kind() == reflect.Slice {
			return args[0].Elem()
		}
	case "slice":
		if len(args) > 0 {
			return args[0]
		}
	case "and", "or":
		return common(args)
	}
	return functions[n.Ident]
}

// compared notes values of different kinds that a function compares.
func (w *pieceWalk) compared(n *parse.IdentifierNode, args []reflect.Type) {
	for _, a := range args {
		switch {
		case a == nil:
			continue
		case !isPlain(a):
			w.flaw(n, "", "%s compares texts or numbers, and is given %s", n.Ident, w.in.kindOf(a))
			return
		case args[0] != nil && a.Kind() != args[0].Kind():
			w.flaw(n, "", "%s cannot compare %s with %s", n.Ident, w.in.kindOf(args[0]), w.in.kindOf(a))
			return
		}
	}
}

// common is the type that all have, nil where they have several.
func common(types []reflect.Type) reflect.Type {
	if len(types) == 0 || slices.ContainsFunc(types, func(t reflect.Type) bool { return t != types[0] }) {
		return nil
	}
	return types[0]
}

// functions is what each function gives, nil where that depends.
var functions = map[string]reflect.Type{
	"and": nil, "or": nil, "index": nil, "slice": nil,
	"not": reflect.TypeFor[bool](), "len": reflect.TypeFor[int](),
	"eq": reflect.TypeFor[bool](), "ne": reflect.TypeFor[bool](), "lt": reflect.TypeFor[bool](),
	"le": reflect.TypeFor[bool](), "gt": reflect.TypeFor[bool](), "ge": reflect.TypeFor[bool](),
	"print": reflect.TypeFor[string](), "printf": reflect.TypeFor[string](), "println": reflect.TypeFor[string](),
}
