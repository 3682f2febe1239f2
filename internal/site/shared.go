package site

import (
	"math"
	"slices"
	"strconv"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// twin is another source with the same text.
type twin struct {
	Source sourceLink
	Words  string // "The same file as"
}

// share is how much of a source's words stand in another as well.
type share struct {
	Source sourceLink
	Share  string // "38 %"
}

// sharedText is the wording that a source has in common with another.
type sharedText struct {
	Source   sourceLink
	Words    string // "151 words"
	Share    string // of this source
	Back     string // the share of the other source, "" where the record has none
	Count    string // "9 passages"
	Passages []sharedPassage
	More     int // passages not listed
}

// sharedPassage is a passage in common, in both places.
type sharedPassage struct {
	Here, There link
	Words       string // its beginning, "" where it is not published
}

// The most sources that a text is compared with on its card and its page, and the most passages
// listed of each.
const (
	mostShares         = 3
	mostShared         = 6
	mostSharedPassages = 4
)

// twinWords says for the kinds of reuse that are not of passages what the two texts are.
var twinWords = map[string]string{"file": "The same file as", "article": "The same text, but for little, as"}

// shares is the sources that source at shares its text with: those whose text is the same, those
// it shares most with, and how many are not listed.
func (x *index) shares(root string, at int) (twins []twin, list []share, more int) {
	reuse := x.r.Sources[at].Reuse
	for i := range reuse[:min(mostShared, len(reuse))] {
		other := x.source(root, x.sources[reuse[i].Source])
		if words := twinWords[reuse[i].Kind]; words != "" {
			twins = append(twins, twin{other, words})
		}
		if i < mostShares {
			list = append(list, share{other, percent(reuse[i].Share)})
		}
	}
	return twins, list, len(reuse) - len(list)
}

// sharedTexts is the wording that source at has in common with others, the most first.
func (x *index) sharedTexts(at int) []sharedText {
	reuse := x.r.Sources[at].Reuse
	var out []sharedText
	for i := range min(mostShared, len(reuse)) {
		r := &reuse[i]
		other := x.sources[r.Source]
		s := sharedText{Source: x.source("../", other), Words: count(r.Words, "word"), Share: percent(r.Share), Count: count(len(r.Passages), "passage")}
		back := x.r.Sources[other].Reuse
		if k := slices.IndexFunc(back, func(b dossier.Reuse) bool { return b.Source == x.r.Sources[at].ID }); k >= 0 {
			s.Back = percent(back[k].Share)
		}
		s.More = max(0, len(r.Passages)-mostSharedPassages)
		for _, p := range r.Passages[:len(r.Passages)-s.More] {
			s.Passages = append(s.Passages, sharedPassage{
				Here:  x.stretch(at, p.Span),
				There: x.stretch(other, text.Span{Start: p.OtherStart, End: p.OtherEnd}),
				Words: x.beginning(at, p.Span),
			})
		}
		out = append(out, s)
	}
	return out
}

// stretch names the paragraphs of source at that sp lies in, and links to the first.
func (x *index) stretch(at int, sp text.Span) link {
	first, last := x.meeting(at, sp)
	l := link{Href: "../" + sourcePath(x.r.Sources[at].ID), Text: "head"}
	switch n := last - first; {
	case n == 0:
		l.Href += "#title"
		return l
	case n == 1:
		l.Text = "para. " + strconv.Itoa(last)
	default:
		l.Text = "paras. " + strconv.Itoa(first+1) + "–" + strconv.Itoa(last)
	}
	l.Href += "#p" + strconv.Itoa(first+1)
	return l
}

// beginning is the first words of a passage, where all texts are published.
func (x *index) beginning(at int, sp text.Span) string {
	if x.r.Texts != fullTexts {
		return ""
	}
	return caption(text.Flat(x.seeds[at][sp.Start:sp.End]))
}

// percent is a share in per cent, its sign behind a space that does not break: never 0 of something, nor 100 of less than all.
func percent(share float64) string {
	n := int(math.Round(100 * share))
	switch {
	case share > 0 && n == 0:
		return "less than 1\u00a0%"
	case share < 1 && n == 100:
		n = 99
	}
	return strconv.Itoa(n) + "\u00a0%"
}
