package site

import (
	"net/url"
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/text"
)

// hues is the number of the colours for sources that style.css has.
const hues = 8

// link is a hyperlink within the site or, where Href is http or https, out of it.
type link struct {
	Href, Text string
	Current    bool // it is the page it stands on
}

// sourceLink leads to a source. Hue is the class of its colour.
type sourceLink struct {
	Href, Label, Hue string
}

// passageLink leads to a passage of a source: a quote, or words in a paragraph.
type passageLink struct {
	Href, Label, Hue string
	Paragraph        int // from 1; 0 for the title
}

// when is a date for readers and for programs.
type when struct {
	Words   string // "undated" where it is unknown
	Machine string // for <time datetime>, "" where that cannot hold it
	EDTF    string
}

// coverage says how many of the sources have something.
type coverage struct {
	Count, Total int
	Independent  int    // of Count: those that share wording are one
	Strip        []tick // one for each source, nil where there are too many
}

// tick is a source in a strip of all sources: whether it is one of those meant.
type tick struct {
	Hue string
	On  bool
}

func hue(source int) string { return "s" + strconv.Itoa(source%hues) }

// sourceFile is the path of a source's page.
func sourceFile(id string) string { return pageFile("sources", id) }

// pageFile is the path of the page of the thing of that id. The names of the folder's index, which
// may have several pages, are kept free.
func pageFile(folder, id string) string {
	if id == "index" || strings.HasPrefix(id, "index-") {
		id += "_"
	}
	return folder + "/" + id + ".html"
}

// sourcePath is the path of a source's page as it stands in a link.
func sourcePath(id string) string { return escapePath(sourceFile(id)) }

// escapePath is the path as it stands in a link.
func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// source links to a source from a page whose way to the site's root is root.
func (x *index) source(root string, at int) sourceLink {
	s := &x.r.Sources[at]
	return sourceLink{root + sourcePath(s.ID), plain(s.Label), hue(at)}
}

// paragraphLink links to a paragraph, counted from 1, or for 0 to the title.
func (x *index) paragraphLink(root string, at, n int) passageLink {
	s := &x.r.Sources[at]
	l := passageLink{root + sourcePath(s.ID) + "#title", plain(s.Label), hue(at), n}
	if n > 0 {
		l.Href = root + sourcePath(s.ID) + "#p" + strconv.Itoa(n)
	}
	return l
}

// passage links to a passage, exactly where it is a quote or was cited.
func (x *index) passage(root string, at int, sp text.Span) passageLink {
	s := &x.r.Sources[at]
	l := x.paragraphLink(root, at, s.Paragraph(sp.Start))
	if l.Paragraph == 0 {
		return l
	}
	anchor := x.exact[passage{at, sp}]
	if anchor == "" {
		anchor = spanAnchor(sp)
	}
	l.Href = root + sourcePath(s.ID) + "#" + anchor
	return l
}

// spanAnchor is the id, on the page of its source, of a cited passage that is no quote.
func spanAnchor(sp text.Span) string {
	return "b" + strconv.Itoa(sp.Start) + "-" + strconv.Itoa(sp.End)
}

// cover says which of the sources are among has.
func (x *index) cover(has map[int]bool) coverage {
	families := make(map[string]bool, len(has))
	for at := range has {
		families[x.r.Sources[at].Family] = true
	}
	c := coverage{Count: len(has), Total: len(x.r.Sources), Independent: len(families)}
	if c.Total <= tableWidth {
		for i := range x.r.Sources {
			c.Strip = append(c.Strip, tick{hue(i), has[i]})
		}
	}
	return c
}

// whenOf reads an EDTF date. What is no such date is shown as it is.
func whenOf(edtf string) when {
	d, err := date.Parse(edtf)
	switch {
	case edtf == "":
		return when{Words: "undated"}
	case err != nil:
		return when{Words: plain(edtf), EDTF: plain(edtf)}
	}
	return when{Words: d.Words(), Machine: d.HTML(), EDTF: edtf}
}

// count is n and the noun: "1,024 sources".
func count(n int, what string) string { return grouped(n) + " " + noun(n, what) }

// noun is what, which forms its plural with s, in the number of n.
func noun(n int, what string) string {
	if n == 1 {
		return what
	}
	return what + "s"
}

// grouped is n, which is not negative, with its thousands apart.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
