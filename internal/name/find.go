package name

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// finder finds the mentions of one text.
type finder struct {
	*facts
	words    *words
	text     *text.Text
	headline bool // the sentence at hand has capitals like a headline
	out      []Mention
}

func (f *finder) find() []Mention {
	for _, s := range f.text.Sentences {
		f.headline = headline(f.text, s)
		for i := s.First; i < s.Last; {
			end := f.run(i, s)
			if end == i {
				i++
				continue
			}
			f.classify(i, end, s)
			i = end
		}
	}
	return f.out
}

// capital tells whether token i can be part of a name by its capital, which says little in a
// headline.
func (f *finder) capital(i int) bool {
	t := f.text.Tokens[i]
	if t.Kind != text.Word || !t.Upper(f.text.Bytes) || f.not[t.Lower] || f.glued(t.Lower) {
		return false
	}
	return !f.headline || f.land(t.Lower) || f.titles[t.Lower] || f.words.capital[t.Lower] && !f.opener[t.Lower]
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
		case t.Is("-") && joined && end+1 < s.Last && (f.capital(end+1) && !f.pair(end-1, end+1) || f.titles[f.join(end-1, end+2)]):
			end += 2
		case t.Is("of", "for") && end+1 < s.Last && f.capital(end+1) && f.takesOf(i, end):
			end += 2
		case particles[t.Lower] && f.behindParticle(end, s) > 0:
			end = f.behindParticle(end, s)
		default:
			return end
		}
	}
	return end
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
	if f.forename[t.Lower] && !f.opens(i, s) && i+1 < s.Last && f.capital(i+1) {
		return false
	}
	if f.opener[t.Lower] && strings.ToUpper(f.text.Slice(t.Span)) != f.text.Slice(t.Span) {
		return true
	}
	if !f.opens(i, s) || f.words.capital[t.Lower] || f.places[t.Lower] != "" || f.seats[t.Lower] != "" || f.titles[t.Lower] {
		return false
	}
	return i+1 >= s.Last || !f.capital(i+1)
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

func (f *finder) land(w string) bool {
	return f.places[w] != "" || f.adjectives[w] != "" || f.seats[w] != "" || f.body[w]
}

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

// classify makes mentions of the run [i, end) of sentence s: a title and a name, a place, a body,
// or a name that only other mentions can decide.
func (f *finder) classify(i, end int, s text.Sentence) {
	if q := f.titleEnd(i, end); q > 0 {
		f.withTitle(i, q, end)
		return
	}
	first := f.text.Tokens[i].Lower
	doubtful := f.opens(i, s) && end > i+1 && !f.words.capital[first]
	if doubtful && (f.words.small[first] || f.inTables(i+1, end)) && f.kindOf(i, end) == "" {
		for i++; f.text.Tokens[i].Kind == text.Mark; i++ {
		}
		doubtful = false // Visiting Ukraine
	}
	if kind := f.kindOf(i, end); kind != thing {
		f.add(i, end, Mention{Full: f.span(i, end), kind: kind, doubtful: doubtful})
	}
}

// withTitle makes mentions of the run [i, end) with a title that ends at q.
func (f *finder) withTitle(i, q, end int) {
	start := f.titleStart(i, q)
	f.landBefore(i, start)
	if q == end {
		return
	}
	m := Mention{Full: f.span(i, end), kind: f.kindAfterTitle(q, end), title: f.join(start, q)}
	office := q
	if honorifics[m.title] { // Prime Minister Sir Alan Pike
		office = start
		if outer := f.titleStart(i, start); outer < start {
			m.title = f.join(outer, start)
		}
	}
	if m.honorific = honorifics[m.title]; !m.honorific {
		m.office = f.span(i, office)
	}
	f.add(q, end, m)
}

// inTables tells whether the run [i, end) is a place or a seat of government as the tables have it.
func (f *finder) inTables(i, end int) bool {
	all := f.join(i, end)
	return f.places[all] != "" || f.seats[all] != ""
}

// landBefore adds the place or body that the tokens [i, end) before a title name: the "NATO" of
// "NATO Secretary General".
func (f *finder) landBefore(i, end int) {
	if i < end && f.adjectives[f.join(i, end)] == "" {
		if kind := f.kindOf(i, end); kind == Place || kind == Body {
			f.add(i, end, Mention{Full: f.span(i, end), kind: kind})
		}
	}
}

