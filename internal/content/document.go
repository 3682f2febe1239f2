package content

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
)

// document is the Markdown of a file, parsed. Its faults lie at offsets of the Markdown.
type document struct {
	source   []byte
	root     ast.Node
	renderer renderer.Renderer
	refs     []reference // of all citations, in order
	faults   []fault
	headings []*ast.Heading
	entries  []entryUse
}

// parse parses Markdown and brings it into the form in which it is printed: headings begin
// with the second level and have ids, citations follow the word before them at once.
func parse(markdown string) *document {
	var lost lostFootnotes
	md := newMarkdown(&lost)
	d := &document{source: []byte(markdown), renderer: md.Renderer()}
	d.root = md.Parser().Parse(text.NewReader(d.source))
	for _, note := range lost.found {
		d.fault(note, "no mark refers to this footnote, or another has the same name", "")
	}
	d.walk(d.root)
	d.shiftHeadings()
	d.linkHeadings(d.root, d.nameHeadings())
	return d
}

func (d *document) fault(n ast.Node, message, try string) {
	d.faults = append(d.faults, fault{n.Pos(), message, try})
}

// walk goes through the document once, gathers what it has and notes what it must not have.
func (d *document) walk(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		d.headings = append(d.headings, n)
	case *citation:
		d.addCitation(n)
	case *extension.TableCell:
		alignCell(n)
	case *ast.HTMLBlock:
		d.fault(n, rawHTML, plainHTML)
	case *ast.RawHTML:
		d.fault(n, rawHTML, plainHTML)
	case *ast.Link:
		if !d.addLink(n) {
			d.checkURL(n, string(n.Destination))
		}
	case *ast.AutoLink:
		if n.AutoLinkType != ast.AutoLinkEmail {
			d.checkURL(n, string(n.URL(d.source)))
		}
	case *ast.Image:
		if !d.addEmbed(n) {
			d.checkImage(n)
		}
	case *ast.LinkReferenceDefinition:
		if bytes.HasPrefix(n.Label, []byte("@")) {
			d.fault(n, "a colon behind a citation at the beginning of a paragraph makes it the address of a link", "another word before it")
		}
		d.checkURL(n, string(n.Destination))
	}
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		d.walk(c)
		c = next
	}
}

const (
	rawHTML   = "raw HTML is not passed through"
	plainHTML = `Markdown, or \< for a plain "<"`
)

func (d *document) addCitation(c *citation) {
	if c.wrong != nil {
		d.faults = append(d.faults, *c.wrong)
	}
	for p := c.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindLink || p.Kind() == ast.KindImage {
			d.fault(c, "a citation cannot stand within a link or an image", "the citation behind it")
		}
	}
	c.first = len(d.refs)
	d.refs = append(d.refs, c.refs...)
	before := c.PreviousSibling()
	if words, ok := before.(*ast.Text); ok {
		words.Segment = words.Segment.TrimRightSpace(d.source)
		words.SetSoftLineBreak(false)
		if words.Segment.Len() == 0 {
			before = words.PreviousSibling()
		}
	}
	if earlier, ok := before.(*citation); ok && c.wrong == nil && earlier.wrong == nil { // one after another are one
		earlier.refs = append(earlier.refs, c.refs...)
		c.Parent().RemoveChild(c.Parent(), c)
	}
}

// alignCell gives an aligned cell of a table a class, where the extension would give it a style.
func alignCell(cell *extension.TableCell) {
	if cell.Alignment != extension.AlignNone {
		cell.SetAttributeString("class", "align-"+cell.Alignment.String())
	}
}

// checkURL notes addresses that lead nowhere good.
func (d *document) checkURL(n ast.Node, url string) {
	switch s := scheme(url); s {
	case "", "http", "https", "mailto":
	default:
		d.fault(n, fmt.Sprintf("a link must not lead to %q", s+":"), "an address with http:, https: or mailto:, or a page of this site")
	}
}

// scheme is the scheme of an address in lower case, as browsers would see it, or "".
func scheme(url string) string {
	url = html.UnescapeString(url)
	var b strings.Builder
	for _, r := range url {
		switch {
		case r <= ' ' || r == 0x7f: // left out by browsers
		case r == ':':
			return b.String()
		case r == '/' || r == '?' || r == '#':
			return ""
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return ""
}

func (d *document) checkImage(n *ast.Image) {
	url := string(n.Destination)
	if scheme(url) != "" || strings.HasPrefix(url, "//") {
		d.fault(n, "no page loads an image from elsewhere", "a link to it: [words](address)")
	}
}

// shiftHeadings makes the highest headings of the page those of the second level.
func (d *document) shiftHeadings() {
	top := 6
	for _, h := range d.headings {
		top = min(top, h.Level)
	}
	for _, h := range d.headings {
		h.Level = min(h.Level+2-top, 6)
	}
}

// idPrefix keeps the ids of headings apart from those of paragraphs, citations and notes.
const idPrefix = "s-"

// nameHeadings gives every heading an id and returns the ids without their prefix.
func (d *document) nameHeadings() map[string]bool {
	ids := map[string]bool{}
	for _, h := range d.headings {
		id := d.ownID(h)
		if ids[id] {
			d.fault(h, fmt.Sprintf("the id %q is given twice", id), "")
		}
		if id != "" {
			ids[id] = true
			h.SetAttributeString("id", []byte(idPrefix+id))
		}
	}
	last := map[string]int{} // the number behind the last id made of the same words
	for _, h := range d.headings {
		if _, has := h.AttributeString("id"); has {
			continue
		}
		words := cmp.Or(slug(d.plain(h)), "section")
		id := words
		for ids[id] {
			last[words]++
			id = fmt.Sprintf("%s-%d", words, last[words])
		}
		ids[id] = true
		h.SetAttributeString("id", []byte(idPrefix+id))
	}
	return ids
}

// ownID is the id that the editor gave the heading, or "". All its attributes are taken away.
func (d *document) ownID(h *ast.Heading) string {
	id := ""
	for _, a := range h.Attributes() {
		value, isText := a.Value.([]byte)
		switch {
		case string(a.Name) != "id":
			d.fault(h, fmt.Sprintf("a heading has no attribute %q", a.Name), "{#id}")
		case !isText || len(value) == 0 || slug(string(value)) != string(value):
			d.fault(h, "an id has lower-case letters, digits, hyphens and underscores only", "{#"+cmp.Or(slug(string(value)), "id")+"}")
		default:
			id = string(value)
		}
	}
	h.RemoveAttributes()
	return id
}

// slug is s as an id: its letters and digits in lower case, with hyphens between the words.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_' {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// linkHeadings makes links to the page's own headings find their ids.
func (d *document) linkHeadings(n ast.Node, ids map[string]bool) {
	if link, ok := n.(*ast.Link); ok {
		if id, here := strings.CutPrefix(string(link.Destination), "#"); here && ids[id] {
			link.Destination = []byte("#" + idPrefix + id)
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		d.linkHeadings(c, ids)
	}
}

// footnotes is the footnotes of the page by their number.
func (d *document) footnotes() map[int]*extension.Footnote {
	notes := map[int]*extension.Footnote{}
	list, ok := d.root.LastChild().(*extension.FootnoteList)
	if !ok {
		return notes
	}
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if note, ok := c.(*extension.Footnote); ok {
			notes[note.Index] = note
		}
	}
	return notes
}
