package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/source"
)

// Resolve checks every citation of every page, note and entry against the sources, finds the words of
// the corrections, and sets what the cards say of their sources. The error is Errors, all of them. The citations of the Markdown are then
// written in full, with whole ids and with the paragraph of exact words, so that it can be
// rendered without the sources.
func (c *Content) Resolve(sources []*source.Source) error {
	l := &library{sources: slices.Clone(sources), folded: map[*source.Source]folded{}}
	slices.SortFunc(l.sources, func(a, b *source.Source) int { return cmp.Compare(a.ID, b.ID) })
	var faults Errors
	for _, p := range c.Pages {
		faults = append(faults, p.resolve(l)...)
	}
	for _, card := range c.Cards {
		faults = append(faults, card.Note.resolve(l)...)
	}
	for _, e := range c.Entries {
		faults = append(faults, e.Body.resolve(l)...)
	}
	for _, correction := range c.Corrections {
		faults = append(faults, correction.resolve(l)...)
	}
	faults = append(faults, c.applyCards(l)...) // the words of a title that a card replaces can be cited
	return faults.sorted()
}

// applyCards sets what the cards say of their sources and brings them into the order of these.
func (c *Content) applyCards(l *library) Errors {
	var faults Errors
	files := map[string]string{} // of the cards by source
	for _, card := range c.Cards {
		s, wrong := l.source(card.Source, "%s.md")
		if wrong == nil && files[s.ID] != "" {
			wrong = &fault{message: fmt.Sprintf("%s is about %s as well", files[s.ID], s.ID), try: "one file for both"}
		}
		if wrong != nil {
			faults = append(faults, Error{File: card.File, Message: wrong.message, Try: wrong.try})
			continue
		}
		card.Source, files[s.ID] = s.ID, card.File
		card.apply(s)
	}
	slices.SortStableFunc(c.Cards, func(a, b *Card) int { return cmp.Compare(a.Source, b.Source) })
	return faults
}

// resolve finds what the citations refer to and writes them in full.
func (b *Body) resolve(l *library) Errors {
	var faults Errors
	b.cites = make([]Cite, len(b.refs))
	for i, ref := range b.refs {
		cite, wrong := l.resolve(ref.Ref)
		if wrong != nil {
			wrong.at = b.start + ref.id.Start
			faults = append(faults, b.file.error(*wrong))
			continue
		}
		b.cites[i] = cite
	}
	b.writeInFull()
	return faults
}

// writeInFull writes the citations into the Markdown with whole ids and paragraphs.
func (b *Body) writeInFull() {
	if len(b.refs) == 0 {
		return
	}
	order := make([]int, len(b.refs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(b.refs[i].id.Start, b.refs[j].id.Start) })
	var out strings.Builder
	written, done := b.file.text[b.start:], 0
	for _, i := range order {
		ref, cite := b.refs[i], b.cites[i]
		out.WriteString(written[done:ref.id.Start])
		done = ref.id.End
		out.WriteString(cmp.Or(cite.Source, ref.Source))
		if ref.Words != "" && ref.First == 0 && cite.First > 0 {
			out.WriteString(", " + paras(cite.First, cite.Last))
		}
	}
	out.WriteString(written[done:])
	b.Markdown = out.String()
}