func (f *finder) kindAfterTitle(i, end int) Kind {
	if f.kindOf(i, end) == Place {
		return Place
	}
	return Human
}

// thing is the kind of a run that names nobody.
const thing Kind = "thing"

// kindOf is what the run [i, end) names by the tables, thing for what is nobody, "" where they
// do not tell.
func (f *finder) kindOf(i, end int) Kind {
	all, last := f.join(i, end), f.text.Tokens[end-1].Lower
	switch {
	case all == "kremlin" || all == "white house":
		return Body
	case f.inTables(i, end):
		return Place
	case f.adjectives[all] != "" || f.adjectives[strings.TrimSuffix(all, "s")] != "":
		return thing
	case f.thing[last]:
		return thing
	}
	for k, t := range f.text.Tokens[i:end] {
		switch {
		case f.thing[t.Lower] && i+k+1 < end && f.text.Tokens[i+k+1].Is("of"):
			return thing
		case f.body[t.Lower]:
			return Body
		}
	}
	switch {
	case f.placeBefore[f.text.Tokens[i].Lower] && end > i+1, f.place[last] && (end > i+1 || f.qualifier[last]), f.places[last] != "" && f.qualified(i, end-1):
		return Place
	case f.place[last]: // the River
		return thing
	case end == i+1 && !f.headline && f.acronym(i):
		return Body
	case f.adjectives[f.text.Tokens[i].Lower] != "":
		return thing
	}
	return ""
}

// qualified tells whether the tokens [i, end) can stand before a place to name a part of it.
func (f *finder) qualified(i, end int) bool {
	for _, t := range f.text.Tokens[i:end] {
		if t.Kind == text.Word && !f.qualifier[t.Lower] && f.adjectives[t.Lower] == "" && f.places[t.Lower] == "" {
			return false
		}
	}
	return true
}

// acronym tells whether token i is two to six capitals.
func (f *finder) acronym(i int) bool {
	w := strings.ReplaceAll(f.text.Slice(f.text.Tokens[i].Span), ".", "")
	n := utf8.RuneCountInString(w)
	return n >= 2 && n <= 6 && w == strings.ToUpper(w)
}

// titleEnd is the index after the last title within [i, end), or 0. A word of a body's name is
// none: Department of Justice, General Assembly.
func (f *finder) titleEnd(i, end int) int {
	for q := end; q > i; q-- {
		start := f.titleStart(i, q)
		if start == q || start > i && f.text.Tokens[start-1].Is("of", "for") {
			continue
		}
		for q < end && f.text.Tokens[q].Kind == text.Mark {
			q++
		}
		if q < end && f.kindOf(q, end) == Body {
			return 0
		}
		return q
	}
	return 0
}

// titleStart is the index of the first token of the longest title that ends at q, or q. A stop
// or a hyphen may end it.
func (f *finder) titleStart(i, q int) int {
	end := q
	for end > i && f.text.Tokens[end-1].Kind == text.Mark {
		end--
	}
	for p := max(i, end-4); p < end; p++ {
		if f.titles[f.join(p, end)] {
			return p
		}
	}
	return q
}

// join is the tokens [i, end) in lower case with one space between.
func (f *finder) join(i, end int) string {
	if end == i+1 {
		return f.text.Tokens[i].Lower
	}
	var b strings.Builder
	for k := i; k < end; k++ {
		if f.text.Tokens[k].Is(".") {
			continue
		}
		if k > i && f.text.Tokens[k].Start > f.text.Tokens[k-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(f.text.Tokens[k].Lower)
	}
	return b.String()
}

func (f *finder) span(i, end int) text.Span {
	return text.Span{Start: f.text.Tokens[i].Start, End: f.text.Tokens[end-1].End}
}

// add completes the mention with the name [i, end). Parts that hyphens join are one word of it.
func (f *finder) add(i, end int, m Mention) {
	m.Span, m.Who = f.span(i, end), Nobody
	for k := i; k < end; {
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
	f.out = append(f.out, m)
}
