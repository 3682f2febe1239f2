package site

import (
	"slices"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// dateNote says of dates in a paragraph what they rest on, or why they are open.
type dateNote struct {
	Head  string // "Dates", "Left open"
	Words []datedWords
	Why   string
}

// datedWords is an expression as printed with the date that it stands for, the zero when where that
// is open.
type datedWords struct {
	Words string
	When  when
}

// countedFrom says of a date why it is no surer than another.
const countedFrom = "counted from a date of publication that is itself inferred"

// whyOpen says why a source leaves dates open.
func whyOpen(s *dossier.Source) string {
	if s.Published == "" {
		return "the article’s own date is not known"
	}
	return "the text does not say enough"
}

// isUndated tells whether the date of the source is not known or not sure, so that its pages say
// of each date what it rests on.
func isUndated(s *dossier.Source) bool { return s.Published == "" || s.PublishedBasis == inferred }

// dateNotes is the notes on dates, which are of one paragraph of source at.
func (x *index) dateNotes(at int, dates []dossier.DatedWords) []dateNote {
	s := &x.r.Sources[at]
	counted, open := dateNote{Head: "Dates", Why: countedFrom}, dateNote{Head: "Left open", Why: whyOpen(s)}
	for i := range dates {
		switch d := &dates[i]; {
		case d.Inferred:
			counted.add(d, whenOf(d.EDTF))
		case d.EDTF == "":
			open.add(d, when{})
		}
	}
	return slices.DeleteFunc([]dateNote{counted, open}, func(n dateNote) bool { return len(n.Words) == 0 })
}

// datesBefore is how many of the dates, which are in order, begin before the place.
func datesBefore(dates []dossier.DatedWords, place int) int {
	n := 0
	for n < len(dates) && dates[n].Start < place {
		n++
	}
	return n
}

// add adds an expression, once.
func (n *dateNote) add(d *dossier.DatedWords, w when) {
	if entry := (datedWords{plain(d.Text), w}); !slices.Contains(n.Words, entry) {
		n.Words = append(n.Words, entry)
	}
}

// append appends the note as an item of a list.
func (n dateNote) append(b []byte) []byte {
	b = add(b, `<li><span class="use">`, n.Head, ":</span> ")
	for i, w := range n.Words {
		if i > 0 {
			b = add(b, ", ")
		}
		b = add(appendEscaped(add(b, `<q dir="auto">`), w.Words), "</q>")
		if w.When.EDTF != "" {
			b = add(b, " is ", string(w.When.HTML()))
		}
	}
	return add(b, "; ", n.Why, "</li>")
}

// dateMark is the mark of a date in an article; false where it has none, being open in a source
// whose own date is known.
func dateMark(s *dossier.Source, d *dossier.DatedWords) (mark, bool) {
	if d.EDTF == "" {
		return mark{Span: d.Span, tag: "span", attrs: ` class="open"`}, isUndated(s)
	}
	attrs := string(appendEscaped([]byte(` data-edtf="`), plain(d.EDTF))) + `"`
	if got, err := date.Parse(d.EDTF); err == nil && got.HTML() != "" {
		return mark{Span: d.Span, tag: "time", attrs: ` datetime="` + got.HTML() + `"` + attrs}, true
	}
	return mark{Span: d.Span, tag: "span", attrs: attrs}, true
}

// datesMentioned says how many days, months and years a source names, which are the outermost, and
// how many of them rest on a date that is not sure or are open.
func datesMentioned(s *dossier.Source) string {
	var first, last date.Date
	told, counted := 0, 0
	for _, d := range s.Dates {
		if got, err := date.Parse(d.EDTF); err == nil && d.EDTF != "" {
			if told++; told == 1 || date.Compare(got, first) < 0 {
				first = got
			}
			if told == 1 || date.Compare(got, last) > 0 {
				last = got
			}
		}
		if d.Inferred {
			counted++
		}
	}
	words := grouped(len(s.Dates))
	switch {
	case len(s.Dates) == 0:
		return "none"
	case told == 0:
		words += ", none that can be told"
	case first == last:
		words += ", " + first.Words()
	default:
		words += ", the earliest " + first.Words() + ", the latest " + last.Words()
	}
	if counted > 0 {
		words += "; " + grouped(counted) + " " + countedFrom
	}
	if open := len(s.Dates) - told; open > 0 && isUndated(s) {
		words += "; " + grouped(open) + " left open: " + whyOpen(s)
	}
	return words
}

// restsOnInferred tells whether the date of the event is only counted from dates of publication that
// are themselves inferred.
func restsOnInferred(e *dossier.Event) bool {
	rests := false
	for i := range e.Mentions {
		if m := &e.Mentions[i]; m.Date != "" && m.Date == e.Date {
			if !m.Inferred {
				return false
			}
			rests = true
		}
	}
	return rests
}
