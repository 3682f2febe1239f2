package quote

import (
	"dossier/internal/name"
	"dossier/internal/text"
)

// leading is the attribution that token c is the cue of, with its content behind it: "Blinken said
// that …", "According to the Kremlin, …". end is the token behind the content.
func (r *reporter) leading(c int, s text.Sentence) (a indirect, end int, ok bool) {
	if r.tok(c).Is("according") && c+2 < s.Last && r.tok(c+1).Is("to") {
		return r.accordingFirst(c, s)
	}
	if hearsay[r.tok(c).Lower] {
		return r.rumour(c, s)
	}
	w, ok := r.anyCueAt(c)
	if !ok && r.cues.nouns[r.tok(c).Lower] {
		return r.noun(c, s)
	}
	if !ok || len(w.takes) == 0 {
		return a, 0, false
	}
	first, object, ok := r.content(c, s.Last, w)
	if r.tok(s.First).Is("as") && c+2 < s.Last && r.tok(c+1).Is(",") && w.takesAny("that") { // "As Blum said, …"
		first, object, ok = c+2, false, true
	}
	if !ok {
		return a, 0, false
	}
	last := r.contentEnd(first, s.Last, w, object)
	if c <= s.First+1 && w.form != base || w.form == ing && r.tok(s.First).Is("with") && c < s.First+window/6 {
		last = r.mainClause(first, last)
	}
	if r.asked(c, s, w) {
		return r.question(c, first, last, w)
	}
	sp, ok := r.agent(c, last, s, w)
	if !ok {
		return a, 0, false
	}
	a = indirect{attribution: r.with(ruleSays, sp, r.cue(c, s)), class: w.class}
	return a, last, r.report(&a, first, last)
}

// cue is the place of the cue at token c, with what negates it: "did not say".
func (r *reporter) cue(c int, s text.Sentence) text.Span {
	g := r.groupOf(c, max(s.First, c-window))
	for i := g.first; i < c; i++ {
		if negated(r.tok(i)) || r.tok(i).Is("not", "never") {
			return r.tokens(g.first, c+1)
		}
	}
	return r.tok(c).Span
}

// asked tells whether the cue at c is a question that nobody is named with: "asked whether she would
// stay, Blum laughed", "Blum was asked whether".
func (r *reporter) asked(c int, s text.Sentence, w cueWord) bool {
	return w.lemma == "ask" && w.form == past && (c == s.First || c == s.First+1 && r.tok(s.First).Is("when") || r.passive(c))
}

// question is the question that tokens [first, last) are, which somebody unnamed asks, or whom "by"
// names.
func (r *reporter) question(c, first, last int, w cueWord) (a indirect, end int, ok bool) {
	a = indirect{attribution: attribution{rule: ruleNone, trust: 1, speaker: phrase{Who: name.Nobody}, cue: r.tok(c).Span}, class: w.class}
	end = last
	for i := first; i+1 < last; i++ {
		if sp := r.phraseFrom(i+1, last); r.tok(i).Is("by") && r.inside[i] < 0 && (sp.Last == last || r.tok(sp.Last).Kind == text.Mark) {
			a.attribution = r.with(ruleSays, sp, r.tok(c).Span)
			last = i
		}
	}
	return a, end, r.report(&a, first, last)
}

// mainClause is the comma in tokens [first, last) behind which the clause begins that a participle
// at the beginning of a sentence belongs to, or last.
func (r *reporter) mainClause(first, last int) int {
	for i := first + 1; i+1 < last; i++ {
		if r.inside[i] < 0 && r.tok(i).Is(",") && r.newClause(i+1, last) {
			return i
		}
	}
	return last
}

// accordingFirst is "According to the Kremlin, …".
func (r *reporter) accordingFirst(c int, s text.Sentence) (a indirect, end int, ok bool) {
	comma := c + 2
	for comma < min(s.Last, c+window) && !r.tok(comma).Is(",") {
		comma++
	}
	if comma+1 >= s.Last || !r.tok(comma).Is(",") {
		return a, 0, false
	}
	sp := r.phraseFrom(c+2, comma)
	if sp.empty() {
		return a, 0, false
	}
	last := r.contentEnd(comma+1, s.Last, cueWord{form: past}, false)
	a = indirect{attribution: r.with(ruleAccording, sp, r.tokens(c, c+2)), class: "statement"}
	return a, last, r.report(&a, comma+1, last)
}

// report adds tokens [first, last) to the contents of a, without the punctuation, marks that have no
// partner and joining words at their ends; it tells whether anything is left.
func (r *reporter) report(a *indirect, first, last int) bool {
	for first < last && r.inside[first] < 0 && (r.tok(first).Quotation() || r.tok(first).Is(",", "-", "—", "–", "(")) {
		first++
	}
	for last > first && r.inside[last-1] < 0 && (r.tok(last-1).Quotation() || r.tok(last-1).Is(",", ".", ";", ":", "!", "?", "-", "—", "–", "and", "but", "or", "…", "(")) {
		last--
	}
	if first < last {
		a.content = append(a.content, r.tokens(first, last))
	}
	return first < last
}
