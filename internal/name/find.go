package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// finder finds the mentions of one text.
type finder struct {
	*facts
	words    *words
	last     map[string]bool // as in words, of this text
	known    *known
	text     *text.Text
	headline bool // the sentence at hand has capitals like a headline
	shouting bool // it is all in capitals
	out      []Mention
}

func (f *finder) find() []Mention {
	for _, s := range f.text.Sentences {
		f.headline = headline(f.text, s)
		f.shouting = f.headline && isUpper(f.text.Slice(s.Span))
		found := len(f.out)
		for i := s.First; i < s.Last; {
			end := f.run(i, s)
			if end == i {
				i++
				continue
			}
			if p := f.phraseEnd(i, s); p > end {
				f.add(i, p, Mention{Full: f.span(i, p), kind: f.tableKind(i, p)})
				i = p
				continue
			}
			f.classify(i, end, s)
			i = end
		}
		f.appositions(found, s)
		f.describe(found, s)
	}
	return f.out
}

func isUpper(s string) bool { return s == strings.ToUpper(s) }

// capital tells whether token i can be part of a name by its capital, which says little in a
// headline.
func (f *finder) capital(i int) bool {
	t := f.text.Tokens[i]
	if t.Kind != text.Word || !t.Upper(f.text.Bytes) && !f.elided(t) || f.glued(t.Lower) {
		return false
	}
	if f.not[t.Lower] && (!f.last[t.Lower] || f.dated(i)) {
		return false
	}
	return !f.headline || f.land(t.Lower) || f.titles[t.Lower] || !f.shouting && f.isDefined(i, i+1) ||
		f.words.capital[t.Lower] && !f.opener[t.Lower]
}

// dated tells whether token i, a month that is a last name as well, stands in a date: in May, May 5.
func (f *finder) dated(i int) bool {
	if i+1 < len(f.text.Tokens) && f.text.Tokens[i+1].Kind == text.Number {
		return true
	}
	if i == 0 {
		return false
	}
	before := f.text.Tokens[i-1]
	return before.Kind == text.Number || before.Is("in", "on", "since", "until", "till", "by", "of", "during", "from", "to", "through",
		"before", "after", "early", "late", "mid", "last", "next", "this", "every", "-")
}

// elided tells whether t is a name behind an elided article: d'Ivoire.
func (f *finder) elided(t text.Token) bool {
	if !strings.HasPrefix(t.Lower, "d'") && !strings.HasPrefix(t.Lower, "l'") {
		return false
	}
	printed := strings.TrimLeft(f.text.Slice(t.Span)[1:], "'’")
	r, _ := utf8.DecodeRuneInString(printed)
	return unicode.IsUpper(r)
}

// glued tells whether w is a known name that has lost the space before a small word: Orlovand.
// Shorter words are as often names themselves: Will and Willis, Franc and Francis.
func (f *finder) glued(w string) bool {
	const shortest = len("Orlovand")
	if len(w) < shortest {
		return false
	}
	for _, small := range [...]string{"and", "are", "has", "is", "said", "told", "was", "will", "with"} {
		if name, ok := strings.CutSuffix(w, small); ok && (f.words.capital[name] || f.land(name)) {
			return true
		}
	}
	return false
}

// run is the end of the run of capitalised words that begins at token i, or i where none does.
// Stops of initials and abbreviated titles, hyphens, and "of" within titles and bodies belong to it.
func (f *finder) run(i int, s text.Sentence) int {
	if !f.capital(i) || f.opensOnly(i, s) {
		return i
	}
	end := i + 1
	for end < s.Last {
		t := f.text.Tokens[end]
		joined := t.Start == f.text.Tokens[end-1].End
		switch {
		case f.capital(end) && !joined:
			end++
		case t.Is(".") && joined && f.abbreviated(end-1) && end+1 < s.Last && f.capital(end+1):
			end++
		case f.nickname(end, s.Last) > end && f.capital(f.nickname(end, s.Last)):
			end = f.nickname(end, s.Last) + 1
		case t.Is("-") && joined && end+1 < s.Last && (f.capital(end+1) && !f.pair(end-1, end+1) || f.titles[f.join(end-1, end+2)] || f.given3(end)):
			end += 2
		case t.Is("of", "for") && end+1 < s.Last && f.capital(end+1) && f.takesOf(i, end):
			end += 2
		case t.Is("of") && end+2 < s.Last && f.text.Tokens[end+1].Is("the") && f.capital(end+2) && f.ministry[f.text.Tokens[end-1].Lower]:
			end += 3
		case particles[t.Lower] && f.behindParticle(end, s) > 0:
			end = f.behindParticle(end, s)
		default:
			return end
		}
	}
	return end
}

// given3 tells whether the hyphen at token i stands within a given name of two syllables, whose
// second has no capital: Moon Jae-in.
func (f *finder) given3(i int) bool {
	first := f.text.Tokens[max(0, i-2)].Lower
	return (f.eastern3[first] || f.eastern[first]) && f.text.Tokens[i+1].Kind == text.Word && f.text.Tokens[i+1].Start == f.text.Tokens[i].End
}

// behindParticle is the index after the name that the particles from token i on belong to (van
// der Laan, al-Sadi), or 0.
func (f *finder) behindParticle(i int, s text.Sentence) int {
	for ; i < s.Last && (particles[f.text.Tokens[i].Lower] || f.text.Tokens[i].Is("-")); i++ {
	}
	if i == s.Last || !f.capital(i) {
		return 0
	}
	return i + 1
}

