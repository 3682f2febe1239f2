package quote

import (
	"dossier/internal/name"
)

// before is the subject of the cue at token c, which stands before a quotation or between the
// parts of one; the subject begins at or after token lo.
func (f *finder) before(c, lo int) phrase {
	lo = max(lo, c-window)
	w, _ := f.cueAt(c)
	e := c
	for e > lo && (auxiliaries[f.tok(e-1).Lower] || f.leadingAdverb(e-1, e+1)) {
		e--
	}
	having := f.tok(e).Is("having")
	if e = f.beforeBrackets(lo, e); e == lo {
		return phrase{First: e, Last: e, Who: name.Nobody}
	}
	if k := f.quoting(lo, c); k > lo {
		return f.quoted(lo, k, c)
	}
	prev := f.tok(e - 1)
	switch {
	case prev.Is("who", "which", "that"):
		e--
		if e > lo && f.tok(e-1).Is(",") {
			e--
		}
		return f.apposed(lo, f.phraseBefore(lo, e))
	case prev.Is(",") && w.form != ing && !having:
		return f.beforeParenthesis(lo, e-1)
	case prev.Is("and", "or", "but", ","):
		return f.coordinated(lo, e-1, c)
	case prev.Is("to", "by", "for", "of", "in", "then", "without", "as"), f.verbal(e - 1):
		return f.firstPhrase(f.clauseStart(lo, e-1), c)
	}
	if p := f.phraseBefore(lo, e); !p.empty() {
		return f.behindDate(p)
	}
	return f.firstPhrase(f.clauseStart(lo, e-1), c)
}

// behindDate is the name at the end of a phrase that begins by saying when: "Saturday at the fair Mayor Blum".
func (f *finder) behindDate(p phrase) phrase {
	m, ok := f.mentionOver(f.tok(p.Last - 1).Span)
	if p.Who != name.Nobody || !f.timeWord(f.tok(p.First)) || !ok || m.Who == name.Nobody || f.tok(p.Last-1).End != m.End {
		return p
	}
	first, _ := f.text.Tok(m.Full)
	return phrase{First: max(first, p.First), Last: p.Last, Who: m.Who}
}

// beforeBrackets is the token where brackets begin that end before token e, or e: "Blum (D-Ohio) said".
func (f *finder) beforeBrackets(lo, e int) int {
	const longest = 12 // tokens
	if e <= lo || !f.tok(e-1).Is(")") {
		return e
	}
	for k := e - 2; k > max(lo, e-longest); k-- {
		if f.tok(k).Is("(") {
			return k
		}
	}
	return e
}

// coordinated is the subject of the cue at c, which a conjunction before token end joins to what stands
// before: that of the first cue there, else the subject of the clause.
func (f *finder) coordinated(lo, end, c int) phrase {
	start := f.clauseStart(lo, end)
	for k := start + 1; k < end; k++ {
		w, ok := f.cueAt(k)
		if !ok || w.form != past && w.form != finite || f.inside[k] >= 0 || f.named(k) || f.passive(k) || f.tok(k-1).Is("and", "or", "but") {
			continue
		}
		if p := f.before(k, start); f.speaks(p) {
			return p
		}
		break
	}
	return f.firstPhrase(start, c)
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
			p := f.phraseBefore(lo, f.beforeBrackets(lo, k))
			if q := f.phraseFrom(k+1, end); !p.empty() && !f.human(p) && f.human(q) && q.Last == end {
				p.Last, p.Who = q.Last, q.Who // "the mayor's deputy, Nora Blum, said"
			}
			return p
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
