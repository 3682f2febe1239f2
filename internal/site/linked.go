package site

import (
	"encoding/json"
	"html/template"
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// thing is a part of a page for programs, in the words of schema.org. What is unknown is left out.
type thing struct {
	Context     string  `json:"@context,omitempty"`
	Type        string  `json:"@type"`
	ID          string  `json:"@id,omitempty"` // relative to the page
	Name        string  `json:"name,omitempty"`
	Headline    string  `json:"headline,omitempty"`
	Text        string  `json:"text,omitempty"`
	Description string  `json:"description,omitempty"`
	URL         string  `json:"url,omitempty"` // absolute
	Image       string  `json:"image,omitempty"`
	InLanguage  string  `json:"inLanguage,omitempty"`
	Published   string  `json:"datePublished,omitempty"`
	Modified    string  `json:"dateModified,omitempty"`
	StartDate   string  `json:"startDate,omitempty"`
	Version     string  `json:"version,omitempty"`
	Author      []thing `json:"author,omitempty"`
	Publisher   *thing  `json:"publisher,omitempty"`
	Speaker     *thing  `json:"spokenByCharacter,omitempty"`
	About       *thing  `json:"about,omitempty"`
	IsPartOf    *thing  `json:"isPartOf,omitempty"`
	IsBasedOn   []thing `json:"isBasedOn,omitempty"`
	Appearance  []thing `json:"appearance,omitempty"`
	Citation    []thing `json:"citation,omitempty"`
	MainEntity  *thing  `json:"mainEntity,omitempty"`
	HasPart     []thing `json:"hasPart,omitempty"`
}

// mostLinked is the most things of one kind that a page lists for programs; the record has all.
const mostLinked = 24

// HTML is the thing as an element of the head. Its characters that mean something in HTML are
// written as JSON escapes.
func (t thing) HTML() template.HTML {
	t.Context = "https://schema.org"
	data, err := json.Marshal(t)
	if err != nil {
		return "" // texts alone do not fail
	}
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`)
}

// webPage is the page of that layout, of the type of schema.org.
func (x *index) webPage(kind string, l *layout) thing {
	return thing{Type: kind, Name: l.Title, Description: l.Description, URL: l.Canonical, InLanguage: l.Language, IsPartOf: x.dossierThing(l)}
}

// dossierThing is the dossier that the page is a part of.
func (x *index) dossierThing(l *layout) *thing {
	t := &thing{Type: "CreativeWork", Name: l.Dossier, Version: strconv.Itoa(x.r.Edition.Number)}
	if x.r.BaseURL != "" {
		t.URL = x.absolute("index.html")
	}
	return t
}

// frontThing is the dossier itself, with the articles that it is based on.
func (x *index) frontThing(l *layout) thing {
	t := thing{
		Type: "CreativeWork", Name: l.Dossier, Description: l.Description, URL: l.Canonical, Image: l.Image,
		InLanguage: l.Language, Version: strconv.Itoa(x.r.Edition.Number), Modified: civilDate(x.r.Edition.Date),
	}
	for i := range x.r.Sources[:min(mostLinked, len(x.r.Sources))] {
		t.IsBasedOn = append(t.IsBasedOn, articleThing(&x.r.Sources[i], sourcePath(x.r.Sources[i].ID)))
	}
	return t
}

// articleThing is a source as it was published; id is where the copy stands, seen from the page.
func articleThing(s *dossier.Source, id string) thing {
	t := thing{
		Type: "NewsArticle", ID: id, Headline: plain(s.Title), Published: exactDate(s), InLanguage: plain(s.Language), URL: webAddress(s.URL),
	}
	if s.Title == "" {
		t.Name = plain(s.Heading())
	}
	for _, a := range authors(s.Byline) {
		t.Author = append(t.Author, thing{Type: "Person", Name: a})
	}
	if s.Publisher != "" {
		t.Publisher = &thing{Type: "Organization", Name: plain(s.Publisher)}
	}
	return t
}

// sourceThing is the page of the copy of an article.
func (x *index) sourceThing(l *layout, s *dossier.Source) thing {
	t := x.webPage("WebPage", l)
	article := articleThing(s, "#title")
	t.MainEntity = &article
	return t
}

// speakerThing is a page of what one speaker is quoted as saying. Listed are words in quotation
// marks whose speaker is certain.
func (x *index) speakerThing(l *layout, who *dossier.Person, quotes []int) thing {
	speaker := &thing{Type: agentType(who.Kind), Name: plain(who.Name)}
	t := x.webPage("CollectionPage", l)
	t.About = speaker
	for _, i := range quotes {
		q := &x.r.Quotes[i]
		if q.Kind != "direct" || uncertainty(q) != "" || len(t.HasPart) == mostLinked {
			continue
		}
		s := &x.r.Sources[x.sources[q.Source]]
		path := sourcePath(s.ID)
		t.HasPart = append(t.HasPart, thing{
			Type: "Quotation", ID: l.Root + path + "#" + q.ID, Text: plain(q.Text), Speaker: speaker,
			IsPartOf: &thing{Type: "NewsArticle", ID: l.Root + path, Name: plain(s.Heading())},
		})
	}
	return t
}

// agentType is what schema.org calls those who speak.
func agentType(kind string) string {
	if kind == "person" {
		return "Person"
	}
	return "Organization"
}

// factsThing is a page of facts, each a claim that articles make, with its passages.
func (x *index) factsThing(l *layout, facts []int) thing {
	t := x.webPage("CollectionPage", l)
	for _, i := range facts[:min(mostLinked, len(facts))] {
		s := &x.r.Summary[i]
		c := thing{Type: "Claim", ID: "#" + s.ID, Text: plain(s.Text)}
		for _, id := range s.ReportedBy[:min(mostLinked, len(s.ReportedBy))] {
			c.Appearance = append(c.Appearance, thing{Type: "NewsArticle", ID: sourcePath(id)})
		}
		for _, cite := range s.Cites[:min(mostPassages, len(s.Cites))] {
			c.Citation = append(c.Citation, thing{Type: "NewsArticle", ID: x.passage("", x.sources[cite.Source], cite.Span).Href})
		}
		t.HasPart = append(t.HasPart, c)
	}
	return t
}

// timelineThing is a page of events: of those whose day the sources tell, agree on, and report as
// facts of the past.
func (x *index) timelineThing(l *layout, events []dossier.Event) thing {
	t := x.webPage("CollectionPage", l)
	for i := range events {
		e := &events[i]
		day := civilDate(e.Date)
		if len(day) != len("2006-01-02") || e.Conflict || e.Claim != "" || e.Class == "forecast" || len(t.HasPart) == mostLinked {
			continue
		}
		t.HasPart = append(t.HasPart, thing{Type: "Event", ID: "#" + e.ID, Name: plain(e.Text), StartDate: day})
	}
	return t
}

// civilDate is an EDTF date as YYYY, YYYY-MM or YYYY-MM-DD; "" where it is no such date.
func civilDate(edtf string) string {
	if d, err := date.Parse(edtf); err == nil && d.HTML() == edtf {
		return edtf
	}
	return ""
}

// absolute is the address of the file at path in a dossier whose address is known. That of an
// index is its folder's.
func (x *index) absolute(path string) string {
	return strings.TrimSuffix(x.r.BaseURL, "/") + "/" + strings.TrimSuffix(escapePath(path), "index.html")
}
