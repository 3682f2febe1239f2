// Package claim finds what the sources agree on, differ on, and report alone: statements, and figures
// that they give alike or not.
//
// In go the sources; out come facts, each in the words of one source with the passages of all that
// report it, and figures, each with the reading of every source.
//
//	facts, figures := claim.Compare(sources)
//	facts[0].Passages // sentences of several sources, the clearest first
//	figures[0].Label  // "troops": 000 "thousands of troops", 001 "as many as 100,000 troops", …
//
// Every word of a fact is a slice of a source; nothing is generated.
package claim

import (
	"dossier/internal/source"
	"dossier/internal/text"
)

// Passage is a place in a source.
type Passage struct {
	Source int // index of the source
	text.Span
}

// Compare compares the sentences of the sources. Time is near-linear in their text.
func Compare(sources []*source.Source) ([]Fact, []Figure) {
	return facts(sources), figures(sources)
}
