package quote

import (
	"dossier/internal/name"
	"dossier/internal/text"
)

// viaAfter is who is said to have reported the words, in what follows token i of the sentence:
// "The Associated Press reported", "as reported by NBC News", "according to the AP".
func (f *finder) viaAfter(i, end int) text.Span {
	for ; i < min(end, len(f.text.Tokens)-1); i++ {
		if f.inside[i] >= 0 {
			return text.Span{}
		}
		switch t := f.tok(i); {
		case t.Is("reported") && f.tok(i+1).Is("by"):
			return f.span(f.phraseFrom(i+2, end))
		case t.Is("according") && f.tok(i+1).Is("to"):
			return f.span(f.phraseFrom(i+2, end))
		case t.Is("reported", "reports") && i > 0:
			if p := f.phraseBefore(i-min(i, window), i); f.body(p) {
				return f.span(p)
			}
		}
	}
	return text.Span{}
}

// body tells whether the phrase names an organisation: one that is known as such, or capitalised
// words between commas that name no person.
func (f *finder) body(p phrase) bool {
	if p.empty() || p.Who != name.Nobody {
		return p.Who != name.Nobody && f.people[p.Who].Kind == name.Body
	}
	for _, t := range f.text.Tokens[p.First:p.Last] {
		if t.Kind == text.Word && !t.Upper(f.text.Bytes) && !prepositions[t.Lower] && !t.Is("the", "'s") {
			return false
		}
	}
	return p.Pronoun == "" && p.First > 0 && f.tok(p.First-1).Is(",") && f.tok(p.Last-1).Upper(f.text.Bytes)
}

// viaAhead is who is said to have reported the words of the subject that begins at token first, whose cue is
// c, in what stands before it in the sentence: "The Associated Press reported that Blum said", "According to
// the AP, Blum said", "The AP quoted Blum as saying".
func (f *finder) viaAhead(start, first, c int) text.Span {
	if k := f.quoting(start, c); k > start {
		agent := phrase{Who: name.Nobody}
		if !f.passive(k) {
			agent = f.phraseBefore(start, k)
		} else if f.tok(k + 1).Is("by") {
			agent = f.phraseFrom(k+2, c)
		}
		if f.body(agent) {
			return f.span(agent)
		}
		return text.Span{}
	}
	k := first - 1
	if k > start && f.tok(k).Is("that") {
		k--
	}
	if k > start && f.tok(k).Is("reported", "reports") {
		if p := f.phraseBefore(start, k); f.body(p) {
			return f.span(p)
		}
	}
	if start+2 < first && f.tok(start).Is("according") && f.tok(start+1).Is("to") {
		if p := f.phraseFrom(start+2, first); f.body(p) {
			return f.span(p)
		}
	}
	return text.Span{}
}

// quoting is the token of the verb by which somebody else quotes the words of the cue at c, start where there
// is none: "quoted Blum as saying".
func (f *finder) quoting(start, c int) int {
	if c <= start || !f.tok(c-1).Is("as") {
		return start
	}
	for k := c - 2; k > max(start, c-window/3); k-- {
		if f.inside[k] < 0 && f.tok(k).Is("quoted", "quotes", "quoting", "cited", "cites", "citing") {
			return k
		}
	}
	return start
}

// quoted is the subject of the cue at c in what quotes somebody, by the verb at token k: "The AP quoted Blum as
// saying", "Blum was quoted by the AP as saying".
func (f *finder) quoted(lo, k, c int) phrase {
	if f.passive(k) {
		return f.firstPhrase(f.clauseStart(lo, k), k)
	}
	return f.phraseFrom(k+1, c-1)
}
