package claim

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/wording"
)

// Figure is a quantity that several sources give, alike or not.
type Figure struct {
	Label    string // what is counted, in lower case
	Readings []Reading
	Agree    bool // all readings have one value
}

// Reading is how one source gives a figure.
type Reading struct {
	Passage
	Value string // decimal, or "MIN/MAX" for a vague word; MAX is empty where it is open
	Unit  string // the counted noun as printed
}

// vague are words that stand for a range of numbers, with the least that they mean.
var vague = map[string]float64{
	"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9,
}

var multiples = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// nounWords is how many words after a number its noun may come: "100,000 Russian ground troops".
const nounWords = 4

// figures groups the numbers of the sources by the noun they count and by what else their
// sentences say, and keeps those that at least two sources give.
func figures(sources []*source.Source) []Figure {
	byNoun := map[string][]int{} // indices into readings
	var readings []Reading
	var passages []wording.Passage
	for i, s := range sources {
		for _, sentence := range s.Text.Sentences {
			for k := sentence.First; k < sentence.Last; k++ {
				if r, next, ok := reading(s.Text, k, sentence); ok {
					r.Source = i
					noun := wording.Stem(strings.ToLower(r.Unit))
					byNoun[noun] = append(byNoun[noun], len(readings))
					readings = append(readings, r)
					passages = append(passages, wording.Passage{Text: s.Text, First: max(sentence.First, k-near), Last: min(sentence.Last, k+near)})
					k = next - 1
				}
			}
		}
	}
	var out []Figure
	for _, noun := range slices.Sorted(maps.Keys(byNoun)) {
		for _, group := range alike(readings, passages, byNoun[noun]) {
			if f := figure(readings, group); f.Label != "" {
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Figure) int {
		return cmp.Or(cmp.Compare(len(b.Readings), len(a.Readings)), strings.Compare(a.Label, b.Label))
	})
	return out
}

// near is how many tokens before and behind a number say what is counted.
const near = 25

// alike parts the given readings, all of one noun, by whether their sentences have more in common
// than that noun.
func alike(readings []Reading, passages []wording.Passage, which []int) [][]int {
	some := make([]wording.Passage, len(which))
	for i, k := range which {
		some[i] = passages[k]
	}
	classes := wording.Same(some, func(i int) string { return readings[which[i]].Value })
	x := wording.New(classes.First(some))
	var links []wording.Link
	for _, p := range x.Pairs(1) {
		if o := x.Shared(p.A, p.B); o.Content > 1 {
			links = append(links, wording.Link{Pair: p, Score: o.Share})
		}
	}
	groups := classes.Expand(wording.Group(len(classes), links, classes.Apart(func(i int) int { return readings[which[i]].Source })))
	for _, group := range groups {
		for i, k := range group {
			group[i] = which[k]
		}
	}
	return groups
}

// figure is the figure of a group of readings, without a label if only one source gives it. A
// source that gives a value twice is read once.
func figure(readings []Reading, group []int) Figure {
	type given struct {
		source int
		value  string
	}
	seen := map[given]bool{}
	first := readings[group[0]]
	f := Figure{Agree: true}
	for _, k := range group {
		r := readings[k]
		if r.Source != first.Source {
			f.Label = strings.ToLower(first.Unit)
		}
		f.Agree = f.Agree && r.Value == first.Value
		if key := (given{r.Source, r.Value}); !seen[key] {
			seen[key] = true
			f.Readings = append(f.Readings, r)
		}
	}
	return f
}

// reading reads the number at token k of the sentence and the noun it counts: as many as 100,000
// troops; tens of thousands of troops. next is the token after the noun.
func reading(t *text.Text, k int, sentence text.Sentence) (r Reading, next int, ok bool) {
	i, value := quantity(t, k, sentence)
	if value == "" {
		return r, k, false
	}
	if i < sentence.Last && t.Tokens[i].Is("of", "more") {
		i++
	}
	noun := -1
	for n := i; n < min(i+nounWords, sentence.Last) && noun < 0; n++ {
		w := t.Tokens[n]
		switch {
		case w.Kind != text.Word, w.Is("'s"), notCounted[w.Lower]:
			return r, k, false
		case w.Is("people", "men", "women", "children", "percent"), strings.HasSuffix(w.Lower, "s") && len(w.Lower) > 3 && !w.Upper(t.Bytes):
			noun = n
		}
	}
	if noun < 0 {
		return r, k, false
	}
	start := k
	for start > sentence.First && approximate[t.Tokens[start-1].Lower] {
		start--
	}
	r.Span = text.Span{Start: t.Tokens[start].Start, End: t.Tokens[noun].End}
	r.Value, r.Unit = value, t.Slice(t.Tokens[noun].Span)
	return r, noun + 1, true
}

// quantity is the value of the number words at token k of the sentence and the token after them;
// "" where there are none, or where they are part of a name, a score or a date.
func quantity(t *text.Text, k int, sentence text.Sentence) (next int, value string) {
	w := t.Tokens[k]
	if low := vague[w.Lower]; low > 0 {
		next = k + 1
		if next+1 < sentence.Last && t.Tokens[next].Is("of") && vague[t.Tokens[next+1].Lower] > 0 {
			low *= vague[t.Tokens[next+1].Lower] / 2 // "thousands" alone is two of them
			next += 2
		}
		if next == sentence.Last || !t.Tokens[next].Is("of", "more") {
			return k, "" // "she scores"
		}
		return next, decimal(low) + "/"
	}
	if w.Kind != text.Number || strings.Trim(w.Lower, "0123456789.,") != "" || k > sentence.First && part(t.Tokens[k-1], w) || isYear(t, k, sentence) {
		return k, ""
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(w.Lower, ",", ""), 64)
	if err != nil {
		return k, ""
	}
	next = k + 1
	if next < sentence.Last {
		if m := multiples[t.Tokens[next].Lower]; m > 0 {
			n, next = n*m, next+1
		}
	}
	return next, decimal(n)
}

// part tells whether a number goes on from the token before it: Covid-19, 9/11, 5-4, 3:10.
func part(before, number text.Token) bool {
	return before.End == number.Start && before.Is("-", "–", "/", ":", ".", "#")
}

// isYear tells whether the number at token k is a year: four digits without a comma behind a
// preposition.
func isYear(t *text.Text, k int, sentence text.Sentence) bool {
	w := t.Tokens[k].Lower
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && k > sentence.First && t.Tokens[k-1].Is("in", "since", "by", "until", "of", "from", "during", "late", "early")
}

func decimal(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

var approximate = text.Set("as many about around some nearly almost over estimated an than more least at up to roughly approximately")

var notCounted = text.Set(`and or of in on at to for from with by the a an is was were are has have had that which who as than
	january february march april may june july august september october november december`)
