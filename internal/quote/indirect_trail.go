package quote

import (
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
)

// trailing is the attribution that token c is the cue of, with its content before it and perhaps
// behind: "…, Blinken said", "…, according to the Kremlin". end is the token behind all.
func (r *reporter) trailing(c int, s text.Sentence) (a indirect, end int, ok bool) {
	if c == s.First {
		return a, 0, false
	}
	a, before, end, ok := r.attributionAt(c, s)
	if !ok {
		return a, 0, false
	}
	first := r.contentStart(before, s)
	if first >= before || r.fronts(first, before) {
		return a, 0, false
	}
	if inner, ok := r.within(first, before, a, s); ok {
		r.use(first, end)
		return inner, end, true
	}
	parted, last := r.parted(end, s), end
	switch whole := r.finite(first, before); {
	case parted && (!whole || r.finite(end+1, end+2)):
		last = r.contentEnd(end+1, s.Last, cueWord{form: past}, false)
		if !r.finite(end+1, last) || !r.report(&a, first, before) {
			return a, 0, false
		}
		r.report(&a, end+1, last)
	case !whole && (parted || before-first < 5 || end+1 < s.Last), !r.report(&a, first, before):
		return a, 0, false
	}
	r.use(before, min(end, s.Last))
	return a, last, true
}

// use notes that tokens [first, last) belong to an attribution found.
func (r *reporter) use(first, last int) {
	for i := first; i < last; i++ {
		r.open[i] = false
	}
}

// attributionAt is the attribution that token c is the cue of; before is the token behind what it
// attributes, end the token behind it.
func (r *reporter) attributionAt(c int, s text.Sentence) (a indirect, before, end int, ok bool) {
	if r.tok(c).Is("according") && c+2 < s.Last && r.tok(c+1).Is("to") {
		sp := r.phraseFrom(c+2, s.Last)
		a.attribution, a.class = r.with(ruleAccording, sp, r.tokens(c, c+2)), "statement"
		return a, c, r.untilMark(sp.Last, s.Last), !sp.empty()
	}
	return r.tagged(c, s)
}

// within is the attribution that tokens [first, last) begin with, where a, which follows them, only
// says who has reported it: "Blinken said …, the AP reported".
func (r *reporter) within(first, last int, a indirect, s text.Sentence) (inner indirect, ok bool) {
	if a.rule != ruleAccording && r.text.Slice(a.cue) != "reported" || a.speaker.Who == name.Nobody || r.people[a.speaker.Who].Kind != name.Body {
		return inner, false
	}
	for c := first + 1; c < min(last, first+window/4); c++ {
		inner, _, ok := r.leading(c, text.Sentence{First: s.First, Last: last})
		if ok && inner.class == "statement" && inner.speaker.First == first {
			inner.via = a.as
			return inner, true
		}
	}
	return inner, false
}

// parted tells whether the comma at token end goes on with content that the attribution broke off.
func (r *reporter) parted(end int, s text.Sentence) bool {
	if end+1 >= s.Last || !r.tok(end).Is(",") {
		return false
	}
	n := r.tok(end + 1)
	return !n.Is("but", "while", "though", "although", "which", "who", "adding", "citing", "as") && !strings.HasSuffix(n.Lower, "ing")
}

// contentStart is where the content before token i begins.
func (r *reporter) contentStart(i int, s text.Sentence) int {
	first := max(r.free, s.First, i-2*window)
	for k := i - 1; k > first; k-- {
		if r.inside[k] < 0 && r.tok(k).Is(";") {
			first = k + 1
		}
	}
	if d := r.dateline(first, i); first == s.First && d > 0 {
		first = d
	}
	for first < i && r.tok(first).Is("but", "and", "still", "yet", ",") {
		first++
	}
	return first
}

// fronts tells whether tokens [first, end) are a clause that only says when or why the next is true.
func (r *reporter) fronts(first, end int) bool {
	if !r.tok(first).Is("as", "when", "while", "after", "before", "although", "though", "because", "since") {
		return false
	}
	for i := first + 1; i < end; i++ {
		if r.tok(i).Is(",") {
			return false
		}
	}
	return true
}

