package quote

import (
	"dossier/internal/name"
	"dossier/internal/text"
)

// take gives a the speaker of another attribution, by the given rule, and trusts it no more than
// that one.
func (a *attribution) take(b attribution, r rule) {
	a.speaker, a.as, a.cue, a.rule, a.trust, a.but = b.speaker, b.as, b.cue, r, 1, ""
	if t := b.confidence() / r.confidence; t < 1 {
		a.trust, a.but = t, b.reason()
		if b.taken() && b.but != "" { // the reason of the first of them all
			a.but = b.but
		}
	}
}

// taken tells whether the speaker is another attribution's.
func (a attribution) taken() bool {
	return a.rule == ruleSentence || a.rule == ruleContinued || a.rule == ruleParagraph || a.rule == rulePreceding
}

// follow takes the speaker of the quotation before it: in the same sentence, or, for whole
// sentences, where nothing but quotations and their attributions stand between.
func (f *finder) follow(a *attribution, prev attribution) bool {
	if !prev.found() || f.pairs[prev.pair].turn() {
		return false
	}
	p, q := f.pairs[prev.pair], f.pairs[a.pair]
	next := f.text.SentenceAt(f.tok(q.open).Start) <= f.text.SentenceAt(max(f.tok(p.close-1).Start, prev.cue.Start, prev.as.Start))+1
	switch {
	case f.sameSentence(prev.pair, a.pair) && (prev.rule == ruleBefore || prev.rule == ruleSentence || a.kind == Direct || f.resumes(q)):
		a.take(prev, ruleSentence)
	case a.kind != Direct:
		return false
	case p.paragraph == q.paragraph && next:
		a.take(prev, ruleContinued)
	case p.paragraph+1 == q.paragraph && p.last == p.close:
		a.take(prev, ruleParagraph)
	case p.paragraph+1 == q.paragraph && next:
		a.take(prev, rulePreceding)
		a.cue, a.as = text.Span{}, text.Span{}
	default:
		return false
	}
	return true
}

// resumes tells whether a quotation goes on with what an attribution between commas has broken off:
// “The pier,” said Reyes, “is old.”
func (f *finder) resumes(q marks) bool {
	return q.open > 0 && f.tok(q.open-1).Is(",", "-", "–", "—") && f.ending(q).Is(".", "!", "?", ",", "…")
}

// lead takes the speaker of the quotation behind it: in the same sentence, or where the quotation
// goes on in the next paragraph.
func (f *finder) lead(a *attribution, next attribution) {
	if !next.found() || next.rule.confidence <= rulePreceding.confidence || a.rule.confidence > rulePreceding.confidence {
		return
	}
	p := f.pairs[a.pair]
	switch {
	case p.turn():
	case p.last == p.close:
		a.take(next, ruleParagraph)
	case !a.found() && f.sameSentence(a.pair, next.pair):
		a.take(next, ruleSentence)
	}
}

// preceding takes the subject of the sentence before, for whole sentences that nobody is named with.
func (f *finder) preceding(a *attribution) bool {
	if a.kind != Direct {
		return false
	}
	k := f.text.SentenceAt(f.tok(f.pairs[a.pair].open).Start)
	if k <= 0 || f.topics[k-1].last.who == name.Nobody || f.topics[k-1].last.distance > 1 {
		return false
	}
	a.rule = rulePreceding
	a.speaker = phrase{Who: f.topics[k-1].last.who}
	return true
}

// complete resolves a pronoun to the person that the text was about.
func (f *finder) complete(a *attribution) {
	if a.taken() {
		return // resolved already
	}
	switch a.speaker.Pronoun {
	case "he", "she", "his", "her":
	case "":
		if a.kind == Partial && a.speaker.Who == name.Nobody {
			a.doubt(doubtNobody)
		}
		return
	default:
		a.doubt(doubtPlural)
		return
	}
	if a.speaker.Who != name.Nobody {
		return
	}
	f.resolve(f.text.SentenceAt(f.tok(f.pairs[a.pair].open).Start), a)
}

// resolve gives a "he" or "she" of sentence k to the person whom it is taken to mean, and what doubt
// there is.
func (f *finder) resolve(k int, a *attribution) {
	if who := f.within(k, a); who != name.Nobody {
		a.speaker.Who = who
		a.doubt(doubtPronoun)
		return
	}
	if k <= 0 {
		return
	}
	topic := f.topics[k-1].of(a.speaker.Pronoun)
	a.speaker.Who = topic.who
	if topic.byName {
		a.doubt(doubtNearby)
		return
	}
	a.doubt(doubtPronoun)
	for range min(topic.distance, 5) {
		a.doubt(doubtDistant)
	}
}

// within is the person that the pronoun before a quotation means by its own sentence, the k-th:
// the subject that stands before it, "Blinken said he wants …".
func (f *finder) within(k int, a *attribution) int {
	s := f.text.Sentences[k]
	if a.rule == ruleAfter || f.inside[s.First] >= 0 {
		return name.Nobody
	}
	p := f.firstPhrase(s.First, s.Last)
	if !f.human(p) || p.Last > a.speaker.First || !f.fits(p.Who, a.speaker.Pronoun) {
		return name.Nobody
	}
	return p.Who
}

// fits tells whether nothing that is known of the person speaks against the pronoun.
func (f *finder) fits(who int, pronoun string) bool {
	switch f.people[who].Sex {
	case name.Male:
		return pronoun == "he" || pronoun == "his"
	case name.Female:
		return pronoun == "she" || pronoun == "her"
	}
	return true
}
