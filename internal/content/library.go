package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/source"
	"dossier/internal/text"
)

// library is the sources in order of id.
type library struct {
	sources []*source.Source
	folded  map[*source.Source]folded // those whose words were cited so far
}

// resolve finds what ref refers to, or tells why it refers to nothing.
func (l *library) resolve(ref Ref) (Cite, *fault) {
	s, wrong := l.source(ref.Source, "@%s")
	if wrong != nil {
		return Cite{}, wrong
	}
	n := len(s.Text.Paragraphs)
	cite := Cite{Source: s.ID, Span: s.TitleAt, First: min(1, n), Last: n}
	if ref.First > 0 {
		if ref.Last > n {
			return cite, &fault{message: fmt.Sprintf("%s has no para. %d", s.ID, ref.Last), try: extent(n)}
		}
		cite.First, cite.Last = ref.First, ref.Last
	}
	if n > 0 {
		cite.Span = s.Text.Paragraphs[cite.First-1].Cover(s.Text.Paragraphs[cite.Last-1])
	}
	if ref.Words == "" {
		return cite, nil
	}
	return l.words(s, ref, cite)
}

// extent says which paragraphs a source of n has.
func extent(n int) string {
	if n == 0 {
		return "citing it without a paragraph, it has none"
	}
	return paras(1, n)
}

// source finds the source whose id begins with prefix. form is the format in which ids are
// written where prefix was.
func (l *library) source(prefix, form string) (*source.Source, *fault) {
	first, _ := slices.BinarySearchFunc(l.sources, prefix, func(s *source.Source, p string) int { return cmp.Compare(s.ID, p) })
	var found, whole []*source.Source // that begin with prefix, and of these, with prefix as whole words
	for _, s := range l.sources[first:] {
		rest, ok := strings.CutPrefix(s.ID, prefix)
		if !ok {
			break
		}
		if rest == "" {
			return s, nil
		}
		found = append(found, s)
		if rest[0] == '-' || rest[0] == '_' || strings.HasSuffix(prefix, "-") || strings.HasSuffix(prefix, "_") {
			whole = append(whole, s)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(whole) == 1:
		return whole[0], nil
	case len(found) > 0:
		return nil, &fault{message: fmt.Sprintf(form+" can be %s", prefix, someOf(found)), try: "more of the id"}
	}
	wrong := &fault{message: fmt.Sprintf("no source has an id that begins with %q", prefix)}
	if id := l.nearestID(prefix); id != "" {
		wrong.try = fmt.Sprintf(form, id)
	}
	return nil, wrong
}

// someOf lists the ids of sources, the first five where there are many.
func someOf(sources []*source.Source) string {
	const most = 5
	var ids []string
	for _, s := range sources[:min(len(sources), most)] {
		ids = append(ids, s.ID)
	}
	if more := len(sources) - most; more > 0 {
		return fmt.Sprintf("%s or one of %d more", strings.Join(ids, ", "), more)
	}
	return list(ids)
}

// list is "a, b or c".
func list(all []string) string {
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}

// nearestID is the id that, or whose beginning, is most like what was written, or that what was
// written begins with, as the name of its file may; "" where none is like it.
func (l *library) nearestID(written string) string {
	for _, s := range slices.Backward(l.sources) { // the longest first
		if strings.HasPrefix(written, s.ID) {
			return s.ID
		}
	}
	beginnings := make([]string, 0, 2*len(l.sources))
	for _, s := range l.sources {
		beginnings = append(beginnings, s.ID[:min(len(s.ID), len(written))], s.ID)
	}
	near := nearest(written, beginnings)
	if near == "" {
		return ""
	}
	return l.sources[slices.Index(beginnings, near)/2].ID
}

// find is every place in the source where words stand.
func (l *library) find(s *source.Source, words string) []text.Span {
	if _, ok := l.folded[s]; !ok {
		l.folded[s] = fold(s.Text.Bytes)
	}
	return l.folded[s].find(words)
}

// words narrows cite, what ref cites without its words, to the words.
func (l *library) words(s *source.Source, ref Ref, cite Cite) (Cite, *fault) {
	all := l.find(s, ref.Words)
	var found, title []text.Span
	for _, place := range all {
		if cite.Has(place) {
			found = append(found, place)
		}
		if ref.First == 0 && s.TitleAt.Has(place) {
			title = append(title, place)
		}
	}
	if len(found) == 0 {
		found = title
	}
	switch len(found) {
	case 0:
		return cite, notFound(s, ref, all)
	case 1:
		cite.Span = found[0]
		cite.First, cite.Last = paragraphsOf(s.Text, found[0])
		return cite, nil
	}
	try := "more of the words"
	if first, _ := paragraphsOf(s.Text, found[0]); first > 0 && ref.First == 0 {
		try = paras(first, first) + ", or " + try
	}
	return cite, &fault{message: fmt.Sprintf("%q stands %d times in %s", ref.Words, len(found), place(s, ref)), try: try}
}

// place names what ref cites without its words.
func place(s *source.Source, ref Ref) string {
	if ref.First == 0 {
		return s.ID
	}
	return s.ID + ", " + paras(ref.First, ref.Last)
}

// paragraphsOf is the numbers of the first and the last paragraph that sp lies in, or 0, 0.
func paragraphsOf(t *text.Text, sp text.Span) (first, last int) {
	first, last = t.ParagraphAt(sp.Start)+1, t.ParagraphAt(sp.End-1)+1
	if first == 0 || last == 0 {
		return 0, 0
	}
	return first, last
}

// notFound tells that the words do not stand where ref cites them, and what comes nearest:
// the paragraph that they do stand in, or the sentence most like them.
func notFound(s *source.Source, ref Ref, elsewhere []text.Span) *fault {
	wrong := &fault{message: fmt.Sprintf("%q does not stand in %s", ref.Words, place(s, ref))}
	for _, sp := range elsewhere {
		if first, last := paragraphsOf(s.Text, sp); first > 0 {
			wrong.try = paras(first, last) + ", where it does"
			return wrong
		}
	}
	if sentence, ok := nearestPassage(s.Text, ref.Words); ok {
		wrong.try = fmt.Sprintf("%s, which has “%s”", paras(sentence.Paragraph+1, sentence.Paragraph+1), excerpt(s.Text.Flat(sentence.Span)))
	}
	return wrong
}
