package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// speech is what the record quotes of a person.
type speech struct {
	quotes []int   // by source, kind and place
	rows   []int   // their utterances, those in quotation marks first, in the order of the matrix
	pages  []shelf // of quotes; nil where there are none
}

// peoplePage is the people and organisations that are named, or a part of them.
type peoplePage struct {
	layout
	Total        string     // "15 names"
	Places       int        // that are named; they have pages of their own
	Index        string     // the link to the list of all names, "" where it stands here
	Letters      []initials // all names, where they are many and stand here
	Kinds        []peopleOfKind
	Speaking     []speakingPlace // on the first page
	MoreSpeaking int             // places not listed
}

// peopleOfKind is the people or the organisations.
type peopleOfKind struct {
	ID, Heading string
	Total       int // on all pages
	People      []person
}

// person is one who is named.
type person struct {
	ID, Name, Role string
	IsPerson       bool
	Page           string // of what is quoted, "" where that is nothing
	Sources        coverage
	Quotes         string // "12 quotes, 4 indirect", "" where there are none
	Said           []saying
	MoreSaid       int // utterances not listed
	Spellings      []spelling
}

// saying is an utterance of a person.
type saying struct {
	Row       link
	Indirect  bool   // it is reported without quotation marks
	Sources   int    // that report it
	Uncertain string // why the speaker may be another, "" where one source at least leaves no doubt
}

// Uncertainty is why the speaker may be another, in an element, nothing where that is not so.
func (s saying) Uncertainty() template.HTML { return template.HTML(appendUncertain(nil, s.Uncertain)) }

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

// kindHeadings are the headings of the kinds on the pages of people.
var kindHeadings = map[string]string{"person": "People", "organisation": "Organisations"}

// listen gathers for each person what the matrix has of them.
func (x *index) listen() {
	x.speech = make([]speech, len(x.r.People))
	for i := range x.r.Quotes {
		if p, ok := x.people[x.r.Quotes[i].Speaker.Person]; ok {
			x.speech[p].quotes = append(x.speech[p].quotes, i)
		}
	}
	for _, row := range x.matrix.rows {
		if p, ok := x.people[x.r.Utterances[row.utterance].Speaker]; ok {
			x.speech[p].rows = append(x.speech[p].rows, row.utterance)
		}
	}
	for i := range x.speech {
		x.markedFirst(x.speech[i].rows)
	}
	x.shelveSpeech()
}

// castPeople puts the people in order, by kind, those quoted most first, then those named in
// most sources, and divides them among pages: places, in the order of the alphabet, have their own.
func (x *index) castPeople() {
	n := len(x.r.People)
	x.cast, x.castEntries, x.castPaths, x.castAttrs = make([]int, n), make([]string, n), make([]string, n), make([]string, n)
	naming := make([]int, n)
	for i := range n {
		x.cast[i] = i
		for _, v := range x.r.People[i].Variants {
			naming[i] = max(naming[i], len(v.Sources))
		}
	}
	slices.SortStableFunc(x.cast, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(castRank(x.r.People[a].Kind), castRank(x.r.People[b].Kind)),
			cmp.Compare(len(x.speech[b].quotes), len(x.speech[a].quotes)), cmp.Compare(naming[b], naming[a]),
		)
	})
	x.places = slices.DeleteFunc(x.byName(), func(i int) bool { return x.r.People[i].Kind != placeKind })
	x.castPages = shelves("people", n-len(x.places), peopleWeight, func(k int) int { return x.nameWeight(x.cast[k]) + min(mostSaid, len(x.speech[x.cast[k]].rows)) })
	x.placeShelves = shelves(strings.TrimSuffix(placesFile, ".html"), len(x.places), peopleWeight, func(k int) int {
		return x.nameWeight(x.places[k]) + 2*min(mostPlaceEvents, len(x.naming[x.places[k]]))
	})
	x.locate(x.castPages, x.cast)
	x.locate(x.placeShelves, x.places)
}

// nameWeight is how many spellings and links to sources the person's entry has, and itself.
func (x *index) nameWeight(i int) int {
	n := 2
	for _, v := range x.r.People[i].Variants {
		n += 1 + min(mostSpellingSources, len(v.Sources))
	}
	return n
}

// castRank is the place of a kind among all: places are last.
func castRank(kind string) int {
	switch kind {
	case "person":
		return 0
	case "organisation":
		return 1
	case placeKind:
		return 3
	}
	return 2
}

