package quote

import (
	"dossier/internal/name"
	"dossier/internal/text"
)

// subject is whom a sentence is about.
type subject struct {
	who      int // a person's index, or name.Nobody
	distance int // in sentences, since that person was the subject
}

// findSubjects walks the sentences in order and notes after each whom a following "he" or "she"
// means: the last person that was a subject.
func (f *finder) findSubjects() {
	f.topics = make([]subject, len(f.text.Sentences))
	now := subject{who: name.Nobody}
	for k, s := range f.text.Sentences {
		now.distance++
		if p := f.sentenceSubject(s); p.Who != name.Nobody && f.people[p.Who].Kind == name.Human {
			now = subject{who: p.Who}
		} else if p.Pronoun == "he" || p.Pronoun == "she" {
			now.distance = 0
		}
		f.topics[k] = now
	}
}

// sentenceSubject is the subject of the sentence, for a sentence that begins with a quotation the
// one who is said to say it.
func (f *finder) sentenceSubject(s text.Sentence) phrase {
	k := f.inside[s.First]
	if k < 0 {
		return f.firstPhrase(s.First, s.Last)
	}
	after := f.pairs[k].close
	if after >= s.Last {
		return phrase{Who: name.Nobody}
	}
	if a, ok := f.after(k, s.Last); ok {
		return a.speaker
	}
	return phrase{Who: name.Nobody}
}

// before is the subject of the cue at token c, which stands before a quotation or between the
// parts of one; the subject begins at or after token lo.
func (f *finder) before(c, lo int) phrase {
	lo = max(lo, c-window)
	w, _ := f.cueAt(c)
	e := c
	for e > lo && (auxiliaries[f.tok(e-1).Lower] || f.leadingAdverb(e-1, e+1)) {
		e--
	}
	if e == lo {
		return phrase{First: e, Last: e, Who: name.Nobody}
	}
	prev := f.tok(e - 1)
	switch {
	case prev.Is("who", "which", "that"):
		e--
		if e > lo && f.tok(e-1).Is(",") {
			e--
		}
		return f.phraseBefore(lo, e)
	case prev.Is(",") && w.form != ing:
		return f.beforeParenthesis(lo, e-1)
	case prev.Is("and", "or", "but", ",", "to", "by", "for", "of", "in", "then", "without", "as"), f.verbal(e - 1):
		return f.firstPhrase(f.clauseStart(lo, e-1), c)
	}
	if p := f.phraseBefore(lo, e); !p.empty() {
		return p
	}
	return f.firstPhrase(f.clauseStart(lo, e-1), c)
}

// verbal tells whether token i is a verb rather than the end of a noun phrase.
func (f *finder) verbal(i int) bool {
	t := f.tok(i)
	if verblike[t.Lower] || f.pastVerb(i) {
		return true
	}
	_, ok := f.cueAt(i)
	return ok && !f.named(i)
}

// beforeParenthesis is the subject that stands before a parenthesis between commas, the later of
// which is token end: "Blinken, who had flown in from Berlin, said".
func (f *finder) beforeParenthesis(lo, end int) phrase {
	for k := end - 1; k > lo; k-- {
		if f.tok(k).Is(",") && f.inside[k] < 0 {
			return f.phraseBefore(lo, k)
		}
	}
	return phrase{First: end, Last: end, Who: name.Nobody}
}

// clauseStart is where the clause that token e belongs to begins: after the last semicolon, colon or
// dash, or after a comma and the conjunction behind it, at or after lo.
func (f *finder) clauseStart(lo, e int) int {
	for k := e; k > lo; k-- {
		if f.inside[k-1] >= 0 {
			continue
		}
		t := f.tok(k - 1)
		if t.Is(";", ":", "—", "–") || k-1 > lo && t.Is("but", "while", "with", "as") && f.tok(k-2).Is(",") {
			return k
		}
	}
	return lo
}
