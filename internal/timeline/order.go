package timeline

import (
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// order says that somebody did something before or after an occasion, a meeting or the like of known
// people: "Before his talks with Blum, Voss met the ministers of Spain and Italy."
type order struct {
	earlier  bool     // the act came before the occasion
	occasion string   // the word for it, by its sense; "" where there is no order
	names    string   // of those who met, as in act
	actor    string   // last name of who did the act
	does     []string // the words that tell the act, by their senses
	lands    []string // where, or with whose people; in order of the alphabet
}

// bareOrder is an order that names the occasion by one word alone, "After the meeting, …", but whose
// source dates it elsewhere.
type bareOrder struct {
	order
	sentence, phrase text.Span // phrase is "After the meeting"
	day              string    // EDTF, that of the occasion
}

// opening tells how a sentence begins: before is for "before" and "ahead of" instead of "after". Its
// first clause is tokens [first, comma), its second begins behind the comma; ok is false where it has
// no such beginning. A comma with one word between it and another or an "and" is one of a list.
func (s setting) opening() (before bool, first, comma int, ok bool) {
	if !s.begins {
		return false, 0, 0, false
	}
	first = s.from + 1
	switch t, next := s.tok(s.from), s.tok(s.from+1); {
	case t.Is("after", "following"):
	case t.Is("before"):
		before = true
	case t.Is("ahead") && next.Is("of"), t.Is("prior") && next.Is("to"):
		before, first = true, first+1
	default:
		return false, 0, 0, false
	}
	for comma = first + 1; comma < s.to-1; comma++ {
		if s.tok(comma).Is(",") && !s.tok(comma+2).Is("and", ",") {
			return before, first, comma, true
		}
	}
	return false, 0, 0, false
}

// order is what the sentence of a date says of the order of the clause with the date and the other one.
func (s setting) order(names map[string]bool) order {
	before, first, comma, ok := s.opening()
	if !ok || !s.upper(comma+1) {
		return order{}
	}
	o := order{earlier: before == (s.first > comma)}
	act, occasion := tokens{first, comma}, tokens{comma + 1, s.to}
	if s.first > comma {
		act, occasion = occasion, act
	}
	o.actor = s.tok(s.run(comma+1, s.to) - 1).Lower
	met := append(s.who(names, occasion, false), o.actor)
	slices.Sort(met)
	if met = slices.Compact(met); len(met) < 2 {
		return order{}
	}
	o.names = strings.Join(met, " ") + " "
	if words, _ := s.senses(occasion); len(words) > 0 {
		o.occasion = words[0]
	}
	o.does, o.lands = s.senses(act)
	return o
}

// senses are the words among the tokens that tell, by their senses, and the lands named there.
func (s setting) senses(at tokens) (words, lands []string) {
	for i := at.first; i < at.last; i++ {
		if s.telling(i) {
			words = append(words, wording.Sense(s.tok(i).Lower))
		} else if land := name.Land(s.tok(i).Lower); s.upper(i) && land != "" {
			lands = append(lands, land)
		}
	}
	slices.Sort(lands)
	return words, slices.Compact(lands)
}

// bareOrders are those of the sentences of t, in order. Mentions are those of t.
func bareOrders(t *text.Text, mentions []Mention) []bareOrder {
	occasions := occasions(mentions)
	if len(occasions) == 0 {
		return nil
	}
	var out []bareOrder
	var lands map[string][]string
	for _, sentence := range t.Sentences {
		s := setting{text: t, first: sentence.First, last: sentence.First, from: sentence.First, to: min(sentence.Last, sentence.First+reach), begins: true}
		before, first, comma, ok := s.opening()
		if !ok || comma != first+2 || !s.tok(first).Is("the", "this", "that", "their") {
			continue
		}
		o := bareOrder{sentence: sentence.Span, phrase: text.Span{Start: sentence.Start, End: s.tok(comma - 1).End}}
		o.earlier, o.occasion = before, wording.Sense(s.tok(first+1).Lower)
		if lands == nil {
			lands = landsOfNames(t)
		}
		of := occasions[o.occasion]
		o.names, o.day = of.names, of.date
		o.actor = s.actor(comma+1, strings.Fields(of.names), lands)
		if o.actor != "" {
			o.does, o.lands = s.senses(tokens{comma + 1, s.to})
			out = append(out, o)
		}
	}
	return out
}

// occasions are, by head, the acts that are the only ones with this head in a source.
func occasions(mentions []Mention) map[string]act {
	out := map[string]act{}
	for _, m := range mentions {
		if !m.act.known() {
			continue
		}
		if a, ok := out[m.act.head]; ok && (a.names != m.act.names || a.date != m.act.date) {
			out[m.act.head] = act{}
		} else if !ok {
			out[m.act.head] = m.act
		}
	}
	return out
}

// actor is the one of those named who is the subject that begins at token i, named or told by the
// land, as in the top US diplomat; "" where that is nobody or could be several.
func (s setting) actor(i int, named []string, lands map[string][]string) string {
	const subjectWords = 4
	if s.upper(i) {
		if last := s.tok(s.run(i, s.to) - 1).Lower; slices.Contains(named, last) {
			return last
		}
		return ""
	}
	for k := i + 1; s.tok(i).Is("the") && k <= i+subjectWords; k++ {
		land := name.Land(s.tok(k).Lower)
		if land == "" || !s.upper(k) {
			continue
		}
		of := slices.DeleteFunc(slices.Clone(named), func(n string) bool { return !slices.Contains(lands[n], land) })
		if len(of) == 1 {
			return of[0]
		}
	}
	return ""
}

// landsOfNames are the lands printed with each last name, as in US Secretary of State Antony Blinken.
func landsOfNames(t *text.Text) map[string][]string {
	out := map[string][]string{}
	for _, sentence := range t.Sentences {
		s := setting{text: t, from: sentence.First, to: sentence.Last}
		for i := s.from; i < s.to; i++ {
			if !s.upper(i) {
				continue
			}
			end := s.run(i, s.to)
			last := s.tok(end - 1).Lower
			for ; i < end-1; i++ {
				if land := name.Land(s.tok(i).Lower); land != "" && !slices.Contains(out[last], land) {
					out[last] = append(out[last], land)
				}
			}
		}
	}
	return out
}

// orderKey is what two sentences share that tell of the same act and occasion.
type orderKey struct {
	occasion, names, actor, land, other, does string
	earlier                                   bool
}

// keys are the keys of o for one of its words and each two of its lands.
func (o order) keys(does string) []orderKey {
	const mostLands = 8
	var out []orderKey
	lands := o.lands[:min(len(o.lands), mostLands)]
	for i, land := range lands {
		for _, other := range lands[i+1:] {
			out = append(out, orderKey{o.occasion, o.names, o.actor, land, other, does, o.earlier})
		}
	}
	return out
}

// contrary is a mention by what it says of an occasion on some day.
type contrary struct {
	Mention
	day date.Date
}

// contraries are the mentions of the bare orders, by what they say.
func contraries(sources []Source) map[orderKey][]contrary {
	out := map[orderKey][]contrary{}
	for i, s := range sources {
		for _, o := range s.orders {
			open := o.day + "/.."
			if o.earlier {
				open = "../" + o.day
			}
			day, err := date.Parse(o.day)
			d, errOpen := date.Parse(open)
			if err != nil || errOpen != nil {
				continue
			}
			m := Mention{Source: i, Passage: o.sentence, Expression: o.phrase, Date: d, Quote: -1, sentence: o.sentence}
			does := slices.Clone(o.does)
			slices.Sort(does)
			for _, w := range slices.Compact(does) {
				for _, key := range o.keys(w) {
					out[key] = append(out[key], contrary{m, day})
				}
			}
		}
	}
	return out
}

// contradict appends to the mentions of e those of other sources that place it on the other side of
// an occasion of those weeks than its own do, and marks the conflict.
func (e *Event) contradict(by map[orderKey][]contrary) {
	const enough = 2                                       // sources: whatever a third could find, one of two others finds
	asked, added := map[orderKey][]int{}, map[place]bool{} // asked: for which sources
	for _, m := range e.Mentions {
		if m.order == nil || len(m.order.does) == 0 {
			continue
		}
		for _, key := range m.order.keys(m.order.does[0]) {
			key.earlier = !key.earlier
			if who := asked[key]; len(who) == enough || slices.Contains(who, m.Source) {
				continue
			}
			asked[key] = append(asked[key], m.Source)
			for _, against := range by[key] {
				at := against.place()
				if !added[at] && against.Source != m.Source && distance(against.day, e.Date) <= disputedDays {
					added[at] = true
					e.Mentions = append(e.Mentions, against.Mention)
				}
			}
		}
	}
	if len(added) > 0 {
		e.Conflict = true
		inOrder(e.Mentions[1:])
	}
}
