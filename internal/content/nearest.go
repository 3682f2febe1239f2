package content

import "unicode/utf8"

// nearest is the word among words that is spelled most like word, or "" where none is much
// like it: more than two in five of its letters would have to change.
func nearest(word string, words []string) string {
	best, least := "", utf8.RuneCountInString(word)*2/5+1
	for _, w := range words {
		if d := distance(word, w); d < least {
			best, least = w, d
		}
	}
	return best
}

// distance is how many letters must be put in, left out or changed to make a of b.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		corner := row[0]
		row[0] = i + 1
		for j, q := range to {
			change := corner
			if r != q {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
