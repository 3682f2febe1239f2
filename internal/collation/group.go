package collation

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// A link of quoted words needs this much of the shorter reading to stand in the other in the same
// order, and this many content words of it, or less of it that has more words; where both are a word or
// two, one content word is enough.
// Words of a short phrase must stand together in the longer reading, too. It takes more where one
// speaker is not known, and most where the speakers are named by different words that may mean one
// person, such as a name and a role, or where the days differ.
const (
	minScore    = 0.58
	minContent  = 2
	longScore   = 0.5
	longContent = 5
	openContent = 3
	loneScore   = 0.9
	loneWords   = 2
	shortPhrase = 4 // content words
	sureScore   = 0.8
	sureWords   = 5
)

// unite is the readings of the given indices as units: one, or several of which each goes on with the
// one before it.
func unite(readings []Reading, members []int) [][]int {
	units := make([][]int, 0, len(members))
	for n, k := range members {
		if n > 0 && members[n-1] == k-1 && goesWith(&readings[units[len(units)-1][0]], &readings[k]) {
			last := &units[len(units)-1]
			*last = append(*last, k)
			continue
		}
		units = append(units, []int{k})
	}
	return units
}

// goesWith tells whether r, which stands behind a unit that begins with first, goes on with it.
func goesWith(first, r *Reading) bool {
	return r.GoesOn && first.Text == r.Text && first.marked() && r.marked() && (voices(first.voiced(), r.voiced()) == alike || r.speaker() == "")
}

// fragment is up to how many tokens words say little without those that they stand in.
const fragment = 6

// grouper finds the units that belong together. Units of the same words, speaker and manner are one
// class, fragments if they stand in the same, too; the members of a class need no comparison.
type grouper struct {
	readings []Reading
	units    [][]int
	classes  wording.Classes
	heads    []voiced            // by class: what all of it have in common
	day      []date.Date         // by class, zero where no member has one or they differ
	earliest []date.Date         // by class, when the first of its sources was published, zero where none is known
	apart    func(a, b int) bool // whether two classes are of one source only
	words    *wording.Index      // by class: what is quoted, or reported
	content  *wording.Index      // by class: with what the reporter says of it
}

func newGrouper(readings []Reading) *grouper {
	all := make([]int, len(readings))
	for k := range all {
		all[k] = k
	}
	g := &grouper{readings: readings, units: unite(readings, all)}
	words, content := make([]wording.Passage, len(g.units)), make([]wording.Passage, len(g.units))
	for i, unit := range g.units {
		words[i], content[i] = g.passage(unit, (*Reading).words), g.passage(unit, (*Reading).content)
	}
	g.classes = wording.Same(words, func(i int) string {
		switch r := g.first(i); {
		case !r.marked():
			return "told\x00" + r.speaker()
		case words[i].Last-words[i].First <= fragment:
			return content[i].Key() + "\x00" + r.speaker()
		default:
			return r.speaker()
		}
	})
	shortest := make([]wording.Passage, len(g.classes)) // of those that a class has, as it may hold more than belongs
	g.heads = make([]voiced, len(g.classes))
	g.day, g.earliest = make([]date.Date, len(g.classes)), make([]date.Date, len(g.classes))
	for k, members := range g.classes {
		shortest[k] = content[slices.MinFunc(members, func(a, b int) int { return compareLength(content[a], content[b]) })]
		g.heads[k] = g.first(members[0]).voiced()
		g.day[k], g.earliest[k] = g.days(members)
	}
	g.apart = g.classes.Apart(g.source)
	g.words, g.content = wording.New(g.classes.First(words)), wording.New(shortest)
	return g
}

// passage is the spans of the readings of a unit as one.
func (g *grouper) passage(unit []int, of func(*Reading) []text.Span) wording.Passage {
	var spans []text.Span
	for _, k := range unit {
		spans = append(spans, of(&g.readings[k])...)
	}
	return wording.Join(g.readings[unit[0]].Text, spans...)
}

func (r *Reading) words() []text.Span { return []text.Span{r.Span} }

// content is the words with what the reporter says of them: for a fragment the clause that it stands in,
// for reported words those that deny them, too.
func (r *Reading) content() []text.Span {
	switch {
	case r.Kind == quote.Direct || r.GoesOn:
		return []text.Span{r.Span}
	case r.marked():
		return []text.Span{r.clause()}
	case r.Cue.Meets(r.Extent) || !Denies(r.Text, r.Cue):
		return []text.Span{r.Extent}
	case r.Cue.Start < r.Extent.Start:
		return []text.Span{r.Cue, r.Extent}
	}
	return []text.Span{r.Extent, r.Cue}
}

// clause is the whole that a fragment stands in, up to where the next clause may begin.
func (r *Reading) clause() text.Span {
	first, last := r.Text.Tok(text.Span{Start: r.Span.End, End: r.Extent.End})
	for _, w := range r.Text.Tokens[first:last] {
		if w.Is(",", ";", "and", "but", "while", "–", "—") {
			return text.Span{Start: r.Extent.Start, End: w.Start}
		}
	}
	return r.Extent
}

// Denies tells whether the attributing words make what follows its opposite.
func Denies(t *text.Text, cue text.Span) bool {
	first, last := t.Tok(cue)
	return slices.ContainsFunc(t.Tokens[first:last], func(w text.Token) bool { return denials[wording.Stem(w.Lower)] })
}

// denials are such words, as stems.
var denials = stems("decline deny dismiss dispute doubt oppose refuse reject")

// compareLength sorts the passage of fewer tokens first.
func compareLength(a, b wording.Passage) int {
	return cmp.Or(cmp.Compare(a.Last-a.First, b.Last-b.First), strings.Compare(printed(a), printed(b)))
}

