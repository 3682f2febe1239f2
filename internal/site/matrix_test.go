package site

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"dossier/internal/dossier"
	"dossier/internal/seed"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
)

// pierRecord is three sources of one utterance: whole and parted by its attribution, in part and other
// words, and told.
func pierRecord() (*dossier.Record, map[string]*seed.Seed) {
	texts := []string{
		`"We close the old pier on Monday," Moor said. "And we build a new one in spring."`,
		`Moor said they would "shut the old pier" soon.`,
		`Moor said the old pier would be closed.`,
	}
	r := &dossier.Record{Schema: dossier.Schema, Title: "The pier", Language: "en", Texts: fullTexts}
	seeds := map[string]*seed.Seed{}
	for i, s := range texts {
		id := string(rune('a' + i))
		file := "seeds/" + id + ".txt"
		seeds[file] = seed.Read(file, []byte(s))
		r.Sources = append(r.Sources, dossier.Source{ID: id, Label: strings.ToUpper(id), File: file, Family: id, Paragraphs: []text.Span{{Start: 0, End: len(s)}}})
	}
	r.People = []dossier.Person{{ID: "moor", Name: "Ada Moor", Kind: "person"}}
	quote := func(id, source, kind, words string) {
		s := texts[source[0]-'a']
		start := strings.Index(s, words)
		r.Quotes = append(r.Quotes, dossier.Quote{
			ID: id, Source: source, Kind: kind, Span: text.Span{Start: start, End: start + len(words)}, Text: words,
			Speaker: dossier.Speaker{Person: "moor", Name: "Ada Moor", AsPrinted: "Moor"}, Confidence: 1, Basis: "extracted",
		})
	}
	quote("q-1", "a", "direct", "We close the old pier on Monday,")
	quote("q-2", "a", "direct", "And we build a new one in spring.")
	quote("q-3", "b", "partial", "shut the old pier")
	quote("q-4", "c", "indirect", "the old pier would be closed")
	base, own := r.Quotes[0], r.Quotes[2]
	at := func(q dossier.Quote, words string) text.Span {
		i := q.Start + strings.Index(q.Text, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	r.Utterances = []dossier.Utterance{{
		ID: "u-1", Speaker: "moor", Label: "We close the old pier on Monday,", Base: "q-1", Quotes: []string{"q-1", "q-2", "q-3", "q-4"}, GoesOn: []string{"q-2"},
		Variants: []dossier.Variant{
			{Quote: "q-3", Class: "substantive", Kind: "omitted", Span: text.Span{Start: own.Start, End: own.Start}, BaseStart: base.Start, BaseEnd: at(base, "We").End, BaseText: "We"},
			{Quote: "q-3", Class: "substantive", Kind: "substituted", Span: at(own, "shut"), Text: "shut", BaseStart: at(base, "close").Start, BaseEnd: at(base, "close").End, BaseText: "close"},
			{Quote: "q-3", Class: "substantive", Kind: "omitted", Span: text.Span{Start: own.End, End: own.End}, BaseStart: at(base, "on").Start, BaseEnd: base.End, BaseText: "on Monday,"},
			{Quote: "q-3", Class: "substantive", Kind: "omitted", Span: text.Span{Start: own.End, End: own.End}, BaseStart: r.Quotes[1].Start, BaseEnd: r.Quotes[1].End, BaseText: r.Quotes[1].Text},
		},
	}}
	return r, seeds
}

func pierIndex(t *testing.T) *index {
	t.Helper()
	r, seeds := pierRecord()
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestReadings(t *testing.T) {
	x := pierIndex(t)
	list := x.readings(&x.r.Utterances[0])
	if len(list) != 3 {
		t.Fatalf("%d readings", len(list))
	}
	whole, part, told := list[0], list[1], list[2]
	if !whole.Base || len(whole.Places) != 2 || !strings.Contains(string(whole.Words()), `on Monday,</q> <q dir="auto">And we build`) {
		t.Errorf("what goes on is not one reading: %s", whole.Words())
	}
	if part.Far != "4 of 15 words; 1 word differs" || !part.Before || !part.Behind {
		t.Errorf("the part is %q, before %v, behind %v", part.Far, part.Before, part.Behind)
	}
	if told.Marked || told.Far != "" || told.Same || told.Base {
		t.Errorf("what is told is compared: %+v", told)
	}
}

func TestRepeats(t *testing.T) {
	list := []reading{
		{Kind: "direct", Text: "We close it.", Base: true, source: 0},
		{Kind: "direct", Text: "We close it,", Same: true, source: 1},
		{Kind: "partial", Text: "close", Before: true, source: 1},
		{Kind: "partial", Text: "close", Before: true, source: 2},
		{Kind: "partial", Text: "close", Before: true, source: 1},
	}
	if diff := cmp.Diff([]int{-1, 0, -1, 1, -1}, repeats(list)); diff != "" {
		t.Error(diff)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		d    distance
		want string
	}{
		{distance{base: 9}, ""},
		{distance{base: 9, differ: 1}, "1 word differs"},
		{distance{base: 22, differ: 3, out: 9}, "3 words differ; 9 words left out"},
		{distance{base: 22, out: 9, owned: 9}, "9 words left out, as it shows"},
		{distance{base: 22, cut: 20, moved: 1, added: 2, bracket: 1}, "2 of 22 words; 2 words added; 1 word moved; 1 of them in its own brackets"},
	} {
		if got := c.d.words(); got != c.want {
			t.Errorf("%+v is %q, want %q", c.d, got, c.want)
		}
	}
}

func TestApparatus(t *testing.T) {
	r, seeds := pierRecord()
	files := render(t, r, seeds)
	page := string(files["matrix/u-1.html"])
	for _, want := range []string{"Ada Moor: We close the old pier", `instead of: `, "Utterance u-1", `"<b>shut the old pier</b>" soon`, "4 of 15 words; 1 word differs"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q:\n%s", want, page)
		}
	}
	matrix := string(files["matrix.html"])
	for _, want := range []string{`href="matrix/u-1.html"`, "A direct, 100 %, B partial, 20 %, C indirect.", "the old pier would be closed"} {
		if !strings.Contains(matrix, want) {
			t.Errorf("the matrix has no %q:\n%s", want, matrix)
		}
	}
	if strings.Contains(matrix, `<q dir="auto">the old pier would be closed`) {
		t.Error("what is told stands in quotation marks")
	}
}

// TestToldPages is that what one source reports in its own words stands on a page of its own, where its
// links lead, under the matrix.
func TestToldPages(t *testing.T) {
	r, seeds := pierRecord()
	u := &r.Utterances[0]
	u.Quotes = u.Quotes[:3]
	r.Utterances = append(r.Utterances, dossier.Utterance{ID: "u-4", Speaker: "moor", Label: "the old pier would be closed", Base: "q-4", Quotes: []string{"q-4"}})
	files := render(t, r, seeds)
	matrix, told := string(files["matrix.html"]), string(files["matrix-reported.html"])
	if strings.Contains(matrix, `id="u-4"`) || !strings.Contains(told, `id="u-4"`) || strings.Contains(told, `id="u-1"`) {
		t.Error("the row stands elsewhere")
	}
	if !strings.Contains(matrix, `<a href="matrix-reported.html">1 utterance in the reporters’ words</a>`) {
		t.Error("the matrix does not lead to it")
	}
	if !strings.Contains(told, `<a href="matrix.html">Quotes compared</a>`) {
		t.Error("it does not lead back")
	}
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"matrix.html#u-1", "matrix-reported.html#u-4"}, x.matrix.paths); diff != "" {
		t.Error(diff)
	}
}

func TestExports(t *testing.T) {
	x := pierIndex(t)
	files := map[string][]byte{}
	for _, j := range x.exports() {
		data, err := j.make()
		if err != nil {
			t.Fatal(err)
		}
		files[j.path] = data
	}
	rows, err := csv.NewReader(bytes.NewReader(files[quotesFile])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	at := slices.Index(rows[0], "text")
	for _, row := range rows[1:] {
		words = append(words, row[at])
	}
	want := []string{"We close the old pier on Monday,", "And we build a new one in spring.", "shut the old pier", "the old pier would be closed"}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Error(diff)
	}
	if got := rows[1][slices.Index(rows[0], "utterance"):]; !slices.Equal(got, []string{"u-1", "3", "false", "true"}) {
		t.Errorf("the utterance is %q", got)
	}
	for d := xml.NewDecoder(bytes.NewReader(files[teiFile])); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Contains(files[teiFile], []byte(`<app><lem wit="#q-1"> close</lem><rdg wit="#q-3" type="substantive">`)) {
		t.Errorf("%s", files[teiFile])
	}
}
