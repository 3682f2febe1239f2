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
	case f.pairs[a.pair].turn():
		return a.found()
	case f.wordCount(a.pair) == 0, f.nickname(a.pair), f.work(a.pair):
		return false
	case f.soCalled(a.pair) && !(a.rule == ruleBefore && f.calls(a)):
		return false
	case f.titleCase(a.pair) && a.rule != ruleAfter && !f.introducedBy(a):
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
	if prev.Is("called", "titled", "entitled", "headlined", "nicknamed", "named", "name", "names") {
		return p.open > 1 && (prev.Lower != "called" || f.tok(p.open-2).Is("so", "-", "a", "is", "was", ",", "what's"))
	}
	return prev.Is("as") && p.open > 1 && f.tok(p.open-2).Is("known")
}

// calls tells whether the cue of a is a "called" that is no participle: "in what Blum called “a trap”".
func (f *finder) calls(a attribution) bool {
	c, _ := f.text.Tok(a.cue)
	w, ok := f.cueAt(c)
	return ok && w.lemma == "call" && !f.passive(c) && a.as.Len() > 0
}

// introducedBy tells whether the cue of a stands right before the marks and brings in words as said,
// written or shouted, however they are capitalised: a shirt that reads “Settle For Blum”.
func (f *finder) introducedBy(a attribution) bool {
	if a.rule != ruleBefore {
		return false
	}
	open := f.pairs[a.pair].open
	c, _ := f.text.Tok(a.cue)
	w, ok := f.cueAt(c)
	return ok && c < open && (f.tok(open-1).Is(",", ":") || w.class == "tag") && f.introduces(c, open)
}

// works of art and print, whose titles stand in quotation marks.
var titled = text.Set(`book books novel memoir biography film films movie movies documentary series show shows program programme song songs single
	album hit anthem ballad poem play musical opera painting portrait podcast magazine sitcom drama comedy thriller episode chapter host co-host hosts`)

// work tells whether the marks hold the title of a work: one capitalised as titles are, behind a word for
// works or the broadcaster's name, or before such a word.
func (f *finder) work(k int) bool {
	p := f.pairs[k]
	if !f.titleCase(k) && !(f.wordCount(k) == 1 && f.tok(p.first).Upper(f.text.Bytes)) {
		return false
	}
	if i := p.open - 1; i > 0 {
		if f.tok(i).Is("of") {
			i--
		}
		if titled[f.tok(i).Lower] {
			return true
		}
		if m, ok := f.mentionOver(f.tok(max(i-1, 0)).Span); ok && f.tok(i).Is("'s") && m.Who != name.Nobody && f.people[m.Who].Kind == name.Body {
			return true
		}
	}
	const farthest = 4 // tokens behind the marks: a dark new comedy
	i := p.close
	if i+1 < len(f.text.Tokens) && f.tok(i).Is(",") {
		i++
	}
	if i < len(f.text.Tokens) && f.tok(i).Is("a", "an", "the", "his", "her") && (i > p.close || f.tok(p.last-1).Is(",")) {
		i++
		for end := min(i+farthest, len(f.text.Tokens)); i+1 < end && f.tok(i).Kind == text.Word && !titled[f.tok(i).Lower]; {
			i++
		}
	}
	return i < len(f.text.Tokens) && i > p.close-1 && titled[f.tok(i).Lower]
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

// echoWords is the most words of a fragment that echo looks for.
const echoWords = 12

// echo gives fragments that nobody is named with the speaker of an attributed quotation of the
// same source that has the same words, if all such quotations have one speaker.
func (f *finder) echo(found []attribution) {
	wanted := map[string]int{} // a fragment's words to whose they are
	var lengths [echoWords + 1]bool
	for k := range found {
		if n := f.wordCount(k); !found[k].found() && !f.pairs[k].turn() && 2 <= n && n <= echoWords && !f.tok(f.pairs[k].first).Is("the", "a", "an") {
			wanted[f.key(k)] = name.Nobody
			lengths[n] = true
		}
	}
	if len(wanted) == 0 {
		return
	}
	for k, a := range found {
		if a.found() && a.speaker.Who != name.Nobody {
			f.hear(k, a.speaker.Who, wanted, lengths)
		}
	}
	for k := range found {
		if who, ok := wanted[f.key(k)]; ok && !found[k].found() && !f.pairs[k].turn() && who >= 0 {
			found[k].speaker, found[k].rule = phrase{Who: who}, ruleEcho
		}
	}
}

// severalVoices marks a fragment whose words more than one speaker is quoted with.
const severalVoices = name.Nobody - 1

// hear notes whose the wanted fragments are that stand in pair k, which is who's.
func (f *finder) hear(k, who int, wanted map[string]int, lengths [echoWords + 1]bool) {
	key := f.key(k)
	var starts []int // of each word in key, and the end of key
	for i := range len(key) {
		if key[i] == ' ' {
			starts = append(starts, i)
		}
	}
	for n, ok := range lengths {
		for i := 0; ok && i+n < len(starts); i++ {
			part := key[starts[i] : starts[i+n]+1]
			switch voice, want := wanted[part]; {
			case !want || voice == who:
			case voice == name.Nobody:
				wanted[part] = who
			default:
				wanted[part] = severalVoices
			}
		}
	}
}

// key is the words of pair k in lower case, each between spaces.
func (f *finder) key(k int) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, t := range f.text.Tokens[f.pairs[k].first:f.pairs[k].last] {
		if t.Kind != text.Mark && t.Lower != "'s" {
			b.WriteString(t.Lower)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// extent is the whole reported content around a fragment: from the attribution to the end of the
// sentence, or from its beginning to the attribution behind it.
func (f *finder) extent(a attribution) text.Span {
	if a.kind == Direct || a.cue.Len() == 0 {
		return a.span
	}
	p := f.pairs[a.pair]
	start, _ := f.sentence(p.open)
	_, end := f.sentence(p.close - 1)
	for least := max(p.close, end-window); end > least && f.tok(end-1).Is(".", "!", "?"); {
		end--
	}
	open := f.tok(p.open).Start
	attribution := a.cue
	if a.as.Len() > 0 && a.as.End <= open {
		attribution = attribution.Cover(a.as)
	}
	switch {
	case a.cue.Start >= f.tok(p.close-1).End && start < p.open:
		return f.tokens(start, p.close).Cover(a.span)
	case attribution.End > open || a.cue.Start < f.tok(start).Start:
		return a.span
	}
	from, _ := f.text.Tok(text.Span{Start: attribution.End, End: open})
	switch {
	case f.tok(from).Is("that", ",") && from < p.open:
		from++
	case a.rule == ruleOwner && from < p.open:
		return a.span
	}
	if a.via.Start >= f.tok(p.close-1).End {
		end = p.close // "according to the AP" is not part of it
	}
	if p.open > 0 && f.tok(p.open-1).Is(",", ":") || from == p.open && end == p.close {
		return a.span
	}
	return f.tokens(from, end).Cover(a.span)
}
