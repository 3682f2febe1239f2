package seed

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html/atom"

	"dossier/internal/text"
)

// markdown writes the text of a Markdown file.
type markdown struct {
	*writer
	seed      *Seed
	source    []byte     // what the parser reads; all stands there where it does in the file
	footnotes []ast.Node // to be written at the end
	open      bool       // something of the block has been written
	oneLine   bool       // line breaks of the block are spaces
	hidden    atom.Atom  // the element in the line whose text no reader sees; 0 for none
	titled    bool       // the title has been written
}

// readMarkdown reads Markdown: CommonMark with tables and footnotes. What stands before from,
// front matter, stays as it is.
func (s *Seed) readMarkdown(file string, from int) *builder {
	start := max(from, len(file)-len(strings.TrimPrefix(file, byteOrderMark)))
	m := &markdown{writer: newWriter(file), seed: s, source: sourceFrom(file, start)}
	if isTangled(m.source) {
		s.extraction("There is more markup in this file than a writer sets, and reading it would take very long; the text is the file as it is.")
		m.copy(file, text.Span{End: len(file)})
		return m.builder
	}
	m.copy(file, text.Span{End: from})
	m.start = from
	m.children(parseMarkdown(m.source))
	for len(m.footnotes) > 0 { // one may have others in it
		list := m.footnotes[0]
		m.footnotes = m.footnotes[1:]
		m.children(list)
	}
	s.Blocks = m.blocks
	return m.builder
}

// sourceFrom is the file for a parser that knows line feeds alone and is not to see what stands
// before start.
func sourceFrom(file string, start int) []byte {
	source := []byte(file)
	for i, c := range source {
		switch {
		case i < start:
			source[i] = '\n'
		case c == '\r' && i+1 < len(source) && source[i+1] == '\n':
			source[i] = ' '
		case c == '\r':
			source[i] = '\n'
		}
	}
	return source
}

// parseMarkdown parses footnotes without the extension's last step, which drops those that
// nothing refers to.
func parseMarkdown(source []byte) ast.Node {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(
			parser.WithBlockParsers(util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
			parser.WithInlineParsers(util.Prioritized(extension.NewFootnoteParser(), 101)),
		),
	).Parser().Parse(gtext.NewReader(source))
}

// children writes the blocks within n.
func (m *markdown) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c)
	}
}

func (m *markdown) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		m.inline(n)
		m.close()
	case *extast.TableHeader, *extast.TableRow:
		m.row(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
			m.write(spanOf(line), "")
		}
		m.close()
	case *ast.HTMLBlock:
		m.html(n)
	case *ast.ListItem:
		m.bullet = true
		m.children(n)
		m.bullet = false
	case *extast.FootnoteList:
		m.footnotes = append(m.footnotes, n)
	default:
		m.children(n)
	}
}

// begin begins a block, unless it has begun, in front of what stands in the file at a place.
func (m *markdown) begin(at int) {
	if !m.open {
		m.newBlock(at)
		m.open = true
	}
}

// close ends a block.
func (m *markdown) close() {
	m.endBlock()
	m.open, m.oneLine, m.hidden = false, false, 0
}

// maxAboveTitle is how many paragraphs may stand above the title, such as a date or a byline.
const maxAboveTitle = 5

// heading writes a heading. The first one of the first level near the beginning is the title, if
// that is not known to be another.
func (m *markdown) heading(n *ast.Heading) {
	before := len(m.blocks)
	m.oneLine = n.Level == 1
	m.inline(n)
	m.close()
	if n.Level > 1 || before > maxAboveTitle || m.titled || len(m.blocks) == before {
		return
	}
	at := m.blocks[before]
	printed := text.Flat(m.text.String()[at.Start:at.End])
	if d := &m.seed.Declared; d.Title == "" || sameWords(d.Title, printed) {
		d.Title, d.TitleAt = printed, at
		m.blocks, m.titled = m.blocks[:before], true
	}
}

// row writes a row of a table.
func (m *markdown) row(n ast.Node) {
	for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if m.open && cell.FirstChild() != nil {
			m.put("\t", text.Span{Start: m.end, End: m.end})
		}
		m.inline(cell)
	}
	m.close()
}

// html writes a block of HTML.
func (m *markdown) html(n *ast.HTMLBlock) {
	var lines []text.Span
	for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
		lines = append(lines, spanOf(line))
	}
	if n.HasClosure() {
		lines = append(lines, spanOf(n.ClosureLine))
	}
	if len(lines) == 0 {
		return
	}
	start := lines[0].Start
	markup := bytes.Repeat([]byte{' '}, lines[len(lines)-1].End-start) // without what marks a quotation or a list
	for _, line := range lines {
		copy(markup[line.Start-start:], m.file[line.Start:line.End])
	}
	m.item = 0 // items are numbered anew
	m.all(cut(m.file, scan(string(markup), start), lines))
}

// cut cuts pieces where the lines end that they stand in.
func cut(file string, pieces []piece, lines []text.Span) []piece {
	var out []piece
	for _, p := range pieces {
		for len(lines) > 0 && lines[0].End <= p.Start {
			lines = lines[1:]
		}
		part := p
		for _, line := range lines {
			if line.Start >= p.End {
				break
			}
			part.Span = stripped(file, text.Span{Start: max(p.Start, line.Start), End: min(p.End, line.End)})
			if part.Start > p.Start {
				part.apart, part.space = inLine, text.Span{Start: out[len(out)-1].End, End: part.Start}
				if p.pre {
					part.apart = byLine
				}
			}
			if part.Len() > 0 {
				out = append(out, part)
			}
		}
	}
	return out
}

func spanOf(s gtext.Segment) text.Span { return text.Span{Start: s.Start, End: s.Stop} }
