package quote

import (
	"strings"

	"dossier/internal/text"
)

// content is the token at which what the cue at c attributes begins, before token end; object
// tells whether it is a noun phrase rather than a clause.
func (r *reporter) content(c, end int, w cueWord) (first int, object, ok bool) {
	i := r.skipWhen(c+1, end)
	if i >= end {
		return 0, false, false
	}
	if w.takesAny("whom", "(whom)") {
		if j := r.addressed(i, end, w); j > i && j < end && r.opens(j, end, w) {
			return j, r.tok(j).Is("to") || prepositions[r.tok(j-1).Lower], true
		}
	}
	if j := r.skipPlace(i, end, w); j > i && j < end && w.takesAny("that") {
		return j, false, true
	}
	t := r.tok(i)
	switch {
	case r.inside[i] >= 0:
		return i, false, w.takesAny("that", "object")
	case t.Kind == text.Mark:
		return 0, false, false
	case t.Is("that") && w.takesAny("that"), wondering[t.Lower] && w.takesAny("whether"), t.Is("if", "what", "how") && w.takesAny("that"):
		return i, false, true
	case t.Is("to") && w.takesAny("infinitive"), t.Is("not") && w.takesAny("infinitive") && r.tok(min(i+1, end-1)).Is("to"):
		return i, true, true
	case t.Is("out") && w.takesAny("out"):
		return i + 1, !r.tok(min(i+1, end-1)).Is("that"), i+1 < end
	case prepositions[t.Lower] && (t.Lower != "for" || !w.takesAny("that")):
		return i + 1, true, w.takesAny(t.Lower) && i+1 < end && !(r.tok(i+1).Is("him", "her", "them", "me") && r.tok(min(i+2, end-1)).Kind == text.Mark)
	case t.Is("off", "up", "down", "away", "back"), finites[t.Lower] && w.takesAny("object"): // "a claim Blum denied was"
		return 0, false, false
	case w.takesAny("that") && !w.takesAny("whom") && r.clause(i, end, w):
		return i, false, true
	case subordinators[t.Lower], t.Is("and", "or"), pronounObjects[t.Lower] && (i+1 >= end || r.tok(i+1).Kind == text.Mark || r.tok(i+1).Is("and")):
		return 0, false, false
	}
	return i, true, w.takesAny("object")
}

// addressed is the token behind the one addressed, named at token i, and what commas set off there:
// "told reporters at the ministry, however, that".
func (r *reporter) addressed(i, end int, w cueWord) int {
	j := r.nounPhrase(i, end)
	for k := i + 1; k < j; k++ {
		if prepositions[r.tok(k).Lower] && w.takesAny(r.tok(k).Lower) {
			return k + 1 // "warned the town of a collapse"
		}
	}
	j = r.skipWhen(j, end)
	for k := j; j > i && k < min(end, j+window/4) && r.inside[k] < 0 && !r.finite(k, k+1); k++ {
		if r.tok(k).Is("that", "how", "whether") && (k == j || !r.tok(j).Is("of", "about", ".")) {
			return k
		}
	}
	return j
}

var wondering = text.Set("whether if how what why who where when which")

// opens tells whether token j begins what the cue attributes, behind the one addressed.
func (r *reporter) opens(j, end int, w cueWord) bool {
	t := r.tok(j)
	return prepositions[r.tok(j-1).Lower] && w.takesAny(r.tok(j-1).Lower) || t.Is("that") && w.takesAny("that") || t.Is("whether", "if", "how", "why", "what") && w.takesAny("whether", "that") || t.Is("to") && w.takesAny("infinitive") ||
		w.takesAny("that") && t.Kind == text.Word && !prepositions[t.Lower] && !subordinators[t.Lower] && !t.Is("and", "or") && r.clause(j, end, w)
}

// skipWhen is the token behind adverbs and words that say when.
func (r *reporter) skipWhen(i, end int) int {
	for i < end && r.inside[i] < 0 {
		t := r.tok(i)
		switch {
		case i+1 < end && r.tok(i+1).Is("'s"):
			return i // "said Friday's vote was void"
		case strings.HasSuffix(t.Lower, "ly") && !r.named(i) && len(t.Lower) > 4, t.Is("again", "also", "instead", "later", "earlier", "today"), r.timeWord(t) && !r.named(i):
			i++
		case t.Is("on", "late", "early", "last", "this", "in") && i+1 < end && r.timeWord(r.tok(i+1)):
			i += 2
		case t.Kind == text.Number && i > 0 && r.timeWord(r.tok(i-1)):
			i++
		default:
			return i
		}
	}
	return i
}