// locate notes where those of the order, divided among the pages, have their entries and pages.
func (x *index) locate(pages []shelf, order []int) {
	for k, path := range entryPaths(pages, func(k int) string { return x.r.People[order[k]].ID }) {
		i := order[k]
		x.castEntries[i], x.castPaths[i] = path, path
		if pages := x.speech[i].pages; pages != nil {
			x.castPaths[i] = escapePath(pages[0].Path)
		}
		x.castAttrs[i] = string(appendEscaped([]byte(` class="who" href="../`), x.castPaths[i])) + `"`
	}
}

// person links to the page of the person of that id, or to the entry where nothing is quoted of it.
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
	return link{Text: x.speakerName(q)}
}

// speakerName is the name of the quote's speaker, or what its source has in place of one.
func (x *index) speakerName(q *dossier.Quote) string {
	if i, ok := x.people[q.Speaker.Person]; ok {
		return plain(x.r.People[i].Name)
	}
	return plain(cmp.Or(q.Speaker.Name, q.Speaker.AsPrinted, nobody))
}

func (x *index) peoplePages(page func(path, template string, data func() any)) {
	for n, sh := range x.castPages {
		page(sh.Path, "people.html", func() any { return x.peoplePage(n) })
	}
	x.placePages(page)
	x.namePages(page)
}

func (x *index) peoplePage(n int) *peoplePage {
	sh := x.castPages[n]
	p := &peoplePage{
		layout: x.shelfLayout(x.castPages, n, "People", "who is named, how the sources spell the names, and what they said."),
		Total:  count(len(x.cast)-len(x.places), "name"),
		Places: len(x.places),
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
	if n == 0 {
		p.Speaking, p.MoreSpeaking = x.speakingPlaces()
	}
	switch {
	case x.hasNames():
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
	p.Page, p.Quotes = x.quotesOf(i)
	p.MoreSaid = max(0, len(said.rows)-mostSaid)
	for _, u := range said.rows[:len(said.rows)-p.MoreSaid] {
		p.Said = append(p.Said, x.saying(u))
	}
	p.Spellings, p.Sources = x.spellings("", i)
	return p
}

// quotesOf is the link to what the person of that index is quoted as saying, and how much that is; both
// are "" where it is nothing.
func (x *index) quotesOf(i int) (page, quotes string) {
	said := &x.speech[i]
	if said.pages == nil {
		return "", ""
	}
	quotes = count(len(said.quotes), "quote")
	if indirect := x.kindsOf(said.quotes)[kindRank("indirect")]; indirect > 0 {
		quotes += ", " + grouped(indirect) + " indirect"
	}
	return x.castPaths[i], quotes
}

func (x *index) saying(utterance int) saying {
	u := &x.r.Utterances[utterance]
	return saying{
		Row: link{Href: x.matrix.paths[utterance], Text: plain(u.Label)}, Indirect: !isMarked(x.base(u).Kind),
		Sources: x.matrix.sources[utterance], Uncertain: x.doubt(utterance),
	}
}

// doubt says why the speaker of the utterance may be another; "" where one reading at least leaves
// no doubt.
func (x *index) doubt(utterance int) string {
	why := ""
	for _, id := range x.r.Utterances[utterance].Quotes {
		reason := uncertainty(&x.r.Quotes[x.quotes[id]])
		if reason == "" {
			return ""
		}
		why = cmp.Or(why, reason)
	}
	return why
}

// spellings is the forms of the name of the person of that index, and the sources that have them.
func (x *index) spellings(root string, i int) ([]spelling, coverage) {
	var list []spelling
	named := map[int]bool{}
	for _, v := range x.r.People[i].Variants {
		s := spelling{Form: plain(v.Form), Count: count(v.Count, "time")}
		for _, id := range v.Sources {
			at, ok := x.sources[id]
			if !ok {
				continue
			}
			named[at] = true
			if len(s.Sources) < mostSpellingSources {
				s.Sources = append(s.Sources, x.firstNamed(root, at, v.Form))
			} else {
				s.More++
			}
		}
		list = append(list, s)
	}
	return list, x.cover(named)
}

// firstNamed links to where source at first has the form, or to its beginning.
func (x *index) firstNamed(root string, at int, form string) passageLink {
	s := &x.r.Sources[at]
	if start, ok := x.firsts[at][x.forms.node(form)]; ok {
		return x.paragraphLink(root, at, s.Paragraph(start))
	}
	return passageLink{Href: root + sourcePath(s.ID), Label: plain(s.Label), Hue: hue(at)}
}
