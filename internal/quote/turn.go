package quote

import (
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
)

// A turn is a paragraph that a transcript gives to a speaker by a label (“BLUM: We go.”, “Q: Why?”), or the
// words of a post above its author's name (“— Nora Blum (@norablum) April 1”). It has no marks: those of the
// pair are empty, and marks within it belong to its words.

// longestLabel is how many tokens a label has at most.
const longestLabel = 6

// labels is the end, behind its colon, of the label that each paragraph of t begins with, 0 where it has none.
func labels(t *text.Text, starts []int) []int {
	ends := make([]int, len(t.Paragraphs))
	for i := range t.Paragraphs {
		first, last := starts[i], starts[i+1]
		k := first
		for k < min(last, first+longestLabel) && (t.Tokens[k].Kind == text.Word && capitals(t, k) || k > first && t.Tokens[k].Is(".") && !turnMark(t, first, k)) {
			k++
		}
		if k > first && k+1 < last && (t.Tokens[k].Is(":") || turnMark(t, first, k)) {
			ends[i] = k + 1
		}
	}
	return ends
}

func capitals(t *text.Text, i int) bool {
	s := t.Slice(t.Tokens[i].Span)
	return s == strings.ToUpper(s)
}

// turnMark tells whether token k is the stop of “Q.” or “A.” at the beginning of a paragraph.
func turnMark(t *text.Text, first, k int) bool {
	return k == first+1 && t.Tokens[k].Is(".") && t.Tokens[first].Is("q", "a")
}

// turns is the turns of the paragraphs, whose tokens begin at starts, nil where a paragraph is none. Labels count
// where two different ones stand in a row and one of them comes again.
func turns(t *text.Text, starts []int) []*marks {
	ends := labels(t, starts)
	key := func(i int) string {
		if i < 0 || i >= len(ends) || ends[i] == 0 {
			return ""
		}
		return t.Tokens[ends[i]-2].Lower // TOM OLL is OLL
	}
	count := map[string]int{}
	for i := range ends {
		count[key(i)]++
	}
	found := make([]*marks, len(ends))
	for i := range ends {
		own := key(i)
		for _, other := range []string{key(i - 1), key(i + 1)} {
			if own != "" && other != "" && own != other && (count[own] > 1 || count[other] > 1 || own == "q" && other == "a" || own == "a" && other == "q") {
				found[i] = turn(t, ends[i], starts[i+1], i, starts[i], ends[i]-1)
			}
		}
	}
	for i := range t.Paragraphs {
		if dash := postedBy(t, starts[i], starts[i+1]); dash > starts[i] {
			found[i] = turn(t, starts[i], dash, i, dash, starts[i+1])
		} else if dash == starts[i] && i > 0 && found[i-1] == nil {
			found[i-1] = turn(t, starts[i-1], starts[i], i-1, dash, starts[i+1])
		}
	}
	return found
}

// turn is the turn of the tokens [first, last) whose label is [by, byEnd), nil where it has no words.
func turn(t *text.Text, first, last, paragraph, by, byEnd int) *marks {
	for _, tok := range t.Tokens[first:last] {
		if tok.Kind != text.Mark {
			return &marks{open: first, first: first, last: last, close: last, paragraph: paragraph, by: by, byEnd: byEnd}
		}
	}
	return nil
}

// postedBy is the dash before the author of a post, a name with an account behind it that ends the paragraph of
// the tokens [first, last): “— Nora Blum (@norablum) April 1, 2023”; -1 where there is none.
func postedBy(t *text.Text, first, last int) int {
	const longest = 14 // tokens, with the date
	for k := last - 1; k >= max(first, last-longest); k-- {
		if !t.Tokens[k].Is("—", "–") || k+1 == last || !t.Tokens[k+1].Upper(t.Bytes) {
			continue
		}
		for i := k + 2; i+1 < min(last, k+longestLabel); i++ {
			if t.Tokens[i].Is("(") && t.Tokens[i+1].Is("@") {
				return k
			}
		}
	}
	return -1
}

// voices is whom the last word of a label can mean, in lower case: the only person of that last name whom the
// text names.
func (f *finder) voices() map[string]int {
	who := map[string]int{}
	for _, m := range f.mentions {
		if m.Who == name.Nobody || f.people[m.Who].Kind != name.Human {
			continue
		}
		last := strings.ToLower(f.people[m.Who].Name)
		last = last[strings.LastIndexByte(last, ' ')+1:]
		if other, ok := who[last]; ok && other != m.Who {
			who[last] = name.Nobody
		} else {
			who[last] = m.Who
		}
	}
	return who
}

// unnamed are the labels of those whom a transcript does not name.
var unnamed = text.Set(`q a question answer reporter interviewer moderator host`)

// label gives a turn its speaker, whom the label names.
func (f *finder) label(a *attribution, voices map[string]int) {
	p := f.pairs[a.pair]
	first := p.by
	for f.tok(first).Kind == text.Mark {
		first++
	}
	sp := f.phraseFrom(first, p.byEnd)
	if f.tok(p.by).Kind == text.Word {
		sp = phrase{First: first, Last: p.byEnd, Who: name.Nobody}
		if m, ok := f.mentionOver(f.tok(p.byEnd - 1).Span); ok && m.Who != name.Nobody && f.people[m.Who].Kind == name.Human {
			sp.Who = m.Who
		} else if who, ok := voices[f.tok(p.byEnd-1).Lower]; ok {
			sp.Who = who
		}
	}
	if sp.empty() || sp.Who == name.Nobody && !unnamed[f.tok(first).Lower] {
		return
	}
	a.set(f.with(ruleTurn, sp, text.Span{}))
}
