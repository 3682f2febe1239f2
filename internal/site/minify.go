package site

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"

	"dossier/internal/templatecheck"
)

// Media types of the files that are minified.
const (
	htmlType = "text/html"
	cssType  = "text/css"
	jsType   = "text/javascript"
	svgType  = "image/svg+xml"
)

// newMinifier is for style sheets, scripts and drawings.
func newMinifier() *minify.M {
	m := minify.New()
	m.AddFunc(cssType, css.Minify)
	m.AddFunc(jsType, js.Minify)
	m.AddFunc(svgType, svg.Minify)
	return m
}

// newTemplateMinifier keeps tags and quotes, so that the pages remain plain HTML for every tool. It has nothing for
// drawings, scripts and styles: those of a template are not complete before it is carried out.
func newTemplateMinifier() *minify.M {
	m := minify.New()
	m.Add(htmlType, &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true, TemplateDelims: html.GoTemplateDelims})
	return m
}

// minified is data, of one of the media types above, without what a program does not read.
func (t *Templates) minified(mediatype string, data []byte) ([]byte, error) {
	out, err := t.minifier.Bytes(mediatype, data)
	if err != nil {
		return nil, fmt.Errorf("minify %s: %w", mediatype, err)
	}
	return out, nil
}

// minifiedPages is the pages as written without what a browser does not read, which then need not be taken out of each
// page that is made. A page that m cannot read stays as it is.
func minifiedPages(written map[string]*template.Template, files map[string][]byte) map[string]*template.Template {
	m, pages := newTemplateMinifier(), maps.Clone(written)
	layout, err := minifiedPieces(m, layoutFile, files[layoutFile])
	if err != nil {
		return pages
	}
	for name := range pages {
		own, err := minifiedPieces(m, name, files[name])
		if err != nil {
			continue
		}
		all := maps.Clone(layout)
		maps.Copy(all, own)
		if page, err := templatecheck.Compile(name, all); err == nil {
			pages[name] = page
		}
	}
	return pages
}

// minifiedPieces is the pieces of a template, the file's own text as the piece of its name. Comments go before m reads
// them, which would take them for HTML.
func minifiedPieces(m *minify.M, file string, source []byte) (map[string]*parse.Tree, error) {
	written, wrong := templatecheck.Parse(file, source)
	if wrong != nil {
		return nil, wrong
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(written)) {
		fmt.Fprintf(&b, "{{define %q}}%s{{end}}", name, written[name].Root)
	}
	minified, err := m.String(htmlType, b.String())
	if err != nil {
		return nil, err
	}
	parsed, wrong := templatecheck.Parse(file, []byte(minified))
	if wrong != nil {
		return nil, wrong
	}
	return parsed, nil
}
