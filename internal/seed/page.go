package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is an HTML file, parsed.
type page struct {
	file   string
	pieces []piece
	doc    *html.Node // nil where no parser takes the file; each text of it knows its pieces
	mark   string     // what stood in front of each piece while it was parsed
}

// pieceKey is the key of the attributes by which a text knows the numbers of its pieces. Texts have no
// attributes in HTML, but all that copies nodes copies them.
const pieceKey = "piece"

// parsePage parses file. A parser keeps no places, so each piece goes in with a mark that has its
// number. The marks have the digest of the file in them, so that no file can have them as well.
func parsePage(file string) *page {
	sum := sha256.Sum256([]byte(file))
	start := len(file) - len(strings.TrimPrefix(file, byteOrderMark))
	p := &page{file: file, pieces: scan(file[start:], start), mark: hex.EncodeToString(sum[:16])}
	doc, err := html.Parse(strings.NewReader(p.marked(start)))
	if err != nil { // nested too deep
		return p
	}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			p.unmark(n)
		}
	}
	p.doc = doc
	return p
}

// marked is the file from start on with the marks in it.
func (p *page) marked(start int) string {
	var b strings.Builder
	b.Grow(len(p.file) + len(p.pieces)*(len(p.mark)+8))
	for i, piece := range p.pieces {
		b.WriteString(p.file[start:piece.Start])
		fmt.Fprintf(&b, "%s%d;", p.mark, i)
		start = piece.Start
	}
	b.WriteString(p.file[start:])
	return b.String()
}

// unmark takes the marks out of the text and notes their numbers.
func (p *page) unmark(n *html.Node) {
	before, rest, ok := strings.Cut(n.Data, p.mark)
	if !ok {
		return
	}
	var words strings.Builder
	words.WriteString(before)
	for part := range strings.SplitSeq(rest, p.mark) {
		number, after, _ := strings.Cut(part, ";")
		words.WriteString(after)
		n.Attr = append(n.Attr, html.Attribute{Key: pieceKey, Val: number})
	}
	n.Data = words.String()
}

// legible is what readers see of a part of a page.
type legible struct {
	numbers []int // of the pieces
	lost    int   // how many texts have no piece
}

// find adds what is to be seen below n.
func (p *page) find(n *html.Node, seen *legible) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.ElementNode && !isHidden(c):
			p.find(c, seen)
		case c.Type != html.TextNode:
		case len(c.Attr) == 0 && strings.Trim(c.Data, " \t\r\n\f\x00") != "":
			seen.lost++
		default:
			for _, a := range c.Attr {
				if i, err := strconv.Atoi(a.Val); err == nil && i < len(p.pieces) {
					seen.numbers = append(seen.numbers, i)
				}
			}
		}
	}
}

// isHidden tells whether a browser does not show the element, or shows it as a menu. Pages that are
// hidden as a whole are shown by a script.
func isHidden(n *html.Node) bool {
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				if unseen[class] {
					return true
				}
			}
		}
	}
	return unshown[n.DataAtom] || n.DataAtom == atom.Head
}

// unseen are the usual classes of text for those who have a page read to them.
var unseen = map[string]bool{"visually-hidden": true, "visuallyhidden": true, "sr-only": true, "screen-reader-text": true, "off-screen": true}
