package name

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// finder finds the mentions of one text.
type finder struct {
	*facts
	known map[string]bool
	text  *text.Text
	out   []Mention
}

func (f *finder) find() []Mention {
	for _, s := range f.text.Sentences {
		for i := s.First; i < s.Last; {
			end := f.run(i, s)
			if end == i {
				i++
				continue
			}
			f.classify(i, end)
			i = end
		}
	}
	return f.out
}

// capital tells whether token i can be part of a name by its capital.
func (f *finder) capital(i int) bool {
	t := f.text.Tokens[i]
	return t.Kind == text.Word && t.Upper(f.text.Bytes) && !f.not[t.Lower]
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
		case t.Is("-") && joined && end+1 < s.Last && f.capital(end+1) && !f.pair(end-1, end+1):
			end += 2
		case t.Is("of", "for") && end+1 < s.Last && f.capital(end+1) && f.takesOf(i, end):
			end += 2
		case particles[t.Lower] && end+1 < s.Last && f.capital(end+1):
			end += 2
		default:
			return end
		}
	}
	return end
}

var particles = map[string]bool{"de": true, "van": true, "von": true, "der": true, "bin": true, "al": true, "el": true, "da": true, "di": true, "du": true, "la": true}

// opensOnly tells whether token i has its capital only because it begins a sentence or a quotation.
func (f *finder) opensOnly(i int, s text.Sentence) bool {
	t := f.text.Tokens[i]
	if f.opener[t.Lower] && strings.ToUpper(f.text.Slice(t.Span)) != f.text.Slice(t.Span) {
		return true
	}
	if i > s.First && f.text.Tokens[i-1].Kind != text.Mark || f.known[t.Lower] || f.places[t.Lower] != "" || f.seats[t.Lower] != "" || f.titles[t.Lower] {
		return false
	}
	return i+1 >= s.Last || !f.capital(i+1)
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

// classify makes mentions of the run [i, end): a title and a name, a place, a body, or a name
// that only other mentions can decide.
func (f *finder) classify(i, end int) {
	if q := f.titleEnd(i, end); q > 0 && q < end {
		f.land1(i, f.titleStart(i, q))
		f.add(q, end, Mention{Full: f.span(i, end), kind: f.kindAfterTitle(q, end), title: f.join(f.titleStart(i, q), q)})
		return
	} else if q == end {
		f.land1(i, f.titleStart(i, q))
		return
	}
	if kind := f.kindOf(i, end); kind != "thing" {
		f.add(i, end, Mention{Full: f.span(i, end), kind: kind})
	}
}

// land1 adds the place or body that the tokens [i, end) before a title name: the "NATO" of
// "NATO Secretary General".
func (f *finder) land1(i, end int) {
	if i < end && f.adjectives[f.join(i, end)] == "" {
		if kind := f.kindOf(i, end); kind == Place || kind == Body {
			f.add(i, end, Mention{Full: f.span(i, end), kind: kind})
		}
	}
}

func (f *finder) kindAfterTitle(i, end int) Kind {
	if kind := f.kindOf(i, end); kind == Place || kind == Body {
		return kind
	}
	return Human
}

// kindOf is what the run [i, end) names by the tables, "thing" for what is nobody, "" where they
// do not tell.
func (f *finder) kindOf(i, end int) Kind {
	all, last := f.join(i, end), f.text.Tokens[end-1].Lower
	switch {
	case all == "kremlin" || all == "white house":
		return Body
	case f.places[all] != "" || f.seats[all] != "":
		return Place
	case f.adjectives[all] != "":
		return "thing"
	}
	for _, t := range f.text.Tokens[i:end] {
		switch {
		case f.thing[t.Lower]:
			return "thing"
		case f.body[t.Lower]:
			return Body
		}
	}
	switch {
	case f.place[last] || f.places[last] != "":
		return Place
	case end == i+1 && f.acronym(i):
		return Body
	case f.adjectives[f.text.Tokens[i].Lower] != "":
		return "thing"
	}
	return ""
}

// acronym tells whether token i is two to six capitals.
func (f *finder) acronym(i int) bool {
	w := strings.ReplaceAll(f.text.Slice(f.text.Tokens[i].Span), ".", "")
	return len(w) >= 2 && len(w) <= 6 && w == strings.ToUpper(w)
}

// titleEnd is the index after the last title within [i, end), or 0.
func (f *finder) titleEnd(i, end int) int {
	for q := end; q > i; q-- {
		if f.titleStart(i, q) < q {
			if q < end && f.text.Tokens[q].Is(".") {
				q++
			}
			return q
		}
	}
	return 0
}

// titleStart is the index of the first token of the longest title that ends at q, or q.
func (f *finder) titleStart(i, q int) int {
	if q > i && f.text.Tokens[q-1].Is(".") {
		q--
	}
	for p := max(i, q-4); p < q; p++ {
		if f.titles[f.join(p, q)] {
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

// add completes the mention with the name [i, end).
func (f *finder) add(i, end int, m Mention) {
	m.Span, m.Who = f.span(i, end), Nobody
	for _, t := range f.text.Tokens[i:end] {
		if t.Kind == text.Word {
			m.words = append(m.words, t.Lower)
		}
	}
	m.honorific = honorifics[m.title]
	f.out = append(f.out, m)
}
