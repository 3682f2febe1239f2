package site

import (
	"fmt"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"
)

// Media types of the files that are minified.
const (
	htmlType = "text/html"
	cssType  = "text/css"
	jsType   = "text/javascript"
	svgType  = "image/svg+xml"
)

// newMinifier keeps tags and quotes, so that the pages remain plain HTML for every tool.
func newMinifier() *minify.M {
	m := minify.New()
	m.Add(htmlType, &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	m.AddFunc(cssType, css.Minify)
	m.AddFunc(jsType, js.Minify)
	m.AddFunc(svgType, svg.Minify)
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
