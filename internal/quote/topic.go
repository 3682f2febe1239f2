package quote

import (
	"sort"
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
)

// subject is whom a sentence is about.
type subject struct {
	who      int  // a person's index, or name.Nobody
	distance int  // in sentences, since that person was the subject
	byName   bool // no subject, only somebody named
}

// topic is whom "he" and whom "she" would mean after a sentence, who was a subject last, and which man and
// which woman a sentence has named last as the only one.
type topic struct {
	he, she, last, man, woman subject

	closing closing // of the sentence itself
}

// closing is who is said at the end of a sentence to say it, and the token of the verb; empty where nobody is.
type closing struct {
	phrase
	cue int
}

// stale is from which distance on a subject counts less than somebody just named.
const stale = 3

// of is the one that the pronoun means: the last subject, else somebody whom the sentence before names.
func (t topic) of(pronoun string) subject {
	who, named := t.he, t.man
	if pronoun == "she" || pronoun == "her" {
		who, named = t.she, t.woman
	}
	if (who.who == name.Nobody || who.distance >= stale) && named.who != name.Nobody && named.distance == 0 {
		named.byName = true
		return named
	}
	return who
}

// findSubjects walks the sentences in order and notes after each whom a following "he" or "she"
// means: the last person that was a subject or spoke and is not known to be the other. Where no title
// and no given name tells, the text itself does, by how often which pronoun follows.
func (f *finder) findSubjects() {
	subjects, closings := make([]phrase, len(f.text.Sentences)), make([]closing, len(f.text.Sentences))
	for k, s := range f.text.Sentences {
		closings[k] = f.speakerBehind(s)
		subjects[k] = f.subjectOf(s, closings[k])
	}
	f.topics = make([]topic, len(subjects))
	votes := map[int]int{} // above 0 for he, below for she
	f.walk(subjects, votes)
	for k, p := range subjects {
		if k == 0 || p.Pronoun != "he" && p.Pronoun != "she" {
			continue
		}
		if who := f.topics[k-1].of(p.Pronoun); who.who != name.Nobody && who.distance == 0 {
			votes[who.who] += vote(p.Pronoun)
		}
	}
	f.walk(subjects, votes)
	for k := range f.topics {
		f.topics[k].closing = closings[k]
	}
}

// vote is 1 for he, -1 for she.
func vote(pronoun string) int {
	if pronoun == "she" {
		return -1
	}
	return 1
}

// can tells whether "he" and whether "she" can mean the person.
func (f *finder) can(who int, votes map[int]int) (he, she bool) {
	switch f.people[who].Sex {
	case name.Male:
		return true, false
	case name.Female:
		return false, true
	}
	return votes[who] >= 0, votes[who] <= 0
}

// walk notes the topics, where people's votes tell who is he and who she.
func (f *finder) walk(subjects []phrase, votes map[int]int) {
	nobody := subject{who: name.Nobody}
	now := topic{he: nobody, she: nobody, last: nobody, man: nobody, woman: nobody}
	for k, p := range subjects {
		now.he.distance++
		now.she.distance++
		now.last.distance++
		now.man.distance++
		now.woman.distance++
		switch {
		case f.human(p):
			now.last = subject{who: p.Who}
			he, she := f.can(p.Who, votes)
			if he {
				now.he = now.last
			}
			if she {
				now.she = now.last
			}
		case f.somebody(p): // whom "he" and "she" may mean now, nobody known
			now.he, now.she = nobody, nobody
		case p.Pronoun == "he":
			now.he = subject{who: now.of("he").who}
			now.last = now.he
		case p.Pronoun == "she":
			now.she = subject{who: now.of("she").who}
			now.last = now.she
		}
		f.nameOnly(f.text.Sentences[k], &now)
		f.topics[k] = now
	}
}

// roles are words for one person, whom no name need be known of.
var roles = text.Set(`deputy minister mayor president senator governor judge lawyer attorney officer official spokesman spokeswoman spokesperson
	aide adviser advisor ally chief head boss owner driver witness resident visitor neighbor neighbour student teacher professor doctor nurse priest
	pastor bishop soldier farmer worker voter fan wife husband mother father son daughter brother sister friend colleague man woman boy girl`)

// somebody tells whether the phrase is of one person by a role and of nobody known: "her deputy".
func (f *finder) somebody(p phrase) bool {
	if p.empty() || p.Who != name.Nobody || p.Pronoun != "" || p.Last-p.First > window/6 {
		return false
	}
	for i := p.First; i < p.Last; i++ {
		if prepositions[f.tok(i).Lower] {
			return i > p.First && roles[f.tok(i-1).Lower]
		}
	}
	return roles[f.tok(p.Last-1).Lower]
}

// nameOnly notes the man and the woman whom a sentence names as the only one.
func (f *finder) nameOnly(s text.Sentence, now *topic) {
	man, woman := name.Nobody, name.Nobody
	men, women := 0, 0
	for k := f.mentionBehind(s.Start); k < len(f.mentions) && f.mentions[k].Start < s.End; k++ {
		who := f.mentions[k].Who
		if who == name.Nobody || f.people[who].Kind != name.Human {
			continue
		}
		switch f.people[who].Sex {
		case name.Male:
			if who != man {
				man, men = who, men+1
			}
		case name.Female:
			if who != woman {
				woman, women = who, women+1
			}
		}
	}
	if men == 1 {
		now.man = subject{who: man}
	}
	if women == 1 {
		now.woman = subject{who: woman}
	}
}