// dateline is the token behind the dateline that tokens [first, end) begin with: "KESTA (AP) — ",
// or 0.
func (r *reporter) dateline(first, end int) int {
	if place := r.text.Slice(r.tok(first).Span); r.tok(first).Kind != text.Word || strings.ToUpper(place) != place || len(place) < 3 {
		return 0
	}
	for i := first + 1; i < min(end, first+window/5); i++ {
		if r.dash(i, end) || r.tok(i).Is("_") {
			return i + 1
		}
	}
	return 0
}

// tagged is the attribution whose cue is token c, in either order with its speaker, where nothing
// follows that it could attribute; before is the comma that parts it from what it attributes.
func (r *reporter) tagged(c int, s text.Sentence) (a indirect, before, end int, ok bool) {
	w, ok := r.anyCueAt(c)
	if !ok || w.form == ing || w.form == participle || !w.takesAny("that") || r.tok(c-1).Is("who", "which", "that") {
		return a, 0, 0, false
	}
	if r.tok(c-1).Is(",") && !w.takesAny("whom") {
		if sp := r.phraseFrom(c+1, s.Last); !sp.empty() && r.speaks(sp) && r.closes(sp.Last, s) {
			a.attribution, a.class = r.with(ruleSaid, sp, r.tok(c).Span), w.class
			return a, c - 1, r.untilMark(sp.Last, s.Last), true
		}
	}
	end = r.tagEnd(c+1, s.Last, w.takesAny("whom", "(whom)"))
	if !r.closes(end, s) || end+1 < s.Last && r.inside[end+1] >= 0 {
		return a, 0, 0, false
	}
	sp, ok := r.agent(c, end, s, w)
	if before = r.commaBefore(sp, s); !ok || before < 0 {
		if sp, before = r.described(c, s); before < 0 {
			return a, 0, 0, false
		}
	}
	a.attribution, a.class = r.with(ruleSaid, sp, r.tok(c).Span), w.class
	return a, before, end, true
}

// commaBefore is the comma before the phrase, or before "as" and the phrase; -1 where there is none.
func (r *reporter) commaBefore(p phrase, s text.Sentence) int {
	i := p.First - 1
	if i > s.First && r.tok(i).Is("as") {
		i--
	}
	if i <= s.First || !r.tok(i).Is(",") || r.inside[i] >= 0 {
		return -1
	}
	return i
}

// described is the speaker whom a comma parts from the content and whom words without a comma
// describe up to the cue at c: ", an official who asked not to be named said".
func (r *reporter) described(c int, s text.Sentence) (phrase, int) {
	none := phrase{Who: name.Nobody}
	for k := c - 2; k > max(s.First, c-window/3) && r.inside[k] < 0; k-- {
		if !r.tok(k).Is(",") {
			continue
		}
		p := r.phraseFrom(k+1, c)
		if p.empty() || p.Last == c || !r.speaks(p) || !r.tok(p.Last).Is("who", "familiar", "with", "close", "briefed", "involved", "there") {
			return none, -1
		}
		return p, k
	}
	return none, -1
}

// closes tells whether token i ends an attribution behind its content.
func (r *reporter) closes(i int, s text.Sentence) bool {
	return i >= s.Last || r.tok(i).Is(",", ".", ";", "—", "–", "-", "(", ")", "!", "?")
}

// tagEnd is the token behind what may follow the cue of an attribution that has its content before
// it: whom, when, where.
func (r *reporter) tagEnd(i, end int, whom bool) int {
	i = r.skipWhen(i, end)
	if whom && i < end && r.inside[i] < 0 && !prepositions[r.tok(i).Lower] {
		i = r.skipWhen(r.nounPhrase(i, end), end)
	}
	for i < end && prepositions[r.tok(i).Lower] && !r.tok(i).Is("despite", "amid") {
		j := r.skipWhen(r.nounPhrase(i+1, end), end)
		if j <= i+1 {
			break
		}
		i = j
	}
	return i
}

// untilMark is the first comma, dash or stop from token i on.
func (r *reporter) untilMark(i, end int) int {
	for end = min(end, i+window); i < end && !r.tok(i).Is(",", ";", "—", "–", "."); {
		i++
	}
	return i
}