// particles stand in lower case before a last name, or in upper case where no first name does.
var particles = map[string]bool{
	"de": true, "del": true, "della": true, "den": true, "der": true, "di": true, "da": true, "dos": true, "du": true, "la": true, "le": true, "ter": true,
	"van": true, "von": true, "zu": true, "al": true, "el": true, "bin": true, "ibn": true, "abu": true,
}

// opensOnly tells whether token i has its capital only because it begins a sentence or a quotation.
func (f *finder) opensOnly(i int, s text.Sentence) bool {
	t := f.text.Tokens[i]
	if f.forename[t.Lower] && i+1 < s.Last && f.capital(i+1) && (!f.opens(i, s) || f.presents(i+1, s)) {
		return false
	}
	if f.last[t.Lower] { // Theresa May is named here
		return f.opens(i, s) && !f.acts(i+1, s)
	}
	if f.opener[t.Lower] && !isUpper(f.text.Slice(t.Span)) {
		return true
	}
	if !f.opens(i, s) || f.words.capital[t.Lower] || f.inTables(i, i+1) || f.titles[t.Lower] || f.isDefined(i, i+1) {
		return false
	}
	if !f.words.small[t.Lower] && f.speaks(i, i+1, s) || f.nickname(i+1, s.Last) > i+1 {
		return false
	}
	return i+1 >= s.Last || !f.capital(i+1) && !(particles[f.text.Tokens[i+1].Lower] && f.behindParticle(i+1, s) > 0)
}

// presents tells whether the capitalised words from token i on end a name rather than begin a question:
// Will Roe, the mayor, said.
func (f *finder) presents(i int, s text.Sentence) bool {
	for i < s.Last && f.capital(i) {
		i++
	}
	return f.acts(i, s) || i < s.Last && f.text.Tokens[i].Is(",") && !f.text.Tokens[s.Last-1].Is("?")
}

// acts tells whether token i is a verb that a name goes before, or the ending of one: May said,
// May's plan.
func (f *finder) acts(i int, s text.Sentence) bool {
	if i >= s.Last {
		return false
	}
	t := f.text.Tokens[i]
	return t.Is("'s", "said", "says", "told", "was", "is", "has", "had", "did") || !t.Upper(f.text.Bytes) && strings.HasSuffix(t.Lower, "ed")
}

// speaks tells whether a verb of saying stands beside the tokens [i, end).
func (f *finder) speaks(i, end int, s text.Sentence) bool {
	verb := func(k int) bool {
		return s.First <= k && k < s.Last && f.text.Tokens[k].Is("said", "says", "told", "added")
	}
	return verb(i-1) || verb(end)
}

// opens tells whether token i begins a sentence or stands behind a mark.
func (f *finder) opens(i int, s text.Sentence) bool {
	return i == s.First || f.text.Tokens[i-1].Kind == text.Mark
}

func (f *finder) abbreviated(i int) bool {
	w := f.text.Tokens[i].Lower
	return utf8.RuneCountInString(w) == 1 || f.titles[w] || w == "st"
}

// pair tells whether a hyphen joins two names rather than the parts of one: US-Russia.
func (f *finder) pair(a, b int) bool {
	return f.land(f.text.Tokens[a].Lower) && f.land(f.text.Tokens[b].Lower)
}

// land tells whether the word in lower case is a place, of one, or a word that bodies have in
// their names.
func (f *facts) land(w string) bool { return f.landed[unaccented(w)] }

// takesOf tells whether "of" after the run [i, end) belongs to it: Secretary of State,
// Department of State, but not President of Ukraine.
func (f *finder) takesOf(i, end int) bool {
	last := f.text.Tokens[end-1].Lower
	next := f.text.Tokens[end+1].Lower
	if f.titles[last+" of "+next] {
		return true
	}
	return f.body[last] && !f.titles[last] && end-i <= 3
}

// join is the tokens [i, end) in lower case with one space between.
func (f *finder) join(i, end int) string { return join(f.text, i, end) }

func (f *finder) span(i, end int) text.Span {
	return text.Span{Start: f.text.Tokens[i].Start, End: f.text.Tokens[end-1].End}
}

// add completes the mention with the name [i, end). Parts that hyphens join are one word of it.
func (f *finder) add(i, end int, m Mention) {
	m.Span, m.Who = f.span(i, end), Nobody
	m.paragraph = f.text.ParagraphAt(m.Start)
	for k := i; k < end; {
		if n := f.nickname(k, end); n > k { // it is no part of the name
			k = n
			continue
		}
		if f.text.Tokens[k].Kind != text.Word {
			k++
			continue
		}
		last := k
		for last+2 < end && f.text.Tokens[last+1].Is("-") && f.text.Tokens[last+1].End == f.text.Tokens[last+2].Start {
			last += 2
		}
		if m.words = append(m.words, f.join(k, last+1)); len(m.words) == 2 {
			m.second = f.text.Tokens[k].Start
		}
		k = last + 1
	}
	m.parts = f.partsOf(m.words)
	m.printed = m.Span
	if m.honorific {
		m.printed = m.Full
	}
	f.out = append(f.out, m)
}
