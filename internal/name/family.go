package name

import (
	"maps"
	"slices"
	"strings"
)

// family is the persons with one last name.
type family struct {
	last     string
	firsts   map[string]*namesake // by the sound of the first name; several may share one
	initials map[string]*choice   // persons by the first letter of the first name
	all      choice               // those named in full
	settled  bool                 // some of the names are beyond doubt
	named    int                  // how often they are named in full
	lone     lone                 // those whom no source names in full
	loners   map[Sex]*bearer
}

// lone is what the titles tell of those whom no source names in full.
type lone struct {
	sexes
	titled bool
}

// variety is what full names of one first and last name can differ in.
type variety struct{ middle, suffix string }

// namesake is the persons with one first and last name: most often one person.
type namesake struct {
	first   string
	seen    map[variety]bool
	letters map[string]bool    // that the first name begins with
	both    map[sighting]uint8 // whether a source has the name with and without a suffix
	apart   bool               // a Jr. is somebody else than the one without
	sex     sexes
	bearers map[variety]*bearer
	people  map[string]*bearer // the same by what tells them apart
}

// sighting is a name in a source but for its suffix.
type sighting struct {
	source        int
	first, middle string
}

const withSuffix, withoutSuffix = 1, 2

// family is the family of that last name, a new one where there is none.
func (j *joiner) family(p parts) *family {
	key := p.lastSound
	f := j.families[key]
	if f == nil {
		f = &family{last: key, firsts: map[string]*namesake{}, initials: map[string]*choice{}, loners: map[Sex]*bearer{}}
		j.families[key] = f
	}
	return f
}

func newNamesake(first string) *namesake {
	return &namesake{first: first, seen: map[variety]bool{}, letters: map[string]bool{}, both: map[sighting]uint8{},
		bearers: map[variety]*bearer{}, people: map[string]*bearer{}}
}

// note enters that the i-th source prints the full name.
func (f *family) note(p parts, i int, facts *facts) {
	key := p.firstSound
	ns := f.firsts[key]
	if ns == nil {
		ns = newNamesake(key)
		ns.sex.given = facts.sexes[key]
		f.firsts[key] = ns
	}
	ns.seen[variety{p.middle, p.suffix}] = true
	if !isInitial(p.first) {
		ns.letters[initialLetter(p.first)] = true
	}
	at := sighting{i, p.first, p.middle}
	if p.suffix == "" {
		ns.both[at] |= withoutSuffix
	} else {
		ns.both[at] |= withSuffix
	}
	ns.apart = ns.apart || ns.both[at] == withSuffix|withoutSuffix
}

// settle decides which of the names noted are one person's.
func (f *family) settle(facts *facts) {
	f.settled = len(f.firsts) > 0
	f.joinShort(facts)
	done := map[*namesake]bool{}
	for _, ns := range f.firsts {
		if !done[ns] {
			done[ns] = true
			ns.settle(f)
		}
	}
}

