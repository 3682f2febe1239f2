package site

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/dossier"
)

// certain is the confidence from which on an attribution is shown without a caution.
const certain = 0.8

// reading is how sources render an utterance.
type reading struct {
	Text   template.HTML // the words, with what differs from the base reading in ins and del
	Before bool          // the base reading begins earlier
	Behind bool          // and ends later
	Marked bool          // the words stand in quotation marks in the source
	Base   bool          // it is the base reading
	Same   bool          // it is another one, without a difference in wording
	As     string        // the source that has the same words in a column before, "" where none has
	Kind   string
	Far    string // how far it is from the base reading, in words, "" where they are not compared
	Places []readingPlace
	More   int // places not listed
	source int
	share  float64 // of the base reading's words that it has
}

// readingPlace is a passage that has the reading, with what its source says of the speaker.
type readingPlace struct {
	Passage   passageLink
	Printed   string // the speaker as printed
	Cue       string
	Via       string
	Uncertain string // why the speaker may be another, "" where that is not so
	Editor    bool   // set by the editor
}

const mostPlaces = 12 // listed with a reading

// readings is the readings of u, in the order of its quotes. Quotes that only an attribution parts are
// one reading.
func (x *index) readings(u *dossier.Utterance) []reading {
	units := x.units(u)
	c := x.comparison(u, units)
	out := make([]reading, len(units))
	for i, unit := range units {
		out[i] = c.reading(unit)
	}
	return out
}

// comparison is what the readings of an utterance are compared by.
type comparison struct {
	*index
	base     *dossier.Quote
	words    int // of the base reading
	several  bool
	variants map[string][]dossier.Variant // by quote
}

// comparison is for the readings of u, which are of these units.
func (x *index) comparison(u *dossier.Utterance, units [][]*dossier.Quote) comparison {
	c := comparison{index: x, base: x.base(u), several: len(units) > 1, variants: map[string][]dossier.Variant{}}
	for _, v := range u.Variants {
		c.variants[v.Quote] = append(c.variants[v.Quote], v)
	}
	for _, unit := range units {
		if unit[0] == c.base {
			c.words = unitWords(unit)
		}
	}
	return c
}

// units is the quotes of u, those that go on with the one before together with it.
func (x *index) units(u *dossier.Utterance) [][]*dossier.Quote {
	var out [][]*dossier.Quote
	for _, id := range u.Quotes {
		q := &x.r.Quotes[x.quotes[id]]
		if last := len(out) - 1; last >= 0 && slices.Contains(u.GoesOn, id) {
			out[last] = append(out[last], q)
			continue
		}
		out = append(out, []*dossier.Quote{q})
	}
	return out
}

// reading is the quotes of a unit as one.
func (c comparison) reading(unit []*dossier.Quote) reading {
	at := c.sources[unit[0].Source]
	r := reading{Kind: plain(unit[0].Kind), Marked: isMarked(unit[0].Kind), Base: unit[0] == c.base && c.several && isMarked(c.base.Kind), source: at}
	differs := false
	for i, q := range unit {
		part := collate(c.seeds[at], q, c.variants[q.ID])
		if i > 0 {
			r.Text += partHTML(part.before)
		}
		r.Text += part.text
		r.Before, r.Behind = r.Before || i == 0 && part.before, i == len(unit)-1 && part.behind
		differs = differs || part.differs
		r.Places = append(r.Places, c.readingPlace("", at, q))
	}
	if !c.several || !r.Marked || !isMarked(c.base.Kind) {
		return r
	}
	d := c.distance(unit)
	r.share, r.Same = d.share(), !r.Base && !differs
	if differs {
		r.Far = d.words()
	}
	return r
}

// readingPlace is where a quote of the source at stands, and whose it is there.
func (x *index) readingPlace(root string, at int, q *dossier.Quote) readingPlace {
	return readingPlace{
		Passage: x.passage(root, at, q.Span), Printed: plain(q.Speaker.AsPrinted), Cue: plain(q.Cue.Text),
		Via: plain(q.Via), Uncertain: uncertainty(q), Editor: q.Basis == "editor",
	}
}

// partHTML stands where an attribution parts the words of a reading; left out is whether the base
// reading has more there.
func partHTML(leftOut bool) template.HTML {
	if leftOut {
		return `</q> <span class="cut">… <span class="vh">words left out; </span></span><q dir="auto">`
	}
	return `</q> <q dir="auto">`
}

