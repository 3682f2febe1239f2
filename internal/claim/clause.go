package claim

import (
	"strings"

	"dossier/internal/text"
	"dossier/internal/wording"
)

// clause is a part of a sentence that says one thing.
type clause struct {
	source      int
	sentence    int       // index among the sentences of the source
	first, last int       // tokens of the text
	span        text.Span // what is shown of it: itself where it stands alone, else the sentence
	speaker     string    // last name of who says so, in lower case, "" where no name stands beside a verb of saying
	lead        bool      // it begins the sentence
	cut         bool      // what is shown needs no stop at its end: it goes on, or is an item of a list
}

// fewestWords is how many words each part of a sentence that is cut must have.
const fewestWords = 4

// clausesIn are the clauses of a source's text.
func clausesIn(t *text.Text, source int) []clause {
	out := make([]clause, 0, 2*len(t.Sentences))
	shown := quotedTogether(t)
	for k, s := range t.Sentences {
		if !aside(t, s) {
			out = appendClauses(out, t, source, k, shown[k])
		}
	}
	return out
}

// aside tells whether a sentence only leads to another text.
func aside(t *text.Text, s text.Sentence) bool {
	return s.Last-s.First > 1 && t.Tokens[s.First].Is("read", "see") && t.Tokens[s.First+1].Is("also", "more")
}

// appendClauses cuts a sentence where it goes on to say another thing: at a semicolon, at a conjunction
// with a verb behind it, at "that" behind a verb of saying. It does not cut within quotation marks.
// Where nothing is cut, the sentence is the one clause. Time is near-linear in its tokens.
//
// A clause is shown as the part of the sentence up to a cut that leaves it whole, else as passage,
// which is the sentence with those that a quotation ties to it.
func appendClauses(out []clause, t *text.Text, source, k int, passage text.Span) []clause {
	s := t.Sentences[k]
	item := bullet(t, s)
	c := cutter{text: t, from: s.First, to: s.Last}
	if item {
		c.from++
		passage.Start = max(passage.Start, c.tok(c.from).Start)
	}
	begin := len(out)
	add := func(first, last int, stands bool) {
		out = append(out, clause{source: source, sentence: k, span: passage, first: first, last: last, lead: len(out) == begin, cut: item})
		if stands && passage.Start == s.Start {
			out[len(out)-1].span.End, out[len(out)-1].cut = t.Tokens[last-1].End, true
		}
	}
	start, marks := c.from, 0
	whole := text.Balanced(t.Tokens[s.First:s.Last])
	for i := c.from; i < s.Last; i++ {
		if t.Tokens[i].Quotation() {
			marks++
		}
		if marks%2 == 1 {
			continue
		}
		next, clean := c.cutAt(i)
		if next == 0 || !c.enough(start, i) || !c.enough(next, s.Last) {
			continue
		}
		if !c.tok(i).Is("that") { // else the part before only says who speaks
			add(start, i, whole && clean && start == s.First && !hanging[t.Tokens[start].Lower] && !c.attributed(i))
		}
		start, i = next, max(i, next-1)
	}
	add(start, s.Last, false)
	for i := begin; i < len(out); i++ {
		out[i].speaker = speakerOf(t, out[i])
	}
	return out
}

// speakerOf is the last name beside the first verb of saying outside quotation marks, of the clause or
// else of its passage: Tovik said; said Mara Tovik.
func speakerOf(t *text.Text, c clause) string {
	if who := speakerWithin(t, c.first, c.last); who != "" {
		return who
	}
	if first, last := t.Tok(c.span); first != c.first || last != c.last {
		return speakerWithin(t, first, last)
	}
	return ""
}

// speakerWithin is speakerOf for tokens [first, last).
func speakerWithin(t *text.Text, first, last int) string {
	quoted := false
	for i := first; i < last; i++ {
		switch tok := t.Tokens[i]; {
		case tok.Kind == text.Mark:
			quoted = quoted != tok.Quotation()
		case quoted || !saying[tok.Lower]:
		case i > first && naming(t, i-1):
			return wording.Sense(t.Tokens[i-1].Lower)
		case i+1 < last && naming(t, i+1):
			end := i + 2
			for end < last && naming(t, end) {
				end++
			}
			if end == last || t.Tokens[end].Kind == text.Mark {
				return wording.Sense(t.Tokens[end-1].Lower)
			}
		}
	}
	return ""
}

// bullet tells whether a sentence is an item of a list, which begins with its mark.
func bullet(t *text.Text, s text.Sentence) bool {
	return s.Last-s.First > 1 && t.Tokens[s.First].Is("-", "–", "•", "*", "·")
}

