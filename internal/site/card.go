package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// card is what is known of a source.
type card struct {
	ID         string
	Full       bool // on the source's own page
	Link       sourceLink
	Heading    string
	Untitled   bool // the heading is the text's first words
	Publisher  string
	Agency     string
	Byline     string
	Published  when
	Basis      string // how the date is known, in words
	Inferred   bool   // the date is, from other sources
	URL        string // http or https, else ""
	NoURL      string // what stands in the place of an address that is none
	Language   string // BCP 47
	Rights     string
	Words      string
	Minutes    string
	Kinds      string // "3 direct, 1 partial, 0 indirect"
	Speakers   []voice
	More       int // speakers not listed
	Dates      string
	Alone      string // what no other source has, in numbers; "" where that is nothing
	Twins      []twin
	Shared     []share
	MoreShared int // sources not listed
	Faults     []fault
	FaultCount string // "7 found", "none found"
	HasNote    bool   // the editor's, on the source's page
	File       string
	Seed       string // the link to the seed, "" where it is not published
	SHA256     string
	Form       string // markup and encoding, "" for plain UTF-8
	edited     []string
}

// voice is a speaker whom a source quotes.
type voice struct {
	Speaker   link
	Uncertain bool // in each of its quotes the speaker may be another
}

// basisWords says how a date of publication is known.
var basisWords = map[string]string{
	"header":  "as its header says",
	"body":    "as its text says",
	"url":     "as its web address says",
	"dossier": "inferred from the other sources",
	"editor":  "set by the editor",
	"unknown": "no date is given in the text, its header or its address",
}

// formWords says what a seed is besides plain text.
var formWords = map[string]string{"html": "saved web page (HTML)", "markdown": "Markdown"}

const mostSpeakers = 8 // listed on a card

// Set says that the editor set the field of that name in the record, where that is so.
func (c card) Set(field string) template.HTML {
	if !slices.Contains(c.edited, field) {
		return ""
	}
	return ` <span class="basis">set by the editor</span>`
}

func (x *index) card(root string, at int) card {
	s := &x.r.Sources[at]
	c := card{
		ID: s.ID, Link: x.source(root, at), Heading: plain(s.Heading()), Untitled: s.Title == "",
		Publisher: plain(s.Publisher), Agency: plain(s.Agency), Byline: plain(s.Byline),
		Published: whenOf(s.Published), Basis: cmp.Or(basisWords[s.PublishedBasis], plain(s.PublishedBasis)),
		Inferred: s.PublishedBasis == inferred, URL: webAddress(s.URL),
		Language: plain(s.Language), Rights: plain(s.Rights),
		Words: count(s.Words, "word"), Minutes: count(max(1, (s.Words+115)/230), "minute"),
		Dates: datesMentioned(s), Alone: x.alone[at].words(), HasNote: s.Note != "",
		File: plain(s.File), SHA256: s.SHA256, Form: formOf(s), edited: s.Edited,
	}
	if c.URL == "" {
		c.NoURL = plain(s.URL)
	}
	if x.r.Texts == fullTexts {
		c.Seed = root + escapePath(x.seedPaths[at])
	}
	x.countQuotes(&c, root, at)
	c.Twins, c.Shared, c.MoreShared = x.shares(root, at)
	c.Faults, c.FaultCount = x.faults(c.Link.Href, at), "none found"
	if n := len(s.Defects); n > 0 {
		c.FaultCount = grouped(n) + " found"
	}
	return c
}

// formOf says which markup and encoding a seed has, "" for plain UTF-8.
func formOf(s *dossier.Source) string {
	form := cmp.Or(formWords[s.Format], plain(s.Format))
	if s.Format == "text" {
		form = ""
	}
	if s.Encoding != "" && s.Encoding != "UTF-8" {
		form = cmp.Or(form, "text") + ", encoded in " + plain(s.Encoding)
	}
	return form
}

// countQuotes adds what the source quotes and whom, those quoted most first.
func (x *index) countQuotes(c *card, root string, at int) {
	kinds, speakers, sure := map[string]int{}, map[string]int{}, map[string]bool{}
	for _, i := range x.quoted[at] {
		q := &x.r.Quotes[i]
		kinds[q.Kind]++
		if q.Speaker.Person != "" {
			speakers[q.Speaker.Person]++
			sure[q.Speaker.Person] = sure[q.Speaker.Person] || uncertainty(q) == ""
		}
	}
	counts := make([]string, 0, len(quoteKinds))
	for _, k := range quoteKinds {
		counts = append(counts, grouped(kinds[k])+" "+k)
	}
	c.Kinds = strings.Join(counts, ", ")
	ids := make([]string, 0, len(speakers))
	for id := range speakers {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(speakers[b], speakers[a]), strings.Compare(a, b))
	})
	for n, id := range ids {
		if n == mostSpeakers {
			c.More = len(ids) - n
			break
		}
		c.Speakers = append(c.Speakers, voice{x.person(root, id), !sure[id]})
	}
}