// alike makes one of readings that are word for word the same, the base reading first.
func alike(list []reading) []reading {
	slices.SortStableFunc(list, func(a, b reading) int {
		if a.Base == b.Base {
			return 0
		}
		if a.Base {
			return -1
		}
		return 1
	})
	at := make(map[string]int, len(list))
	var out []reading
	for _, r := range list {
		key := fmt.Sprint(r.Kind, r.Before, r.Behind, r.Text)
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, r)
			continue
		}
		if len(out[i].Places) < mostPlaces {
			out[i].Places = append(out[i].Places, r.Places...)
		} else {
			out[i].More++
		}
	}
	if len(out) == 1 {
		out[0].Base = false // there is no other to compare with it
	}
	return out
}

// uncertainty says why the speaker of q may be another, "" where that is not so.
func uncertainty(q *dossier.Quote) string {
	if q.Confidence >= certain {
		return ""
	}
	return cmp.Or(plain(q.Reason), "no rule names the speaker with certainty")
}

// collated is the words of a reading against those of the base reading.
type collated struct {
	text           template.HTML
	differs        bool
	before, behind bool // the base reading has more there
}

// collate writes the words of q, those that differ from the base reading in ins, those that it has in
// another place in mark, and those of the base reading that stand in their place in del. Spellings do
// not count. What the base reading has before or behind all that q has is not written: who quotes a part
// leaves nothing out.
func collate(seed string, q *dossier.Quote, variants []dossier.Variant) collated {
	var c collated
	var own []dossier.Variant
	for _, v := range variants {
		if v.Quote == q.ID && v.Class != "accidental" && q.Start <= v.Start && v.End <= q.End {
			own = append(own, v)
		}
	}
	slices.SortStableFunc(own, func(a, b dossier.Variant) int { return cmp.Compare(a.Start, b.Start) })
	w := writer{b: make([]byte, 0, q.Len()+64*len(own))}
	pos := q.Start
	for _, v := range own {
		if v.Start < pos || v.Len() == 0 && v.Kind == transposed {
			continue // lies within the one before, or is shown where the words stand
		}
		w.text(seed[pos:v.Start])
		pos = v.End
		if v.Len() == 0 && (v.Start == q.Start || pos == q.End) {
			c.before, c.behind = c.before || v.Start == q.Start, c.behind || pos == q.End
			continue
		}
		w.variant(seed, q, v)
	}
	w.text(seed[pos:q.End])
	c.text, c.differs = w.html(), len(own) > 0
	return c
}

// transposed is the kind of variants of words that stand elsewhere.
const transposed = "transposed"

// variant writes the words of v.
func (w *writer) variant(seed string, q *dossier.Quote, v dossier.Variant) {
	if v.BaseText != "" {
		w.deleted(v.BaseText, v.Len() > 0, v.Sign == "ellipsis")
	}
	switch {
	case v.Len() == 0:
		w.gap = w.gap || wordFollows(seed[v.End:q.End])
	case v.Kind == transposed:
		w.marked("mark", "moved here: ", seed[v.Start:v.End])
	default:
		w.gap = w.gap || v.BaseText != ""
		said := ""
		switch {
		case v.Sign == "bracket":
			said = "put in by the source: "
		case v.BaseText == "":
			said = "added: "
		}
		w.marked("ins", said, seed[v.Start:v.End])
	}
}

// deleted writes words of the base reading that the source has not; replaced where it has
// others in their place, owned where it says that it leaves some out.
func (w *writer) deleted(words string, replaced, owned bool) {
	said := "left out: "
	switch {
	case replaced:
		said = "instead of: "
	case owned:
		said = "left out, as the source shows: "
	}
	w.gap = w.gap || w.begun && len(w.b) > 0
	w.tag("<del>", `<span class="vh">[`, said, "</span>")
	w.begun = false
	w.text(words)
	w.gap, w.begun = false, true
	w.raw(`<span class="vh">]</span></del>`)
}

// marked writes words of the source in an element, with what it says of them for those who do not see it.
func (w *writer) marked(element, said, words string) {
	w.tag("<", element, ">")
	if said != "" {
		w.raw(`<span class="vh">[`, said, `</span>`)
	}
	w.begun = false
	w.text(words)
	w.begun = true
	if said != "" {
		w.raw(`<span class="vh">]</span>`)
	}
	w.raw("</", element, ">")
}

// wordFollows tells whether s begins with a word.
func wordFollows(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\r\n"))
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
