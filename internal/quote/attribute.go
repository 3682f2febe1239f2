package quote

import (
	"unicode"
	"unicode/utf8"

	"dossier/internal/name"
	"dossier/internal/text"
)

// rule is a way to name a speaker: how far it can be trusted, and its words for a reader.
type rule struct {
	confidence float64
	reason     string
}

// The rules, from the surest to the weakest. A rule that needs a pronoun resolved is trusted less:
// see pronounTrust.
var (
	ruleAfter     = rule{.97, "named with an attributing word right behind the quotation"}
	ruleBefore    = rule{.93, "subject of the attributing word before the quotation"}
	ruleOwner     = rule{.85, "the words are called this speaker's in the sentence"}
	ruleAccording = rule{.95, "“according to” this speaker"}
	ruleSentence  = rule{.88, "same speaker as the other quotation in the sentence"}
	ruleContinued = rule{.9, "goes on after a quotation of this speaker in the paragraph"}
	ruleParagraph = rule{.9, "goes on from the quotation of this speaker in the paragraph before"}
	rulePreceding = rule{.7, "nobody is named with these words; the sentence before is about this speaker"}
	ruleEcho      = rule{.6, "nobody is named with these words; the same article attributes the same words to this speaker"}
	ruleNone      = rule{0, "the article does not say who said this"}
)

// pronounTrust is how far a pronoun can be trusted to mean the person that the text was about.
const (
	pronounTrust  = .9
	distanceTrust = .85 // for each sentence that came between
)

// attribution is a pair of marks with what the rules found for it.
type attribution struct {
	pair    int // index into finder.pairs
	kind    Kind
	span    text.Span
	extent  text.Span
	speaker phrase
	as      text.Span // the speaker as printed
	cue     text.Span
	via     text.Span
	rule    rule
	trust   float64
}

func (a attribution) quote() Quote {
	return Quote{Span: a.span, Kind: a.kind, Extent: a.extent, Speaker: Speaker{a.speaker.Who, a.as}, Cue: a.cue, Via: a.via,
		Confidence: a.rule.confidence * a.trust, Reason: a.rule.reason}
}

func (a attribution) found() bool { return a.rule.confidence > 0 }

// attributeAll attributes the pairs in order; a pair may follow from the one before it, or from
// the one behind it in the same sentence.
func (f *finder) attributeAll() []attribution {
	found := make([]attribution, len(f.pairs))
	for k := range f.pairs {
		a := &found[k]
		*a = attribution{pair: k, rule: ruleNone, trust: 1, speaker: phrase{Who: name.Nobody}}
		a.span = f.content(k)
		a.kind = f.kind(k)
		if f.own(a) || k > 0 && f.follow(a, found[k-1]) || f.preceding(a) {
			f.complete(a)
		}
		a.extent = f.extent(*a)
	}
	for k := len(found) - 2; k >= 0; k-- {
		if next := found[k+1]; !found[k].found() && next.found() && next.rule.confidence > rulePreceding.confidence && f.sameSentence(k, k+1) {
			found[k].take(next, ruleSentence)
		}
	}
	return found
}

// take gives a the speaker of another attribution, by the given rule.
func (a *attribution) take(b attribution, r rule) {
	a.speaker, a.as, a.cue, a.rule, a.trust = b.speaker, b.as, b.cue, r, min(1, b.trust)
}

// content is the span between the marks of pair k, without white space at its ends.
func (f *finder) content(k int) text.Span {
	p := f.pairs[k]
	sp := text.Span{Start: f.tok(p.first).Start, End: f.tok(p.last - 1).End}
	return sp
}

