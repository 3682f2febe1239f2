package content

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	footnote "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Note is a reference of a page's citations. What the page refers to several times, in
// the same words, is one note.
type Note struct {
	Ref
	Number int      // from 1, in the order of the page
	Marks  []string // the ids of its marks in the HTML, in order
}

// ID is the id that the marks link to: note-1.
func (n Note) ID() string { return fmt.Sprintf("note-%d", n.Number) }

// Render is the HTML of a page's Markdown. Each reference is a numbered mark
//
//	<sup class="cite"><a id="cite-1" href="#note-1" role="doc-noteref">1</a></sup>
//
// and the notes say what to print under the ids that the marks link to. Headings begin with
// h2; their ids begin with "s-". Raw HTML is left out. Entries of the record are as show says of
// their ids. The error is Errors without a file where a citation is not well
// formed, which never is the case with a loaded page, or where show has nothing.
func Render(markdown string, show func(id string) Shown) (html string, notes []Note, err error) {
	d := parse(markdown)
	var malformed Errors
	f := newFile("", markdown)
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if c, ok := n.(*citation); ok && entering && c.wrong != nil {
			malformed = append(malformed, f.error(*c.wrong))
		}
		return ast.WalkContinue, nil
	})
	for _, e := range d.entries {
		if !e.resolve(show(e.id)) {
			malformed = append(malformed, f.error(unknownEntry(e, nil)))
		}
	}
	if err := malformed.sorted(); err != nil {
		return "", nil, err
	}
	m := &markRenderer{numbers: map[Ref]int{}}
	d.renderer.AddOptions(renderer.WithNodeRenderers(util.Prioritized(m, beforeFootnotes)))
	var b strings.Builder
	if err := d.renderer.Render(&b, d.source, d.root); err != nil {
		return "", nil, err
	}
	return b.String(), m.notes, nil
}

// markRenderer renders the marks of citations and, with letters so that the two are not
// mixed up, of footnotes.
type markRenderer struct {
	notes   []Note
	numbers map[Ref]int // of the notes, by reference with its words folded
}

// RegisterFuncs tells which nodes m renders.
func (m *markRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindCitation, m.citation)
	r.Register(kindEmbed, renderEmbed)
	r.Register(footnote.KindFootnoteLink, footnoteLink)
	r.Register(footnote.KindFootnoteList, footnoteList)
}

func (m *markRenderer) citation(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	c, ok := n.(*citation)
	if !ok || !entering {
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<sup class="cite">`)
	for i, ref := range c.refs {
		if i > 0 {
			_, _ = w.WriteString(", ")
		}
		note := m.note(ref.Ref)
		id := fmt.Sprintf("cite-%d", note.Number)
		if len(note.Marks) > 0 {
			id = fmt.Sprintf("%s-%d", id, len(note.Marks)+1)
		}
		note.Marks = append(note.Marks, id)
		_, _ = fmt.Fprintf(w, `<a id="%s" href="#%s" role="doc-noteref">%d</a>`, id, note.ID(), note.Number)
	}
	_, _ = w.WriteString("</sup>")
	return ast.WalkSkipChildren, nil
}

// note is the note of ref, a new one where ref was not referred to before.
func (m *markRenderer) note(ref Ref) *Note {
	key := ref
	key.Words = fold(ref.Words).text
	number, ok := m.numbers[key]
	if !ok {
		number = len(m.notes) + 1
		m.numbers[key] = number
		m.notes = append(m.notes, Note{Ref: ref, Number: number})
	}
	return &m.notes[number-1]
}

func footnoteLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if link, ok := n.(*footnote.FootnoteLink); ok && entering {
		id := "fnref"
		if link.RefIndex > 0 {
			id = fmt.Sprintf("fnref%d", link.RefIndex)
		}
		_, _ = fmt.Fprintf(w, `<sup id="%s:%d"><a href="#fn:%d" class="footnote-ref" role="doc-noteref">%s</a></sup>`,
			id, link.Index, link.Index, letters(link.Index))
	}
	return ast.WalkContinue, nil
}

func footnoteList(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<div class=\"footnotes\" role=\"doc-endnotes\">\n<hr>\n<ol type=\"a\">\n")
	} else {
		_, _ = w.WriteString("</ol>\n</div>\n")
	}
	return ast.WalkContinue, nil
}

// letters is n in letters, as <ol type="a"> counts: a to z, aa, ab.
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
