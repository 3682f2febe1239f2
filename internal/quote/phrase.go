package quote

import (
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
)

// window is how many tokens a rule looks to either side of a quotation; clauses are shorter.
const window = 60

// phrase is a noun phrase, tokens [First, Last), with what it refers to.
type phrase struct {
	First, Last int
	Who         int    // index into people, or name.Nobody
	Pronoun     string // he, she, they …; "" where it is none
}

func (p phrase) empty() bool { return p.First >= p.Last }

var auxiliaries = text.Set(`has have had having is are was were be been being am did do does doing done will would shall should can could may might must
	not n't never also thus then later again once still now just only even instead already yet repeatedly soon first further too ever often always`)

// verblike are words that begin or carry a verb phrase and so end a noun phrase.
var verblike = text.Set(`has have had is are was were be been did do does will would shall should can could may might must not met went came got
	made took gave found left held kept set put began wants want wanted tried get gets go goes come comes make makes take takes
	became broke brought built chose drew drove fell fled fought grew knew lost ran rose sat saw sent sold sought spent stood threw understood won`)

var subordinators = text.Set(`that who which whom whose when where while because although though if whether unless until since as after before than
	so how why what but`)

var prepositions = text.Set(`of in on at to from by for with about against over under between among during into through across near toward towards
	within without amid despite following behind beyond outside inside around per via including like upon`)

// kept are the prepositions that tie a second noun to the first: the president of Ukraine.
var kept = text.Set(`of for at from in with`)

var (
	pronouns    = text.Set(`he she they it we i you who his her`)
	possessives = text.Set(`his her`) // of them, those that a noun can follow
)

func (f *finder) tok(i int) text.Token { return f.text.Tokens[i] }

// stops tells whether token i ends a noun phrase to its left or right.
func (f *finder) stops(i int) bool {
	t := f.tok(i)
	if f.inside[i] >= 0 {
		return true
	}
	if t.Kind == text.Mark {
		return !t.Is("-", ".", "'", "’", "&", "/", "%") || t.Is(".") && !f.initialStop(i)
	}
	if verblike[t.Lower] || subordinators[t.Lower] {
		return true
	}
	if _, ok := f.cueAt(i); ok && !f.named(i) {
		return true
	}
	return f.pastVerb(i)
}

// initialStop tells whether the stop at i belongs to an initial or an abbreviated title: it ends no sentence.
func (f *finder) initialStop(i int) bool {
	return i+1 < len(f.text.Tokens) && f.text.SentenceAt(f.tok(i).Start) == f.text.SentenceAt(f.tok(i+1).Start)
}

// pastVerb tells by its ending whether token i is most likely a verb in the past tense.
func (f *finder) pastVerb(i int) bool {
	t := f.tok(i)
	if t.Kind != text.Word || !strings.HasSuffix(t.Lower, "ed") || len(t.Lower) < 5 || t.Upper(f.text.Bytes) || f.compound(i) {
		return false
	}
	return i == 0 || !determiners[f.tok(i-1).Lower]
}

// named tells whether token i lies in a name.
func (f *finder) named(i int) bool {
	_, ok := f.mentionOver(f.tok(i).Span)
	return ok
}

