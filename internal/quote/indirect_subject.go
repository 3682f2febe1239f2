package quote

import (
	"slices"
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
)

// group is the verb group that a cue ends: "has also repeatedly said".
type group struct {
	first         int  // its first token
	modal, be, to bool // what of these stands in it
}

var (
	modals = text.Set("can could may might should must shall")
	beings = text.Set("is are was were be been being am")
	// floats stand between a subject and its verb and are neither.
	floats = text.Set("both all each himself herself itself themselves now then today too either rather quite quick long")
)

// groupOf is the verb group of the cue at token c, which begins at or after token lo.
func (r *reporter) groupOf(c, lo int) group {
	g := group{first: c}
	for v := c; v > lo && r.inside[v-1] < 0; {
		t := r.tok(v - 1)
		switch {
		case t.Is("to") && v-1 > lo && r.carries(v-2):
			v -= 2
		case t.Is("to"):
			g.to = true
			return g
		case auxiliaries[t.Lower], floats[t.Lower], negated(t), r.adverb(v - 1):
			v--
		case t.Is("on") && v-1 > lo && r.tok(v-2).Is("went", "goes", "go"):
			v -= 2
		default:
			return g
		}
		g.first = v
		for k := v; k < min(v+2, c); k++ {
			g.modal = g.modal || modals[r.tok(k).Lower]
			g.be = g.be || beings[r.tok(k).Lower]
		}
	}
	return g
}

// carries tells whether token i is a verb that only carries on the one behind its "to".
func (r *reporter) carries(i int) bool {
	return r.tok(i).Is("continue", "continues", "continued", "continuing", "began", "on", "had", "quick")
}

func negated(t text.Token) bool { return strings.HasSuffix(t.Lower, "n't") }

func (r *reporter) adverb(i int) bool {
	t := r.tok(i)
	return len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ly") && !t.Upper(r.text.Bytes)
}

// agent is who says what the cue at c attributes: the subject of its verb.
func (r *reporter) agent(c, end int, s text.Sentence, w cueWord) (phrase, bool) {
	none := phrase{Who: name.Nobody}
	g := r.groupOf(c, max(s.First, c-window))
	v := g.first
	if w.form == ing && v > s.First && contracted(r.tok(v-1)) { // "he's saying"
		return r.usable(phrase{First: v - 1, Last: v, Who: name.Nobody})
	}
	switch {
	case g.modal, g.to:
		return none, false
	case w.form == ing && !g.be:
		return r.participleOf(v, end, s)
	case w.form == past && v == c && c > s.First && (prepositions[r.tok(c-1).Lower] || c > s.First+1 && r.tok(c-2).Is("to")):
		return none, false // "to meet expected needs"
	case g.be && w.form != ing, w.form == participle && v == c, v == s.First:
		return none, false
	}
	p, ok := r.usable(r.subjectOf(v, s))
	if w.form == base && v == c && !r.several(p) {
		return none, false
	}
	if p.Pronoun == "it" && (w.class != "statement" || !w.takesAny("that") || inanimate[w.lemma]) {
		return none, false
	}
	return p, ok && r.noNoun(c, w, g, p) && !r.nameGiven(c, w, p) && !r.supposed(p, s)
}

// inanimate are verbs of which "it" is mostly no body that speaks: "it suggests that".
var inanimate = text.Set("show find suggest indicate signal determine underscore underline highlight offer promise threaten")

// usable tells whether the phrase can be a speaker.
func (r *reporter) usable(p phrase) (phrase, bool) {
	if p.empty() || p.Pronoun != "it" && !r.speaks(p) {
		return p, false
	}
	t := r.tok(p.First)
	if contracted(t) && p.Last == p.First+1 {
		p.Pronoun, _, _ = strings.Cut(t.Lower, "'")
	}
	return p, !(p.Last == p.First+1 && (articleWords[t.Lower] || t.Is("and", "which", "what", "nobody", "none", "neither", "nothing")))
}

