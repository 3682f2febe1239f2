// Package tei writes the quotes matrix as a critical apparatus in the format of the Text Encoding
// Initiative (TEI P5, chapter 13), for editors' tools.
//
// In go the record and the texts of its sources; out comes one XML document in which each utterance that
// is quoted at least twice is a division, by parallel segmentation:
//
//	This is a critical <app><lem wit="#q-1">moment.</lem><rdg wit="#q-2">time,</rdg></app>
//
// A witness is a reading; to read it back take all text that stands in no app, and of each app the one
// reading that names it. What comes out is its exact words, white space made single.
package tei

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// Encode writes the apparatus. The spans of the record are places in the texts, which are one for each
// source, in order.
func Encode(r *dossier.Record, texts []string) []byte {
	e := encoder{record: r, quotes: map[string]*dossier.Quote{}, source: map[string]string{}}
	for i := range r.Quotes {
		e.quotes[r.Quotes[i].ID] = &r.Quotes[i]
	}
	for i, s := range r.Sources {
		e.source[s.ID] = texts[i]
	}
	e.raw(xml.Header, `<TEI xmlns="http://www.tei-c.org/ns/1.0">`, "\n")
	e.header()
	e.raw("<text><body>\n")
	some := false
	for i := range r.Utterances {
		some = e.utterance(&r.Utterances[i]) || some
	}
	if !some {
		e.element("p", "", "Nothing is quoted twice.")
	}
	e.raw("</body></text>\n</TEI>\n")
	return e.out.Bytes()
}

type encoder struct {
	out    bytes.Buffer
	record *dossier.Record
	quotes map[string]*dossier.Quote
	source map[string]string // its text
}

// raw writes markup.
func (e *encoder) raw(parts ...string) {
	for _, p := range parts {
		e.out.WriteString(p)
	}
}

// text writes text, escaped. What no XML document may contain becomes U+FFFD.
func (e *encoder) text(s string) {
	xml.EscapeText(&e.out, []byte(s)) // a bytes.Buffer takes everything
}

func (e *encoder) element(name, attributes, content string) {
	e.raw("<", name, attributes, ">")
	e.text(content)
	e.raw("</", name, ">\n")
}

func (e *encoder) header() {
	r := e.record
	e.raw("<teiHeader><fileDesc>\n<titleStmt>")
	e.element("title", "", r.Title+": the quotes, collated")
	e.raw("</titleStmt>\n<publicationStmt>")
	e.element("p", "", strings.TrimSpace("Part of a story dossier. Digest of its inputs: "+r.Edition.Digest))
	e.raw("</publicationStmt>\n<sourceDesc><listBibl>\n")
	for _, s := range r.Sources {
		e.raw(`<bibl xml:id="`, sourceID(s.ID), `">`)
		e.element("title", "", s.Heading())
		if s.Publisher != "" {
			e.element("publisher", "", s.Publisher)
		}
		if s.Published != "" {
			e.element("date", "", s.Published)
		}
		e.element("idno", ` type="sha256"`, s.SHA256)
		e.raw("</bibl>\n")
	}
	e.raw("</listBibl></sourceDesc>\n</fileDesc>\n")
	e.raw(`<encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/></encodingDesc>`, "\n")
	if len(r.People) > 0 {
		e.raw("<profileDesc><particDesc><listPerson>\n")
		for _, p := range r.People {
			e.raw(`<person xml:id="`, personID(p.ID), `">`)
			e.element("persName", "", p.Name)
			e.raw("</person>\n")
		}
		e.raw("</listPerson></particDesc></profileDesc>\n")
	}
	e.raw("</teiHeader>\n")
}

// sourceID is an XML name, which a digit does not begin.
func sourceID(id string) string { return "s-" + id }

func personID(id string) string { return "p-" + id }

