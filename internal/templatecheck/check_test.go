package templatecheck

import (
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"dossier/internal/golden"
)

// shared is what both pages of the tests have.
type shared struct {
	Title  string
	Root   string
	Number int
	Menu   []menuLink
}

// menuLink is a link to a page.
type menuLink struct {
	Href, Text string
	Current    bool
}

// HTML is the link as an element.
func (l menuLink) HTML() template.HTML { return "<a></a>" }

// garden is a page with all that a page can have.
type garden struct {
	shared
	Beds  []bed
	Owner *owner
	Depth float64
}

type bed struct {
	ID     string
	Plants []string
	Link   menuLink
	Owners []*owner
}

type owner struct{ Name string }

// Greeting is how the owner is spoken to on an occasion.
func (o *owner) Greeting(occasion string) string { return occasion + o.Name }

// shed is a page with nothing of its own.
type shed struct{ shared }

// setOf is the two pages, of which files replace what is given.
func setOf(files map[string][]byte) *Set {
	layout := []byte(`{{define "head"}}<h1>{{.Title}}</h1>{{range .Menu}}{{.HTML}}{{end}}{{end}}{{define "owner"}}{{.Name}}{{end}}`)
	all := map[string][]byte{"layout.html": layout, "garden.html": []byte(`{{template "head" .}}`), "shed.html": []byte(`{{template "head" .}}`)}
	maps.Copy(all, files)
	return &Set{Files: all, Layout: "layout.html", BuiltIn: layout, Pages: map[string]reflect.Type{
		"garden.html": reflect.TypeFor[garden](), "shed.html": reflect.TypeFor[shed](),
	}}
}

// TestCheck has in each case of testdata the files of a site, as a txtar archive, and in its golden file all that is said of
// them; `\r` stands for a carriage return, `\0` for a byte 0.
func TestCheck(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, _ string, data []byte) string {
		var said strings.Builder
		for _, f := range txtar.Parse(data).Files {
			source := strings.NewReplacer(`\r`, "\r", `\0`, "\x00").Replace(string(f.Data))
			pages, found := setOf(map[string][]byte{"garden.html": []byte(source)}).Check()
			if (len(found) > 0) != (pages["garden.html"] == nil) || pages["shed.html"] == nil {
				t.Errorf("%s: pages %v, %v", f.Name, slices.Sorted(maps.Keys(pages)), found)
			}
			said.WriteString(f.Name + "\n")
			if err := found.Err(); err != nil {
				said.WriteString(err.Error() + "\n")
			}
		}
		return said.String()
	})
}

// TestCalls is what the pieces of the layout are given, by a page and by its own pieces.
func TestCalls(t *testing.T) {
	s := setOf(map[string][]byte{"garden.html": []byte(`{{define "bed"}}{{range .Owners}}{{template "owner" .}}{{end}}{{end}}{{template "head" .}}{{range .Beds}}{{template "bed" .}}{{end}}`)})
	want := map[string][]reflect.Type{"head": {reflect.TypeFor[garden]()}, "owner": {reflect.TypeFor[*owner]()}}
	if got := s.Calls("garden.html"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestInspect has templates that walk at random through what a page has, and now and then ask for what there is
// not: that is said of a template if and only if it could not be carried out on a page that has everything.
func TestInspect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"garden.html", "shed.html"}).Draw(t, "page")
		s := setOf(nil)
		source := randomWalk(t, s.Pages[name], 5)
		s.Files[name] = []byte(source)
		trees, wrong := Parse(name, s.Files[name])
		if wrong != nil {
			t.Fatal(wrong)
		}
		found := s.inspect(name, trees).flaws
		err := template.Must(template.New(name).Parse(source)).Execute(io.Discard, sample(s.Pages[name]))
		if (err != nil) != (len(found) > 0) {
			t.Fatalf("%s\nfound  %v\nresult %v", source, found, err)
		}
	})
}

// randomWalk is a template for a value of type dot, of so many steps at most.
func randomWalk(t *rapid.T, dot reflect.Type, steps int) string {
	name := rapid.SampledFrom(append(Fields(dot), ".Nowhere")).Draw(t, "name")
	of, takes := Member(dot, name[1:])
	switch {
	case of == nil:
		return "{{" + name + "}}"
	case takes > 0:
		return "{{" + name + ` "a"` + "}}"
	case isPlain(of):
		return "{{" + name + rapid.SampledFrom([]string{"", "", "", ".Nowhere"}).Draw(t, "behind") + "}}"
	case steps == 0:
		return "{{if " + name + "}}{{end}}"
	}
	action := "with"
	if of.Kind() == reflect.Slice {
		action, of = rapid.SampledFrom([]string{"range", "range $i, $e :="}).Draw(t, "action"), of.Elem()
	}
	if isPlain(of) {
		return "{{" + action + " " + name + "}}{{.}}{{end}}"
	}
	return "{{" + action + " " + name + "}}" + randomWalk(t, of, steps-1) + "{{end}}" + randomWalk(t, dot, steps-1)
}

// FuzzCheck parses and checks a template, whatever it is.
func FuzzCheck(f *testing.F) {
	for _, source := range []string{
		"{{if .Title}}{{/* {{end}} */}}", "<a href='{{.Root}}", `<!-- {{"}}"}}`, "{{$x := .Menu}}{{range $i, $x = .Menu}}{{$x.Href}}{{end}}",
		`{{define "a"}}{{template "a" .Owner}}{{end}}{{template "a"}}`, "{{with $o := .Owner}}{{$o.Name}}{{else with .Beds}}{{end}}\r\n{{- break -}}",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		bare := withoutActions([]byte(source))
		if at := openTag(bare); len(bare) != len(source) || at >= len(source) || at >= 0 && source[at] != '<' {
			t.Errorf("a tag is open at %d of %d bytes", at, len(source))
		}
		s := setOf(map[string][]byte{"garden.html": []byte(source)})
		parsed, found := s.parse()
		if trees := parsed["garden.html"]; trees != nil && trees["garden.html"] != nil {
			round := circles{set: s, pieces: trees, done: map[string]bool{}}
			round.piece("garden.html")
			found = append(round.found, s.inspect("garden.html", trees).flaws...)
		}
		for _, f := range found {
			if f.File == "garden.html" && (f.Line < 1 || f.Line > 1+strings.Count(source, "\n")) || f.Message == "" {
				t.Errorf("%v", f)
			}
		}
	})
}
