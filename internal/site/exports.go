package site

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"dossier/internal/tei"
)

// Where the quotes stand for other programs.
const (
	quotesFile = "quotes.csv"
	teiFile    = "quotes.tei.xml"
)

// exports makes the quotes in the formats of other programs: a table, and a critical apparatus.
func (x *index) exports() []job {
	return []job{
		{quotesFile, x.quotesCSV},
		{teiFile, func() ([]byte, error) { return tei.Encode(x.r, x.seeds), nil }},
	}
}

// quotesCSV is the quotes as a table by RFC 4180, in order of source and place.
func (x *index) quotesCSV() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{{
		"quote", "source", "published", "publisher", "kind", "text", "speaker", "speaker_as_printed", "cue", "via", "confidence", "reason",
		"basis", "paragraph", "utterance", "sources_with_utterance", "position", "base_reading",
	}}
	for i := range x.r.Quotes {
		q := &x.r.Quotes[i]
		s := &x.r.Sources[x.sources[q.Source]]
		rows = append(rows, append([]string{
			q.ID, q.Source, s.Published, s.Publisher, q.Kind, q.Text, q.Speaker.Name, q.Speaker.AsPrinted, q.Cue.Text, q.Via,
			strconv.FormatFloat(q.Confidence, 'f', 2, 64), q.Reason, q.Basis, strconv.Itoa(s.Paragraph(q.Start)),
		}, x.utteranceCells(i)...))
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// utteranceCells is what the table has of the utterance of a quote.
func (x *index) utteranceCells(quote int) []string {
	at := x.utterances[quote]
	if at < 0 {
		return make([]string, 4)
	}
	u := &x.r.Utterances[at]
	return []string{u.ID, strconv.Itoa(x.matrix.sources[at]), strconv.FormatBool(u.Position), strconv.FormatBool(u.Base == x.r.Quotes[quote].ID)}
}
