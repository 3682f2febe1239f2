package site

import (
	"net/url"
	"strconv"
	"strings"
)

// aboutPage says how the dossier was made.
type aboutPage struct {
	layout
	Prose     *prose // the editor's, nil where there is none
	Decisions *decisions
	Texts     string
	Sources   string
	Certain   string // the confidence below which an attribution is called uncertain
	Previous  string // the digest of the edition before, "" for the first
}

// prosePage is a page of the editor's own.
type prosePage struct {
	layout
	Prose prose
}

// missingFile is the page that hosts show in the place of one that there is not.
const missingFile = "404.html"

// missingPage is shown in the place of a page that there is not.
type missingPage struct {
	layout
}

func (x *index) aboutPage() *aboutPage {
	return &aboutPage{
		layout:    x.layout("about.html", "How this dossier was made", "How the dossier “"+plain(x.r.Title)+"” was made, what its signs mean, and how to check it.", crumb("")),
		Decisions: x.decisions(), Texts: x.r.Texts, Sources: count(len(x.r.Sources), "source"),
		Certain: strconv.FormatFloat(certain, 'f', -1, 64), Previous: x.r.Edition.Previous,
		Prose: x.proseOf("about"),
	}
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
