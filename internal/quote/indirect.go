package quote

import (
	"slices"

	"dossier/internal/name"
	"dossier/internal/text"
)

// The rules for words that are reported without marks.
var (
	ruleSays = rule{.9, "subject of the attributing word before the reported words"}
	ruleSaid = rule{.93, "named with an attributing word behind the reported words"}
)

// doubtThey weighs more than for words in marks.
var doubtThey = doubt{.85, "a pronoun does not say who it is"}

// indirect is what a source reports in its own words: the places of the content, one or two where
// the attribution parts it.
type indirect struct {
	attribution
	class   string
	content []text.Span
}

// reporter finds indirect speech, sentence by sentence.
type reporter struct {
	*finder
	quotes []Quote
	verbs  []*cueWord // for each token the verb that it is a cue with, or nil
	open   []bool     // for each token whether it can be the cue of an attribution that is not found yet
	free   int        // the first token that belongs to no content found
	found  []Quote
}

// indirects finds what is reported without marks, sentence by sentence; it leaves out what has
// attributed words in marks within, because those have their extent, which it narrows. Within the words of one
// speaker those that he reports of others are not looked for.
func (f *finder) indirects(quotes []Quote) []Quote {
	n := len(f.text.Tokens)
	r := reporter{finder: f, quotes: quotes, verbs: make([]*cueWord, n), open: make([]bool, n)}
	for i := range n {
		if w := f.wordAt(i); w != nil && f.inside[i] < 0 && f.verbHere(i, w) && !f.named(i) {
			r.verbs[i] = w
		}
		r.open[i] = r.attributes(i)
	}
	for k, s := range f.text.Sentences {
		first, end := s.First, s.Last
		for i := first; i < end; i++ {
			if s.Last = i + 1; s.Last == end || r.breaks(i) {
				r.sentence(k, s)
				s.First = s.Last
			}
		}
	}
	r.narrow(quotes)
	return r.found
}

// anyCueAt is the verb that token i is a cue with, be it one that attributes no words in marks.
func (r *reporter) anyCueAt(i int) (cueWord, bool) {
	if w := r.verbs[i]; w != nil {
		return *w, true
	}
	return cueWord{}, false
}

// attributes tells whether token i, outside quotation marks, is a word that attributes.
func (r *reporter) attributes(i int) bool {
	t := r.tok(i)
	return t.Kind == text.Word && r.inside[i] < 0 && (r.verbs[i] != nil || r.cues.nouns[t.Lower] || hearsay[t.Lower] || t.Is("according"))
}

// breaks tells whether a sentence ends with token i at the edge of a quotation, where its marks hide
// that from a reader of sentences: it is open. “We …
func (r *reporter) breaks(i int) bool {
	within, next := r.inside[i], r.inside[i+1]
	switch {
	case within < 0 && next >= 0:
		return r.tok(i).Is(".", "!", "?")
	case within >= 0 && next < 0:
		return r.ending(r.pairs[within]).Is(".") && r.tok(i+1).Upper(r.text.Bytes)
	}
	return false
}

// sentence looks for the attribution at the end of a sentence or between its commas first, as it
// holds what stands before it, and then for those before their contents.
func (r *reporter) sentence(k int, s text.Sentence) {
	r.free = s.First
	for i := s.First; i < s.Last; i++ {
		if i < r.free || !r.open[i] {
			continue
		}
		if a, end, ok := r.trailing(i, s); ok {
			r.add(k, a)
			r.free = end
		}
	}
	r.free = s.First
	for c := s.First; c < s.Last; c++ {
		if c < r.free || !r.open[c] {
			continue
		}
		if a, end, ok := r.leading(c, s); ok {
			r.add(k, a)
			r.free = end
		}
	}
}

// add adds the contents of an attribution found in sentence k.
func (r *reporter) add(k int, a indirect) {
	if len(a.content) == 0 || slices.ContainsFunc(a.content, r.quoted) || r.cuesQuote(a.cue) {
		return
	}
	r.meant(k, &a.attribution)
	for _, sp := range a.content {
		a.span, a.extent, a.kind = sp, sp, Indirect
		q := a.quote()
		q.Class = a.class
		r.found = append(r.found, q)
		r.use(r.text.Tok(sp))
	}
}

// quoted tells whether words in marks that are somebody's lie in sp.
func (r *reporter) quoted(sp text.Span) bool {
	at, _ := slices.BinarySearchFunc(r.quotes, sp, func(q Quote, sp text.Span) int { return q.End - sp.Start })
	return at < len(r.quotes) && r.quotes[at].Meets(sp)
}

// cuesQuote tells whether the cue attributes words in marks too, whose extent has what it reports.
func (r *reporter) cuesQuote(cue text.Span) bool {
	at, _ := slices.BinarySearchFunc(r.quotes, cue, func(q Quote, cue text.Span) int { return q.End - cue.Start })
	return at < len(r.quotes) && r.quotes[at].Cue.End == cue.End || at > 0 && r.quotes[at-1].Cue.End == cue.End
}

// meant resolves a pronoun by whom the text before sentence k was about.
func (f *finder) meant(k int, a *attribution) {
	switch a.speaker.Pronoun {
	case "he", "she", "his", "her":
	case "":
		if a.speaker.Who == name.Nobody && a.as.Len() > 0 {
			a.doubt(doubtNobody)
		}
		return
	default:
		a.doubt(doubtThey)
		return
	}
	f.resolve(k, a)
}
