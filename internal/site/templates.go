package site

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

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
	files, err := overlay(override)
	if err != nil {
		return nil, err
	}
	t.files = files
	var errs []error
	layout, err := template.New(layoutFile).Parse(string(files[layoutFile]))
	if err != nil {
		return nil, explain(err)
	}
	for name := range pageTypes {
		if err := t.parse(layout, name, string(files[name])); err != nil {
			errs = append(errs, err)
		}
	}
	for _, f := range []struct {
		name, mediatype string
		data            *[]byte
	}{{"style.css", cssType, &t.style}, {scriptFile, jsType, &t.script}, {"favicon.svg", svgType, &t.icon}} {
		if *f.data, err = t.minified(f.mediatype, files[f.name]); err != nil {
			errs = append(errs, fmt.Errorf("templates/%s: %w", f.name, err))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	// A fault of the layout shows on every page.
	errs = slices.CompactFunc(errs, func(a, b error) bool { return a.Error() == b.Error() })
	return t, errors.Join(errs...)
}

// Files is the bytes of all templates, by name: matrix.html, style.css. It must not be changed.
func (t *Templates) Files() map[string][]byte { return t.files }

// overlay is the built-in files, with those of override in their place.
func overlay(override fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	names, err := fs.Glob(templates.FS, "*")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if files[name], err = templates.FS.ReadFile(name); err != nil {
			return nil, err
		}
	}
	if override == nil {
		return files, nil
	}
	entries, err := fs.ReadDir(override, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, e := range entries {
		name := e.Name()
		if _, known := files[name]; !known {
			if ext := path.Ext(name); slices.Contains([]string{".html", ".css", ".js", ".svg"}, ext) {
				errs = append(errs, fmt.Errorf("templates/%s: replaces no file of the site; expected one of %s", name, strings.Join(names, ", ")))
			}
			continue
		}
		if files[name], err = fs.ReadFile(override, name); err != nil {
			errs = append(errs, fmt.Errorf("templates/%s: %w", name, err))
		}
	}
	return files, errors.Join(errs...)
}

// parse compiles a page and tries it on a page of its type that has everything, and on one
// that has nothing.
func (t *Templates) parse(layout *template.Template, name, source string) error {
	page, err := layout.Clone()
	if err != nil {
		return explain(err)
	}
	if page, err = page.New(name).Parse(source); err != nil {
		return explain(err)
	}
	for _, data := range []any{sample(pageTypes[name]), reflect.New(pageTypes[name]).Interface()} {
		if err := page.Execute(io.Discard, data); err != nil {
			return explain(err)
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
		return nil, explain(err)
	}
	return t.minified(htmlType, b.Bytes())
}
