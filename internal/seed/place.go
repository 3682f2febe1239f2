package seed

import (
	"sort"
	"strings"

	"dossier/internal/text"
)

// run says where a stretch of the text stands in the file. It is made of units of one size, such
// as the bytes of a copied stretch, or characters of UTF-16: text bytes of the text for file
// bytes of the file. It ends where the next begins; what is left of the file then is in no text,
// such as the tag behind a word.
type run struct {
	inText, inFile int // where it begins
	text, file     int // the size of a unit, in bytes; file is 0 for what the file does not have
}

// IsDecoded tells whether Text is other than Bytes.
func (s *Seed) IsDecoded() bool { return s.runs != nil }

// InFile is where sp, a span of Text, stands in Bytes. A span that cuts a character of the file,
// such as an entity, has the whole of it.
func (s *Seed) InFile(sp text.Span) text.Span {
	if s.runs == nil {
		return sp
	}
	at := text.Span{Start: s.startInFile(sp.Start)}
	at.End = at.Start
	if sp.Len() > 0 {
		at.End = max(at.Start, s.endInFile(sp.End))
	}
	return at
}

func (s *Seed) startInFile(offset int) int {
	i := sort.Search(len(s.runs), func(i int) bool { return s.runs[i].inText > offset }) - 1
	if i < 0 {
		return 0
	}
	r := s.runs[i]
	if offset >= len(s.Text) {
		return len(s.Bytes)
	}
	return r.inFile + (offset-r.inText)/r.text*r.file
}

func (s *Seed) endInFile(offset int) int {
	i := sort.Search(len(s.runs), func(i int) bool { return s.runs[i].inText >= offset }) - 1
	if i < 0 {
		return 0
	}
	r := s.runs[i]
	return r.inFile + (offset-r.inText+r.text-1)/r.text*r.file
}

// InText is where sp, a span of Bytes, stands in Text: the smallest span that stands in the file
// at all of sp that is text.
func (s *Seed) InText(sp text.Span) text.Span {
	if s.runs == nil {
		return sp
	}
	start := sort.Search(len(s.Text), func(i int) bool { return s.endInFile(i+1) > sp.Start })
	if sp.Len() == 0 {
		return text.Span{Start: start, End: start}
	}
	end := sort.Search(len(s.Text), func(i int) bool { return s.startInFile(i) >= sp.End })
	return text.Span{Start: start, End: max(start, end)}
}

// builder makes the text of a seed piece by piece, with the places of the pieces.
type builder struct {
	text strings.Builder
	runs []run
}

// copy takes the span sp of the file as it is.
func (b *builder) copy(file string, sp text.Span) {
	b.begin(run{text: 1, file: 1}, sp.Start)
	b.text.WriteString(file[sp.Start:sp.End])
}

// put writes s for the span sp of the file: the character for an entity.
func (b *builder) put(s string, sp text.Span) {
	if s != "" {
		b.begin(run{text: len(s), file: sp.Len()}, sp.Start)
		b.text.WriteString(s)
	}
}

// begin begins a run at the end of the text, unless it goes on with the one before.
func (b *builder) begin(r run, inFile int) {
	r.inText, r.inFile = b.text.Len(), inFile
	if n := len(b.runs); n > 0 {
		last := b.runs[n-1]
		if last.text == r.text && last.file == r.file && (r.inText-last.inText)/last.text*last.file == r.inFile-last.inFile {
			return
		}
	}
	b.runs = append(b.runs, r)
}
