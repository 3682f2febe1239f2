package content

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	footnote "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newMarkdown is Markdown as pages have it: CommonMark with tables, footnotes, ids of
// headings, typographic marks and citations, and without raw HTML. What is parsed leaves in
// lost the footnotes that nothing refers to.
func newMarkdown(lost *lostFootnotes) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
			extension.Footnote,
			extension.NewTypographer(extension.WithTypographicSubstitutions(typography())),
		),
		goldmark.WithParserOptions(
			parser.WithHeadingAttribute(),
			parser.WithInlineParsers(util.Prioritized(citationParser{}, beforeFootnotes)),
			parser.WithASTTransformers(util.Prioritized(lost, beforeFootnotes)),
		),
	)
}

// beforeFootnotes is a priority. Footnotes have 101 as marks, which begin with "[" as well as
// citations, 500 as HTML, and 999 as a list.
const beforeFootnotes = 100

// lostFootnotes is the footnotes that nothing refers to, found before they are dropped.
type lostFootnotes struct{ found []ast.Node }

// Transform finds them and changes nothing.
func (l *lostFootnotes) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*footnote.Footnote); ok && entering && note.Index < 0 {
			l.found = append(l.found, note)
		}
		return ast.WalkContinue, nil
	})
}

// typography is the marks themselves, where the extension would have entities of HTML.
func typography() extension.TypographicSubstitutions {
	return extension.TypographicSubstitutions{
		extension.LeftSingleQuote: []byte("‘"), extension.RightSingleQuote: []byte("’"),
		extension.LeftDoubleQuote: []byte("“"), extension.RightDoubleQuote: []byte("”"),
		extension.LeftAngleQuote: []byte("«"), extension.RightAngleQuote: []byte("»"),
		extension.EnDash: []byte("–"), extension.EmDash: []byte("—"),
		extension.Ellipsis: []byte("…"), extension.Apostrophe: []byte("’"),
	}
}

// citation is a citation within a page. One that is not well formed has a fault and no references.
type citation struct {
	ast.BaseInline
	refs  []reference // their places are offsets of the Markdown
	first int         // index of the first of refs in document.refs
	wrong *fault
}

var kindCitation = ast.NewNodeKind("Citation")

// Kind is kindCitation.
func (c *citation) Kind() ast.NodeKind { return kindCitation }

// Dump prints c for debugging.
func (c *citation) Dump(source []byte, level int) {
	refs := make([]string, len(c.refs))
	for i := range refs {
		refs[i] = c.refs[i].String()
	}
	ast.DumpHelper(c, source, level, map[string]string{"Refs": strings.Join(refs, "; ")}, nil)
}

// citationParser parses the citations between other inline text; code spans are none of it.
type citationParser struct{}

// Trigger is the byte that a citation begins with.
func (citationParser) Trigger() []byte { return []byte{'['} }

// Parse reads the citation at the reader's place, which may go on over several lines.
func (citationParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	start, at := block.Position()
	for count := 1; ; count *= 2 { // lines, doubled so that a long citation takes linear time
		lines, all := nextLines(block, count)
		block.SetPosition(start, at)
		refs, n, open, wrong := scanCitation(lines.text)
		if open && !all {
			continue
		}
		if n == 0 {
			return nil
		}
		block.Advance(n)
		for i := range refs {
			refs[i].id.Start = lines.offset(refs[i].id.Start)
			refs[i].id.End = refs[i].id.Start + len(refs[i].Source)
		}
		if wrong != nil {
			wrong.at = lines.offset(wrong.at)
		}
		return &citation{refs: refs, wrong: wrong}
	}
}

// gathered is lines of one block, without what marks the block in front of each.
type gathered struct {
	text     []byte
	segments []text.Segment
}

// nextLines is the next lines of the block, count of them or all that are left.
func nextLines(block text.Reader, count int) (lines gathered, all bool) {
	for range count {
		line, segment := block.PeekLine()
		if line == nil {
			break
		}
		if lines.text == nil {
			lines.text = line[:len(line):len(line)] // not copied unless there are more
		} else {
			lines.text = append(lines.text, line...)
		}
		lines.segments = append(lines.segments, segment)
		block.AdvanceLine()
	}
	next, _ := block.PeekLine()
	return lines, next == nil
}

// offset is where byte i of the lines stands in the Markdown.
func (g gathered) offset(i int) int {
	for _, s := range g.segments {
		if i < s.Len() {
			return max(s.Start, s.Start+i-s.Padding)
		}
		i -= s.Len()
	}
	return g.segments[len(g.segments)-1].Stop
}
