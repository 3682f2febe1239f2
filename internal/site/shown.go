package site

import (
	"html/template"
	"slices"

	"dossier/internal/content"
	"dossier/internal/dossier"
	"dossier/internal/text"
)

// EntryIDs is the ids of all that a page of the editor's can link to or show: people, utterances, events,
// figures and facts.
func EntryIDs(r *dossier.Record) []string {
	var ids []string
	for i := range r.People {
		ids = append(ids, r.People[i].ID)
	}
	for i := range r.Utterances {
		ids = append(ids, r.Utterances[i].ID)
	}
	for i := range r.Timeline {
		ids = append(ids, r.Timeline[i].ID)
	}
	for i := range r.Figures {
		ids = append(ids, r.Figures[i].ID)
	}
	for i := range r.Summary {
		if computed(r.Summary[i]) {
			ids = append(ids, r.Summary[i].ID)
		}
	}
	return ids
}

// exists stands for each entry of the record before their places are known.
func (x *index) exists(id string) content.Shown {
	if slices.Contains(EntryIDs(x.r), id) {
		return content.Shown{Href: "#", HTML: "…"}
	}
	return content.Shown{}
}

// shown is an entry of the record for a page at the site's root: its head leads to its place, and below
// that stand its passages, each in its own words.
func (x *index) shown(id string) content.Shown {
	r := x.r
	if i, ok := x.people[id]; ok {
		return x.shownPerson(&r.People[i], x.castPaths[i])
	}
	if i := slices.IndexFunc(r.Utterances, func(u dossier.Utterance) bool { return u.ID == id }); i >= 0 {
		return x.shownUtterance(&r.Utterances[i], x.matrix.paths[i])
	}
	if i := slices.IndexFunc(r.Timeline, func(e dossier.Event) bool { return e.ID == id }); i >= 0 {
		e, list := &r.Timeline[i], passageList{x: x}
		for _, m := range e.Mentions {
			list.add(m.Source, m.Span, "")
		}
		return list.under(x.eventPaths[i], e.Text, string(whenOf(e.Date).HTML()))
	}
	if i := slices.IndexFunc(r.Figures, func(f dossier.Figure) bool { return f.ID == id }); i >= 0 {
		f, list := &r.Figures[i], passageList{x: x}
		for _, reading := range f.Readings {
			list.add(reading.Source, reading.Span, reading.Text)
		}
		return list.under(x.factPaths[len(x.facts)+i], f.Label, "")
	}
	if i := slices.IndexFunc(x.facts, func(at int) bool { return r.Summary[at].ID == id }); i >= 0 {
		s, list := &r.Summary[x.facts[i]], passageList{x: x}
		for _, cite := range s.Cites {
			list.add(cite.Source, cite.Span, "")
		}
		return list.under(x.factPaths[i], s.Text, "")
	}
	return content.Shown{}
}

// shownPerson is a person with the role and the forms of the name.
func (x *index) shownPerson(p *dossier.Person, path string) content.Shown {
	b := appendHead(nil, path, p.Name, "")
	if p.Role != "" {
		b = add(appendEscaped(add(b, "<p>"), plain(p.Role)), "</p>")
	}
	b = add(b, "<ul>")
	for _, v := range p.Variants {
		b = appendEscaped(add(b, "<li><bdi>"), plain(v.Form))
		b = add(appendEscaped(add(b, "</bdi>, "), count(v.Count, "time")), "</li>")
	}
	return content.Shown{Href: path, HTML: string(add(b, "</ul>"))}
}

// shownUtterance is an utterance with its readings.
func (x *index) shownUtterance(u *dossier.Utterance, path string) content.Shown {
	list := passageList{x: x}
	for _, id := range u.Quotes {
		q := &x.r.Quotes[x.quotes[id]]
		words := q.Text
		if !isMarked(q.Kind) {
			words = "" // not the speaker's own
		}
		list.add(q.Source, q.Span, words)
	}
	speaker := ""
	if _, ok := x.people[u.Speaker]; ok {
		speaker = string(x.person("", u.Speaker).HTML())
	}
	return list.under(path, u.Label, speaker)
}

// passageList is passages in order, as items of a list.
type passageList struct {
	x *index
	b []byte
}

// add adds a passage, with the words in quotation marks if they are not "".
func (l *passageList) add(source string, sp text.Span, words string) {
	at := l.x.sources[source]
	l.b = add(l.b, "<li>", string(l.x.passage("", at, sp).HTML()))
	if words != "" {
		l.b = add(appendEscaped(add(l.b, `: <q dir="auto">`), plain(words)), "</q>")
	}
	l.b = add(l.b, "</li>")
}

// under is the list below a head that leads to path, with what is said in front of it, which is HTML.
func (l *passageList) under(path, head, before string) content.Shown {
	b := appendHead(nil, path, head, before)
	return content.Shown{Href: path, HTML: string(add(b, "<ul>", string(l.b), "</ul>"))}
}

func appendHead(b []byte, path, head, before string) []byte {
	b = add(b, "<p>")
	if before != "" {
		b = add(b, before, ": ")
	}
	return add(b, string(link{Href: path, Text: plain(head)}.HTML()), "</p>")
}

// proseOf is the editor's page of that name with its entries of the record, nil where there is none.
func (x *index) proseOf(name string) *prose {
	p, ok := x.prose[name]
	if !ok {
		return nil
	}
	if html, _, err := content.Render(p.markdown, x.shown); err == nil { // readProse has reported errors
		p.HTML = template.HTML(html)
	}
	return &p
}
