package templatecheck

import (
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// nothing is what a piece has that is given no value.
type nothing struct{}

// Words is a type in the words of docs/templates.md: "text", "list of source link".
func Words(t reflect.Type) string {
	switch t = target(t); t.Kind() {
	case reflect.String:
		if t == reflect.TypeFor[template.HTML]() {
			return "HTML"
		}
		return "text"
	case reflect.Int:
		return "number"
	case reflect.Float64:
		return "number with a fraction"
	case reflect.Bool:
		return "yes or no"
	case reflect.Slice:
		return "list of " + Words(t.Elem())
	}
	return Name(t)
}

// kindOf is a type in the words of a message: a group with the name that docs/templates.md lists it by.
func (in *inspection) kindOf(t reflect.Type) string {
	switch page := in.set.PageOf(t); {
	case page != "":
		return "the page (" + page + ")"
	case IsGroup(t):
		return "“" + Name(target(t)) + "”"
	}
	return Words(t)
}

// Name is the name of a struct in words: "source link" of sourceLink.
func Name(t reflect.Type) string {
	var b strings.Builder
	for i, r := range t.Name() {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// PageOf is the first template that is given a t, "" where there is none.
func (s *Set) PageOf(t reflect.Type) string {
	for _, name := range slices.Sorted(maps.Keys(s.Pages)) {
		if target(s.Pages[name]) == target(t) {
			return name
		}
	}
	return ""
}

// target is t, or what it points to.
func target(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// IsGroup tells whether t has fields.
func IsGroup(t reflect.Type) bool { return target(t).Kind() == reflect.Struct }

// isPlain tells whether a value of type t can be printed as it is.
func isPlain(t reflect.Type) bool {
	k := t.Kind()
	return k == reflect.String || k == reflect.Int || k == reflect.Bool || k == reflect.Float64
}

// Fields is the fields of t in their order, its methods behind them, each with the dot before it.
func Fields(t reflect.Type) []string {
	var names []string
	t = target(t)
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() && !f.Anonymous && !slices.Contains(names, "."+f.Name) {
				names = append(names, "."+f.Name)
			}
		}
	}
	for m := range reflect.PointerTo(t).Methods() {
		names = append(names, "."+m.Name)
	}
	return names
}

// Member is the type of the field or of the result of the method of that name, and how many values the
// method takes, -1 for a field. It is nil where t has no such name.
func Member(t reflect.Type, name string) (of reflect.Type, takes int) {
	t = target(t)
	if m, ok := reflect.PointerTo(t).MethodByName(name); ok {
		return m.Type.Out(0), m.Type.NumIn() - 1
	}
	if t.Kind() == reflect.Struct {
		if f, ok := t.FieldByName(name); ok && f.IsExported() {
			return f.Type, -1
		}
	}
	return nil, 0
}
