package site

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/golden"

	"golang.org/x/tools/txtar"
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
			golden.Compare(t, stem+".golden", err.Error()+"\n")
		})
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
