package timeline

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// reader reads the dates of one source, in order.
type reader struct {
	text      *text.Text
	published date.Date
	quotes    []quote.Quote
	passages  []text.Span
	titled    []bool
	names     map[string]bool
	quote     int // the first quote that does not end before the date
}

// mention is what a date tells, if it tells of something.
func (r *reader) mention(d date.Mention) (Mention, bool) {
	k := r.text.SentenceAt(d.Start)
	if k < 0 {
		return Mention{}, false
	}
	for r.quote < len(r.quotes) && r.quotes[r.quote].End <= d.Start {
		r.quote++
	}
	m := Mention{Expression: d.Span, Date: d.Date, sentence: r.passages[k], Quote: spoken(r.text, r.quotes, r.quote, d.Span)}
	s := settingOf(r.text, d.Span)
	if m.Quote < 0 && s.first < len(r.titled) && r.titled[s.first] || !s.tells(d.Date, r.published) {
		return Mention{}, false
	}
	var by *quote.Quote
	if m.Quote >= 0 {
		by = &r.quotes[m.Quote]
	}
	m.Passage = clause(r.text, m.sentence, d.Span, by)
	if m.Quote < 0 && m.sentence == r.text.Sentences[k].Span {
		m.Passage = s.part(m.Passage)
	}
	m.naming = s.naming(r.names)
	m.aside = s.qualifies(d.Date) || s.compares(m.naming)
	m.act = s.act(r.names, d.Date)
	if o := s.order(r.names); o.occasion != "" {
		m.order = &o
	}
	return m, true
}

// oncePrinted is the dates with those that are printed twice made one: Friday (21/1/2022).
func oncePrinted(t *text.Text, dates []date.Mention) []date.Mention {
	out := make([]date.Mention, 0, len(dates))
	for _, d := range dates {
		if n := len(out); n > 0 && out[n-1].Date == d.Date && !d.Date.IsZero() && out[n-1].End <= d.Start {
			switch strings.TrimSpace(t.Bytes[out[n-1].End:d.Start]) {
			case "(", ",":
				out[n-1].End = d.End
				if strings.HasPrefix(t.Bytes[d.End:], ")") {
					out[n-1].End++
				}
				continue
			}
		}
		out = append(out, d)
	}
	return out
}