// utterance writes u if it is quoted at least twice, and tells whether it is.
func (e *encoder) utterance(u *dossier.Utterance) bool {
	readings, told := e.readings(u)
	if len(readings) < 2 {
		return false
	}
	e.raw(`<div type="utterance" xml:id="`, u.ID, `">`, "\n")
	e.element("head", "", u.Label)
	e.raw("<listWit>\n")
	for _, r := range readings {
		q := r.quotes[0]
		e.raw(`<witness xml:id="`, q.ID, `" corresp="#`, sourceID(q.Source), `">`)
		e.text(q.Kind)
		e.raw("</witness>\n")
	}
	e.raw("</listWit>\n<ab")
	if u.Speaker != "" {
		e.raw(` corresp="#`, personID(u.Speaker), `"`)
	}
	e.raw(">")
	base := readings[0]
	for _, s := range segments(len(base.ends)-1, readings) {
		e.segment(s, readings)
	}
	e.raw("</ab>\n")
	for _, q := range told {
		e.element("note", ` type="indirect" corresp="#`+sourceID(q.Source)+`"`, q.Text)
	}
	e.raw("</div>\n")
	return true
}

// readings is the readings of u that are collated, the base reading first, and the quotes that are not.
func (e *encoder) readings(u *dossier.Utterance) (readings []*reading, told []*dossier.Quote) {
	of := map[string]*reading{} // by quote
	for _, id := range u.Quotes {
		q := e.quotes[id]
		switch last := len(readings) - 1; {
		case q.Kind == "indirect":
			told = append(told, q)
			continue
		case last >= 0 && slices.Contains(u.GoesOn, id):
			readings[last] = newReading(append(readings[last].quotes, q))
		default:
			readings = append(readings, newReading([]*dossier.Quote{q}))
		}
		for _, q := range readings[len(readings)-1].quotes {
			of[q.ID] = readings[len(readings)-1]
		}
	}
	if k := slices.Index(readings, of[u.Base]); k > 0 {
		readings = slices.Concat(readings[k:k+1], readings[:k], readings[k+1:])
	}
	for _, v := range u.Variants {
		r, base := of[v.Quote], of[u.Base]
		text, baseText := e.source[r.quotes[0].Source], e.source[base.quotes[0].Source]
		r.variants = append(r.variants, variant{
			base.place(baseText, v.BaseStart), base.place(baseText, v.BaseEnd), r.place(text, v.Start), r.place(text, v.End), v.Class == "accidental",
		})
	}
	return readings, told
}

// segment writes the words of a segment, in an app where the readings differ.
func (e *encoder) segment(s segment, readings []*reading) {
	type group struct {
		words     string
		witnesses []string
		kind      string
	}
	var groups []group
	for _, r := range readings {
		words := r.words(s)
		i := slices.IndexFunc(groups, func(g group) bool { return g.words == words })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{words: words, kind: r.kind(s)})
		}
		groups[i].witnesses = append(groups[i].witnesses, "#"+r.quotes[0].ID)
	}
	if len(groups) == 1 {
		e.text(groups[0].words)
		return
	}
	e.raw("<app>")
	for i, g := range groups {
		name, kind := "rdg", ` type="`+g.kind+`"`
		if i == 0 {
			name, kind = "lem", ""
		}
		e.raw("<", name, ` wit="`, strings.Join(g.witnesses, " "), `"`, kind, ">")
		e.text(g.words)
		e.raw("</", name, ">")
	}
	e.raw("</app>")
}

// kind is how the reading differs in a segment: not at all that is quoted there, in substance, or in
// spelling and marks only.
func (r *reading) kind(s segment) string {
	from, to := r.characters(s)
	if from == to && (to == 0 || from == len(r.ends)-1) {
		return "notquoted"
	}
	for _, v := range r.variants {
		touches := v.b0 < s.to && s.from < v.b1
		if s.from == s.to {
			touches = v.b0 == s.from && v.b1 == s.to
		}
		if touches && !v.accidental {
			return "substantive"
		}
	}
	return "accidental"
}
