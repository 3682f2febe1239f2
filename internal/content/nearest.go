package content

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// nearest is the word among words that is spelled most like word, or "" where none is much
// like it: more than two in five of its letters would have to change.
func nearest(word string, words []string) string {
	best, least := "", utf8.RuneCountInString(word)*2/5+1
	for _, w := range words {
		if d := levenshtein.ComputeDistance(word, w); d < least {
			best, least = w, d
		}
	}
	return best
}

// alike is the names that are most like name, up to three, the likest first: spelled much like it, or
// with a capitalised word of it.
func alike(name string, names []string) []string {
	const most = 3
	type candidate struct {
		name     string
		distance int
	}
	limit, words := utf8.RuneCountInString(name)*2/5, strings.Fields(fold(name).text)
	var found []candidate
	for _, n := range names {
		d := levenshtein.ComputeDistance(name, n)
		shares := slices.ContainsFunc(strings.Fields(n), func(w string) bool {
			r, _ := utf8.DecodeRuneInString(w)
			return unicode.IsUpper(r) && slices.Contains(words, fold(w).text)
		})
		if d <= limit || shares {
			found = append(found, candidate{n, d})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var out []string
	for _, c := range found[:min(len(found), most)] {
		out = append(out, c.name)
	}
	return out
}
