package timeline

import (
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// act is what a sentence says was done on a date, as far as a rule can tell: the verb or noun next
// to the date and the people and bodies named with it. "Voss and Blum met in Vell on Friday" and
// "Voss's talks with Blum on Friday" are the same act of the same.
type act struct {
	date, head string // the head by its sense, "" where there is none
	names      string // last names in order of the alphabet, each with a space behind it
	several    bool   // at least two are named
	leans      bool   // its own sentence names nobody, but "the two" or "their" stands for people named before
}

func (a act) known() bool { return a.head != "" && a.several }

// names are the words, in lower case, that the text prints with a capital within a sentence.
func names(t *text.Text) map[string]bool {
	out := map[string]bool{}
	for _, s := range t.Sentences {
		for i := s.First + 1; i < s.Last; i++ {
			if tok := t.Tokens[i]; tok.Kind == text.Word && tok.Upper(t.Bytes) && !t.Tokens[i-1].Quotation() {
				out[tok.Lower] = true
			}
		}
	}
	return out
}

// act is the act that the date belongs to. Only days tell which act it was.
func (s setting) act(names map[string]bool, d date.Date) act {
	if days(d) != 1 {
		return act{}
	}
	head := s.head()
	if head < 0 || s.denied(head) {
		return act{}
	}
	a := act{date: d.String(), head: wording.Sense(s.tok(head).Lower)}
	who := append(s.who(names, tokens{s.from, s.first}, false), s.who(names, tokens{s.last, s.to}, true)...)
	slices.Sort(who)
	who = slices.Compact(who)
	a.several = len(who) > 1
	for _, w := range who {
		a.names += w + " "
	}
	if len(who) == 0 {
		for i := s.from; i < s.first; i++ {
			a.leans = a.leans || s.tok(i).Is("their", "both") || s.tok(i).Is("two") && s.tok(i-1).Is("the")
		}
	}
	return a
}

// head is the token of the verb or noun that the date belongs to: the nearest before it that is
// no name, preposition or article, else the nearest behind it; -1 where there is none.
func (s setting) head() int {
	for i := s.first - 1; i >= s.from && !s.tok(i).Is(";", ":"); i-- {
		if s.telling(i) {
			return i
		}
	}
	for i := s.last; i < s.to && !s.tok(i).Is(";", ":"); i++ {
		if s.telling(i) {
			return i
		}
	}
	return -1
}

// denied tells whether the words before the head say that the act did not come to pass.
func (s setting) denied(head int) bool {
	const near = 5
	for i := max(s.from, head-near); i < head; i++ {
		if t := s.tok(i); t.Is("not", "never", "no", "nor", "neither", "without", "refused", "declined", "cancelled", "canceled", "postponed", "skipped", "boycotted") ||
			strings.HasSuffix(t.Lower, "n't") {
			return true
		}
	}
	return false
}

// telling tells whether token i is a word of what is told, and no name, preposition or article.
func (s setting) telling(i int) bool {
	t := s.tok(i)
	return t.Kind == text.Word && t.Lower != "'s" && !t.Upper(s.text.Bytes) && !preposition(t) &&
		!t.Is("last", "next", "this", "that", "late", "early", "morning", "afternoon", "evening", "night", "his", "her", "its", "their", "also")
}

// who are the last names of the people and bodies that the tokens name, in lower case: the
// last words of runs of capitals, but for lands, and places behind "in" and the like. close is
// for the words behind a date: only those that "with" or "and" tie to it.
func (s setting) who(names map[string]bool, at tokens, close bool) []string {
	var out []string
	place := false
	for i := at.first; i < at.last; i++ {
		t := s.tok(i)
		switch {
		case s.upper(i) && !(i == s.from && s.begins && t.Is("in", "at", "on", "near", "from")):
			end := s.run(i, at.last)
			last := s.tok(end - 1).Lower
			if end-i > 1 && s.tok(end-1).Is("corp", "inc", "co", "ltd", "plc", "llc", "group", "company") {
				last = s.tok(end - 2).Lower
			}
			alone := i == s.from && s.begins && end == i+1 && !names[last] && !s.tok(end).Is("'s")
			if !place && !alone && name.Land(last) == "" && len(last) > 1 {
				out = append(out, last)
			}
			i = end - 1
		case t.Is(",", "and", "'s"): // a place goes on: Geneva, Switzerland
			place = place && t.Is(",")
		case t.Is("in", "at", "on", "near", "from", "to", "into", "toward", "towards", "outside", "across"):
			place = true
		case close && !t.Is("with", "between"):
			return out
		default:
			place = false
		}
	}
	return out
}

// run is the end of the run of capitals that begins at token i; "of" and the stop of "Mr." go on in it.
func (s setting) run(i, to int) int {
	end := i + 1
	for end < to {
		switch {
		case s.upper(end):
			end++
		case end+1 < to && s.upper(end+1) && (s.tok(end).Is("of") || s.tok(end).Is(".") && len(s.tok(end-1).Lower) <= len("mrs")):
			end += 2
		default:
			return end
		}
	}
	return end
}

// echo gives mentions of one source whose people are named only as "the two" or "their" the names of
// the act on the same day with the same head, where the source has but one.
func echo(mentions []Mention) {
	type key struct{ date, head string }
	known := map[key]act{}
	for _, m := range mentions {
		if !m.act.known() {
			continue
		}
		k := key{m.act.date, m.act.head}
		if a, ok := known[k]; ok && a.names != m.act.names {
			known[k] = act{}
		} else if !ok {
			known[k] = m.act
		}
	}
	for i, m := range mentions {
		if a := known[key{m.act.date, m.act.head}]; m.act.leans && a.known() {
			mentions[i].act = a
			mentions[i].act.leans = true
		}
	}
}

// sameAct joins the groups of mentions that have mentions of the same act.
func sameAct(groups [][]int, mentions []Mention) [][]int {
	of := map[act]int{} // the group that has the act
	into := make([]int, len(groups))
	root := func(g int) int {
		for into[g] != g {
			into[g] = into[into[g]]
			g = into[g]
		}
		return g
	}
	for g, group := range groups {
		into[g] = g
		for _, i := range group {
			a := mentions[i].act
			if !a.known() {
				continue
			}
			a.leans = false
			if first, ok := of[a]; ok {
				a, b := root(first), root(g)
				into[max(a, b)] = min(a, b)
			} else {
				of[a] = g
			}
		}
	}
	joined := make([][]int, len(groups))
	for g := range groups {
		joined[root(g)] = append(joined[root(g)], g)
	}
	joined = slices.DeleteFunc(joined, func(list []int) bool { return len(list) == 0 })
	return wording.Classes(groups).Expand(joined)
}
