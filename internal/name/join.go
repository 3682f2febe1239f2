package name

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/source"
)

// bearer is a name in the making: mentions that mean the same.
type bearer struct {
	kind   Kind
	key    string // place or body: its canonical key
	first  string // person: first name in lower case, "" where only the last is known
	sure   bool
	named  bool // by two words or with a title
	forms  map[string]*Variant
	roles  map[string]int
	inside map[int]bool // sources, by index
}

// join decides who the mentions are and lists the people.
func (c *Cast) join(sources []*source.Source, f *facts) {
	j := joiner{cast: c, sources: sources, facts: f, lands: map[string]*bearer{}, family: map[string][]*bearer{}}
	whose := make([][]*bearer, len(sources))
	for i := range c.mentions {
		whose[i] = make([]*bearer, len(c.mentions[i]))
	}
	j.all(whose, j.fullName)
	j.all(whose, j.bareName)
	j.number(whose)
}

type joiner struct {
	cast    *Cast
	sources []*source.Source
	facts   *facts
	lands   map[string]*bearer   // places and bodies by key
	family  map[string][]*bearer // persons by last name
	order   []*bearer
}

// all asks decide for the bearer of each mention that has none yet.
func (j *joiner) all(whose [][]*bearer, decide func(i int, m *Mention) *bearer) {
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			if whose[i][k] != nil {
				continue
			}
			if b := decide(i, &mentions[k]); b != nil {
				whose[i][k] = b
				j.count(b, i, &mentions[k])
			}
		}
	}
}

// fullName decides on places, bodies and names of two words or more.
func (j *joiner) fullName(_ int, m *Mention) *bearer {
	if m.kind == Place || m.kind == Body {
		return j.land(m)
	}
	words := surname(m.words)
	if len(words) < 2 {
		return nil
	}
	last := words[len(words)-1]
	for _, b := range j.family[last] {
		if sameFirst(b.first, words[0]) {
			b.sure = b.sure || m.title != ""
			if utf8.RuneCountInString(b.first) == 1 {
				b.first = words[0]
			}
			return b
		}
	}
	b := j.person(last, words[0])
	b.sure = m.title != ""
	return b
}

// bareName decides on last names alone: the only bearer that the source names in full, else the
// only one of the dossier; with a title, somebody whom no source names in full.
func (j *joiner) bareName(i int, m *Mention) *bearer {
	words := surname(m.words)
	last := words[len(words)-1]
	var here, found []*bearer
	for _, b := range j.family[last] {
		if b.first == "" && b.named {
			continue
		}
		found = append(found, b)
		if b.inside[i] {
			here = append(here, b)
		}
	}
	switch {
	case len(here) == 1:
		here[0].sure = true
		return here[0]
	case len(here) == 0 && len(found) == 1:
		found[0].sure = true
		return found[0]
	case len(found) > 1 || m.title == "":
		return nil
	}
	for _, b := range j.family[last] {
		return b
	}
	b := j.person(last, "")
	b.sure = true
	return b
}

func (j *joiner) land(m *Mention) *bearer {
	words := m.words
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	key := strings.Join(words, " ")
	if canonical := j.facts.places[key]; canonical != "" {
		key = canonical
	}
	b := j.lands[key]
	if b == nil {
		b = &bearer{kind: m.kind, sure: true}
		if j.facts.places[strings.ToLower(key)] == key {
			b.key = key
		}
		j.lands[key] = b
		j.start(b)
	}
	return b
}

func (j *joiner) person(last, first string) *bearer {
	b := &bearer{kind: Human, first: first, named: true}
	j.family[last] = append(j.family[last], b)
	j.start(b)
	return b
}

func (j *joiner) start(b *bearer) {
	b.forms, b.roles, b.inside = map[string]*Variant{}, map[string]int{}, map[int]bool{}
	j.order = append(j.order, b)
}

// count enters the printed form and the role of mention m of source i.
func (j *joiner) count(b *bearer, i int, m *Mention) {
	t := j.sources[i].Text
	form := t.Flat(m.Span)
	if m.honorific {
		form = t.Flat(m.Full)
	} else if m.title != "" {
		b.roles[strings.TrimSuffix(t.Flat(m.Full), " "+form)]++
	}
	v := b.forms[form]
	if v == nil {
		v = &Variant{Form: form}
		b.forms[form] = v
	}
	v.Count++
	if id := j.sources[i].ID; len(v.Sources) == 0 || v.Sources[len(v.Sources)-1] != id {
		v.Sources = append(v.Sources, id)
	}
	b.inside[i] = true
}

// number sorts the bearers by name and writes their index into the mentions.
func (j *joiner) number(whose [][]*bearer) {
	people := make([]Person, len(j.order))
	index := make([]int, len(j.order))
	for i, b := range j.order {
		people[i] = b.person()
		index[i] = i
	}
	slices.SortStableFunc(index, func(a, b int) int {
		return cmp.Or(strings.Compare(people[a].Name, people[b].Name), strings.Compare(string(people[a].Kind), string(people[b].Kind)))
	})
	at := make(map[*bearer]int, len(index))
	for to, from := range index {
		at[j.order[from]] = to
		j.cast.People = append(j.cast.People, people[from])
	}
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			if b := whose[i][k]; b != nil {
				mentions[k].Who = at[b]
			}
		}
	}
}

// person is the finished entry: the commonest full form names it, the commonest role describes it.
func (b *bearer) person() Person {
	p := Person{Kind: b.kind, Name: b.key, Sure: b.sure}
	for _, v := range b.forms {
		p.Variants = append(p.Variants, *v)
	}
	slices.SortFunc(p.Variants, func(a, b Variant) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Form, b.Form))
	})
	if p.Name == "" {
		p.Name = b.fullForm(p.Variants)
	}
	best := 0
	for role, n := range b.roles {
		if n > best || n == best && (len(role) > len(p.Role) || len(role) == len(p.Role) && role < p.Role) {
			p.Role, best = role, n
		}
	}
	return p
}

// fullForm is the commonest form, for a person the commonest that is more than a last name.
func (b *bearer) fullForm(variants []Variant) string {
	for _, v := range variants {
		first, _, more := strings.Cut(v.Form, " ")
		if b.kind != Human || more && !honorifics[strings.ToLower(strings.TrimSuffix(first, "."))] {
			return v.Form
		}
	}
	return variants[0].Form
}

// surname is the words of a name without the Jr or III at its end.
func surname(words []string) []string {
	if n := len(words); n > 1 {
		switch words[n-1] {
		case "jr", "sr", "ii", "iii", "iv":
			return words[:n-1]
		}
	}
	return words
}

// sameFirst tells whether two first names, in lower case, can be one person's: equal, one the
// initial of the other, or spelled alike.
func sameFirst(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	ra, _ := utf8.DecodeRuneInString(a)
	rb, _ := utf8.DecodeRuneInString(b)
	if ra != rb {
		return false
	}
	if utf8.RuneCountInString(a) == 1 || utf8.RuneCountInString(b) == 1 {
		return true
	}
	short := min(len(a), len(b))
	return short >= 5 && distance(a, b) <= 2 || short >= 4 && distance(a, b) <= 1
}

// distance is the Levenshtein distance of two words, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for k := range row {
		row[k] = k
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for k := range len(b) {
			cost := diagonal
			if a[i] != b[k] {
				cost++
			}
			diagonal = row[k+1]
			row[k+1] = min(cost, row[k]+1, row[k+1]+1)
		}
	}
	return row[len(b)]
}
