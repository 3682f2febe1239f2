package main

import (
	"fmt"
	"io"
	"strings"

	"dossier/internal/edition"
)

// diffCommand says what changed from one edition to another.
type diffCommand struct {
	From int    `arg:"" help:"The number of an edition."`
	To   int    `arg:"" help:"The number of another."`
	Root string `help:"The dossier's folder, by default this one." default:"." placeholder:"DIR"`
}

// Run prints the difference, a line a thing and a line below it for each field that changed.
func (c *diffCommand) Run(out io.Writer) error {
	root, series, err := openSeries(c.Root)
	if err != nil {
		return err
	}
	defer root.Close()
	older, err := recordOf(series, c.From)
	if err != nil {
		return err
	}
	newer, err := recordOf(series, c.To)
	if err != nil {
		return err
	}
	for _, line := range describe(edition.Diff(older, newer)) {
		fmt.Fprintln(out, line)
	}
	return nil
}

// describe is a difference in lines: the parts, in each what is new (+), changed (~) and gone (-).
func describe(d edition.Difference) []string {
	var lines []string
	for _, p := range d.Parts {
		lines = append(lines, p.Name)
		for _, c := range []struct {
			sign  string
			items []edition.Item
		}{{"+", p.Added}, {"~", p.Changed}, {"-", p.Removed}} {
			for _, item := range c.items {
				lines = append(lines, "  "+c.sign+" "+item.Label)
				for _, e := range item.Edits {
					lines = append(lines, "      "+describeEdit(e))
				}
			}
		}
	}
	if len(lines) == 0 {
		lines = []string{"the same record: only its presentation can differ"}
	}
	return lines
}

// describeEdit is an edit in one line: speaker: Ruth [Amsel → Amsler]
func describeEdit(e edition.Edit) string {
	var words []string
	for _, r := range e.Runs() {
		words = append(words, r.Same)
		if r.Before+r.After != "" {
			words = append(words, "["+strings.TrimSpace(r.Before+" → "+r.After)+"]")
		}
	}
	note := ""
	if e.IsSmall() {
		note = " (only case or marks)"
	}
	return e.What + note + ": " + strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
