package edition

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/dossier"
)

// parts is what a record says, by kind of thing: the same kinds in the same order, and of each
// kind the same fields, for every record.
func parts(r *dossier.Record) []kindOf {
	speakers := map[string]string{}
	for _, p := range r.People {
		speakers[p.ID] = p.Name
	}
	return []kindOf{
		{"settings", "setting", []thing{{id: "dossier", label: r.Title, fields: []field{
			{"title", r.Title}, {"language", r.Language}, {"address", r.BaseURL}, {"published texts", r.Texts},
		}}}},
		{"sources", "source", each(r.Sources, sourceThing)},
		{"quotes", "quote", each(r.Quotes, quoteThing)},
		{"rows of the matrix", "row of the matrix", rowThings(r, speakers)},
		{"events", "event", each(r.Timeline, eventThing)},
		{"figures", "figure", each(r.Figures, figureThing)},
		{"sentences of the summary", "sentence of the summary", each(r.Summary, statementThing)},
		{"people", "person", each(r.People, personThing)},
		{"pages", "page", each(r.Pages, func(p dossier.Page) thing {
			return thing{id: p.Name, label: p.Title, fields: []field{{"title", p.Title}, {"text", p.Markdown}}}
		})},
	}
}

func each[T any](all []T, show func(T) thing) []thing {
	things := make([]thing, len(all))
	for i, t := range all {
		things[i] = show(t)
	}
	return things
}

func sourceThing(s dossier.Source) thing {
	return thing{id: s.ID, label: s.Label + ": " + s.Heading(), source: s.ID, fields: []field{
		{"file", s.SHA256}, {"number of words", strconv.Itoa(s.Words)}, {"title", s.Title}, {"byline", s.Byline},
		{"published", s.Published}, {"basis of the date", s.PublishedBasis}, {"address", s.URL}, {"publisher", s.Publisher},
		{"agency", s.Agency}, {"language", s.Language}, {"rights", s.Rights}, {"editor’s note", s.Note},
		{"set by the editor", strings.Join(s.Edited, ", ")}, {"shares its wording with", family(s)},
	}}
}

// family is the source that stands for all with the wording of s, "" where that is s.
func family(s dossier.Source) string {
	if s.Family == s.ID {
		return ""
	}
	return s.Family
}

func quoteThing(q dossier.Quote) thing {
	return thing{id: q.ID, label: brief(q.Text), source: q.Source, words: q.Text, fields: []field{
		{"words", q.Text}, {"kind", q.Kind}, {"speaker", speaker(q.Speaker)}, {"cue", q.Cue.Text}, {"by way of", q.Via},
		{"confidence", strconv.FormatFloat(q.Confidence, 'g', -1, 64)}, {"decided by", q.Basis},
	}}
}

// speaker is the name of who spoke, else as the source has it.
func speaker(s dossier.Speaker) string {
	if s.Name != "" {
		return s.Name
	}
	return s.AsPrinted
}

func rowThings(r *dossier.Record, speakers map[string]string) []thing {
	source := map[string]string{}
	for _, q := range r.Quotes {
		source[q.ID] = q.Source
	}
	return each(r.Utterances, func(u dossier.Utterance) thing {
		var sources []string
		for _, q := range u.Quotes {
			sources = append(sources, source[q])
		}
		return thing{id: u.ID, label: brief(u.Label), source: source[u.Base], words: u.Label, fields: []field{
			{"label", u.Label}, {"speaker", speakers[u.Speaker]}, {"sources", strings.Join(slices.Compact(sources), ", ")},
			{"differences in wording", strconv.Itoa(len(u.Variants))},
		}}
	})
}

func eventThing(e dossier.Event) thing {
	var sources []string
	for _, m := range e.Mentions {
		sources = append(sources, m.Source)
	}
	t := thing{id: e.ID, label: e.Date + ": " + brief(e.Text), words: e.Text, fields: []field{
		{"text", e.Text}, {"date", e.Date}, {"class", e.Class}, {"conflict", yes(e.Conflict)}, {"decided by", e.Basis},
		{"sources", strings.Join(distinct(sources), ", ")},
	}}
	if len(e.Mentions) > 0 {
		t.source = e.Mentions[0].Source
	}
	return t
}

func figureThing(f dossier.Figure) thing {
	var readings []string
	for _, r := range f.Readings {
		readings = append(readings, r.Source+": "+r.Text)
	}
	return thing{id: f.ID, label: f.Label, fields: []field{
		{"readings", strings.Join(readings, "; ")}, {"sources agree", yes(f.Agree)},
	}}
}

func statementThing(s dossier.Statement) thing {
	var cited []string
	for _, c := range s.Cites {
		cited = append(cited, c.Source)
	}
	t := thing{id: s.ID, label: brief(s.Text), words: s.Text, fields: []field{
		{"text", s.Text}, {"cites", strings.Join(distinct(cited), ", ")}, {"reported by", strings.Join(s.ReportedBy, ", ")}, {"decided by", s.Basis},
	}}
	if len(s.Cites) > 0 {
		t.source = s.Cites[0].Source
	}
	return t
}

func personThing(p dossier.Person) thing {
	var forms []string
	for _, v := range p.Variants {
		forms = append(forms, v.Form)
	}
	slices.Sort(forms)
	return thing{id: p.ID, label: p.Name, fields: []field{
		{"name", p.Name}, {"kind", p.Kind}, {"role", p.Role}, {"forms", strings.Join(forms, ", ")},
	}}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// distinct is the strings, sorted, each once.
func distinct(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

// mostBrief is how many words of a text tell a reader which it is.
const mostBrief = 16

// brief is the first words of a text.
func brief(s string) string {
	words := strings.Fields(s)
	if len(words) <= mostBrief {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:mostBrief], " ") + " …"
}

// bare is the letters and digits of s in lower case, with single spaces between words.
func bare(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
