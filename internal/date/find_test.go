package date_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/date"
	"dossier/internal/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A case of Find is a text whose first line is the anchor; its golden result is that text
// with the mentions marked: "met on [Friday|2022-01-21]".
func TestFind(t *testing.T) {
	cases, err := filepath.Glob("testdata/find/*.txt")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			checkGolden(t, strings.TrimSuffix(name, ".txt")+".golden", marked(t, string(data)))
		})
	}
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// marked is the body of a case with its mentions marked.
func marked(t *testing.T, data string) string {
	t.Helper()
	first, body, _ := strings.Cut(data, "\n")
	var anchor date.Date
	if first != "unknown" {
		var err error
		if anchor, err = date.Parse(first); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	at := 0
	for _, m := range date.Find(text.New(body, lines(body)), anchor) {
		out.WriteString(body[at:m.Start] + "[" + body[m.Start:m.End] + "|" + m.Date.String() + "]")
		at = m.End
	}
	return out.String() + body[at:]
}

// lines is each line of s that is not empty, a paragraph.
func lines(s string) []text.Span {
	var spans []text.Span
	start := 0
	for line := range strings.Lines(s) {
		if end := start + len(strings.TrimRight(line, "\n")); end > start {
			spans = append(spans, text.Span{Start: start, End: end})
		}
		start += len(line)
	}
	return spans
}
