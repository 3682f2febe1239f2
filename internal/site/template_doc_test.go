package site

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/golden"
	"dossier/internal/templatecheck"
	"dossier/templates"
)

const templatesDoc = "../../docs/templates.md"

// TestTemplatesDoc holds the tables of docs/templates.md against the types of the pages with their comments,
// the layout and the style sheet; -update writes them anew.
func TestTemplatesDoc(t *testing.T) {
	data, err := os.ReadFile(templatesDoc)
	if err != nil {
		t.Fatal(err)
	}
	guide := newFieldGuide(t)
	got := string(data)
	for name, table := range map[string]string{
		"templates": guide.templates(), "every page": guide.everyPage(), "pages": guide.pages(), "groups": guide.groups(),
		"pieces": guide.pieces(), "colours": colours(t),
	} {
		begin, end := "<!-- "+name+": made by go test ./internal/site -update -->\n", "<!-- end of "+name+" -->\n"
		before, rest, ok := strings.Cut(got, begin)
		_, after, closed := strings.Cut(rest, end)
		if !ok || !closed {
			t.Fatalf("%s has no place for %s", templatesDoc, name)
		}
		got = before + begin + "\n" + table + "\n" + end + after
	}
	golden.Compare(t, templatesDoc, got)
}

// A custom property of the style sheet, and where the dark set begins.
var customProperty = regexp.MustCompile(`--([a-z]+):\s*([^;}]+?)\s*[;}]`)

// colours lists the custom properties of the style sheet with their values in light and in dark.
func colours(t *testing.T) string {
	style, err := templates.FS.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	inDarkness := regexp.MustCompile(`@media [^{]*\(prefers-color-scheme: dark\)`).FindIndex(style)
	if inDarkness == nil {
		t.Fatal("the style sheet has no colours for the dark")
	}
	light := string(style[:inDarkness[0]])
	dark, _, _ := strings.Cut(string(style[inDarkness[1]:]), "\n}")
	rule := regexp.MustCompile(`(:root|\.s\d)\s*\{([^}]*\})`)
	inDark := map[string]string{}
	for _, r := range rule.FindAllStringSubmatch(dark, -1) {
		for _, p := range customProperty.FindAllStringSubmatch(r[2], -1) {
			inDark[r[1]+p[1]] = "`" + p[2] + "`"
		}
	}
	var b strings.Builder
	b.WriteString("| property | of | light | dark |\n|---|---|---|---|\n")
	for _, r := range rule.FindAllStringSubmatch(light, -1) {
		for _, p := range customProperty.FindAllStringSubmatch(r[2], -1) {
			fmt.Fprintf(&b, "| `--%s` | `%s` | `%s` | %s |\n", p[1], r[1], p[2], cmp.Or(inDark[r[1]+p[1]], "the same"))
		}
	}
	return b.String()
}

// TestTemplatesDocTrue holds what docs/templates.md names besides its tables against what there is, and tries its
// examples.
func TestTemplatesDocTrue(t *testing.T) {
	data, err := os.ReadFile(templatesDoc)
	if err != nil {
		t.Fatal(err)
	}
	files := load(t).Files()
	var all strings.Builder
	for name := range files {
		all.WriteString(string(files[name]))
	}
	known := map[string]bool{}
	guide := newFieldGuide(t)
	for _, g := range append(slices.Collect(maps.Values(pageTypes)), guide.groupTypes...) {
		for _, name := range templatecheck.Fields(g) {
			known[name] = true
		}
	}
	text := regexp.MustCompile(`(?m)^    templates/.*$`).ReplaceAllString(string(data), "") // messages on faults
	_, looks, _ := strings.Cut(text, "## The style sheet")
	for _, name := range regexp.MustCompile(`\.[A-Z][A-Za-z0-9]*`).FindAllString(text, -1) {
		if !known[name] {
			t.Errorf("no page has %s", name)
		}
	}
	for _, piece := range regexp.MustCompile(`template "([a-z-]+)"`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(all.String(), fmt.Sprintf("{{define %q", piece[1])) {
			t.Errorf("no piece is called %q", piece[1])
		}
	}
	for _, name := range regexp.MustCompile("`(--[a-z]+|data-[a-z]+)`").FindAllStringSubmatch(looks, -1) {
		if !strings.Contains(all.String(), name[1]) {
			t.Errorf("no file has %s", name[1])
		}
	}
	for _, name := range regexp.MustCompile(`data-[a-z]+=`).FindAllString(all.String(), -1) {
		if !strings.Contains(text, "`"+strings.TrimSuffix(name, "=")+"`") {
			t.Errorf("it does not name %s", name)
		}
	}
	for _, name := range regexp.MustCompile(`templates/([a-z0-9]+\.[a-z]+)`).FindAllStringSubmatch(text, -1) {
		if files[name[1]] == nil {
			t.Errorf("there is no templates/%s", name[1])
		}
	}
	examples := regexp.MustCompile("(?s)```html ([a-z0-9.]+)\n(.*?)```").FindAllStringSubmatch(text, -1)
	for _, e := range examples {
		if _, err := Load(fstest.MapFS{e[1]: {Data: []byte(e[2])}}); err != nil {
			t.Error(err)
		}
	}
	if len(examples) == 0 {
		t.Error("it has no example")
	}
}
