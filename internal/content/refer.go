package content

import (
	"fmt"
	"html"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// entryScheme begins the address of an entry of the record, by its id: [the troops](dossier:figure-troops)
// links to it, ![](dossier:figure-troops) in a paragraph of its own shows it there.
const entryScheme = "dossier"

// Shown is an entry of the record as a page has it.
type Shown struct {
	Href string // where it is
	HTML string // what it says: blocks, "" for an entry that can only be linked to
}

// entryUse is a place of a page that links to an entry of the record or shows it.
type entryUse struct {
	id   string
	at   int       // offset of the Markdown
	link *ast.Link // nil where it is shown
	show *embed    // nil where it is linked to
}

// embed is an entry of the record in the place of a paragraph.
type embed struct {
	ast.BaseBlock
	caption, html string
}

var kindEmbed = ast.NewNodeKind("Embed")

// Kind is kindEmbed.
func (e *embed) Kind() ast.NodeKind { return kindEmbed }

// Dump prints e for debugging.
func (e *embed) Dump(source []byte, level int) {
	ast.DumpHelper(e, source, level, map[string]string{"Caption": e.caption}, nil)
}

// addLink notes the link if it leads to an entry of the record.
func (d *document) addLink(n *ast.Link) bool {
	id, is := d.entryID(n, n.Destination)
	if id != "" {
		d.entries = append(d.entries, entryUse{id: id, at: n.Pos(), link: n})
	}
	return is
}

// addEmbed puts an entry of the record in the place of the paragraph of the image, if that is of one.
func (d *document) addEmbed(n *ast.Image) bool {
	id, is := d.entryID(n, n.Destination)
	if id == "" {
		return is
	}
	p := n.Parent()
	if p.Kind() != ast.KindParagraph || p.ChildCount() > 1 || p.Parent().Kind() != ast.KindDocument {
		d.fault(n, "an entry of the dossier is shown in a paragraph of its own only", "empty lines around it, or a link: [words]("+entryScheme+":"+id+")")
		return true
	}
	e := &embed{caption: d.plain(n)}
	d.entries = append(d.entries, entryUse{id: id, at: n.Pos(), show: e})
	p.Parent().ReplaceChild(p.Parent(), p, e)
	return true
}

// entryID is the id in the address of an entry of the record, "" where it is malformed, and whether it is
// meant to be one.
func (d *document) entryID(n ast.Node, address []byte) (id string, is bool) {
	if scheme(string(address)) != entryScheme {
		return "", false
	}
	id = string(address[min(len(address), len(entryScheme)+1):])
	if string(address) != entryScheme+":"+id || !isName(id, "-") {
		d.fault(n, fmt.Sprintf("%q names no entry of the dossier", address), entryScheme+":ID, for the id at the end of the entry's address")
		return "", true
	}
	return id, true
}

// resolve sets the address or the HTML of the entry; false where there is none.
func (e *entryUse) resolve(shown Shown) bool {
	if e.show == nil {
		e.link.Destination = []byte(shown.Href)
		return shown.Href != ""
	}
	e.show.html = shown.HTML
	return shown.HTML != ""
}

func renderEmbed(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if e, ok := n.(*embed); ok && entering {
		_, _ = fmt.Fprintf(w, "<figure class=\"embed\">\n%s\n", e.html)
		if e.caption != "" {
			_, _ = fmt.Fprintf(w, "<figcaption>%s</figcaption>\n", html.EscapeString(e.caption))
		}
		_, _ = w.WriteString("</figure>\n")
	}
	return ast.WalkContinue, nil
}

// Refer checks what the pages say of entries of the record: people, utterances, events, figures and
// facts. ids is the ids that it has. The error is Errors, all of them.
func (c *Content) Refer(ids []string) error {
	known := make(map[string]bool, len(ids))
	for _, id := range ids {
		known[id] = true
	}
	var faults Errors
	for _, p := range c.Pages {
		for _, e := range p.entries {
			if known[e.id] {
				continue
			}
			wrong := unknownEntry(e, ids)
			wrong.at += p.start
			faults = append(faults, p.file.error(wrong))
		}
	}
	return faults.sorted()
}

// unknownEntry tells that the record has no such entry.
func unknownEntry(e entryUse, ids []string) fault {
	wrong := fault{at: e.at, message: fmt.Sprintf("the dossier has no entry %q", e.id)}
	if near := nearest(e.id, ids); near != "" {
		wrong.try = entryScheme + ":" + near
	}
	return wrong
}

// pagesOnly is the faults of entries of the record where there must be none.
func (b *Body) pagesOnly() []fault {
	var faults []fault
	for _, e := range b.entries {
		faults = append(faults, fault{b.start + e.at, "only a page can link to an entry of the dossier or show it", "content/NAME.md"})
	}
	return faults
}
