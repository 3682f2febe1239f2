package site

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"github.com/tdewolff/minify/v2"

	"dossier/internal/templatecheck"
	"dossier/templates"
)

// Templates is the templates of all pages, ready to use by several goroutines at once.
type Templates struct {
	set      templatecheck.Set
	pages    map[string]*template.Template // by file name, minified
	written  map[string]*template.Template // the same as written, which tell the line of what goes wrong
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
	set, found, err := overlay(override)
	if err != nil {
		return nil, err
	}
	t := &Templates{set: set, minifier: newMinifier()}
	t.buffers.New = func() any { return new(bytes.Buffer) }
	var wrong templatecheck.Flaws
	t.written, wrong = set.Check()
	found = append(found, wrong...)
	for _, f := range []struct {
		name, mediatype string
		data            *[]byte
	}{{"style.css", cssType, &t.style}, {scriptFile, jsType, &t.script}, {"favicon.svg", svgType, &t.icon}} {
		if *f.data, err = t.minified(f.mediatype, set.Files[f.name]); err != nil {
			found = append(found, unreadable(f.name, err))
		}
	}
	t.pages = minifiedPages(t.written, set.Files)
	return t, found.Err()
}

// Files is the bytes of all templates, by name: matrix.html, style.css. It must not be changed.
func (t *Templates) Files() map[string][]byte { return t.set.Files }

// overlay is the built-in files, with those of override in their place, and what of override has no place.
func overlay(override fs.FS) (templatecheck.Set, templatecheck.Flaws, error) {
	set := templatecheck.Set{Files: map[string][]byte{}, Layout: layoutFile, Pages: pageTypes}
	names, err := fs.Glob(templates.FS, "*")
	if err != nil {
		return set, nil, err
	}
	for _, name := range names {
		if set.Files[name], err = templates.FS.ReadFile(name); err != nil {
			return set, nil, err
		}
	}
	set.BuiltIn = set.Files[layoutFile]
	if override == nil {
		return set, nil, nil
	}
	entries, err := fs.ReadDir(override, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return set, nil, nil
	}
	if err != nil {
		return set, nil, err
	}
	var found templatecheck.Flaws
	for _, e := range entries {
		name := e.Name()
		if _, known := set.Files[name]; !known {
			if slices.Contains([]string{".html", ".css", ".js", ".svg"}, path.Ext(name)) {
				found = append(found, templatecheck.Flaw{File: name, Message: "this replaces no file of the site", Try: templatecheck.Likest(name, names)})
			}
			continue
		}
		own, err := fs.ReadFile(override, name)
		if err != nil {
			found = append(found, templatecheck.Flaw{File: name, Message: "this cannot be read as a file"})
			continue
		}
		set.Files[name] = own
	}
	return set, found, nil
}

// positioned is a message of the minifier with its place.
var positioned = regexp.MustCompile(`^minify \S+: (.*) on line (\d+) and column \d+`)

// unreadable is why a style sheet, a script or a drawing cannot be minified.
func unreadable(file string, err error) templatecheck.Flaw {
	f := templatecheck.Flaw{File: file, Message: "this cannot be read"}
	if m := positioned.FindStringSubmatch(err.Error()); m != nil {
		f.Line, _ = strconv.Atoi(m[2])
		f.Message += ": " + m[1]
	}
	return f
}

// page is the HTML that the template makes of data, whose type is in pageTypes. Should the minified template fail,
// the page is made as it is written, or that template tells the place.
func (t *Templates) page(name string, data any) ([]byte, error) {
	b := t.buffers.Get().(*bytes.Buffer)
	defer t.buffers.Put(b)
	b.Reset()
	if t.pages[name].Execute(b, data) != nil {
		b.Reset()
		if err := t.written[name].Execute(b, data); err != nil {
			return nil, t.set.Refused(name, err)
		}
	}
	return bytes.Clone(b.Bytes()), nil
}
