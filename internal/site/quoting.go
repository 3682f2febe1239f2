package site

import (
	"cmp"
	"slices"
	"strings"
)

// quoting is how much a source quotes a speaker.
type quoting struct {
	Source sourceLink // to its quotes on the speaker's page
	Kinds  string
	Bars   []kindBar
}

// kindBar is the quotes of one kind in a drawing, from left to right in percent.
type kindBar struct {
	Kind, X, Width string
}

const mostQuoting = 12 // sources in the drawing

// kindsOf counts the quotes by kind.
func (x *index) kindsOf(quotes []int) (kinds [len(quoteKinds)]int) {
	for _, i := range quotes {
		if k := kindRank(x.r.Quotes[i].Kind); k < len(kinds) {
			kinds[k]++
		}
	}
	return kinds
}

// kindCounts is the counts in words, without those that are none: "3 direct, 1 partial".
func kindCounts(kinds [len(quoteKinds)]int) string {
	var parts []string
	for i, n := range kinds {
		if n > 0 {
			parts = append(parts, grouped(n)+" "+quoteKinds[i])
		}
	}
	return strings.Join(parts, ", ")
}

// rowsOf says how many utterances there are of a speaker, and how many that several sources report.
func (x *index) rowsOf(said *speech) string {
	several := 0
	for _, u := range said.rows {
		if x.matrix.sources[u] > 1 {
			several++
		}
	}
	return count(len(said.rows), "utterance") + ", " + grouped(several) + " in several sources"
}

// quotings is the sources that quote a speaker, the most first, and how many are not listed.
func (x *index) quotings(said *speech) (list []quoting, more int) {
	type part struct{ first, last int } // of said.quotes
	var parts []part
	for k, quote := range said.quotes {
		if k == 0 || x.r.Quotes[quote].Source != x.r.Quotes[said.quotes[k-1]].Source {
			parts = append(parts, part{first: k})
		}
		parts[len(parts)-1].last = k + 1
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.last-b.first, a.last-a.first) })
	most := parts[0].last - parts[0].first
	for _, p := range parts[:min(mostQuoting, len(parts))] {
		source := x.r.Quotes[said.quotes[p.first]].Source
		page := slices.IndexFunc(said.pages, func(sh shelf) bool { return p.first < sh.Last })
		kinds := x.kindsOf(said.quotes[p.first:p.last])
		q := quoting{Kinds: kindCounts(kinds), Source: x.source("../", x.sources[source])}
		q.Source.Href = "../" + escapePath(said.pages[page].Path) + "#" + quotedAnchor(source)
		at := 0.0
		for i, n := range kinds {
			if n > 0 {
				width := 100 * float64(n) / float64(most)
				q.Bars = append(q.Bars, kindBar{quoteKinds[i], across(at), across(width)})
				at += width
			}
		}
		list = append(list, q)
	}
	return list, len(parts) - len(list)
}
