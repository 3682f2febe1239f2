package site

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// NewestFile leads from each page of an edition to the same page of the newest one. A page of any edition can
// link to its line, whose id is the page's path as it stands in a link: the way there is the same in the
// edition's own folder and in public/.
const NewestFile = editionsFolder + "newest.html"

// editionsFolder is where a site tells of its edition and of others.
const editionsFolder = "editions/"

// Newest makes that page for the edition's own folder or, where shown is set, for public/, of the paths
// of all files of the edition. A page that the newest edition has no more has one in its place there.
func Newest(r *dossier.Record, paths []string, shown bool, t *Templates) ([]byte, error) {
	x := &index{r: r}
	p := &editionPage{layout: x.layout(NewestFile, "The newest edition", "The pages of this edition as they are in the newest one.")}
	p.Crumbs = []link{crumb(p.Root), {Href: p.Root + "editions/index.html", Text: "Editions"}}
	p.Canonical, p.Unlisted = "", true
	root := p.Root
	if !shown {
		root += "../../../"
	}
	for _, name := range slices.Sorted(slices.Values(paths)) {
		if path.Ext(name) == ".html" && !strings.HasPrefix(name, editionsFolder) {
			p.Newest = append(p.Newest, link{Href: root + escapePath(name), Text: escapePath(name)})
		}
	}
	return t.page("edition.html", p)
}
