package source

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/text"
)

// published decides when the article was published: by what its markup declares or its header
// says, else its address, else the one full date that its text has.
func published(declared string, head header, url string, t *text.Text) (date.Date, Basis) {
	if stamp, ok := date.Header(declared); ok && !stamp.Date.IsZero() {
		return stamp.Date, Header
	}
	if !head.date.IsZero() {
		return head.date, Header
	}
	if d, ok := date.InURL(original(url)); ok {
		return d, URL
	}
	if d := inBody(t, head.kept); !d.IsZero() {
		return d, Body
	}
	return date.Date{}, Unknown
}

// inBody is the only full date that the text has outside quotation marks, if it stands where
// reports have the day they are of: at the beginning, beside a weekday, or on a line of its own. Lines of the header that
// were kept say when the article was retrieved, or the like, and embedded markup has days of its own.
func inBody(t *text.Text, kept []text.Span) date.Date {
	var only date.Date
	told := false
	for _, m := range unquoted(t, date.Find(t, date.Date{})) {
		from, to := m.Date.Bounds()
		if m.Date.IsZero() || to-from != 1 || text.At(kept, m.Start) >= 0 {
			continue
		}
		if !only.IsZero() && only != m.Date {
			return date.Date{}
		}
		only = m.Date
		told = told || tellsOwnDay(t, m)
	}
	if !told {
		return date.Date{}
	}
	return only
}

// tellsOwnDay tells whether a date can be the day that the report is of, by where it stands.
func tellsOwnDay(t *text.Text, m date.Mention) bool {
	const (
		opening = 3 // paragraphs
		beside  = 2 // tokens
	)
	p := t.ParagraphAt(m.Start)
	printed := t.Slice(t.Paragraphs[p])
	if strings.ContainsAny(printed, "<>") {
		return false
	}
	if _, ok := date.Header(printed); ok {
		return true
	}
	first, last := t.Tok(m.Span)
	for _, tok := range t.Tokens[max(0, first-beside):min(len(t.Tokens), last+beside)] {
		if tok.Is("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today") {
			return true
		}
	}
	return p < opening
}

// unquoted are the mentions, in order, that stand outside the quotation marks of their paragraph.
func unquoted(t *text.Text, mentions []date.Mention) []date.Mention {
	var out []date.Mention
	paragraph, at, open := -1, 0, 0
	straight := false // an odd number of straight marks stands before
	for _, m := range mentions {
		if p := t.ParagraphAt(m.Start); p != paragraph {
			paragraph, at, open, straight = p, t.Paragraphs[p].Start, 0, false
		}
		before := t.Bytes[at:m.Start]
		at = m.Start
		open += strings.Count(before, "“") - strings.Count(before, "”")
		straight = straight != (strings.Count(before, "\"")%2 == 1)
		if open <= 0 && !straight {
			out = append(out, m)
		}
	}
	return out
}
