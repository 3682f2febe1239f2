package collation

import (
	"slices"
	"testing"

	"dossier/internal/name"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestOf is the law that the utterance of the readings that Collate puts together is that one, and that
// any readings can be one, with a base among them.
func TestOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := stories.Draw(t, "readings")
		for _, u := range Collate(readings) {
			if diff := cmp.Diff(u, Of(readings, u.Readings)); diff != "" {
				t.Fatal(diff)
			}
		}
		members := make([]int, 0, len(readings))
		for k := range readings {
			if rapid.Bool().Draw(t, "member") {
				members = append(members, k)
			}
		}
		if len(members) == 0 {
			return
		}
		if u := Of(readings, members); !slices.Equal(u.Readings, members) || !slices.Contains(members, u.Base) {
			t.Fatalf("%v are %v with base %d", members, u.Readings, u.Base)
		} else if err := rebuildAll(readings, u); err != nil {
			t.Fatal(err)
		}
	})
}

// TestExplain is the law that each member but the base and what goes on has its tie, to another member,
// that near ones are no members, and that words are said to be in common just where there are some.
func TestExplain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := stories.Draw(t, "readings")
		us := Collate(readings)
		u := rapid.SampledFrom(us).Draw(t, "utterance")
		members, near := Explain(readings, u)
		told := map[int]bool{}
		for _, tie := range members {
			told[tie.Reading] = true
			if tie.Reading == tie.To || !slices.Contains(u.Readings, tie.To) || tie.Why == "" && tie.Share == 0 {
				t.Fatalf("%+v", tie)
			}
		}
		for _, k := range u.Readings {
			if told[k] == (k == u.Base || slices.Contains(u.GoesOn, k)) {
				t.Fatalf("reading %d of %+v is told %v", k, u, told[k])
			}
		}
		for _, tie := range near {
			if slices.Contains(u.Readings, tie.Reading) || !slices.Contains(u.Readings, tie.To) {
				t.Fatalf("%+v is not near", tie)
			}
		}
	})
}

func TestVoices(t *testing.T) {
	people := []name.Person{
		{Name: "Kremlin", Kind: name.Body}, {Name: "Paris", Kind: name.Human}, {Name: "Moscow", Kind: name.Place},
		{Name: "France", Kind: name.Place}, {Name: "Paris", Kind: name.Place}, {Name: "Orne", Kind: name.Place},
	}
	if diff := cmp.Diff([]int{0, 1, 0, 3, 3, 5}, voicesOf(people)); diff != "" {
		t.Error(diff)
	}
}
