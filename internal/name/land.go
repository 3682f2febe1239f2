package name

import "strings"

// land decides on places and bodies but for ministries without a country.
func (j *joiner) land(i int, m *Mention) *bearer {
	if m.kind != Place && m.kind != Body {
		return nil
	}
	key, name := j.landName(i, m)
	if m.kind == Body {
		if rest, ok := j.ministry(m, key); ok {
			if m.land == "" {
				return nil
			}
			key = rest + " of " + m.land
			b := j.place(m, key, name)
			if j.ministries[i][rest] == nil {
				j.ministries[i][rest] = &choice{}
			}
			j.ministries[i][rest].add(b, "")
			return b
		}
	}
	return j.place(m, key, name)
}

// place is the place or body of that key, a new one where there is none; name is the one to show
// for it, "" where that is as printed.
func (j *joiner) place(m *Mention, key, name string) *bearer {
	b := j.lands[key]
	if b == nil {
		b = newBearer(m.kind, key)
		b.name, b.guess = name, true
		j.lands[key] = b
	}
	if m.kind == Body { // by its capitals
		b.kind = Body
	}
	b.guess = b.guess && m.guess
	return b
}

// landName is the name in lower case by which the place or body is known, and the one to show for
// it where a table has one. A source's own short forms go before the table's.
func (j *joiner) landName(i int, m *Mention) (key, show string) {
	key = strings.TrimPrefix(strings.Join(m.words, " "), "the ")
	if m.acronym != "" {
		if full := j.defined[i].full[m.acronym]; full != "" {
			key = full
		} else if name := j.facts.bodies[m.acronym]; name != "" {
			return strings.ToLower(name), name
		} else if full := j.known.short[m.acronym]; full != "" {
			key = full
		}
	}
	for _, table := range [...]map[string]string{j.facts.places, j.facts.bodies} {
		if name := table[key]; name != "" {
			return strings.ToLower(name), name
		}
	}
	return key, ""
}

// ministry is what the ministry is for, alike for the forms of its name: "foreign ministry" for
// Ministry of Foreign Affairs. It is not ok for other bodies. A name that the table has a country for
// belongs to that unless the source says otherwise.
func (j *joiner) ministry(m *Mention, key string) (rest string, ok bool) {
	words := strings.Fields(key)
	kind := ""
	for _, w := range words {
		if j.facts.ministry[w] {
			kind = w
		}
	}
	if kind == "" || m.guess {
		return "", false
	}
	if m.land != "" {
		words = j.withoutLand(words)
	}
	var topic []string
	for _, w := range words {
		if w != kind && !linking[w] && w != "affairs" {
			topic = append(topic, strings.Replace(w, "defence", "defense", 1))
		}
	}
	rest = strings.TrimSpace(strings.Join(topic, " ") + " " + kind)
	if rest == "treasury department" {
		rest = "treasury"
	}
	return rest, true
}

// withoutLand is the words of a ministry's name without the country.
func (j *joiner) withoutLand(words []string) []string {
	for n := min(3, len(words)-1); n > 0; n-- {
		if j.facts.landOf(strings.Join(words[:n], " ")) != "" {
			return words[n:]
		}
		if at := len(words) - n; linking[words[at-1]] && j.facts.landOf(strings.Join(words[at:], " ")) != "" {
			return words[:at-1]
		}
	}
	return words
}

// knownMinistry decides on ministries without a country that the table has one for, unless the
// source has the same of another country.
func (j *joiner) knownMinistry(i int, m *Mention) *bearer {
	land := j.facts.ministries[strings.Join(m.words, " ")]
	if m.kind != Body || land == "" {
		return nil
	}
	key, name := j.landName(i, m)
	rest, _ := j.ministry(m, key)
	if c := j.ministries[i][rest]; c != nil {
		return c.pick("", Unknown)
	}
	b := j.place(m, rest+" of "+strings.ToLower(land), name)
	j.ministries[i][rest] = &choice{one: b}
	return b
}

// bareMinistry decides on the other ministries without a country: the only one of the name that the
// source has with its country.
func (j *joiner) bareMinistry(i int, m *Mention) *bearer {
	if m.kind != Body {
		return nil
	}
	key, name := j.landName(i, m)
	rest, _ := j.ministry(m, key)
	if c := j.ministries[i][rest]; c != nil {
		return c.pick("", Unknown)
	}
	return j.place(m, rest, name)
}
