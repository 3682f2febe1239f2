package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/dossier"
	"dossier/internal/parallel"
	"dossier/internal/text"
)

// named is a place where a source names one of the people.
type named struct {
	text.Span
	person int
	node   int  // of the form
	opens  bool // it is one word, and begins a sentence
}

// forms is the printed forms of all names, as a trie of their words, and whom each means in
// each source.
type forms struct {
	next    map[step]int
	bearers map[bearer]int  // person, or severalBearers
	lowered map[string]int  // the forms of one word, without their capital
	offices map[string]bool // words of roles that stand before names
	begins  [256]bool       // the bytes that forms and what is in lowered begin with
}

// step leads from a node to the next one.
type step struct {
	node int
	word string
}

// bearer is a form, by the node where it ends, in a source.
type bearer struct{ node, source int }

const severalBearers = -1

// maxForm is the most words, stops and hyphens counted, that a form can have to be looked for.
const maxForm = 16

// openers are words that have a capital only where they begin a sentence or a title, so that
// they are no part of the name behind them.
var openers = map[string]bool{
	"A": true, "After": true, "Against": true, "Although": true, "Amid": true, "Among": true, "An": true,
	"And": true, "As": true, "At": true, "Because": true, "Before": true, "Between": true, "Both": true,
	"But": true, "By": true, "During": true, "For": true, "From": true, "How": true, "If": true, "In": true,
	"Into": true, "Like": true, "Meanwhile": true, "Neither": true, "Now": true, "Of": true, "On": true,
	"Or": true, "Over": true, "Since": true, "So": true, "That": true, "The": true, "Then": true,
	"Though": true, "To": true, "Under": true, "Unlike": true, "Until": true, "What": true, "When": true,
	"Where": true, "While": true, "Why": true, "With": true, "Without": true, "Yet": true,
}

// findNames finds where the articles name people.
func (x *index) findNames() {
	x.forms = newForms(x.r.People, x.sources)
	x.named, x.firsts = make([][]named, len(x.r.Sources)), make([]map[int]int, len(x.r.Sources))
	parallel.Each(len(x.r.Sources), func(i int) {
		x.named[i] = x.forms.mentions(x.seeds[i], &x.r.Sources[i], i)
		x.firsts[i] = map[int]int{}
		for _, n := range x.named[i] {
			if _, ok := x.firsts[i][n.node]; !ok {
				x.firsts[i][n.node] = n.Start
			}
		}
	})
}

// newForms is the forms of the people of the record.
func newForms(people []dossier.Person, sources map[string]int) *forms {
	f := &forms{next: map[step]int{}, bearers: map[bearer]int{}, lowered: map[string]int{}, offices: map[string]bool{}}
	for i := range people {
		f.addOffice(people[i].Role)
		for _, v := range people[i].Variants {
			node, words := f.add(v.Form)
			if words > maxForm {
				continue
			}
			for _, id := range v.Sources {
				at, ok := sources[id]
				if !ok {
					continue
				}
				b := bearer{node, at}
				if other, taken := f.bearers[b]; taken && other != i {
					f.bearers[b] = severalBearers
				} else {
					f.bearers[b] = i
				}
			}
		}
	}
	return f
}

// addOffice adds the words of a role that stand before a name: the last one and one before "of".
func (f *forms) addOffice(role string) {
	last := ""
	for w, ok := word(role, 0); ok; w, ok = word(role, w.End) {
		if s := role[w.Start:w.End]; s == "of" {
			f.offices[last] = true
		} else {
			last = s
		}
	}
	f.offices[last] = true
}

// add is the node of the form, a new one where there was none, and the number of its words. Of
// a form that is too long it is that of its beginning.
func (f *forms) add(form string) (node, words int) {
	first := ""
	for w, ok := word(form, 0); ok && words <= maxForm; w, ok = word(form, w.End) {
		s := step{node, form[w.Start:w.End]}
		if words++; words == 1 {
			first = s.word
			f.begins[first[0]] = true
		}
		if node, ok = f.next[s]; !ok {
			node = len(f.next) + 1
			f.next[s] = node
		}
	}
	if words == 1 && isTitle(first) {
		first = strings.ToLower(first)
		f.lowered[first] = node
		f.begins[first[0]] = true
	}
	return node, words
}

// node is where the form ends, 0 where there is none.
func (f *forms) node(form string) (node int) {
	for w, ok := word(form, 0); ok; w, ok = word(form, w.End) {
		if node = f.next[step{node, form[w.Start:w.End]}]; node == 0 {
			break
		}
	}
	return node
}

