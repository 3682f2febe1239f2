package timeline

import (
	"slices"

	"dossier/internal/text"
	"dossier/internal/wording"
)

// Two mentions tell of one event if the words around their dates share this much, and this many
// content words of which some are no names. In the story's own days, when much happens at once, they
// must share more, and their dates must be the same.
const (
	minShared      = 0.12
	minSharedStory = 0.2
	minContent     = 3
	minPlain       = 1
	minPlainStory  = 2
	mostlyShared   = 0.35 // from here on minPlain is enough
)

// Mentions of several sources whose dates exclude each other tell of one event, on whose date the
// sources disagree, if the words around the dates are nearly the same and the dates not far apart.
const (
	minDisputed  = 0.6
	disputedDays = 31
)

// near is how many tokens to either side of a date say what happened then.
const near = 12

// around is the words of a mention's passage that stand near its date.
func around(t *text.Text, m Mention) wording.Passage {
	p := wording.Of(t, m.Passage)
	first, last := t.Tok(m.Expression)
	p.First, p.Last = max(p.First, first-near), min(p.Last, last+near)
	return p
}

// comparison compares classes of mentions that have the same words, date and names.
type comparison struct {
	mentions []Mention
	classes  wording.Classes
	index    *wording.Index
	window   span
	apart    func(a, b int) bool // both are of the same one source
}

func compare(mentions []Mention, passages []wording.Passage, window span) comparison {
	classes := wording.Same(passages, func(i int) string { return mentions[i].Date.String() + mentions[i].naming.key() })
	return comparison{
		mentions: mentions, classes: classes, index: wording.New(classes.First(passages)), window: window,
		apart: classes.Apart(func(i int) int { return mentions[i].Source }),
	}
}

// first is a mention of class k, like all others of it but for where it stands.
func (c comparison) first(k int) Mention { return c.mentions[c.classes[k][0]] }

// groups are the mentions of each event.
func (c comparison) groups() [][]int {
	rules := wording.Rules{Apart: c.apart, Never: c.never}
	return c.classes.Expand(rules.Group(len(c.classes), c.links()))
}

// never tells whether a and b can't be of one event: they name others, or one source dates them apart.
func (c comparison) never(a, b int) bool {
	m, n := c.first(a), c.first(b)
	return strangers(m.naming, n.naming) || c.apart(a, b) && !m.Date.Within(n.Date) && !n.Date.Within(m.Date)
}

// links are the pairs of classes that can be of one event: their dates share a day, or are disputed,
// and their passages share words.
func (c comparison) links() []wording.Link {
	var out []wording.Link
	for _, p := range c.index.Pairs(2) {
		if c.never(p.A, p.B) {
			continue
		}
		if score, ok := c.link(p.A, p.B); ok {
			out = append(out, wording.Link{Pair: p, Score: score})
		}
	}
	return out
}

// link tells how strongly a and b belong together, if they do.
func (c comparison) link(a, b int) (score float64, ok bool) {
	m, n := c.first(a).Date, c.first(b).Date
	least, plain, worth := minShared, minPlain, 1.0
	switch {
	case !m.Meets(n):
		if c.apart(a, b) || distance(m, n) > disputedDays {
			return 0, false
		}
		least, worth = minDisputed, 0.5
	case c.window.class(m) == Story || c.window.class(n) == Story:
		if m != n { // "this week" and "Friday" are seldom one thing where each day has its own
			return 0, false
		}
		least, plain = minSharedStory, minPlainStory
	}
	o := c.index.Shared(a, b)
	if o.Share >= mostlyShared {
		plain = minPlain
	}
	if o.Share < least || o.Content < minContent || o.Plain < plain || m != n && c.together(a, b) {
		return 0, false
	}
	return worth * o.Share, true
}

// place is a sentence of a source.
type place struct {
	source   int
	sentence text.Span
}

// together tells whether a mention of class a stands in one sentence with a mention of class b.
func (c comparison) together(a, b int) bool {
	places := make(map[place]bool, len(c.classes[a]))
	for _, i := range c.classes[a] {
		places[c.mentions[i].place()] = true
	}
	return slices.ContainsFunc(c.classes[b], func(i int) bool { return places[c.mentions[i].place()] })
}

func (m Mention) place() place { return place{m.Source, m.sentence} }
