package dossier

import (
	"cmp"
	"slices"

	"dossier/internal/content"
	"dossier/internal/date"
	"dossier/internal/timeline"
)

// timeline writes the events in order of date, those that the editor has decided on as decided.
func (c *compiler) timeline() {
	type dated struct {
		Event
		date date.Date
	}
	var all []dated
	decided := map[int]bool{}
	for _, d := range c.Decisions {
		for _, i := range d.Events {
			decided[i] = true
			if d.Hide {
				c.record.Hidden = append(c.record.Hidden, c.hidden(c.Events[i]))
			}
		}
		if !d.Hide {
			day := d.Date
			if day.IsZero() {
				day = c.Events[d.Events[0]].Date
			}
			all = append(all, dated{c.decided(d, day), day})
		}
	}
	for i, e := range c.Events {
		if !decided[i] {
			all = append(all, dated{c.event(e), e.Date})
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return date.Compare(a.date, b.date) })
	c.record.Timeline = make([]Event, len(all))
	for i, e := range all {
		c.record.Timeline[i] = e.Event
	}
}

// event is an event as it was found; one whose every mention stands in a quotation is its
// speaker's claim.
func (c *compiler) event(e timeline.Event) Event {
	out := Event{Date: e.Date.String(), Class: string(e.Class), Conflict: e.Conflict, Mentions: c.mentions(e), Basis: "extracted"}
	claimed := true
	for _, m := range e.Mentions {
		claimed = claimed && m.Quote >= 0
	}
	first := e.Mentions[0]
	if claimed {
		out.Claim = c.quote[first.Source][first.Quote]
	}
	out.Text = c.Sources[first.Source].Text.Flat(first.Passage)
	out.ID = c.ids.digest("e-", c.Sources[first.Source].ID, out.Text, out.Date)
	return out
}

// hidden is an event that the editor leaves out, by its first mention.
func (c *compiler) hidden(e timeline.Event) Hidden {
	first := e.Mentions[0]
	s := c.Sources[first.Source]
	return Hidden{e.Date.String(), s.ID, s.Seed.InFile(first.Passage), s.Text.Flat(first.Passage)}
}

func (c *compiler) mentions(e timeline.Event) []Mention {
	var out []Mention
	for _, m := range e.Mentions {
		s := c.Sources[m.Source]
		out = append(out, Mention{s.ID, s.Seed.InFile(m.Passage), s.Text.Flat(m.Expression), m.Date.String(), c.inferred[m.Source][m.Expression]})
	}
	return out
}

// decided is the entry that the editor puts in the place of events: with all their mentions, and the
// passages that it cites beside them.
func (c *compiler) decided(d content.Decision, day date.Date) Event {
	out := Event{Date: day.String(), Class: string(d.Class), Text: d.Words(), Basis: "editor"}
	for _, i := range d.Events {
		e := c.Events[i]
		out.Class = cmp.Or(out.Class, string(e.Class))
		out.Conflict = out.Conflict || d.Date.IsZero() && (e.Conflict || !e.Date.Meets(day))
		out.Mentions = append(out.Mentions, c.mentions(e)...)
	}
	for _, cite := range d.Cites() {
		s := c.source(cite.Source)
		at := s.Seed.InFile(cite.Span)
		if !slices.ContainsFunc(out.Mentions, func(m Mention) bool { return m.Source == s.ID && m.Span.Meets(at) }) {
			out.Mentions = append(out.Mentions, Mention{Source: s.ID, Span: at})
		}
	}
	if out.Text == "" {
		first := c.Events[d.Events[0]].Mentions[0]
		out.Text = c.Sources[first.Source].Text.Flat(first.Passage)
	}
	out.ID = c.ids.digest("e-", "editor", out.Text, out.Date)
	return out
}
