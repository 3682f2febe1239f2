package reuse

// taken is the share of the words of a source from which, standing in another as well and not in
// quotation marks, they make it a report that does not stand for itself. What somebody said is
// left aside because two reporters who heard it print the same.
const taken = 1.0 / 3

// Families is, for each of n sources, the number of its family, from 0 in order of the first
// source of each. Two sources are in one family if they are the same file or article, or if a
// third of the words of the one stand in the other too and not in quotation marks. Whoever is in
// one with a third source is in one with its kin, even if a round-up of two reports joins them:
// the number of families is rather too small than too large a count of independent wordings.
// Reports that say in other words what one of them reported, such as translations, stay apart.
func Families(n int, matches []Match) []int {
	first := make([]int, n) // of each source, an earlier one of its family, or itself
	for i := range first {
		first[i] = i
	}
	root := func(i int) int {
		for first[i] != i {
			first[i] = first[first[i]]
			i = first[i]
		}
		return i
	}
	for _, m := range matches {
		if a, b := root(m.Source), root(m.Other); m.depends() {
			first[max(a, b)] = min(a, b)
		}
	}
	families := make([]int, n)
	number := 0
	for i := range families {
		if r := root(i); r < i {
			families[i] = families[r]
			continue
		}
		families[i] = number
		number++
	}
	return families
}

// depends tells whether the source's report is not its own, or not the other's.
func (m Match) depends() bool {
	return m.Kind != Passages || m.Share*float64(m.Words-m.Quoted) >= taken*float64(m.Words)
}
