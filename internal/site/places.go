package site

import (
	"slices"
	"sort"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// placesPage is the places that the sources name, in the order of the alphabet, or a part of them.
type placesPage struct {
	layout
	Total  string // "17 places"
	Index  string // the link to the list of all names, "" where there is none
	Places []namedPlace
}

// namedPlace is a place that the sources name.
type namedPlace struct {
	ID, Name   string
	Page       string // of what it is quoted as saying, "" where that is nothing
	Quotes     string // "7 quotes, 6 indirect", "" where there are none
	Sources    coverage
	Spellings  []spelling
	Events     []namingEvent
	MoreEvents int // events not listed
}

// namingEvent is an event of the timeline whose passages name a place.
type namingEvent struct {
	When    when
	Event   link
	Caution string // "expected, reported as a claim", "" where it is told as a fact of the past
}

// speakingPlace is a place that is quoted as a speaker: "Moscow said".
type speakingPlace struct {
	Place  link // to what it is quoted as saying
	Quotes string
}

const (
	placesFile      = "places.html"
	placeKind       = "place"
	mostPlaceEvents = 8  // listed with a place
	mostSpeaking    = 40 // listed on the page of people
)

// findEvents finds the events that have a place in the words of a passage that dates them, or in those
// that the editor gave them.
func (x *index) findEvents() {
	x.naming = make([][]int, len(x.r.People))
	for i := range x.r.Timeline {
		e := &x.r.Timeline[i]
		for _, m := range e.Mentions {
			at := x.sources[m.Source]
			x.nameIn(i, within(x.named[at], m.Span))
			if e.Basis == "editor" {
				words := dossier.Source{Paragraphs: []text.Span{{End: len(e.Text)}}}
				x.nameIn(i, x.forms.mentions(e.Text, &words, at))
			}
		}
	}
}

// nameIn notes that the event of that index has the places in its words. Events come in order.
func (x *index) nameIn(event int, list []named) {
	for _, n := range list {
		events := &x.naming[n.person]
		if x.r.People[n.person].Kind == placeKind && !slices.Contains((*events)[max(0, len(*events)-1):], event) {
			*events = append(*events, event)
		}
	}
}

// within is those of the names, which are in order, that stand in the span.
func within(list []named, sp text.Span) []named {
	first := sort.Search(len(list), func(k int) bool { return list[k].Start >= sp.Start })
	n := sort.Search(len(list)-first, func(k int) bool { return list[first+k].End > sp.End })
	return list[first : first+n]
}

func (x *index) placePages(page func(path, template string, data func() any)) {
	for n, sh := range x.placeShelves {
		page(sh.Path, placesFile, func() any { return x.placesPage(n) })
	}
}

func (x *index) placesPage(n int) *placesPage {
	sh := x.placeShelves[n]
	p := &placesPage{
		layout: x.shelfLayout(x.placeShelves, n, "Places", "which places are named, how the sources spell them, and which events name them."),
		Total:  count(len(x.places), "place"),
	}
	p.Crumbs = slices.Insert(p.Crumbs, 1, link{Href: x.castPages[0].Path, Text: "People"})
	for i := range p.Nav {
		p.Nav[i].Current = p.Nav[i].Href == x.castPages[0].Path
	}
	if x.hasNames() {
		p.Index = namesPath
	}
	for _, i := range x.places[sh.First:sh.Last] {
		p.Places = append(p.Places, x.namedPlace(i))
	}
	return p
}

// namedPlace is the place of that index.
func (x *index) namedPlace(i int) namedPlace {
	who, events := &x.r.People[i], x.naming[i]
	p := namedPlace{ID: who.ID, Name: plain(who.Name), MoreEvents: max(0, len(events)-mostPlaceEvents)}
	p.Page, p.Quotes = x.quotesOf(i)
	p.Spellings, p.Sources = x.spellings("", i)
	for _, at := range events[:len(events)-p.MoreEvents] {
		p.Events = append(p.Events, x.namingEvent(at))
	}
	return p
}

// namingEvent is the event of that index.
func (x *index) namingEvent(at int) namingEvent {
	e := &x.r.Timeline[at]
	var cautions []string
	if e.Class == "forecast" {
		cautions = append(cautions, "expected")
	}
	if e.Claim != "" {
		cautions = append(cautions, "reported as a claim")
	}
	if e.Conflict {
		cautions = append(cautions, "the sources disagree on the date")
	}
	return namingEvent{whenOf(e.Date), link{Href: x.eventPaths[at], Text: caption(e.Text)}, strings.Join(cautions, ", ")}
}

// speakingPlaces is the places that are quoted, the most first, and how many are not listed.
func (x *index) speakingPlaces() (list []speakingPlace, more int) {
	for _, i := range x.cast[len(x.cast)-len(x.places):] {
		page, quotes := x.quotesOf(i)
		switch {
		case page == "":
		case len(list) < mostSpeaking:
			list = append(list, speakingPlace{link{Href: page, Text: plain(x.r.People[i].Name)}, quotes})
		default:
			more++
		}
	}
	return list, more
}
