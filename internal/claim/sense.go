package claim

import (
	"strings"

	"dossier/internal/text"
)

// Sense is how a number is meant.
type Sense string

const (
	Exact   Sense = "exact"    // 14,000
	About   Sense = "about"    // some 14,000; an estimated 14,000
	Nearly  Sense = "nearly"   // nearly 14,000
	AtMost  Sense = "at most"  // as many as 14,000; up to 14,000
	AtLeast Sense = "at least" // more than 14,000
	Range   Sense = "range"    // 12,000 to 14,000
	Vague   Sense = "vague"    // thousands
)

// qualifier is words before a number and the sense that they give it.
type qualifier struct {
	sense Sense
	words []string
}

// qualifiers are by their first word, the longer of two that begin alike first.
var qualifiers = func() map[string][]qualifier {
	out := map[string][]qualifier{}
	for _, q := range []struct {
		sense Sense
		list  string
	}{
		{AtMost, "as many as|as much as|up to|at most|no more than|not more than|fewer than|less than|under|a maximum of"},
		{AtLeast, "no fewer than|no less than|at least|more than|over|above|upwards of|in excess of|a minimum of"},
		{Nearly, "nearly|almost|close to|just under"},
		{About, "an estimated|estimated|about|around|some|roughly|approximately|just over"},
	} {
		for words := range strings.SplitSeq(q.list, "|") {
			fields := strings.Fields(words)
			out[fields[0]] = append(out[fields[0]], qualifier{q.sense, fields})
		}
	}
	return out
}()

// opening are the words and signs that a quantity can begin with, besides numbers.
var opening = func() map[string]bool {
	out := text.Set("a an half between several hour minute day week month year")
	for w := range qualifiers {
		out[w] = true
	}
	for sign := range currencies {
		out[sign] = true
	}
	for _, table := range []map[string]float64{vague, multiples, units, tens} {
		for w := range table {
			out[w] = true
		}
	}
	return out
}()

// vague are words that stand for a range of numbers, with the unit that they count in.
var vague = map[string]float64{
	"tens": 10, "dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
}

var multiples = map[string]float64{"dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// suffixes are multiples that stand at once behind digits.
var suffixes = map[string]float64{"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}

var units = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}

var tens = map[string]float64{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
