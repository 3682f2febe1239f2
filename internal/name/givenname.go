package name

import "slices"

// givenNames decides on given names that stand alone in the i-th source: the only one whom it names in
// full with that name or a form of it, else somebody whom it calls so and no more, if a verb of saying or
// a word of kinship stands beside the name.
func (j *joiner) givenNames(i int) {
	full, located, acting := map[string]*choice{}, map[string]bool{}, map[string]bool{}
	mentions := j.cast.mentions[i]
	for k := range mentions {
		m, b := &mentions[k], j.whose[i][k]
		located[m.parts.lastSound] = located[m.parts.lastSound] || m.located
		acting[m.parts.lastSound] = acting[m.parts.lastSound] || m.acting
		if b == nil || b.kind != Human || m.parts.first == "" || m.described {
			continue
		}
		for _, form := range j.forms(m.parts.firstSound) {
			if full[form] == nil {
				full[form] = &choice{}
			}
			full[form].add(b, "")
		}
	}
	alone := map[string]*bearer{}
	for k := range mentions {
		m := &mentions[k]
		first := m.parts.lastSound
		x, given := j.facts.sexes[first]
		if !given || j.whose[i][k] != nil || !m.isName() || len(m.words) != 1 || m.title != "" || j.here[i][first] != nil || located[first] {
			continue
		}
		meant := &choice{}
		for _, form := range j.forms(first) {
			meant.merge(full[form])
		}
		m.given = true
		if meant.one != nil {
			j.whose[i][k] = meant.pick("", Unknown)
			continue
		}
		if f := j.families[first]; alone[first] == nil && x != Unknown && acting[first] && (f == nil || f.all.one == nil) {
			alone[first] = newBearer(Human, first+" in "+j.ids[i])
			alone[first].sex.given = x
		}
		j.whose[i][k] = alone[first]
	}
}

// forms is the names that the sound of a given name can be: itself, and those of the table that it is a
// form of.
func (j *joiner) forms(first string) []string {
	return slices.Concat([]string{first}, j.facts.given[first])
}
