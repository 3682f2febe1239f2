package quote

import (
	"maps"

	"dossier/internal/name"
	"dossier/internal/text"
)

// subject is whom a sentence is about.
type subject struct {
	who      int // a person's index, or name.Nobody
	distance int // in sentences, since that person was the subject
}

// topic is whom "he" and whom "she" would mean after a sentence, and who was a subject last.
type topic struct{ he, she, last subject }

// of is the one that the pronoun means.
func (t topic) of(pronoun string) subject {
	if pronoun == "she" || pronoun == "her" {
		return t.she
	}
	return t.he
}

// findSubjects walks the sentences in order and notes after each whom a following "he" or "she"
// means: the last person that was a subject and is not known to be the other. Who is he and who is
// she the text itself tells: by Mr and Mrs, and by how often which pronoun follows.
func (f *finder) findSubjects() {
	subjects := make([]phrase, len(f.text.Sentences))
	for k, s := range f.text.Sentences {
		subjects[k] = f.sentenceSubject(s)
	}
	he := f.honorifics()
	f.walk(subjects, he)
	votes := maps.Clone(he)
	for k, p := range subjects {
		if k == 0 || p.Pronoun != "he" && p.Pronoun != "she" {
			continue
		}
		if who := f.topics[k-1].of(p.Pronoun); who.who != name.Nobody && who.distance == 0 {
			votes[who.who] += vote(p.Pronoun)
		}
	}
	f.walk(subjects, votes)
}

// vote is 1 for he, -1 for she.
func vote(pronoun string) int {
	if pronoun == "she" {
		return -1
	}
	return 1
}

// sure is how many votes an honorific counts.
const sure = 100

// honorifics tells of the people with Mr, Mrs and their like which they are, by the sign.
func (f *finder) honorifics() map[int]int {
	he := map[int]int{}
	for _, m := range f.mentions {
		if m.Who == name.Nobody || m.Full.Start == m.Start {
			continue
		}
		first, _ := f.text.Tok(m.Full)
		switch t := f.tok(first); {
		case t.Is("mr", "sir", "lord", "king", "prince"):
			he[m.Who] = sure
		case t.Is("mrs", "ms", "miss", "lady", "queen", "princess"):
			he[m.Who] = -sure
		}
	}
	return he
}

// walk notes the topics, where people's votes tell who is he (above 0) and who she.
func (f *finder) walk(subjects []phrase, votes map[int]int) {
	nobody := subject{who: name.Nobody}
	now := topic{nobody, nobody, nobody}
	f.topics = make([]topic, len(subjects))
	for k, p := range subjects {
		now.he.distance++
		now.she.distance++
		now.last.distance++
		switch {
		case f.human(p):
			now.last = subject{who: p.Who}
			if votes[p.Who] >= 0 {
				now.he = now.last
			}
			if votes[p.Who] <= 0 {
				now.she = now.last
			}
		case p.Pronoun == "he":
			now.he.distance = 0
			now.last = now.he
		case p.Pronoun == "she":
			now.she.distance = 0
			now.last = now.she
		}
		f.topics[k] = now
	}
}

// sentenceSubject is the subject of the sentence, for a sentence that begins with a quotation the
// one who is said to say it.
func (f *finder) sentenceSubject(s text.Sentence) phrase {
	k := f.inside[s.First]
	if k < 0 {
		return f.explained(f.firstPhrase(s.First, s.Last), s.Last)
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

// explained is the person that stands between commas behind a phrase that does not name one:
// "His deputy, Marta Quell, thanked him".
func (f *finder) explained(p phrase, end int) phrase {
	if p.empty() || p.Who != name.Nobody || p.Pronoun != "" || p.Last+1 >= end || !f.tok(p.Last).Is(",") {
		return p
	}
	q := f.phraseFrom(p.Last+1, end)
	if f.human(q) && (q.Last == end || f.tok(q.Last).Is(",", ".")) {
		p.Who = q.Who
	}
	return p
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
		return f.apposed(lo, f.phraseBefore(lo, e))
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

// apposed is the person whom the phrase describes, if a name stands before it and a comma:
// "Blinken, the secretary of state, who said".
func (f *finder) apposed(lo int, p phrase) phrase {
	if p.Who == name.Nobody && p.First > lo+1 && f.tok(p.First-1).Is(",") {
		if q := f.phraseBefore(lo, p.First-1); f.human(q) {
			return q
		}
	}
	return p
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
	if p := f.firstPhrase(f.clauseStart(lo, end), end); f.human(p) && f.tok(p.Last).Is(",") && !f.cueIn(p.Last, end) {
		return p
	}
	for k := end - 1; k > lo; k-- {
		if f.tok(k).Is(",") && f.inside[k] < 0 {
			return f.phraseBefore(lo, k)
		}
	}
	return phrase{First: end, Last: end, Who: name.Nobody}
}

func (f *finder) human(p phrase) bool {
	return p.Who != name.Nobody && f.people[p.Who].Kind == name.Human
}

// cueIn tells whether a cue stands in tokens [i, end).
func (f *finder) cueIn(i, end int) bool {
	for ; i < end; i++ {
		if _, ok := f.cueAt(i); ok && !f.named(i) {
			return true
		}
	}
	return false
}

// clauseStart is where the clause that token e belongs to begins: after the last semicolon, colon or
// dash, or after a comma and the conjunction behind it, at or after lo.
func (f *finder) clauseStart(lo, e int) int {
	for k := e; k > lo; k-- {
		if f.inside[k-1] >= 0 {
			continue
		}
		t := f.tok(k - 1)
		if t.Is(";", "—", "–") || t.Is(":") && t.End < f.tok(k).Start || k-1 > lo && t.Is("but", "while", "with", "as") && f.tok(k-2).Is(",") {
			return k
		}
	}
	return lo
}
