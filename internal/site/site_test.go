package site

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/golden"
	"dossier/internal/seed"
)

const footbridge = "testdata/footbridge"

// readRecord reads the made-up dossier of the tests.
func readRecord(t testing.TB) (*dossier.Record, map[string]*seed.Seed) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(footbridge, "dossier.json"))
	if err != nil {
		t.Fatal(err)
	}
	r := new(dossier.Record)
	if err := json.Unmarshal(data, r); err != nil {
		t.Fatal(err)
	}
	seeds := map[string]*seed.Seed{}
	for _, s := range r.Sources {
		data, err := os.ReadFile(filepath.Join(footbridge, s.File))
		if err != nil {
			t.Fatal(err)
		}
		seeds[s.File] = seed.Read(s.File, data)
	}
	return r, seeds
}

func load(t testing.TB) *Templates {
	t.Helper()
	templates, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return templates
}

// render makes the site as public/ shows it, with the page that leads to the newest edition.
func render(t testing.TB, r *dossier.Record, seeds map[string]*seed.Seed) map[string][]byte {
	t.Helper()
	files, err := Render(r, seeds, load(t))
	if err != nil {
		t.Fatal(err)
	}
	newest, err := Newest(r, slices.Collect(maps.Keys(files)), true, load(t))
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(files, newest)
	return files
}

func TestGolden(t *testing.T) {
	r, seeds := readRecord(t)
	files := render(t, r, seeds)
	list, err := Editions(r, []Entry{
		{1, "2031-05-15", "The Harrow Lane footbridge", "sha256:" + strings.Repeat("a1", 32)},
		{2, "2031-05-16", "The Harrow Lane footbridge", "sha256:" + strings.Repeat("4f", 32)},
	}, load(t))
	if err != nil {
		t.Fatal(err)
	}
	files["editions/list.html"] = list
	host, err := Host(r, nil, edition.Gone{}, load(t))
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(files, host)
	dir := filepath.Join(footbridge, "golden")
	if golden.Updating() {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(dir, mapFS(files)); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string][]byte{}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		want[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(files))); diff != "" {
		t.Fatalf("files (-golden +rendered):\n%s", diff)
	}
	for name := range want {
		if !bytes.Equal(want[name], files[name]) {
			t.Errorf("%s (-golden +rendered):\n%s", name, cmp.Diff(lines(want[name]), lines(files[name])))
		}
	}
}

// lines cuts a page where a tag begins, so that a difference is short.
func lines(page []byte) []string { return strings.SplitAfter(string(page), ">") }

// TestSame renders twice, the second time a copy of the record that went through JSON.
func TestSame(t *testing.T) {
	r, seeds := readRecord(t)
	first := render(t, r, seeds)
	r2 := new(dossier.Record)
	if err := json.Unmarshal(first["dossier.json"], r2); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, r2); diff != "" {
		t.Fatalf("dossier.json is another record:\n%s", diff)
	}
	second := render(t, r2, seeds)
	if len(first) < 15 || len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs", name)
		}
	}
	for _, s := range r.Sources {
		if string(first[s.File]) != seeds[s.File].Bytes {
			t.Errorf("%s is not the seed", s.File)
		}
	}
}

// TestFaults gives for each fault of a record what the error must say.
func TestFaults(t *testing.T) {
	for want, spoil := range map[string]func(*dossier.Record){
		`quote q-a1: there is no source "nowhere"`:                       func(r *dossier.Record) { r.Quotes[0].Source = "nowhere" },
		`quote q-a1: bytes 5 to 100000 do not lie in seeds/harbour post`: func(r *dossier.Record) { r.Quotes[0].Start, r.Quotes[0].End = 5, 100000 },
		`event e-built: bytes 9 to 3 do not lie in seeds/harbour post`:   func(r *dossier.Record) { r.Timeline[0].Mentions[0].Start, r.Timeline[0].Mentions[0].End = 9, 3 },
		`source harbour-post: its seed seeds/gone.txt was not given`:     func(r *dossier.Record) { r.Sources[0].File = "seeds/gone.txt" },
		`source "../x": its id makes no file name`:                       func(r *dossier.Record) { r.Sources[0].ID = "../x" },
		`utterance u-closed: there is no quote "q-0"`:                    func(r *dossier.Record) { r.Utterances[0].Quotes[0] = "q-0" },
		`content/glossary.md: there is no source "none"`:                 func(r *dossier.Record) { r.Pages[1].Markdown = "Yes. [@none]" },
		`content/glossary.md: source wire-3 has only 4 paragraphs`:       func(r *dossier.Record) { r.Pages[1].Markdown = "Yes. [@wire-3, para. 5]" },
		`two pages would be matrix.html`:                                 func(r *dossier.Record) { r.Pages[1].Name = "matrix" },
	} {
		r, seeds := readRecord(t)
		spoil(r)
		if _, err := Render(r, seeds, load(t)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}
