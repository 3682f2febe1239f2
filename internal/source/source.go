// Package source reads a seed, an article as messy as scraped text is, as a careful
// cataloguer would: what its header says, where its paragraphs are, what is wrong with it.
//
// In go a file's name and bytes; out comes a Source, whose text is those very bytes.
// Messy prose is never an error: what is unknown stays empty, what is faulty is a Defect.
//
//	s := source.Parse("000_c4110f3dfa605aeb.txt", data)
//	s.ID        // "000-c4110f3d"
//	s.Title     // span of "Blinken Lavrov meet to discuss …", empty where there is none
//	s.Published // 2022-01-21
package source

import (
	"dossier/internal/date"
	"dossier/internal/text"
)

// Basis says how the date of publication is known.
type Basis string

const (
	Header  Basis = "header"
	Body    Basis = "body"
	URL     Basis = "url"
	Unknown Basis = "unknown"
)

// Source is one article.
type Source struct {
	ID        string
	File      string // its name within seeds/
	SHA256    string // of the seed's bytes, hexadecimal
	Text      *text.Text
	Title     text.Span // empty where the seed has none
	Published date.Date
	Basis     Basis
	URL       string
	Publisher string // readable, "" where unknown
	Agency    string
	Defects   []Defect
}

// Defect is a fault of the text as printed.
type Defect struct {
	text.Span
	Kind string
	Note string
}
