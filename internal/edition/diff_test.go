package edition

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/dossier"
	"dossier/internal/golden"
)

// told is a difference as a text.
func told(d Difference) string {
	var b strings.Builder
	fmt.Fprintf(&b, "== from %d to %d\n", d.From, d.To)
	for _, p := range d.Parts {
		fmt.Fprintf(&b, "%s\n", p.Name)
		for i, items := range [][]Item{p.Added, p.Changed, p.Removed} {
			for _, item := range items {
				fmt.Fprintf(&b, "  %s %s [%s] %s\n", [...]string{"new", "changed", "gone"}[i], item.ID, item.Source, item.Label)
				for _, e := range item.Edits {
					fmt.Fprintf(&b, "    %s: %q → %q\n", e.What, e.Before, e.After)
				}
			}
		}
	}
	return b.String()
}

// TestDiff compares the records of four editions of a dossier: an article is added, one is corrected
// by its outlet, and the editor decides what a source is and changes a page.
func TestDiff(t *testing.T) {
	var records []*dossier.Record
	for n := 1; n <= 4; n++ {
		data, err := os.ReadFile(fmt.Sprintf("testdata/diff/%d.json", n))
		if err != nil {
			t.Fatal(err)
		}
		r := new(dossier.Record)
		if err := json.Unmarshal(data, r); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	said := ""
	for n := 1; n < len(records); n++ {
		said += told(Diff(records[n-1], records[n]))
	}
	golden.Compare(t, "testdata/diff/diff.golden", said)
}

// records draws records whose quotes and people are few, so that two have some in common.
func records() *rapid.Generator[*dossier.Record] {
	return rapid.Custom(func(t *rapid.T) *dossier.Record {
		r := &dossier.Record{Title: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "title")}
		for i := range 6 {
			if !rapid.Bool().Draw(t, "there") {
				continue
			}
			id := fmt.Sprint("x", i)
			words := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"we", "will", "go", "on"}), 0, 5).Draw(t, "words"), " ")
			r.Quotes = append(r.Quotes, dossier.Quote{ID: id, Source: rapid.SampledFrom([]string{"s", "t"}).Draw(t, "source"), Text: words})
			r.People = append(r.People, dossier.Person{ID: id, Name: rapid.SampledFrom([]string{"Amsel", "Roe"}).Draw(t, "name")})
		}
		return r
	})
}

// TestDiffLaws: a record does not differ from itself, whatever the order of its things; and what is
// there less what is gone and more what is new is what is there then.
func TestDiffLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := records().Draw(t, "a"), records().Draw(t, "b")
		other := *a
		other.People = rapid.Permutation(a.People).Draw(t, "order")
		if d := Diff(a, &other); len(d.Parts) > 0 {
			t.Fatalf("differs from itself: %+v", d)
		}
		for _, p := range Diff(a, b).Parts {
			if p.Name != "quotes" {
				continue
			}
			if got, want := len(a.Quotes)-len(p.Removed)+len(p.Added), len(b.Quotes); got != want {
				t.Fatalf("%d quotes less %d and more %d are not %d", len(a.Quotes), len(p.Removed), len(p.Added), want)
			}
		}
	})
}

func TestEditWords(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          [4]string
		small         bool
	}{
		{"the bridge is not safe", "the bridge is safe", [4]string{"the bridge is", "not", "", "safe"}, false},
		{"a a", "a a a", [4]string{"a a", "", "a", ""}, false},
		{"", "new", [4]string{"", "", "new", ""}, false},
		{"It's safe.", "it’s safe", [4]string{"", "It's safe.", "it’s safe", ""}, true},
	} {
		e := Edit{"words", c.before, c.after}
		var got [4]string
		got[0], got[1], got[2], got[3] = e.Words()
		if diff := cmp.Diff(c.want, got); diff != "" || e.IsSmall() != c.small {
			t.Errorf("%+v: small %v %s", c, e.IsSmall(), diff)
		}
	}
}