// mentionBehind is the index of the first mention that begins at or behind the offset.
func (f *finder) mentionBehind(offset int) int {
	return sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].Start >= offset })
}

// sentenceSubject is whom the sentence is about: the one who is said to say it, at its end or behind
// a quotation that it begins with, else its subject.
func (f *finder) sentenceSubject(s text.Sentence) phrase { return f.subjectOf(s, f.speakerBehind(s)) }

func (f *finder) subjectOf(s text.Sentence, end closing) phrase {
	k := f.inside[s.First]
	if k < 0 {
		if !end.empty() {
			return end.phrase
		}
		p := f.firstPhrase(f.behindTime(s), s.Last)
		return f.author(f.leading(f.explained(p, s.Last), s.Last))
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

// behindTime is where the clause begins behind an adverbial of time and the comma that ends it: "Days
// after the vote, Blum left".
func (f *finder) behindTime(s text.Sentence) int {
	const longest = 20 // tokens
	if !dating[f.tok(s.First).Lower] && f.tok(s.First).Kind != text.Number || f.named(s.First) {
		return s.First
	}
	for i := s.First; i < min(s.Last-1, s.First+longest); i++ {
		if f.tok(i).Is(",") && f.inside[i] < 0 {
			return i + 1
		}
	}
	return s.First
}

// works are what somebody says or writes at length: "Blum's article attacks" is about Blum.
var works = text.Set(`article articles book column columns essay essays op-ed speech speeches statement statements report reports post posts tweet
	tweets memo letter letters piece remarks comments testimony answer answers question questions`)

// author is the person whose words the phrase names, if it does: "Blum's article".
func (f *finder) author(p phrase) phrase {
	const longest = 3 // words behind the name
	if p.empty() || p.Who != name.Nobody {
		return p
	}
	m, ok := f.mentionOver(f.tok(p.First).Span)
	if !ok {
		return p
	}
	_, next := f.text.Tok(m.Full)
	if next >= p.Last || !f.tok(next).Is("'s") {
		return p
	}
	for _, t := range f.text.Tokens[next+1 : min(p.Last, next+1+longest)] {
		if works[t.Lower] {
			p.Who = m.Who
		}
	}
	return p
}

// speakerBehind is the one whose words the sentence is said to be by what follows them behind a comma:
// "The bridge is closed, Blum said", "… is closed, said Nora Blum, the mayor".
func (f *finder) speakerBehind(s text.Sentence) closing {
	for c := s.Last - 1; c > max(s.First+1, s.Last-window); c-- {
		w, ok := f.cueAt(c)
		if !ok || w.class != "statement" || w.form != past && w.form != finite || f.inside[c] >= 0 || f.named(c) || f.passive(c) {
			continue
		}
		if f.closesWords(c) {
			if p := f.explained(f.phraseFrom(c+1, s.Last), s.Last); f.human(p) && (p.Last >= s.Last || !f.verbal(p.Last)) {
				return closing{p, c}
			}
		}
		if p := f.before(c, s.First); p.First > s.First && f.closesWords(p.First) && (f.human(p) || p.Pronoun == "he" || p.Pronoun == "she") {
			return closing{p, c}
		}
	}
	return closing{phrase: phrase{Who: name.Nobody}}
}

// closesWords tells whether reported words can end before token i: a comma or a closing mark stands there.
func (f *finder) closesWords(i int) bool {
	return f.tok(i-1).Is(",") || f.inside[i-1] >= 0 && f.inside[i] != f.inside[i-1]
}

// explained is the person that stands between commas behind a phrase that does not name one:
// "His deputy, Marta Quell, thanked him".
func (f *finder) explained(p phrase, end int) phrase {
	if p.empty() || p.Who != name.Nobody || p.Pronoun != "" || p.Last+1 >= end || !f.tok(p.Last).Is(",") {
		return p
	}
	q := f.phraseFrom(p.Last+1, end)
	if f.human(q) && (q.Last == end || f.tok(q.Last).Is(",", ".")) {
		p.Last, p.Who = q.Last, q.Who
	}
	return p
}

// leading is the phrase that begins a clause, cut behind a name that a word follows which may well be a
// verb: "Blum travels around". Of "Blum supporters" the name is no subject.
func (f *finder) leading(p phrase, end int) phrase {
	if p.empty() || p.Pronoun != "" {
		return p
	}
	m, ok := f.mentionOver(f.tok(p.First).Span)
	if !ok || m.Full.Start != f.tok(p.First).Start {
		return p
	}
	_, verb := f.text.Tok(m.Full)
	if verb >= p.Last || f.tok(verb).Kind != text.Word || f.tok(verb).Upper(f.text.Bytes) || f.tok(verb).Is("'s", "and", "or") || kept[f.tok(verb).Lower] {
		return p
	}
	if f.personNoun(verb) || verb+1 < end && f.verbal(verb+1) && !strings.HasSuffix(f.tok(verb).Lower, "n't") {
		return p
	}
	p.Last, p.Who = verb, m.Who
	return p
}

// personNoun tells by its ending whether token i is most likely a word for people: supporters, adviser.
func (f *finder) personNoun(i int) bool {
	w := strings.TrimSuffix(f.tok(i).Lower, "s")
	for _, ending := range [...]string{"er", "or", "ist", "ian", "man", "woman", "men", "aide", "ally", "allie", "chief", "official", "delegate", "advocate", "fan"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}
