package date_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/golden"
)

// A case of Parse, Header or InURL is a line; its golden result is a line that tells what
// was read.
func TestLines(t *testing.T) {
	for name, read := range map[string]func(string) string{
		"edtf": func(line string) string {
			d, err := date.Parse(line)
			if err != nil {
				return err.Error()
			}
			from, to := d.Bounds()
			return fmt.Sprintf("%s = %s [%s, %s) html %q", line, d.Words(), printed(from), printed(to), d.HTML())
		},
		"header": func(line string) string {
			s, ok := date.Header(line)
			return seen(line, s.Date, ok) + noted(", updated", s.Updated) + noted(", another weekday", s.Clash)
		},
		"url": func(line string) string {
			d, ok := date.InURL(line)
			return seen(line, d, ok)
		},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/lines/" + name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			for line := range strings.Lines(string(data)) {
				fmt.Fprintln(&out, read(strings.TrimRight(line, "\n")))
			}
			golden.Compare(t, "testdata/lines/"+name+".golden", out.String())
		})
	}
}

func seen(line string, d date.Date, ok bool) string {
	switch {
	case !ok:
		return line + " is no date"
	case d.IsZero():
		return line + " could be two days"
	}
	return line + " = " + d.String()
}

func noted(mark string, is bool) string {
	if is {
		return mark
	}
	return ""
}

func printed(d date.Day) string {
	switch d {
	case date.MinDay:
		return "open"
	case date.MaxDay:
		return "open"
	}
	return d.Date().String()
}
