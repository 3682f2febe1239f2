package site

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/dossier"
)

// aboutPage says how the dossier was made.
type aboutPage struct {
	layout
	Prose    *prose // the editor's, nil where there is none
	Texts    string
	Sources  string
	Previous string // the digest of the edition before, "" for the first
}

// prosePage is a page of the editor's own.
type prosePage struct {
	layout
	Prose prose
}

// editionPage says which edition this is.
type editionPage struct {
	layout
	Previous string // the digest of the edition before, "" for the first
}

// editionsPage lists all editions.
type editionsPage struct {
	layout
	Editions []editionLine
}

// editionLine is an edition in the list.
type editionLine struct {
	Number  int
	Href    string
	Title   string
	Date    when
	Digest  string
	Current bool
}

// missingPage is shown in the place of a page that there is not.
type missingPage struct {
	layout
}

func (x *index) aboutPage() *aboutPage {
	p := &aboutPage{
		layout: x.layout("about.html", "How this dossier was made", "How the dossier “"+plain(x.r.Title)+"” was made, what its signs mean, and how to check it.", crumb("")),
		Texts:  x.r.Texts, Sources: count(len(x.r.Sources), "source"),
		Previous: x.r.Edition.Previous,
	}
	if prose, ok := x.prose["about"]; ok {
		p.Prose = &prose
	}
	return p
}

func (x *index) editionPage() *editionPage {
	return &editionPage{
		layout:   x.layout("editions/index.html", "This edition", "Which edition of the dossier “"+plain(x.r.Title)+"” this is.", crumb("../")),
		Previous: x.r.Edition.Previous,
	}
}

// Editions makes public/editions/index.html, which lists all editions, the newest first. The
// record is that of the edition in force.
func Editions(r *dossier.Record, list []Entry, t *Templates) ([]byte, error) {
	x := &index{r: r}
	p := &editionsPage{layout: x.layout("editions/index.html", "Editions", "All editions of the dossier “"+plain(r.Title)+"”, the newest first. None is ever changed.", crumb("../"))}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(b.Number, a.Number) })
	for _, e := range list {
		p.Editions = append(p.Editions, editionLine{
			Number: e.Number, Href: strconv.Itoa(e.Number) + "/data/index.html", Title: plain(e.Title),
			Date: whenOf(e.Date), Digest: e.Digest, Current: e.Number == r.Edition.Number,
		})
	}
	return t.page("editions.html", p)
}

// missingPage links from the root of the host where the dossier's address is known: it may
// be shown in the place of a page in any folder.
func (x *index) missingPage() *missingPage {
	p := &missingPage{layout: x.layout("404.html", "There is no such page", "There is no such page in this dossier.")}
	if u, err := url.Parse(x.r.BaseURL); err == nil && x.r.BaseURL != "" {
		p.Root = strings.TrimSuffix(u.EscapedPath(), "/") + "/"
		p.Nav = x.nav(p.Root, "404.html")
	}
	p.Canonical, p.Unlisted = "", true
	return p
}