// kind tells whole sentences from fragments: a sentence begins with a capital or a figure, and
// ends with a mark or stands where a sentence of its own can.
func (f *finder) kind(k int) Kind {
	p := f.pairs[k]
	first := f.tok(p.first)
	if first.Kind == text.Mark && p.first+1 < p.last {
		first = f.tok(p.first + 1)
	}
	if first.Kind == text.Word && !first.Upper(f.text.Bytes) {
		return Partial
	}
	n := f.wordCount(k)
	ends := f.tok(p.last-1).Is(".", "!", "?", "…", ",", "-", "—", "–")
	after := p.close < len(f.text.Tokens) && f.tok(p.close).Is(".", ",", "!", "?")
	opens := p.open == 0 || f.text.SentenceAt(f.tok(p.open).Start) != f.text.SentenceAt(f.tok(p.open-1).Start) || f.tok(p.open-1).Is(",", ":", "-", "—", "–", ".", "!", "?") || f.inside[p.open-1] >= 0
	if opens && (ends && n >= 2 || after && n >= 4) {
		return Direct
	}
	return Partial
}

func (f *finder) wordCount(k int) int {
	n := 0
	for _, t := range f.text.Tokens[f.pairs[k].first:f.pairs[k].last] {
		if t.Kind != text.Mark && t.Lower != "'s" {
			n++
		}
	}
	return n
}

// sentence is the token range of the sentence that token i is in.
func (f *finder) sentence(i int) (first, last int) {
	k := f.text.SentenceAt(f.tok(i).Start)
	return f.text.Sentences[k].First, f.text.Sentences[k].Last
}

func (f *finder) sameSentence(a, b int) bool {
	_, last := f.sentence(f.pairs[a].close - 1)
	return f.pairs[b].open < last
}

// own looks for an attribution in the words around the quotation: behind it, before it, or by a
// noun that says whose the words are.
func (f *finder) own(a *attribution) bool {
	p := f.pairs[a.pair]
	_, end := f.sentence(p.close - 1)
	start, _ := f.sentence(p.open)
	behind, okBehind := f.after(a.pair, end)
	ahead, okAhead := f.ahead(a.pair, start)
	if okAhead && (!okBehind || behind.rule == ruleAccording || a.kind == Partial && !f.tok(p.last-1).Is(",")) {
		if okBehind {
			ahead.via = behind.as
		} else {
			ahead.via = f.viaAfter(p.close, end)
		}
		a.set(ahead)
		return true
	}
	if okBehind {
		a.set(behind)
		return true
	}
	return false
}

// set takes over what a rule found.
func (a *attribution) set(b attribution) {
	a.speaker, a.as, a.cue, a.via, a.rule = b.speaker, b.as, b.cue, b.via, b.rule
}

// after looks behind the quotation of pair k, up to token end: ," Blinken told …; ," said Blinken;
// according to the Kremlin.
func (f *finder) after(k, end int) (attribution, bool) {
	p := f.pairs[k]
	i := p.close
	if k+1 < len(f.pairs) {
		end = min(end, f.pairs[k+1].open)
	}
	marked := f.tok(p.last-1).Is(",", "?", "!", ".", "-", "—", "–", "…")
	if i < end && f.tok(i).Is(",", "—", "–", "-") {
		i, marked = i+1, true
	}
	if i >= end {
		return attribution{}, false
	}
	if f.tok(i).Is("according") && i+2 < end && f.tok(i+1).Is("to") {
		sp := f.phraseFrom(i+2, end)
		return f.with(ruleAccording, sp, f.tokens(i, i+2)), !sp.empty()
	}
	if !marked {
		return attribution{}, false
	}
	if w, ok := f.cueAt(i); ok && (w.form == past || w.form == finite || w.form == base) {
		if sp := f.phraseFrom(i+1, end); !sp.empty() && f.speaks(sp) {
			return f.with(ruleAfter, sp, f.tok(i).Span), true
		}
		return attribution{}, false
	}
	return f.subjectBehind(i, end)
}

// subjectBehind looks for subject and cue, in this order, from token i on.
func (f *finder) subjectBehind(i, end int) (attribution, bool) {
	if subordinators[f.tok(i).Lower] || prepositions[f.tok(i).Lower] || f.tok(i).Is("and", "or") {
		return attribution{}, false
	}
	for c := i; c < min(end, i+window/2); c++ {
		w, ok := f.cueAt(c)
		if !ok || f.named(c) || w.form == ing || w.form == base && !f.pluralSubject(i, c) || f.passive(c) {
			if f.tok(c).Is(";", ":") || verblike[f.tok(c).Lower] && !auxiliaries[f.tok(c).Lower] {
				return attribution{}, false
			}
			continue
		}
		if sp := f.before(c, i); !sp.empty() && f.speaks(sp) {
			a := f.with(ruleAfter, sp, f.tok(c).Span)
			a.via = f.viaAfter(c+1, end)
			return a, true
		}
		return attribution{}, false
	}
	return attribution{}, false
}

