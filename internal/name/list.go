package name

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dossier/internal/source"
	"dossier/internal/text"
)

// bearer is a name in the making: mentions that mean the same.
type bearer struct {
	kind   Kind
	key    string // of this kind only
	name   string // as the table of places has it, else ""
	sex    sexes
	named  int    // how often it is named in full
	middle string // of a person: the fullest form of the middle names
	sure   bool
	guess  bool // the kind is one by capitals only
	seen   int
	forms  map[string]*form
	roles  map[string]*Variant
}

// form is a printed form, and how full a name it is.
type form struct {
	Variant
	fullness fullness
}

type fullness int

const (
	description fullness = iota
	givenName
	short // of a body
	honorificAndLast
	lastName
	honorificAndName
	initialAndLast
	whole
)

func newBearer(kind Kind, key string) *bearer {
	return &bearer{kind: kind, key: key, forms: map[string]*form{}, roles: map[string]*Variant{}}
}

// list makes the bearers of the mentions the people, in order of name, and gives the mentions
// their indices.
func (c *Cast) list(sources []*source.Source, whose [][]*bearer) {
	index := map[*bearer]int{}
	var order []*bearer
	for i, mentions := range c.mentions {
		for k := range mentions {
			b := whose[i][k]
			if b == nil {
				continue
			}
			if _, ok := index[b]; !ok {
				index[b] = len(order)
				order = append(order, b)
			}
			b.count(&mentions[k], sources[i].ID, sources[i].Text)
		}
	}
	people := make(map[*bearer]Person, len(order))
	for _, b := range order {
		people[b] = b.person()
	}
	slices.SortFunc(order, func(a, b *bearer) int {
		return cmp.Or(strings.Compare(people[a].Name, people[b].Name), strings.Compare(string(a.kind), string(b.kind)), strings.Compare(a.key, b.key))
	})
	for i, b := range order {
		index[b] = i
		c.People = append(c.People, people[b])
	}
	for i, mentions := range c.mentions {
		for k := range mentions {
			if b := whose[i][k]; b != nil {
				mentions[k].Who = index[b]
			}
		}
	}
}

// count enters the printed form and the role of a mention in the source with that id.
func (b *bearer) count(m *Mention, id string, t *text.Text) {
	if m.office.Len() > 0 {
		role := t.Flat(m.office)
		if b.roles[role] == nil {
			b.roles[role] = &Variant{Form: role}
		}
		b.roles[role].count(id)
	}
	printed := t.Flat(m.printed)
	v := b.forms[printed]
	if v == nil {
		v = &form{Variant: Variant{Form: printed}, fullness: m.fullness(b.kind)}
		b.forms[printed] = v
	}
	b.sex.note(titleSex(m.title))
	b.sex.note(m.sex)
	b.seen++
	b.sure = b.sure || m.title != "" || m.post.role != "" || b.kind == Human && v.fullness == lastName
	v.count(id)
}

// count enters one more place, in the source with that id.
func (v *Variant) count(id string) {
	v.Count++
	if len(v.Sources) == 0 || v.Sources[len(v.Sources)-1] != id {
		v.Sources = append(v.Sources, id)
	}
}

// fullness is how full a name the mention has of a bearer of that kind.
func (m *Mention) fullness(kind Kind) fullness {
	first := m.parts.first
	switch {
	case m.described:
		return description
	case m.given:
		return givenName
	case kind != Human && (m.acronym != "" || m.bare):
		return short
	case kind != Human:
		return whole
	case m.honorific && first == "":
		return honorificAndLast
	case first == "":
		return lastName
	case m.honorific:
		return honorificAndName
	case isInitial(first):
		return initialAndLast
	}
	return whole
}

// person is the finished entry: the commonest of the fullest forms names it, its apostrophes straight, the commonest role
// describes it, of several the longest.
func (b *bearer) person() Person {
	p := Person{Kind: b.kind, Sex: b.sex.known(), Sure: b.sure || b.kind != Human && (!b.guess || b.seen > 1)}
	forms := slices.SortedFunc(maps.Values(b.forms), func(a, b *form) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Form, b.Form))
	})
	fullest := description
	for _, f := range forms {
		p.Variants = append(p.Variants, f.Variant)
		if f.fullness > fullest || f.fullness == fullest && isUpper(p.Name) && !isUpper(f.Form) || p.Name == "" {
			p.Name, fullest = f.Form, f.fullness
		}
	}
	p.Name = straight(cmp.Or(b.name, p.Name))
	roles := slices.SortedFunc(maps.Values(b.roles), func(a, b *Variant) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(len(b.Form), len(a.Form)), strings.Compare(a.Form, b.Form))
	})
	for _, r := range roles {
		p.Roles = append(p.Roles, *r)
	}
	if len(roles) > 0 {
		p.Role = roles[0].Form
	}
	return p
}
