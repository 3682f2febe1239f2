package dossier

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dossier/internal/collation"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// labelWords is how many words name an utterance.
const labelWords = 9

// utterances writes the rows of the matrix: by speaker, those first who have most said in several
// sources; a speaker's rows as the editor says, then by how many sources have them, then by place.
func (c *compiler) utterances() {
	var at []place
	for i := range c.quote {
		for k := range c.quote[i] {
			at = append(at, place{i, k})
		}
	}
	rows := make([]row, len(c.Utterances))
	shared := map[string]int{} // by speaker: sources beyond the first, over all rows
	for n, u := range c.Utterances {
		rows[n] = c.row(u, at)
		shared[rows[n].Speaker] += rows[n].sources - 1
	}
	for _, a := range c.Arranged {
		rows[a.Row].Basis, rows[a.Row].Note = "editor", a.Note
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(shared[b.Speaker], shared[a.Speaker]), strings.Compare(a.Speaker, b.Speaker),
			cmp.Compare(a.place(), b.place()), cmp.Compare(b.sources, a.sources))
	})
	c.record.Utterances = make([]Utterance, len(rows))
	for n, r := range rows {
		c.record.Utterances[n] = r.Utterance
	}
}

// place finds a quote: the k-th of source i.
type place struct{ i, k int }

// row is an utterance on its way into the matrix.
type row struct {
	Utterance
	sources int
	first   int // as of collation.Decision
}

// place sorts the rows that the editor puts first before others.
func (r row) place() int {
	if r.first == 0 {
		return math.MaxInt
	}
	return r.first
}

// UtteranceID is the id of the utterance whose base reading begins with the quote of that id.
func UtteranceID(quote string) string { return "u-" + strings.TrimPrefix(quote, "q-") }

func (c *compiler) row(u collation.Utterance, at []place) row {
	base := at[u.Base]
	of := c.Sources[base.i]
	id := c.quote[base.i][base.k]
	r := row{first: u.Decided.First, Utterance: Utterance{
		ID: UtteranceID(id), Base: id, Variants: []Variant{}, Label: cmp.Or(u.Decided.Label, c.label(base)),
	}}
	if who := c.who(u, at); who != name.Nobody {
		r.Speaker = c.person[who]
	}
	switch u.Decided.Position {
	case collation.ByRule:
		r.Position = u.Standing && c.isBody(u, of.Text.Flat(c.Quotes[base.i][base.k].Speaker.Span))
	case collation.IsHeld:
		r.Position = true
	}
	for _, n := range u.GoesOn {
		r.GoesOn = append(r.GoesOn, c.quote[at[n].i][at[n].k])
	}
	last := -1
	for _, n := range u.Readings {
		r.Quotes = append(r.Quotes, c.quote[at[n].i][at[n].k])
		if at[n].i != last {
			last = at[n].i
			r.sources++
		}
	}
	for _, v := range u.Variants {
		own, in := c.Sources[at[v.Reading].i], of.Seed.InFile(v.Base)
		out := Variant{
			Quote: c.quote[at[v.Reading].i][at[v.Reading].k], Class: "substantive", Kind: v.Kind, Sign: v.Sign, Span: own.Seed.InFile(v.Span), Text: own.Text.Flat(v.Span),
			BaseStart: in.Start, BaseEnd: in.End, BaseText: of.Text.Flat(v.Base),
		}
		if v.Accidental {
			out.Class = "accidental"
		}
		r.Variants = append(r.Variants, out)
	}
	return r
}

// who is the one person or body that all known speakers of the readings are, else whom they stand for.
func (c *compiler) who(u collation.Utterance, at []place) int {
	only := name.Nobody
	for _, n := range u.Readings {
		who := c.Quotes[at[n].i][at[n].k].Speaker.Who
		switch {
		case who == name.Nobody || who == only:
		case only == name.Nobody:
			only = who
		default:
			return u.Who
		}
	}
	return only
}

// label is the first words of a quote; of a short fragment, of all that is reported. What is denied has
// the word for that before it; a "that" which only joins a report to it is left out.
func (c *compiler) label(at place) string {
	const short = 5
	t, q := c.Sources[at.i].Text, c.Quotes[at.i][at.k]
	words := strings.Fields(t.Flat(q.Span))
	if q.Kind == quote.Partial && len(words) < short {
		words = strings.Fields(t.Flat(q.Span.Cover(q.Extent)))
	}
	switch {
	case q.Kind != quote.Indirect || q.Cue.Meets(q.Span):
	case collation.Denies(t, q.Cue):
		words = append(strings.Fields(t.Flat(q.Cue)), words...)
	case len(words) > 1 && words[0] == "that":
		words = words[1:]
	}
	if len(words) > labelWords {
		return strings.Join(words[:labelWords], " ") + " …"
	}
	return strings.Join(words, " ")
}

// isBody tells whether a body speaks, a place that stands for its government, or several of them.
func (c *compiler) isBody(u collation.Utterance, as string) bool {
	if u.Who != name.Nobody {
		return c.Cast.People[u.Who].Kind != name.Human
	}
	return slices.ContainsFunc(strings.Fields(strings.ToLower(as)), func(w string) bool { return several[w] })
}

// several are words for more than one body.
var several = text.Set("allies countries governments nations partners powers sides states")
