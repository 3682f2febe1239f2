package name

import (
	"cmp"
	"slices"
)

// soFar is whom a source has named of one family up to some place.
type soFar struct {
	one    *bearer // the first
	many   bool
	before bool // a last name alone stands before the first full name, as of somebody whom every reader knows
	called bool // it has called the first by the last name while naming nobody else of it
	other  int  // the last paragraph that names somebody else of the family
}

// near is within how many paragraphs another bearer of the name may still be meant.
const near = 2

// name enters that b is named in the paragraph.
func (s *soFar) name(b *bearer, paragraph int) {
	switch {
	case s.one == nil:
		s.one = b
	case s.one != b:
		s.many, s.other = true, paragraph
	}
}

// lastNames decides on the last names in source i that stand without a first name, in order of place.
func (j *joiner) lastNames(i int) {
	named := map[string]*soFar{}
	mentions := j.cast.mentions[i]
	for k := range mentions {
		m := &mentions[k]
		b := j.whose[i][k]
		if !m.isName() || b != nil && b.kind != Human {
			continue
		}
		key := m.parts.lastSound
		if named[key] == nil {
			named[key] = &soFar{}
		}
		if b != nil {
			named[key].name(b, m.paragraph)
			continue
		}
		if m.parts.first != "" && !isInitial(m.parts.first) {
			continue // a full name that fits several
		}
		named[key].before = named[key].before || named[key].one == nil
		b = j.lastName(i, m, key, named[key])
		if b != nil {
			named[key].called = named[key].called || b == named[key].one && !named[key].many
			j.whose[i][k] = b
		}
	}
}

// lastName is who a last name means: somebody whom the source, else the dossier, names in full,
// else one whom no source names in full.
func (j *joiner) lastName(i int, m *Mention, key string, here *soFar) *bearer {
	f := j.families[key]
	switch {
	case f == nil && m.title == "":
		return nil
	case f == nil || f.all.one == nil:
		return j.family(m.parts).alone(m)
	}
	x := titleSex(m.title)
	c := j.here[i][key]
	if c == nil {
		return f.all.pick(j.rank(m), x)
	}
	if b := c.pick(j.rank(m), x); b != nil {
		switch {
		case !c.many && here.one == nil && c.titled[j.rank(m)] == nil && slices.Contains(j.facts.wider["leader"], m.post.role):
			return f.all.titled[j.rank(m)] // President Roe, before the text comes to Anna Roe
		case c.many || !here.before || f.mostly(b):
			return b
		}
		return nil
	}
	if here.one == nil || here.before || m.title != "" && !m.honorific || !here.one.sex.agrees(x) {
		return nil
	}
	if !here.many || here.called && m.paragraph-here.other >= near {
		return here.one
	}
	return nil
}

// rank is the title of the mention, the same for all titles of one office: Sen. and senator.
func (j *joiner) rank(m *Mention) string { return cmp.Or(j.facts.roles[m.title], m.title) }

// mostly tells whether most of the full names of the family are b's.
func (f *family) mostly(b *bearer) bool { return 2*b.named > f.named }

// choice is the persons whom a name can mean.
type choice struct {
	one        *bearer
	many       bool
	titled     map[string]*bearer // the only one with that title, nil where several have it
	man, woman *bearer            // the only one who can be a man, or a woman
	men, women bool               // whether several can
}

func (c *choice) add(b *bearer, title string) {
	if c.one == nil {
		c.one = b
	}
	c.many = c.many || c.one != b
	if b.sex.agrees(Male) {
		c.men = c.men || c.man != nil && c.man != b
		c.man = b
	}
	if b.sex.agrees(Female) {
		c.women = c.women || c.woman != nil && c.woman != b
		c.woman = b
	}
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

// pick is the only person, or the only one with the title or of the sex, nil if there is none or
// no telling.
func (c *choice) pick(title string, x Sex) *bearer {
	switch {
	case c == nil:
		return nil
	case !c.many:
		if c.one == nil || !c.one.sex.agrees(x) {
			return nil
		}
		return c.one
	case x == Male && !c.men:
		return c.man
	case x == Female && !c.women:
		return c.woman
	case x != Unknown:
		return nil
	}
	return c.titled[title]
}
