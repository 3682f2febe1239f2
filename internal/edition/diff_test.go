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

// TestGone follows what goes with the second of three states of a dossier, and what is there again with the third.
func TestGone(t *testing.T) {
	state := func(n int, sums map[string]string, quotes ...dossier.Quote) *dossier.Record {
		r := &dossier.Record{Quotes: quotes}
		r.Edition.Number = n
		for _, id := range []string{"a", "b", "c"} {
			if sums[id] != "" {
				r.Sources = append(r.Sources, dossier.Source{ID: id, Label: id, SHA256: sums[id], Title: "t"})
			}
		}
		return r
	}
	quote := func(id, source, words string) dossier.Quote {
		return dossier.Quote{ID: id, Source: source, Text: words}
	}
	first := state(1, map[string]string{"a": "1", "b": "1", "c": "1"}, quote("q1", "a", "We will mend the bridge"),
		quote("q2", "b", "It is safe"), quote("q3", "c", "Nobody knows"))
	second := state(2, map[string]string{"a": "2", "b": "1"}, quote("q4", "a", "We will not mend the bridge"))
	third := state(3, map[string]string{"a": "2", "b": "1", "c": "1"}, quote("q4", "a", "We will not mend the bridge"),
		quote("q3", "c", "Nobody knows"))
	none := func(string) bool { return false }
	two := Gone{}.After(first, second, []string{"sources/c.html", "seeds/c.txt", "editions/index.html"}, none)
	three := two.After(second, third, []string{"sources/c.html"}, func(p string) bool { return p == "sources/c.html" })
	var b strings.Builder
	for _, g := range []Gone{two, three} {
		data, err := json.MarshalIndent(g, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n", data)
	}
	golden.Compare(t, "testdata/diff/gone.golden", b.String())
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
		want          []Run
		small         bool
	}{
		{"the bridge is not safe", "the bridge is safe", []Run{{"the bridge is", "not", ""}, {"safe", "", ""}}, false},
		{"a a", "a a a", []Run{{"a a", "", "a"}}, false},
		{"", "new", []Run{{"", "", "new"}}, false},
		{"It's safe.", "it’s safe", []Run{{"", "It's safe.", "it’s safe"}}, true},
		{"two papers are read by us all here", "three papers are told by us all", []Run{{"", "two", "three"}, {"papers are", "read", "told"}, {"by us all", "here", ""}}, false},
		{"one of two men", "three of four men", []Run{{"", "one of two", "three of four"}, {"men", "", ""}}, false},
	} {
		e := Edit{"words", c.before, c.after}
		if diff := cmp.Diff(c.want, e.Runs()); diff != "" || e.IsSmall() != c.small {
			t.Errorf("%+v: small %v %s", c, e.IsSmall(), diff)
		}
	}
}

// TestRunsAreBothValues: the runs have all words of both values in order, and only ends are empty.
func TestRunsAreBothValues(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		e := Edit{"words", strings.Join(words.Draw(t, "before"), " "), strings.Join(words.Draw(t, "after"), " ")}
		var before, after []string
		runs := e.Runs()
		for i, r := range runs {
			before = append(before, strings.Fields(r.Same+" "+r.Before)...)
			after = append(after, strings.Fields(r.Same+" "+r.After)...)
			if i > 0 && r.Same == "" || i+1 < len(runs) && r.Before+r.After == "" {
				t.Fatalf("run %d of %q is empty", i, runs)
			}
		}
		if got := (Edit{"words", strings.Join(before, " "), strings.Join(after, " ")}); got != e {
			t.Fatalf("%+v is %q, that is %+v", e, runs, got)
		}
	})
}
