package name

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// classify makes mentions of the run [i, end) of sentence s: a title and a name, a place, a body,
// or a name that only other mentions can decide.
func (f *finder) classify(i, end int, s text.Sentence) {
	if k := f.behindOf(i, end, s); k > i { // President of Ukraine Volodymyr Zelensky
		f.add(i, k, Mention{Full: f.span(i, k), kind: Place})
		if k < end {
			f.classify(k, end, s)
		}
		return
	}
	if p, q := f.smallTitle(i, end, s); p < i && f.kindOf(q, end) == "" {
		f.withTitle(p, q, end, s)
		return
	}
	if q := f.titleEnd(i, end); q > 0 {
		f.withTitle(i, q, end, s)
		return
	}
	first := f.text.Tokens[i].Lower
	doubtful := f.opens(i, s) && end > i+1 && !f.words.capital[first] && len(f.given[sound(unaccented(first))]) == 0
	if doubtful && (f.words.small[first] || f.inTables(i+1, end)) && f.kindOf(i, end) == "" {
		for i++; f.text.Tokens[i].Kind == text.Mark; i++ {
		}
		doubtful = false // Visiting Ukraine
	}
	kind := f.kindOf(i, end)
	if kind == thing {
		return
	}
	m := Mention{Full: f.span(i, end), kind: kind, doubtful: doubtful}
	switch kind {
	case Body:
		m.guess = end == i+1 && !f.isDefined(i, end) && !f.body[first]
		if end == i+1 && f.acronym(i) {
			m.acronym = strings.ReplaceAll(f.text.Slice(f.text.Tokens[i].Span), ".", "")
		}
		f.ofLand(&m, i, end, s)
	case "":
		m.articled = f.articled(i, end, s)
		m.located = i > s.First && f.text.Tokens[i-1].Is("in", "near", "at", "outside", "around")
		m.acting = f.speaks(i, end, s) || f.sexBeside(i, end, s) != Unknown
	}
	start := i
	if kind == "" && !m.articled {
		if p := f.particlesBefore(i, s.First); len(f.out) == 0 || f.out[len(f.out)-1].End <= f.text.Tokens[p].Start {
			start = p
			m.Full = f.span(start, end)
		}
	}
	f.add(start, end, m)
}

// behindOf is the end of the place that the run [i, end) begins with, where that place belongs to
// a title before it, else i.
func (f *finder) behindOf(i, end int, s text.Sentence) int {
	if i < s.First+2 || !f.text.Tokens[i-1].Is("of") || f.titleStart(max(s.First, i-5), i-1) == i-1 {
		return i
	}
	for k := min(end, i+4); k > i; k-- {
		if f.inTables(i, k) {
			return k
		}
	}
	return i
}

// smallTitle is the title [p, q) before the name in the run [i, end) that begins in lower case:
// foreign minister Anna Roe, secretary of State Anna Roe. p is i where there is none.
func (f *finder) smallTitle(i, end int, s text.Sentence) (p, q int) {
	for q = i; q <= i+1 && q < end && f.text.Tokens[q].Kind == text.Word; q++ {
		for p = max(s.First, q-4); p < i; p++ {
			if f.text.Tokens[p].Upper(f.text.Bytes) {
				continue
			}
			if title := f.join(p, q); f.titles[title] && (f.roles[title] != "" || strings.Contains(title, " ")) {
				return p, q
			}
		}
	}
	return i, i
}

// articled tells whether "the" stands before the run [i, end) of several words and what follows
// is no noun: the Federal Reserve said, but not the Anna Roe interview.
func (f *finder) articled(i, end int, s text.Sentence) bool {
	if end == i+1 || i == s.First || !f.text.Tokens[i-1].Is("the") {
		return false
	}
	if end == s.Last || f.text.Tokens[end].Kind != text.Word {
		return true
	}
	return f.leads(end)
}

// ofLand notes whose ministry the run [i, end) names, by what is printed before it, in it or
// behind it: Russian Foreign Ministry, Russia's Foreign Ministry, Foreign Ministry of Russia.
func (f *finder) ofLand(m *Mention, i, end int, s text.Sentence) {
	first, last := f.text.Tokens[i].Lower, f.text.Tokens[end-1].Lower
	if !f.ministry[first] && !f.ministry[last] && !strings.Contains(f.join(i, end), " ministry of ") {
		return
	}
	for n := min(3, end-i-1); n > 0; n-- {
		if m.land = f.landOf(f.join(i, i+n)); m.land == "" && f.text.Tokens[end-n-1].Is("of", "the") {
			m.land = f.landOf(f.join(end-n, end))
		}
		if m.land != "" {
			return
		}
	}
	m.bare = true
	if i > s.First+1 && f.text.Tokens[i-1].Is("'s") {
		for k := max(s.First, i-4); k < i-1 && m.land == ""; k++ {
			m.land = f.landOf(f.join(k, i-1))
		}
	}
	for k := min(s.Last, end+4); k > end+1 && m.land == "" && f.text.Tokens[end].Is("of"); k-- {
		m.land = f.landOf(f.join(end+1, k))
	}
}