// several tells whether the phrase is one that a verb without ending can follow.
func (r *reporter) several(p phrase) bool {
	if p.Pronoun != "" {
		return p.Pronoun != "he" && p.Pronoun != "she"
	}
	for i := p.First; i < p.Last; i++ {
		if t := r.tok(i); r.plural(t) || t.Is("percent", "half", "majority", "others", "third", "who", "&") {
			return true
		}
	}
	return false
}

// subjectOf is the subject of the verb group that begins at token v.
func (r *reporter) subjectOf(v int, s text.Sentence) phrase {
	lo := max(s.First, v-window)
	prev := r.tok(v - 1)
	switch {
	case r.inside[v-1] >= 0 && r.ending(r.pairs[r.inside[v-1]]).Is(","):
		return r.beforeCommas(lo, max(lo, r.pairs[r.inside[v-1]].open), s)
	case r.inside[v-1] >= 0:
		return phrase{Who: name.Nobody}
	case prev.Is("who", "which", "that"):
		e := v - 1
		if e > lo && r.tok(e-1).Is(",") {
			e--
		}
		if prev.Is("who") {
			return r.apposed(lo, r.nounBefore(lo, e))
		}
		return r.thing(r.nounBefore(lo, e))
	case prev.Is(","):
		return r.beforeCommas(lo, v-1, s)
	case prev.Is("and", "or", "but", "then", "to", "by"), r.verbal(v - 1):
		return r.mainSubject(v-1, s)
	}
	if p := r.nounBefore(lo, v); !p.empty() {
		return p
	}
	return r.mainSubject(v-1, s)
}

// thing is what "which" behind the phrase means: the last noun in it, or nobody where that is a person.
func (r *reporter) thing(p phrase) phrase {
	for k := p.Last - 1; k > p.First; k-- {
		if prepositions[r.tok(k).Lower] && !r.tok(k).Is("of", "for") && !r.named(k) {
			p.First = k + 1 // "a report by the agency, which said"
			break
		}
	}
	if p.empty() {
		return p
	}
	if m, ok := r.mentionOver(r.tok(p.Last - 1).Span); ok && m.Who != name.Nobody && r.people[m.Who].Kind == name.Body {
		for r.tok(p.First).Start < m.Start {
			p.First++ // "the president of the Harbour Union, which said"
		}
		p.Who = m.Who
	}
	if r.human(p) {
		return phrase{Who: name.Nobody}
	}
	return p
}

// nounBefore is the noun phrase before token end; of "a claim Russia" the name.
func (r *reporter) nounBefore(lo, end int) phrase {
	p := r.phraseBefore(lo, end)
	if q := r.phraseBefore(lo, max(lo, p.First-2)); p.First > lo+1 && prepositions[r.tok(p.First-1).Lower] && r.pastVerb(p.First-2) && !q.empty() && q.Last == p.First-2 {
		return q // "the man criticised by Blum"
	}
	if p.Last > p.First+2 && r.tok(p.First).Is("last", "this", "next") && dating[r.tok(p.First+1).Lower] {
		p.First += 2 // "Last week Blum said"
	}
	if p.empty() || !articleWords[r.tok(p.First).Lower] {
		return p
	}
	if m, ok := r.mentionOver(r.tok(p.Last - 1).Span); ok && m.End == r.tok(p.Last-1).End {
		k := p.Last - 1
		for k > p.First && r.tok(k-1).Start >= m.Full.Start {
			k--
		}
		for i := p.First; i < k; i++ {
			if prepositions[r.tok(i).Lower] {
				return p
			}
		}
		if k > p.First+1 && !r.tok(k-1).Upper(r.text.Bytes) && !prepositions[r.tok(k-1).Lower] && !r.tok(k-1).Is("and", "-", "'s") && (!r.human(p) || r.tok(p.First).Is("a", "an")) {
			p.First = k
		}
	}
	return p
}

