package defect

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/parallel"
	"dossier/internal/text"
)

// lost is a place where spaces are missing: the words around them, and where they would stand.
type lost struct {
	text.Span
	at []int // in order, within the span
}

// Lost is the spaces that a text has lost: the places as defects, and the offsets in bytes, in order, at
// which they would stand.
type Lost struct {
	Defects []Defect
	At      []int
}

// LostSpaces finds the spaces that texts have lost ("thediplomatic", "thatRussiais"), by the words
// that stand on their own in any of them: for each text and its title, which is an empty span
// where it is none of its passages. The order of the texts is no matter.
func LostSpaces(texts []*text.Text, titles []text.Span) []Lost {
	v := vocabularyOf(texts)
	out := make([]Lost, len(texts))
	parallel.Each(len(texts), func(i int) { out[i] = v.lost(texts[i], titles[i]) })
	return out
}

func (v vocabulary) lost(t *text.Text, title text.Span) Lost {
	english := isEnglish(t)
	found := v.lostSpaces(t, english)
	if title.Len() > 0 {
		found = append(found, v.lostSpaces(text.New(t.Bytes, []text.Span{title}), english)...)
	}
	slices.SortFunc(found, func(a, b lost) int { return cmp.Compare(a.Start, b.Start) })
	var out Lost
	for _, l := range found {
		out.At = append(out.At, l.at...)
		out.Defects = append(out.Defects, Defect{Span: l.Span, Kind: "lost space", Note: "may read “" + repaired(t.Bytes, l) + "”"})
	}
	slices.Sort(out.At)
	out.Defects = Abridge(out.Defects)
	return out
}

// repaired is the place with the spaces that it lost.
func repaired(s string, l lost) string {
	var b strings.Builder
	start := l.Start
	for _, at := range l.at {
		b.WriteString(s[start:at] + " ")
		start = at
	}
	return b.String() + s[start:l.End]
}

// lostSpaces finds the places in t, in order. Between words, it knows English ones only.
func (v vocabulary) lostSpaces(t *text.Text, english bool) []lost {
	f := fields{v: v, t: t, english: english}
	for _, p := range t.Paragraphs {
		first, last := t.Tok(p)
		f.paragraph(first, last)
	}
	return f.found
}

// isEnglish tells whether the text has as many articles as an English one.
func isEnglish(t *text.Text) bool {
	const rarest = 60 // words per article
	the := 0
	for _, tok := range t.Tokens {
		if tok.Lower == "the" {
			the++
		}
	}
	return the*rarest >= len(t.Tokens)
}

// fields goes through a text field by field: the words and marks between two spaces are one.
type fields struct {
	v        vocabulary
	t        *text.Text
	english  bool
	low      bool // the paragraph has quotation marks that open below the line
	balanced bool // it has an even number of straight ones
	quoted   bool // an odd number of them stands before the token at hand
	found    []lost
}

func (f *fields) paragraph(first, last int) {
	f.low, f.balanced, f.quoted = false, true, false
	for _, tok := range f.t.Tokens[first:last] {
		f.low = f.low || tok.Is("„")
		f.balanced = f.balanced != tok.Is(`"`)
	}
	for from := first; from < last; {
		to := from + 1
		for to < last && f.t.Tokens[to].Start == f.t.Tokens[to-1].End {
			to++
		}
		f.field(from, to, from == first)
		from = to
	}
}

// field looks through the tokens [from, to), which no space parts. What looks like an address, or
// has more joints than a slip leaves, is a machine's.
func (f *fields) field(from, to int, opens bool) {
	const most = 3
	var joints []lost
	for i := from; i < to; i++ {
		tok := f.t.Tokens[i]
		switch {
		case tok.Kind == text.Word && f.english:
			initial := i == from && opens || i > 0 && f.t.Tokens[i-1].Kind == text.Mark && !f.t.Tokens[i-1].Is(",", ";", ")", "]")
			end := f.initials(i, to)
			if at := f.v.cuts(f.t.Slice(tok.Span), initial, end > tok.End); at != nil {
				joints = join(joints, lost{text.Span{Start: tok.Start, End: end}, moved(at, tok.Start)})
			}
		case tok.Kind == text.Number && f.english:
			if at := f.behindNumber(tok); at > 0 {
				joints = join(joints, lost{tok.Span, []int{at}})
			}
		case tok.Kind == text.Mark && from < i && i+1 < to:
			if at := f.mark(i, from, to); at > 0 {
				joints = join(joints, lost{f.around(i, from, to), []int{at}})
			}
		}
		if tok.Is(`"`) {
			f.quoted = !f.quoted
		}
	}
	n := 0
	for _, l := range joints {
		n += len(l.at)
	}
	if n <= most && !f.isAddress(from, to) {
		f.found = append(f.found, joints...)
	}
}

// join appends a place, as one with the last where both have a word in common.
func join(places []lost, l lost) []lost {
	if n := len(places) - 1; n >= 0 && places[n].Meets(l.Span) {
		places[n] = lost{places[n].Cover(l.Span), append(places[n].at, l.at...)}
		return places
	}
	return append(places, l)
}