// joinShort makes one of first names that are forms of one name by the table: Joe and Joseph. One
// that is a form of several names here (Ted beside Edward and Theodore) stays apart.
func (f *family) joinShort(facts *facts) {
	forms := map[string][]string{} // names of the table → their forms here
	for _, first := range slices.Sorted(maps.Keys(f.firsts)) {
		for _, name := range facts.given[first] {
			forms[name] = append(forms[name], first)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(forms)) {
		var one *namesake
		for _, first := range forms[name] {
			if torn(facts.given[first], forms) {
				continue
			}
			if one == nil {
				one = f.firsts[first]
			}
			one.take(f.firsts[first])
			f.firsts[first] = one
		}
	}
}

// torn tells whether the names have forms of which neither has all of the other's.
func torn(names []string, forms map[string][]string) bool {
	for _, a := range names {
		for _, b := range names {
			if !within(forms[a], forms[b]) && !within(forms[b], forms[a]) {
				return true
			}
		}
	}
	return false
}

// within tells whether all of a are in b; both are in order.
func within(a, b []string) bool {
	for _, s := range a {
		if _, ok := slices.BinarySearch(b, s); !ok {
			return false
		}
	}
	return true
}

// take adds what is known of another namesake.
func (ns *namesake) take(other *namesake) {
	if ns == other {
		return
	}
	maps.Copy(ns.seen, other.seen)
	maps.Copy(ns.letters, other.letters)
	ns.sex.given = agreed(ns.sex.given, other.sex.given)
	ns.apart = ns.apart || other.apart
}

// settle gives every variety of the name its bearer, nil where it fits several.
func (ns *namesake) settle(f *family) {
	suffixes := map[string]bool{}
	for v := range ns.seen {
		if v.suffix != "" {
			suffixes[v.suffix] = true
		}
	}
	apart := ns.apart || len(suffixes) > 1
	var middles []string
	for v := range ns.seen {
		if v.suffix == "" || !apart {
			middles = append(middles, v.middle)
		}
	}
	groups := groupsOf(middles)
	for v := range ns.seen {
		switch group, ok := groups[v.middle]; {
		case apart && v.suffix != "":
			ns.bearers[v] = ns.bearer(f, v.suffix)
		case ok && (ns.apart || !apart):
			ns.bearers[v] = ns.bearer(f, group)
			ns.bearers[v].middle = group
		default:
			ns.bearers[v] = nil
		}
	}
}

// bearer is the person of that key, a new one where there is none.
func (ns *namesake) bearer(f *family, key string) *bearer {
	b := ns.people[key]
	if b == nil {
		b = newBearer(Human, strings.TrimSpace(f.last+", "+ns.first+" "+key))
		b.sex = ns.sex
		ns.people[key] = b
		for letter := range ns.letters {
			if f.initials[letter] == nil {
				f.initials[letter] = &choice{}
			}
			f.initials[letter].add(b, "")
		}
	}
	return b
}

// person is the one with that first and last name, a new one where there is none; nil where
// several have it.
func (f *family) person(p parts, facts *facts) *bearer {
	v := variety{p.middle, p.suffix}
	if ns := f.firsts[p.firstSound]; ns != nil {
		if b, ok := ns.bearers[v]; ok || len(ns.people) != 1 {
			return b
		}
		for _, b := range ns.people { // the only one
			return b
		}
	}
	f.note(p, 0, facts)
	ns := f.firsts[p.firstSound]
	ns.settle(f)
	return ns.bearers[v]
}

// alone is the one with that last name whom no source names in full; nil where the mention does
// not tell a man from a woman and there are both.
func (f *family) alone(m *Mention) *bearer {
	x := Unknown
	if f.lone.male && f.lone.female {
		if x = titleSex(m.title); x == Unknown {
			return nil
		}
	}
	if f.loners[x] == nil {
		if m.title == "" && !f.lone.titled {
			return nil
		}
		f.loners[x] = newBearer(Human, f.last+", "+[...]string{Unknown: "", Male: "mr", Female: "ms"}[x])
	}
	return f.loners[x]
}

// groupsOf tells which middle names can be one person's: "" and W. and Walker, but not W. and
// H. W. Each group has the longest of its names as its key; one that fits into two is in none.
func groupsOf(middles []string) map[string]string {
	const most = 12 // that are compared; nobody has more
	slices.Sort(middles)
	middles = slices.Compact(middles)
	groups := map[string]string{}
	if len(middles) > most {
		for _, m := range middles {
			if m != "" {
				groups[m] = m
			}
		}
		return groups
	}
	for _, m := range middles {
		if key, ok := groupOf(m, middles); ok {
			groups[m] = key
		}
	}
	return groups
}

// groupOf is the longest of the middle names that m can stand for, not ok where two of them exclude
// each other.
func groupOf(m string, middles []string) (key string, ok bool) {
	key = m
	for _, a := range middles {
		if !agree(m, a) {
			continue
		}
		for _, b := range middles {
			if agree(m, b) && !agree(a, b) {
				return "", false
			}
		}
		if len(a) > len(key) || len(a) == len(key) && a < key {
			key = a
		}
	}
	return key, true
}

// agree tells whether two middle names can be one person's: as far as both go, their words are
// alike or one is the other's initial.
func agree(a, b string) bool {
	as, bs := strings.Fields(a), strings.Fields(b)
	for i := range min(len(as), len(bs)) {
		x, y := as[i], bs[i]
		if sound(x) != sound(y) && !(isInitial(x) && x == initialLetter(y)) && !(isInitial(y) && y == initialLetter(x)) {
			return false
		}
	}
	return true
}
