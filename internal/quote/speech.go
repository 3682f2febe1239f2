package quote

import (
	"strings"

	"dossier/internal/name"
	"dossier/internal/text"
)

// longFragment is from how many words on a fragment that nobody is named with is kept as speech:
// terms and titles are shorter.
const longFragment = 5

// speech tells whether the marks hold words that somebody spoke or wrote, rather than a title, a
// nickname or a term.
func (f *finder) speech(a attribution) bool {
	switch {
	case f.wordCount(a.pair) == 0, f.nickname(a.pair), f.soCalled(a.pair):
		return false
	case f.titleCase(a.pair) && a.rule != ruleAfter:
		return false
	case a.kind == Direct:
		return true
	case !a.found():
		return f.wordCount(a.pair) >= longFragment
	}
	return true
}

// nickname tells whether the marks stand within a name: Edward “Ed” Smith.
func (f *finder) nickname(k int) bool {
	p := f.pairs[k]
	if p.open == 0 || p.close >= len(f.text.Tokens) || p.last-p.first > 2 {
		return false
	}
	before, after := f.tok(p.open-1), f.tok(p.close)
	return before.Kind == text.Word && after.Kind == text.Word && before.Upper(f.text.Bytes) && after.Upper(f.text.Bytes) && f.tok(p.first).Upper(f.text.Bytes)
}

// soCalled tells whether the words before the marks announce a name or a term.
func (f *finder) soCalled(k int) bool {
	p := f.pairs[k]
	if p.open == 0 {
		return false
	}
	prev := f.tok(p.open - 1)
	if prev.Is("called", "titled", "entitled", "headlined", "nicknamed", "named") {
		return p.open > 1 && (prev.Lower != "called" || f.tok(p.open-2).Is("so", "-", "a", "is", "was", ",", "what's"))
	}
	return prev.Is("as") && p.open > 1 && f.tok(p.open-2).Is("known")
}

// titleCase tells whether a fragment of two words or more is capitalised as titles are.
func (f *finder) titleCase(k int) bool {
	p := f.pairs[k]
	long, upper := 0, 0
	for i := p.first; i < p.last; i++ {
		t := f.tok(i)
		if t.Kind == text.Word && len(t.Lower) > 3 {
			long++
			if t.Upper(f.text.Bytes) {
				upper++
			}
		}
	}
	return f.tok(p.first).Upper(f.text.Bytes) && f.wordCount(k) >= 2 && long > 0 && upper == long
}

// echo gives fragments that nobody is named with the speaker of an attributed quotation of the
// same source that has the same words.
func (f *finder) echo(found []attribution) {
	for k := range found {
		a := &found[k]
		if a.found() || f.wordCount(a.pair) < 2 || f.wordCount(a.pair) > window {
			continue
		}
		words := f.key(a.pair)
		for _, b := range found {
			if b.found() && b.speaker.Who != name.Nobody && strings.Contains(f.key(b.pair), words) {
				a.take(b, ruleEcho)
				a.cue, a.as = text.Span{}, text.Span{}
				break
			}
		}
	}
}

// key is the words of pair k in lower case, each between spaces.
func (f *finder) key(k int) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, t := range f.text.Tokens[f.pairs[k].first:f.pairs[k].last] {
		if t.Kind != text.Mark {
			b.WriteString(t.Lower)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// extent is the whole reported content around a fragment: from the cue to the end of the sentence,
// or from its beginning to the attribution behind it.
func (f *finder) extent(a attribution) text.Span {
	if a.kind == Direct || a.cue.Len() == 0 {
		return a.span
	}
	p := f.pairs[a.pair]
	start, _ := f.sentence(p.open)
	_, end := f.sentence(p.close - 1)
	for end > p.close && f.tok(end-1).Is(".", "!", "?") {
		end--
	}
	from, to := p.open, p.close
	switch {
	case a.cue.End <= f.tok(p.open).Start && a.cue.Start >= f.tok(start).Start:
		for from = start; f.tok(from).Start < a.cue.End; from++ {
		}
		if f.tok(from).Is("that") && from < p.open {
			from++
		}
		to = end
	case a.cue.Start >= f.tok(p.close-1).End:
		from = start
	}
	if from == p.open && to == p.close {
		return a.span
	}
	return f.tokens(from, to)
}
