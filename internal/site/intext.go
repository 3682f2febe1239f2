package site

import (
	"slices"

	"dossier/internal/dossier"
	"dossier/internal/seed"
	"dossier/internal/text"
)

// inText is the record with its spans in the texts of the seeds instead of their bytes: r itself
// where no seed had to be decoded, else a copy.
func inText(r *dossier.Record, seeds map[string]*seed.Seed) *dossier.Record {
	m := mover{decoded: map[string]*seed.Seed{}, sourceOf: map[string]string{}}
	for i := range r.Sources {
		if sd := seeds[r.Sources[i].File]; sd != nil && sd.IsDecoded() {
			m.decoded[r.Sources[i].ID] = sd
		}
	}
	if len(m.decoded) == 0 {
		return r
	}
	out := *r
	out.Sources = moved(r.Sources, m.source)
	out.Quotes = moved(r.Quotes, m.quote)
	out.Dropped = moved(r.Dropped, func(d *dossier.Dropped) { m.span(d.Source, &d.Span) })
	out.Utterances = moved(r.Utterances, m.utterance)
	out.Timeline = moved(r.Timeline, func(e *dossier.Event) {
		e.Mentions = moved(e.Mentions, func(x *dossier.Mention) { m.span(x.Source, &x.Span) })
	})
	out.Figures = moved(r.Figures, func(f *dossier.Figure) {
		f.Readings = moved(f.Readings, func(x *dossier.FigureReading) { m.span(x.Source, &x.Span) })
	})
	out.Summary = moved(r.Summary, func(s *dossier.Statement) {
		s.Cites = moved(s.Cites, func(x *dossier.Citation) { m.span(x.Source, &x.Span) })
	})
	return &out
}

// moved is a copy of list with each element moved.
func moved[T any](list []T, move func(*T)) []T {
	out := slices.Clone(list)
	for i := range out {
		move(&out[i])
	}
	return out
}

// mover moves spans from the bytes of seeds to their texts.
type mover struct {
	decoded  map[string]*seed.Seed // by id of the source, those whose text is not their bytes
	sourceOf map[string]string     // by id of the quote, of those moved
}

func (m mover) span(source string, sp *text.Span) {
	if sd := m.decoded[source]; sd != nil {
		*sp = sd.InText(*sp)
	}
}

// ends moves the span [start, end).
func (m mover) ends(source string, start, end *int) {
	sp := text.Span{Start: *start, End: *end}
	m.span(source, &sp)
	*start, *end = sp.Start, sp.End
}

func (m mover) source(s *dossier.Source) {
	m.span(s.ID, &s.TitleAt)
	s.Paragraphs = moved(s.Paragraphs, func(p *text.Span) { m.span(s.ID, p) })
	s.Dates = moved(s.Dates, func(d *dossier.DatedWords) { m.span(s.ID, &d.Span) })
	s.Defects = moved(s.Defects, func(d *dossier.Defect) { m.span(s.ID, &d.Span) })
	s.Reuse = moved(s.Reuse, func(u *dossier.Reuse) {
		u.Passages = moved(u.Passages, func(p *dossier.SharedPassage) {
			m.span(s.ID, &p.Span)
			m.ends(u.Source, &p.OtherStart, &p.OtherEnd)
		})
	})
}

func (m mover) quote(q *dossier.Quote) {
	m.sourceOf[q.ID] = q.Source
	for _, sp := range [...]*text.Span{&q.Span, &q.Extent, &q.Speaker.Span, &q.Cue.Span} {
		m.span(q.Source, sp)
	}
}

// utterance moves the variants; the quotes have been moved.
func (m mover) utterance(u *dossier.Utterance) {
	u.Variants = moved(u.Variants, func(v *dossier.Variant) {
		m.span(m.sourceOf[v.Quote], &v.Span)
		m.ends(m.sourceOf[u.Base], &v.BaseStart, &v.BaseEnd)
	})
}