// quotedTogether is, for each sentence, the sentence with those of its paragraph that a quotation
// ties to it.
func quotedTogether(t *text.Text) []text.Span {
	const longest = 4 // sentences
	out := make([]text.Span, len(t.Sentences))
	for k := 0; k < len(out); {
		sp, next := t.Sentences[k].Span, k+1
		for n := next; n <= min(len(out), k+longest) && t.Sentences[n-1].Paragraph == t.Sentences[k].Paragraph; n++ {
			if marksEven(t.Tokens[t.Sentences[k].First:t.Sentences[n-1].Last]) {
				sp.End, next = t.Sentences[n-1].End, n
				break
			}
		}
		for ; k < next; k++ {
			out[k] = sp
		}
	}
	return out
}

func marksEven(tokens []text.Token) bool {
	n := 0
	for _, t := range tokens {
		if t.Quotation() {
			n++
		}
	}
	return n%2 == 0
}

// cutter cuts tokens [from, to) of a text.
type cutter struct {
	text     *text.Text
	from, to int
}

// tok is token i, or none outside the sentence.
func (c cutter) tok(i int) text.Token {
	if i < c.from || i >= c.to {
		return text.Token{Kind: text.Mark}
	}
	return c.text.Tokens[i]
}

// enough tells whether tokens [first, last) have as many words and numbers as a clause must have.
func (c cutter) enough(first, last int) bool {
	n := 0
	for i := first; i < last && n < fewestWords; i++ {
		if t := c.tok(i); t.Kind != text.Mark && t.Lower != "'s" {
			n++
		}
	}
	return n == fewestWords
}

// cutAt is the first token of the clause that begins behind token i, 0 where none does, and
// whether what stands before can be read without it.
func (c cutter) cutAt(i int) (next int, clean bool) {
	switch t := c.tok(i); {
	case t.Is(";"):
		return i + 1, true
	case t.Is(","):
		return c.behindComma(i + 1)
	case t.Is("but") && (c.verb(i+1) || c.tok(i+1).Is("not", "never")):
		return i + 1, true
	case t.Is("and") && (c.verb(i+1) || c.tok(i+1).Is("instead", "also", "then", "later") && c.verb(i+2)):
		return i + 1, true
	case t.Is("that") && c.says(i):
		return i + 1, false
	case t.Is("even") && c.tok(i+1).Is("as", "though"):
		return i + 2, false
	case t.Is("as") && c.subject(i+1) && !c.tok(i-1).Is("such", "well", "even", "same", "far", "long", "just"):
		return i + 1, true
	}
	return 0, false
}

// behindComma is cutAt for a comma before token i.
func (c cutter) behindComma(i int) (next int, clean bool) {
	switch t := c.tok(i); {
	case t.Is("but", "while", "whereas", "although", "though"):
		return i + 1, true
	case t.Is("and") && (c.verb(i+1) || c.subject(i+1)):
		return i + 1, true
	case t.Is("despite", "saying", "adding", "warning", "which", "with"):
		return i, false
	case t.Is("even"):
		return i + 1, false
	case t.Is("a", "an") && c.tok(i+1).Is("claim", "charge", "accusation", "allegation", "suggestion"):
		return i, false
	}
	return 0, false
}

// subject tells whether a subject with its verb begins at token i.
func (c cutter) subject(i int) bool {
	if c.tok(i).Is("he", "she", "it", "they", "there") {
		return true
	}
	const reach = 5
	for n := i; n < i+reach; n++ {
		switch t := c.tok(n); {
		case t.Kind == text.Mark:
			return false
		case n > i && finite[t.Lower]:
			return true
		}
	}
	return false
}

// verb tells whether token i is surely a finite verb: an auxiliary, a verb of saying, or a past form
// with what it governs behind it.
func (c cutter) verb(i int) bool {
	t, behind := c.tok(i), c.tok(i+1)
	if t.Kind != text.Word || t.Upper(c.text.Bytes) {
		return false
	}
	if finite[t.Lower] {
		return true
	}
	governs := behind.Is("a", "an", "the", "that", "its", "his", "her", "their", "to", "of", "on")
	return strings.HasSuffix(t.Lower, "ed") && (governs || behind.Kind == text.Word && behind.Upper(c.text.Bytes))
}

// says tells whether the word at token i, "that", follows a verb of saying at once, or whom and when
// it was said.
func (c cutter) says(i int) bool {
	const reach, near = 16, 3
	for n := i - 1; n >= max(c.from, i-reach); n-- {
		if saying[c.tok(n).Lower] {
			return n == i-1 || c.tok(i-1).Upper(c.text.Bytes) || i-n <= near && c.tok(n).Is("told", "tells")
		}
	}
	return false
}

// attributed tells whether somebody is named for the whole sentence behind token i: ", the union said."
func (c cutter) attributed(i int) bool {
	const near = 8
	comma := c.to
	for k := i + 1; k < c.to; k++ {
		switch t := c.tok(k); {
		case t.Is(","):
			comma = k
		case k-comma <= near && k > comma && (saying[t.Lower] || t.Is("according")):
			return true
		}
	}
	return false
}