// mentions is whom the article src, the one of that index, names: the longest forms, from left to
// right. Left unmarked is a form that several bear in it, one that may be a part of another's name
// or of a date, and one that opens a sentence and may be no name, as the article has it in lower
// case, too. Time is linear in s, its text, as forms are short.
func (f *forms) mentions(s string, src *dossier.Source, index int) []named {
	var list []named
	lower := map[int]bool{} // the forms that the article has in lower case
	dates := src.Dates
	for _, p := range src.Paragraphs {
		in := s[:p.End]
		for w, ok := word(in, p.Start); ok; w, ok = word(in, w.End) {
			if !f.begins[in[w.Start]] {
				continue
			}
			if node, ok := f.lowered[in[w.Start:w.End]]; ok {
				lower[node] = true
			}
			n, one := f.longest(in, w, index)
			if n.node == 0 {
				continue
			}
			for len(dates) > 0 && dates[0].End <= n.Start {
				dates = dates[1:]
			}
			before := strings.TrimRightFunc(in[p.Start:n.Start], unicode.IsSpace)
			n.opens = one && opens(before)
			if n.person != severalBearers && apart(in[p.Start:], n.Start-p.Start, n.End-p.Start) &&
				!(one && f.endsInName(before)) && !(len(dates) > 0 && dates[0].Meets(n.Span)) {
				list = append(list, n)
			}
			w.End = n.End
		}
	}
	return slices.DeleteFunc(list, func(n named) bool { return n.opens && lower[n.node] })
}

// opens tells whether a sentence, or a part of one in marks, may begin behind s.
func opens(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return !isWordRune(r) && r != ','
}

// longest is the longest form of the source's that begins with the word w of s, its node 0 where
// there is none, and whether it is one word.
func (f *forms) longest(s string, w text.Span, source int) (n named, one bool) {
	at := 0
	for end, ok := w, true; ok; end, ok = word(s, end.End) {
		if at, ok = f.next[step{at, s[end.Start:end.End]}]; !ok {
			break
		}
		if who, known := f.bearers[bearer{at, source}]; known {
			n, one = named{Span: text.Span{Start: w.Start, End: end.End}, person: who, node: at}, end == w
		}
	}
	return n, one
}

// apart tells whether s[start:end] stands for itself: joined to no other word by a hyphen or an
// apostrophe, but for the possessive, and with no word with a capital behind it.
func apart(s string, start, end int) bool {
	before, n := utf8.DecodeLastRuneInString(s[:start])
	if isJoint(before) && endsInWord(s[:start-n]) {
		return false
	}
	after, n := utf8.DecodeRuneInString(s[end:])
	if isJoint(after) {
		w, ok := word(s, end+n)
		next := ok && w.Start == end+n && isWordRune(firstRune(s[w.Start:]))
		return !next || after != '-' && (s[w.Start:w.End] == "s" || s[w.Start:w.End] == "S")
	}
	w, ok := word(s, end)
	return !ok || !unicode.IsSpace(after) || !isUpper(s[w.Start:w.End])
}

// endsInName tells whether s ends in what may be the beginning of a longer name: a word with a
// capital that is neither an opener nor of an office, or such a short word with a stop behind it.
func (f *forms) endsInName(s string) bool {
	const abbreviation = 4
	words, stop := strings.CutSuffix(s, ".")
	start := len(words)
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(words[:start])
		if !isWordRune(r) {
			break
		}
		start -= n
	}
	w := words[start:]
	if !isUpper(w) || openers[w] {
		return false
	}
	if stop {
		return utf8.RuneCountInString(w) < abbreviation
	}
	_, begins := f.next[step{0, w}]
	return begins || !f.offices[w]
}

// word is the first word of s from offset from on: a run of letters and digits, or another
// character that is neither white space nor unseen.
func word(s string, from int) (w text.Span, ok bool) {
	for i := from; i < len(s); {
		if s[i] <= ' ' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case isWordRune(r):
			return text.Span{Start: i, End: wordEnd(s, i+n)}, true
		case !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf):
			return text.Span{Start: i, End: i + n}, true
		}
		i += n
	}
	return text.Span{}, false
}

// wordEnd is the end of the run of letters and digits of s that goes on at i.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if !isWordRune(r) {
			break
		}
		i += n
	}
	return i
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func isJoint(r rune) bool {
	return r == '-' || r == '\'' || r == '’' || r == '\u2010' || r == '\u2011'
}

func isUpper(w string) bool { return unicode.IsUpper(firstRune(w)) }

// isTitle tells whether w has one capital, at its beginning.
func isTitle(w string) bool {
	_, n := utf8.DecodeRuneInString(w)
	return isUpper(w) && w[n:] == strings.ToLower(w[n:])
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWordRune(r)
}
