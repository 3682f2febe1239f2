package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/text"
)

// sourcesPage is the cards of the sources, or some of them.
type sourcesPage struct {
	layout
	Total string
	Cards []card
}

// card is what is known of a source.
type card struct {
	ID        string
	Link      sourceLink
	Heading   string
	Untitled  bool // the heading is the text's first words
	Publisher string
	Agency    string
	Published when
	Basis     string // how the date is known, in words
	URL       string // http or https, else ""
	NoURL     string // what stands in the place of an address that is none
	Words     string
	Minutes   string
	Kinds     []string // "3 direct quotes"
	Speakers  []link
	More      int // speakers not listed
	Dates     string
	Defects   []defect
	File      string
	Seed      string // the link to the seed, "" where it is not published
	SHA256    string
}

// defect is a fault of the text as printed.
type defect struct {
	Kind, Note, Href string
	Paragraph        int
}

// sourcePage is one source with its text.
type sourcePage struct {
	layout
	Card       card
	Texts      string
	Paragraphs []paragraph
	Previous   *sourceLink
	Next       *sourceLink
}

// paragraph is a paragraph of an article with notes on its quotes.
type paragraph struct {
	Number   int
	Text     template.HTML
	Withheld bool // it is not published, or only its quotes are
	Notes    []note
}

// note says whose words a quote has and who else reports them.
type note struct {
	Quote     string // the link to the quote
	Speaker   link
	Kind      string
	Via       string
	Uncertain string // why the speaker may be another, "" where that is not so
	Row       string // the link to its row in the matrix
	Sources   int    // that report the utterance
	Editor    bool   // set by the editor
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

const mostSpeakers = 8 // listed on a card

func (x *index) sourcePages(page func(path, template string, data func() any)) {
	cards := shelves("sources/index", len(x.r.Sources), cardsWeight, func(int) int { return 1 })
	for n, sh := range cards {
		page(sh.Path, "sources.html", func() any { return x.cards(cards, n) })
	}
	for i := range x.r.Sources {
		page(sourceFile(x.r.Sources[i].ID), "source.html", func() any { return x.sourcePage(i) })
	}
}

func (x *index) cards(shelves []shelf, n int) *sourcesPage {
	sh := shelves[n]
	p := &sourcesPage{
		layout: x.shelfLayout(shelves, n, "Sources", "who published them, when, and what is wrong with their texts."),
		Total:  count(len(x.r.Sources), "source"),
	}
	for i := sh.First; i < sh.Last; i++ {
		p.Cards = append(p.Cards, x.card("../", i))
	}
	return p
}

func (x *index) card(root string, at int) card {
	s := &x.r.Sources[at]
	c := card{
		ID: s.ID, Link: x.source(root, at), Heading: plain(s.Heading()), Untitled: s.Title == "",
		Publisher: plain(s.Publisher), Agency: plain(s.Agency),
		Published: whenOf(s.Published), Basis: cmp.Or(basisWords[s.PublishedBasis], plain(s.PublishedBasis)),
		URL: webAddress(s.URL), Words: count(s.Words, "word"),
		Minutes: count(max(1, (s.Words+115)/230), "minute"),
		File:    plain(s.File), SHA256: s.SHA256,
	}
	if c.URL == "" {
		c.NoURL = plain(s.URL)
	}
	if x.r.Texts == fullTexts {
		c.Seed = root + escapePath(seedPath(s))
	}
	x.countQuotes(&c, root, at)
	c.Dates = datesMentioned(s.Dates)
	for i := range s.Defects {
		d := &s.Defects[i]
		out := defect{Kind: plain(d.Kind), Note: plain(d.Note), Paragraph: s.Paragraph(d.Start)}
		if out.Paragraph > 0 {
			out.Href = c.Link.Href + "#p" + strconv.Itoa(out.Paragraph)
			if x.r.Texts == fullTexts {
				out.Href = c.Link.Href + "#" + defectAnchor(i)
			}
		}
		c.Defects = append(c.Defects, out)
	}
	return c
}

// countQuotes adds what the source quotes and whom, those quoted most first.
func (x *index) countQuotes(c *card, root string, at int) {
	kinds, speakers := map[string]int{}, map[string]int{}
	for _, i := range x.quoted[at] {
		q := &x.r.Quotes[i]
		kinds[q.Kind]++
		if q.Speaker.Person != "" {
			speakers[q.Speaker.Person]++
		}
	}
	for _, k := range [...]string{"direct", "partial", "indirect"} {
		if kinds[k] > 0 {
			c.Kinds = append(c.Kinds, count(kinds[k], k+" quote"))
		}
	}
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
		c.Speakers = append(c.Speakers, x.person(root, id))
	}
}

