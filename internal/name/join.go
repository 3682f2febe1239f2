package name

import (
	"dossier/internal/source"
)

// joiner decides who the mentions are. Each step reads what the steps before it have found out
// over all sources, so that the order of the sources decides nothing.
type joiner struct {
	cast       *Cast
	ids        []string // of the sources
	facts      *facts
	defined    []*definitions
	known      *known
	whose      [][]*bearer             // of each mention, nil while unknown
	lands      map[string]*bearer      // places and bodies by name
	ministries []map[string]*choice    // of each source: those that it names with their country
	families   map[string]*family      // persons by the sound of the last name
	here       []map[string]*choice    // of each source: the persons it names in full, by the sound of the last name
	namesakes  []map[*namesake]*choice // of each source, the same for those who share first and last name
	posts      posts
}

// join decides who the mentions are and lists the people.
func (c *Cast) join(sources []*source.Source, f *facts, defined []*definitions, k *known) {
	n := len(sources)
	j := joiner{cast: c, facts: f, defined: defined, known: k, lands: map[string]*bearer{}, families: map[string]*family{}}
	j.whose, j.namesakes = make([][]*bearer, n), make([]map[*namesake]*choice, n)
	j.ministries, j.here = make([]map[string]*choice, n), make([]map[string]*choice, n)
	for i, s := range sources {
		j.ids = append(j.ids, s.ID)
		j.whose[i] = make([]*bearer, len(c.mentions[i]))
		j.ministries[i], j.here[i], j.namesakes[i] = map[string]*choice{}, map[string]*choice{}, map[*namesake]*choice{}
	}
	j.each(j.land)
	j.each(j.knownMinistry)
	j.each(j.bareMinistry)
	j.doubles()
	j.collect()
	j.each(j.fullName)
	j.each(j.doubtfulName)
	j.each(j.articledName)
	j.noteNamesakes()
	j.each(j.namesake)
	j.each(j.initial)
	j.noteChoices()
	for i := range sources {
		j.lastNames(i)
		j.givenNames(i)
	}
	j.notePosts()
	j.each(j.described)
	j.dropUnknown()
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

// isName tells whether the mention is a name that a person can have.
func (m *Mention) isName() bool { return m.kind != Place && m.kind != Body && !m.described }

// collect notes all full names that are beyond doubt, and decides within each family which of
// them are one person's.
func (j *joiner) collect() {
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			m := &mentions[k]
			if m.isName() && m.parts.first != "" && !m.doubtful && !m.articled {
				j.family(m.parts).note(m.parts, i, j.facts)
			}
		}
	}
	for _, f := range j.families {
		f.settle(j.facts)
	}
}

// fullName decides on first and last names.
func (j *joiner) fullName(_ int, m *Mention) *bearer {
	if !m.isName() || m.parts.first == "" || isInitial(m.parts.first) || m.doubtful || m.articled {
		return nil
	}
	return j.family(m.parts).person(m.parts, j.facts)
}

// doubtfulName decides on full names whose first word may be none of it: it is one where the text
// has the name elsewhere, too. It is none where the rest is such a name, or by its ending.
func (j *joiner) doubtfulName(_ int, m *Mention) *bearer {
	if !m.isName() || !m.doubtful || m.parts.first == "" || isInitial(m.parts.first) {
		return nil
	}
	f := j.family(m.parts)
	if f.firsts[m.parts.firstSound] == nil && f.settled {
		rest := j.facts.partsOf(m.words[1:])
		if rest.lastSound == f.last && (f.firsts[rest.firstSound] != nil || participle(m.words[0])) {
			m.Start, m.Full.Start, m.printed.Start, m.words, m.parts = m.second, m.second, m.second, m.words[1:], rest
			if rest.first == "" || isInitial(rest.first) {
				return nil
			}
		}
	}
	return f.person(m.parts, j.facts)
}

// participle tells by its ending whether a word is hardly a given name: Visiting, Asked.
func participle(w string) bool {
	const shortest = 6
	return len(w) >= shortest && (w[len(w)-3:] == "ing" || w[len(w)-2:] == "ed")
}

// articledName decides on names behind "the": a person only where the name is known as one.
func (j *joiner) articledName(_ int, m *Mention) *bearer {
	if !m.isName() || !m.articled {
		return nil
	}
	if f := j.families[m.parts.lastSound]; f != nil && f.firsts[m.parts.firstSound] != nil {
		return f.person(m.parts, j.facts)
	}
	m.kind, m.guess = Body, true
	return j.land(0, m)
}

// noteNamesakes notes whom names that several share can mean in each source.
func (j *joiner) noteNamesakes() {
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			ns, b := j.shared(&mentions[k]), j.whose[i][k]
			if ns == nil || b == nil || len(ns.people) < 2 {
				continue
			}
			if j.namesakes[i][ns] == nil {
				j.namesakes[i][ns] = &choice{}
			}
			j.namesakes[i][ns].add(b, "")
		}
	}
}

// namesake decides on full names that several share, by the source.
func (j *joiner) namesake(i int, m *Mention) *bearer {
	return j.namesakes[i][j.shared(m)].pick("", Unknown)
}

// shared is the namesake of a mention that has first and last name, else nil.
func (j *joiner) shared(m *Mention) *namesake {
	if !m.isName() || m.parts.first == "" {
		return nil
	}
	f := j.families[m.parts.lastSound]
	if f == nil {
		return nil
	}
	return f.firsts[m.parts.firstSound]
}

// initial decides on last names with an initial.
func (j *joiner) initial(_ int, m *Mention) *bearer {
	if !m.isName() || !isInitial(m.parts.first) {
		return nil
	}
	f := j.family(m.parts)
	if b := f.initials[unaccented(m.parts.first)].pick("", Unknown); b != nil && agree(b.middle, m.parts.middle) {
		return b
	}
	return f.person(m.parts, j.facts)
}

// noteChoices notes whom last names can mean, in each source and in all.
func (j *joiner) noteChoices() {
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			if b := j.whose[i][k]; b != nil && b.kind == Human {
				b.sex.note(titleSex(mentions[k].title))
			}
		}
		for k := range mentions {
			if m := &mentions[k]; j.whose[i][k] == nil && m.isName() && m.title != "" {
				lone := &j.family(m.parts).lone
				lone.note(titleSex(m.title))
				lone.titled = true
			}
		}
	}
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			m, b := &mentions[k], j.whose[i][k]
			if b == nil || b.kind != Human {
				continue
			}
			key := m.parts.lastSound
			f := j.families[key]
			f.all.add(b, j.rank(m))
			f.named++
			b.named++
			if j.here[i][key] == nil {
				j.here[i][key] = &choice{}
			}
			j.here[i][key].add(b, j.rank(m))
		}
	}
}
