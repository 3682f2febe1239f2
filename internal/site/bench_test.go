package site

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/dossier"
	"dossier/internal/seed"
	"dossier/internal/text"
)

// madeUp is a record of n sources of 20 paragraphs with 10 quotes, of which every fifth is
// shared by five sources. Each source names a person in each paragraph, and has two paragraphs in
// common with the one before.
func madeUp(n int) (*dossier.Record, map[string]*seed.Seed) {
	r := &dossier.Record{Schema: dossier.Schema, Title: "A made-up story", Language: "en", Texts: fullTexts,
		Edition: dossier.Edition{Number: 1, Date: "2031-05-16", Digest: "sha256:" + strings.Repeat("0", 64)}}
	seeds := map[string]*seed.Seed{}
	people := max(4, n/10)
	for i := range people {
		r.People = append(r.People, dossier.Person{ID: fmt.Sprintf("speaker-%d", i), Name: fmt.Sprintf("Speaker %d", i), Kind: "person", Role: "Member of the council",
			Variants: []dossier.Variety{{Form: fmt.Sprintf("Speaker %d", i)}}})
	}
	shared := map[string]int{}
	for i := range n {
		who := &r.People[i/5%people]
		who.Variants[0].Count += 20
		who.Variants[0].Sources = append(who.Variants[0].Sources, fmt.Sprintf("source-%d", i))
		s, data := madeUpSource(i, who.Name)
		seeds[s.File] = seed.Read(s.File, data)
		for k := range 10 {
			p := s.Paragraphs[2*k]
			q := madeUpQuote(s.ID, fmt.Sprintf("q-%d-%d", i, k), p, data, r.People[(i/5+k)%people])
			r.Quotes = append(r.Quotes, q)
			key := q.ID
			if k < 2 {
				key = fmt.Sprintf("%d-%d", i/5, k)
			}
			at, ok := shared[key]
			if !ok {
				at = len(r.Utterances)
				shared[key] = at
				r.Utterances = append(r.Utterances, dossier.Utterance{ID: "u-" + q.ID, Speaker: q.Speaker.Person, Label: "We will look at it again", Base: q.ID})
			}
			r.Utterances[at].Quotes = append(r.Utterances[at].Quotes, q.ID)
		}
		for k := range 2 {
			p := s.Paragraphs[2*k+1]
			r.Timeline = append(r.Timeline, dossier.Event{ID: fmt.Sprintf("e-%d-%d", i, k), Date: fmt.Sprintf("20%02d-03", i%31), Class: "background",
				Text: string(data[p.Start:p.End]), Mentions: []dossier.Mention{{Source: s.ID, Span: p, Expression: "March", Date: fmt.Sprintf("20%02d-03", i%31)}}})
		}
		if i > 0 {
			u := dossier.Reuse{Source: r.Sources[i-1].ID, Kind: "passages", Words: 80, Share: 0.11}
			for _, p := range s.Paragraphs[:2] {
				u.Passages = append(u.Passages, dossier.SharedPassage{Span: p, OtherStart: p.Start, OtherEnd: p.Start + 9})
			}
			s.Reuse = append(s.Reuse, u)
		}
		r.Sources = append(r.Sources, s)
	}
	return r, seeds
}

func madeUpSource(i int, speaker string) (dossier.Source, []byte) {
	s := dossier.Source{ID: fmt.Sprintf("source-%d", i), Family: fmt.Sprintf("source-%d", i), Label: fmt.Sprintf("Paper %d", i), File: fmt.Sprintf("seeds/source-%d.txt", i),
		SHA256: strings.Repeat("0", 64), Title: fmt.Sprintf("What the council said, part %d", i), Published: "2031-05-14", PublishedBasis: "header", Words: 700}
	var b strings.Builder
	for k := range 20 {
		start := b.Len()
		fmt.Fprintf(&b, "“We will look at it again in the %dth week, and nothing will be decided before,” said %s in March, “whoever asks.” The council meets on Mondays & keeps its minutes for %d years.", k, speaker, i)
		s.Paragraphs = append(s.Paragraphs, text.Span{Start: start, End: b.Len()})
		b.WriteByte('\n')
	}
	for _, p := range s.Paragraphs[:10] {
		at := p.Start + strings.Index(b.String()[p.Start:], "March")
		s.Dates = append(s.Dates, dossier.DatedWords{Span: text.Span{Start: at, End: at + len("March")}, Text: "March", EDTF: "2031-03"})
	}
	return s, []byte(b.String())
}

func madeUpQuote(source, id string, p text.Span, data []byte, who dossier.Person) dossier.Quote {
	start := p.Start + len("“")
	sp := text.Span{Start: start, End: start + strings.Index(string(data[start:p.End]), "”")}
	return dossier.Quote{ID: id, Source: source, Kind: "direct", Span: sp, Text: text.Flat(string(data[sp.Start:sp.End])), Extent: sp,
		Speaker: dossier.Speaker{Person: who.ID, Name: who.Name, AsPrinted: "the speaker"}, Cue: dossier.Cue{Text: "said"},
		Confidence: 0.9, Reason: "the name beside the cue", Basis: "extracted"}
}

func BenchmarkRender1000(b *testing.B) {
	r, seeds := madeUp(1000)
	t := load(b)
	for b.Loop() {
		files, err := Render(r, seeds, t)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for _, data := range files {
			n += len(data)
		}
		b.SetBytes(int64(n))
		b.ReportMetric(float64(len(files)), "files")
	}
}