func (f *finder) pluralSubject(i, c int) bool { return c > i && c-i < 8 }

// passive tells whether the cue at c is passive ("was told"), so that its subject is no speaker.
func (f *finder) passive(c int) bool {
	k := c
	for k > 0 && (f.tok(k-1).Is("not", "also", "being", "been", "widely") || f.leadingAdverb(k-1, k+1)) {
		k--
		if f.tok(k).Is("been", "being") {
			return true
		}
	}
	return k > 0 && f.tok(k-1).Is("was", "were", "is", "are", "be", "am")
}

// ahead looks for the nearest attribution before the quotation of pair k in its sentence, which
// begins at token start.
func (f *finder) ahead(k, start int) (attribution, bool) {
	open := f.pairs[k].open
	start = max(start, open-window)
	for c := open - 1; c >= start; c-- {
		if f.inside[c] >= 0 {
			continue
		}
		if f.tok(c).Is("according") && f.tok(c+1).Is("to") {
			sp := f.phraseFrom(c+2, open)
			return f.with(ruleAccording, sp, f.tokens(c, c+2)), !sp.empty()
		}
		if a, ok := f.owner(c, start); ok {
			return a, true
		}
		w, ok := f.cueAt(c)
		if !ok || f.named(c) || f.relative(c, open) {
			continue
		}
		if f.passive(c) && w.form != ing {
			return f.byAgent(c, open)
		}
		if sp := f.before(c, start); !sp.empty() && f.speaks(sp) {
			return f.with(ruleBefore, sp, f.tok(c).Span), true
		}
	}
	return attribution{}, false
}

// relative tells whether the cue at c says what somebody beside the speaker does, in a relative
// clause that a comma closes before the quotation: "the man, who said no, was “angry”".
func (f *finder) relative(c, open int) bool {
	if c == 0 || !f.tok(c-1).Is("who", "which") {
		return false
	}
	for i := c; i+1 < open; i++ {
		if f.tok(i).Is(",") && f.inside[i] < 0 && f.verbal(i+1) {
			return true
		}
	}
	return false
}

// byAgent is the agent of the passive cue at c: "was described by the ministry as".
func (f *finder) byAgent(c, open int) (attribution, bool) {
	for i := c + 1; i < open && i < c+window/2; i++ {
		if f.tok(i).Is("by") {
			sp := f.phraseFrom(i+1, open)
			return f.with(ruleBefore, sp, f.tok(c).Span), !sp.empty()
		}
	}
	return attribution{}, false
}

// owner is the one whose statement the noun at c is: "Putin's claim that", "his remark that", or
// the subject of a clause that makes one: "for making a distinction between".
func (f *finder) owner(c, start int) (attribution, bool) {
	if !f.cues.nouns[f.tok(c).Lower] || c == start {
		return attribution{}, false
	}
	k := c - 1
	for k > start && f.tok(k).Kind == text.Word && !f.tok(k).Is("'s", "his", "her", "their", "its", "a", "an", "the") && c-k < 4 {
		k--
	}
	switch {
	case f.tok(k).Is("'s"):
		sp := f.phraseBefore(start, k)
		if sp.First > start && f.verbal(sp.First-1) { // "he reiterated Moscow's position that": his words
			return attribution{}, false
		}
		return f.with(ruleOwner, sp, f.tok(c).Span), !sp.empty()
	case f.tok(k).Is("his", "her"):
		sp := phrase{First: k, Last: k + 1, Who: name.Nobody, Pronoun: f.tok(k).Lower}
		return f.with(ruleOwner, sp, f.tok(c).Span), true
	case k > start && f.tok(k-1).Is("making", "made", "make", "makes", "issued", "issuing", "gave", "giving"):
		sp := f.firstPhrase(f.clauseStart(start, k-1), k-1)
		return f.with(ruleOwner, sp, f.tok(c).Span), !sp.empty() && f.speaks(sp)
	}
	return attribution{}, false
}

