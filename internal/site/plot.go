package site

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// plot is a drawing of rows against the sources: where the two meet, a disc, its area a number. Each row
// is also said in words.
type plot struct {
	Name, About   string
	Width, Height int // pixels
	Heads         []overviewHead
	Rows          []plotRow
}

// plotRow is one of those that are held against the sources.
type plotRow struct {
	Label  link
	Short  string // what there is room for of the label
	Y, Top int    // of the words' baseline, and of the row
	Discs  []disc
	Words  []sourceNumber
}

// disc is a number in its place.
type disc struct {
	Hue    string
	X, Y   int
	Radius string // pixels
}

// sourceNumber is a number of a source in words: "12", "8 %".
type sourceNumber struct {
	Source sourceLink
	Number string
}

// mostPlotted is the most speakers in a plot. Sources are drawn up to mostDrawn.
const mostPlotted = 12

// quotedBy is who is quoted most, by which sources, seen from root; nil where that is nobody, or where there
// are too many sources to draw.
func (x *index) quotedBy(root string) *plot {
	order := x.byQuotes()
	if len(order) == 0 || !x.drawable() {
		return nil
	}
	p := x.newPlot("Who is quoted by whom", "Each line is a speaker, each column a source; the larger the disc, the more quotes it has.")
	counts := make([][]int, 0, mostPlotted)
	most := 0
	for _, i := range order[:min(mostPlotted, len(order))] {
		by := make([]int, len(x.r.Sources))
		for _, k := range x.speech[i].quotes {
			by[x.sources[x.r.Quotes[k].Source]]++
		}
		counts, most = append(counts, by), max(most, slices.Max(by))
	}
	for n, by := range counts {
		row := p.add(x.person(root, x.r.People[order[n]].ID))
		for at, quotes := range by {
			x.put(row, root, at, float64(quotes)/float64(most), grouped(quotes))
		}
	}
	return p
}

// sharing is how much of each source's text stands in which other, seen from root; nil where no text is
// shared, or where there are too many sources to draw.
func (x *index) sharing(root string) *plot {
	if !x.drawable() {
		return nil
	}
	p := x.newPlot("Text in common", "Each line is a source; the larger the disc, the more of its words stand, in passages, in the source of the column as well.")
	found := false
	for i := range x.r.Sources {
		shares := make([]float64, len(x.r.Sources))
		for _, r := range x.r.Sources[i].Reuse {
			shares[x.sources[r.Source]] = r.Share
			found = true
		}
		l := x.source(root, i)
		row := p.add(link{Href: l.Href, Text: l.Label})
		for at, share := range shares {
			x.put(row, root, at, share, percent(share))
		}
	}
	if !found {
		return nil
	}
	return p
}

// drawable tells whether there are several sources, and not too many to draw.
func (x *index) drawable() bool { return len(x.r.Sources) > 1 && len(x.r.Sources) <= mostDrawn }

func (x *index) newPlot(name, about string) *plot {
	p := &plot{Name: name, About: about, Width: x.column(len(x.r.Sources)) + 40, Height: overviewHeads}
	for i := range x.r.Sources {
		p.Heads = append(p.Heads, overviewHead{x.column(i), overviewHeads - 8, short(plain(x.r.Sources[i].Label), overviewShort)})
	}
	return p
}

// column is the middle of a source's column.
func (x *index) column(source int) int {
	step := 34
	if len(x.r.Sources) > tableWidth {
		step = 18
	}
	return overviewLabel + step*source + step/2
}

// add begins a row.
func (p *plot) add(label link) *plotRow {
	p.Rows = append(p.Rows, plotRow{Label: label, Short: short(label.Text, overviewName), Y: p.Height + 17, Top: p.Height})
	p.Height += overviewLine
	return &p.Rows[len(p.Rows)-1]
}

// put draws a number of a source, a part of the greatest, unless it is none.
func (x *index) put(row *plotRow, root string, source int, part float64, words string) {
	const least, most = 1.5, 12.0 // pixels
	if part <= 0 {
		return
	}
	radius := max(least, most*math.Sqrt(min(1, part)))
	if len(x.r.Sources) > tableWidth {
		radius = max(least, radius*.7)
	}
	row.Discs = append(row.Discs, disc{hue(source), x.column(source), row.Top + overviewLine/2, strconv.FormatFloat(radius, 'f', 1, 64)})
	row.Words = append(row.Words, sourceNumber{x.source(root, source), words})
}

// Said is the row in words: "Ilse Brandt: Harbour Post 3, Wire 1".
func (r plotRow) Said() string {
	parts := make([]string, len(r.Words))
	for i, w := range r.Words {
		parts[i] = w.Source.Label + " " + w.Number
	}
	return r.Label.Text + ": " + cmp.Or(strings.Join(parts, ", "), "none")
}
