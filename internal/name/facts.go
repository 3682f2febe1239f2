package name

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed places.txt
var placesTable string

//go:embed titles.txt
var titlesTable string

//go:embed words.txt
var wordsTable string

// facts are the tables, ready to look up in lower case.
type facts struct {
	places     map[string]string // form → name of the place; seats of government are places of their own
	adjectives map[string]string // Russian → Russia
	seats      map[string]string // Moscow → Russia
	titles     map[string]bool
	body       map[string]bool
	place      map[string]bool // words that end names of places
	thing      map[string]bool
	not        map[string]bool
	opener     map[string]bool
	forename   map[string]bool // openers that are first names as well
	qualifier  map[string]bool // words before a place that name a part of it

	placeBefore map[string]bool // words that begin names of places
}

// honorifics are titles that say nothing of what somebody does.
var honorifics = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true}

// loadFacts parses the embedded tables, once.
var loadFacts = sync.OnceValue(func() *facts {
	f := &facts{places: map[string]string{}, adjectives: map[string]string{}, seats: map[string]string{}, titles: map[string]bool{}}
	for line := range rows(placesTable) {
		cells := strings.Split(line, "|")
		name, others, _ := strings.Cut(strings.TrimSpace(cells[0]), " (")
		for _, form := range append(list(strings.TrimSuffix(others, ")")), name) {
			f.places[strings.ToLower(form)] = name
		}
		for _, a := range list(cells[1]) {
			f.adjectives[strings.ToLower(a)] = name
		}
		for _, s := range list(cells[2]) {
			f.seats[strings.ToLower(s)] = name
		}
	}
	for line := range rows(titlesTable) {
		f.titles[line] = true
	}
	sections := map[string]map[string]bool{}
	var section map[string]bool
	for line := range rows(wordsTable) {
		if line[0] == '[' {
			section = map[string]bool{}
			sections[strings.Trim(line, "[]")] = section
			continue
		}
		for _, w := range strings.Fields(line) {
			section[w] = true
		}
	}
	f.body, f.place, f.placeBefore, f.thing = sections["body"], sections["place"], sections["place before"], sections["thing"]
	f.not, f.opener, f.forename, f.qualifier = sections["not"], sections["opener"], sections["forename"], sections["qualifier"]
	return f
})

// Land is the name of the place that a word in lower case stands for, itself or by an adjective:
// "Russia" for russia, russian and russians; "" for other words. Seats of government are not meant.
func Land(word string) string {
	f := loadFacts()
	for _, w := range [...]string{word, strings.TrimSuffix(word, "s")} {
		if place := f.places[w]; place != "" {
			return place
		}
		if place := f.adjectives[w]; place != "" {
			return place
		}
	}
	return ""
}

// rows yields the lines of a table that are neither empty nor comments.
func rows(table string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

func list(s string) []string {
	var out []string
	for _, part := range strings.Split(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
