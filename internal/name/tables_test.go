package name

import (
	"strings"
	"testing"
)

// TestTables: no form stands for two places, bodies or offices, and words for several offices name
// offices that there are.
func TestTables(t *testing.T) {
	meanings := map[string]string{}
	once := func(table, form, meaning string) {
		if other, ok := meanings[table+form]; ok && other != meaning {
			t.Errorf("%s: %q is %s and %s", table, form, other, meaning)
		}
		meanings[table+form] = meaning
	}
	for line := range rows(placesTable) {
		cells := strings.Split(line, "|")
		if len(cells) != 3 {
			t.Fatalf("places: %q has %d cells", line, len(cells))
		}
		name, others, _ := strings.Cut(strings.TrimSpace(cells[0]), " (")
		for _, form := range append(list(strings.TrimSuffix(others, ")")), name) {
			once("places ", folded(form), name)
		}
		for _, a := range list(cells[1]) {
			once("adjectives ", folded(a), name)
		}
	}
	for line := range rows(bodiesTable) {
		if strings.Contains(line, ":") {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != 2 {
			t.Fatalf("bodies: %q has %d cells", line, len(cells))
		}
		for _, form := range append(list(cells[1]), strings.TrimSpace(cells[0])) {
			once("bodies ", bodyForm(form), strings.TrimSpace(cells[0]))
		}
	}
	f := loadFacts()
	for line := range rows(rolesTable) {
		if strings.Contains(line, ":") {
			continue
		}
		for _, title := range list(line) {
			once("roles ", title, list(line)[0])
		}
	}
	for word, offices := range f.wider {
		for _, office := range offices {
			if f.roles[office] != office {
				t.Errorf("roles: %q has %q, which heads no line", word, office)
			}
		}
	}
	for land := range f.ministries {
		if Land(strings.ToLower(f.ministries[land])) == "" && f.places[folded(f.ministries[land])] == "" {
			t.Errorf("bodies: %q is no place", f.ministries[land])
		}
	}
}

// TestSex: a given name of the table tells the sex, unless men and women have it.
func TestSex(t *testing.T) {
	for name, want := range map[string]Sex{"xeno": Unknown, "edward": Male, "ted": Male, "hillary": Female, "alex": Unknown, "chris": Unknown, "maria": Female} {
		if got := loadFacts().sexes[sound(name)]; got != want {
			t.Errorf("%s is %d, want %d", name, got, want)
		}
	}
}

// TestMiddleNames: which middle names can be one person's.
func TestMiddleNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "w", true}, {"w", "walker", true}, {"w", "h w", false}, {"h w", "herbert walker", true}, {"ann", "alice", false}, {"a", "ann", true}, {"r", "rodham", true},
	} {
		if agree(c.a, c.b) != c.want || agree(c.b, c.a) != c.want {
			t.Errorf("%q and %q agree: %v, want %v", c.a, c.b, !c.want, c.want)
		}
	}
}