// beforeCommas is the subject before what commas set off, the later of which is token end: what the
// clause begins with, if a comma follows it, or else the nearest name.
func (r *reporter) beforeCommas(lo, end int, s text.Sentence) phrase {
	if p := r.startOf(r.clauseFrom(lo, end), end); r.human(p) && r.tok(p.Last).Is(",") {
		return p
	}
	for k := end - 1; k > lo; k-- {
		if !r.tok(k).Is(",") || r.inside[k] >= 0 {
			continue
		}
		p := r.nounBefore(lo, k)
		if q := r.phraseFrom(k+1, end); r.human(q) && q.Last == end && !p.empty() && p.Who == name.Nobody {
			p.Who = q.Who // "his deputy, Nora Blum, said"
			return p
		}
		if p.empty() || !r.speaks(p) || p.First > lo && prepositions[r.tok(p.First-1).Lower] {
			continue
		}
		if r.human(p) || p.First == s.First || r.tok(p.First-1).Kind == text.Mark && !r.tok(p.First-1).Is(",") || r.tok(p.First-1).Is("and", "but", "as", "while", "when", "that") {
			return p
		}
	}
	if p := r.mainSubject(end, s); p.empty() || p.Last > end || !r.finite(p.Last, end) {
		return p
	}
	return phrase{Who: name.Nobody}
}

// clauseFrom is where the clause that token i stands in begins, at or after lo: behind a semicolon,
// or behind an "and" that a subject with its verb follows.
func (r *reporter) clauseFrom(lo, i int) int {
	first := r.clauseStart(lo, i)
	for k := i - 2; k > first; k-- {
		if r.inside[k] < 0 && r.tok(k).Is("and") && r.begins(k+1) && r.newClause(k+1, i) {
			return k + 1
		}
	}
	return first
}

// mainSubject is the subject of the clause that token i stands in: that of the attribution before it
// in the sentence, or what the clause begins with.
func (r *reporter) mainSubject(i int, s text.Sentence) phrase {
	if p, ok := r.quoter(i, s); ok {
		return p
	}
	lo := max(s.First, i-window)
	return r.startOf(r.clauseFrom(lo, i), i)
}

// startOf is the noun phrase that the clause of tokens [i, end) begins with, times before it left out.
func (r *reporter) startOf(i, end int) phrase {
	for i+1 < end && r.tok(i).Is("just", "even", "only", "not", "shortly", "days", "hours", "weeks", "months", "minutes") && r.fronted(i+1) {
		i++
	}
	p := r.firstPhrase(i, end)
	if !p.empty() && p.Last+1 < end && r.tok(p.Last).Is(",") && p.Who == name.Nobody && p.Pronoun == "" && dating[r.tok(p.Last-1).Lower] {
		return r.firstPhrase(p.Last+1, end)
	}
	return p
}

// quoter is who is said to say the quotation that stands before token i in its sentence.
func (r *reporter) quoter(i int, s text.Sentence) (phrase, bool) {
	at := r.tok(i).Start
	behind, _ := slices.BinarySearchFunc(r.quotes, at, func(q Quote, at int) int { return q.Start - at })
	for k := behind - 1; k >= max(0, behind-4) && r.quotes[k].End > r.tok(s.First).Start; k-- {
		q := r.quotes[k]
		if q.Cue.Len() > 0 && q.Cue.Start >= r.tok(s.First).Start && q.Cue.End <= at && q.Speaker.Len() > 0 && q.Speaker.Start >= r.tok(s.First).Start {
			first, last := r.text.Tok(q.Speaker.Span)
			p := phrase{First: first, Last: last, Who: name.Nobody}
			r.refer(&p)
			p.Who = q.Speaker.Who
			return p, true
		}
	}
	return phrase{}, false
}

