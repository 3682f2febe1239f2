package reuse

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/source"

	"github.com/google/go-cmp/cmp"
)

func TestQuoted(t *testing.T) {
	for _, test := range []struct {
		text string
		want string // the words between quotation marks
	}{
		{`"Go home," he said, "and stay there."`, "go home and stay there"},
		{"“Go home,” he said. “Stay there.", "go home stay there"},
		{"he wrote: „Geht heim“, und blieb", "geht heim"},
		{"”Gå hem”, sade han", "gå hem"},
		{"« Rentrez », dit-il", "rentrez"},
		{"stay there,” he said, “and wait”", "and wait"},
		{"He said (\"wait\") no more", "wait"},
		{"“Go home\nHe left", "go home"},
		{"Nobody’s 'go home' counts", ""},
	} {
		p := newProse(0, plain("a.txt", test.text))
		var got []string
		for _, w := range p.words {
			if w.quoted {
				got = append(got, p.text.Tokens[w.token].Lower)
			}
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s\nhas quoted %q, want %q", test.text, got, test.want)
		}
	}
}

// TestSameBytes: one file is one file, though its name has it read in two ways.
func TestSameBytes(t *testing.T) {
	page := "<p>The talks in the <b>old</b> harbour ended on Tuesday without a deal.</p>"
	sources := []*source.Source{source.Parse("a.txt", []byte(page)), source.Parse("a.html", []byte(page))}
	matches := Find(sources)
	if err := laws(sources, matches); err != nil || len(matches) != 2 || matches[0].Kind != File {
		t.Errorf("matches %+v, %v", matches, err)
	}
}

// TestCrowd: of many texts with one passage each is compared with the first ones, and what few of
// them share besides is found wherever they stand.
func TestCrowd(t *testing.T) {
	const n = 4 * crowd
	const wire = "The coast guard said on Sunday that the ferry had come to rest on a bank off Tarnby and that no fuel was lost.\n"
	var sources []*source.Source
	for i := range n {
		own := fmt.Sprintf("Article %d ends here.\n", i)
		if i < 2 {
			own += "Two shopkeepers of the island had bought all the bread that there was by noon.\n"
		}
		sources = append(sources, plain(fmt.Sprintf("%d.txt", i), wire+own))
	}
	matches := Find(sources)
	if err := laws(sources, matches); err != nil {
		t.Fatal(err)
	}
	of, both := make([]int, n), 0
	for _, m := range matches {
		of[m.Source]++
		if m.Source+m.Other == 1 {
			both += len(m.Passages)
		}
	}
	for i, got := range of {
		if got < crowd && got != n-1 {
			t.Errorf("source %d has %d matches", i, got)
		}
	}
	if len(matches) > 2*n*crowd || both != 4 {
		t.Errorf("%d matches; the first two have %d passages of each other, want 4 in all", len(matches), both)
	}
	if diff := cmp.Diff(make([]int, n), Families(n, matches)); diff != "" {
		t.Errorf("families (-want +got):\n%s", diff)
	}
}

// TestRefrain: a text that says one thing again and again is compared in a moment, and its own end is found.
func TestRefrain(t *testing.T) {
	refrain := strings.Repeat("row row row your boat gently down the stream ", 20_000)
	end := "and then the ferryman of Tarnby took the oars out of our hands"
	sources := []*source.Source{plain("a.txt", refrain+end), plain("b.txt", "Once more. "+refrain+end+" at last"), plain("c.txt", end)}
	matches := Find(sources)
	if err := laws(sources, matches); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{0, 0, 0}, Families(3, matches)); diff != "" || len(matches) != 6 || matches[0].Kind != Article {
		t.Errorf("%d matches, families (-want +got):\n%s", len(matches), diff)
	}
}

func TestFamilies(t *testing.T) {
	part := func(source, other int, kind Kind, words, quoted int, share float64) Match {
		return Match{Source: source, Other: other, Kind: kind, Words: words, Quoted: quoted, Share: share}
	}
	for _, test := range []struct {
		name    string
		matches []Match
		want    []int
	}{
		{"none", nil, []int{0, 1, 2, 3}},
		{"a third of one", []Match{part(1, 3, Passages, 40, 0, 0.4), part(3, 1, Passages, 40, 0, 0.1)}, []int{0, 1, 2, 1}},
		{"less", []Match{part(1, 3, Passages, 30, 0, 0.3)}, []int{0, 1, 2, 3}},
		{"more, but most of it said", []Match{part(1, 3, Passages, 80, 60, 0.8)}, []int{0, 1, 2, 3}},
		{"all of it said, but one article", []Match{part(1, 3, Article, 95, 95, 0.95)}, []int{0, 1, 2, 1}},
		{"an empty file twice", []Match{part(0, 1, File, 0, 0, 1), part(1, 0, File, 0, 0, 1)}, []int{0, 0, 1, 2}},
		{"by a third", []Match{part(3, 2, Passages, 90, 0, 0.5), part(0, 3, Passages, 90, 0, 0.5)}, []int{0, 1, 0, 0}},
		{"two", []Match{part(3, 1, Passages, 90, 0, 0.5), part(2, 0, Passages, 90, 0, 0.5)}, []int{0, 1, 0, 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Families(4, test.matches)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
