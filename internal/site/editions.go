package site

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/edition"
)

// editionPage says which edition this is, and what it has otherwise than the one before.
type editionPage struct {
	layout
	Previous string   // the digest of the edition before, "" for the first
	Before   string   // the way to the site of that edition, "" where what changed is not told
	IsSealed bool     // it stands among other editions, to which it can link
	Changes  []change // by kind of thing
}

// change is what became of one kind of thing.
type change struct {
	Heading string // "Quotes: 2 new, 1 changed"
	Added   []changed
	Removed []changed
	Changed []changed
	More    int // not listed
}

// changed is one thing that is new, gone or other than before.
type changed struct {
	Label string
	Href  string // of its source, "" where it is of several or the source is gone
	Edits []edit
}

// edit is a field that has another value, word by word.
type edit struct {
	What  string
	Runs  []edition.Run // of the words that stayed those beside a difference
	Small bool          // case and marks only
}

// editionsPage lists all editions.
type editionsPage struct {
	layout
	Feed     string // the way to the feed of editions, "" where there is none
	TimeMap  string // the way to the TimeMap, "" where there is none
	IsGone   bool   // there is a list of what is gone
	Editions []editionLine
}

// editionLine is an edition in the list.
type editionLine struct {
	Number  int
	Href    string
	About   string // the way to the page that says what changed with it
	Title   string
	Date    when
	Digest  string
	Current bool
}

// elsewhereLayout is for a page that tells of what other editions have. Search engines need not list it, nor
// anybody cite it.
func (x *index) elsewhereLayout(path, title, description string) layout {
	l := x.layout(path, title, description)
	l.Crumbs = []link{crumb(l.Root), {Href: l.Root + editionsFile, Text: "Editions"}}
	l.Canonical, l.Citation, l.Unlisted = "", "", true
	return l
}

func (x *index) editionPage() *editionPage {
	return &editionPage{
		layout:   x.layout(editionsFile, "This edition", "Which edition of the dossier “"+plain(x.r.Title)+"” this is.", crumb("../")),
		Previous: x.r.Edition.Previous,
	}
}

// EditionPage makes the page editions/index.html of an edition's own site anew, with links to other editions and
// with what its record has otherwise than that of the edition before; d is zero for the first.
func EditionPage(r *dossier.Record, d edition.Difference, t *Templates) ([]byte, error) {
	x := &index{r: r}
	p := x.editionPage()
	p.IsSealed = true
	if d.From > 0 {
		p.Before = "../../../" + strconv.Itoa(d.From) + "/data/index.html"
	}
	there := map[string]bool{}
	for _, s := range r.Sources {
		there[s.ID] = true
	}
	for _, part := range d.Parts {
		p.Changes = append(p.Changes, changeOf(part, there))
	}
	return t.page("edition.html", p)
}

// changeOf is a part of a difference, as much of it as a page has room for. The sources that are there can be linked to.
func changeOf(part edition.Part, there map[string]bool) change {
	const most = 18 // of a kind that are new, changed or gone
	c := change{Heading: heading(part)}
	for _, list := range []struct {
		items []edition.Item
		to    *[]changed
	}{{part.Added, &c.Added}, {part.Changed, &c.Changed}, {part.Removed, &c.Removed}} {
		listed := list.items[:min(most, len(list.items))]
		*list.to = changedThings(listed, there)
		c.More += len(list.items) - len(listed)
	}
	return c
}

// heading is what became of the things of a part, in numbers.
func heading(p edition.Part) string {
	var counts []string
	for _, c := range []struct {
		n    int
		what string
	}{{len(p.Added), " new"}, {len(p.Changed), " changed"}, {len(p.Removed), " gone"}} {
		if c.n > 0 {
			counts = append(counts, grouped(c.n)+c.what)
		}
	}
	return strings.ToUpper(p.Name[:1]) + p.Name[1:] + ": " + strings.Join(counts, ", ")
}

func changedThings(items []edition.Item, there map[string]bool) []changed {
	var list []changed
	for _, item := range items {
		c := changed{Label: plain(item.Label)}
		if there[item.Source] {
			c.Href = "../" + sourceFile(item.Source)
		}
		for _, e := range item.Edits {
			runs := e.Runs()
			for i, r := range runs {
				same := beside(r.Same, i > 0, r.Before+r.After != "")
				runs[i] = edition.Run{Same: plain(same), Before: plain(r.Before), After: plain(r.After)}
			}
			c.Edits = append(c.Edits, edit{e.What, runs, e.IsSmall()})
		}
		list = append(list, c)
	}
	return list
}

// around is how many words beside a change tell where it is.
const around = 8

// beside is of words that stayed those that stand beside a difference: behind one, before one, or both.
func beside(s string, behind, before bool) string {
	words := strings.Fields(s)
	kept := 0
	var ends [2]string
	if behind {
		ends[0] = strings.Join(words[:min(around, len(words))], " ")
		kept += around
	}
	if before {
		ends[1] = strings.Join(words[max(0, len(words)-around):], " ")
		kept += around
	}
	if len(words) <= kept {
		return s
	}
	return strings.TrimSpace(ends[0] + " … " + ends[1])
}

// Editions makes public/editions/index.html, which lists all editions, the newest first. The
// record is that of the edition in force.
func Editions(r *dossier.Record, list []Entry, t *Templates) ([]byte, error) {
	x := &index{r: r}
	p := &editionsPage{layout: x.layout(editionsFile, "Editions", "All editions of the dossier “"+plain(r.Title)+"”, the newest first. None is ever changed.", crumb("../"))}
	p.IsGone = len(list) > 1
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(b.Number, a.Number) })
	for _, e := range list {
		if firstInstant(e.Date) != "" {
			p.Feed, p.TimeMap = path.Base(FeedFile), path.Base(TimeMapFile)
		}
		folder := strconv.Itoa(e.Number) + "/data/"
		p.Editions = append(p.Editions, editionLine{
			Number: e.Number, Href: folder + "index.html", About: folder + editionsFile, Title: plain(e.Title),
			Date: whenOf(e.Date), Digest: e.Digest, Current: e.Number == r.Edition.Number,
		})
	}
	return t.page("editions.html", p)
}
