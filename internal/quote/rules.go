package quote

import (
	"unicode"
	"unicode/utf8"

	"dossier/internal/name"
	"dossier/internal/text"
)

// own looks for an attribution in the words around the quotation: behind it, before it, or by a
// noun that says whose the words are.
func (f *finder) own(a *attribution) bool {
	p := f.pairs[a.pair]
	start, end := f.reach(p)
	behind, okBehind := f.after(a.pair, end)
	ahead, okAhead := f.ahead(a.pair, start)
	switch {
	case okAhead && !okBehind:
		if via := f.viaAfter(p.close, end); via.Len() > 0 {
			ahead.via = via
		}
		a.set(ahead)
	case okAhead && (behind.rule == ruleAccording || f.whenSaid(ahead, p) || a.kind == Partial && !f.prefers(behind, ahead, p)):
		if behind.rule == ruleAccording {
			ahead.via = behind.as
		}
		a.set(ahead)
	case okBehind:
		a.set(behind)
	default:
		return f.announced(a, start) || f.closed(a)
	}
	return true
}

// closed takes for a fragment the one who is said, at the end of its sentence, to say all of it: "It is
// “a mess” and must go, Blum said".
func (f *finder) closed(a *attribution) bool {
	open := f.pairs[a.pair].open
	k := f.text.SentenceAt(f.tok(open).Start)
	s := f.text.Sentences[k]
	if a.kind == Direct || f.inside[s.First] >= 0 && f.inside[s.First] != a.pair {
		return false
	}
	end := f.topics[k].closing
	if end.empty() || end.cue < f.pairs[a.pair].close {
		return false
	}
	a.set(f.with(ruleClosed, end.phrase, f.tok(end.cue).Span))
	return true
}

// prefers tells whether the attribution that stands right behind the marks of a fragment counts
// more than the one ahead: where a comma within them announces it, or ahead is only a noun.
func (f *finder) prefers(behind, ahead attribution, p marks) bool {
	i := p.close
	if ahead.rule == ruleOwner && i < len(f.text.Tokens) && f.tok(i).Is(",") {
		i++
	} else if !f.tok(p.last - 1).Is(",") {
		return false
	}
	return i < len(f.text.Tokens) && min(behind.cue.Start, behind.as.Start) <= f.tok(i).Start
}

// whenSaid tells whether the attribution ahead belongs to a clause that the one behind is the main clause
// of: When somebody shouted, “Cake,” Blum laughed.
func (f *finder) whenSaid(ahead attribution, p marks) bool {
	start, _ := f.sentence(p.open)
	c, _ := f.text.Tok(ahead.cue)
	if ahead.rule != ruleBefore || c <= start {
		return false
	}
	if f.tok(start).Is("although", "though", "while") && !f.tok(p.first).Upper(f.text.Bytes) {
		return true
	}
	return f.tok(start).Is("when", "as", "after", "if", "once", "while") && f.introduces(c, p.open)
}

