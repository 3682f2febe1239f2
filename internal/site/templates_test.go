package site

import (
	"strings"
	"testing"
	"testing/fstest"
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

// TestBroken gives for each fault of a template what its message must say.
func TestBroken(t *testing.T) {
	for _, test := range []struct{ name, file, source, want string }{
		{"syntax", "people.html", "<h1>\n{{range .Kinds}", `templates/people.html:2: bad character U+007D '}'`},
		{"layout field", "layout.html", "{{define \"head\"}}\n{{.Headline}}{{end}}{{define \"foot\"}}{{end}}", "templates/layout.html:2: .Headline asks for Headline"},
		{"unclosed", "people.html", "<h1>\n{{range .Kinds}}\n", `templates/people.html:3: unexpected EOF`},
		{"layout", "layout.html", "{{define \"head\"}}\n\n{{end", `templates/layout.html:3: unclosed action`},
		{"field", "people.html", "\n\n{{.Headline}}", "templates/people.html:3: .Headline asks for Headline, which there is not; expected one of .Language, .Dossier, .Title"},
		{"deep field", "people.html", "{{range .Kinds}}\n{{range .People}}{{.Nom}}{{end}}{{end}}", "templates/people.html:2: .Nom asks for Nom, which there is not; expected one of .ID, .Name, .Role"},
		{"template", "404.html", "{{template \"haed\" .}}", `templates/404.html:1: no such template "haed"`},
		{"unbalanced", "404.html", "<p>\n<a href='{{.Root}}", `templates/404.html: ends in a non-text context`},
		{"name", "matix.html", "", "templates/matix.html: replaces no file of the site; expected one of 404.html, about.html"},
		{"style", "style.css", "p { color: red", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{test.file: {Data: []byte(test.source)}})
			if test.want == "" {
				if err != nil {
					t.Errorf("style sheets are lenient: %v", err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}
