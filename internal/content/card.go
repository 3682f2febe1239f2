package content

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/source"
	"dossier/internal/text"
)

// Card is what the editor knows of a source beyond its seed, or better: content/sources/ID.md.
// What Fields does not name is as it was read; what it names and is empty, is not known.
type Card struct {
	Source    string   // the name of the file without .md, the beginning of an id; after Resolve the whole id
	File      string   // content/sources/ID.md
	Fields    []string // that the card sets, by their names in the record and in its order; "note" is the last
	Title     string
	Byline    string
	Published date.Date
	URL       string // http or https
	Publisher string
	Agency    string
	Language  string // BCP 47
	Rights    string
	Note      Body // without Markdown where there is none
}

// parseCard reads one file of content/sources/.
func parseCard(f *file) (*Card, []fault) {
	t, start := frontMatter(f.text)
	c := &Card{
		Source:    strings.TrimSuffix(path.Base(f.name), ".md"),
		File:      f.name,
		Title:     t.line("title", "The headline as printed"),
		Byline:    t.line("byline", "Ada Roe"),
		Published: t.date("published", "a date in EDTF", func(string) bool { return true }),
		URL:       t.url("url", "https://example.org/article", isWebURL),
		Publisher: t.line("publisher", "The Example"),
		Agency:    t.line("agency", "Reuters"),
		Language:  t.language("language"),
		Rights:    t.line("rights", "© The Example"),
	}
	c.Fields = t.given()
	if t.values["published"] == "" {
		t.fault("published", "published is empty", `a coarser or less certain date, such as "2022" or "2022-01?"`)
	}
	faults := t.finish()
	if strings.TrimSpace(f.text[start:]) != "" {
		note, wrong := parseBody(f, start)
		c.Note, faults = note, slices.Concat(faults, wrong, note.pagesOnly())
		c.Fields = append(c.Fields, "note")
	}
	if len(c.Fields) == 0 && len(faults) == 0 {
		faults = append(faults, fault{message: "this file sets nothing", try: `title = "…" between two lines of +++, or a note below them`})
	}
	return c, faults
}

// apply sets the fields of s that the card names.
func (c *Card) apply(s *source.Source) {
	s.Edited = slices.Clone(c.Fields)
	for _, field := range c.Fields {
		switch field {
		case "title":
			s.Title, s.TitleAt = c.Title, text.Span{}
		case "byline":
			s.Byline = c.Byline
		case "published":
			s.Published, s.Basis = c.Published, source.Editor
		case "url":
			s.URL, s.Publisher = c.URL, source.Publisher(c.URL, s.Publisher)
		case "publisher":
			s.Publisher = c.Publisher
		case "agency":
			s.Agency = c.Agency
		case "language":
			s.Language = c.Language
		case "rights":
			s.Rights = c.Rights
		}
	}
}

// Note is the editor's note on the source of that id, "" where there is none: Markdown with
// its citations written in full. There are notes only after Resolve.
func (c *Content) Note(id string) string {
	i, found := slices.BinarySearchFunc(c.Cards, id, func(card *Card, id string) int { return strings.Compare(card.Source, id) })
	if !found {
		return ""
	}
	return c.Cards[i].Note.Markdown
}
