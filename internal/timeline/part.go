package timeline

import (
	"strings"

	"dossier/internal/text"
)

// fewestWords is the fewest words of a clause that can stand for itself.
const fewestWords = 4

// part is the clause of the passage that the date belongs to, where the passage is of several that
// stand each for itself: parted by a semicolon, or by ", while", ", but" or ", and" before a subject. What is
// reported or supposed is not parted from the words that say so.
func (s setting) part(passage text.Span) text.Span {
	from, to := s.text.Tok(passage)
	from, to = max(from, s.from), min(to, s.to)
	start, end := passage.Start, passage.End
	quoted := false
	for i := from; i < to; i++ {
		quoted = quoted != s.tok(i).Quotation()
		next, ok := s.clauseAfter(i)
		if !ok || quoted || !s.verb(from, i) || !s.verb(next, to) {
			continue
		}
		if i >= s.last {
			end = s.tok(i).Start
			break
		}
		if next < s.first+1 && s.stands(next) && !s.supposed(from, i) {
			start = s.tok(next).Start
		}
	}
	out := text.Trim(s.text.Bytes, text.Span{Start: start, End: end})
	if first, last := s.text.Tok(out); last-first < fewestWords || !text.Balanced(s.text.Tokens[first:last]) {
		return passage
	}
	return out
}

// clauseAfter is the first token of the clause that the mark at token i parts from what stands before.
func (s setting) clauseAfter(i int) (int, bool) {
	switch {
	case s.tok(i).Is(";"):
		if s.tok(i+1).Is("and", "but", "while", "whereas") {
			return i + 2, true
		}
		return i + 1, true
	case !s.tok(i).Is(","):
		return 0, false
	case s.tok(i+1).Is("while", "whereas", "but"):
		return i + 2, s.subject(i + 2)
	case s.tok(i + 1).Is("and"):
		return i + 2, s.subject(i+2) && s.datedBefore(i)
	}
	return 0, false
}

// verb tells whether tokens [from, to) surely have a verb near their beginning.
func (s setting) verb(from, to int) bool {
	const near = 12
	for i := from; i < min(to, from+near); i++ {
		t := s.tok(i)
		if s.upper(i) || t.Kind != text.Word {
			continue
		}
		if strings.HasSuffix(t.Lower, "ed") || t.Is("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "did", "does",
			"made", "took", "went", "came", "gave", "met", "won", "lost", "left", "began", "became", "held", "kept", "sold", "fell", "rose", "broke") {
			return true
		}
	}
	return false
}

// subject tells whether a clause with a subject of its own can begin at token i.
func (s setting) subject(i int) bool {
	return s.stands(i) || s.tok(i).Is("he", "she", "it", "they", "his", "her", "its", "their")
}

// stands tells whether a clause that can do without the words before it can begin at token i.
func (s setting) stands(i int) bool {
	if s.tok(i).Is("in", "on") && i+1 == s.first {
		return true
	}
	return s.upper(i) || s.tok(i).Is("the", "a", "an") || i == s.first && s.tok(i).Kind == text.Word
}

// datedBefore tells whether the date, or another year, stands before token i: then ", and" does not
// end a list of who did what on it.
func (s setting) datedBefore(i int) bool {
	const digits = 4
	for k := s.from; k < i; k++ {
		if k == s.first || s.tok(k).Kind == text.Number && s.tok(k).Len() == digits {
			return true
		}
	}
	return false
}

// supposed tells whether tokens [from, to) have a word that makes what follows hearsay or a condition.
func (s setting) supposed(from, to int) bool {
	for i := from; i < to; i++ {
		if t := s.tok(i); saying(t.Lower) || t.Is("if", "whether", "that", "according", "denied", "denies", "claimed", "claims", "alleged", "alleges",
			"accused", "accuses", "warned", "warns", "believed", "believes", "predicted", "predicts", "reportedly", "allegedly") {
			return true
		}
	}
	return false
}
