package edition

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// Gone is what earlier editions had and one has not, each with the last edition that has it.
type Gone struct {
	Pages  []GonePage  `json:"pages"`  // by path
	Things []GoneThing `json:"things"` // by kind in the order of the record, then by id
}

// GonePage is a page of an earlier edition's site.
type GonePage struct {
	Path string `json:"path"`          // within the site
	Last int    `json:"last"`          // the last edition that has it
	Why  string `json:"why"`           // a sentence
	Now  string `json:"now,omitempty"` // the page that took its place, "" for none
}

// GoneThing is a thing of an earlier edition's record.
type GoneThing struct {
	Kind  string `json:"kind"` // "quote"
	ID    string `json:"id"`
	Label string `json:"label"`         // what it was called for a reader
	Last  int    `json:"last"`          // the last edition that has it
	Why   string `json:"why"`           // a sentence
	Now   string `json:"now,omitempty"` // the id of what it became, "" for nothing
}

// The reasons for which a thing goes, as far as the records tell them.
const (
	whySource  = "The article is no longer among the sources."
	whyRemoved = "Its article is no longer among the sources."
	whyChanged = "Its article was changed."
	whyBecame  = "Something with at least half of its words stands in its place."
	whyRead    = "Its article is the same; what is found in it changed with other articles, the program or the editor's decisions."
	whyOther   = "The articles, as they are read now, do not give it."
	whyPage    = "What it showed is on other pages, or no longer there."
)

// After is what the edition of newer has not, where g is what the one of older, before it, has not: g without what is
// there again, the things that only older has, and the pages at paths, which only older's site has. has tells
// whether newer's site has a page. Time is linear as Diff's is.
func (g Gone) After(older, newer *dossier.Record, paths []string, has func(path string) bool) Gone {
	last := older.Edition.Number
	was, is := parts(older), parts(newer)
	next, why := Gone{Pages: []GonePage{}, Things: []GoneThing{}}, map[string]GoneThing{}
	earlier := map[string][]GoneThing{}
	for _, t := range g.Things {
		earlier[t.Kind] = append(earlier[t.Kind], t)
	}
	known := map[string]bool{}
	for i := range is {
		there := byID(is[i].things)
		things := slices.DeleteFunc(earlier[is[i].noun], func(t GoneThing) bool { _, ok := there[t.ID]; return ok })
		lost := reasons(was[i], is[i], older, newer, last)
		for _, t := range lost {
			why[t.ID] = t
		}
		things = append(things, lost...)
		slices.SortStableFunc(things, func(a, b GoneThing) int { return strings.Compare(a.ID, b.ID) })
		next.Things = append(next.Things, things...)
	}
	for _, p := range g.Pages {
		if known[p.Path] = true; !has(p.Path) {
			next.Pages = append(next.Pages, p)
		}
	}
	for _, p := range paths {
		if path.Ext(p) != ".html" || path.Dir(p) == editionsDir || known[p] {
			continue
		}
		page := GonePage{Path: p, Last: last, Why: whyPage}
		if t, ok := why[strings.TrimSuffix(path.Base(p), ".html")]; ok {
			page.Why = t.Why
			if now := path.Join(path.Dir(p), t.Now+".html"); t.Now != "" && has(now) {
				page.Now = now
			}
		}
		next.Pages = append(next.Pages, page)
	}
	slices.SortFunc(next.Pages, func(a, b GonePage) int { return cmp.Compare(a.Path, b.Path) })
	return next
}

// reasons is the things that only was has, and why.
func reasons(was, is kindOf, older, newer *dossier.Record, last int) []GoneThing {
	before, after := sums(older), sums(newer)
	gone, come := unshared(was, is)
	became := map[string]string{}
	for id, old := range pairs(gone, come) {
		became[old.id] = id
	}
	var list []GoneThing
	for _, t := range gone {
		g := GoneThing{Kind: was.noun, ID: t.id, Label: t.label, Last: last, Why: whyOther, Now: became[t.id]}
		sum, there := after[t.source]
		switch {
		case t.source == "":
		case t.source == t.id:
			g.Why = whySource
		case !there:
			g.Why = whyRemoved
		case sum != before[t.source]:
			g.Why = whyChanged
		case g.Now != "":
			g.Why = whyBecame
		default:
			g.Why = whyRead
		}
		list = append(list, g)
	}
	return list
}

// sums is the digests of the files of a record's sources, by the sources' ids.
func sums(r *dossier.Record) map[string]string {
	m := make(map[string]string, len(r.Sources))
	for _, s := range r.Sources {
		m[s.ID] = s.SHA256
	}
	return m
}
