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
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/defect"
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
	Defects  []defect.Defect // in order of place

	runs  []run // in order; nil where Text is Bytes
	order []int // of the runs in the file; nil where it is theirs
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

// Read reads a file. It takes any bytes; time is linear in their number.
func Read(name string, data []byte) *Seed {
	s := &Seed{Name: name, Bytes: string(data)}
	sum := sha256.Sum256(data)
	s.SHA256 = hex.EncodeToString(sum[:])
	s.decode("")
	switch s.Format = format(name, s.Text); s.Format {
	case HTML:
		if charset := declaredCharset(s.Bytes); charset != "" {
			s.decode(charset)
		}
		s.rewrite(s.readHTML(s.Text))
	case Markdown:
		s.readFront()
		s.rewrite(s.readMarkdown(s.Text, s.Body))
	default:
		s.readFront()
	}
	s.Defects = append(s.Defects, illegible(s.Text)...)
	slices.SortStableFunc(s.Defects, func(a, b defect.Defect) int { return cmp.Compare(a.Start, b.Start) })
	return s
}

// rewrite makes what was built of the text so far the text.
func (s *Seed) rewrite(b *builder) {
	s.Text, s.runs = b.text.String(), compose(s.runs, b.runs, b.text.Len())
	s.order = byFile(s.runs)
}

// format is the kind of markup that a file has by its name, or by how its text begins.
func format(name, decoded string) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".md":
		return Markdown
	case ".html", ".htm":
		return HTML
	}
	start := strings.TrimLeftFunc(strings.TrimPrefix(decoded, byteOrderMark), unicode.IsSpace)
	for _, tag := range [...]string{"<!doctype html", "<html"} {
		if len(start) > len(tag) && strings.EqualFold(start[:len(tag)], tag) && strings.IndexByte(" \t\r\n\f>", start[len(tag)]) >= 0 {
			return HTML
		}
	}
	return Plain
}
