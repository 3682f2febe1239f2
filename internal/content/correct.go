package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
)

// Corrected is a correction with the quote that it is about.
type Corrected struct {
	*Correction
	In    int         // index of the source
	Quote int         // index into its quotes once all are corrected, -1 where it is dropped
	Found quote.Quote // the quote that the rules found; zero where it is added
}

// Correct is the quotes of all sources as the editor decides on them, in order of place, and what
// became of each correction. The error is Errors, all of them; a correction with a fault is left
// out. It needs what Resolve found.
func (c *Content) Correct(sources []*source.Source, cast *name.Cast, quotes [][]quote.Quote) ([][]quote.Quote, []Corrected, error) {
	if len(c.Corrections) == 0 {
		return quotes, nil, nil
	}
	d := desk{sources: sources, cast: cast, drafts: make([][]draft, len(sources))}
	for i := range quotes {
		for _, q := range quotes[i] {
			d.drafts[i] = append(d.drafts[i], draft{Quote: q, found: q})
		}
	}
	for _, correction := range c.Corrections {
		if correction.resolved() && !correction.Add {
			d.amend(correction)
		}
	}
	for _, correction := range c.Corrections {
		if correction.resolved() && correction.Add {
			d.add(correction)
		}
	}
	out, done := d.finish()
	return out, done, d.faults.sorted()
}

// draft is a quote under the editor's hands.
type draft struct {
	quote.Quote
	found quote.Quote
	by    *Correction // nil where none is about it
}

func (d draft) dropped() bool { return d.by != nil && d.by.Drop }

// desk is where corrections are made.
type desk struct {
	sources []*source.Source
	cast    *name.Cast
	drafts  [][]draft
	faults  Errors
}

func (d *desk) fail(c *Correction, key, message, try string) {
	d.faults = append(d.faults, c.file.error(c.fault(key, message, try)))
}

// source is the index of the correction's source.
func (d *desk) source(c *Correction) int {
	return slices.IndexFunc(d.sources, func(s *source.Source) bool { return s.ID == c.Source })
}

// amend makes a correction of the quote that it is about.
func (d *desk) amend(c *Correction) {
	i := d.source(c)
	s := d.sources[i]
	var meant []int
	for k := range d.drafts[i] {
		if c.meets(d.drafts[i][k].Span) {
			meant = append(meant, k)
		}
	}
	if len(meant) != 1 {
		message, try := d.notOne(s, c, d.drafts[i], meant)
		d.fail(c, "words", message, try)
		return
	}
	q := &d.drafts[i][meant[0]]
	if q.by != nil {
		d.fail(c, "words", fmt.Sprintf("%s is about the same quote", q.by.Place()), "one entry for both, or other words")
		return
	}
	if c.Drop || d.speak(i, c, q) {
		q.by = c
	}
}

// meets tells whether a part of sp is among the words.
func (c *Correction) meets(sp text.Span) bool { return slices.ContainsFunc(c.places, sp.Meets) }

// notOne tells why the words are those of no quote, or of more than one.
func (d *desk) notOne(s *source.Source, c *Correction, drafts []draft, meant []int) (message, try string) {
	if len(meant) == 0 {
		try = "add = true, if it is a new one"
		if near, ok := nearestQuote(s, drafts, c.places); ok {
			first, last := paragraphsOf(s.Text, near)
			try = fmt.Sprintf("words of “%s” in %s, or %s", excerpt(s.Text.Flat(near)), paras(first, last), try)
		}
		return fmt.Sprintf("no quote of %s has %q", place(s, c.Ref), c.Words), try
	}
	first, second := drafts[meant[0]].Span, drafts[meant[1]].Span
	message = fmt.Sprintf("%q is of %d quotes of %s, “%s” and “%s”", c.Words, len(meant), place(s, c.Ref), excerpt(s.Text.Flat(first)), excerpt(s.Text.Flat(second)))
	if len(meant) > 2 {
		message = fmt.Sprintf("%q is of %d quotes of %s, “%s” the first", c.Words, len(meant), place(s, c.Ref), excerpt(s.Text.Flat(first)))
	}
	at, _ := paragraphsOf(s.Text, first)
	next, _ := paragraphsOf(s.Text, second)
	switch {
	case len(c.places) == 1:
		return message, "words of one alone"
	case at != next && c.First == 0:
		return message, fmt.Sprintf("para = %d, or more words around it", at)
	}
	return message, "more words around it"
}

// nearestQuote is the place of the quote that stands nearest to the places, in the same paragraph as
// one of them; ok false where none does.
func nearestQuote(s *source.Source, drafts []draft, places []text.Span) (near text.Span, ok bool) {
	least := 0
	for _, at := range places {
		for _, q := range drafts {
			gap := max(q.Start-at.End, at.Start-q.End)
			if s.Text.ParagraphAt(q.Start) == s.Text.ParagraphAt(at.Start) && (!ok || gap < least) {
				near, least, ok = q.Span, gap, true
			}
		}
	}
	return near, ok
}

// add adds the quote of a correction.
func (d *desk) add(c *Correction) {
	i := d.source(c)
	s := d.sources[i]
	at := c.ownWords(s.Text)
	first, last := paragraphsOf(s.Text, at)
	switch {
	case len(c.places) > 1:
		try := "more of the words"
		if c.First == 0 {
			try = fmt.Sprintf("para = %d, or %s", first, try)
		}
		d.fail(c, "words", fmt.Sprintf("%q stands %d times in %s", c.Words, len(c.places), place(s, c.Ref)), try)
		return
	case first != last:
		d.fail(c, "words", "the words of a new quote go over several paragraphs", "an entry for each")
		return
	}
	for _, q := range d.drafts[i] {
		switch {
		case q.dropped() || !q.Meets(at):
			continue
		case q.by != nil && q.by.Add:
			d.fail(c, "words", fmt.Sprintf("%s adds a quote of these words", q.by.Place()), "one entry for both, or other words")
		default:
			d.fail(c, "words", fmt.Sprintf("the quote “%s” has these words", excerpt(s.Text.Flat(q.Span))), "leaving out add, or an entry that drops it")
		}
		return
	}
	q := draft{Quote: quote.Quote{Span: at, Extent: at, Speaker: quote.Speaker{Who: name.Nobody}}, by: c}
	if d.speak(i, c, &q) {
		d.drafts[i] = append(d.drafts[i], q)
	}
}

// ownWords is the words of a new quote without quotation marks and white space at their ends, and
// those of an indirect one without the mark that ends the sentence.
func (c *Correction) ownWords(t *text.Text) text.Span {
	const marks = "\"“”„‟«»'‘’‚‛` \t\r\n\u00a0"
	end := marks
	if c.Kind == quote.Indirect {
		end += ".,;:"
	}
	at := c.places[0]
	start := at.End - len(strings.TrimLeft(t.Slice(at), marks))
	return text.Span{Start: start, End: start + len(strings.TrimRight(t.Bytes[start:at.End], end))}
}

// finish is the quotes of all sources, and the corrections made, in the order of the quotes.
func (d *desk) finish() ([][]quote.Quote, []Corrected) {
	out := make([][]quote.Quote, len(d.sources))
	var done []Corrected
	for i, drafts := range d.drafts {
		slices.SortStableFunc(drafts, func(a, b draft) int { return cmp.Compare(a.Start, b.Start) })
		for _, q := range drafts {
			k := -1
			if !q.dropped() {
				k = len(out[i])
				out[i] = append(out[i], q.Quote)
			}
			if q.by != nil {
				done = append(done, Corrected{q.by, i, k, q.found})
			}
		}
	}
	return out, done
}
