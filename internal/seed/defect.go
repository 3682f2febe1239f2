package seed

import (
	"fmt"

	"dossier/internal/text"
)

// Defect is a fault of the text as printed, or of the file. Its span is of Text.
type Defect struct {
	text.Span
	Kind string
	Note string
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
