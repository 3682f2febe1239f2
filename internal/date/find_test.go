package date_test

import (
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/golden"
	"dossier/internal/text"
)

// A case of Find is a text whose first line is the anchor; its golden result is that text
// with the mentions marked: "met on [Friday|2022-01-21]".
func TestFind(t *testing.T) {
	golden.Cases(t, "testdata/find/*.txt", func(t *testing.T, _ string, data []byte) string {
		return marked(t, string(data))
	})
}

// A case of phrases is an anchor and lines that are a text each, of one family of expressions.
func TestPhrases(t *testing.T) {
	golden.Cases(t, "testdata/phrases/*.txt", func(t *testing.T, _ string, data []byte) string {
		anchor, body, _ := strings.Cut(string(data), "\n")
		out := anchor + "\n"
		for line := range strings.Lines(body) {
			out += marked(t, anchor+"\n"+line)
		}
		return out
	})
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
		if edtf := m.Date.String(); edtf != "" && !isEDTF(edtf) {
			t.Errorf("%q is %s", body[m.Start:m.End], edtf)
		}
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
