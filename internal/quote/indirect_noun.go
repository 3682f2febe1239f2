package quote

import (
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
)

// promises are nouns behind which "to" and a verb say what somebody promises or wants.
var promises = text.Set(`promise promises pledge pledges vow vows threat threats offer offers call calls request requests demand demands plea pleas
	appeal appeals refusal decision`)

// hearsay are words that say of a clause that somebody reports it, not who.
var hearsay = text.Set("reportedly allegedly supposedly purportedly")

// noun is the attribution that the noun at token c makes: "Blum's warning that", "a claim by the
// ministry that", "made a promise to".
func (r *reporter) noun(c int, s text.Sentence) (a indirect, end int, ok bool) {
	var by phrase
	i, lo := c+1, max(s.First, c-window)
	if i+1 < s.Last && r.tok(i).Is("by", "from") && r.inside[i] < 0 {
		by = r.phraseFrom(i+1, s.Last)
		i = by.Last
		if i < s.Last && r.tok(i).Is(",") { // "from his wife, Nora Blum, that"
			by = r.explained(by, s.Last)
			for i++; i < min(s.Last, by.Last+window/5) && !r.tok(i).Is("that"); {
				i++
			}
		}
	}
	if i+1 >= s.Last || r.inside[i] >= 0 || !r.tok(i).Is("that") && !(r.tok(i).Is("to") && promises[r.tok(c).Lower]) {
		return a, 0, false
	}
	if by.empty() {
		if a.attribution, ok = r.owner(c, lo); !ok {
			return a, 0, false
		}
	} else {
		a.attribution = r.with(ruleOwner, by, r.tok(c).Span)
	}
	a.class = "statement"
	end = r.contentEnd(i, s.Last, cueWord{form: past}, r.tok(i).Is("to"))
	if !r.finite(lo, c) {
		end = r.predicate(i, end)
	}
	return a, end, r.report(&a, i, end)
}

// predicate is the verb in tokens [first, end) that a sentence goes on with whose subject a noun is with
// what it reports, the clause or infinitive that begins at token first: "his claim that it is safe was
// false". It is end where there is none.
func (r *reporter) predicate(first, end int) int {
	verbs := 0
	if r.tok(first).Is("to") {
		verbs++
	}
	for i := first + 1; i < end; i++ {
		if r.inside[i] >= 0 || !r.finite(i, i+1) || r.finite(i-1, i) {
			continue
		}
		if verbs++; verbs > 1 {
			return i
		}
	}
	return end
}

// rumour is the clause in which token c says that somebody, one does not know who, reports it.
func (r *reporter) rumour(c int, s text.Sentence) (a indirect, end int, ok bool) {
	first := max(r.free, r.clauseFrom(max(s.First, c-window), c))
	for first < c && r.tok(first).Is("but", "and", ",", "while", "although", "with") {
		first++
	}
	if next := min(c+1, s.Last-1); !r.finite(next, next+1) && !r.tok(next).Is("be", "been") && !strings.HasSuffix(r.tok(next).Lower, "ing") {
		return a, 0, false // of a word alone: "reportedly under pressure"
	}
	end = r.mainClause(c, r.contentEnd(c, s.Last, cueWord{form: past}, false))
	a = indirect{attribution: attribution{rule: ruleNone, trust: 1, speaker: phrase{Who: name.Nobody}, cue: r.tok(c).Span}, class: "statement"}
	return a, end, first < c && r.report(&a, first, end)
}
