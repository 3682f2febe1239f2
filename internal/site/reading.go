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
	Kind   string
	Places []readingPlace
	More   int // places not listed
	source int
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

// readings is the readings of u, in the order of its quotes.
func (x *index) readings(u *dossier.Utterance) []reading {
	base := x.base(u)
	out := make([]reading, 0, len(u.Quotes))
	for _, id := range u.Quotes {
		q := &x.r.Quotes[x.quotes[id]]
		at := x.sources[q.Source]
		r := reading{Kind: plain(q.Kind), Marked: q.Kind != "indirect", Base: q == base && len(u.Quotes) > 1, source: at}
		c := collate(x.seeds[at], q, u.Variants)
		r.Text, r.Before, r.Behind = c.text, c.before, c.behind
		r.Same = len(u.Quotes) > 1 && q != base && !c.differs
		r.Places = []readingPlace{{
			Passage: x.passage("", at, q.Span), Printed: plain(q.Speaker.AsPrinted), Cue: plain(q.Cue.Text),
			Via: plain(q.Via), Uncertain: uncertainty(q), Editor: q.Basis == "editor",
		}}
		out = append(out, r)
	}
	return out
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

// collate writes the words of q, those that differ from the base reading in ins, and those of
// the base reading that stand in their place in del. Spellings do not count. What the base
// reading has before or behind all that q has is not written: who quotes a part leaves nothing out.
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
		if v.Start < pos {
			continue // lies within the one before
		}
		w.text(seed[pos:v.Start])
		pos = v.End
		if v.Len() == 0 && (v.Start == q.Start || pos == q.End) {
			c.before, c.behind = c.before || v.Start == q.Start, c.behind || pos == q.End
			continue
		}
		if v.BaseText != "" {
			w.deleted(v.BaseText, v.Len() > 0)
		}
		if v.Len() > 0 {
			w.gap = w.gap || v.BaseText != ""
			w.inserted(seed[v.Start:v.End], v.BaseText == "")
		} else {
			w.gap = w.gap || wordFollows(seed[pos:q.End])
		}
	}
	w.text(seed[pos:q.End])
	c.text, c.differs = w.html(), len(own) > 0
	return c
}

// deleted writes words of the base reading that the source has not; replaced where it has
// others in their place.
func (w *writer) deleted(words string, replaced bool) {
	said := "left out: "
	if replaced {
		said = "instead of: "
	}
	w.gap = w.gap || w.begun && len(w.b) > 0
	w.tag("<del>", `<span class="vh">[`, said, "</span>")
	w.begun = false
	w.text(words)
	w.gap, w.begun = false, true
	w.raw(`<span class="vh">]</span></del>`)
}

// inserted writes words of the source that the base reading has not.
func (w *writer) inserted(words string, added bool) {
	w.tag("<ins>")
	if added {
		w.raw(`<span class="vh">[added: </span>`)
	}
	w.begun = false
	w.text(words)
	w.begun = true
	if added {
		w.raw(`<span class="vh">]</span>`)
	}
	w.raw("</ins>")
}

// wordFollows tells whether s begins with a word.
func wordFollows(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\r\n"))
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
