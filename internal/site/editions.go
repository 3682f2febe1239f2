package site

import (
	"cmp"
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
	Changes  []change // by kind of thing
}

// change is what became of one kind of thing.
type change struct {
	Heading string // "Quotes: 2 new, 1 changed"
	Added   []changed
	Removed []changed
	Changed []changed
}

// changed is one thing that is new, gone or other than before.
type changed struct {
	Label string
	Href  string // of its source, "" where it is of several or the source is gone
	Edits []edit
}

// edit is a field that has another value: the words around, those before and those after.
type edit struct {
	What                      string
	Start, Before, After, End string
	Small                     bool // case and marks only
}

// editionsPage lists all editions.
type editionsPage struct {
	layout
	Feed     string // the way to the feed of editions, "" where there is none
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

func (x *index) editionPage() *editionPage {
	return &editionPage{
		layout:   x.layout("editions/index.html", "This edition", "Which edition of the dossier “"+plain(x.r.Title)+"” this is.", crumb("../")),
		Previous: x.r.Edition.Previous,
	}
}

// EditionPage makes the page editions/index.html of an edition's own site anew, with what its
// record has otherwise than that of the edition before.
func EditionPage(r *dossier.Record, d edition.Difference, t *Templates) ([]byte, error) {
	x := &index{r: r}
	p := x.editionPage()
	p.Before = "../../../" + strconv.Itoa(d.From) + "/data/index.html"
	there := map[string]bool{}
	for _, s := range r.Sources {
		there[s.ID] = true
	}
	for _, part := range d.Parts {
		p.Changes = append(p.Changes, change{
			Heading: heading(part), Added: changedThings(part.Added, there),
			Removed: changedThings(part.Removed, there), Changed: changedThings(part.Changed, there),
		})
	}
	return t.page("edition.html", p)
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
			start, before, after, end := e.Words()
			c.Edits = append(c.Edits, edit{e.What, plain(wordsBefore(start)), plain(before), plain(after), plain(wordsAfter(end)), e.IsSmall()})
		}
		list = append(list, c)
	}
	return list
}

// around is how many words beside a change tell where it is.
const around = 8

func wordsBefore(s string) string {
	words := strings.Fields(s)
	if len(words) <= around {
		return s
	}
	return "… " + strings.Join(words[len(words)-around:], " ")
}

func wordsAfter(s string) string {
	words := strings.Fields(s)
	if len(words) <= around {
		return s
	}
	return strings.Join(words[:around], " ") + " …"
}

// Editions makes public/editions/index.html, which lists all editions, the newest first. The
// record is that of the edition in force.
func Editions(r *dossier.Record, list []Entry, t *Templates) ([]byte, error) {
	x := &index{r: r}
	p := &editionsPage{layout: x.layout("editions/index.html", "Editions", "All editions of the dossier “"+plain(r.Title)+"”, the newest first. None is ever changed.", crumb("../"))}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(b.Number, a.Number) })
	for _, e := range list {
		if firstInstant(e.Date) != "" {
			p.Feed = FeedFile
		}
		folder := strconv.Itoa(e.Number) + "/data/"
		p.Editions = append(p.Editions, editionLine{
			Number: e.Number, Href: folder + "index.html", About: folder + "editions/index.html", Title: plain(e.Title),
			Date: whenOf(e.Date), Digest: e.Digest, Current: e.Number == r.Edition.Number,
		})
	}
	return t.page("editions.html", p)
}
