package content

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/source"
	"dossier/internal/text"
)

// spot is exact words by which the editor points at a quote: at the only one that has a part of them,
// or all of them and more.
type spot struct {
	Ref    // where the words stand; after locate with the whole id
	file   *file
	at     map[string]int // offset in the file of each key, and of the entry as ""
	places []text.Span    // where the words stand, after locate
}

// fault is one of the value of key, or of the entry where it has none.
func (p *spot) fault(key, message, try string) fault {
	at, ok := p.at[key]
	if !ok {
		at = p.at[""]
	}
	return fault{at, message, try}
}

// resolved tells whether locate has found the words.
func (p *spot) resolved() bool { return len(p.places) > 0 }

// meets tells whether a part of sp is among the words.
func (p *spot) meets(sp text.Span) bool { return slices.ContainsFunc(p.places, sp.Meets) }

// locate finds where the words stand. It returns the source, nil where there is a fault, and of which
// key that is.
func (p *spot) locate(l *library) (s *source.Source, key string, wrong *fault) {
	p.places = nil
	s, wrong = l.source(p.Source, "%s")
	if wrong != nil {
		return nil, "source", wrong
	}
	p.Source = s.ID
	if n := len(s.Text.Paragraphs); p.Last > n {
		return nil, "para", &fault{message: fmt.Sprintf("%s has no para. %d", s.ID, p.Last), try: extent(n)}
	}
	all := l.find(s, p.Words)
	for _, place := range all {
		if first, last := paragraphsOf(s.Text, place); first > 0 && (p.First == 0 || first <= p.First && p.First <= last) {
			p.places = append(p.places, place)
		}
	}
	if len(p.places) == 0 {
		return nil, "words", notFound(s, p.Ref, all)
	}
	return s, "", nil
}

// one is the index of the only quote of s that the words are of, or tells why there is none or more than one;
// add is what makes them a new one.
func (p *spot) one(s *source.Source, quotes []text.Span, add string) (int, *fault) {
	var meant []int
	for k, sp := range quotes {
		if p.meets(sp) {
			meant = append(meant, k)
		}
	}
	switch len(meant) {
	case 0:
		try := add
		if near, ok := nearestQuote(s, quotes, p.places); ok {
			first, last := paragraphsOf(s.Text, near)
			try = fmt.Sprintf("words of “%s” in %s, or %s", excerpt(s.Text.Flat(near)), paras(first, last), add)
		}
		return -1, &fault{message: fmt.Sprintf("no quote of %s has %q", place(s, p.Ref), p.Words), try: try}
	case 1:
		return meant[0], nil
	}
	return -1, p.several(s, quotes, meant)
}

// several tells that the words are of the quotes that are meant, and what would be of one.
func (p *spot) several(s *source.Source, quotes []text.Span, meant []int) *fault {
	first, second := quotes[meant[0]], quotes[meant[1]]
	wrong := &fault{try: "more words around it"}
	wrong.message = fmt.Sprintf("%q is of %d quotes of %s, “%s” and “%s”", p.Words, len(meant), place(s, p.Ref), excerpt(s.Text.Flat(first)), excerpt(s.Text.Flat(second)))
	if len(meant) > 2 {
		wrong.message = fmt.Sprintf("%q is of %d quotes of %s, “%s” the first", p.Words, len(meant), place(s, p.Ref), excerpt(s.Text.Flat(first)))
	}
	at, _ := paragraphsOf(s.Text, first)
	next, _ := paragraphsOf(s.Text, second)
	switch {
	case len(p.places) == 1:
		wrong.try = "words of one alone"
	case at != next && p.First == 0:
		wrong.try = fmt.Sprintf("para = %d, or more words around it", at)
	}
	return wrong
}

// nearestQuote is the place of the quote that stands nearest to the places, in the same paragraph as
// one of them; ok false where none does.
func nearestQuote(s *source.Source, quotes, places []text.Span) (near text.Span, ok bool) {
	least := 0
	for _, at := range places {
		for _, q := range quotes {
			gap := max(q.Start-at.End, at.Start-q.End)
			if s.Text.ParagraphAt(q.Start) == s.Text.ParagraphAt(at.Start) && (!ok || gap < least) {
				near, least, ok = q, gap, true
			}
		}
	}
	return near, ok
}

// hasWords tells whether there are words in s.
func hasWords(s string) bool { return strings.IndexFunc(s, isWord) >= 0 }
