package content

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/collation"
	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const quotedSeed = "The title\n\"One talk,\" said Ada Quill. “Two talks” met “three talks”.\nBo Tarn said \"one talk\". «Öl» was found, they said.\nNo talk was quoted here, Bo Tarn said twice.\n"

// corrected is what becomes of the quotes of quotedSeed, found in it by quotesOf, under the entries of doc.
func corrected(t rapid.TB, doc string) (s *source.Source, found, quotes []quote.Quote, done []Corrected, faults Errors) {
	t.Helper()
	c, err := Load(fstest.MapFS{"content/quotes.toml": {Data: []byte(doc)}})
	s = newSource("000-abc", quotedSeed)
	sources := []*source.Source{s}
	err = errors.Join(err, c.Resolve(sources))
	cast := name.Resolve(sources)
	all := quotesOf(sources, cast)
	out, done, wrong := c.Correct(sources, cast, all)
	readings := collation.Readings(sources, out, make([][]date.Mention, 1), cast.People)
	rows, _, wrongRows := c.Arrange(sources, cast, readings, collation.Collate(readings))
	if row := rowOf(len(readings), rows); slices.Contains(row, -1) {
		t.Fatalf("%q: a reading is in no row: %v", doc, row)
	}
	if err = errors.Join(err, wrong, wrongRows); err == nil {
		slices.Reverse(c.Corrections)
		again, _, _ := c.Correct(sources, cast, all)
		if diff := cmp.Diff(out, again); diff != "" {
			t.Fatalf("%q: the order of the entries decides (-as written +reversed):\n%s", doc, diff)
		}
	}
	return s, all[0], out[0], done, allErrors(t, err)
}

// allErrors is the Errors that err is, or is joined of.
func allErrors(t rapid.TB, err error) Errors {
	t.Helper()
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all Errors
		for _, e := range joined.Unwrap() {
			all = append(all, allErrors(t, e)...)
		}
		return all
	}
	var faults Errors
	if err != nil && !errors.As(err, &faults) {
		t.Fatalf("%T: %v", err, err)
	}
	return faults
}

// checkCorrected holds the quotes against the laws of corrections without a fault.
func checkCorrected(t rapid.TB, s *source.Source, found, quotes []quote.Quote, done []Corrected) {
	t.Helper()
	for k, q := range quotes {
		if q.Len() <= 0 || q.End > len(quotedSeed) || k > 0 && q.Start < quotes[k-1].End || !q.Extent.Has(q.Span) || q.Kind == "" {
			t.Fatalf("%+v: not in its place", q)
		}
		if w := s.Text.Slice(q.Span); strings.Trim(w, " \"“”") != w {
			t.Fatalf("%q: marks at an end", w)
		}
	}
	changed := map[text.Span]bool{}
	for _, d := range done {
		changed[d.Found.Span] = true
		if d.Drop == (d.Quote >= 0) || d.Add != (d.Found.Len() == 0) {
			t.Fatalf("%+v: dropped or not, added or not", d)
		}
		if d.Quote < 0 {
			continue
		}
		q := quotes[d.Quote]
		if !strings.Contains(q.Reason, decision) || !d.Add && q.Span != d.Found.Span {
			t.Fatalf("%+v: not the editor's", q)
		}
		changed[q.Span] = true
	}
	var before, after []quote.Quote
	for _, q := range found {
		if !changed[q.Span] {
			before = append(before, q)
		}
	}
	for _, q := range quotes {
		if !changed[q.Span] {
			after = append(after, q)
		}
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Fatalf("quotes that no entry is about (-found +corrected):\n%s", diff)
	}
}

