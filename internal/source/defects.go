package source

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"dossier/internal/seed"
	"dossier/internal/text"
)

// defects lists the faults of the text that a reader should know of, in order of place.
func defects(sd *seed.Seed, t *text.Text) []seed.Defect {
	out := slices.Clone(sd.Defects)
	if len(t.Tokens) == 0 {
		out = append(out, seed.Defect{Kind: "empty", Note: "no text beside the header"})
	}
	if i := firstInvalid(sd.Text); i >= 0 {
		out = append(out, seed.Defect{Span: text.Span{Start: i, End: i + 1}, Kind: "encoding", Note: "not UTF-8 from here on; such bytes are shown as �"})
	}
	for _, p := range t.Paragraphs {
		first, last := t.Tok(p)
		if !hasWord(t.Tokens[first:last]) {
			out = append(out, seed.Defect{Span: p, Kind: "stray mark", Note: "a paragraph without a word"})
		}
		out = append(out, doubledSpaces(sd.Text, p)...)
	}
	slices.SortStableFunc(out, func(a, b seed.Defect) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// firstInvalid is the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return -1
}

func hasWord(tokens []text.Token) bool {
	for _, t := range tokens {
		if t.Kind != text.Mark {
			return true
		}
	}
	return false
}

// doubledSpaces finds runs of two or more spaces between words of a line; a dash or a word has
// often been lost there. Behind a stop they are a typist's habit.
func doubledSpaces(s string, p text.Span) []seed.Defect {
	var out []seed.Defect
	for i := p.Start; i < p.End; i++ {
		end := i
		for end < p.End && s[end] == ' ' {
			end++
		}
		if end-i > 1 && lineEnd(s[end:]) == 0 && !isIndent(s[p.Start:i]) && !endsSentence(s[p.Start:i]) && s[i-1] != ':' {
			out = append(out, seed.Defect{Span: text.Span{Start: i, End: end}, Kind: "doubled space", Note: "a mark or a word may be lost here"})
		}
		i = max(i, end-1)
	}
	return out
}

// isIndent tells whether a line begins behind s, the beginning of a paragraph.
func isIndent(s string) bool {
	return s == "" || s[len(s)-1] == '\n' || s[len(s)-1] == '\r'
}
