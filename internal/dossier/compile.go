package dossier

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/claim"
	"dossier/internal/collation"
	"dossier/internal/content"
	"dossier/internal/date"
	"dossier/internal/defect"
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
	record *Record
	ids    mint
	person []string   // id of each of Cast.People, "" for those left out
	quote  [][]string // id of each quote of each source
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

func (c *compiler) sources() {
	labels := labels(c.Sources)
	c.record.Sources = make([]Source, len(c.Sources))
	for i, s := range c.Sources {
		c.record.Sources[i] = Source{
			ID: s.ID, Label: labels[i], File: source.Folder + "/" + s.Seed.Name, SHA256: s.Seed.SHA256,
			Format: string(s.Seed.Format), Encoding: s.Seed.Encoding, Title: s.Title, TitleAt: s.Seed.InFile(s.TitleAt),
			FirstWords: firstWords(s.Text), Byline: s.Byline, Published: s.Published.String(), PublishedBasis: string(s.Basis),
			URL: s.URL, Publisher: s.Publisher, Agency: s.Agency, Language: s.Language, Rights: s.Rights, Note: c.Content.Note(s.ID), Edited: append([]string{}, s.Edited...),
			Words: s.Words(), Defects: c.defects(i), Paragraphs: []text.Span{}, Dates: []DatedWords{}, Reuse: []Reuse{},
		}
		out := &c.record.Sources[i]
		for _, p := range s.Text.Paragraphs {
			out.Paragraphs = append(out.Paragraphs, s.Seed.InFile(p))
		}
		for _, m := range c.Dates[i] {
			out.Dates = append(out.Dates, DatedWords{s.Seed.InFile(m.Span), s.Text.Flat(m.Span), m.Date.String()})
		}
	}
}

// reuse writes which wording the sources have in common, and who is kin by it.
func (c *compiler) reuse() {
	first := map[int]string{}
	for i, family := range reuse.Families(len(c.Sources), c.Reuse) {
		if first[family] == "" {
			first[family] = c.Sources[i].ID
		}
		c.record.Sources[i].Family = first[family]
	}
	for _, m := range c.Reuse {
		of, other := c.Sources[m.Source], c.Sources[m.Other]
		out := Reuse{Source: other.ID, Kind: string(m.Kind), Words: m.Words, Share: round(m.Share), Passages: []SharedPassage{}}
		for _, p := range m.Passages {
			there := other.Seed.InFile(p.Other)
			out.Passages = append(out.Passages, SharedPassage{of.Seed.InFile(p.At), there.Start, there.End})
		}
		c.record.Sources[m.Source].Reuse = append(c.record.Sources[m.Source].Reuse, out)
	}
}

// defects are the faults of the i-th source with its stray quotation marks among them.
func (c *compiler) defects(i int) []Defect {
	s := c.Sources[i]
	var stray []defect.Defect
	for _, sp := range c.Stray[i] {
		stray = append(stray, defect.Defect{Span: sp, Kind: "unbalanced quotation mark", Note: "has no partner in its paragraph"})
	}
	out := []Defect{}
	for _, d := range slices.Concat(s.Defects, defect.Abridge(stray)) {
		out = append(out, Defect{s.Seed.InFile(d.Span), d.Kind, d.Note})
	}
	slices.SortStableFunc(out, func(a, b Defect) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// The first words of a text are twelve, but no more than fit on two lines.
const (
	mostFirstWords = 12
	mostFirstBytes = 160
)

// firstWords is the first words of the text as printed. A single word that is too long is cut.
func firstWords(t *text.Text) string {
	if len(t.Paragraphs) == 0 {
		return ""
	}
	first := t.Paragraphs[0]
	cut := first.Len() > mostFirstBytes
	if cut {
		first.End = first.Start + mostFirstBytes
	}
	words := strings.Fields(t.Flat(first))
	if last := len(words) - 1; cut && last > 0 {
		words = words[:last]
	} else if cut {
		words[0] = strings.TrimRight(words[0], "\ufffd") // of a character that was cut
	}
	return strings.Join(words[:min(mostFirstWords, len(words))], " ")
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
	c.record.Quotes = []Quote{}
	c.quote = make([][]string, len(c.Sources))
	for i, quotes := range c.Quotes {
		s := c.Sources[i]
		for _, q := range quotes {
			flat := s.Text.Flat(q.Span)
			out := Quote{
				ID: c.ids.digest("q-", s.ID, flat), Source: s.ID, Kind: string(q.Kind), Span: s.Seed.InFile(q.Span), Text: flat,
				Extent: s.Seed.InFile(q.Extent), Speaker: c.speaker(s, q.Speaker), Cue: Cue{s.Text.Flat(q.Cue), s.Seed.InFile(q.Cue)}, Via: s.Text.Flat(q.Via),
				Confidence: round(q.Confidence), Reason: q.Reason, Basis: "extracted",
			}
			c.record.Quotes = append(c.record.Quotes, out)
			c.quote[i] = append(c.quote[i], out.ID)
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

// timeline writes the events; an event whose every mention stands in a quotation is its speaker's claim.
func (c *compiler) timeline() {
	c.record.Timeline = []Event{}
	for _, e := range c.Events {
		out := Event{Date: e.Date.String(), Class: string(e.Class), Conflict: e.Conflict}
		claimed := true
		for _, m := range e.Mentions {
			s := c.Sources[m.Source]
			out.Mentions = append(out.Mentions, Mention{s.ID, s.Seed.InFile(m.Passage), s.Text.Flat(m.Expression), m.Date.String()})
			claimed = claimed && m.Quote >= 0
		}
		first := e.Mentions[0]
		if claimed {
			out.Claim = c.quote[first.Source][first.Quote]
		}
		out.Text = c.Sources[first.Source].Text.Flat(first.Passage)
		out.ID = c.ids.digest("e-", c.Sources[first.Source].ID, out.Text, out.Date)
		c.record.Timeline = append(c.record.Timeline, out)
	}
}

func (c *compiler) figures() {
	c.record.Figures = []Figure{}
	for _, f := range c.Figures {
		out := Figure{ID: c.ids.slug("figure " + f.Label), Label: f.Label, Agree: f.Agree}
		for _, r := range f.Readings {
			s := c.Sources[r.Source]
			out.Readings = append(out.Readings, FigureReading{s.ID, s.Seed.InFile(r.Span), s.Text.Flat(r.Span), r.Value, r.Unit})
		}
		c.record.Figures = append(c.record.Figures, out)
	}
}

// summary writes the sentences of the editor's summary, then the facts that were found.
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
