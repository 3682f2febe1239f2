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
	kind  Kind
	key   string // of this kind only
	name  string // as the table of places has it, else ""
	sure  bool
	forms map[string]*form
	roles map[string]int
}

// form is a printed form, and how full a name it is.
type form struct {
	Variant
	fullness fullness
}

type fullness int

const (
	honorificAndLast fullness = iota
	lastName
	honorificAndName
	initialAndLast
	whole
)

func newBearer(kind Kind, key string) *bearer {
	return &bearer{kind: kind, key: key, forms: map[string]*form{}, roles: map[string]int{}}
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
	printed := t.Flat(m.Span)
	if m.honorific {
		printed = t.Flat(m.Full)
	} else if m.title != "" {
		b.roles[t.Flat(m.office)]++
	}
	v := b.forms[printed]
	if v == nil {
		v = &form{Variant: Variant{Form: printed}, fullness: whole}
		if b.kind == Human {
			v.fullness = m.fullness()
		}
		b.forms[printed] = v
	}
	b.sure = b.sure || m.title != "" || v.fullness == lastName
	v.Count++
	if len(v.Sources) == 0 || v.Sources[len(v.Sources)-1] != id {
		v.Sources = append(v.Sources, id)
	}
}

// fullness is how full a name the mention has of a person.
func (m *Mention) fullness() fullness {
	first, _ := m.person()
	switch {
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

// person is the finished entry: the commonest of the fullest forms names it, the commonest role
// describes it.
func (b *bearer) person() Person {
	p := Person{Kind: b.kind, Sure: b.sure}
	forms := slices.SortedFunc(maps.Values(b.forms), func(a, b *form) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Form, b.Form))
	})
	fullest := honorificAndLast
	for _, f := range forms {
		p.Variants = append(p.Variants, f.Variant)
		if f.fullness > fullest || p.Name == "" {
			p.Name, fullest = f.Form, f.fullness
		}
	}
	if b.name != "" {
		p.Name = b.name
	}
	best := 0
	for role, n := range b.roles {
		if n > best || n == best && (len(role) > len(p.Role) || len(role) == len(p.Role) && role < p.Role) {
			p.Role, best = role, n
		}
	}
	return p
}
