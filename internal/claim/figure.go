package claim

import (
	"cmp"
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

// vague are words that stand for a range of numbers.
var vague = map[string]string{
	"dozens": "24/", "scores": "40/", "hundreds": "200/", "thousands": "2000/", "millions": "2000000/", "billions": "2000000000/",
}

var multiples = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// nounWords is how many words after a number its noun may come: "100,000 Russian ground troops".
const nounWords = 4

// figures groups the numbers of the sources by the noun they count, and keeps those that at least
// two sources give.
func figures(sources []*source.Source) []Figure {
	byNoun := map[string][]Reading{}
	for i, s := range sources {
		for _, sentence := range s.Text.Sentences {
			for k := sentence.First; k < sentence.Last; k++ {
				if r, next, ok := reading(s.Text, k, sentence.Last); ok {
					r.Source = i
					noun := wording.Stem(strings.ToLower(r.Unit))
					byNoun[noun] = append(byNoun[noun], r)
					k = next - 1
				}
			}
		}
	}
	var out []Figure
	for _, readings := range byNoun {
		if f := figure(readings); f.Label != "" {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b Figure) int {
		return cmp.Or(cmp.Compare(len(b.Readings), len(a.Readings)), strings.Compare(a.Label, b.Label))
	})
	return out
}

// figure is the figure of readings with one noun, without a label if only one source gives it.
func figure(readings []Reading) Figure {
	f := Figure{Agree: true}
	for _, r := range readings {
		if r.Source != readings[0].Source {
			f.Label = strings.ToLower(readings[0].Unit)
		}
		f.Agree = f.Agree && r.Value == readings[0].Value
		if !slices.ContainsFunc(f.Readings, func(o Reading) bool { return o.Source == r.Source && o.Value == r.Value }) {
			f.Readings = append(f.Readings, r)
		}
	}
	return f
}

// reading reads the number at token k and the noun it counts: as many as 100,000 troops; tens of
// thousands of troops.
func reading(t *text.Text, k, last int) (r Reading, next int, ok bool) {
	i, value := quantity(t, k, last)
	if value == "" {
		return r, k, false
	}
	if i < last && t.Tokens[i].Is("of") {
		i++
	}
	noun := -1
	for n := 0; i+n < last && n < nounWords; n++ {
		w := t.Tokens[i+n]
		if w.Kind != text.Word || w.Is("'s") || notCounted[w.Lower] {
			break
		}
		if strings.HasSuffix(w.Lower, "s") && len(w.Lower) > 3 && !w.Upper(t.Bytes) || w.Is("people", "men", "women", "children", "percent") {
			noun = i + n
			break
		}
	}
	if noun < 0 {
		return r, k, false
	}
	start := k
	for start > 0 && approximate[t.Tokens[start-1].Lower] {
		start--
	}
	r.Span = text.Span{Start: t.Tokens[start].Start, End: t.Tokens[noun].End}
	r.Value, r.Unit = value, t.Slice(t.Tokens[noun].Span)
	return r, noun + 1, true
}

// quantity is the value of the number words at token k and the token after them; "" where there
// are none.
func quantity(t *text.Text, k, last int) (next int, value string) {
	w := t.Tokens[k]
	switch {
	case w.Is("tens") && k+2 < last && t.Tokens[k+1].Is("of") && vague[t.Tokens[k+2].Lower] != "":
		low, _ := strconv.Atoi(strings.TrimSuffix(vague[t.Tokens[k+2].Lower], "/"))
		return k + 3, strconv.Itoa(10*low) + "/"
	case vague[w.Lower] != "":
		return k + 1, vague[w.Lower]
	case w.Kind != text.Number:
		return k, ""
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(w.Lower, ",", ""), 64)
	if err != nil {
		return k, ""
	}
	next = k + 1
	if next < last {
		if m := multiples[t.Tokens[next].Lower]; m > 0 {
			n, next = n*m, next+1
		}
	}
	return next, strconv.FormatFloat(n, 'f', -1, 64)
}

var approximate = set("as many about around some nearly almost over estimated an than more least at up to roughly approximately")

var notCounted = set(`and or of in on at to for from with by the a an is was were are has have had that which who as than
	january february march april may june july august september october november december`)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
