package claim

import (
	"math"
	"strconv"
	"strings"

	"dossier/internal/text"
)

// numbers reads the numbers among tokens [from, to) of a text.
type numbers struct {
	text     *text.Text
	from, to int
}

// tok is token i, or none outside the range.
func (n numbers) tok(i int) text.Token {
	if i < n.from || i >= n.to {
		return text.Token{Kind: text.Mark}
	}
	return n.text.Tokens[i]
}

// amount is how much a number stands for: all from low to high, both included.
type amount struct {
	sense     Sense
	printed   float64 // the number itself; of a range or a vague word, the least
	low, high float64
}

// amount reads the number with its qualifier that begins at token i, and returns the token behind it: as many as 100,000;
// between 3 and 5 million; tens of thousands; two and a half. There is none where next is i.
func (n numbers) amount(i int) (a amount, next int) {
	q, at := n.qualifier(i)
	a, next = n.bare(at)
	if next == at {
		return amount{}, i
	}
	if a.sense == Exact {
		a = q.of(a.printed)
	}
	a, next = n.behind(a, next)
	if math.IsInf(a.printed, 0) {
		return amount{}, i
	}
	return a, next
}

// qualifier is the sense that words before a number give it, and the token behind them.
func (n numbers) qualifier(i int) (Sense, int) {
	for _, q := range qualifiers[n.tok(i).Lower] {
		at := i
		for _, w := range q.words {
			if !n.tok(at).Is(w) {
				at = i
				break
			}
			at++
		}
		if at > i {
			return n.turned(q.sense, i), at
		}
	}
	return Exact, i
}

// turned is the sense of a qualifier at token i, the other way round where "not" stands before it: cannot
// pay more than 3 percent.
func (n numbers) turned(s Sense, i int) Sense {
	const reach = 4
	for k := i - 1; k >= i-reach; k-- {
		t := n.tok(k)
		if t.Kind == text.Mark {
			break
		}
		if t.Is("not", "cannot", "never") || strings.HasSuffix(t.Lower, "n't") {
			switch s {
			case AtMost:
				return AtLeast
			case AtLeast:
				return AtMost
			}
		}
	}
	return s
}

// of is the amount that a number has in this sense. "About" is a tenth up or down, "nearly" a tenth down.
func (s Sense) of(x float64) amount {
	const tenth = 0.1
	switch s {
	case About:
		return amount{s, x, x * (1 - tenth), x * (1 + tenth)}
	case Nearly:
		return amount{s, x, x * (1 - tenth), x}
	case AtMost:
		return amount{s, x, 0, x}
	case AtLeast:
		return amount{s, x, x, math.Inf(1)}
	}
	return amount{s, x, x, x}
}

// bare reads a number without qualifier, a range, or a vague word.
func (n numbers) bare(i int) (amount, int) {
	if a, next := n.vague(i); next > i {
		return a, next
	}
	if n.tok(i).Is("between") {
		low, at := n.exact(i + 1)
		if at == i+1 || !n.tok(at).Is("and") {
			return amount{}, i
		}
		high, next := n.exact(at + 1)
		return n.span(i, low, high, at, next)
	}
	low, at := n.exact(i)
	if at == i {
		return amount{}, i
	}
	if n.tok(at).Is("-", "–", "to") { // 3-5, 3 to 5
		if high, next := (numbers{n.text, at + 1, n.to}).exact(at + 1); next > at+1 {
			return n.span(i, low, high, at, next)
		}
	}
	return Exact.of(low), at
}

// span is a range of two numbers, the second at tokens (at, next). A multiple behind the second belongs to both where the first
// has none: 3 to 5 million. What does not rise is no range.
func (n numbers) span(i int, low, high float64, at, next int) (amount, int) {
	if next == at+1 {
		return amount{}, i
	}
	if m := multiples[n.tok(next-1).Lower]; m > 0 && multiples[n.tok(at-1).Lower] == 0 && low*m < high {
		low *= m
	}
	if low >= high || n.tok(i-1).Is("from") {
		return amount{}, i
	}
	return amount{Range, low, low, high}, next
}

// hundredfold is how much of its unit a vague word stands for at most; at least it is two of them.
const hundredfold = 100

// vague reads a word such as thousands, tens of thousands, several hundred.
func (n numbers) vague(i int) (amount, int) {
	of := func(unit float64) amount { return amount{Vague, 2 * unit, 2 * unit, hundredfold * unit} }
	if unit := vague[n.tok(i).Lower]; unit > 0 {
		next := i + 1
		if more := vague[n.tok(next+1).Lower]; more > 0 && n.tok(next).Is("of") {
			unit, next = unit*more, next+2
		}
		if !n.tok(next).Is("of", "more") {
			return amount{}, i // she scores
		}
		return of(unit), next
	}
	at := i
	switch {
	case n.tok(i).Is("several"):
		at++
	case n.tok(i).Is("a") && n.tok(i+1).Is("few"):
		at += 2
	}
	if unit := multiples[n.tok(at).Lower]; unit > 0 && at > i {
		return of(unit), at + 1
	}
	return amount{}, i
}