// announced takes the subject of the sentence that a colon before the quotation ends.
func (f *finder) announced(a *attribution, start int) bool {
	open := f.pairs[a.pair].open
	if open == start || !f.tok(open-1).Is(":") {
		return false
	}
	sp := f.firstPhrase(start, open)
	if !f.human(sp) && sp.Pronoun != "he" && sp.Pronoun != "she" {
		return false
	}
	a.set(f.with(ruleColon, sp, text.Span{}))
	return true
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
	marked := f.ending(p).Is(",", "?", "!", ".", "-", "—", "–", "…")
	if f.signature(i, end) {
		sp := f.phraseFrom(i+1, end)
		return f.with(ruleSigned, sp, text.Span{}), true
	}
	if i < end && f.tok(i).Is(",", "—", "–", "-") {
		i, marked = i+1, true
	}
	if i >= end {
		return attribution{}, false
	}
	if f.tok(i).Is("according") && i+2 < end && f.tok(i+1).Is("to") {
		sp := f.explained(f.phraseFrom(i+2, end), end)
		return f.with(ruleAccording, sp, f.tokens(i, i+2)), !sp.empty()
	}
	if w, ok := f.cueAt(i); ok && (w.form == past || w.form == finite || w.form == base) {
		sp := f.explained(f.phraseFrom(i+1, end), end)
		if sp.Pronoun != "" && sp.Last < end && f.tok(sp.Last).Kind == text.Word && !prepositions[f.tok(sp.Last).Lower] {
			return attribution{}, false // “No,” said he goes
		}
		if sp.empty() || !f.speaks(sp) || !marked && !(w.lemma == "say" && f.human(sp)) { // “So it is” said Blum
			return attribution{}, false
		}
		return f.with(ruleAfter, sp, f.tok(i).Span), true
	}
	if !marked {
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
		if !ok || f.named(c) || w.form == ing && !f.tok(c-1).Is("as") || w.form == participle && !f.tok(c-1).Is("has", "have", "had", "'s") || w.form == base && !f.pluralSubject(i, c) || f.passive(c) {
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
	for k > max(0, c-window) && (f.tok(k-1).Is("not", "also", "being", "been", "widely") || f.leadingAdverb(k-1, k+1)) {
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
			sp := f.explained(f.phraseFrom(c+2, open), open)
			return f.with(ruleAccording, sp, f.tokens(c, c+2)), !sp.empty()
		}
		if a, ok := f.owner(c, start); ok && !f.dashed(c+1, open) {
			return a, true
		}
		w, ok := f.cueAt(c)
		if !ok || f.named(c) || w.class == "tag" && !f.introduces(c, open) || f.relative(c, open) {
			continue
		}
		if f.passive(c) && w.form != ing {
			if a, ok := f.byAgent(c, open); ok {
				return a, true
			}
			continue
		}
		if sp := f.before(c, start); !sp.empty() && (f.speaks(sp) || sp.Pronoun == "it" && w.class == "statement") {
			c2, outer := f.outer(sp, start)
			switch {
			case w.class == "belief" && !outer.empty():
				c, sp = c2, outer
			case sp.First > start && f.tok(sp.First-1).Is("if", "whether", "unless"):
				continue
			}
			a := f.with(ruleBefore, sp, f.tok(c).Span)
			a.via = f.viaAhead(start, sp.First, c)
			return a, true
		}
	}
	return attribution{}, false
}

// outer is the one who is said to say, with the cue at c, what the subject sp of a verb of belief thinks:
// the Blum of "Blum said voters want".
func (f *finder) outer(sp phrase, start int) (c int, p phrase) {
	c = sp.First - 1
	for c > start && f.tok(c).Is("that", "if") {
		c--
	}
	if w, ok := f.cueAt(max(c, start)); c <= start || !ok || w.class != "statement" || f.inside[c] >= 0 || f.named(c) || f.passive(c) {
		return c, phrase{}
	}
	if p = f.before(c, start); !f.speaks(p) {
		return c, phrase{}
	}
	return c, p
}

// introduces tells whether nothing but punctuation stands between token c and the quotation, or a few
// words without a verb and a comma: chanted back at him, “Go home”.
func (f *finder) introduces(c, open int) bool {
	const few = 6
	if c+1 == open || c+2 == open && f.tok(c+1).Is(",", ":") {
		return true
	}
	if open-c > few || !f.tok(open-1).Is(",", ":") {
		return false
	}
	for i := c + 1; i < open-1; i++ {
		if f.tok(i).Kind != text.Word || f.verbal(i) {
			return false
		}
	}
	return true
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
		if m, ok := f.mentionOver(f.tok(k - 1).Span); sp.empty() && ok { // because of Blum's remark
			first, _ := f.text.Tok(m.Full)
			sp = phrase{First: first, Last: k, Who: m.Who}
		}
		if sp.First > start && f.verbal(sp.First-1) { // "he reiterated Moscow's position that": his words
			return attribution{}, false
		}
		return f.with(ruleOwner, sp, f.tok(c).Span), !sp.empty()
	case f.tok(k).Is("his", "her"):
		sp := phrase{First: k, Last: k + 1, Who: name.Nobody, Pronoun: f.tok(k).Lower}
		return f.with(ruleOwner, sp, f.tok(c).Span), true
	case k > start && lightVerbs[f.tok(k-1).Lower]:
		sp := f.firstPhrase(f.clauseStart(start, k-1), k-1)
		return f.with(ruleOwner, sp, f.tok(c).Span), !sp.empty() && f.speaks(sp)
	}
	return attribution{}, false
}

// dashed tells whether a dash among the tokens [i, end) sets off what follows it.
func (f *finder) dashed(i, end int) bool {
	for ; i < end; i++ {
		if t := f.tok(i); f.inside[i] < 0 && (t.Is("—", "–") || t.Is("-") && t.End < f.tok(i+1).Start) {
			return true
		}
	}
	return false
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
