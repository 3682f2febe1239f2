package name

import "slices"

// holder is a bearer of an office, as one source has it.
type holder struct {
	source int // -1 for all together
	post   post
}

// grant is that a source gives somebody an office.
type grant struct {
	source int
	who    *bearer
	post   post
}

// posts is who holds which office.
type posts struct {
	holders map[holder]*choice
	first   map[grant]int                 // offset of the first time
	of      map[*bearer]map[post][]string // of an office without its country: the countries that some source gives for it
	foreign map[holder][]string           // the countries of the offices that a source describes
}

// mostLands is how many countries an office of one person may have before it says nothing.
const mostLands = 4

// notePosts notes who holds which office: in each source, and by the country in all.
func (j *joiner) notePosts() {
	j.posts = posts{map[holder]*choice{}, map[grant]int{}, map[*bearer]map[post][]string{}, map[holder][]string{}}
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			m, b := &mentions[k], j.whose[i][k]
			if m.post.role == "" || m.post.of == "" {
				continue
			}
			bare := post{role: m.post.role, former: m.post.former}
			if m.described {
				j.posts.foreign[holder{i, bare}] = oneMore(j.posts.foreign[holder{i, bare}], m.post.of)
			} else if b != nil {
				if j.posts.of[b] == nil {
					j.posts.of[b] = map[post][]string{}
				}
				j.posts.of[b][bare] = oneMore(j.posts.of[b][bare], m.post.of)
			}
		}
	}
	for i, mentions := range j.cast.mentions {
		for k := range mentions {
			if m, b := &mentions[k], j.whose[i][k]; b != nil && m.post.role != "" && !m.described {
				bare := post{role: m.post.role, former: m.post.former}
				if _, ok := j.posts.first[grant{i, b, bare}]; !ok {
					j.posts.first[grant{i, b, bare}] = m.Start
				}
				j.posts.hold(i, b, bare)
			}
		}
	}
}

// oneMore is the countries with of among them, no more than one above the most that count.
func oneMore(lands []string, of string) []string {
	if len(lands) > mostLands || slices.Contains(lands, of) {
		return lands
	}
	return append(lands, of)
}

// hold enters that the i-th source gives b the office, with all countries that are known for it.
func (p *posts) hold(i int, b *bearer, bare post) {
	p.add(holder{i, bare}, b)
	lands := p.of[b][bare]
	if len(lands) > mostLands {
		return
	}
	for _, of := range lands {
		if of == elsewhere {
			continue
		}
		p.add(holder{i, post{bare.role, of, bare.former}}, b)
		p.add(holder{-1, post{bare.role, of, bare.former}}, b)
	}
}

func (p *posts) add(h holder, b *bearer) {
	if p.holders[h] == nil {
		p.holders[h] = &choice{}
	}
	p.holders[h].add(b, "")
}

// described decides on descriptions: the only person to whom the source, else the dossier, gives
// the office. For a word that stands for several offices the dossier must not know another one.
func (j *joiner) described(i int, m *Mention) *bearer {
	if !m.described {
		return nil
	}
	roles := j.facts.wider[m.post.role]
	if roles == nil {
		roles = []string{m.post.role}
	}
	here, all := &choice{}, &choice{}
	for _, role := range roles {
		p := post{role, m.post.of, m.post.former}
		here.merge(j.posts.holders[holder{i, p}])
		if p.of != "" {
			all.merge(j.posts.holders[holder{-1, p}])
		}
	}
	switch {
	case here.one == nil || len(roles) > 1 && all.many:
		return all.pick("", Unknown)
	case here.many || m.post.of == "" && (j.presides(here.one, m.post) || m.Start < j.posts.first[grant{i, here.one, m.post}] || j.meansAnother(i, here.one, m.post)):
		return nil
	}
	return here.one
}

// merge adds the persons of other.
func (c *choice) merge(other *choice) {
	if other == nil {
		return
	}
	if c.one == nil {
		c.one = other.one
	}
	c.many = c.many || other.many || c.one != other.one
}

// meansAnother tells whether the source speaks of the same office of a country that is not b's, so
// that the office alone may mean that one.
func (j *joiner) meansAnother(i int, b *bearer, p post) bool {
	for _, of := range j.posts.foreign[holder{i, p}] {
		if !slices.Contains(j.posts.of[b][p], of) {
			return true
		}
	}
	return false
}

// presides tells whether b is a president of something that is no country: "the president" is then as
// well that of the country.
func (j *joiner) presides(b *bearer, p post) bool {
	return p.role == "president" && slices.ContainsFunc(j.posts.of[b][p], func(of string) bool { return j.facts.places[of] == "" })
}

// dropUnknown removes the descriptions that mean nobody known.
func (j *joiner) dropUnknown() {
	for i, mentions := range j.cast.mentions {
		left, whose := mentions[:0], j.whose[i][:0]
		for k := range mentions {
			if !mentions[k].described || j.whose[i][k] != nil {
				left, whose = append(left, mentions[k]), append(whose, j.whose[i][k])
			}
		}
		j.cast.mentions[i], j.whose[i] = left, whose
	}
}
