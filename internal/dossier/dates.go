package dossier

import (
	"dossier/internal/date"
	"dossier/internal/source"
	"dossier/internal/text"
)

// relative is for each source whose date of publication is inferred the places of the dates that
// were counted from it: those that are others, or none, where it is not known.
func (c *compiler) relative() []map[text.Span]bool {
	out := make([]map[text.Span]bool, len(c.Sources))
	for i, s := range c.Sources {
		if s.Basis != source.Dossier {
			continue
		}
		free := map[text.Span]date.Date{}
		for _, m := range date.Find(s.Text, date.Date{}) {
			free[m.Span] = m.Date
		}
		out[i] = map[text.Span]bool{}
		for _, m := range c.Dates[i] {
			out[i][m.Span] = !m.Date.IsZero() && free[m.Span] != m.Date
		}
	}
	return out
}
