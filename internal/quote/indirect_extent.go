package quote

// narrow ends the extents of fragments where the author speaks again, as contents without marks end.
func (r *reporter) narrow(quotes []Quote) {
	for i := range quotes {
		q := &quotes[i]
		if q.Kind != Partial || q.Extent.End == q.End {
			continue
		}
		_, close := r.text.Tok(q.Span)
		for close < len(r.text.Tokens) && r.inside[close] >= 0 && r.tok(close).End <= q.Extent.End {
			close++ // the closing mark
		}
		_, end := r.text.Tok(q.Extent)
		if close >= end {
			continue
		}
		c, _ := r.text.Tok(q.Cue)
		w, _ := r.anyCueAt(c)
		last := r.contentEnd(close-1, end, w, false)
		for last > close && r.inside[last-1] < 0 && r.tok(last-1).Is(",", ";", "—", "–", "-", "and", "but") {
			last--
		}
		q.Extent.End = r.tok(last - 1).End
	}
}
