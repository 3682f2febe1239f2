package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dossier/internal/dossier"
	"dossier/internal/seed"
	"dossier/internal/text"
)

// own is this project's own dossier, built into a folder of the test's.
func own(t testing.TB) (root string, record *dossier.Record) {
	t.Helper()
	root = t.TempDir()
	for _, name := range []string{"seeds", "content"} {
		if err := os.CopyFS(filepath.Join(root, name), os.DirFS(filepath.Join("..", "..", name))); err != nil {
			t.Fatal(err)
		}
	}
	copyFile(t, filepath.Join("..", "..", "site.toml"), filepath.Join(root, "site.toml"))
	return root, buildIn(t, root)
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func buildIn(t testing.TB, dir string) *dossier.Record {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	record, _, err := build(root)
	if err != nil {
		t.Fatal(err)
	}
	return record
}

func TestRecordIsOfItsSchema(t *testing.T) {
	root, _ := own(t)
	var schema, record any
	readJSON(t, filepath.Join("..", "..", "internal", "dossier", "schema.json"), &schema)
	readJSON(t, filepath.Join(root, "public", "dossier.json"), &record)
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(record); err != nil {
		t.Error(err)
	}
	record.(map[string]any)["title"] = 7
	if compiled.Validate(record) == nil {
		t.Error("the schema takes a number for a title")
	}
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// place is a span of the record with the text that it claims, if it does.
type place struct {
	source string
	text.Span
	text *string
}

// TestEveryPlaceIsInItsSeed is law 1: every span lies in its seed and begins and ends on a rune,
// and what is printed is a slice of it.
func TestEveryPlaceIsInItsSeed(t *testing.T) {
	root, r := own(t)
	if n := len(places(r)); n < 300 {
		t.Fatalf("only %d places checked", n)
	}
	checkPlaces(t, seedsOf(t, root, r), r)
}

// seedsOf is the seeds of the record's sources, by their ids, read anew.
func seedsOf(t *testing.T, root string, r *dossier.Record) map[string]*seed.Seed {
	t.Helper()
	seeds := map[string]*seed.Seed{}
	for _, s := range r.Sources {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(s.File)))
		if err != nil {
			t.Fatal(err)
		}
		seeds[s.ID] = seed.Read(s.File, data)
	}
	return seeds
}

func checkPlaces(t *testing.T, seeds map[string]*seed.Seed, r *dossier.Record) {
	t.Helper()
	for _, p := range places(r) {
		sd := seeds[p.source]
		if p.Start < 0 || p.End < p.Start || p.End > len(sd.Bytes) {
			t.Errorf("%s: %v is not in the seed", p.source, p.Span)
			continue
		}
		if !sd.IsDecoded() && (!onRune(sd.Bytes, p.Start) || !onRune(sd.Bytes, p.End)) {
			t.Errorf("%s: %v cuts a rune", p.source, p.Span)
		}
		if p.text == nil {
			continue
		}
		at := sd.InText(p.Span)
		if got := text.Flat(sd.Text[at.Start:at.End]); got != *p.text {
			t.Errorf("%s: %v is %.80q, the record has %.80q", p.source, p.Span, got, *p.text)
		}
	}
}

// onRune tells whether offset i of s is not within the bytes of a valid rune.
func onRune(s string, i int) bool {
	for back := 1; back < utf8.UTFMax && i-back >= 0; back++ {
		if r, n := utf8.DecodeRuneInString(s[i-back:]); r != utf8.RuneError && n > back {
			return false
		}
	}
	return true
}

// places lists the spans of the record.
func places(r *dossier.Record) []place {
	var out []place
	source := map[string]string{} // of each quote
	for _, s := range r.Sources {
		if s.TitleAt.Len() > 0 {
			out = append(out, place{s.ID, s.TitleAt, &s.Title})
		}
		for _, u := range s.Reuse {
			for _, p := range u.Passages {
				out = append(out, place{s.ID, p.Span, nil}, place{u.Source, text.Span{Start: p.OtherStart, End: p.OtherEnd}, nil})
			}
		}
		for _, p := range s.Paragraphs {
			out = append(out, place{s.ID, p, nil})
		}
		for _, d := range s.Dates {
			out = append(out, place{s.ID, d.Span, &d.Text})
		}
		for _, d := range s.Defects {
			out = append(out, place{s.ID, d.Span, nil})
		}
	}
	for _, q := range r.Quotes {
		source[q.ID] = q.Source
		out = append(out, place{q.Source, q.Span, &q.Text}, place{q.Source, q.Extent, nil},
			place{q.Source, q.Speaker.Span, &q.Speaker.AsPrinted}, place{q.Source, q.Cue.Span, &q.Cue.Text})
	}
	for _, u := range r.Utterances {
		for _, v := range u.Variants {
			out = append(out, place{source[v.Quote], v.Span, &v.Text}, place{source[u.Base], text.Span{Start: v.BaseStart, End: v.BaseEnd}, &v.BaseText})
		}
	}
	for _, e := range r.Timeline {
		for _, m := range e.Mentions {
			out = append(out, place{m.Source, m.Span, nil})
		}
	}
	for _, f := range r.Figures {
		for _, x := range f.Readings {
			out = append(out, place{x.Source, x.Span, &x.Text})
		}
	}
	for _, s := range r.Summary {
		for i, c := range s.Cites {
			if i == 0 && s.Basis == "extracted" {
				out = append(out, place{c.Source, c.Span, &s.Text})
				continue
			}
			out = append(out, place{c.Source, c.Span, nil})
		}
	}
	return out
}

