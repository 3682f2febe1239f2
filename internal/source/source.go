// Package source reads a seed, an article as messy as scraped text is, as a careful
// cataloguer would: what its header says, where its paragraphs are, what is wrong with it.
//
// In go a file's name and bytes; out comes a Source, whose text is that of the seed.
// Messy prose is never an error: what is unknown stays empty, what is faulty is a defect.
//
//	s := source.Parse("000_c4110f3dfa605aeb.txt", data)
//	s.ID        // "000_c4110f3d"
//	s.Title     // "Blinken Lavrov meet to discuss …", "" where there is none
//	s.Published // 2022-01-21
package source

import (
	"cmp"
	"slices"

	"dossier/internal/date"
	"dossier/internal/defect"
	"dossier/internal/seed"
	"dossier/internal/text"
)

// Basis says how the date of publication is known.
type Basis string

const (
	Header  Basis = "header"  // a line of the header
	URL     Basis = "url"     // the address
	Body    Basis = "body"    // the only full date in the text
	Dossier Basis = "dossier" // inferred: all other sources that have a date agree on it
	Editor  Basis = "editor"  // set by the editor
	Unknown Basis = "unknown"
)

// Source is one article. Its places are spans of Text; Seed tells where they stand in the file.
type Source struct {
	ID        string // of lower-case ASCII letters, digits, hyphens and underscores
	Seed      *seed.Seed
	Text      *text.Text
	Title     string    // "" where the seed has none
	TitleAt   text.Span // the title, where it is a passage of the text
	Byline    string    // who wrote it, as printed without "By"
	Published date.Date
	Basis     Basis
	URL       string
	Publisher string          // readable, "" where unknown
	Agency    string          // "" where the text credits none
	Language  string          // BCP 47, "" where unknown
	Rights    string          // as the editor says
	Edited    []string        // the fields that the editor set, by their names in the record, in order
	Defects   []defect.Defect // in order of place
}

// Parse reads one seed. It takes any bytes; time is linear in their number.
func Parse(name string, data []byte) *Source {
	sd := seed.Read(name, data)
	lines := splitLines(sd.Text, sd.Body)
	wrap := 0
	if sd.Blocks == nil {
		wrap = wrapWidth(sd.Text, lines)
	}
	head, body := readHeader(sd, lines, wrap > 0)
	src := &Source{ID: id(name), Seed: sd, URL: cmp.Or(sd.Declared.URL, head.url), Language: sd.Declared.Language}
	if sd.Blocks == nil {
		src.Text = text.New(sd.Text, paragraphs(sd.Text, body, wrap))
	} else {
		src.Text = text.New(sd.Text, without(sd.Text, sd.Blocks, head.taken))
	}
	src.Title, src.TitleAt = sd.Declared.Title, sd.Declared.TitleAt
	if src.TitleAt.Len() == 0 {
		src.Title, src.TitleAt = cmp.Or(src.Title, src.Text.Flat(head.title)), head.title
	}
	src.Byline = cmp.Or(withoutBy(sd.Declared.Byline), head.byline)
	src.Publisher = Publisher(src.URL, sd.Declared.Publisher, head.publisher)
	src.Agency = agency(src.Text, src.Byline, head.kept)
	src.Published, src.Basis = published(sd.Declared.Date, head, src.URL, src.Text)
	src.Defects = slices.Concat(sd.Defects, head.defects, defect.Find(src.Text))
	defect.InOrder(src.Defects)
	return src
}

// without is the blocks without the lines that the header took.
func without(s string, blocks, taken []text.Span) []text.Span {
	var out []text.Span
	for _, b := range blocks {
		for len(taken) > 0 && taken[0].End <= b.Start {
			taken = taken[1:]
		}
		for len(taken) > 0 && taken[0].Start < b.End {
			if before := text.Trim(s, text.Span{Start: b.Start, End: max(b.Start, taken[0].Start)}); before.Len() > 0 {
				out = append(out, before)
			}
			b.Start, taken = min(b.End, taken[0].End), taken[1:]
		}
		if b = text.Trim(s, b); b.Len() > 0 {
			out = append(out, b)
		}
	}
	return out
}

// Words is the number of words and numbers of the text.
func (s *Source) Words() int {
	n := 0
	for _, t := range s.Text.Tokens {
		if t.Kind != text.Mark && t.Lower != "'s" {
			n++
		}
	}
	return n
}
