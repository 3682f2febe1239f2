package site

import (
	"slices"
	"strings"
)

// alone is what only one source has, as indices into the record.
type alone struct {
	utterances, events, figures []int
}

// aloneList is some of the utterances, events or figures that only one source has.
type aloneList struct {
	Heading string // "12 utterances"
	Entries []aloneEntry
	More    int // entries not listed
}

// aloneEntry is an utterance, event or figure.
type aloneEntry struct {
	link
	Uncertain string // why the speaker may be another, "" where that is not so
}

const (
	mostAlone   = 5  // of each kind, listed with a source
	mostCaption = 16 // words of an event in such a list
)

// findAlone finds what only one source has.
func (x *index) findAlone() {
	x.alone = make([]alone, len(x.r.Sources))
	for _, row := range x.matrix.rows {
		if !row.shared {
			own := &x.alone[x.sources[x.base(&x.r.Utterances[row.utterance]).Source]]
			own.utterances = append(own.utterances, row.utterance)
		}
	}
	for i := range x.alone {
		x.markedFirst(x.alone[i].utterances)
	}
	for i := range x.r.Timeline {
		only := x.onlySource(len(x.r.Timeline[i].Mentions), func(k int) string { return x.r.Timeline[i].Mentions[k].Source })
		if only >= 0 {
			x.alone[only].events = append(x.alone[only].events, i)
		}
	}
	for i := range x.r.Figures {
		only := x.onlySource(len(x.r.Figures[i].Readings), func(k int) string { return x.r.Figures[i].Readings[k].Source })
		if only >= 0 {
			x.alone[only].figures = append(x.alone[only].figures, i)
		}
	}
}

// markedFirst puts the utterances that stand in quotation marks before those that do not.
func (x *index) markedFirst(utterances []int) {
	slices.SortStableFunc(utterances, func(a, b int) int {
		p, q := isMarked(x.base(&x.r.Utterances[a]).Kind), isMarked(x.base(&x.r.Utterances[b]).Kind)
		if p == q {
			return 0
		}
		return map[bool]int{true: -1, false: 1}[p]
	})
}

// onlySource is the source that all n passages are of, or -1; source is the id of the k-th one's.
func (x *index) onlySource(n int, source func(k int) string) int {
	for k := range n {
		if source(k) != source(0) {
			return -1
		}
	}
	if n == 0 {
		return -1
	}
	return x.sources[source(0)]
}

// words is a in numbers: "12 utterances, 3 events", "" where there is nothing.
func (a alone) words() string {
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{{len(a.utterances), "utterance"}, {len(a.events), "dated event"}, {len(a.figures), "figure"}} {
		if c.n > 0 {
			parts = append(parts, count(c.n, c.what))
		}
	}
	return strings.Join(parts, ", ")
}

// aloneLists is what only source at has, some of each by name.
func (x *index) aloneLists(at int) []aloneList {
	a := &x.alone[at]
	var out []aloneList
	list := func(what string, entries []int, entry func(int) aloneEntry) {
		if len(entries) == 0 {
			return
		}
		l := aloneList{Heading: count(len(entries), what), More: max(0, len(entries)-mostAlone)}
		for _, i := range entries[:len(entries)-l.More] {
			l.Entries = append(l.Entries, entry(i))
		}
		out = append(out, l)
	}
	list("utterance", a.utterances, func(i int) aloneEntry {
		u := &x.r.Utterances[i]
		words := x.speaker("../", x.base(u)).Text + ": " + plain(u.Label)
		if !isMarked(x.base(u).Kind) {
			words += " (indirect)"
		}
		return aloneEntry{link{Href: "../" + x.matrix.paths[i], Text: words}, x.doubt(i)}
	})
	list("dated event", a.events, func(i int) aloneEntry {
		e := &x.r.Timeline[i]
		return aloneEntry{link: link{Href: "../" + x.eventPaths[i], Text: whenOf(e.Date).Words + ": " + caption(e.Text)}}
	})
	list("figure", a.figures, func(i int) aloneEntry {
		return aloneEntry{link: link{Href: "../" + x.factPaths[len(x.facts)+i], Text: plain(x.r.Figures[i].Label)}}
	})
	return out
}

// caption is the first words of a text.
func caption(s string) string { return firstWords(s, mostCaption) }

// firstWords is the first words of a text, that many at most.
func firstWords(s string, most int) string {
	words := strings.Fields(s)
	if len(words) <= most {
		return plain(s)
	}
	return plain(strings.Join(words[:most], " ")) + " …"
}
