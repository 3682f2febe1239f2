package site

import "reflect"

// pageTypes has, for each template of a page, the page it is given.
var pageTypes = map[string]reflect.Type{
	"summary.html":   reflect.TypeFor[summaryPage](),
	"sources.html":   reflect.TypeFor[sourcesPage](),
	"source.html":    reflect.TypeFor[sourcePage](),
	"matrix.html":    reflect.TypeFor[matrixPage](),
	"apparatus.html": reflect.TypeFor[apparatusPage](),
	"timeline.html":  reflect.TypeFor[timelinePage](),
	"people.html":    reflect.TypeFor[peoplePage](),
	"places.html":    reflect.TypeFor[placesPage](),
	"speaker.html":   reflect.TypeFor[speakerPage](),
	"names.html":     reflect.TypeFor[namesPage](),
	"facts.html":     reflect.TypeFor[factsPage](),
	"words.html":     reflect.TypeFor[wordsPage](),
	"page.html":      reflect.TypeFor[prosePage](),
	"about.html":     reflect.TypeFor[aboutPage](),
	"edition.html":   reflect.TypeFor[editionPage](),
	"editions.html":  reflect.TypeFor[editionsPage](),
	"newest.html":    reflect.TypeFor[newestPage](),
	"lost.html":      reflect.TypeFor[lostPage](),
	"gone.html":      reflect.TypeFor[gonePage](),
	"404.html":       reflect.TypeFor[missingPage](),
}