// skipPlace is the "that" which phrases that say where, when or to whom part from the cue, or i.
func (r *reporter) skipPlace(i, end int, w cueWord) int {
	limit := min(end, i+window/2)
	to := r.tok(i).Is("to") && !w.takesAny("infinitive", "to")
	if i >= limit || !to && !r.tok(i).Is("in", "on", "at", "during", "through", "via", "after", "before", "by", "from", "for", ",") {
		return i
	}
	for j := i + 1; j < limit && r.inside[j] < 0; j++ {
		switch t := r.tok(j); {
		case t.Is("that") && (r.tok(j-1).Kind == text.Mark || !r.tok(i).Is(",")):
			return j
		case t.Is(".", ";", ":"):
			return i
		}
	}
	return i
}

// nounPhrase is the token behind the noun phrase that begins at token i.
func (r *reporter) nounPhrase(i, end int) int {
	first := i
	if i < end && prepositions[r.tok(i).Lower] {
		return i
	}
	if i < end && pronounObjects[r.tok(i).Lower] {
		return i + 1
	}
	for i < min(end, first+window/4) && !r.stops(i) {
		t := r.tok(i)
		prev := r.tok(max(i-1, 0))
		if i > first && (clauseSubjects[t.Lower] || prepositions[t.Lower] && !t.Is("of", "for") || r.timeWord(t)) {
			break
		}
		joined := i == first || prepositions[prev.Lower] || prev.Is("'s", "the", "and", "'", "’", "-")
		if !joined && (articleWords[t.Lower] || r.begins(i) && !prev.Upper(r.text.Bytes)) {
			break
		}
		i++
	}
	return i
}

// begins tells whether a name begins at token i.
func (r *reporter) begins(i int) bool {
	m, ok := r.mentionOver(r.tok(i).Span)
	return ok && m.Full.Start == r.tok(i).Start
}

var (
	pronounObjects = text.Set("him her them us me it you")
	clauseSubjects = text.Set("he she they it we i you there his its their")
	articleWords   = text.Set("the a an this these those")
)

// clause tells whether a clause begins at token i: with a finite verb, or for verbs that take
// nothing else without looking for one.
func (r *reporter) clause(i, end int, w cueWord) bool {
	if clauseSubjects[r.tok(i).Lower] && !r.tok(i).Is("his", "its", "their") || contracted(r.tok(i)) {
		return true
	}
	only := !w.takesAny("object", "(object)")
	for j := i; j < min(end, i+window/3); j++ {
		t := r.tok(j)
		switch {
		case t.Is(";", ":", "that", "who", "which"), t.Is(",") && j > i+8:
			return only && j > i
		case t.Is("and", "but") && j+1 < end && r.finite(j+1, j+2) && !only:
			return false
		case j > i && r.finite(j, j+1):
			return true
		}
	}
	return only && i+1 < end && !prepositions[r.tok(i).Lower] && !subordinators[r.tok(i).Lower] && r.tok(i+1).Kind == text.Word
}

// contracted tells whether a pronoun and a verb are one word: she's, they'll.
func contracted(t text.Token) bool {
	subject, _, ok := strings.Cut(t.Lower, "'")
	return ok && clauseSubjects[subject]
}

// longest is from how many tokens on nothing is one content.
const longest = 3 * window

// contentEnd is the token behind the content that begins at token first: the end of the sentence,
// or where the author seems to speak again.
func (r *reporter) contentEnd(first, end int, cue cueWord, object bool) int {
	end = min(end, first+longest)
	listed := false // as in "including Kent, Essex and Devon"
	for i := first + 1; i < end; i++ {
		if r.inside[i] >= 0 {
			continue
		}
		if back := r.resumed(i, end); back > 0 {
			i = back
			continue
		}
		listed = listed || r.tok(i).Is("including", "like", "such")
		if r.ends(i, end, cue, object && !listed) {
			return i
		}
	}
	return end
}

// resumed is the token that closes what the comma or dash at token i sets off, if the clause goes on
// behind it with its verb: ", who is 50, would"; 0 if not.
func (r *reporter) resumed(i, end int) int {
	t := r.tok(i)
	if t.Kind != text.Mark {
		return 0
	}
	dash := r.dash(i, end)
	if !dash && !(t.Is(",") && i+1 < end && r.tok(i+1).Is("who", "which", "whose", "where", "a", "an", "the")) {
		return 0
	}
	for j := i + 2; j < min(end-1, i+window/2); j++ {
		if r.inside[j] < 0 && (dash && r.dash(j, end) || !dash && r.tok(j).Is(",") && r.finite(j+1, j+2)) {
			return j
		}
	}
	return 0
}