// TestCorrectIsStrict is the law that an entry is right just if one quote has a part of its words,
// and a new one if none has and the words stand once, in one paragraph.
func TestCorrectIsStrict(t *testing.T) {
	whole := newSource("000-abc", quotedSeed).Text
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(0, len(whole.Tokens)-1).Draw(t, "first")
		last := rapid.IntRange(first, min(first+8, len(whole.Tokens)-1)).Draw(t, "last")
		words := whole.Flat(text.Span{Start: whole.Tokens[first].Start, End: whole.Tokens[last].End})
		if strings.IndexFunc(words, isWord) < 0 {
			return
		}
		add := rapid.Bool().Draw(t, "add")
		doc := fmt.Sprintf("[[quote]]\nsource = \"000\"\nwords = '''%s'''\nkind = \"direct\"\nspeaker = \"bo tarn\"\nadd = %v\n", words, add)
		s, found, quotes, done, faults := corrected(t, doc)
		if len(faults) == 0 {
			checkCorrected(t, s, found, quotes, done)
		}
		var places []text.Span
		for _, p := range naiveFind(quotedSeed, words) {
			if whole.ParagraphAt(p.Start) >= 0 {
				places = append(places, p)
			}
		}
		meant := 0
		sources := []*source.Source{s}
		for _, q := range quotesOf(sources, name.Resolve(sources))[0] {
			if slices.ContainsFunc(places, q.Meets) {
				meant++
			}
		}
		right := meant == 1
		if add {
			right = meant == 0 && len(places) == 1 && whole.ParagraphAt(places[0].Start) == whole.ParagraphAt(places[0].End-1)
		}
		if right != (len(faults) == 0) {
			t.Fatalf("%q stands at %v, of %d quotes, but: %v", words, places, meant, faults)
		}
	})
}

// FuzzCorrections checks that no file of decisions on quotes brings the program down, that its
// entries are those that TOML has, that faults lie in it, and that what has none keeps the laws.
func FuzzCorrections(f *testing.F) {
	for _, doc := range []string{
		"", "\ufeff[[quote]]\r\nsource = \"0\"\r\nwords = \"One talk,\"\r\ndrop = true\r\n",
		"[[quote]]\nsource = '000'\npara = 3\nwords = 'no talk'\nadd = true\nkind = \"indirect\"\nspeaker = \"Tarn\"\n[[ \"quote\" ]] # ]]\nsource = \"0\"\nwords = \"two\"\nspeaker = \"\"\nnote = \"\"\"\n[[quote]]\n\"\"\"",
		"[[quote]]\nsource = \"0\"\nwords = \"Two talks\"\nas_printed = \"they\"\n", "quote = [{words = \"x\"}]\n", "[quote]\n[[x.quote]]\n[\"[[quote]]\"]\n", "[[quote]]\n[quote.words]\n",
		"[[quote]]\nsource = \"0\"\nwords = \"One talk\"\npara = 1\nkind = \"partial\"\n[[quote]]\nsource=\"0\"\nwords=\"One\"\npara=1\ndrop=true\n", "[[quote]]\nwords = 'a ' # '\nx = [\n[[1]],\n]\n", "[[quote\n",
		"[[utterance]]\nsource='0'\nwords='One talk'\njoin=['0, para. 2: Two talks', \"000: three\\n talks\"]\nalone=true\n[[utterance]]\nsource='0'\nwords='Öl'\nfirst=true\nposition=false\nlabel='x'\n",
		"[[utterance]]\njoin=[1, [], ':', ',:x', '0: One']\n", "[[utterance]]\nsource='0'\nwords='Two'\njoin=['0: One', '0: One talk']\n",
		"[[quote]]\nsource=\" \"\nwords=\"0\"\ndrop=true", "[[quote]]\nsource=\"0\"\nwords=\"One\"\nas_printed=\"\\n\"",
	} {
		f.Add(doc)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		s, found, quotes, done, faults := corrected(t, doc)
		for _, e := range faults {
			if lines := strings.Split(doc, "\n"); e.File != correctionFile || e.Message == "" || e.Line < 1 || e.Line > len(lines) || e.Column < 1 || e.Column > len(lines[e.Line-1])+1 {
				t.Errorf("misplaced: %v", e)
			}
		}
		if len(faults) == 0 {
			checkCorrected(t, s, found, quotes, done)
			checkSections(t, doc)
		}
	})
}

// checkSections is the law that the entries cut out of a file are those that TOML has.
func checkSections(t *testing.T, doc string) {
	whole := map[string][]map[string]any{}
	if _, err := toml.Decode(doc, &whole); err != nil {
		t.Fatal(err)
	}
	sections, _ := readSections(doc)
	cut := map[string][]map[string]any{}
	for _, s := range sections[1:] {
		for _, kind := range [...]string{"quote", "utterance"} {
			if s.isListOf(kind) {
				cut[kind] = append(cut[kind], readTable(doc[s.start:s.end], s.start).values)
			}
		}
	}
	if diff := cmp.Diff(whole, cut); diff != "" {
		t.Errorf("entries (-TOML +cut):\n%s", diff)
	}
}
