package dossier

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/defect"
	"dossier/internal/reuse"
	"dossier/internal/source"
	"dossier/internal/text"
)

// sources writes what is known of each source.
func (c *compiler) sources() {
	labels := labels(c.Sources)
	c.record.Sources = make([]Source, len(c.Sources))
	for i, s := range c.Sources {
		c.record.Sources[i] = Source{
			ID: s.ID, Label: labels[i], File: source.Folder + "/" + s.Seed.Name, SHA256: s.Seed.SHA256,
			Format: string(s.Seed.Format), Encoding: s.Seed.Encoding, Title: s.Title, TitleAt: s.Seed.InFile(s.TitleAt),
			FirstWords: firstWords(s.Text), Byline: s.Byline, Published: s.Published.String(), PublishedBasis: string(s.Basis),
			URL: s.URL, Publisher: s.Publisher, Agency: s.Agency, Language: s.Language, Rights: s.Rights,
			Note: c.Content.Note(s.ID), Edited: append([]string{}, s.Edited...),
			Words: s.Words(), Defects: c.defects(i), Paragraphs: []text.Span{}, Dates: []DatedWords{}, Reuse: []Reuse{},
		}
		out := &c.record.Sources[i]
		for _, p := range s.Text.Paragraphs {
			out.Paragraphs = append(out.Paragraphs, s.Seed.InFile(p))
		}
		for _, m := range c.Dates[i] {
			out.Dates = append(out.Dates, DatedWords{s.Seed.InFile(m.Span), s.Text.Flat(m.Span), m.Date.String(), c.inferred[i][m.Span]})
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
