package site

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// fault is the faults of a text that are of one kind.
type fault struct {
	Kind   string
	Count  int
	Note   string // of all of them, "" where their notes differ
	Places []faultPlace
	More   int // places not listed
}

// faultPlace is where a fault stands.
type faultPlace struct {
	Words     string // as printed, "" where they are long, unseen or not published
	Note      string
	Href      string // "" outside of paragraphs
	Paragraph int
}

// The most places listed with a kind of faults, and the most characters of one that are shown.
const (
	mostFaults = 6
	mostSigns  = 40
)

// faults is the faults of the text of source at by kind, those that are most first. page is the
// link to the source.
func (x *index) faults(page string, at int) []fault {
	s := &x.r.Sources[at]
	var list []fault
	kinds := map[string]int{}
	for i := range s.Defects {
		d := &s.Defects[i]
		k, ok := kinds[d.Kind]
		if !ok {
			k = len(list)
			kinds[d.Kind] = k
			list = append(list, fault{Kind: plain(d.Kind), Note: plain(d.Note)})
		}
		f := &list[k]
		f.Count++
		if f.Note != plain(d.Note) {
			f.Note = ""
		}
		switch {
		case d.Len() == 0 && s.Paragraph(d.Start) == 0: // of the file
		case len(f.Places) == mostFaults:
			f.More++
		default:
			f.Places = append(f.Places, x.faultPlace(page, at, i))
		}
	}
	for _, f := range list {
		for i := range f.Places {
			if f.Note != "" {
				f.Places[i].Note = ""
			}
		}
	}
	slices.SortStableFunc(list, func(a, b fault) int { return cmp.Compare(b.Count, a.Count) })
	return list
}

func (x *index) faultPlace(page string, at, i int) faultPlace {
	s := &x.r.Sources[at]
	d := &s.Defects[i]
	p := faultPlace{Note: plain(d.Note), Paragraph: s.Paragraph(d.Start), Words: x.printed(at, d)}
	if p.Paragraph > 0 {
		p.Href = page + "#p" + strconv.Itoa(p.Paragraph)
		if x.r.Texts == fullTexts {
			p.Href = page + "#" + defectAnchor(i)
		}
	}
	return p
}

// printed is the words of a defect, where they are few and published.
func (x *index) printed(at int, d *dossier.Defect) string {
	if x.r.Texts != fullTexts || d.Len() > mostSigns*utf8.UTFMax {
		return ""
	}
	words := plain(text.Flat(x.seeds[at][d.Start:d.End]))
	if utf8.RuneCountInString(words) > mostSigns {
		return ""
	}
	return words
}
