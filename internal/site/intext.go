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
	decoded := map[string]*seed.Seed{} // by id of the source
	for i := range r.Sources {
		if sd := seeds[r.Sources[i].File]; sd != nil && sd.IsDecoded() {
			decoded[r.Sources[i].ID] = sd
		}
	}
	if len(decoded) == 0 {
		return r
	}
	move := func(source string, spans ...*text.Span) {
		if sd := decoded[source]; sd != nil {
			for _, sp := range spans {
				*sp = sd.InText(*sp)
			}
		}
	}
	out := *r
	out.Sources = slices.Clone(r.Sources)
	for i := range out.Sources {
		moveSource(&out.Sources[i], move)
	}
	sourceOf := map[string]string{} // by quote
	out.Quotes = slices.Clone(r.Quotes)
	for i := range out.Quotes {
		q := &out.Quotes[i]
		sourceOf[q.ID] = q.Source
		move(q.Source, &q.Span, &q.Extent, &q.Speaker.Span, &q.Cue.Span)
	}
	moveUtterances(&out, sourceOf, move)
	out.Timeline = slices.Clone(r.Timeline)
	for i := range out.Timeline {
		e := &out.Timeline[i]
		e.Mentions = slices.Clone(e.Mentions)
		for k := range e.Mentions {
			move(e.Mentions[k].Source, &e.Mentions[k].Span)
		}
	}
	out.Figures = slices.Clone(r.Figures)
	for i := range out.Figures {
		f := &out.Figures[i]
		f.Readings = slices.Clone(f.Readings)
		for k := range f.Readings {
			move(f.Readings[k].Source, &f.Readings[k].Span)
		}
	}
	out.Summary = slices.Clone(r.Summary)
	for i := range out.Summary {
		s := &out.Summary[i]
		s.Cites = slices.Clone(s.Cites)
		for k := range s.Cites {
			move(s.Cites[k].Source, &s.Cites[k].Span)
		}
	}
	return &out
}

// moveUtterances moves the spans of the variants of r; sourceOf is the sources of quotes.
func moveUtterances(r *dossier.Record, sourceOf map[string]string, move func(source string, spans ...*text.Span)) {
	r.Utterances = slices.Clone(r.Utterances)
	for i := range r.Utterances {
		u := &r.Utterances[i]
		u.Variants = slices.Clone(u.Variants)
		for k := range u.Variants {
			v := &u.Variants[k]
			base := text.Span{Start: v.BaseStart, End: v.BaseEnd}
			move(sourceOf[v.Quote], &v.Span)
			move(sourceOf[u.Base], &base)
			v.BaseStart, v.BaseEnd = base.Start, base.End
		}
	}
}

// moveSource moves the spans of the source itself.
func moveSource(s *dossier.Source, move func(source string, spans ...*text.Span)) {
	move(s.ID, &s.TitleAt)
	s.Paragraphs, s.Dates, s.Defects = slices.Clone(s.Paragraphs), slices.Clone(s.Dates), slices.Clone(s.Defects)
	for i := range s.Paragraphs {
		move(s.ID, &s.Paragraphs[i])
	}
	for i := range s.Dates {
		move(s.ID, &s.Dates[i].Span)
	}
	for i := range s.Defects {
		move(s.ID, &s.Defects[i].Span)
	}
	s.Reuse = slices.Clone(s.Reuse)
	for i := range s.Reuse {
		u := &s.Reuse[i]
		u.Passages = slices.Clone(u.Passages)
		for k := range u.Passages {
			p := &u.Passages[k]
			other := text.Span{Start: p.OtherStart, End: p.OtherEnd}
			move(s.ID, &p.Span)
			move(u.Source, &other)
			p.OtherStart, p.OtherEnd = other.Start, other.End
		}
	}
}
