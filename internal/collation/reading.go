package collation

import (
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/parallel"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// Reading is how one source renders an utterance, or a part of it.
type Reading struct {
	Source    int // index of the source; sources are in order of id
	Text      *text.Text
	Span      text.Span
	Extent    text.Span // the whole reported content; the span where it is no wider
	Kind      quote.Kind
	Cue       text.Span // the words that attribute it, empty where there are none
	Who       int       // the speaker, or name.Nobody; the state where a seat of its government speaks
	As        string    // the speaker as printed, "" where nobody is named
	Day       date.Date // of the utterance, zero where its attribution gives none
	Published date.Date // of the source, zero where it is unknown
	GoesOn    bool      // it is the rest of the reading before it, parted from it by the attribution only
	Standing  bool      // reported as what the speaker holds, not as said once
}

// Readings makes a reading of each quote of each source, in order; dates are those that the sources give,
// people those whom they name.
func Readings(sources []*source.Source, quotes [][]quote.Quote, dates [][]date.Mention, people []name.Person) []Reading {
	of := make([][]Reading, len(sources))
	parallel.Each(len(sources), func(i int) { of[i] = readingsOf(sources[i], i, quotes[i], dates[i]) })
	var out []Reading
	voices := voicesOf(people)
	for _, list := range of {
		for k := range list {
			if list[k].Who != name.Nobody {
				list[k].Who = voices[list[k].Who]
			}
		}
		out = append(out, list...)
	}
	return out
}

func readingsOf(s *source.Source, at int, quotes []quote.Quote, dates []date.Mention) []Reading {
	out := make([]Reading, len(quotes))
	for k, q := range quotes {
		out[k] = Reading{
			Source: at, Text: s.Text, Span: q.Span, Extent: q.Span.Cover(q.Extent), Kind: q.Kind, Cue: q.Cue, Who: q.Speaker.Who,
			As: s.Text.Flat(q.Speaker.Span), Day: said(s.Text, q, dates), Standing: q.Kind != quote.Direct && standing(s.Text, q.Cue), Published: s.Published,
		}
		out[k].GoesOn = k > 0 && goesOn(s.Text, quotes[k-1], q)
	}
	return out
}

// marked tells whether the words stand in quotation marks.
func (r *Reading) marked() bool { return r.Kind != quote.Indirect }

// said is the day that the attribution of q gives: the one date of its sentence that stands outside
// the reported content and is a single day.
func said(t *text.Text, q quote.Quote, dates []date.Mention) date.Date {
	at := q.Start
	if q.Cue.Len() > 0 {
		at = q.Cue.Start
	}
	i := t.SentenceAt(at)
	if i < 0 {
		return date.Date{}
	}
	content := q.Span.Cover(q.Extent)
	var day date.Date
	for _, m := range dates {
		if !t.Sentences[i].Has(m.Span) || content.Meets(m.Span) {
			continue
		}
		if from, to := m.Date.Bounds(); m.Date.IsZero() || to != from+1 || !day.IsZero() {
			return date.Date{}
		}
		day = m.Date
	}
	return day
}

// goesOn tells whether only an attribution parts q from p, the quotation before it, and q is no new
// beginning: "A," he said, "b" and "A," he said. "But B."
func goesOn(t *text.Text, p, q quote.Quote) bool {
	const most = 20 // words between the two
	if p.Kind != quote.Direct || q.Kind == quote.Indirect || p.End > q.Start || t.ParagraphAt(p.Start) != t.ParagraphAt(q.Start) {
		return false
	}
	between := text.Span{Start: p.End, End: q.Start}
	first, last := t.Tok(between)
	words := 0
	for _, w := range t.Tokens[first:last] {
		if w.Kind == text.Mark {
			continue
		}
		if words++; words > 1 && t.Sentences[t.SentenceAt(w.Start)].Start == w.Start {
			return false
		}
	}
	attributed := p.Cue.Len() > 0 && between.Has(p.Cue) || q.Cue.Len() > 0 && between.Has(q.Cue)
	return attributed && words <= most && last < len(t.Tokens) && continues(t, t.Tokens[last])
}

// continues tells whether a quotation that begins with w continues another.
func continues(t *text.Text, w text.Token) bool {
	return w.Kind != text.Mark && !w.Upper(t.Bytes) || w.Is("and", "but", "or", "nor", "so", "yet", "because")
}

// standing tells whether the attributing words report what somebody holds: "denies", "has repeatedly
// rejected", not "denied" nor "has agreed".
func standing(t *text.Text, cue text.Span) bool {
	first, last := t.Tok(cue)
	for k := first; k < last; k++ {
		w := t.Tokens[k].Lower
		if !positions[wording.Stem(w)] {
			continue
		}
		return !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") && !t.Tokens[k].Is("said", "saw", "sought", "held") || perfect(t.Tokens[:k])
	}
	return false
}

// perfect tells whether the tokens end in "has" or "have", adverbs aside.
func perfect(before []text.Token) bool {
	for k := len(before) - 1; k >= max(0, len(before)-3); k-- {
		switch w := before[k]; {
		case w.Is("has", "have"):
			return true
		case !strings.HasSuffix(w.Lower, "ly") && !w.Is("long", "always", "never", "often", "also"):
			return false
		}
	}
	return false
}

// positions are verbs of holding a position, as stems.
var positions = stems(`accuse argue believe claim consider demand deny describe favor favour hold insist maintain oppose refuse regard
	reject say see seek support view want warn wish`)

// stems is the stems of the words of a list.
func stems(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[wording.Stem(w)] = true
	}
	return m
}

// likeness says whether two readings have one speaker.
type likeness int

const (
	different likeness = iota
	doubtful           // named by different words
	open               // one is not known
	alike
)

// voiced is what decides whether two readings can be of one utterance: who speaks, and how.
type voiced struct {
	who      int
	speaker  string // what can be compared of the speaker
	kind     quote.Kind
	standing bool
}

func (r *Reading) voiced() voiced { return voiced{r.Who, r.speaker(), r.Kind, r.Standing} }

// voices compares the speakers of two readings: the same person and the same words are alike.
func voices(a, b voiced) likeness {
	switch {
	case a.who != name.Nobody && b.who != name.Nobody && a.who != b.who:
		return different
	case a.speaker == "", b.speaker == "":
		return open
	case a.speaker == b.speaker:
		return alike
	}
	return doubtful
}

// speaker is the person, else the words that name somebody, "" where they are a pronoun or there are
// none.
func (r *Reading) speaker() string {
	switch as := strings.ToLower(r.As); {
	case r.Who != name.Nobody:
		return strconv.Itoa(r.Who)
	case pronouns[as]:
		return ""
	default:
		return as
	}
}

var pronouns = text.Set("he she they we i it who his her their")
