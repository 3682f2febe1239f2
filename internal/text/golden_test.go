package text

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/golden"
)

// TestNew shows the sentences and tokens of each line of testdata/NAME.txt; those of
// NAME.quoted.txt are written with Go's escapes.
func TestNew(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, name string, data []byte) string {
		var b strings.Builder
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSuffix(line, "\n")
			if strings.HasSuffix(name, ".quoted") {
				s, err := strconv.Unquote(`"` + line + `"`)
				if err != nil {
					t.Fatal(err)
				}
				line = s
			}
			show(&b, New(line, []Span{{0, len(line)}}))
		}
		return b.String()
	})
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
