package name

import (
	_ "embed"
	"maps"
	"strings"
	"sync"
)

//go:embed places.txt
var placesTable string

//go:embed bodies.txt
var bodiesTable string

//go:embed titles.txt
var titlesTable string

//go:embed roles.txt
var rolesTable string

//go:embed given.txt
var givenTable string

//go:embed words.txt
var wordsTable string

// facts are the tables, ready to look up in lower case without accents.
type facts struct {
	places     map[string]string   // form → name of the place; seats of government are places of their own
	adjectives map[string]string   // Russian → Russia
	lands      map[string]string   // both of them
	seats      map[string]string   // Moscow → Russia
	bodies     map[string]string   // form → name of the body; short forms are in capitals
	ministries map[string]string   // ministry that is often named without its country → the country
	longest    map[string]int      // first word of a place or body of several words → how many it has at most
	titles     map[string]bool     // of all sorts, roles among them
	roles      map[string]string   // title → the first title of the line, which stands for the office
	ends       map[string]bool     // last words of such titles
	wider      map[string][]string // word for whoever holds one of several offices → these
	given      map[string][]string // sound of a given name → sounds of the names it can be short for
	sexes      map[string]Sex      // by the sound of the given name
	eastern    map[string]bool     // family names that stand first
	eastern3   map[string]bool     // those that do before two short names only
	landed     map[string]bool     // places, of a place, seats, bodies and words that these have in their names

	// Sections of words.txt.
	body, ministry, place, placeBefore, thing, not, opener, surname, forename, qualifier map[string]bool
}

// loadFacts parses the embedded tables, once.
var loadFacts = sync.OnceValue(func() *facts {
	f := &facts{longest: map[string]int{}, titles: map[string]bool{}}
	f.readPlaces()
	f.readBodies()
	f.readRoles()
	f.readGiven()
	for line := range rows(titlesTable) {
		f.titles[line] = true
	}
	sections := map[string]map[string]bool{}
	for section, line := range sectioned(wordsTable) {
		if sections[section] == nil {
			sections[section] = map[string]bool{}
		}
		for _, w := range strings.Fields(line) {
			sections[section][w] = true
		}
	}
	f.body, f.ministry, f.thing = sections["body"], sections["ministry"], sections["thing"]
	f.place, f.placeBefore = sections["place"], sections["place before"]
	f.not, f.opener, f.qualifier = sections["not"], sections["opener"], sections["qualifier"]
	f.surname, f.forename = sections["surname"], sections["forename"]
	f.landed = maps.Clone(f.body)
	for _, table := range [...]map[string]string{f.lands, f.seats, f.bodies} {
		for w := range table {
			f.landed[w] = true
		}
	}
	return f
})

func (f *facts) readPlaces() {
	f.places, f.adjectives, f.seats = map[string]string{}, map[string]string{}, map[string]string{}
	for line := range rows(placesTable) {
		cells := strings.Split(line, "|")
		name, others, _ := strings.Cut(strings.TrimSpace(cells[0]), " (")
		for _, form := range append(list(strings.TrimSuffix(others, ")")), name) {
			f.places[folded(form)] = name
			f.phrase(form)
		}
		for _, a := range list(cells[1]) {
			f.adjectives[folded(a)] = name
		}
		for _, s := range list(cells[2]) {
			f.seats[folded(s)] = name
		}
	}
	f.lands = maps.Clone(f.adjectives)
	maps.Copy(f.lands, f.places)
}

// longAcronym is the length in bytes from which on a short form may be written like a word: Nato.
const longAcronym = 4

func (f *facts) readBodies() {
	f.bodies, f.ministries = map[string]string{}, map[string]string{}
	for line := range rows(bodiesTable) {
		if land, names, ok := strings.Cut(line, ":"); ok {
			for _, n := range list(names) {
				f.ministries[folded(n)] = land
			}
			continue
		}
		cells := strings.Split(line, "|")
		name := strings.TrimSpace(cells[0])
		for _, form := range append(list(cells[1]), name) {
			f.bodies[bodyForm(form)] = name
			if len(form) >= longAcronym {
				f.bodies[folded(form)] = name
			}
			f.phrase(form)
		}
	}
}

// phrase notes how many words begin like the form.
func (f *facts) phrase(form string) {
	words := strings.Fields(folded(form))
	f.longest[words[0]] = max(f.longest[words[0]], len(words))
}

func (f *facts) readRoles() {
	f.roles, f.wider, f.ends = map[string]string{}, map[string][]string{}, map[string]bool{}
	for line := range rows(rolesTable) {
		if word, offices, ok := strings.Cut(line, ":"); ok {
			f.wider[word], f.ends[word] = list(offices), true
			continue
		}
		titles := list(line)
		for _, t := range titles {
			f.roles[t] = titles[0]
			f.titles[t] = true
			f.ends[t[strings.LastIndexAny(t, " -")+1:]] = true
		}
	}
}

func (f *facts) readGiven() {
	f.given, f.sexes = map[string][]string{}, map[string]Sex{}
	f.eastern, f.eastern3 = map[string]bool{}, map[string]bool{}
	for section, line := range sectioned(givenTable) {
		names := strings.Fields(folded(line))
		switch section {
		case "family first":
			add(f.eastern, names)
			continue
		case "family first of three":
			add(f.eastern3, names)
			continue
		}
		bearers, other := strings.CutPrefix(section, "other ")
		s := map[string]Sex{"men": Male, "women": Female}[bearers]
		for _, n := range names {
			head := names[0]
			if other {
				head = n
			}
			f.given[sound(n)] = append(f.given[sound(n)], bearers+sound(head))
			if known, ok := f.sexes[sound(n)]; ok {
				s = agreed(known, s)
			}
			f.sexes[sound(n)] = s
		}
	}
}

func add(set map[string]bool, words []string) {
	for _, w := range words {
		set[w] = true
	}
}

// Land is the name of the place that a word in lower case stands for, itself or by an adjective:
// "Russia" for russia, russian and russians; "" for other words. Seats of government are not meant.
func Land(word string) string {
	f := loadFacts()
	word = unaccented(word)
	if place := f.lands[word]; place != "" {
		return place
	}
	if one, ok := strings.CutSuffix(word, "s"); ok {
		return f.lands[one]
	}
	return ""
}

// folded is s in lower case without accents, as the tables have it.
func folded(s string) string { return unaccented(strings.ToLower(s)) }

// bodyForm is the form of a body's name that the table is looked up by: without stops, and in
// lower case unless it is all capitals.
func bodyForm(s string) string {
	s = strings.ReplaceAll(s, ".", "")
	if s == strings.ToUpper(s) {
		return s
	}
	return folded(s)
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

// sectioned yields the lines of a table with the headings in brackets that they stand under.
func sectioned(table string) func(yield func(section, line string) bool) {
	return func(yield func(string, string) bool) {
		section := ""
		for line := range rows(table) {
			if line[0] == '[' {
				section = strings.Trim(line, "[]")
			} else if !yield(section, line) {
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
