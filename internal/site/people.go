package site

import (
	"cmp"
	"slices"

	"dossier/internal/dossier"
)

// speech is what the record quotes of a person.
type speech struct {
	quotes int
	rows   []int // their utterances, in the order of the matrix
}

// peoplePage is who is named, or a part of them.
type peoplePage struct {
	layout
	Total   string
	Index   string     // the link to the list of all names, "" where it stands here
	Letters []initials // all names, where they are many and stand here
	Kinds   []peopleOfKind
}

// peopleOfKind is the people, the organisations or the places.
type peopleOfKind struct {
	ID, Heading string
	Total       int // on all pages
	People      []person
}

// person is one who is named.
type person struct {
	ID, Name, Role string
	IsPerson       bool
	Sources        coverage
	Quotes         string // "12 quotes", "" where there are none
	Said           []saying
	MoreSaid       int // utterances not listed
	MoreAt         string
	Spellings      []spelling
}

// saying is an utterance of a person.
type saying struct {
	Row     link
	Sources int // that report it
}

// spelling is one printed form of a name.
type spelling struct {
	Form    string
	Count   string
	Sources []passageLink // where each first has it; the source itself where that was not found
	More    int           // sources not listed
}

// The most sources listed with a spelling, and utterances with a person.
const (
	mostSpellingSources = 8
	mostSaid            = 4
)

// nobody stands for a speaker that a source does not name.
const nobody = "speaker not named"

// The kinds, in the order of the pages, and their headings.
var (
	kinds        = []string{"person", "organisation", "place"}
	kindHeadings = map[string]string{"person": "People", "organisation": "Organisations", "place": "Places"}
)

// listen gathers for each person what the matrix has of them.
func (x *index) listen() {
	x.speech = make([]speech, len(x.r.People))
	for i := range x.r.Quotes {
		if p, ok := x.people[x.r.Quotes[i].Speaker.Person]; ok {
			x.speech[p].quotes++
		}
	}
	for _, row := range x.matrix.rows {
		if p, ok := x.people[x.r.Utterances[row.utterance].Speaker]; ok {
			x.speech[p].rows = append(x.speech[p].rows, row.utterance)
		}
	}
}

// castPeople puts the people in order, by kind, those quoted most first, then those named in
// most sources, and divides them among pages.
func (x *index) castPeople() {
	n := len(x.r.People)
	x.cast, x.castPaths, x.castAttrs = make([]int, n), make([]string, n), make([]string, n)
	rank, naming := make([]int, n), make([]int, n)
	for i := range n {
		p := &x.r.People[i]
		x.cast[i] = i
		if rank[i] = slices.Index(kinds, p.Kind); rank[i] < 0 {
			rank[i] = len(kinds)
		}
		for _, v := range p.Variants {
			naming[i] = max(naming[i], len(v.Sources))
		}
	}
	slices.SortStableFunc(x.cast, func(a, b int) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(x.speech[b].quotes, x.speech[a].quotes), cmp.Compare(naming[b], naming[a]))
	})
	x.castPages = shelves("people", n, peopleWeight, func(i int) int { return 1 + len(x.r.People[x.cast[i]].Variants) })
	for k, path := range entryPaths(x.castPages, func(i int) string { return x.r.People[x.cast[i]].ID }) {
		x.castPaths[x.cast[k]] = path
		x.castAttrs[x.cast[k]] = string(appendEscaped([]byte(` class="who" href="../`), path)) + `"`
	}
}

// person links to the entry of the person of that id.
func (x *index) person(root, id string) link {
	i, ok := x.people[id]
	if !ok {
		return link{Text: nobody}
	}
	return link{Href: root + x.castPaths[i], Text: plain(x.r.People[i].Name)}
}

// speaker names who a quote is attributed to, with a link where that is one of the people.
func (x *index) speaker(root string, q *dossier.Quote) link {
	if _, ok := x.people[q.Speaker.Person]; ok {
		return x.person(root, q.Speaker.Person)
	}
	return link{Text: plain(cmp.Or(q.Speaker.Name, q.Speaker.AsPrinted, nobody))}
}

func (x *index) peoplePages(page func(path, template string, data func() any)) {
	for n, sh := range x.castPages {
		page(sh.Path, "people.html", func() any { return x.peoplePage(n) })
	}
	x.namePages(page)
}

func (x *index) peoplePage(n int) *peoplePage {
	sh := x.castPages[n]
	p := &peoplePage{
		layout: x.shelfLayout(x.castPages, n, "People", "who is named, how the sources spell the names, and what they said."),
		Total:  count(len(x.r.People), "name"),
	}
	totals := map[string]int{}
	for i := range x.r.People {
		totals[x.r.People[i].Kind]++
	}
	for _, i := range x.cast[sh.First:sh.Last] {
		kind := x.r.People[i].Kind
		if at := len(p.Kinds) - 1; at < 0 || p.Kinds[at].ID != kindAnchor(kind) {
			p.Kinds = append(p.Kinds, peopleOfKind{ID: kindAnchor(kind), Heading: cmp.Or(kindHeadings[kind], "Others"), Total: totals[kind]})
		}
		k := &p.Kinds[len(p.Kinds)-1]
		k.People = append(k.People, x.entry(i))
	}
	switch {
	case len(x.castPages) > 1:
		p.Index = namesPath
	case len(x.cast) > fewNames:
		p.Letters = x.initials(x.byName(), "")
	}
	return p
}

// kindAnchor is the id of the heading of a kind, which is no person's.
func kindAnchor(kind string) string {
	if _, ok := kindHeadings[kind]; ok {
		return "_" + kind
	}
	return "_other"
}

// entry is the person of that index.
func (x *index) entry(i int) person {
	who, said := &x.r.People[i], &x.speech[i]
	p := person{ID: who.ID, Name: plain(who.Name), Role: plain(who.Role), IsPerson: who.Kind == "person"}
	if said.quotes > 0 {
		p.Quotes = count(said.quotes, "quote")
	}
	p.MoreSaid = max(0, len(said.rows)-mostSaid)
	for _, u := range said.rows[:len(said.rows)-p.MoreSaid] {
		p.Said = append(p.Said, saying{link{Href: x.matrix.paths[u], Text: plain(x.r.Utterances[u].Label)}, x.matrix.sources[u]})
	}
	if p.MoreSaid > 0 {
		p.MoreAt = x.matrix.paths[said.rows[mostSaid]]
	}
	named := map[int]bool{}
	for _, v := range who.Variants {
		s := spelling{Form: plain(v.Form), Count: count(v.Count, "time")}
		for _, id := range v.Sources {
			at, ok := x.sources[id]
			if !ok {
				continue
			}
			named[at] = true
			if len(s.Sources) < mostSpellingSources {
				s.Sources = append(s.Sources, x.firstNamed(at, v.Form))
			} else {
				s.More++
			}
		}
		p.Spellings = append(p.Spellings, s)
	}
	p.Sources = x.cover(named)
	return p
}

// firstNamed links to where source at first has the form, or to its beginning.
func (x *index) firstNamed(at int, form string) passageLink {
	s := &x.r.Sources[at]
	if start, ok := x.firsts[at][x.forms.node(form)]; ok {
		return x.paragraphLink("", at, s.Paragraph(start))
	}
	return passageLink{Href: sourcePath(s.ID), Label: plain(s.Label), Hue: hue(at)}
}
