package site

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/dossier"
)

// spelled is a name that the sources spell in several ways.
type spelled struct {
	Name  link
	Forms []form
}

// form is one way to spell a name.
type form struct {
	Form    string
	Sources []sourceLink
	More    int // sources not listed
}

// differingDates is events that sources date in ways that exclude each other, and how many are not
// listed.
func (x *index) differingDates() (list []event, more int) {
	for i := range x.r.Timeline {
		switch e := &x.r.Timeline[i]; {
		case !e.Conflict:
		case len(list) < mostDiffer:
			list = append(list, x.event(e))
		default:
			more++
		}
	}
	return list, more
}

// differingSpellings is the names that several sources have and do not spell alike, in the order of
// the people, and how many there are beyond those listed.
func (x *index) differingSpellings() (out []spelled, more int) {
	const most = 12
	for _, i := range x.cast {
		p := &x.r.People[i]
		var forms []form
		has := map[string]bool{}
		for _, v := range p.Variants {
			if !slices.ContainsFunc(p.Variants, func(o dossier.Variety) bool { return respelled(v.Form, o.Form) }) {
				continue
			}
			f := form{Form: plain(v.Form), More: max(0, len(v.Sources)-mostSpellingSources)}
			for _, id := range v.Sources {
				has[id] = true
				if at, ok := x.sources[id]; ok && len(f.Sources) < mostSpellingSources {
					f.Sources = append(f.Sources, x.source("", at))
				}
			}
			forms = append(forms, f)
		}
		switch {
		case len(has) < 2:
		case len(out) < most:
			out = append(out, spelled{x.person("", p.ID), forms})
		default:
			more++
		}
	}
	return out, more
}

// respelled tells whether two forms of one name are the same words spelled in two ways: Antony
// Blinken, Anthony Blinken. Other forms, such as a last name alone or an adjective, are not meant.
func respelled(a, b string) bool {
	u, v := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(u) != len(v) {
		return false
	}
	differ := false
	for i := range u {
		if u[i] == v[i] {
			continue
		}
		if !nearlySpelled(u[i], v[i]) {
			return false
		}
		differ = true
	}
	return differ
}

// nearlySpelled tells whether two words begin alike, are one or two letters apart, and neither is
// the adjective or the plural of the other.
func nearlySpelled(a, b string) bool {
	const shortest, most = 4, 2
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < shortest || a[0] != b[0] || strings.HasSuffix(b, "n") != strings.HasSuffix(a, "n") || strings.HasSuffix(b, "s") != strings.HasSuffix(a, "s") {
		return false
	}
	return edits(a, b) <= most
}

// edits is how many letters must be put in, left out or changed to make one word the other
// (Levenshtein 1966). Time is that of the product of their lengths.
func edits(a, b string) int {
	row := make([]int, utf8.RuneCountInString(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, p := range []rune(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j, q := range []rune(b) {
			changed := diagonal
			if p != q {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(row)-1]
}
