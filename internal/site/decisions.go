package site

import (
	"html/template"
	"strings"

	"dossier/internal/dossier"
)

// decisions is what the editor decided on what the program found.
type decisions struct {
	Quotes  []decision // those that are the editor's, then those that were dropped
	Rows    []decision // of the matrix
	Events  []decision // those that are the editor's, then those that are hidden
	Sources []decision
}

// decision is one of them: what it is about, and what the editor set.
type decision struct {
	About, Words template.HTML
}

// decisions is nil where the editor decided nothing.
func (x *index) decisions() *decisions {
	var d decisions
	for i := range x.r.Quotes {
		if x.r.Quotes[i].Basis == "editor" {
			d.Quotes = append(d.Quotes, x.quoteDecision(i))
		}
	}
	for i := range x.r.Dropped {
		d.Quotes = append(d.Quotes, x.droppedQuote(&x.r.Dropped[i]))
	}
	for i := range x.r.Utterances {
		if u := &x.r.Utterances[i]; u.Basis == "editor" {
			d.Rows = append(d.Rows, decision{link{Href: x.matrix.paths[i], Text: plain(u.Label)}.HTML(), template.HTML(escaped(plain(u.Note)))})
		}
	}
	for i := range x.r.Timeline {
		if e := &x.r.Timeline[i]; e.Basis == "editor" {
			d.Events = append(d.Events, decision{link{Href: x.eventPaths[i], Text: caption(e.Text)}.HTML(), whenOf(e.Date).HTML()})
		}
	}
	for i := range x.r.Hidden {
		h := &x.r.Hidden[i]
		words := add(nil, string(whenOf(h.Date).HTML()), ": left out; it stands in ", string(x.passage("", x.sources[h.Source], h.Span).HTML()))
		d.Events = append(d.Events, decision{link{Text: caption(h.Text)}.HTML(), template.HTML(words)})
	}
	for i := range x.r.Sources {
		if s := &x.r.Sources[i]; len(s.Edited) > 0 {
			d.Sources = append(d.Sources, decision{x.source("", i).HTML(), template.HTML(escaped(strings.Join(s.Edited, ", ")))})
		}
	}
	if len(d.Quotes)+len(d.Rows)+len(d.Events)+len(d.Sources) == 0 {
		return nil
	}
	return &d
}

// quoteDecision is a quote that the editor added or corrected: where it stands, its kind, its
// speaker, and why.
func (x *index) quoteDecision(quote int) decision {
	q := &x.r.Quotes[quote]
	b := add(appendEscaped(nil, plain(q.Kind)), ", in ", string(x.passage("", x.sources[q.Source], q.Span).HTML()), "; ")
	who := x.speaker("", q)
	if who.Text != nobody {
		b = add(b, "speaker: ")
	}
	b = add(b, string(who.HTML()))
	if q.Reason != "" {
		b = appendEscaped(add(b, "; "), plain(q.Reason))
	}
	words := link{Text: caption(q.Text)}
	if u := x.utterances[quote]; u >= 0 {
		words.Href = x.matrix.paths[u]
	}
	about := words.HTML()
	if isMarked(q.Kind) {
		about = "<q>" + about + "</q>"
	}
	return decision{about, template.HTML(b)}
}

// droppedQuote is words that the editor takes for no quote, and why.
func (x *index) droppedQuote(d *dossier.Dropped) decision {
	at := x.sources[d.Source]
	b := add(nil, "in ", string(x.paragraphLink("", at, x.r.Sources[at].Paragraph(d.Start)).HTML()), ": dropped, it is no quote")
	if d.Note != "" {
		b = appendEscaped(add(b, "; "), plain(d.Note))
	}
	return decision{"<q>" + link{Text: caption(d.Text)}.HTML() + "</q>", template.HTML(b)}
}