// mentionOver is the mention, titles included, that covers sp.
func (f *finder) mentionOver(sp text.Span) (*name.Mention, bool) {
	lo, hi := 0, len(f.mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.mentions[mid].Full.End <= sp.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(f.mentions) && f.mentions[lo].Full.Has(sp) {
		return &f.mentions[lo], true
	}
	return nil, false
}

// phraseFrom is the noun phrase that begins at token i and ends before limit.
func (f *finder) phraseFrom(i, limit int) phrase {
	p := phrase{First: i, Last: i, Who: name.Nobody}
	limit = min(limit, i+window)
	for p.Last < limit && !f.stops(p.Last) {
		t := f.tok(p.Last)
		if p.Last > i && prepositions[t.Lower] && !kept[t.Lower] {
			break
		}
		if f.timeWord(t) && !f.named(p.Last) && !(p.Last == i+1 && f.tok(i).Is("a", "an", "the")) {
			break
		}
		p.Last++
		if p.Last == i+1 && pronouns[t.Lower] && !possessives[t.Lower] {
			break
		}
	}
	for p.Last > i+1 && (auxiliaries[f.tok(p.Last-1).Lower] || prepositions[f.tok(p.Last-1).Lower] || f.leadingAdverb(p.Last-1, p.Last+1)) {
		p.Last--
	}
	f.refer(&p)
	return p
}

// timesNamed are words that name a time by themselves.
const timesNamed = `monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january february march april june july
	august september october november december earlier`

var timeWords = text.Set(timesNamed)

// dating are words that say when, between a subject and its verb.
var dating = text.Set(timesNamed + ` on in late early last past this ago day days week weeks month months year years morning
	afternoon evening night one two three four five six several`)

// counting are of them those that say when only before another.
var counting = text.Set(`one two three four five six several last past`)

func (f *finder) timeWord(t text.Token) bool { return timeWords[t.Lower] }

// phraseBefore is the noun phrase that ends before token end and begins at or after lo.
func (f *finder) phraseBefore(lo, end int) phrase {
	lo = max(lo, end-window)
	last := end
	for last > lo && dating[f.tok(last-1).Lower] && !f.named(last-1) && (last < end || !counting[f.tok(last-1).Lower]) {
		last-- // "Blinken on Friday said", "Blinken two weeks ago said", but not "the two said"
	}
	first := last
	for first > lo && !f.stops(first-1) {
		first--
		if pronouns[f.tok(first).Lower] {
			break
		}
	}
	for first < last && (f.tok(first).Kind == text.Mark || f.tok(first).Is("and", "or", "then", "meanwhile", "however", "instead") || f.leadingAdverb(first, last)) {
		first++
	}
	p := phrase{First: first, Last: last, Who: name.Nobody}
	if first < last && prepositions[f.tok(first).Lower] {
		p = f.afterPreposition(p)
	}
	f.refer(&p)
	return p
}

func (f *finder) leadingAdverb(i, last int) bool {
	return i+1 < last && strings.HasSuffix(f.tok(i).Lower, "ly") && !f.named(i)
}

// afterPreposition cuts "In Moscow" from "In Moscow Lavrov": what is left is the last name, if one
// ends the phrase.
func (f *finder) afterPreposition(p phrase) phrase {
	m, ok := f.mentionOver(f.tok(p.Last - 1).Span)
	if !ok || m.Full.Start <= f.tok(p.First).End+1 {
		return phrase{First: p.Last, Last: p.Last, Who: name.Nobody}
	}
	for p.First < p.Last && f.tok(p.First).Start < m.Full.Start {
		p.First++
	}
	return p
}

// refer finds out whom the phrase refers to: the name at its head, which stands before the first
// preposition; two names joined by "and" are nobody single.
func (f *finder) refer(p *phrase) {
	if p.empty() {
		return
	}
	if p.Last == p.First+1 && pronouns[f.tok(p.First).Lower] {
		p.Pronoun = f.tok(p.First).Lower
		return
	}
	if possessives[f.tok(p.First).Lower] && f.cues.nouns[f.tok(p.Last-1).Lower] {
		p.Pronoun = f.tok(p.First).Lower // "his remarks" are his own words
		return
	}
	core := p.First
	for core < p.Last && (core == p.First || !prepositions[f.tok(core).Lower] || f.named(core)) {
		if f.tok(core).Is("and", "&") && !f.named(core) {
			return
		}
		core++
	}
	if m, ok := f.mentionOver(f.tok(core - 1).Span); ok && f.tok(core-1).End == m.End {
		p.Who = m.Who
	}
}

// span is the place of the phrase.
func (f *finder) span(p phrase) text.Span {
	if p.empty() {
		return text.Span{}
	}
	return text.Span{Start: f.tok(p.First).Start, End: f.tok(p.Last - 1).End}
}

// firstPhrase is the noun phrase that begins the clause of tokens [lo, hi), after connecting words
// and a fronted adverbial that a comma ends: "After the meeting, Lavrov accused …".
func (f *finder) firstPhrase(lo, hi int) phrase {
	i := lo
	for i < hi {
		switch {
		case f.tok(i).Kind == text.Mark || f.tok(i).Is("and", "but", "or", "so", "then", "however", "meanwhile", "instead", "still", "yet"):
			i++
		case f.fronted(i):
			j := i
			for j < min(hi, i+window) && !(f.tok(j).Is(",") && f.inside[j] < 0) {
				j++
			}
			if j+1 >= hi || !f.tok(j).Is(",") {
				return phrase{First: i, Last: i, Who: name.Nobody}
			}
			i = j + 1
		default:
			return f.phraseFrom(i, hi)
		}
	}
	return phrase{First: i, Last: i, Who: name.Nobody}
}

// fronted tells whether token i begins an adverbial before the subject.
func (f *finder) fronted(i int) bool {
	t := f.tok(i)
	if f.named(i) {
		return false
	}
	return prepositions[t.Lower] || t.Is("when", "while", "as", "after", "before", "since", "because", "although", "though", "if", "where", "asked", "earlier", "later") ||
		strings.HasSuffix(t.Lower, "ly") || strings.HasSuffix(t.Lower, "ing") && len(t.Lower) > 5
}
