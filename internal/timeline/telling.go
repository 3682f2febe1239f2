package timeline

import (
	"dossier/internal/date"
	"dossier/internal/text"
)

// reach is how many tokens to either side of a date are asked what the date belongs to.
const reach = 40

// tokens is the half-open range of tokens [first, last) of a text.
type tokens struct{ first, last int }

// setting is a date in its sentence.
type setting struct {
	text        *text.Text
	first, last int // tokens of the expression
	from, to    int // tokens of the sentence, at most reach to either side
	begins      bool
}

func settingOf(t *text.Text, sp text.Span) setting {
	s := setting{text: t}
	s.first, s.last = t.Tok(sp)
	sentence := t.Sentences[t.SentenceAt(sp.Start)]
	s.from, s.to = max(sentence.First, s.first-reach), max(s.last, min(sentence.Last, s.last+reach))
	s.begins = s.from == sentence.First
	return s
}

// tok is token i, or none where that is outside the sentence.
func (s setting) tok(i int) text.Token {
	if i < s.from || i >= s.to {
		return text.Token{Kind: text.Mark}
	}
	return s.text.Tokens[i]
}

func (s setting) upper(i int) bool {
	t := s.tok(i)
	return t.Kind == text.Word && t.Lower != "'s" && t.Upper(s.text.Bytes)
}

// tells tells whether a date can date an event by itself: not that of a bare "she said on Friday", of
// a line about the publication, or of a wish.
func (s setting) tells(d, published date.Date) bool {
	return !s.attributes() && !s.publishes() && (ahead(d, published) || !s.wishes())
}

// attributes tells whether the date belongs to nothing but an attribution: `," Blum said on Friday.`
func (s setting) attributes() bool {
	const mostWords = 8
	from, to := s.first, s.last
	for from > s.from && s.tok(from-1).Kind != text.Mark {
		from--
	}
	for to < s.to && s.tok(to).Kind != text.Mark {
		to++
	}
	if to-from > mostWords || !s.tok(from-1).Is(",") && !s.tok(from-1).Quotation() {
		return false
	}
	cue := s.first - 1
	if s.tok(cue).Is("on") {
		cue--
	}
	return saying(s.tok(cue).Lower) || saying(s.tok(s.last).Lower)
}

// publishes tells whether the sentence says when the text came out, or names another text.
func (s setting) publishes() bool {
	if !s.begins {
		return false
	}
	const mostWords = 6 // besides the date
	first := s.from
	if s.tok(first).Is("first", "last", "originally") {
		first++
	}
	switch {
	case s.tok(first).Is("updated", "published", "posted", "modified", "copyright", "retrieved", "accessed"):
		return s.to-s.from-(s.last-s.first) <= mostWords
	case s.tok(first).Is("read", "see"):
		return s.tok(first+1).Is("also", "more")
	case s.tok(first).Is("related"):
		return s.tok(first + 1).Is(":")
	}
	return false
}

// wishes tells whether the date is one of what somebody expects, hopes or wants to do.
func (s setting) wishes() bool {
	for i := s.first - 1; i > s.from && s.tok(i).Kind != text.Mark; i-- {
		if s.tok(i).Is("to") && s.tok(i-1).Is("expect", "expects", "expected", "hope", "hopes", "hoped", "want", "wants", "wanted") {
			return true
		}
	}
	return false
}

// qualifies tells whether the date only says which of several things is meant, or how long something
// has been so: the 1994 agreement, an agreement of 1994, Vision 2030, the worst since 2014. Such a
// mention can join an event, but makes none.
func (s setting) qualifies(d date.Date) bool {
	first := s.first
	if s.tok(first).Is("in", "on") { // a preposition that the expression has itself
		return false
	}
	before, after := s.tok(first-1), s.tok(s.last)
	if before.Is("since", "until", "till") {
		return true
	}
	if s.last != first+1 || s.tok(first).Kind != text.Number {
		return false
	}
	switch {
	case before.Is("the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "'s"):
		return after.Kind == text.Word && !preposition(after)
	case before.Is("of"):
		return s.tok(first-2).Kind == text.Word && !s.tok(first-2).Is("end", "beginning", "start", "middle", "spring", "summer", "autumn", "fall", "winter", "out")
	}
	return s.upper(first-1) && (first-1 > s.from || !s.begins) && !preposition(before) && days(d) > month
}

// month is the most days that a month has.
const month = 31

func preposition(t text.Token) bool {
	return t.Is("in", "on", "at", "of", "the", "a", "an", "to", "with", "for", "by", "from", "and", "or", "between", "during", "after", "before", "about", "as", "when", "while", "but")
}

// titled tells for each token whether it stands inside quotation marks of its paragraph.
func titled(t *text.Text) []bool {
	out := make([]bool, len(t.Tokens))
	paragraph, open := 0, ""
	for i, tok := range t.Tokens {
		for paragraph < len(t.Paragraphs) && t.Paragraphs[paragraph].End <= tok.Start {
			paragraph, open = paragraph+1, ""
		}
		switch {
		case !tok.Quotation():
			out[i] = open != ""
		case open == "":
			open = tok.Lower
		default:
			open = ""
		}
	}
	return out
}
