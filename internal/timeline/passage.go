package timeline

import (
	"strings"

	"dossier/internal/quote"
	"dossier/internal/text"
)

// passages are, for each sentence, the sentence with all those that a quotation ties to it.
func passages(t *text.Text, quotes []quote.Quote) []text.Span {
	out := make([]text.Span, len(t.Sentences))
	q := 0
	for k := 0; k < len(out); {
		sp, next := t.Sentences[k].Span, k+1
		for q < len(quotes) && quotes[q].Start < sp.End {
			for ; next < len(out) && t.Sentences[next].Start < quotes[q].End; next++ {
				sp.End = t.Sentences[next].End
			}
			q++
		}
		for ; k < next; k++ {
			out[k] = sp
		}
	}
	return out
}

// quoted is the quotes in quotation marks, with the index of each. What a reporter tells in words of
// the reporter's own is read like the rest of the article: the sentence names the speaker itself.
func quoted(quotes []quote.Quote) (in []quote.Quote, at []int) {
	for i, q := range quotes {
		if q.Kind != quote.Indirect {
			in, at = append(in, q), append(at, i)
		}
	}
	return in, at
}

// spoken is the index of the quote that is the speaker's word for the date at sp, or -1, given the
// first quote that ends behind the date: the date stands in the quoted words, or in what the same
// sentence reports of them without marks.
func spoken(t *text.Text, quotes []quote.Quote, first int, sp text.Span) int {
	if first < len(quotes) && quotes[first].Has(sp) {
		return first
	}
	for q := first; q >= 0 && q >= first-1; q-- {
		if q < len(quotes) && quotes[q].Extent.Has(sp) && reported(t, quotes[q]) && !datesCue(t, quotes[q], sp) {
			return q
		}
	}
	return -1
}

// reported tells whether the extent of a quote is a clause of its own: "X said (that)" stands right
// before it, or "X said" behind it.
func reported(t *text.Text, q quote.Quote) bool {
	if q.Cue.Len() == 0 || q.Speaker.Len() == 0 || q.Extent == q.Span {
		return false
	}
	if q.Cue.Start >= q.Extent.End {
		return true
	}
	if q.Cue.End > q.Extent.Start {
		return false
	}
	switch strings.TrimSpace(t.Bytes[q.Cue.End:q.Extent.Start]) {
	case "that":
		return true
	case "":
		cue := strings.ToLower(t.Slice(q.Cue))
		return saying(cue) && cue != "told" && cue != "tells"
	}
	return false
}

// datesCue tells whether the date at sp stands between the cue and "that": said on Friday that.
func datesCue(t *text.Text, q quote.Quote, sp text.Span) bool {
	from, _ := t.Tok(q.Extent)
	first, last := t.Tok(sp)
	return first-from <= 1 && last < len(t.Tokens) && t.Tokens[last].Is("that")
}

// clause is the passage without the words that attribute it: those around the reported words of q,
// where there is such a quote and its speaker stays known by it, and the agency that is said to have
// reported it. The expression at sp stays inside.
func clause(t *text.Text, passage, sp text.Span, q *quote.Quote) text.Span {
	if q != nil && q.Extent != q.Span && passage.Has(q.Extent) && reported(t, *q) && !pronoun(t, q.Extent) {
		if q.Cue.Start >= q.Extent.End {
			passage.End = marked(t, q.Extent).End
		} else {
			passage.Start = marked(t, q.Extent).Start
		}
	}
	if end := beforeAgency(t, passage); end >= sp.End {
		passage.End = end
	}
	return passage
}

// pronoun tells whether sp begins with a word that leans on words before it.
func pronoun(t *text.Text, sp text.Span) bool {
	first, last := t.Tok(sp)
	return first < last && t.Tokens[first].Is("he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "to", "not")
}

// marked is sp with the quotation marks that touch it.
func marked(t *text.Text, sp text.Span) text.Span {
	first, last := t.Tok(sp)
	if first > 0 && t.Tokens[first-1].Quotation() && t.Tokens[first-1].End == sp.Start {
		sp.Start = t.Tokens[first-1].Start
	}
	if last < len(t.Tokens) && t.Tokens[last].Quotation() && t.Tokens[last].Start == sp.End {
		sp.End = t.Tokens[last].End
	}
	return sp
}

// agencyWords is the most words that name who reported something.
const agencyWords = 8

// beforeAgency is the end of the passage without ", The Associated Press reported." or
// ", according to the AP." at its end; -1 where there is none.
func beforeAgency(t *text.Text, passage text.Span) int {
	first, last := t.Tok(passage)
	if last > first && t.Tokens[last-1].Is(".") {
		last--
	}
	for i := last - 2; i > first && i >= last-agencyWords; i-- {
		switch tok := t.Tokens[i]; {
		case tok.Quotation(), tok.Is(";", ":", "."):
			return -1
		case tok.Is(","):
			if t.Tokens[i+1].Is("according") || t.Tokens[last-1].Is("reported", "reports") && named(t, i+1, last-1) {
				return t.Tokens[i-1].End
			}
			return -1
		}
	}
	return -1
}

// named tells whether tokens [first, last) are a name, with or without an article.
func named(t *text.Text, first, last int) bool {
	if first < last && t.Tokens[first].Is("the") {
		first++
	}
	for _, tok := range t.Tokens[first:last] {
		if tok.Kind != text.Word || !tok.Upper(t.Bytes) {
			return false
		}
	}
	return first < last
}

// saying tells whether a word in lower case attributes words and does nothing else.
func saying(w string) bool {
	switch w {
	case "said", "says", "say", "told", "tells", "added", "adds", "reported", "reports", "wrote", "writes":
		return true
	}
	return false
}
