package site

import (
	"strconv"
	"strings"
)

// overview is the drawing of the rows that several sources report against the sources. Each row is
// one link, with what it shows in words.
type overview struct {
	Width, Height int // pixels
	Heads         []overviewHead
	Speakers      []overviewText
	Rows          []overviewRow
}

// overviewHead is the name of a source, written upwards from X, Y.
type overviewHead struct {
	X, Y  int
	Label string
}

// overviewText is words at a height.
type overviewText struct {
	Y    int
	Text string
}

// overviewRow is an utterance.
type overviewRow struct {
	Href, Label, Words string
	Y, Top             int // of the words' baseline, and of the row
	Width              int
	Stamps             []stamp
}

// stamp is how a source renders an utterance. Its form is the kind's, its shade how much of the fullest
// wording it has.
type stamp struct {
	Kind   string
	Shade  int // 1 to 4 quarters, 0 where that is not known
	X, Y   int // its middle,
	Left   int // and the upper left corner of a square
	Top    int
	source int
	share  float64
}

// Sizes of the drawing in pixels, and the most sources that are drawn.
const (
	overviewLabel  = 172
	overviewHeads  = 84
	overviewLine   = 26
	overviewSquare = 14
	overviewName   = 24 // letters of a row's label
	overviewShort  = 13 // letters of a source's name
	mostDrawn      = 40
)

// stamps is how the sources of the readings render the utterance, each by its fullest reading.
func stamps(list []reading) []stamp {
	var out []stamp
	for _, r := range list {
		m := stamp{Kind: r.Kind, source: r.source, share: r.share}
		if r.Marked {
			m.Shade = min(4, 1+int(4*r.share))
		}
		switch last := len(out) - 1; {
		case last < 0 || out[last].source != r.source:
			out = append(out, m)
		case kindRank(m.Kind) < kindRank(out[last].Kind) || m.Kind == out[last].Kind && m.share > out[last].share:
			out[last] = m
		}
	}
	return out
}

// overview draws the rows; nil where there are none, or too many sources.
func (x *index) overview(groups []speakerRows) *overview {
	if len(groups) == 0 || len(x.r.Sources) > mostDrawn {
		return nil
	}
	step := 30
	if len(x.r.Sources) > tableWidth {
		step = 16
	}
	o := &overview{Width: overviewLabel + step*len(x.r.Sources) + 40}
	at := func(source int) int { return overviewLabel + step*source + step/2 }
	for i := range x.r.Sources {
		o.Heads = append(o.Heads, overviewHead{at(i), overviewHeads - 8, short(plain(x.r.Sources[i].Label), overviewShort)})
	}
	y := overviewHeads
	for _, g := range groups {
		o.Speakers = append(o.Speakers, overviewText{y + 17, g.Speaker.Text})
		y += overviewLine
		for _, r := range g.Rows {
			row := overviewRow{Href: "#" + r.ID, Label: short(r.Label, overviewName), Y: y + 17, Top: y, Width: o.Width - 40}
			var words []string
			for _, m := range r.stamps {
				m.X, m.Y = at(m.source), y+overviewLine/2
				m.Left, m.Top = m.X-overviewSquare/2, m.Y-overviewSquare/2
				row.Stamps = append(row.Stamps, m)
				words = append(words, plain(x.r.Sources[m.source].Label)+" "+m.said())
			}
			row.Words = row.Label + " " + g.Speaker.Text + ": " + strings.Join(words, ", ") + "."
			o.Rows = append(o.Rows, row)
			y += overviewLine
		}
	}
	o.Height = y + 4
	return o
}

// said is the stamp in words: "partial, 60 %".
func (m stamp) said() string {
	if m.Shade == 0 {
		return m.Kind
	}
	return m.Kind + ", " + strconv.Itoa(int(100*m.share+.5)) + " %"
}

// short is the first letters of s.
func short(s string, letters int) string {
	runes := []rune(s)
	if len(runes) <= letters {
		return s
	}
	return strings.TrimRight(string(runes[:letters-1]), " ") + "…"
}