// exact reads a number in digits or words: 14,000; 2.5 million; twenty-five; half a million; two dozen; two and a half. It
// returns the token behind it, i where there is none.
func (n numbers) exact(i int) (value float64, next int) {
	switch {
	case n.tok(i).Is("half") && n.tok(i+1).Is("a", "an"):
		if m := multiples[n.tok(i+2).Lower]; m > 0 {
			return m / 2, i + 3
		}
		return 0, i
	case n.tok(i).Is("a", "an"):
		if m := multiples[n.tok(i+1).Lower]; m > 0 {
			return m, i + 2
		}
		return 0, i
	}
	value, next = n.digits(i)
	if next == i {
		value, next = n.spelt(i)
	}
	if next == i {
		return 0, i
	}
	for range 2 { // two hundred thousand
		if m := multiples[n.tok(next).Lower]; m > 0 {
			value, next = value*m, next+1
		}
	}
	if n.tok(next).Is("and") && n.tok(next+1).Is("a") && n.tok(next+2).Is("half") {
		value, next = value+0.5, next+3
	}
	return value, next
}

// digits reads a number in digits, with a multiple written at once behind it: 5m, 3bn.
func (n numbers) digits(i int) (float64, int) {
	t := n.tok(i)
	if t.Kind != text.Number || n.part(i) || n.dated(i) {
		return 0, i
	}
	bare := strings.TrimRight(t.Lower, "abcdefghijklmnopqrstuvwxyz")
	value, err := strconv.ParseFloat(strings.ReplaceAll(bare, ",", ""), 64)
	if err != nil || strings.Trim(bare, "0123456789.,") != "" {
		return 0, i
	}
	switch suffix := t.Lower[len(bare):]; {
	case suffix == "":
		return value, i + 1
	case suffixes[suffix] > 0:
		return value * suffixes[suffix], i + 1
	}
	return 0, i
}

// part tells whether the number at token i is part of a name, a score, a time or a date: Covid-19, 9/11, 5-4, 3:10.
func (n numbers) part(i int) bool {
	t, before, behind := n.tok(i), n.tok(i-1), n.tok(i+1)
	return before.End == t.Start && before.Is("-", "–", "/", ":", ".", "#") || behind.Start == t.End && behind.Is("/", ":")
}

// dated tells whether the number at token i is a day of a month or a year: four digits without a comma
// and a qualifier.
func (n numbers) dated(i int) bool {
	w, before, behind := n.tok(i).Lower, n.tok(i-1), n.tok(i+1)
	if months[before.Lower] || months[behind.Lower] {
		return true
	}
	year := len(w) == len("2014") && (w[:2] == "19" || w[:2] == "20") && strings.Trim(w, "0123456789") == ""
	return year && !before.Is("some", "about", "around", "than", "nearly", "estimated")
}

// spelt reads a number in words below a hundred, or with hundreds: two, twenty-five, three hundred and six.
func (n numbers) spelt(i int) (float64, int) {
	value, next := n.small(i)
	if next == i {
		return 0, i
	}
	if n.tok(next).Is("hundred") {
		value, next = value*100, next+1
		at := next
		if n.tok(at).Is("and") {
			at++
		}
		if rest, end := n.small(at); end > at {
			value, next = value+rest, end
		}
	}
	return value, next
}

// small reads a number in words below a hundred.
func (n numbers) small(i int) (float64, int) {
	w := n.tok(i).Lower
	if x := units[w]; x > 0 {
		return x, i + 1
	}
	x := tens[w]
	if x == 0 {
		return 0, i
	}
	if one := units[n.tok(i+2).Lower]; n.tok(i+1).Is("-") && one > 0 && one < 10 {
		return x + one, i + 3
	}
	return x, i + 1
}

// behind is the amount with what the words behind it make of it: or so, or more, or fewer.
func (n numbers) behind(a amount, i int) (amount, int) {
	if a.sense != Exact || !n.tok(i).Is("or") {
		return a, i
	}
	switch t := n.tok(i + 1); {
	case t.Is("so"):
		return About.of(a.printed), i + 2
	case t.Is("more"):
		return AtLeast.of(a.printed), i + 2
	case t.Is("fewer", "less"):
		return AtMost.of(a.printed), i + 2
	}
	return a, i
}
