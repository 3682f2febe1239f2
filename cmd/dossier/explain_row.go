package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"dossier/internal/collation"
	"dossier/internal/content"
	"dossier/internal/dossier"
	"dossier/internal/name"
	"dossier/internal/quote"
)

// row is an utterance to explain.
type row struct {
	explainer
	collation.Utterance
	id string
	by *content.Correction // the editor's entry, nil where there is none
}

// rowOf is the row with the id, or the only one whose id begins so.
func (e explainer) rowOf(id string) (row, error) {
	all := make([]string, len(e.Utterances))
	for n, u := range e.Utterances {
		all[n] = dossier.UtteranceID(e.quoteID(u.Base))
	}
	found, err := theOne("utterance", id, all, "the id of a row of the matrix, as in its link")
	if err != nil {
		return row{}, err
	}
	n := slices.Index(all, found)
	r := row{explainer: e, Utterance: e.Utterances[n], id: found}
	for _, a := range e.arranged {
		if a.Row == n {
			r.by = a.Correction
		}
	}
	return r, nil
}

// quoteID is the id of the quote of a reading.
func (e explainer) quoteID(reading int) string { return e.all[reading] }

// print writes why the readings of the row are together, and which came close, in lines of 80 runes.
func (r row) print(out io.Writer) {
	sources := map[int]bool{}
	for _, k := range r.Readings {
		sources[r.readings[k].Source] = true
	}
	fmt.Fprintf(out, "%s  %s of %s\n", r.id, count(len(r.Readings), "quote"), count(len(sources), "source"))
	wrap(out, "  ", "  ", r.cited(r.Base))
	fmt.Fprintln(out)
	point := func(head, text string) { printPoint(out, head, text) }
	if r.by != nil {
		point("editor", r.decided(r.by))
	}
	speaker := "nobody whom the dossier knows by name"
	if r.Who != name.Nobody {
		speaker = r.Cast.People[r.Who].Name
	}
	point("speaker", speaker)
	point("base", r.quoteID(r.Base)+", with which the others are compared: the fullest direct quotation, else the fullest in quotation marks, else the fullest.")
	members, near := collation.Explain(r.readings, r.Utterance)
	for _, t := range members {
		point("member", r.told(t, r.together(t)))
	}
	for _, k := range r.GoesOn {
		point("member", fmt.Sprintf("%s %s: goes on with the quotation before it, from which only the attribution parts it.", r.quoteID(k), r.cited(k)))
	}
	for _, t := range near {
		point("not", r.told(t, r.parted(t)))
	}
	if len(near) == 0 {
		point("not", "Nothing else in the sources came close.")
	}
}

// cited is the words of a reading in quotation marks where they have them.
func (e explainer) cited(k int) string {
	r := &e.readings[k]
	words := r.Text.Flat(r.Span)
	if r.Kind == quote.Indirect {
		return "(in the reporter’s words) " + words
	}
	return "“" + words + "”"
}

// told is a tie in words, with what it means.
func (r row) told(t collation.Tie, meaning string) string {
	of := fmt.Sprintf("%s %s, %s: ", r.quoteID(t.Reading), file(r.Sources[r.readings[t.Reading].Source]), r.cited(t.Reading))
	if len(t.Words) == 0 {
		return of + meaning
	}
	how := "in any order"
	if t.Quoted {
		how = "in the same order"
	}
	return fmt.Sprintf("%s%.0f %% of the one that says less, %s, in common with %s: %s. %s", of, 100*t.Share, how, r.quoteID(t.To), strings.Join(t.Words, ", "), meaning)
}

// together says why the reading is in the row.
func (r row) together(t collation.Tie) string {
	switch {
	case t.Why == "":
		return "That is enough."
	case r.by != nil:
		return "By rule that would not be enough (" + t.Why + "); the editor decides."
	}
	return "With this one alone that would not be enough (" + t.Why + "); the row as a whole ties them."
}

// parted says why the reading is in another row.
func (r row) parted(t collation.Tie) string {
	switch {
	case t.Why != "":
		return "Not together: " + t.Why + "."
	case r.by != nil:
		return "By rule that would be enough; the editor decides."
	}
	return "That would be enough for these two, but not for most of their rows."
}

// decided is what the editor decides on the row, where and why.
func (r row) decided(c *content.Correction) string {
	var what []string
	add := func(is bool, words string) {
		if is {
			what = append(what, words)
		}
	}
	d := c.Row
	add(d.Alone, "the row has only the quotes that are named there")
	add(len(d.Join) > 0 && !d.Alone, "the row has "+count(len(d.Join), "quote")+" that the rules keep apart")
	add(d.Label != "", "its label is “"+d.Label+"”")
	add(d.Position == collation.IsHeld, "it is a position")
	add(d.Position == collation.IsSaid, "it is no position")
	add(d.First, "it stands first")
	return byEditor(c.Place(), what, c.Note)
}
