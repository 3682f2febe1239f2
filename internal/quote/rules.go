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
		ahead.via = f.viaAfter(p.close, end)
		a.set(ahead)
	case okAhead && (behind.rule == ruleAccording || a.kind == Partial && !f.prefers(behind, ahead, p)):
		if behind.rule == ruleAccording {
			ahead.via = behind.as
		}
		a.set(ahead)
	case okBehind:
		a.set(behind)
	default:
		return f.announced(a, start)
	}
	return true
}

// reach is the range of tokens in which an attribution of the pair can stand: the sentences that
// it is in; what a colon announces it with, at the end of the paragraph before; and behind a
// question or an exclamation, which ends no sentence in “Why?” Lavrov asked, what follows at once.
func (f *finder) reach(p marks) (start, end int) {
	start, _ = f.sentence(p.open)
	_, end = f.sentence(p.close - 1)
	if p.open == start && start > 0 && f.tok(start-1).Is(":") {
		start, _ = f.sentence(start - 1)
	}
	if k := f.text.SentenceAt(f.tok(p.close-1).Start) + 1; end == p.close && k < len(f.text.Sentences) && f.ending(p).Is("?", "!") {
		if next := f.text.Sentences[k]; next.Paragraph == p.paragraph && f.tag(next) {
			end = next.Last
		}
	}
	return start, end
}

// tag tells whether a sentence is only an attribution: a name, and a cue within a few words.
func (f *finder) tag(s text.Sentence) bool {
	for c := s.First; c < min(s.Last, s.First+window/6); c++ {
		w, ok := f.cueAt(c)
		if !ok || f.named(c) {
			continue
		}
		return (w.form == past || w.form == finite) && c > s.First && (c+1 >= s.Last || !f.tok(c+1).Is("that", "he", "she", "it", "they", "the", "a", "an"))
	}
	return false
}

// ending is the token that ends the words of the pair, single quotation marks left out.
func (f *finder) ending(p marks) text.Token {
	for i := p.last - 1; i > p.first; i-- {
		if t := f.tok(i); !t.Quotation() && !t.Is("'", "’") {
			return t
		}
	}
	return f.tok(p.first)
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
			sp := f.phraseFrom(c+2, open)
			return f.with(ruleAccording, sp, f.tokens(c, c+2)), !sp.empty()
		}
		if a, ok := f.owner(c, start); ok {
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
		if sp := f.before(c, start); !sp.empty() && f.speaks(sp) {
			return f.with(ruleBefore, sp, f.tok(c).Span), true
		}
	}
	return attribution{}, false
}

// introduces tells whether nothing but punctuation stands between token c and the quotation.
func (f *finder) introduces(c, open int) bool {
	return c+1 == open || c+2 == open && f.tok(c+1).Is(",", ":")
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
	case k > start && lightVerbs[f.tok(k-1).Lower]:
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
