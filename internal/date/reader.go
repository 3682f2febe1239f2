package date

import (
	"strings"

	"dossier/internal/text"
)

// reader reads expressions from the tokens of one sentence.
type reader struct {
	s      string          // the text that the tokens are of
	tokens []text.Token    // of the whole text
	known  []entry         // what each token can be
	first  int             // the sentence begins at this token
	last   int             // and ends before this one
	people map[string]bool // month names that are people's: Theresa May
	depth  int             // of base within base
}

// word is token i in lower case, "" beyond the sentence.
func (r *reader) word(i int) string {
	if i < r.first || i >= r.last {
		return ""
	}
	return r.tokens[i].Lower
}

// is tells whether token i is one of the words.
func (r *reader) is(i int, words ...string) bool {
	w := r.word(i)
	if w == "" {
		return false
	}
	for _, x := range words {
		if w == x {
			return true
		}
	}
	return false
}

// value is the value of token i as a word of class c.
func (r *reader) value(i int, c class) (int, bool) {
	e := r.entry(i)
	return e.value, e.class == c
}

// entry is what token i can be in a date.
func (r *reader) entry(i int) entry {
	if i < r.first || i >= r.last {
		return entry{}
	}
	return r.known[i]
}

// entries is what each of the tokens can be in a date.
func entries(tokens []text.Token) []entry {
	known := make([]entry, len(tokens))
	for i, t := range tokens {
		if t.Kind != text.Mark {
			known[i] = vocabulary[t.Lower]
		}
	}
	return known
}

// unit is the unit that token i names, in the singular or plural.
func (r *reader) unit(i int) (u unit, plural, ok bool) {
	n, ok := r.value(i, unitName)
	return unit(n), ok && strings.HasSuffix(r.word(i), "s"), ok
}

// upper tells whether token i begins in upper case.
func (r *reader) upper(i int) bool {
	return i >= r.first && i < r.last && r.tokens[i].Upper(r.s)
}

// isWord tells whether token i is a word.
func (r *reader) isWord(i int) bool {
	return i >= r.first && i < r.last && r.tokens[i].Kind == text.Word
}

// glued tells whether no gap is before token i.
func (r *reader) glued(i int) bool {
	return i > r.first && i < r.last && r.tokens[i-1].End == r.tokens[i].Start
}

// digits is the value of token i as n decimal digits; n 0 allows any number of them.
func (r *reader) digits(i, n int) (int, bool) {
	w := r.word(i)
	if w == "" || n > 0 && len(w) != n {
		return 0, false
	}
	return number(w)
}

// hyphen tells whether token i is a hyphen or dash without gaps around it.
func (r *reader) hyphen(i int) bool {
	return r.is(i, "-", "–", "‑") && r.glued(i) && r.glued(i+1)
}

// cardinal reads a number below a thousand: 12, twelve, twenty-one, a hundred. Its end is i
// where there is none.
func (r *reader) cardinal(i int) (n, end int) {
	if n, ok := r.digits(i, 0); ok && len(r.word(i)) <= 3 {
		return n, i + 1
	}
	if r.is(i, "a", "an") {
		if r.is(i+1, "couple") && r.is(i+2, "of") {
			return 2, i + 3
		}
		return 1, i + 1
	}
	return r.spelled(i)
}

// spelled reads a number below a hundred in words; its end is i where there is none.
func (r *reader) spelled(i int) (n, end int) {
	n, ok := r.value(i, cardinal)
	if !ok || n >= 100 {
		return 0, i
	}
	end = i + 1
	if n < 20 {
		return n, end
	}
	if r.hyphen(end) {
		end++
	}
	if one, ok := r.value(end, cardinal); ok && one < 10 {
		return n + one, end + 1
	}
	return n, i + 1
}

// ordinalAt reads an ordinal below a hundred: 21st, third, twenty-first; its end is i where
// there is none.
func (r *reader) ordinalAt(i int) (n, end int) {
	if w := r.word(i); len(w) >= 3 && len(w) <= 4 {
		if n, ok := number(w[:len(w)-2]); ok {
			switch w[len(w)-2:] {
			case "st", "nd", "rd", "th":
				return n, i + 1
			}
		}
	}
	if n, ok := r.value(i, ordinalName); ok {
		return n, i + 1
	}
	tens, ok := r.value(i, cardinal)
	if !ok || tens < 20 || tens > 90 {
		return 0, i
	}
	end = i + 1
	if r.hyphen(end) {
		end++
	}
	if one, ok := r.value(end, ordinalName); ok && one < 10 {
		return tens + one, end + 1
	}
	return 0, i
}

// yearWords reads a year in words: nineteen ninety-six, nineteen hundred and two, two
// thousand and fifteen; its end is i where there is none.
func (r *reader) yearWords(i int) (y, end int) {
	high, end := r.spelled(i)
	if end == i {
		return 0, i
	}
	scale := 0
	switch {
	case r.is(end, "thousand") && high < 10:
		scale, end = 1000, end+1
	case r.is(end, "hundred") && 10 < high && high < 21:
		scale, end = 100, end+1
	case 10 < high && high < 21:
		if r.hyphen(end) {
			end++
		}
		if one, ok := r.value(end+1, cardinal); ok && one < 10 && r.is(end, "oh") {
			return high*100 + one, end + 2
		}
		if one, ok := r.value(end+2, cardinal); ok && one < 10 && r.is(end, "oh") && r.hyphen(end+1) {
			return high*100 + one, end + 3
		}
		low, stop := r.spelled(end)
		if stop == end || low < 10 {
			return 0, i
		}
		return high*100 + low, stop
	default:
		return 0, i
	}
	y = high * scale
	if n, ok := r.value(end, cardinal); ok && n < 10 && r.is(end+1, "hundred") && scale == 1000 {
		y, end = y+100*n, end+2
	}
	stop := end
	if r.is(stop, "and") {
		stop++
	}
	if low, e := r.spelled(stop); e > stop {
		return y + low, e
	}
	return y, end
}