// dash tells whether token i is a dash rather than a hyphen.
func (r *reporter) dash(i, end int) bool {
	t := r.tok(i)
	return t.Kind == text.Mark && (t.Is("—", "–", "―") || t.Is("-") && t.Start > r.tok(i-1).End && i+1 < end && t.End < r.tok(i+1).Start)
}

// ends tells whether the content ends before token i.
func (r *reporter) ends(i, end int, cue cueWord, object bool) bool {
	t := r.tok(i)
	switch {
	case t.Is(";", ":"), r.dash(i, end):
		return true
	case t.Is(","):
		return r.leaves(i+1, end, cue) || object && !r.tok(min(i+1, end-1)).Is("including", "like", "such")
	case r.inside[i-1] >= 0 && r.ending(r.pairs[r.inside[i-1]]).Is(",") && r.leaves(i, end, cue):
		return true
	case t.Is("and", "but"):
		return r.anotherCue(i+1, end, cue) || object && r.newClause(i+1, end)
	case !object:
		return false
	case t.Is("when", "while", "after", "because", "before", "until", "during"), r.timeWord(t) && !r.named(i):
		return true
	}
	return t.Is("in", "at", "on") && r.occasion(i+1, end)
}

// leaves tells whether what begins at token i, behind a comma, is no longer reported.
func (r *reporter) leaves(i, end int, cue cueWord) bool {
	if i >= end || r.inside[i] >= 0 {
		return false
	}
	if r.tok(i).Is("which", "who", "whose", "but", "while", "though", "although", "even", "as", "according", "where") {
		return true
	}
	if w, ok := r.anyCueAt(i); ok && w.form == ing {
		return true
	}
	return r.tok(i).Is("and") && (r.anotherCue(i+1, end, cue) || r.newClause(i+1, end))
}

// occasion tells whether a noun phrase that says on what occasion somebody spoke begins at token i.
func (r *reporter) occasion(i, end int) bool {
	for j := i; j < min(end, i+4); j++ {
		if occasions[r.tok(j).Lower] || r.timeWord(r.tok(j)) {
			return true
		}
		if r.tok(j).Kind == text.Mark || prepositions[r.tok(j).Lower] {
			return false
		}
	}
	return false
}

var occasions = text.Set(`interview interviews speech statement debate rally conference remarks letter email memo tweet article report start meeting
	address appearance past post radio television show op twitter facebook call briefing event`)

// anotherCue tells whether the author's own telling goes on at token i with another cue of the
// same form.
func (r *reporter) anotherCue(i, end int, cue cueWord) bool {
	for i < end && (auxiliaries[r.tok(i).Lower] || r.adverb(i)) {
		i++
	}
	if i >= end || r.named(i) {
		return false
	}
	w, ok := r.anyCueAt(i)
	return ok && (w.form == cue.form || w.form == past && (cue.form == finite || cue.form == base))
}

// newClause tells whether a clause with a subject of its own begins at token i.
func (r *reporter) newClause(i, end int) bool {
	if i >= end || r.inside[i] >= 0 {
		return false
	}
	j := r.nounPhrase(i, end)
	if clauseSubjects[r.tok(i).Lower] && !pronounObjects[r.tok(i).Lower] {
		j = i + 1
	}
	for j < end && r.adverb(j) {
		j++
	}
	return j > i && r.finite(i+1, min(j+1, end))
}

// finite tells whether a finite verb stands in tokens [i, end).
func (r *reporter) finite(i, end int) bool {
	for ; i < end; i++ {
		t := r.tok(i)
		if t.Kind != text.Word || r.named(i) {
			continue
		}
		if finites[t.Lower] || contracted(t) || negated(t) || r.pastVerb(i) {
			return true
		}
		if w, ok := r.anyCueAt(i); ok && (w.form == past || w.form == finite) && !homographs[t.Lower] {
			return true
		}
	}
	return false
}

// finites are finite verbs: auxiliaries, and those that no ending tells.
var finites = text.Set(`is are was were has have had will would can could may might must should shall do does did cannot
	became become becomes began begins broke brings brought built bought came come comes cost cut deals drew drove fell felt flew fought found gave
	get gets gives go goes got grew grows had happens held helps hit holds keeps kept knew know knows lacks lead leads leaves led left lets lies like likes
	looks lost made makes matters mean means meant met needs needs owes paid pays put puts quit ran rang remain remains rose runs said saw say says see seem
	seemed seems sees sent shook shot shows sang sank sits sold sought spend spends spent spoke stands stood sought takes tells tends think thinks thought threw
	told took turns understood use uses want wants went win wins woke won works wrote`)
