package site

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
)

// pageTypes has, for each template of a page, the page it is given.
var pageTypes = map[string]reflect.Type{
	"summary.html":   reflect.TypeFor[summaryPage](),
	"sources.html":   reflect.TypeFor[sourcesPage](),
	"source.html":    reflect.TypeFor[sourcePage](),
	"matrix.html":    reflect.TypeFor[matrixPage](),
	"apparatus.html": reflect.TypeFor[apparatusPage](),
	"timeline.html":  reflect.TypeFor[timelinePage](),
	"people.html":    reflect.TypeFor[peoplePage](),
	"speaker.html":   reflect.TypeFor[speakerPage](),
	"names.html":     reflect.TypeFor[namesPage](),
	"facts.html":     reflect.TypeFor[factsPage](),
	"words.html":     reflect.TypeFor[wordsPage](),
	"page.html":      reflect.TypeFor[prosePage](),
	"about.html":     reflect.TypeFor[aboutPage](),
	"edition.html":   reflect.TypeFor[editionPage](),
	"editions.html":  reflect.TypeFor[editionsPage](),
	"404.html":       reflect.TypeFor[missingPage](),
}

// sample is a value of type t in which every list has one element and every text a letter,
// so that a trial of a template reaches all of it.
func sample(t reflect.Type) any {
	v := reflect.New(t)
	fill(v.Elem())
	return v.Interface()
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("a")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	}
}

// The forms of the messages of text/template and html/template.
var (
	place   = regexp.MustCompile(`^(?:html/)?template: ?([^:\s]+)(:\d+)?(?::\d+)?: (.*)$`)
	noField = regexp.MustCompile(`at <([^>]*)>: can't evaluate field (\w+) in type \*?(?:\[\])?\*?site\.(\w+)`)
)

// explain turns an error of a template into "templates/FILE:LINE: what is wrong", with the
// fields that there are where one was asked for that there is not.
func explain(err error) error {
	m := place.FindStringSubmatch(err.Error())
	if m == nil {
		return fmt.Errorf("templates: %w", err)
	}
	file, line, what := m[1], m[2], m[3]
	if f := noField.FindStringSubmatch(what); f != nil {
		what = fmt.Sprintf("%s asks for %s, which there is not; expected one of %s", f[1], f[2], fields(f[3]))
	}
	return &templateError{fmt.Sprintf("templates/%s%s: %s", file, line, what), err}
}

// templateError is an error at a line of a template.
type templateError struct {
	message string
	cause   error
}

func (e *templateError) Error() string { return e.message }
func (e *templateError) Unwrap() error { return e.cause }

// fields lists the exported fields of the type of that name, which a page has somewhere.
func fields(name string) string {
	var list []string
	for _, t := range pageTypes {
		if t = typeNamed(t, name); t != nil {
			for _, f := range reflect.VisibleFields(t) {
				if f.IsExported() && !f.Anonymous {
					list = append(list, "."+f.Name)
				}
			}
			break
		}
	}
	return strings.Join(list, ", ")
}

// typeNamed is the type of that name among t and the types of its fields, or nil.
func typeNamed(t reflect.Type, name string) reflect.Type {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return typeNamed(t.Elem(), name)
	case reflect.Struct:
		if t.Name() == name {
			return t
		}
		for i := range t.NumField() {
			if found := typeNamed(t.Field(i).Type, name); found != nil {
				return found
			}
		}
	}
	return nil
}
