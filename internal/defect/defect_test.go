package defect

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/golden"
	"dossier/internal/text"
)

// read is a text whose lines are its paragraphs.
func read(s string) *text.Text {
	var paragraphs []text.Span
	at := 0
	for line := range strings.Lines(s) {
		if p := text.Trim(s, text.Span{Start: at, End: at + len(line)}); p.Len() > 0 {
			paragraphs = append(paragraphs, p)
		}
		at += len(line)
	}
	return text.New(s, paragraphs)
}

// check is what is wrong with the defects of t, nil if nothing.
func check(t *text.Text, found []Defect) error {
	last := 0
	for _, d := range found {
		if d.Start < last || d.End < d.Start || d.End > len(t.Bytes) || d.Kind == "" || d.Note == "" {
			return fmt.Errorf("defect %+v, behind %d of %d", d, last, len(t.Bytes))
		}
		last = d.Start
	}
	return nil
}

// show prints the defects with the words they are at.
func show(b *strings.Builder, t *text.Text, found []Defect) {
	for _, d := range found {
		fmt.Fprintf(b, "[%d,%d) %s: %s: %s\n", d.Start, d.End, visible(t.Slice(d.Span)), d.Kind, d.Note)
	}
}

// visible is s with escapes for what cannot be seen.
func visible(s string) string {
	quoted := strconv.QuoteToGraphic(s)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// TestFind shows the defects of each testdata/defects/NAME.txt; those of NAME.quoted.txt are
// written with Go's escapes, a line for each of theirs.
func TestFind(t *testing.T) {
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
		article := read(string(data))
		show(&b, article, Find(article))
		return b.String()
	})
}

// TestAbridge: of many defects of one kind the card lists twenty, and the last tells how many there are.
func TestAbridge(t *testing.T) {
	found := Find(read(strings.Repeat("The mayor  left. ", 50)))
	if n := len(found); n != 20 {
		t.Fatalf("%d defects listed, want 20", n)
	}
	if note := found[19].Note; !strings.Contains(note, "30 more") {
		t.Errorf("the last says %q, want the 30 that are not listed", note)
	}
}

// TestFindLongRuns would run for hours if any of these took time that grows with its square.
func TestFindLongRuns(t *testing.T) {
	for _, piece := range []string{"Ã©", "Ã", "â€™", "\u200b", "\u202e", " ,", " .", "the the ", "aaaaaa aaaaaa ", "Ended. ", "Happened.\n", "a  ", "  ", `"`, `"  `, "ð", "The mayor left the town hall by a side door on Tuesday\n"} {
		article := read("the " + strings.Repeat(piece, 400_000/len(piece)))
		if err := check(article, Find(article)); err != nil {
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

func FuzzFind(f *testing.F) {
	f.Add("The talks ended . Happened.\n\u202e the the\n\n,")
	f.Fuzz(func(t *testing.T, s string) {
		article := read(s)
		if err := check(article, Find(article)); err != nil {
			t.Fatal(err)
		}
	})
}
