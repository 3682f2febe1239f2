package site

import (
	"encoding/json"
	"strconv"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/edition"
)

// What tells of pages and things that earlier editions had and this one has not.
const (
	GoneFile     = "editions/gone.json" // for programs, and for the edition after
	GoneListFile = "editions/gone.html" // for readers
)

// lostPage stands in the place of a page that earlier editions had.
type lostPage struct {
	layout
	Last int // the last edition that had it
	Why  string
	Now  string // the way to the page that took its place, "" for none
	List string // the way to what is known of it
}

// gonePage lists all that earlier editions had and this one has not.
type gonePage struct {
	layout
	Pages []goneLine
	Kinds []goneKind
}

// goneKind is things of one kind that are gone.
type goneKind struct {
	Heading string // "Quotes"
	Things  []goneLine
}

// goneLine is a page or a thing that is gone.
type goneLine struct {
	ID    string // of the line
	Label string
	Last  int
	Href  string // the way to it, or to the front page, in its last edition
	Why   string
	Now   string // what it has become, "" for nothing
}

// GonePages makes a page in the place of each page that is gone, which says when and why, the list of
// all that is gone for the edition's own folder, and the same for programs.
func GonePages(r *dossier.Record, g edition.Gone, t *Templates) (map[string][]byte, error) {
	list, err := goneListPage(r, g, "../../../", t)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(g)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{GoneListFile: list, GoneFile: append(data, '\n')}
	x := &index{r: r}
	for i, p := range g.Pages {
		page := &lostPage{layout: x.goneLayout(p.Path, "This page is gone"), Last: p.Last, Why: p.Why}
		page.List = page.Root + GoneListFile + "#" + pageAnchor(i)
		if p.Now != "" {
			page.Now = page.Root + escapePath(p.Now)
		}
		if files[p.Path], err = t.page("lost.html", page); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// GoneList makes public/editions/gone.html, the list of all that is gone.
func GoneList(r *dossier.Record, g edition.Gone, t *Templates) ([]byte, error) {
	return goneListPage(r, g, "", t)
}

// goneListPage is the list in a folder from which editions is the way to that of all editions.
func goneListPage(r *dossier.Record, g edition.Gone, editions string, t *Templates) ([]byte, error) {
	data := func(n int, path string) string { return editions + strconv.Itoa(n) + "/data/" + escapePath(path) }
	page := &gonePage{layout: (&index{r: r}).goneLayout(GoneListFile, "What is gone")}
	for i, p := range g.Pages {
		page.Pages = append(page.Pages, goneLine{pageAnchor(i), p.Path, p.Last, data(p.Last, p.Path), p.Why, p.Now})
	}
	for i, thing := range g.Things {
		if i == 0 || g.Things[i-1].Kind != thing.Kind {
			page.Kinds = append(page.Kinds, goneKind{Heading: strings.ToUpper(thing.Kind[:1]) + thing.Kind[1:]})
		}
		last := &page.Kinds[len(page.Kinds)-1]
		id := strings.ReplaceAll(thing.Kind, " ", "-") + "-" + thing.ID
		last.Things = append(last.Things, goneLine{id, plain(thing.Label), thing.Last, data(thing.Last, "index.html"), thing.Why, thing.Now})
	}
	return t.page("gone.html", page)
}

// pageAnchor is the id of the i-th page in the list of all that is gone.
func pageAnchor(i int) string { return "page-" + strconv.Itoa(i+1) }

// goneLayout is for a page that tells of what is gone.
func (x *index) goneLayout(path, title string) layout {
	return x.elsewhereLayout(path, title, title+": what earlier editions of the dossier “"+plain(x.r.Title)+"” had, and when and why it went.")
}
