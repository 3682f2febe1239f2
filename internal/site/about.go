package site

import (
	"strconv"
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

func (x *index) aboutPage() *aboutPage {
	return &aboutPage{
		layout:    x.layout("about.html", "How this dossier was made", "How the dossier “"+plain(x.r.Title)+"” was made, what its signs mean, and how to check it.", crumb("")),
		Decisions: x.decisions(), Texts: x.r.Texts, Sources: count(len(x.r.Sources), "source"),
		Certain: strconv.FormatFloat(certain, 'f', -1, 64), Previous: x.r.Edition.Previous,
		Prose: x.proseOf("about"),
	}
}
