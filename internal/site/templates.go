package site

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"sync"
	"text/template/parse"

	"github.com/tdewolff/minify/v2"

	"dossier/templates"
)

// Templates is the templates of all pages, ready to use by several goroutines at once.
type Templates struct {
	pages    map[string]*template.Template // by file name
	files    map[string][]byte             // all, as read
	style    []byte
	script   []byte
	icon     []byte
	minifier *minify.M
	buffers  sync.Pool // of *bytes.Buffer
}

// layoutFile defines what the pages share.
const layoutFile = "layout.html"

// Load reads the templates. A file of override, which may be nil, stands for the one of the
// same name that is built in. The error lists all that is wrong, each with file and line.
func Load(override fs.FS) (*Templates, error) {
	t := &Templates{pages: map[string]*template.Template{}, minifier: newMinifier()}
	t.buffers.New = func() any { return new(bytes.Buffer) }
	files, found, err := overlay(override)
	if err != nil {
		return nil, err
	}
	t.files = files
	ours, err := templates.FS.ReadFile(layoutFile)
	if err != nil {
		return nil, err
	}
	found = append(found, t.compile(ours)...)
	for _, f := range []struct {
		name, mediatype string
		data            *[]byte
	}{{"style.css", cssType, &t.style}, {scriptFile, jsType, &t.script}, {"favicon.svg", svgType, &t.icon}} {
		if *f.data, err = t.minified(f.mediatype, files[f.name]); err != nil {
			found = append(found, unreadable(f.name, err))
		}
	}
	return t, found.sorted()
}

// Files is the bytes of all templates, by name: matrix.html, style.css. It must not be changed.
func (t *Templates) Files() map[string][]byte { return t.files }

// overlay is the built-in files, with those of override in their place.
func overlay(override fs.FS) (map[string][]byte, flaws, error) {
	files := map[string][]byte{}
	names, err := fs.Glob(templates.FS, "*")
	if err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		if files[name], err = templates.FS.ReadFile(name); err != nil {
			return nil, nil, err
		}
	}
	if override == nil {
		return files, nil, nil
	}
	entries, err := fs.ReadDir(override, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var found flaws
	for _, e := range entries {
		name := e.Name()
		if _, known := files[name]; !known {
			if slices.Contains([]string{".html", ".css", ".js", ".svg"}, path.Ext(name)) {
				found = append(found, flaw{file: name, message: "this replaces no file of the site", try: likest(name, names)})
			}
			continue
		}
		own, err := fs.ReadFile(override, name)
		if err != nil {
			found = append(found, flaw{file: name, message: "this cannot be read as a file"})
			continue
		}
		files[name] = own
	}
	return files, found, nil
}

// compile sets the pages of all templates; ours is the layout that is built in. A file that cannot be
// parsed hides what else is wrong with the pages that it is part of.
func (t *Templates) compile(ours []byte) flaws {
	parsed, found := parseTemplates(t.files)
	expected, _ := parseTemplate(layoutFile, ours)
	if parsed[layoutFile] == nil {
		return found
	}
	for _, name := range slices.Sorted(maps.Keys(pageTypes)) {
		if parsed[name] == nil {
			continue
		}
		pieces := maps.Clone(parsed[layoutFile])
		maps.Copy(pieces, parsed[name])
		if parse.IsEmptyTree(pieces[name].Root) {
			found = append(found, flaw{file: name, message: "there is nothing in it", try: `{{template "head" .}} … {{template "foot" .}}`})
			continue
		}
		in := inspection{files: t.files, trees: pieces, ours: expected, kept: bytes.Equal(ours, t.files[layoutFile])}
		wrong := in.follow(name, pageTypes[name]).flaws
		if len(wrong) == 0 {
			wrong = t.try(name, pieces)
		}
		found = append(found, wrong...)
	}
	return found
}

// try compiles a page and carries it out on a page of its type that has everything, and on one
// that has nothing.
func (t *Templates) try(name string, pieces map[string]*parse.Tree) flaws {
	page, err := template.New(name).AddParseTree(name, pieces[name].Copy()) // html/template changes what it is given
	for piece, tree := range pieces {
		if err == nil && piece != name {
			_, err = page.AddParseTree(piece, tree.Copy())
		}
	}
	if err != nil {
		return flaws{refused(t.files, name, err)}
	}
	for _, data := range []any{sample(pageTypes[name]), reflect.New(pageTypes[name]).Interface()} {
		if err := page.Execute(io.Discard, data); err != nil {
			return flaws{refused(t.files, name, err)}
		}
	}
	t.pages[name] = page
	return nil
}

// page is the minified HTML that the template makes of data, whose type is in pageTypes.
func (t *Templates) page(name string, data any) ([]byte, error) {
	b := t.buffers.Get().(*bytes.Buffer)
	defer t.buffers.Put(b)
	b.Reset()
	if err := t.pages[name].Execute(b, data); err != nil {
		return nil, refused(t.files, name, err)
	}
	return t.minified(htmlType, b.Bytes())
}
