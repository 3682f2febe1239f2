package site

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// editionsFolder is where a site tells of its edition and of others.
const (
	editionsFolder = "editions/"
	editionsFile   = editionsFolder + "index.html" // in a bag about its edition, in public/ about all
)

// NewestFile leads from each page of an edition to the same page of the newest one; there is a further such
// file for each folder of pages. A page of any edition can link to its line, whose id is the page's path as it
// stands in a link: the way there is the same in the edition's own folder and in public/.
const NewestFile = editionsFolder + "newest.html"

// newestPage leads to the pages of this edition as they are in the newest one.
type newestPage struct {
	layout
	Pages []link // by their paths, which are also the ids of their lines
	Lists []link // to further such pages
}

// newestFile is the one that has the page at path.
func newestFile(page string) string {
	if folder := path.Dir(page); folder != "." {
		return editionsFolder + "newest-" + strings.ReplaceAll(folder, "/", "-") + ".html"
	}
	return NewestFile
}

// Newest makes those files, by their paths, for the edition's own folder or, where shown is set, for public/, of
// the paths of all files of the edition. A page that the newest edition has no more has one in its place there.
func Newest(r *dossier.Record, paths []string, shown bool, t *Templates) (map[string][]byte, error) {
	x := &index{r: r}
	way := "../"
	if !shown {
		way += "../../../"
	}
	lists := map[string][]link{NewestFile: nil}
	for _, name := range slices.Sorted(slices.Values(paths)) {
		if path.Ext(name) == ".html" && !strings.HasPrefix(name, editionsFolder) {
			file := newestFile(name)
			lists[file] = append(lists[file], link{Href: way + escapePath(name), Text: escapePath(name)})
		}
	}
	files := make(map[string][]byte, len(lists))
	for file, list := range lists {
		p := &newestPage{Pages: list}
		p.layout = x.elsewhereLayout(file, newestTitle(file), "The pages of this edition as they are in the newest one.")
		for other := range lists {
			if file == NewestFile && other != NewestFile {
				p.Lists = append(p.Lists, link{Href: path.Base(other), Text: newestTitle(other)})
			}
		}
		slices.SortFunc(p.Lists, func(a, b link) int { return strings.Compare(a.Href, b.Href) })
		var err error
		if files[file], err = t.page("newest.html", p); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// newestTitle is the title of such a file: "The newest edition: sources".
func newestTitle(file string) string {
	title := "The newest edition"
	if _, folder, ok := strings.Cut(strings.TrimSuffix(file, ".html"), "-"); ok {
		title += ": " + folder
	}
	return title
}