// datesMentioned says how many days, months and years a text names, and which are the outermost.
func datesMentioned(list []dossier.DatedWords) string {
	var first, last date.Date
	n := 0
	for _, d := range list {
		if got, err := date.Parse(d.EDTF); err == nil {
			if n++; n == 1 || date.Compare(got, first) < 0 {
				first = got
			}
			if n == 1 || date.Compare(got, last) > 0 {
				last = got
			}
		}
	}
	switch {
	case len(list) == 0:
		return "none"
	case n == 0:
		return grouped(len(list)) + ", none that can be told"
	case first == last:
		return grouped(len(list)) + ", " + first.Words()
	}
	return grouped(len(list)) + ", the earliest " + first.Words() + ", the latest " + last.Words()
}

func (x *index) sourcePage(at int) *sourcePage {
	s := &x.r.Sources[at]
	c := x.card("../", at)
	p := &sourcePage{
		layout: x.layout(sourceFile(s.ID), plain(s.Label)+": "+c.Heading,
			"The article “"+c.Heading+"”, a source of the dossier “"+plain(x.r.Title)+"”, with its quotes and dates marked.",
			crumb("../"), link{Href: "index.html", Text: "Sources"}),
		Card: c, Texts: x.r.Texts,
	}
	if at > 0 {
		l := x.source("../", at-1)
		p.Previous = &l
	}
	if at+1 < len(x.r.Sources) {
		l := x.source("../", at+1)
		p.Next = &l
	}
	p.Paragraphs = x.paragraphs(at)
	return p
}

// paragraphs is the text of a source as far as it is published.
func (x *index) paragraphs(at int) []paragraph {
	src := &x.r.Sources[at]
	a := x.newArticle(at)
	out := make([]paragraph, len(src.Paragraphs))
	quotes, cited := x.quoted[at], x.cited[at]
	for n, sp := range src.Paragraphs {
		p := &out[n]
		p.Number = n + 1
		for len(quotes) > 0 && x.r.Quotes[quotes[0]].Start < sp.End {
			p.Notes = append(p.Notes, x.note(quotes[0]))
			quotes = quotes[1:]
		}
		first := 0
		for first < len(cited) && cited[first].Start < sp.End {
			first++
		}
		switch {
		case x.r.Texts == fullTexts || x.r.Texts != noTexts && x.cites(at, sp):
			p.Text = a.paragraph(sp)
		default:
			p.Withheld = true
			if x.r.Texts == noTexts {
				p.Text = a.quotes(sp, cited[:first])
			}
		}
		cited = cited[first:]
	}
	return out
}

// cites tells whether a passage of source at that is cited has a part of the paragraph.
func (x *index) cites(at int, paragraph text.Span) bool {
	for _, i := range x.quoted[at] {
		if x.r.Quotes[i].Meets(paragraph) {
			return true
		}
	}
	return slices.ContainsFunc(x.cited[at], paragraph.Meets)
}

func (x *index) note(quote int) note {
	q := &x.r.Quotes[quote]
	n := note{
		Quote: "#" + q.ID, Kind: plain(q.Kind), Via: plain(q.Via), Uncertain: uncertainty(q),
		Speaker: x.speaker("../", q), Editor: q.Basis == "editor",
	}
	if u := x.utterances[quote]; u >= 0 {
		n.Row, n.Sources = "../"+x.matrix.paths[u], x.matrix.sources[u]
	}
	return n
}

func defectAnchor(n int) string { return "d" + strconv.Itoa(n+1) }