// TestOwnDossier holds what a careful reader finds in the five articles.
func TestOwnDossier(t *testing.T) {
	_, r := own(t)
	type source struct{ ID, Title, Published, Basis string }
	var sources []source
	for _, s := range r.Sources {
		sources = append(sources, source{s.ID, s.Title, s.Published, s.PublishedBasis})
	}
	want := []source{
		{"000_c4110f3d", "Blinken Lavrov meet to discuss critical moment amid Ukraine invasion fears", "2022-01-21", "header"},
		{"001_bfacc345", "", "2022-01-21", "body"},
		{"002_8b60fcc5", "Tensions in Ukraine: Urgent US-Russian talks in Geneva as invasion fears grow", "2022-01-21", "dossier"},
		{"003_3efabacc", "The latest on tensions at the UkraineRussia border", "2022-01-21", "header"},
		{"004_81f73a34", "", "2022-01-21", "dossier"},
	}
	if diff := cmp.Diff(want, sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	row := rowOf(r, "We don't expect to resolve our differences here today.")
	if row == nil {
		t.Fatal("no row for the differences that are not to be resolved")
	}
	var ids []string
	for _, q := range r.Quotes {
		for _, id := range row.Quotes {
			if id == q.ID {
				ids = append(ids, q.Source)
			}
		}
	}
	if diff := cmp.Diff([]string{"000_c4110f3d", "001_bfacc345", "002_8b60fcc5", "003_3efabacc", "003_3efabacc"}, ids); diff != "" {
		t.Errorf("sources of the row (-want +got):\n%s", diff)
	}
	if row.Speaker != "antony-blinken" {
		t.Errorf("the row's speaker is %q", row.Speaker)
	}
}

// rowOf is the utterance with a quote that begins with the words.
func rowOf(r *dossier.Record, words string) *dossier.Utterance {
	for _, q := range r.Quotes {
		if !strings.HasPrefix(q.Text, words) {
			continue
		}
		for i, u := range r.Utterances {
			for _, id := range u.Quotes {
				if id == q.ID {
					return &r.Utterances[i]
				}
			}
		}
	}
	return nil
}

// TestSameInputSameBytes is law 2: two builds in two folders,
// give the same bytes.
func TestSameInputSameBytes(t *testing.T) {
	a, _ := own(t)
	b, _ := own(t)
	first, second := files(t, filepath.Join(a, "public")), files(t, filepath.Join(b, "public"))
	if len(first) < 40 {
		t.Fatalf("only %d files compared", len(first))
	}
	for name, data := range first {
		if !bytes.Equal(data, second[name]) {
			t.Errorf("%s differs", name)
		}
		delete(second, name)
	}
	for name := range second {
		t.Errorf("%s is only in the second", name)
	}
}

func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[path], err = os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDecoded: articles in another encoding give the same pages, by places in the bytes of the files as
// they are.
func TestDecoded(t *testing.T) {
	plain, _ := own(t)
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS(plain)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(root, public)); err != nil {
		t.Fatal(err)
	}
	for name, data := range files(t, filepath.Join(root, "seeds")) {
		if err := os.WriteFile(filepath.Join(root, "seeds", name), []byte(utf16Of(string(data), binary.LittleEndian, true)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := buildIn(t, root)
	checkPlaces(t, seedsOf(t, root, r), r)
	for _, page := range []string{"index.html", "matrix.html", "timeline.html", "people.html"} {
		want, got := readFile(t, filepath.Join(plain, public, page)), readFile(t, filepath.Join(root, public, page))
		if got != want {
			t.Errorf("%s differs", page)
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
