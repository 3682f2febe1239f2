package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
)

// The script that pages may do without, and what it searches.
const (
	scriptFile  = "find.js"
	entriesFile = "find-entries.js"
)

// indexed is a thing of the record with the place where a page has it: kind, words, link from the root.
type indexed [3]string

// indexed is what can be searched for: people, utterances, facts, figures, events and sources.
func (x *index) indexed() []indexed {
	var list []indexed
	add := func(kind, words, href string) { list = append(list, indexed{kind, plain(words), href}) }
	for _, i := range x.cast {
		p := &x.r.People[i]
		words := p.Name
		for _, v := range p.Variants {
			if v.Form != p.Name {
				words += ", " + v.Form
			}
		}
		add(cmp.Or(p.Kind, "name"), words, x.castPaths[i])
	}
	for _, row := range x.matrix.rows {
		u := &x.r.Utterances[row.utterance]
		q := x.base(u)
		add("quote", cmp.Or(q.Speaker.Name, q.Speaker.AsPrinted, nobody)+": "+q.Text, x.matrix.paths[row.utterance])
	}
	for i, at := range x.facts {
		add("fact", x.r.Summary[at].Text, x.factPaths[i])
	}
	for i := range x.r.Figures {
		f := &x.r.Figures[i]
		words := f.Label + ":"
		var seen []string
		for _, r := range f.Readings {
			if !slices.Contains(seen, r.Text) {
				seen = append(seen, r.Text)
				words += " " + r.Text
			}
		}
		add("figure", words, x.factPaths[len(x.facts)+i])
	}
	for i := range x.r.Timeline {
		e := &x.r.Timeline[i]
		add("event", whenOf(e.Date).Words+": "+e.Text, x.eventPaths[i])
	}
	for i := range x.r.Sources {
		s := &x.r.Sources[i]
		add("source", s.Label+": "+s.Heading(), sourcePath(s.ID))
	}
	return list
}

// entriesJS is the entries as a script, which a page that was opened from a disk can read as well.
func (x *index) entriesJS() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("const dossierEntries=")
	err := json.NewEncoder(&b).Encode(x.indexed())
	return b.Bytes(), err
}
