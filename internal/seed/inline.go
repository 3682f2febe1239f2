package seed

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dossier/internal/text"
)

// What is not copied from lines as it is.
const (
	lineEnds = "\r\n"
	escapes  = lineEnds + `\&`
)

// inline writes what stands in the lines of n, without the marks for emphasis, links and the like.
// Of an image there is its description, of a reference to a footnote nothing.
func (m *markdown) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			special := escapes
			if c.IsRaw() {
				special = lineEnds
			}
			m.write(spanOf(c.Segment), special)
			if c.SoftLineBreak() || c.HardLineBreak() {
				m.lineBreak(c.Segment.Stop + bytes.IndexByte(m.source[c.Segment.Stop:], '\n'))
			}
		case *ast.AutoLink:
			start := c.Pos() + len("<")
			m.write(text.Span{Start: start, End: start + len(c.Label(m.source))}, lineEnds)
		case *ast.RawHTML:
			m.tag(c.Segments.Value(m.source))
		default:
			m.inline(c)
		}
	}
}

// write writes a span of the file; what begins with a special byte stands for something else there.
func (m *markdown) write(sp text.Span, special string) {
	if m.hidden != 0 || sp.Len() <= 0 {
		return
	}
	m.begin(sp.Start)
	for i := sp.Start; i < sp.End; {
		n := strings.IndexAny(m.file[i:sp.End], special)
		switch {
		case n < 0:
			m.copy(m.file, text.Span{Start: i, End: sp.End})
			i = sp.End
		case n > 0:
			m.copy(m.file, text.Span{Start: i, End: i + n})
			i += n
		default:
			s, n := m.character(m.file[i:sp.End])
			m.put(s, text.Span{Start: i, End: i + n})
			i += n
		}
	}
	m.end = sp.End
}

// character is what the escape, entity or line end stands for with which s begins, and how long that is.
func (m *markdown) character(s string) (characters string, length int) {
	switch {
	case s[0] == '\\':
		if len(s) > 1 && util.IsPunct(s[1]) {
			return s[1:2], 2
		}
	case s[0] == '&':
		if c, n := entity(s); n > 1 && s[n-1] == ';' {
			return c, n
		}
	case m.oneLine:
		return " ", 1
	}
	return s[:1], 1
}

// lineBreak writes the line end at a place of the file.
func (m *markdown) lineBreak(at int) {
	if m.open && m.hidden == 0 {
		m.write(text.Span{Start: at, End: at + 1}, lineEnds)
	}
}

// tag takes a tag of HTML. One that parts blocks ends a line.
func (m *markdown) tag(markup []byte) {
	z := html.NewTokenizer(bytes.NewReader(markup))
	kind := z.Next()
	name, _ := z.TagName()
	tag := atom.Lookup(name)
	switch {
	case m.hidden != 0:
		if kind == html.EndTagToken && tag == m.hidden {
			m.hidden = 0
		}
	case kind == html.StartTagToken && unshown[tag]:
		m.hidden = tag
	case m.open && (tag == atom.Br || blocks[tag]):
		line := "\n"
		if m.oneLine {
			line = " "
		}
		m.put(line, text.Span{Start: m.end, End: m.end})
	}
}
