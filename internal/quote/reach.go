package quote

import "dossier/internal/text"

// reach is the range of tokens in which an attribution of the pair can stand: the sentences that
// it is in; what a colon announces it with, at the end of the paragraph before; and behind an end mark,
// which ends no sentence in “Why?” Lavrov asked, what follows at once and only attributes.
func (f *finder) reach(p marks) (start, end int) {
	start, _ = f.sentence(p.open)
	_, end = f.sentence(p.close - 1)
	if p.open == start && start > 0 && f.tok(start-1).Is(":") {
		start, _ = f.sentence(start - 1)
	}
	if k := f.text.SentenceAt(f.tok(p.close-1).Start) + 1; end == p.close && k < len(f.text.Sentences) && f.ending(p).Is("?", "!", "…", ".") {
		if next := f.text.Sentences[k]; next.Paragraph == p.paragraph && (f.tag(next) || f.signature(next.First, next.Last)) {
			end = next.Last
		}
	}
	return start, end
}

// tag tells whether a sentence is only an attribution: a name, and a cue within a few words.
func (f *finder) tag(s text.Sentence) bool {
	for c := s.First; c < min(s.Last, s.First+window/4); c++ {
		w, ok := f.cueAt(c)
		if !ok || f.named(c) {
			continue
		}
		return (w.form == past || w.form == finite) && c > s.First && (c+1 >= s.Last || !f.tok(c+1).Is("that", "he", "she", "it", "they", "the", "a", "an"))
	}
	return false
}

// signature tells whether the tokens [i, end) are a dash and a name, with no more than its office or address
// behind a comma or in brackets, and end the paragraph.
func (f *finder) signature(i, end int) bool {
	if i+1 >= end || !f.tok(i).Is("—", "–", "-") || end-i > window/2 {
		return false
	}
	if end < len(f.text.Tokens) && f.text.ParagraphAt(f.tok(end).Start) == f.text.ParagraphAt(f.tok(i).Start) {
		return false
	}
	sp := f.phraseFrom(i+1, end)
	if !f.human(sp) || sp.Last < end && !f.tok(sp.Last).Is(",", "(", ".") {
		return false
	}
	for k := sp.Last; k < end; k++ {
		if f.verbal(k) {
			return false
		}
	}
	return true
}

// ending is the token that ends the words of the pair, single quotation marks left out.
func (f *finder) ending(p marks) text.Token {
	for i := p.last - 1; i > p.first; i-- {
		if t := f.tok(i); !t.Quotation() && !t.Is("'", "’") {
			return t
		}
	}
	return f.tok(p.first)
}
