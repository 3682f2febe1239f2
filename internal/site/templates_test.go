package site

import (
	"html/template"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"dossier/templates"
)

func TestOverride(t *testing.T) {
	own, err := Load(fstest.MapFS{"about.html": {Data: []byte(`{{template "head" .}}<h1>{{.Title}}</h1><p>Our own words.</p>{{template "foot" .}}`)}})
	if err != nil {
		t.Fatal(err)
	}
	r, seeds := readRecord(t)
	files, err := Render(r, seeds, own)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(files["about.html"]), "Our own words.") {
		t.Error("about.html is not the overriding one")
	}
	builtIn := render(t, r, seeds)
	if string(files["index.html"]) != string(builtIn["index.html"]) {
		t.Error("index.html differs, which no file overrides")
	}
}

// TestBroken has in each case of testdata/broken the files of a dossier's templates/, as a txtar archive, and
// in its golden file all that is said of them.
func TestBroken(t *testing.T) {
	cases, err := filepath.Glob("testdata/broken/*.txt")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range cases {
		stem := strings.TrimSuffix(file, ".txt")
		t.Run(filepath.Base(stem), func(t *testing.T) {
			own := fstest.MapFS{}
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range archive.Files {
				own[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			_, err = Load(own)
			if err == nil {
				t.Fatal("nothing is found wrong")
			}
			for _, inner := range []string{"site.", "reflect", "template: ", "nil", "struct", "%!", "state"} {
				if strings.Contains(err.Error(), inner) {
					t.Errorf("%q is of no use to a designer", inner)
				}
			}
			compare(t, stem+".golden", err.Error()+"\n")
		})
	}
}

// compare holds got against the golden file, or writes it there with -update.
func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestAllowed has templates in which nothing is wrong.
func TestAllowed(t *testing.T) {
	for name, source := range map[string]string{
		"variables": `{{$a := .Title}}{{if .Nav}}{{$a = .Dossier}}{{end}}{{range $i, $l := .Nav}}{{$i}}{{$l.Text}}{{end}}{{$a}}`,
		"the root":  `{{range .Nav}}{{.Text}}{{$.Title}}{{end}}`,
		"functions": `{{if and .Title (gt (len .Nav) 1)}}{{(index .Nav 0).Text}}{{printf "%s, %d" .Title .Edition}}{{.Title | len}}{{end}}`,
		"pieces":    `{{define "own"}}{{.Text}}{{end}}{{range .Nav}}{{template "own" .}}{{end}}{{block "other" .Pager}}{{with .}}{{.Number}}{{end}}{{end}}`,
		"own head":  `{{define "head"}}<!doctype html><title>{{.Title}}</title>{{end}}{{template "head" .}}`,
		"loops":     `{{$x := .Title}}{{range .Nav}}{{$x = .Href}}{{if .Current}}{{continue}}{{end}}{{break}}{{end}}{{$x}}`,
	} {
		if _, err := Load(fstest.MapFS{"404.html": {Data: []byte(source)}}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestFields has templates that walk at random through what a page has, and now and then ask for what there is
// not: that is said of a template if and only if it could not be carried out on a page that has everything.
func TestFields(t *testing.T) {
	names := slices.Sorted(maps.Keys(pageTypes))
	rapid.Check(t, func(t *rapid.T) {
		page := pageTypes[rapid.SampledFrom(names).Draw(t, "page")]
		source := randomWalk(t, page, 5)
		trees, wrong := parseTemplate("walk.html", []byte(source))
		if wrong != nil {
			t.Fatal(wrong)
		}
		found := inspection{trees: trees, files: map[string][]byte{"walk.html": []byte(source)}}.follow("walk.html", page).flaws
		err := template.Must(template.New("walk.html").Parse(source)).Execute(io.Discard, sample(page))
		if (err != nil) != (len(found) > 0) {
			t.Fatalf("%s\nfound  %v\nresult %v", source, found, err)
		}
	})
}

// randomWalk is a template for a value of type dot, of so many steps at most.
func randomWalk(t *rapid.T, dot reflect.Type, steps int) string {
	name := rapid.SampledFrom(append(fieldNames(dot), ".Nowhere")).Draw(t, "name")
	of, takes := member(dot, name[1:])
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

// FuzzTemplate parses and checks a template, whatever it is.
func FuzzTemplate(f *testing.F) {
	for _, file := range []string{"404.html", "people.html", "edition.html"} {
		source, err := templates.FS.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
	}
	for _, source := range []string{"{{if .Title}}{{/* {{end}} */}}", "<a href='{{.Root}}", `<!-- {{"}}"}}`, "{{$x := .Nav}}{{range $i, $x = .Nav}}{{$x.Href}}{{end}}"} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		files := map[string][]byte{"404.html": []byte(source)}
		bare := withoutActions(files["404.html"])
		if at := openTag(bare); len(bare) != len(source) || at >= len(source) || at >= 0 && source[at] != '<' {
			t.Errorf("a tag is open at %d of %d bytes", at, len(source))
		}
		trees, wrong := parseTemplate("404.html", files["404.html"])
		found := flaws{}
		if wrong != nil {
			found = flaws{*wrong}
		} else if trees["404.html"] != nil {
			found = inspection{files: files, trees: trees}.follow("404.html", pageTypes["404.html"]).flaws
		}
		for _, f := range found {
			if f.line < 1 || f.line > 1+strings.Count(source, "\n") || f.message == "" {
				t.Errorf("%v", f)
			}
		}
	})
}
