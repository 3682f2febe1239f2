// Package defect finds the faults of a text as printed: lost spaces, stray marks, what a machine's
// translation has left over, characters that were misread. Nothing is mended; a fault is a place
// and a note for the reader.
//
// In goes a text; out come its Defects. Lost spaces are found by the words of all texts of a
// dossier together, and matching can see through them:
//
//	for _, d := range defect.Find(t) {
//		fmt.Println(t.Flat(d.Span), d.Kind, d.Note) // "Happened. one-word sentence …"
//	}
//	lost := defect.LostSpaces([]*text.Text{t}, []text.Span{title})
//	t = t.Parted(lost[0].At) // "thediplomatic" is two tokens now
package defect

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/internal/text"
)

// Defect is a fault of the text as printed, or of the file. Its span is of Text.
type Defect struct {
	text.Span
	Kind string
	Note string
}

// Find is the faults of a text that a reader should know of, in order of place, no more of one
// kind than a card has room for.
func Find(t *text.Text) []Defect {
	var out []Defect
	if len(t.Tokens) == 0 {
		out = append(out, Defect{Kind: "empty", Note: "no text beside the header"})
	}
	english := isEnglish(t)
	for _, p := range t.Paragraphs {
		first, last := t.Tok(p)
		tokens := t.Tokens[first:last]
		out = append(out, doubledSpaces(t.Bytes, p)...)
		if !hasWord(tokens) {
			if !isBreak(tokens) {
				out = append(out, Defect{Span: p, Kind: "stray mark", Note: "a paragraph without a word"})
			}
			continue
		}
		if english {
			out = append(out, strayMarks(t, tokens)...)
			out = append(out, repeatedWords(t, tokens)...)
		}
	}
	if english {
		out = append(out, leftovers(t)...)
		out = append(out, cutOff(t)...)
	}
	out = append(out, repeatedParagraphs(t)...)
	out = append(out, misread(t.Bytes)...)
	out = append(out, invisible(t.Bytes)...)
	InOrder(out)
	return Abridge(out)
}

// InOrder puts defects in order of place.
func InOrder(found []Defect) {
	slices.SortStableFunc(found, func(a, b Defect) int { return cmp.Compare(a.Start, b.Start) })
}

// Abridge lists no more of one kind than a card has room for. The last one tells of the rest.
func Abridge(found []Defect) []Defect {
	const room = 20
	rest := map[string]int{}
	for _, d := range found {
		rest[d.Kind]++
	}
	var out []Defect
	listed := map[string]int{}
	for _, d := range found {
		rest[d.Kind]--
		listed[d.Kind]++
		if n := rest[d.Kind]; listed[d.Kind] == room && n > 0 {
			d.Note = fmt.Sprintf("%s (and %d more of this kind further on)", d.Note, n)
		}
		if listed[d.Kind] <= room {
			out = append(out, d)
		}
	}
	return out
}
