// Package templates holds the pages' templates, their style sheet, script and icon.
//
// Each page is one file that says what stands on it; layout.html is what all pages share.
// They are html/template; the fields that a page has are the exported fields of its struct
// in package site. A dossier may replace any of these files by one of the same name.
package templates

import "embed"

// FS has the files by their plain names: matrix.html, style.css.
//
//go:embed *.html *.css *.js *.svg
var FS embed.FS
