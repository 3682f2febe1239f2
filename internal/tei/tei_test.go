package tei

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"dossier/internal/collation"
	"dossier/internal/dossier"
	"dossier/internal/golden"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// record is a record of sources that have a reading each, the words of which the lines are; a line that
// begins with ~ is reported, and one with + goes on with the one before, in one source.
func record(lines []string) (*dossier.Record, []string) {
	r := &dossier.Record{Title: "The old lock"}
	var texts []string
	var readings []collation.Reading
	for _, line := range lines {
		kind := quote.Direct
		goesOn := strings.HasPrefix(line, "+") && len(texts) > 0
		if strings.HasPrefix(line, "~") {
			kind = quote.Indirect
		}
		line = strings.TrimLeft(line, "+~")
		start := 0
		if goesOn {
			last := len(texts) - 1
			start = len(texts[last]) + len(" he said ")
			texts[last] += " he said " + line
		} else {
			texts = append(texts, line)
		}
		readings = append(readings, collation.Reading{
			Source: len(texts) - 1, Span: text.Span{Start: start, End: start + len(line)}, Kind: kind, Who: name.Nobody, As: "the mayor", GoesOn: goesOn,
		})
	}
	parsed := make([]*text.Text, len(texts))
	for i, s := range texts {
		parsed[i] = text.New(s, []text.Span{{Start: 0, End: len(s)}})
		r.Sources = append(r.Sources, dossier.Source{ID: fmt.Sprint(i), SHA256: strings.Repeat("0", 64), Title: fmt.Sprint("Paper ", i), Published: "2031-04-01"})
	}
	for k := range readings {
		o := &readings[k]
		o.Text, o.Extent = parsed[o.Source], o.Span
		r.Quotes = append(r.Quotes, dossier.Quote{
			ID: fmt.Sprint("q-", k), Source: fmt.Sprint(o.Source), Kind: string(o.Kind), Span: o.Span, Text: o.Text.Flat(o.Span),
		})
	}
	for i, u := range collation.Collate(readings) {
		r.Utterances = append(r.Utterances, utterance(r, readings, u, i))
	}
	return r, texts
}

func utterance(r *dossier.Record, readings []collation.Reading, u collation.Utterance, i int) dossier.Utterance {
	out := dossier.Utterance{ID: fmt.Sprint("u-", i), Label: r.Quotes[u.Base].Text, Base: r.Quotes[u.Base].ID}
	for _, k := range u.Readings {
		out.Quotes = append(out.Quotes, r.Quotes[k].ID)
		if slices.Contains(u.GoesOn, k) {
			out.GoesOn = append(out.GoesOn, r.Quotes[k].ID)
		}
	}
	for _, v := range u.Variants {
		w := dossier.Variant{
			Quote: r.Quotes[v.Reading].ID, Class: "substantive", Kind: v.Kind, Span: v.Span, Text: readings[v.Reading].Text.Flat(v.Span),
			BaseStart: v.Base.Start, BaseEnd: v.Base.End, BaseText: readings[u.Base].Text.Flat(v.Base),
		}
		if v.Accidental {
			w.Class = "accidental"
		}
		out.Variants = append(out.Variants, w)
	}
	return out
}

func TestEncodeGolden(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, _ string, data []byte) string {
		r, texts := record(strings.Split(strings.TrimSpace(string(data)), "\n"))
		out := Encode(r, texts)
		if err := readBack(r, out); err != nil {
			t.Error(err)
		}
		return string(out)
	})
}

// readBack holds what each witness has against the words of its quotes.
func readBack(r *dossier.Record, document []byte) error {
	got := witnesses(document)
	seen := 0
	for _, u := range r.Utterances {
		want := map[string]string{}
		last := ""
		for _, id := range u.Quotes {
			q := r.Quotes[slices.IndexFunc(r.Quotes, func(q dossier.Quote) bool { return q.ID == id })]
			switch {
			case q.Kind == "indirect":
			case slices.Contains(u.GoesOn, id):
				want[last] += " " + q.Text
			default:
				want[id], last = q.Text, id
			}
		}
		if len(want) < 2 {
			continue
		}
		for id, words := range want {
			seen++
			if diff := cmp.Diff(words, text.Flat(got[id])); diff != "" {
				return fmt.Errorf("%s (-quote +read back): %s\n%s", id, diff, document)
			}
		}
	}
	if seen != len(got) {
		return fmt.Errorf("%d witnesses, want %d", len(got), seen)
	}
	return nil
}

// witnesses reads the words of each witness.
func witnesses(document []byte) map[string]string {
	got := map[string]string{}
	var here []string      // the witnesses of the division
	var reading []string   // those of the reading at hand
	inText, in := false, 0 // in is how many app elements are open
	for d := xml.NewDecoder(bytes.NewReader(document)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return got
		}
		if err != nil {
			return map[string]string{err.Error(): ""}
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "div":
				here = nil
			case "witness":
				here = append(here, attribute(token, "id"))
				got[attribute(token, "id")] = ""
			case "ab":
				inText = true
			case "app":
				in++
			case "lem", "rdg":
				reading = strings.Fields(strings.ReplaceAll(attribute(token, "wit"), "#", ""))
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "ab":
				inText = false
			case "app":
				in--
			case "lem", "rdg":
				reading = nil
			}
		case xml.CharData:
			if !inText {
				continue
			}
			to := here
			if in > 0 {
				to = reading
			}
			for _, id := range to {
				got[id] += string(token)
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Each witness reads back as its exact words.
func TestReadBack(t *testing.T) {
	sentences := []string{
		"The old lock will stay shut until Monday, and nobody may cross it by night.",
		"We asked the mill for help; the mill sent its boats, and the boats came late.",
	}
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for range rapid.IntRange(2, 7).Draw(t, "readings") {
			words := strings.Fields(rapid.SampledFrom(sentences).Draw(t, "sentence"))
			words = words[rapid.IntRange(0, 4).Draw(t, "from"):]
			words = words[:len(words)-rapid.IntRange(0, 5).Draw(t, "less")]
			for range rapid.IntRange(0, 3).Draw(t, "changes") {
				at := rapid.IntRange(0, len(words)-1).Draw(t, "at")
				words[at] = rapid.SampledFrom([]string{"the", "boats,", "Lock", "<&>", "won't", "…", "[sic]", "", "mill mill"}).Draw(t, "word")
			}
			mark := rapid.SampledFrom([]string{"", "", "", "+", "~"}).Draw(t, "mark")
			lines = append(lines, mark+strings.Join(words, " "))
		}
		r, texts := record(lines)
		if err := readBack(r, Encode(r, texts)); err != nil {
			t.Fatal(err)
		}
	})
}
