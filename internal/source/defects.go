package source

import (
	"cmp"
	"slices"

	"dossier/internal/seed"
	"dossier/internal/text"
)

// defects lists the faults of the text that a reader should know of, in order of place.
func defects(sd *seed.Seed, t *text.Text) []seed.Defect {
	out := slices.Clone(sd.Defects)
	if len(t.Tokens) == 0 {
		out = append(out, seed.Defect{Kind: "empty", Note: "no text beside the header"})
	}
	english := isEnglish(t)
	for _, p := range t.Paragraphs {
		first, last := t.Tok(p)
		tokens := t.Tokens[first:last]
		out = append(out, doubledSpaces(sd.Text, p)...)
		if !hasWord(tokens) {
			if !isBreak(tokens) {
				out = append(out, seed.Defect{Span: p, Kind: "stray mark", Note: "a paragraph without a word"})
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
	out = append(out, misread(sd.Text)...)
	out = append(out, invisible(sd.Text)...)
	inOrder(out)
	return seed.Abridge(out)
}

// inOrder puts defects in order of place.
func inOrder(found []seed.Defect) {
	slices.SortStableFunc(found, func(a, b seed.Defect) int { return cmp.Compare(a.Start, b.Start) })
}