func moved(at []int, by int) []int {
	for i := range at {
		at[i] += by
	}
	return at
}

// behindNumber is the offset of a word behind the digits of a number (2014when), or 0.
func (f *fields) behindNumber(tok text.Token) int {
	const least = 4 // 21st, 40km, 1990s
	word := strings.TrimLeft(tok.Lower, "0123456789.,")
	if len(word) < least || !strings.HasSuffix(f.t.Slice(tok.Span), word) || !f.v.word(word) {
		return 0
	}
	return tok.End - len(word)
}

// initials is where the word at token i ends with the stops and letters of an abbreviation behind
// it (thatU.S.).
func (f *fields) initials(i, to int) int {
	if i+2 < to && f.t.Tokens[i+1].Is(".") && f.t.Tokens[i+2].Upper(f.t.Bytes) {
		switch rest := f.t.Tokens[i+2]; {
		case strings.HasSuffix(rest.Lower, "."):
			return rest.End
		case rest.Len() == 1 && i+3 < to && f.t.Tokens[i+3].Is("."):
			return f.t.Tokens[i+3].End
		}
	}
	return f.t.Tokens[i].End
}

// isAddress tells whether the field has signs of an address, a handle, markup or a file's name.
func (f *fields) isAddress(from, to int) bool {
	for i := from; i < to; i++ {
		tok := f.t.Tokens[i]
		if tok.Kind == text.Mark && strings.Contains("@#/\\_=&<>{}", tok.Lower) {
			return true
		}
		if tok.Is(".") && from < i && i+1 < to && f.t.Tokens[i-1].Kind != text.Mark && f.t.Tokens[i+1].Kind == text.Word && !f.t.Tokens[i+1].Upper(f.t.Bytes) {
			return true
		}
	}
	return false
}

// around is the mark at token i with the words on both sides.
func (f *fields) around(i, from, to int) text.Span {
	const marks = 2 // between the mark and a word
	first, last := i-1, i+1
	for n := 0; n < marks && first > from && f.t.Tokens[first].Kind == text.Mark; n++ {
		first--
	}
	for n := 0; n < marks && last+1 < to && f.t.Tokens[last].Kind == text.Mark; n++ {
		last++
	}
	return f.t.Tokens[first].Cover(f.t.Tokens[last].Span)
}

// mark is the offset at which a space is lost before or behind the mark at token i, which no
// space parts from its neighbours, or 0.
func (f *fields) mark(i, from, to int) int {
	tok, before, behind := f.t.Tokens[i], f.t.Tokens[i-1], f.t.Tokens[i+1]
	if !f.letters(behind) {
		return 0
	}
	switch {
	case tok.Is(",", ";"):
		if f.letters(before) {
			return behind.Start
		}
	case tok.Is(".", "?", "!"):
		if f.letters(before) && f.ends(tok, before, behind) {
			return behind.Start
		}
	case tok.Quotation():
		opens, closes := f.direction(tok)
		inner := before.Is(",", ".", "?", "!", ";", ":", "…")
		if inner && i-1 > from {
			inner = f.letters(f.t.Tokens[i-2]) || f.t.Tokens[i-2].Kind == text.Number
		}
		switch {
		case opens && (inner || f.letters(before)):
			return tok.Start
		case closes && (inner || f.letters(before)):
			return behind.Start
		}
	}
	return 0
}

// letters tells whether tok is a word of a script with capitals, longer than an initial.
func (f *fields) letters(tok text.Token) bool {
	if tok.Kind != text.Word || tok.Len() > longestWord || tok.Len() == 1 && !tok.Is("a", "i") || tok.Is("'s") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(f.t.Bytes[tok.Start:])
	return unicode.IsLower(r) || unicode.IsUpper(r)
}

// ends tells whether the stop ends a sentence between the words on its sides, rather than to
// be part of a name.
func (f *fields) ends(stop, before, behind text.Token) bool {
	if !behind.Upper(f.t.Bytes) {
		return false
	}
	if stop.Is(".") && before.Is("mr", "mrs", "ms", "dr", "sen", "rep", "gov") && before.Upper(f.t.Bytes) {
		return true
	}
	if before.Upper(f.t.Bytes) { // Friday.But, not Yahoo!News
		return before.Len() > 2 && !stop.Is("!") && f.v.use(before.Lower).all > 0 && f.v.use(behind.Lower).lower > 0
	}
	return f.v.use(before.Lower).all > 0 && f.v.use(behind.Lower).all > 0
}

// direction tells whether a quotation mark opens or closes: by its form, a straight one by those
// before it, where the paragraph's are even in number.
func (f *fields) direction(tok text.Token) (opens, closes bool) {
	switch {
	case tok.Is(`"`):
		return f.balanced && !f.quoted, f.balanced && f.quoted
	case f.low:
		return tok.Is("„"), tok.Is("“")
	}
	return f.english && tok.Is("“"), f.english && tok.Is("”")
}
