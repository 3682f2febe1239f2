package site

import (
	"cmp"
	"slices"

	"dossier/internal/dossier"
)

// speech is what the record quotes of a person.
type speech struct {
	quotes  int
	sources map[int]bool
	row     string // path and fragment of the first row in the matrix, "" where there is none
}

// peoplePage is who is named, or a part of them.
type peoplePage struct {
	layout
	Total string
	Kinds []peopleOfKind
}

// peopleOfKind is the people, the organisations or the places.
type peopleOfKind struct {
	Heading string
	People  []person
}

// person is one who is named.
type person struct {
	ID, Name, Role string
	IsPerson       bool
	Quotes         string // "12 quotes", "" where there are none
	Sources        coverage
	Row            string // the link to what they said
	Spellings      []spelling
}

// spelling is one printed form of a name.
type spelling struct {
	Form    string // "" where it is the name itself, and the only one
	Count   string
	Sources []sourceLink
	More    int // sources not listed
}

const mostSpellingSources = 8 // listed with a spelling

// nobody stands for a speaker that a source does not name.
const nobody = "speaker not named"

// The kinds, in the order of the pages, and their headings.
var (
	kinds        = []string{"person", "organisation", "place"}
	kindHeadings = map[string]string{"person": "People", "organisation": "Organisations", "place": "Places"}
)

// listen counts for each person what the matrix has of them.
func (x *index) listen() {
	x.speech = make([]speech, len(x.r.People))
	for i := range x.r.Quotes {
		q := &x.r.Quotes[i]
		if p, ok := x.people[q.Speaker.Person]; ok {
			s := &x.speech[p]
			if s.quotes++; s.sources == nil {
				s.sources = map[int]bool{}
			}
			s.sources[x.sources[q.Source]] = true
		}
	}
	for _, row := range x.matrix.rows {
		if p, ok := x.people[x.r.Utterances[row.utterance].Speaker]; ok && x.speech[p].row == "" {
			x.speech[p].row = x.matrix.paths[row.utterance]
		}
	}
}

// castPeople puts the people in order, by kind, those quoted most first, then those named in
// most sources, and divides them among pages.
func (x *index) castPeople() {
	n := len(x.r.People)
	x.cast, x.castPaths = make([]int, n), make([]string, n)
	rank, named := make([]int, n), make([]int, n)
	for i := range n {
		p := &x.r.People[i]
		x.cast[i] = i
		if rank[i] = slices.Index(kinds, p.Kind); rank[i] < 0 {
			rank[i] = len(kinds)
		}
		for _, v := range p.Variants {
			named[i] = max(named[i], len(v.Sources))
		}
	}
	slices.SortStableFunc(x.cast, func(a, b int) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(x.speech[b].quotes, x.speech[a].quotes), cmp.Compare(named[b], named[a]))
	})
	x.castPages = shelves("people", n, peopleWeight, func(i int) int { return 1 + len(x.r.People[x.cast[i]].Variants) })
	for _, sh := range x.castPages {
		for _, i := range x.cast[sh.First:sh.Last] {
			x.castPaths[i] = sh.Path + "#" + x.r.People[i].ID
		}
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
}

func (x *index) peoplePage(n int) *peoplePage {
	sh := x.castPages[n]
	p := &peoplePage{
		layout: x.shelfLayout(x.castPages, n, "People", "who is named, how the sources spell the names, and what they said."),
		Total:  count(len(x.r.People), "name"),
	}
	for _, i := range x.cast[sh.First:sh.Last] {
		heading := cmp.Or(kindHeadings[x.r.People[i].Kind], "Others")
		at := slices.IndexFunc(p.Kinds, func(k peopleOfKind) bool { return k.Heading == heading })
		if at < 0 {
			at = len(p.Kinds)
			p.Kinds = append(p.Kinds, peopleOfKind{Heading: heading})
		}
		p.Kinds[at].People = append(p.Kinds[at].People, x.entry(i))
	}
	return p
}

// entry is the person of that index.
func (x *index) entry(i int) person {
	who, said := &x.r.People[i], &x.speech[i]
	p := person{ID: who.ID, Name: plain(who.Name), Role: plain(who.Role), IsPerson: who.Kind == "person", Row: said.row}
	if said.quotes > 0 {
		p.Quotes = count(said.quotes, "quote")
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
				s.Sources = append(s.Sources, x.source("", at))
			} else {
				s.More++
			}
		}
		if len(who.Variants) == 1 && v.Form == who.Name {
			s.Form = ""
		}
		p.Spellings = append(p.Spellings, s)
	}
	p.Sources = x.cover(named)
	return p
}
