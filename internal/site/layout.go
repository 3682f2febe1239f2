package site

import (
	"html/template"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// layout is what all pages share.
type layout struct {
	Language    string
	Dossier     string // the title of the dossier
	Title       string // of the page, the same as its heading
	Description string
	Root        string        // the way to the site's root: "", "../" or, where the page may be shown anywhere, "/…/"
	Canonical   string        // the page's address, "" where the dossier has none
	Image       string        // the address of the dossier's picture, "" where the dossier has none
	Meta        []meta        // what programs that read references are told
	Linked      template.HTML // the page in the words of schema.org, an element; may be nothing
	Unlisted    bool          // no search engine should list it
	Nav         []link
	Crumbs      []link // the pages above this one, from the summary on
	HasWords    bool   // there is an index of words
	Latest      string // the way to this page in the newest edition, "" where it has no place there
	Citation    string // how to cite the page, "" where it has no place in the newest edition
	Edition     int
	Date        when
	Digest      string
	Pager       *pager
}

// layout is for the page at path.
func (x *index) layout(path, title, description string, crumbs ...link) layout {
	l := layout{
		Language: x.r.Language, Dossier: plain(x.r.Title), Title: title, Description: description,
		Root: strings.Repeat("../", strings.Count(path, "/")), Crumbs: crumbs,
		Edition: x.r.Edition.Number, Date: whenOf(x.r.Edition.Date), Digest: x.r.Edition.Digest,
	}
	if l.Language == "" {
		l.Language = "en"
	}
	if x.r.BaseURL != "" {
		l.Canonical, l.Image = x.absolute(path), x.absolute(pictureFile)
	}
	if !strings.HasPrefix(path, editionsFolder) && path != missingFile {
		l.Citation = x.citePage(path, title)
		l.Latest = l.Root + newestFile(path) + "#" + escapePath(path)
	}
	l.HasWords = x.r.Texts == fullTexts
	l.Nav = x.nav(l.Root, path)
	return l
}

// shelfLayout is for the n-th of the pages that hold one list. All have the list's title, the later
// ones their number behind it and a way back to the first; about says what is on them.
func (x *index) shelfLayout(shelves []shelf, n int, title, about string) layout {
	root := strings.Repeat("../", strings.Count(shelves[n].Path, "/"))
	crumbs := []link{crumb(root)}
	if n > 0 {
		crumbs = append(crumbs, link{Href: path.Base(shelves[0].Path), Text: title})
		title += ", page " + strconv.Itoa(n+1)
	}
	l := x.layout(shelves[n].Path, title, title+" of the dossier “"+plain(x.r.Title)+"”: "+about, crumbs...)
	l.Pager = newPager(root, shelves, n)
	return l
}

// nav is the main pages; the one that the page at path is or belongs to is current.
func (x *index) nav(root, path string) []link {
	links := []link{{Href: "index.html", Text: "Summary"}}
	if x.hasFacts() {
		links = append(links, link{Href: "facts.html", Text: "Facts"})
	}
	links = append(links, []link{
		{Href: "sources/index.html", Text: "Sources"},
		{Href: "matrix.html", Text: "Quotes"},
		{Href: "timeline.html", Text: "Timeline"},
		{Href: "people.html", Text: "People"},
	}...)
	for _, p := range x.extraPages() {
		links = append(links, link{Href: escapePath(p.Name) + ".html", Text: plain(p.Title)})
	}
	links = append(links, link{Href: "about.html", Text: "Method"}, link{Href: editionsFile, Text: "Editions"})
	for i := range links {
		links[i].Current = section(links[i].Href) == section(path)
		links[i].Href = root + links[i].Href
	}
	return links
}

// section is what the page at path belongs to: matrix for matrix-2.html.
func section(path string) string {
	if folder, _, deep := strings.Cut(path, "/"); deep {
		return folder
	}
	name := strings.TrimSuffix(path, ".html")
	if i := strings.LastIndexByte(name, '-'); i >= 0 && i+1 < len(name) && strings.Trim(name[i+1:], "0123456789") == "" {
		name = name[:i]
	}
	if name == reportedBase {
		return matrixBase
	}
	return name
}

// crumb is the summary page as the first of the pages above one.
func crumb(root string) link { return link{Href: root + "index.html", Text: "Summary"} }

// webAddress is the address if it is one that a browser may be sent to, else "".
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
