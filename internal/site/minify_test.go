package site

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"dossier/internal/edition"
)

// inline is the elements that do not part words.
var inline = []string{"a", "b", "bdi", "code", "del", "em", "i", "ins", "mark", "q", "small", "span", "strong", "time"}

// spoken is the words of a page with its tags, white space only where a reader sees some.
func spoken(page []byte) string {
	var b strings.Builder
	for z := html.NewTokenizer(bytes.NewReader(page)); z.Next() != html.ErrorToken; {
		switch t := z.Token(); {
		case t.Type == html.TextToken:
			b.WriteString(t.Data)
		case slices.Contains(inline, t.Data):
		default:
			b.WriteString("\n<" + t.Data + ">\n")
		}
	}
	var lines []string
	for line := range strings.Lines(b.String()) {
		if words := strings.Fields(line); len(words) > 0 {
			lines = append(lines, strings.Join(words, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// TestMinifiedSaysTheSame makes each page as its template is written and as it is minified.
func TestMinifiedSaysTheSame(t *testing.T) {
	r, seeds := readRecord(t)
	minified, written := load(t), load(t)
	written.pages = written.written
	files, err := Render(r, seeds, minified)
	if err != nil {
		t.Fatal(err)
	}
	asWritten, err := Render(r, seeds, written)
	if err != nil {
		t.Fatal(err)
	}
	saved := 0
	for name, page := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		saved += len(asWritten[name]) - len(page)
		if diff := cmp.Diff(spoken(asWritten[name]), spoken(page)); diff != "" {
			t.Errorf("%s (-as written +minified):\n%s", name, diff)
		}
	}
	if saved <= 0 {
		t.Errorf("%d bytes saved", saved)
	}
}

// TestMinifiedTemplates has templates of an editor, and what becomes of the page.
func TestMinifiedTemplates(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"<p>\n  {{.Title}}\n</p>\n\n<p>\n  Try  <b>{{.Edition}}</b> .\n</p>\n", "<p>There is no such page</p><p>Try <b>7</b> .</p>"},
		{"{{/* It's {{.Title}} <!-- */}}<p> a </p>  <pre>{{.Edition}}\n  b</pre>", "<p>a</p><pre>7\n  b</pre>"},
		{"<ul>\n{{range .Nav}}{{if .Current}}\n<li>{{.Text}}</li>\n{{end}}{{end}}</ul>\n{{define \"own\"}} <i>{{.}}</i>{{end}}<p>a{{template \"own\" .Edition}}</p>", "<ul></ul><p>a <i>7</i></p>"},
		{`<p>{{.Edition}}</p>{{template "foot" .}}{{define "foot"}}{{end}}`, "<p>7</p>"},
		{"<!-- {{$e := .Edition}} -->\n<p>{{$e}}</p>", "\n<p>7</p>"}, // as written: without the comment there is no $e
	} {
		own, err := Load(fstest.MapFS{"404.html": {Data: []byte(c.source)}})
		if err != nil {
			t.Fatal(err)
		}
		if got := missing(t, own); got != c.want {
			t.Errorf("%q gives %q, want %q", c.source, got, c.want)
		}
	}
}

// TestRefusedLine has a template that fails on one page only, which no check before can know.
func TestRefusedLine(t *testing.T) {
	own, err := Load(fstest.MapFS{"404.html": {Data: []byte("<p>\n</p>\n\n{{if eq .Edition 7}}<b>\n{{(index .Nav 90).Text}}</b>{{end}}")}})
	if err != nil {
		t.Fatal(err)
	}
	r, _ := readRecord(t)
	r.Edition.Number = 7
	_, err = Host(r, nil, edition.Gone{}, own)
	if err == nil || !strings.HasPrefix(err.Error(), "templates/404.html:5: ") {
		t.Errorf("got %v", err)
	}
}

// missing is the page for those that there are not, of edition 7.
func missing(t *testing.T, own *Templates) string {
	t.Helper()
	r, _ := readRecord(t)
	r.Edition.Number = 7
	files, err := Host(r, nil, edition.Gone{}, own)
	if err != nil {
		t.Fatal(err)
	}
	return string(files[missingFile])
}
