package text

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite testdata/*.golden")

// TestNew shows the sentences and tokens of each line of testdata/NAME.txt; those of
// NAME.quoted.txt are written with Go's escapes.
func TestNew(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for line := range strings.Lines(string(data)) {
				line = strings.TrimSuffix(line, "\n")
				if strings.HasSuffix(name, ".quoted") {
					if line, err = strconv.Unquote(`"` + line + `"`); err != nil {
						t.Fatalf("%s: %v", file, err)
					}
				}
				show(&b, New(line, []Span{{0, len(line)}}))
			}
			compare(t, strings.TrimSuffix(file, ".txt")+".golden", b.String())
		})
	}
}

// show prints each sentence and below it its tokens: a number with # before it, and what a
// token is in lower case where that is more than a matter of case.
func show(b *strings.Builder, t *Text) {
	for _, s := range t.Sentences {
		fmt.Fprintf(b, "%s\n   ", visible(t.Slice(s.Span)))
		for _, tok := range t.Tokens[s.First:s.Last] {
			printed := t.Slice(tok.Span)
			b.WriteString(" ")
			if tok.Kind == Number {
				b.WriteString("#")
			}
			b.WriteString(visible(printed))
			if tok.Lower != strings.ToLower(printed) && tok.Kind != Mark {
				fmt.Fprintf(b, "=%s", visible(tok.Lower))
			}
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
}

// visible is s with escapes for what cannot be seen.
func visible(s string) string {
	quoted := strconv.QuoteToGraphic(s)
	quoted = strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
	return strings.NewReplacer("\u00a0", `\u00a0`, "\u202f", `\u202f`, "\u2009", `\u2009`, "\u3000", `\u3000`).Replace(quoted)
}

func compare(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}
