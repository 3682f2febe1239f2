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
		if correction.resolved() && correction.Row == nil && !correction.Add {
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
	quotes := make([]text.Span, len(d.drafts[i]))
	for k, q := range d.drafts[i] {
		quotes[k] = q.Span
	}
	k, wrong := c.one(s, quotes, "add = true, if it is a new one")
	if wrong != nil {
		d.fail(c, "words", wrong.message, wrong.try)
		return
	}
	q := &d.drafts[i][k]
	if q.by != nil {
		d.fail(c, "words", fmt.Sprintf("%s is about the same quote", q.by.Place()), "one entry for both, or other words")
		return
	}
	if c.Drop || d.speak(i, c, q) {
		q.by = c
	}
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