// participleOf is whose participle the word at token v is: the noun before it, or the subject of
// its clause, which stands behind where the participle begins the sentence.
func (r *reporter) participleOf(v, end int, s text.Sentence) (phrase, bool) {
	none := phrase{Who: name.Nobody}
	if v > s.First && r.tok(v-1).Is("of", "in", "for", "against", "like", "with", "from", "most", "more", "very") && v > s.First+1 {
		return none, false
	}
	if v == s.First || v == s.First+1 && r.fronted(s.First) || v <= s.First+3 && r.tok(v-1).Is("to", "by") {
		if end+1 >= s.Last || !r.tok(end).Is(",") {
			return none, false
		}
		verb := end + 2
		for verb < min(s.Last, end+window/2) && !r.finite(verb, verb+1) {
			verb++
		}
		return r.usable(r.phraseFrom(end+1, min(verb, s.Last)))
	}
	if r.inside[v-1] >= 0 {
		return r.usable(r.mainSubject(v-1, s))
	}
	switch t := r.tok(v - 1); {
	case prepositions[t.Lower], t.Is("before", "after", "while", "when", "without"):
		if p := r.nearestSubject(v-1, s); p.Who != name.Nobody || p.Pronoun != "" {
			return r.usable(p)
		}
		return r.usable(r.mainSubject(v-1, s))
	case t.Kind == text.Mark, subordinators[t.Lower], t.Is("and", "or", "but", "then"), r.adverb(v - 1), r.verbal(v - 1):
		return r.usable(r.mainSubject(v-1, s))
	}
	for k := v - 1; k >= max(s.First, v-window/6) && r.tok(k).Kind == text.Word; k-- {
		if r.tok(k).Is("with") {
			return r.usable(r.phraseFrom(k+1, v)) // "with some saying"
		}
	}
	if p := r.nounBefore(s.First, v); p.Who != name.Nobody || p.Pronoun != "" {
		return r.usable(p)
	}
	return r.usable(r.mainSubject(v-1, s))
}

// noNoun tells whether the word at token c, which may as often be a noun, is a verb behind its subject p:
// a name, a pronoun or a phrase with an article, no other noun of which it could be.
func (r *reporter) noNoun(c int, w cueWord, g group, p phrase) bool {
	if w.form != finite && w.form != base || !homographs[r.tok(c).Lower] || g.first < c {
		return true
	}
	if p.Pronoun != "" || r.tok(c-1).Is("who", ",", "and", "but", "many", "some", "others", "most", "few") {
		return true
	}
	if p.Last != c {
		return false
	}
	m, ok := r.mentionOver(r.tok(c - 1).Span)
	if ok && !r.tok(c).Is("states") && m.Who != name.Nobody {
		return m.End == r.tok(c-1).End && r.people[m.Who].Kind != name.Place
	}
	next := r.tok(min(c+1, len(r.text.Tokens)-1))
	if r.tok(c).Is("state", "states", "rule", "rules", "reason", "reasons", "object", "objects") {
		return next.Is("that") && articleWords[r.tok(p.First).Lower]
	}
	return next.Is("that", "out", "the", "a", "his", "her", "their", "its", "he", "she", "they", "it") || strings.HasSuffix(r.tok(c-1).Lower, "s") != (w.form == finite) && articleWords[r.tok(p.First).Lower]
}

// nameGiven tells whether the participle at c gives a name: "a group called Sunrise".
func (r *reporter) nameGiven(c int, w cueWord, p phrase) bool {
	return w.form == past && p.Last == c && p.Who == name.Nobody && r.tok(p.First).Is("a", "an") && w.takesAny("object")
}

// nearestSubject is the subject of the last finite verb before token i.
func (r *reporter) nearestSubject(i int, s text.Sentence) phrase {
	for k := i - 1; k > max(s.First, i-window/3) && r.inside[k] < 0; k-- {
		if p := r.nounBefore(s.First, k); r.finite(k, k+1) && !p.empty() {
			return p
		}
	}
	return phrase{Who: name.Nobody}
}

// supposed tells whether the phrase is the subject of a condition or of what somebody else is said
// to say: "if Moscow says", "and that Moscow said".
func (r *reporter) supposed(p phrase, s text.Sentence) bool {
	return p.First > s.First && (r.tok(p.First-1).Is("if", "unless", "whether") || p.First > s.First+1 && r.tok(p.First-1).Is("that") && r.tok(p.First-2).Is("and"))
}
