package source

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/golden"
	"dossier/internal/text"
)

// readSeeds parses the dossier's own articles, without mending them.
func readSeeds(t testing.TB) []*Source {
	t.Helper()
	files, _ := filepath.Glob("../../seeds/*.txt")
	var sources []*Source
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, Parse(filepath.Base(file), data))
	}
	if len(sources) == 0 {
		t.Fatal("no seeds")
	}
	return sources
}

// TestDefects shows the defects of each testdata/defects/NAME.txt; those of NAME.quoted.txt are
// written with Go's escapes, a line for each of theirs.
func TestDefects(t *testing.T) {
	golden.Cases(t, "testdata/defects/*.txt", func(t *testing.T, name string, data []byte) string {
		if strings.HasSuffix(name, ".quoted") {
			var b strings.Builder
			for line := range strings.Lines(string(data)) {
				s, err := strconv.Unquote(`"` + strings.TrimSuffix(line, "\n") + `"`)
				if err != nil {
					t.Fatal(err)
				}
				b.WriteString(s + "\n")
			}
			data = []byte(b.String())
		}
		var b strings.Builder
		showDefects(&b, Parse(name+".txt", data))
		return b.String()
	})
}

// TestDefectsOfSeeds: the one-word sentence and the lone mark that a translation left behind.
func TestDefectsOfSeeds(t *testing.T) {
	var b strings.Builder
	for _, s := range readSeeds(t) {
		b.WriteString(s.Seed.Name + "\n")
		showDefects(&b, s)
	}
	golden.Compare(t, "testdata/defects/seeds.golden", b.String())
}

// TestAbridged: of many defects of one kind the card lists twenty, and the last tells how many there are.
func TestAbridged(t *testing.T) {
	s := Parse("a.txt", []byte(strings.Repeat("The mayor  left. ", 50)))
	if n := len(s.Defects); n != 20 {
		t.Fatalf("%d defects listed, want 20", n)
	}
	if note := s.Defects[19].Note; !strings.Contains(note, "30 more") {
		t.Errorf("the last says %q, want the 30 that are not listed", note)
	}
}

// TestDefectsLongRuns would run for hours if any of these took time that grows with its square.
func TestDefectsLongRuns(t *testing.T) {
	for _, piece := range []string{"Ã©", "Ã", "â€™", "\u200b", "\u202e", " ,", " .", "the the ", "aaaaaa aaaaaa ", "Ended. ", "Happened.\n", "a  ", "  ", `"`, `"  `, "ð", "The mayor left the town hall by a side door on Tuesday\n"} {
		data := []byte("the " + strings.Repeat(piece, 400_000/len(piece)))
		if err := laws(Parse("long.txt", data), data); err != nil {
			t.Errorf("%q repeated: %v", piece, err)
		}
	}
}

func FuzzMisread(f *testing.F) {
	for _, s := range []string{"cafÃ©", "donâ€™t", "ðŸ˜€", "Ã\u0083Â©", "\u0092", "Ã", "â€"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, d := range misread(s) {
			if d.Start < end || d.Len() <= 0 || d.End > len(s) || d.Note == "" {
				t.Fatalf("defect %+v, behind %d of %d", d, end, len(s))
			}
			if from, _ := misreadRun(text.Flat(s[d.Start:d.End])); from == "" {
				t.Fatalf("defect %+v of %q stands for nothing", d, s[d.Start:d.End])
			}
			end = d.End
		}
	})
}
