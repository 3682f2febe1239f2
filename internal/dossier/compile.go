package dossier

import (
	"slices"
	"strings"

	"dossier/internal/claim"
	"dossier/internal/collation"
	"dossier/internal/content"
	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/reuse"
	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/timeline"
)

// Input is what the stages found. Slices beside Sources have one element a source, in the same
// order; indices in them refer to each other as the packages say.
type Input struct {
	Sources    []*source.Source
	Reuse      []reuse.Match
	Cast       *name.Cast
	Quotes     [][]quote.Quote
	Stray      [][]text.Span // quotation marks without a partner
	Utterances []collation.Utterance
	Dates      [][]date.Mention
	Events     []timeline.Event
	Decisions  []content.Decision  // on events
	Corrected  []content.Corrected // quotes, on which the editor decided
	Arranged   []content.Arranged  // utterances, on which the editor decided
	Facts      []claim.Fact
	Figures    []claim.Figure
	Content    *content.Content
	Edition    Edition
}

// Compile writes the record. Ids are made of what a thing is, not of where it stands, so that
// other sources leave them as they are.
func Compile(in Input) *Record {
	c := compiler{Input: in, ids: newMint()}
	c.record = &Record{
		Schema:   Schema,
		Title:    in.Content.Settings.Title,
		Language: in.Content.Settings.Language,
		BaseURL:  in.Content.Settings.BaseURL,
		Texts:    in.Content.Settings.Texts,
		Edition:  in.Edition,
	}
	c.inferred = c.relative()
	c.sources()
	c.reuse()
	c.people()
	c.quotes()
	c.utterances()
	c.timeline()
	c.figures()
	c.summary()
	if c.record.Title == "" {
		c.record.Title = c.title()
	}
	return c.record
}

type compiler struct {
	Input
	record   *Record
	ids      mint
	person   []string             // id of each of Cast.People, "" for those left out
	quote    [][]string           // id of each quote of each source
	inferred []map[text.Span]bool // by source: the dates that were counted from a day that is inferred
}

// title is what a dossier without a title of its own is called: the title of its first source
// that has one.
func (c *compiler) title() string {
	for _, s := range c.record.Sources {
		if s.Title != "" {
			return s.Title
		}
	}
	return "Story dossier"
}

// people lists whoever a table, a title or a later mention confirms, and all speakers.
func (c *compiler) people() {
	listed := make([]bool, len(c.Cast.People))
	for i, p := range c.Cast.People {
		listed[i] = p.Sure
	}
	for _, quotes := range c.Quotes {
		for _, q := range quotes {
			if q.Speaker.Who != name.Nobody {
				listed[q.Speaker.Who] = true
			}
		}
	}
	c.person = make([]string, len(c.Cast.People))
	c.record.People = []Person{}
	for i, p := range c.Cast.People {
		if !listed[i] {
			continue
		}
		c.person[i] = c.ids.slug(p.Name)
		entry := Person{ID: c.person[i], Name: p.Name, Kind: string(p.Kind), Role: p.Role}
		for _, v := range p.Variants {
			entry.Variants = append(entry.Variants, Variety{v.Form, v.Count, v.Sources})
		}
		c.record.People = append(c.record.People, entry)
	}
}

func (c *compiler) quotes() {
	c.record.Quotes, c.record.Dropped = []Quote{}, []Dropped{}
	c.quote = QuoteIDs(c.Sources, c.Quotes, c.Corrected)
	edited := map[place]bool{}
	for _, corrected := range c.Corrected {
		edited[place{corrected.In, corrected.Quote}] = true
		if corrected.Drop {
			s := c.Sources[corrected.In]
			c.record.Dropped = append(c.record.Dropped, Dropped{s.ID, s.Seed.InFile(corrected.Found.Span), s.Text.Flat(corrected.Found.Span), corrected.Note})
		}
	}
	for i, quotes := range c.Quotes {
		s := c.Sources[i]
		for k, q := range quotes {
			out := Quote{
				ID: c.quote[i][k], Source: s.ID, Kind: string(q.Kind), Class: q.Class, Span: s.Seed.InFile(q.Span), Text: s.Text.Flat(q.Span),
				Extent: s.Seed.InFile(q.Extent), Speaker: c.speaker(s, q.Speaker), Cue: Cue{s.Text.Flat(q.Cue), s.Seed.InFile(q.Cue)}, Via: s.Text.Flat(q.Via),
				Confidence: round(q.Confidence), Reason: q.Reason, Basis: "extracted",
			}
			if edited[place{i, k}] {
				out.Basis = "editor"
			}
			c.record.Quotes = append(c.record.Quotes, out)
		}
	}
}

func (c *compiler) speaker(s *source.Source, who quote.Speaker) Speaker {
	out := Speaker{AsPrinted: s.Text.Flat(who.Span), Span: s.Seed.InFile(who.Span)}
	if who.Who != name.Nobody {
		out.Person, out.Name = c.person[who.Who], c.Cast.People[who.Who].Name
	}
	return out
}

// round keeps two decimals, all that a confidence or a share can claim.
func round(x float64) float64 { return float64(int(x*100+.5)) / 100 }

func (c *compiler) figures() {
	c.record.Figures = []Figure{}
	for _, f := range c.Figures {
		out := Figure{ID: c.ids.slug("figure " + f.Label), Label: f.Label, Agree: f.Agree, Relation: string(f.Relation)}
		for _, r := range f.Readings {
			s := c.Sources[r.Source]
			out.Readings = append(out.Readings, FigureReading{s.ID, s.Seed.InFile(r.Span), s.Text.Flat(r.Span), r.Value, r.Unit, string(r.Sense)})
		}
		c.record.Figures = append(c.record.Figures, out)
	}
}

// summary writes the sentences of the editor's summary, then the facts that were found: those that
// several sources report, then those that one alone has.
func (c *compiler) summary() {
	c.record.Summary, c.record.Pages = []Statement{}, []Page{}
	for _, p := range c.Content.Pages {
		c.record.Pages = append(c.record.Pages, Page{p.Name, p.Title, p.File, p.Markdown})
		if p.Name != "summary" {
			continue
		}
		for _, s := range p.Statements() {
			out := Statement{ID: c.ids.digest("s-", s.Text), Text: s.Text, Cites: []Citation{}, ReportedBy: []string{}, Basis: "editor"}
			for _, cite := range s.Cites {
				out.cite(c.source(cite.Source), cite.Span)
			}
			c.record.Summary = append(c.record.Summary, out)
		}
	}
	for _, f := range c.Facts {
		first := f.Passages[0]
		flat := c.Sources[first.Source].Text.Flat(first.Span)
		out := Statement{ID: c.ids.digest("f-", c.Sources[first.Source].ID, flat), Text: flat, Basis: "extracted"}
		for _, p := range f.Passages {
			out.cite(c.Sources[p.Source], p.Span)
		}
		c.record.Summary = append(c.record.Summary, out)
	}
}

// cite adds a passage, and its source to those that report the statement.
func (s *Statement) cite(src *source.Source, sp text.Span) {
	s.Cites = append(s.Cites, Citation{src.ID, src.Seed.InFile(sp)})
	if i, found := slices.BinarySearch(s.ReportedBy, src.ID); !found {
		s.ReportedBy = slices.Insert(s.ReportedBy, i, src.ID)
	}
}

// source is the source of that id, which there is.
func (c *compiler) source(id string) *source.Source {
	i, _ := slices.BinarySearchFunc(c.Sources, id, func(s *source.Source, id string) int { return strings.Compare(s.ID, id) })
	return c.Sources[i]
}