func printed(p wording.Passage) string {
	if p.First == p.Last {
		return ""
	}
	return p.Text.Bytes[p.Text.Tokens[p.First].Start:p.Text.Tokens[p.Last-1].End]
}

// days is the day that all of the units that give one agree on, and when the first of their sources was
// published; zero where there is none.
func (g *grouper) days(units []int) (day, earliest date.Date) {
	several := false
	for _, i := range units {
		r := g.first(i)
		if !r.Day.IsZero() {
			several = several || !day.IsZero() && day != r.Day
			day = r.Day
		}
		if !r.Published.IsZero() && (earliest.IsZero() || r.Published.String() < earliest.String()) {
			earliest = r.Published
		}
	}
	if several {
		day = date.Date{}
	}
	return day, earliest
}

// first is the first reading of a unit.
func (g *grouper) first(unit int) *Reading { return &g.readings[g.units[unit][0]] }

func (g *grouper) source(unit int) int { return g.first(unit).Source }

// groups is the classes that belong together, each in one group.
func (g *grouper) groups() [][]int { return g.told(g.quoted()) }

// quoted groups the classes by the words in quotation marks; reported ones stay alone.
func (g *grouper) quoted() [][]int {
	var links []wording.Link
	for _, p := range candidates(g.words, 1, g.quotable) {
		if score, ok := g.link(p.A, p.B); ok {
			links = append(links, wording.Link{Pair: p, Score: score})
		}
	}
	linked := func(a, b int) bool {
		_, ok := g.link(a, b)
		return ok
	}
	rules := wording.Rules{
		Apart:  g.apart,
		Never:  func(a, b int) bool { return voices(g.heads[a], g.heads[b]) != alike && !linked(a, b) },
		Linked: linked,
		Label:  g.label,
		Size:   g.words.Len, // so that a short phrase does not join two long readings that differ
	}
	return rules.Group(len(g.classes), links)
}

// candidates are the pairs of passages worth comparing, of those that can belong together.
func candidates(x *wording.Index, least int, can func(a, b int) bool) []wording.Pair {
	pairs := slices.DeleteFunc(append(x.Pairs(least), x.Neighbours()...), func(p wording.Pair) bool { return !can(p.A, p.B) })
	slices.SortFunc(pairs, func(p, q wording.Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return slices.Compact(pairs)
}

// label is the person or body that is known to speak, "" for nobody.
func (g *grouper) label(class int) string {
	if h := g.heads[class]; h.who != name.Nobody {
		return h.speaker
	}
	return ""
}

// quotable tells whether two classes can be quoted from one utterance by who speaks.
func (g *grouper) quotable(a, b int) bool {
	return g.heads[a].kind != quote.Indirect && g.heads[b].kind != quote.Indirect && voices(g.heads[a], g.heads[b]) != different
}

// verdict is whether two classes can be of one utterance.
type verdict struct {
	share   float64 // of the one that says less, that the other has, 0 to 1
	content int     // content words in common
	why     string  // why they are not of one; "" where they can be
}

// link tells whether the words of two classes can be quoted from one utterance, and how strongly that
// is: the more of the shorter one, and the more words, the stronger.
func (g *grouper) link(a, b int) (strength float64, ok bool) {
	if !g.quotable(a, b) {
		return 0, false
	}
	v := g.quotedAlike(a, b)
	return v.share * (1 - 1/float64(2+v.content)), v.why == ""
}

// quotedAlike compares the words of two classes that can be quoted from one utterance by who speaks.
func (g *grouper) quotedAlike(a, b int) verdict {
	v, x := voices(g.heads[a], g.heads[b]), g.words
	score, content := x.InOrder(a, b)
	shorter, longer := min(x.Len(a), x.Len(b)), max(x.Len(a), x.Len(b))
	sure := score >= sureScore && content >= sureWords
	why := ""
	switch {
	case content == 0:
		why = "no word that tells anything is in common"
	case v == doubtful && !sure:
		why = "the speakers are named by different words, and the quotations differ too much for that"
	case g.otherDay(a, b) && !sure:
		why = "the sources give different days"
	case sure && (v == doubtful || g.otherDay(a, b)):
	case content == 1 && longer <= loneWords:
		if v != alike || score < loneScore {
			why = "one word in common is too little"
		}
	case v == open && content < openContent && longer > loneWords:
		why = "a source does not name the speaker, and few words are in common"
	case shorter <= shortPhrase && float64(x.Together(a, b)) < minScore*float64(shorter):
		why = "the words of the short phrase are strewn over the other"
	case (score < minScore || content < minContent) && (score < longScore || content < longContent):
		why = "too little of the shorter one stands in the other in the same order"
	}
	if why == "" && g.otherMatter(a, b) {
		why = "the sentences around the words tell of other things"
	}
	return verdict{score, content, why}
}

// otherDay tells whether two classes are of different days by what their sources say: of what was said
// long ago, a source says when.
func (g *grouper) otherDay(a, b int) bool {
	const long = 7 // days
	for range 2 {
		from, _ := g.day[a].Bounds()
		published, _ := g.earliest[b].Bounds()
		if !g.day[a].IsZero() && g.day[b].IsZero() && !g.earliest[b].IsZero() && published-from > long {
			return true
		}
		a, b = b, a
	}
	return !g.day[a].IsZero() && !g.day[b].IsZero() && g.day[a] != g.day[b]
}

// otherMatter tells whether a short phrase stands in sentences of two classes that tell of other things:
// both say more, and the one nothing of what the other says.
func (g *grouper) otherMatter(a, b int) bool {
	const more = 3 // content words
	phrase := min(g.words.Len(a), g.words.Len(b))
	return phrase <= loneWords && min(g.content.Len(a), g.content.Len(b)) >= phrase+more && g.content.Shared(a, b).Content <= phrase
}