// landOf is the place in lower case that the words in lower case stand for, also by an adjective or
// a seat of government; "" where they stand for none.
func (f *facts) landOf(words string) string {
	for _, table := range [...]map[string]string{f.places, f.adjectives, f.seats} {
		if name := table[words]; name != "" {
			return strings.ToLower(name)
		}
	}
	return ""
}

// withTitle makes mentions of the run [i, end) with a title that ends at q.
func (f *finder) withTitle(i, q, end int, s text.Sentence) {
	start := f.titleStart(i, q)
	f.landBefore(i, start)
	if q == end {
		return
	}
	m := Mention{Full: f.span(i, end), kind: f.kindAfterTitle(q, end), title: f.join(start, q)}
	office := q
	if _, ok := honorifics[m.title]; ok { // Prime Minister Sir Alan Pike
		office = start
		if outer := f.titleStart(i, start); outer < start {
			m.title, start = f.join(outer, start), outer
		}
	}
	if _, m.honorific = honorifics[m.title]; !m.honorific {
		m.office, m.post = f.officeBefore(i, start, office, m.title, s)
	}
	f.add(q, end, m)
}

// officeBefore is the office before a name in a run that begins at token i: its title is [start,
// end). Of a plural there is no office to print: "Senators Roe and Orlov".
func (f *finder) officeBefore(i, start, end int, title string, s text.Sentence) (text.Span, post) {
	left := f.leftOf(start, s.First)
	p := f.post(title, left)
	if one, ok := strings.CutSuffix(title, "s"); ok && f.titles[one] {
		return text.Span{}, f.post(one, left)
	}
	first := min(i, left.start)
	if start-i > longestOffice/2 {
		first = left.start
	}
	if p.of == "" && first < start {
		p.of = f.join(first, start)
	}
	return f.span(first, end), p
}

// inTables tells whether the run [i, end) is a place or a seat of government as the tables have it.
func (f *finder) inTables(i, end int) bool {
	all := f.join(i, end)
	return f.places[all] != "" || f.seats[all] != ""
}

// landBefore adds the place or body that the tokens [i, end) before a title name: the "NATO" of
// "NATO Secretary General".
func (f *finder) landBefore(i, end int) {
	if i < end && f.text.Tokens[i].Upper(f.text.Bytes) && f.adjectives[f.join(i, end)] == "" {
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

// longestName is how many words a person's name has at most.
const longestName = 5

// tableKind is the kind of the phrase [i, end), which a table or a definition has.
func (f *finder) tableKind(i, end int) Kind {
	if f.isDefined(i, end) {
		return Body
	}
	return Place
}

// kindOf is what the run [i, end) names by the tables, thing for what is nobody, "" where they
// do not tell.
func (f *finder) kindOf(i, end int) Kind {
	all, last := f.join(i, end), f.text.Tokens[end-1].Lower
	switch {
	case f.bearer(i, end):
		return ""
	case f.inTables(i, end) && f.bodies[all] == "":
		return Place
	case f.isDefined(i, end):
		return Body
	case f.adjectives[all] != "" || f.adjectives[strings.TrimSuffix(all, "s")] != "":
		return thing
	case f.thing[last], f.headline && strings.Count(all, " ") >= longestName:
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
	case f.placeBefore[f.text.Tokens[i].Lower] && end > i+1, f.place[last] && (end > i+1 || f.qualifier[last]),
		f.places[last] != "" && f.qualified(i, end-1):
		return Place
	case f.place[last]: // the River
		return thing
	case end == i+1 && !f.headline && f.acronym(i):
		return Body
	case f.adjectives[f.text.Tokens[i].Lower] != "", strings.Count(all, " ") >= longestName:
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
func (f *finder) acronym(i int) bool { return acronym(f.text.Slice(f.text.Tokens[i].Span)) }

// titleEnd is the index after the last title within [i, end), or 0. A word of a body's name is
// none: Department of Justice, General Assembly.
func (f *finder) titleEnd(i, end int) int {
	if f.isDefined(i, end) {
		return 0
	}
	for q := end; q > i; q-- {
		start := f.titleStart(i, q)
		if start == q || q == end && f.bearer(i, end) || start > i && f.text.Tokens[start-1].Is("of", "for") {
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

// initialLetter is the first letter of a name in lower case.
func initialLetter(name string) string {
	name = unaccented(name)
	_, n := utf8.DecodeRuneInString(name)
	return name[:n]
}
