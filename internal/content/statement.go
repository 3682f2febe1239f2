package content

import (
	"bufio"
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"

	"github.com/yuin/goldmark/ast"
	footnote "github.com/yuin/goldmark/extension/ast"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"
)

// sentence is a sentence of a page as plain text; refs are indices of document.refs.
type sentence struct {
	text string
	at   int // where it begins, an offset of the Markdown
	refs []int
}

// sentences is the sentences of the document's paragraphs and list items.
func (d *document) sentences() []sentence {
	var out []sentence
	notes := d.footnotes()
	section := 0 // index of the first sentence under the last heading
	var visit func(n ast.Node)
	visit = func(n ast.Node) {
		switch n.Kind() {
		case ast.KindHeading:
			section = len(out)
			return
		case footnote.KindFootnoteList, footnote.KindTable:
			return
		case ast.KindParagraph, ast.KindTextBlock:
			p := prose{source: d.source, notes: notes}
			p.add(n)
			out = p.appendSentences(out, section)
			return
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			visit(c)
		}
	}
	visit(d.root)
	return out
}

// plain is the text of n without marks of Markdown and citations.
func (d *document) plain(n ast.Node) string {
	p := prose{source: d.source}
	p.add(n)
	return text.Flat(p.text.String())
}

// prose is the plain text of a block with the places of its citations.
type prose struct {
	source []byte
	notes  map[int]*footnote.Footnote
	text   strings.Builder
	parts  []part
	cites  []citedAt
}

// part is where a piece of the plain text stands: both offsets are in bytes.
type part struct{ plain, markdown int }

// at is where the byte at the offset of the plain text stands in the Markdown, or where the piece that has
// it begins, if marks of Markdown were resolved in between.
func (p *prose) at(offset int) int {
	i, found := slices.BinarySearchFunc(p.parts, offset, func(piece part, offset int) int { return cmp.Compare(piece.plain, offset) })
	if !found {
		i--
	}
	if i < 0 {
		return 0
	}
	return p.parts[i].markdown + offset - p.parts[i].plain
}

// citedAt is references at an offset in bytes of the plain text.
type citedAt struct {
	offset      int
	first, last int // references [first, last)
}

// add appends the plain text of n.
func (p *prose) add(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		p.addText(n)
	case *ast.String:
		p.text.Write(n.Value)
	case *ast.AutoLink:
		p.text.Write(n.Label(p.source))
	case *citation:
		p.cite(n)
	case *footnote.FootnoteLink:
		if note := p.notes[n.Index]; note != nil {
			p.citeAll(note)
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.add(c)
	}
}

func (p *prose) addText(n *ast.Text) {
	value := n.Value(p.source)
	p.parts = append(p.parts, part{p.text.Len(), n.Segment.Start})
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		p.text.Write(value)
	} else {
		p.text.WriteString(unescape(value))
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		p.text.WriteByte(' ')
	}
}

// unescape resolves the backslashes and entities of Markdown text.
func unescape(value []byte) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	htmlrenderer.DefaultWriter.Write(w, value)
	w.Flush()
	return html.UnescapeString(b.String())
}

func (p *prose) cite(c *citation) {
	if len(c.refs) > 0 {
		p.cites = append(p.cites, citedAt{p.text.Len(), c.first, c.first + len(c.refs)})
	}
}

// citeAll adds the citations within a footnote at the place of its mark.
func (p *prose) citeAll(n ast.Node) {
	if c, ok := n.(*citation); ok {
		p.cite(c)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.citeAll(c)
	}
}

// appendSentences cuts the text into sentences and gives each the citations in it or right
// behind it. Those of a text without a sentence belong to the sentence before it, from
// index section on.
func (p *prose) appendSentences(out []sentence, section int) []sentence {
	s := p.text.String()
	cut := text.New(s, p.stretches(s))
	before := len(out)
	for _, printed := range cut.Sentences {
		out = append(out, sentence{text: cut.Flat(printed.Span), at: p.at(printed.Start)})
	}
	i := 0
	for _, c := range p.cites {
		for i+1 < len(cut.Sentences) && cut.Sentences[i+1].Start < c.offset {
			i++
		}
		at := before + i
		if len(cut.Sentences) == 0 {
			at = before - 1
		}
		for ref := c.first; ref < c.last && at >= section; ref++ {
			out[at].refs = append(out[at].refs, ref)
		}
	}
	return out
}

// stretches cuts s where a citation stands between the end of a sentence and what can
// begin another: abbreviations end sentences there that they end nowhere else.
func (p *prose) stretches(s string) []text.Span {
	var spans []text.Span
	start := 0
	for _, c := range p.cites {
		if c.offset > start && endsSentence(s[start:c.offset]) && beginsSentence(s[c.offset:]) {
			spans = append(spans, text.Span{Start: start, End: c.offset})
			start = c.offset
		}
	}
	return append(spans, text.Span{Start: start, End: len(s)})
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, ` ”’"')]`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…", r)
}

func beginsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune(`“‘"'«([`, r)
}
