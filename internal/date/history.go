package date

// isHistory tells whether a text published at anchor is a history: most of its dates have
// their year and lie more than a year back. In one, what has no year is of the year told of;
// in news it is near the anchor.
func isHistory(all []found, anchor Date) bool {
	const fewest = 4
	published, _ := anchor.Bounds()
	if anchor.IsZero() || published == MinDay {
		return false
	}
	old, fresh := 0, 0
	for _, f := range all {
		switch w := f.when.(type) {
		case fixed:
			if _, to := w.date.Bounds(); to < published-366 {
				old++
			} else {
				fresh++
			}
		case weekdayIn, dayOffset, periodAt, periodTold, run:
			fresh++
		}
	}
	return old >= fewest && old >= 4*fresh
}

// inStory is what comes each year as a history told up to the story's date means it: in that
// year, or in the next where that would lead far back.
func (c context) inStory(r recurring) Date {
	const back = 120 // days that a history goes back without saying so
	begin, _ := c.story.Bounds()
	y, _, _ := begin.Civil()
	d := r.in(y)
	if _, to := d.Bounds(); d.IsZero() || to+back < begin {
		return r.in(y + 1)
	}
	return d
}

// sameSeason is the season that the text's last date is in or nearest to, rather the one to
// come: that winter.
type sameSeason struct{ partIn }

func (s sameSeason) on(c context) Date {
	from, to := c.prior.Bounds()
	if from >= to || from == MinDay || to == MaxDay {
		return Date{}
	}
	y, _, _ := from.Civil()
	best, least := Date{}, MaxDay
	for _, d := range [...]Date{s.in(y), s.in(y + 1), s.in(y - 1)} {
		begin, end := d.Bounds()
		if gap := max(begin-to, 2*(from-end), 0); begin < end && gap < least {
			best, least = d, gap
		}
	}
	return best
}