// with is an attribution to the phrase by rule r.
func (f *finder) with(r rule, sp phrase, cue text.Span) attribution {
	return attribution{rule: r, speaker: sp, as: f.span(sp), cue: cue, trust: 1}
}

func (f *finder) tokens(i, end int) text.Span {
	return text.Span{Start: f.tok(i).Start, End: f.tok(end - 1).End}
}

// speaks tells whether the phrase can name somebody who speaks.
func (f *finder) speaks(p phrase) bool {
	if p.Pronoun != "" {
		return p.Pronoun != "it" && p.Pronoun != "you"
	}
	first := f.tok(p.First)
	if first.Is("this", "that", "there", "what", "these", "those", "here") && p.Last == p.First+1 {
		return false
	}
	for _, t := range f.text.Tokens[p.First:p.Last] {
		if t.Kind == text.Word && t.Lower != "'s" {
			r, _ := utf8.DecodeRuneInString(t.Lower)
			return unicode.IsLetter(r)
		}
	}
	return false
}

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
			if p := f.phraseBefore(i-min(i, window), i); p.Who != name.Nobody && f.people[p.Who].Kind == name.Body {
				return f.span(p)
			}
		}
	}
	return text.Span{}
}

// follow takes the speaker of the quotation before it: in the same sentence, or, for whole
// sentences, where nothing but quotations and their attributions stand between.
func (f *finder) follow(a *attribution, prev attribution) bool {
	if !prev.found() {
		return false
	}
	p, q := f.pairs[prev.pair], f.pairs[a.pair]
	switch {
	case f.sameSentence(prev.pair, a.pair) && (prev.rule == ruleBefore || prev.rule == ruleSentence || a.kind == Direct):
		a.take(prev, ruleSentence)
	case a.kind != Direct:
		return false
	case p.paragraph == q.paragraph && f.text.SentenceAt(f.tok(p.close-1).Start)+1 >= f.text.SentenceAt(f.tok(q.open).Start):
		a.take(prev, ruleContinued)
	case p.paragraph+1 == q.paragraph && p.last == p.close:
		a.take(prev, ruleParagraph)
	default:
		return false
	}
	a.trust *= prev.trust
	return true
}

// preceding takes the subject of the sentence before, for whole sentences that nobody is named with.
func (f *finder) preceding(a *attribution) bool {
	if a.kind != Direct {
		return false
	}
	k := f.text.SentenceAt(f.tok(f.pairs[a.pair].open).Start)
	if k <= 0 || f.topics[k-1].who == name.Nobody || f.topics[k-1].distance > 1 {
		return false
	}
	a.rule = rulePreceding
	a.speaker = phrase{Who: f.topics[k-1].who}
	return true
}

// complete resolves a pronoun to the person that the text was about.
func (f *finder) complete(a *attribution) {
	switch a.speaker.Pronoun {
	case "he", "she", "his", "her":
	case "":
		return
	default:
		a.trust *= pronounTrust
		return
	}
	if a.speaker.Who != name.Nobody || a.rule == ruleSentence || a.rule == ruleContinued || a.rule == ruleParagraph {
		return
	}
	k := f.text.SentenceAt(f.tok(f.pairs[a.pair].open).Start)
	if who := f.within(k, a); who != name.Nobody {
		a.speaker.Who = who
		a.trust *= pronounTrust
		return
	}
	if k <= 0 {
		return
	}
	topic := f.topics[k-1]
	a.speaker.Who = topic.who
	a.trust *= pronounTrust
	for range min(topic.distance, 5) {
		a.trust *= distanceTrust
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
	if p.Who == name.Nobody || p.Last > a.speaker.First || f.people[p.Who].Kind != name.Human {
		return name.Nobody
	}
	return p.Who
}
