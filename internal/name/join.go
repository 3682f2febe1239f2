package name

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/source"
)

// joiner decides who the mentions are. Each step reads what the steps before it have found out
// over all sources, so that the order of the sources decides nothing.
type joiner struct {
	cast     *Cast
	facts    *facts
	whose    [][]*bearer          // of each mention, nil while unknown
	lands    map[string]*bearer   // places and bodies by name
	families map[string]*family   // persons by the sound of the last name
	here     []map[string]*choice // of each source: the persons it names in full, by the sound of the last name
}

// join decides who the mentions are and lists the people.
func (c *Cast) join(sources []*source.Source, f *facts) {
	j := joiner{cast: c, facts: f, lands: map[string]*bearer{}, families: map[string]*family{}}
	j.whose, j.here = make([][]*bearer, len(sources)), make([]map[string]*choice, len(sources))
	for i := range sources {
		j.whose[i], j.here[i] = make([]*bearer, len(c.mentions[i])), map[string]*choice{}
	}
	j.each(j.land)
	j.each(j.fullName)
	for _, f := range j.families {
		f.settled = true
	}
	j.each(j.doubtfulName)
	j.each(j.initial)
	j.noteChoices()
	j.each(j.titledName)
	j.each(j.bareName)
	c.list(sources, j.whose)
}

// each asks decide for the bearer of every mention, of a source i, that has none yet.
func (j *joiner) each(decide func(i int, m *Mention) *bearer) {
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			if j.whose[i][k] == nil {
				j.whose[i][k] = decide(i, &mentions[k])
			}
		}
	}
}

// land decides on places and bodies.
func (j *joiner) land(_ int, m *Mention) *bearer {
	if m.kind != Place && m.kind != Body {
		return nil
	}
	words := m.words
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	key := strings.Join(words, " ")
	canonical := j.facts.places[key]
	if canonical != "" {
		key = strings.ToLower(canonical)
	}
	b := j.lands[key]
	if b == nil {
		b = newBearer(m.kind, key)
		b.sure = true
		b.name = canonical
		j.lands[key] = b
	}
	if m.kind == Body { // by its capitals
		b.kind = Body
	}
	return b
}

// fullName decides on first and last names.
func (j *joiner) fullName(_ int, m *Mention) *bearer {
	first, last := m.person()
	if first == "" || isInitial(first) || m.doubtful {
		return nil
	}
	return j.family(last).person(first)
}

// doubtfulName decides on full names whose first word may be none of it. Where all others of that
// last name have another first name, it is none, and the mention only has the last name.
func (j *joiner) doubtfulName(_ int, m *Mention) *bearer {
	first, last := m.person()
	if !m.doubtful || first == "" || isInitial(first) {
		return nil
	}
	f := j.family(last)
	if f.settled && f.persons[sound(first)] == nil {
		m.Start, m.Full.Start, m.words = m.second, m.second, m.words[1:]
		return nil
	}
	return f.person(first)
}

// initial decides on last names with an initial.
func (j *joiner) initial(_ int, m *Mention) *bearer {
	first, last := m.person()
	if !isInitial(first) {
		return nil
	}
	f := j.family(last)
	if b := f.initials[unaccented(first)].pick(""); b != nil {
		return b
	}
	return f.person(first)
}

// noteChoices notes whom last names can mean, in each source and in all.
func (j *joiner) noteChoices() {
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			m, b := &mentions[k], j.whose[i][k]
			if b == nil || b.kind != Human {
				continue
			}
			_, last := m.person()
			key := sound(last)
			j.families[key].all.add(b, m.title)
			if j.here[i][key] == nil {
				j.here[i][key] = &choice{}
			}
			j.here[i][key].add(b, m.title)
		}
	}
}

// titledName decides on last names with a title: somebody named in full, else one whom no source
// names in full.
func (j *joiner) titledName(i int, m *Mention) *bearer {
	if m.title == "" {
		return nil
	}
	_, last := m.person()
	f := j.family(last)
	if f.all.one != nil {
		return j.choose(i, m)
	}
	return f.person("")
}

// bareName decides on last names alone.
func (j *joiner) bareName(i int, m *Mention) *bearer {
	_, last := m.person()
	if f := j.families[sound(last)]; f != nil && f.all.one == nil {
		return f.persons[""]
	}
	return j.choose(i, m)
}

// choose is the only person whom the last name can mean: by the source, else by the dossier.
func (j *joiner) choose(i int, m *Mention) *bearer {
	_, last := m.person()
	key := sound(last)
	if c := j.here[i][key]; c != nil {
		return c.pick(m.title)
	}
	if f := j.families[key]; f != nil {
		return f.all.pick(m.title)
	}
	return nil
}

// family is the family of that last name, a new one where there is none.
func (j *joiner) family(last string) *family {
	key := sound(last)
	f := j.families[key]
	if f == nil {
		f = &family{last: key, persons: map[string]*bearer{}, initials: map[string]*choice{}}
		j.families[key] = f
	}
	return f
}

// family is the persons with one last name.
type family struct {
	last     string
	persons  map[string]*bearer // by the sound of the first name, "" for one whom no source names in full
	initials map[string]*choice // the same by its first letter
	all      choice             // those named in full
	settled  bool               // some of the names are beyond doubt
}

// person is the one with that first name, a new one where there is none.
func (f *family) person(first string) *bearer {
	key := sound(first)
	b := f.persons[key]
	if b == nil {
		b = newBearer(Human, f.last+", "+key)
		f.persons[key] = b
	}
	if first != "" && !isInitial(first) {
		_, n := utf8.DecodeRuneInString(unaccented(first))
		letter := unaccented(first)[:n]
		if f.initials[letter] == nil {
			f.initials[letter] = &choice{}
		}
		f.initials[letter].add(b, "")
	}
	return b
}

// choice is the persons whom a name can mean.
type choice struct {
	one    *bearer
	many   bool
	titled map[string]*bearer // the only one with that title, nil where several have it
}

func (c *choice) add(b *bearer, title string) {
	if c.one == nil {
		c.one = b
	}
	c.many = c.many || c.one != b
	if title == "" {
		return
	}
	if c.titled == nil {
		c.titled = map[string]*bearer{}
	}
	if other, ok := c.titled[title]; ok && other != b {
		b = nil
	}
	c.titled[title] = b
}

// pick is the only person, or the only one with the title, nil if there is none or no telling.
func (c *choice) pick(title string) *bearer {
	switch {
	case c == nil:
		return nil
	case !c.many:
		return c.one
	}
	return c.titled[title]
}

// person is the first and the last name of the mention in lower case; the first is "" where only
// the last is printed. Particles belong to neither.
func (m *Mention) person() (first, last string) {
	words := m.words
	if n := len(words); n > 1 && slices.Contains([]string{"jr", "sr", "ii", "iii", "iv"}, words[n-1]) {
		words = words[:n-1]
	}
	last = words[len(words)-1]
	if head, tail, ok := strings.Cut(last, "-"); ok && particles[head] {
		last = tail
	}
	if w := words[0]; len(words) > 1 && (!particles[w] || w == "al") { // Al Roe is called Al
		first = w
	}
	return first, last
}

func isInitial(first string) bool { return utf8.RuneCountInString(first) == 1 }
