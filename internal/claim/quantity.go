package claim

import (
	"strconv"
	"strings"

	"dossier/internal/text"
	"dossier/internal/wording"
)

// quantity is a number with what it counts or measures.
type quantity struct {
	amount
	text.Span           // from the qualifier to the unit
	first, last int     // tokens of it
	noun        int     // the last of them, the counted noun or the unit
	unit        string  // as printed; for money, the currency
	key         string  // what amounts have in common that can be compared
	factor      float64 // from the printed unit to that of the key
}

// nounWords is how many words after a number its noun may come: 100,000 Russian ground troops.
const nounWords = 4

// quantities are the quantities among tokens [first, last) of t, in order. Time is linear in the tokens.
func quantities(t *text.Text, first, last int) []quantity {
	n := numbers{t, first, last}
	var out []quantity
	for i := first; i < last; {
		if tok := t.Tokens[i]; tok.Kind == text.Number || opening[tok.Lower] {
			if q, ok := n.quantity(i); ok {
				out = append(out, q)
				i = q.last
				continue
			}
		}
		i++
	}
	return out
}

// quantity reads the quantity that begins at token i, a number or an opening word.
func (n numbers) quantity(i int) (quantity, bool) {
	if q, ok := n.anHour(i); ok {
		return n.done(q, i), true
	}
	if q, ok := n.money(i); ok {
		return n.done(q, i), true
	}
	a, next := n.amount(i)
	if next == i {
		return quantity{}, false
	}
	q := quantity{amount: a}
	if m, ok := measures[n.tok(next+1).Lower]; ok && n.tok(next).Is("-") && m.time && !n.tok(next+2).Is("-") { // a 90-minute meeting
		q.measured(n, next+1, m)
		return n.done(q, i), true
	}
	if n.tok(next).Is("more") || a.sense == Vague && n.tok(next).Is("of") {
		next++
	}
	if n.tok(next).Is("per") && n.tok(next+1).Is("cent") {
		q.measured(n, next+1, measures["percent"])
		q.unit = n.text.Slice(n.tok(next).Cover(n.tok(next + 1).Span))
		return n.done(q, i), true
	}
	if m, ok := measures[n.tok(next).Lower]; ok {
		if n.tok(next+1).Is("ago", "later", "earlier", "old") {
			return quantity{}, false // a date, an age
		}
		q.measured(n, next, m)
		return n.done(q, i), true
	}
	noun := n.counted(next)
	if noun >= 0 {
		q.noun, q.unit, q.factor = noun, n.text.Slice(n.tok(noun).Span), 1
		q.key = wording.Sense(n.tok(noun).Lower)
	}
	return n.harmed(q, i, next)
}

// harmed is the quantity that begins at token i, with what happened to the people counted: killed 12; 12 people were
// injured; 12 dead. next is the token behind its number. There is none where neither a noun nor this is said.
func (n numbers) harmed(q quantity, i, next int) (quantity, bool) {
	counted := q.key != ""
	if counted && fate[n.tok(q.noun).Lower] != "" { // 12 deaths
		q.key = fate[n.tok(q.noun).Lower]
		return n.done(q, i), true
	}
	how, at := fate[n.tok(i-1).Lower], next-1
	if counted {
		at = q.noun
	}
	end := at + 1
	for range 2 { // have been killed
		if n.tok(end).Is("were", "was", "have", "had", "has", "been", "are", "is") {
			end++
		}
	}
	if word := n.tok(end).Lower; how == "" && !deed[word] && fate[word] != "" {
		how = fate[word]
		if !counted {
			at = end
		}
	}
	switch {
	case how == "":
		return n.done(q, i), counted
	case !counted:
		q.noun, q.unit, q.factor, q.key = at, "people", 1, how
	case generic[strings.ToLower(q.unit)]:
		q.key = how
	default:
		q.key = how + " " + q.key
	}
	return n.done(q, i), true
}

// harms tells whether the quantity is of people or things that were killed or hurt.
func (q quantity) harms() bool {
	how, _, _ := strings.Cut(q.key, " ")
	return fate[how] != ""
}

// done is the quantity with its place.
func (n numbers) done(q quantity, i int) quantity {
	q.first, q.last = i, q.noun+1
	q.Span = text.Span{Start: n.tok(i).Start, End: n.tok(q.noun).End}
	return q
}

func (q *quantity) measured(n numbers, at int, m measure) {
	q.noun, q.unit, q.key, q.factor = at, n.text.Slice(n.tok(at).Span), m.key, m.factor
}

// anHour reads (an) hour and a half, half an hour.
func (n numbers) anHour(i int) (quantity, bool) {
	at := i
	if n.tok(at).Is("a", "an", "one") {
		at++
	}
	var q quantity
	if m, ok := measures[n.tok(at).Lower]; ok && m.time && n.tok(at+1).Is("and") && n.tok(at+2).Is("a") && n.tok(at+3).Is("half") {
		q.amount = Exact.of(1.5)
		q.measured(n, at, m)
		q.noun = at + 3
		return q, true
	}
	if m, ok := measures[n.tok(i+2).Lower]; ok && m.time && n.tok(i).Is("half") && n.tok(i+1).Is("a", "an") {
		q.amount = Exact.of(0.5)
		q.measured(n, i+2, m)
		return q, true
	}
	return q, false
}

// money reads an amount behind the sign of its currency: more than $2 million.
func (n numbers) money(i int) (quantity, bool) {
	sense, at := n.qualifier(i)
	currency := currencies[n.tok(at).Lower]
	if currency == "" {
		return quantity{}, false
	}
	value, next := n.exact(at + 1)
	if next == at+1 {
		return quantity{}, false
	}
	return quantity{amount: sense.of(value), noun: next - 1, unit: currency, key: measures[currency].key, factor: 1}, true
}

// counted is the token of the plural noun that is counted by the number before token i, or -1.
func (n numbers) counted(i int) int {
	for at := i; at < i+nounWords; at++ {
		t := n.tok(at)
		switch {
		case t.Kind != text.Word, t.Is("'s"), notCounted[t.Lower]:
			return -1
		case t.Upper(n.text.Bytes), !plural(t.Lower):
			continue
		case n.tok(at+1).Is("'", "’"): // two nations' borders
			return -1
		}
		return at
	}
	return -1
}

// plural tells whether a word in lower case looks like a noun in the plural.
func plural(w string) bool {
	if plurals[w] {
		return true
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// meets tells whether two quantities of one key can be the same amount.
func (q quantity) meets(o quantity) bool {
	const rounding = 1 + 1e-9
	return q.low*q.factor <= o.high*o.factor*rounding && o.low*o.factor <= q.high*q.factor*rounding
}

// value is the amount as the record has it, in the printed unit: decimal, or "MIN/MAX" for a range
// or a vague word.
func (q quantity) value() string {
	if q.sense == Range || q.sense == Vague {
		return decimal(q.low) + "/" + decimal(q.high)
	}
	return decimal(q.printed)
}

// decimal is x in plain digits, as many as are sure to be the same on every machine.
func decimal(x float64) string {
	const digits = 12
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64); err == nil {
		x = rounded
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}
