package site

import (
	"strings"
	"unicode"

	"dossier/internal/dossier"
)

// distance is how far a reading is from the base reading, in words.
type distance struct {
	base    int // words of the base reading
	cut     int // of them, those before and behind all that the reading has
	differ  int // words that stand for others
	out     int // words left out
	owned   int // of these, where the source shows that it leaves some out
	added   int // words put in
	moved   int // words that stand elsewhere
	bracket int // of the words that differ or are added, those in the source's own brackets
}

// distance compares the quotes of a unit with the base reading.
func (c comparison) distance(unit []*dossier.Quote) distance {
	d := distance{base: c.words}
	first, last := unit[0], unit[len(unit)-1]
	for _, q := range unit {
		for _, v := range c.variants[q.ID] {
			if v.Class != "accidental" {
				d.add(v, isEdge(v, q, first, last))
			}
		}
	}
	return d
}

// unitWords is the number of words of a unit.
func unitWords(unit []*dossier.Quote) int {
	n := 0
	for _, q := range unit {
		n += wordCount(q.Text)
	}
	return n
}

// add counts a variant; edge where it lies before or behind all that the reading has.
func (d *distance) add(v dossier.Variant, edge bool) {
	own, base := wordCount(v.Text), wordCount(v.BaseText)
	switch {
	case v.Kind == transposed:
		d.moved += own
	case edge:
		d.cut += base
	default:
		d.differ += min(own, base)
		d.out += max(0, base-own)
		d.added += max(0, own-base)
		if v.Sign == "ellipsis" {
			d.owned += base
		}
		if v.Sign == "bracket" {
			d.bracket += own
		}
	}
}

// share is the part of the base reading's words that the reading has.
func (d distance) share() float64 {
	if d.base == 0 {
		return 0
	}
	return max(0, float64(d.base-d.cut-d.out-d.differ)/float64(d.base))
}

// words says it: "13 of 22 words; 3 words differ; 9 words left out".
func (d distance) words() string {
	var parts []string
	if d.cut > 0 {
		parts = append(parts, grouped(max(0, d.base-d.cut))+" of "+count(d.base, "word"))
	}
	say := func(n int, what string) {
		if n > 0 {
			parts = append(parts, count(n, "word")+" "+what)
		}
	}
	switch {
	case d.differ == 1:
		say(1, "differs")
	default:
		say(d.differ, "differ")
	}
	if d.owned == d.out {
		say(d.out, "left out, as it shows")
	} else {
		say(d.out, "left out")
	}
	say(d.added, "added")
	say(d.moved, "moved")
	if d.bracket > 0 {
		parts = append(parts, grouped(d.bracket)+" of them in its own brackets")
	}
	return strings.Join(parts, "; ")
}

// wordCount is the number of words of a flat text: what white space parts and has a letter or digit.
func wordCount(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
