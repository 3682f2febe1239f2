package wording

import (
	"cmp"
	"slices"
)

// Link is a pair of passages with how strongly it belongs together, 0 to 1.
type Link struct {
	Pair
	Score float64
}

// cohesion is the least share of the pairs between two groups that must be linked for the groups
// to become one, so that one short common phrase cannot chain two groups together.
const cohesion = 0.5

// Group joins n passages into groups along the links, the strongest first; two groups become one
// if enough of the pairs between them are linked. apart tells which pairs say nothing, such as two
// passages of one source; they count neither way. The groups are in order of their first member,
// members in order; the result does not depend on the order of links.
func Group(n int, links []Link, apart func(a, b int) bool) [][]int {
	links = slices.Clone(links)
	slices.SortFunc(links, func(p, q Link) int {
		return cmp.Or(cmp.Compare(q.Score, p.Score), cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
	})
	linked := make(map[Pair]bool, len(links))
	for _, l := range links {
		linked[l.Pair] = true
	}
	groups := make([][]int, n)
	of := make([]int, n)
	for i := range n {
		groups[i], of[i] = []int{i}, i
	}
	for _, l := range links {
		a, b := of[l.A], of[l.B]
		if a == b || !coheres(groups[a], groups[b], linked, apart) {
			continue
		}
		a, b = min(a, b), max(a, b)
		for _, k := range groups[b] {
			of[k] = a
		}
		groups[a] = append(groups[a], groups[b]...)
		groups[b] = nil
	}
	var out [][]int
	for _, g := range groups {
		if len(g) > 0 {
			slices.Sort(g)
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

func coheres(a, b []int, linked map[Pair]bool, apart func(a, b int) bool) bool {
	yes, all := 0, 0
	for _, i := range a {
		for _, j := range b {
			if apart(i, j) {
				continue
			}
			all++
			if linked[Pair{min(i, j), max(i, j)}] {
				yes++
			}
		}
	}
	return all == 0 || float64(yes) >= cohesion*float64(all)
}
