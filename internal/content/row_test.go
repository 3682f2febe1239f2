package content

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/collation"
	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/source"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// arranged is the rows of the quotes of the sources under the entries of the folder.
func arranged(root fstest.MapFS, sources []*source.Source) (readings []collation.Reading, before, rows []collation.Utterance, done []Arranged, err error) {
	c, err := Load(root)
	err = errors.Join(err, c.Resolve(sources))
	cast := name.Resolve(sources)
	quotes, _, wrong := c.Correct(sources, cast, quotesOf(sources, cast))
	readings = collation.Readings(sources, quotes, make([][]date.Mention, len(sources)), cast.People)
	before = collation.Collate(readings)
	rows, done, wrongRows := c.Arrange(sources, cast, readings, before)
	return readings, before, rows, done, errors.Join(err, wrong, wrongRows)
}

// TestArrange shows the rows of each testdata/rows/*.txtar, or what is wrong with its entries.
func TestArrange(t *testing.T) {
	golden(t, "testdata/rows/*.txtar", func(t *testing.T, root fstest.MapFS) string {
		sources := sourcesOf(root)
		readings, _, rows, done, err := arranged(root, sources)
		if err != nil {
			return err.Error() + "\n"
		}
		var b strings.Builder
		for n, u := range rows {
			fmt.Fprintf(&b, "%+v", u.Decided)
			for _, d := range done {
				if d.Row == n {
					fmt.Fprintf(&b, " %s", d.Place())
				}
			}
			b.WriteByte('\n')
			for _, k := range u.Readings {
				fmt.Fprintf(&b, "\t%s %s\n", sources[readings[k].Source].ID, readings[k].Text.Flat(readings[k].Span))
			}
		}
		return b.String()
	})
}

// TestArrangeParts is the law that whatever entries do, each reading is in exactly one row, its row is that
// of an entry which names it, and rows that no entry is about stay as they were but for what is taken out.
func TestArrangeParts(t *testing.T) {
	seeds := fstest.MapFS{
		"seeds/a.txt": {Data: []byte("Ferry\n\"The ferry ends on Friday,\" Ada Quill said.\n\"The pier will close,\" Ada Quill said.\n\"Tides are high,\" Ada Quill said.\n")},
		"seeds/b.txt": {Data: []byte("Pier\n\"The ferry ends on Friday,\" Ada Quill said.\n\"Storms are near,\" Ada Quill said.\n\"The pier will close,\" Ada Quill said.\n")},
	}
	quotes := []string{"a: ferry ends", "a: pier will", "a: Tides", "b: ferry ends", "b: Storms", "b: pier will"}
	rapid.Check(t, func(t *rapid.T) {
		named := rapid.Permutation(quotes).Draw(t, "named")
		var doc strings.Builder
		var entries [][]string
		for len(named) > 0 && len(entries) < 3 {
			n := rapid.IntRange(1, len(named)).Draw(t, "names")
			entries = append(entries, named[:n])
			id, words, _ := strings.Cut(named[0], ": ")
			fmt.Fprintf(&doc, "[[utterance]]\nsource = %q\nwords = %q\nalone = %v\njoin = [", id, words, rapid.Bool().Draw(t, "alone"))
			for _, other := range named[1:n] {
				fmt.Fprintf(&doc, "%q,", other)
			}
			doc.WriteString("]\nlabel = \"x\"\n")
			named = named[n:]
		}
		root := fstest.MapFS{"content/quotes.toml": {Data: []byte(doc.String())}}
		sources := sourcesOf(seeds)
		readings, before, rows, done, err := arranged(root, sources)
		if err != nil {
			if !strings.Contains(err.Error(), "is about the same row") {
				t.Fatal(err)
			}
			return
		}
		row := rowOf(len(readings), rows)
		if slices.Contains(row, -1) {
			t.Fatalf("a reading is in no row: %v", row)
		}
		for i, d := range done {
			if i > 0 && done[i-1].Row >= d.Row || rows[d.Row].Decided.Label != "x" {
				t.Fatalf("entry %d of %v", i, done)
			}
		}
		free := map[int]bool{}
		for _, q := range named {
			free[slices.Index(quotes, q)] = true
		}
		was := rowOf(len(readings), before)
		for k := range free {
			for other := range free {
				if (was[k] == was[other]) != (row[k] == row[other]) {
					t.Fatalf("%s and %s, which no entry names, were parted or joined", quotes[k], quotes[other])
				}
			}
		}
		for _, names := range entries {
			for _, q := range names[1:] {
				if row[slices.Index(quotes, q)] != row[slices.Index(quotes, names[0])] {
					t.Fatalf("%s is not with %s", q, names[0])
				}
			}
		}
	})
}

// rowOf is, for each of n readings, the row that it is in, or -1.
func rowOf(n int, rows []collation.Utterance) []int {
	out := slices.Repeat([]int{-1}, n)
	for i, u := range rows {
		for _, k := range u.Readings {
			out[k] = i
		}
	}
	return out
}

// TestArrangeNothing is the law that without entries the rows stay what they were.
func TestArrangeNothing(t *testing.T) {
	seeds := fstest.MapFS{"seeds/a.txt": {Data: []byte(quotedSeed)}}
	_, before, rows, _, err := arranged(fstest.MapFS{}, sourcesOf(seeds))
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if diff := cmp.Diff(before, rows); diff != "" {
		t.Error(diff)
	}
}
