package edition

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// Difference is what a record says otherwise than an earlier one, by meaning: where a passage
// stands in its file, and in which order things are listed, is none.
type Difference struct {
	From, To int    // the numbers of the two editions
	Parts    []Part // those that differ, in the order of the record
}

// Part is a kind of thing in the record.
type Part struct {
	Name    string // "quotes"
	Noun    string // of one: "quote"
	Added   []Item
	Removed []Item
	Changed []Item
}

// Item is a thing that only one record has, or that the two have otherwise.
type Item struct {
	ID     string // in the later record if it is there, else in the earlier one
	Label  string // what it is called for a reader
	Source string // id of the source that it is of, "" for things of several
	Edits  []Edit // nil unless it changed
}

// Edit is a field that has another value.
type Edit struct {
	What          string // "speaker"
	Before, After string // "" for none
}

// Diff is what newer has otherwise than older. Things with one id are the same thing. What only one
// of the two has is paired with what only the other has where both are of one source and have half
// of their words in common: an article's correction changes a quote, it does not make another one.
// Time is linear in the records but for the things of one source.
func Diff(older, newer *dossier.Record) Difference {
	d := Difference{From: older.Edition.Number, To: newer.Edition.Number}
	was, is := parts(older), parts(newer)
	for i := range is {
		if p := diffPart(was[i], is[i]); len(p.Added)+len(p.Removed)+len(p.Changed) > 0 {
			d.Parts = append(d.Parts, p)
		}
	}
	return d
}

// kindOf is all things of a record of one kind.
type kindOf struct {
	name, noun string
	things     []thing
}

// thing is what a record says of one thing.
type thing struct {
	id, label, source string
	words             string // that tell it from others of its source; "" where only its id does
	fields            []field
}

type field struct{ name, value string }

func diffPart(was, is kindOf) Part {
	p := Part{Name: is.name, Noun: is.noun}
	old := byID(was.things)
	there := byID(is.things)
	gone, come := unshared(was, is)
	paired := map[string]bool{}
	for id, before := range pairs(gone, come) {
		old[id] = before
		paired[before.id] = true
	}
	for _, t := range is.things {
		before, known := old[t.id]
		if !known {
			p.Added = append(p.Added, t.item(nil))
		} else if edits := editsOf(before, t); len(edits) > 0 {
			p.Changed = append(p.Changed, t.item(edits))
		}
	}
	for _, t := range was.things {
		if _, ok := there[t.id]; !ok && !paired[t.id] {
			p.Removed = append(p.Removed, t.item(nil))
		}
	}
	return p
}

func byID(things []thing) map[string]thing {
	m := make(map[string]thing, len(things))
	for _, t := range things {
		m[t.id] = t
	}
	return m
}

// unshared is the things whose ids only was or only is has, in order.
func unshared(was, is kindOf) (gone, come []thing) {
	before, after := byID(was.things), byID(is.things)
	for _, t := range was.things {
		if _, ok := after[t.id]; !ok {
			gone = append(gone, t)
		}
	}
	for _, t := range is.things {
		if _, ok := before[t.id]; !ok {
			come = append(come, t)
		}
	}
	return gone, come
}

func (t thing) item(edits []Edit) Item { return Item{t.id, t.label, t.source, edits} }

// editsOf is the fields in which two states of a thing differ. Both have the same fields.
func editsOf(before, after thing) []Edit {
	var edits []Edit
	for i, f := range after.fields {
		if was := before.fields[i].value; was != f.value {
			edits = append(edits, Edit{f.name, was, f.value})
		}
	}
	return edits
}

// pairs is, by the ids of those that have come, what each was among those that are gone: of one source,
// with half of the words of both in common, the most alike first.
func pairs(gone, come []thing) map[string]thing {
	type pair struct {
		was, is thing
		share   float64
	}
	bySource := map[string][]thing{}
	for _, g := range gone {
		bySource[g.source] = append(bySource[g.source], g)
	}
	var all []pair
	for _, c := range come {
		for _, g := range bySource[c.source] {
			if share := shared(g.words, c.words); share >= 0.5 {
				all = append(all, pair{g, c, share})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.share, a.share) })
	was, taken := map[string]thing{}, map[string]bool{}
	for _, p := range all {
		if _, ok := was[p.is.id]; !ok && !taken[p.was.id] {
			was[p.is.id], taken[p.was.id] = p.was, true
		}
	}
	return was
}

// shared is the share of the words of a and b that both have, 0 to 1.
func shared(a, b string) float64 {
	count := map[string]int{}
	left, right := strings.Fields(a), strings.Fields(b)
	for _, w := range left {
		count[w]++
	}
	both := 0
	for _, w := range right {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	if longer := max(len(left), len(right)); longer > 0 {
		return float64(both) / float64(longer)
	}
	return 0
}
