package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/date"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func seeds(names ...string) fstest.MapFS {
	root := fstest.MapFS{}
	for _, n := range names {
		root[Folder+"/"+n] = &fstest.MapFile{Data: []byte(n + "\n20240312\nThe talks ended.\n")}
	}
	return root
}

func TestReadErrors(t *testing.T) {
	unreadable := errors.New("the disk is broken")
	for _, test := range []struct {
		name string
		root fs.FS
		want []string // in the error
	}{
		{"no folder", fstest.MapFS{}, []string{"seeds/: no articles found", "seeds/first.txt"}},
		{"empty folder", fstest.MapFS{"seeds": {Mode: fs.ModeDir}}, []string{"seeds/: no articles found"}},
		{"other files only", fstest.MapFS{"seeds/a.pdf": {}, "seeds/.a.txt": {}, "seeds/b/c.txt": {}}, []string{"seeds/a.pdf: not an article", "seeds/b: not an article"}},
		{"a file for a folder", fstest.MapFS{"seeds": {}}, []string{"seeds/: cannot be read"}},
		{"a folder called x.txt", fstest.MapFS{"seeds/a.txt": {}, "seeds/x.txt/y.txt": {}}, []string{"seeds/x.txt: not a file"}},
		{"several", fstest.MapFS{"seeds/a.txt": {}, "seeds/x.txt": {Mode: fs.ModeDir}, "seeds/y.txt": {Mode: fs.ModeSocket}},
			[]string{"seeds/x.txt: not a file", "seeds/y.txt: not a file"}},
		{"a broken disk", broken{seeds("a.txt", "b.txt"), unreadable}, []string{"seeds/a.txt: cannot be read: the disk is broken", "seeds/b.txt: "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			sources, err := Read(test.root, nil)
			if err == nil || sources != nil {
				t.Fatalf("%d sources, error %v", len(sources), err)
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error is %q, want %q in it", err, want)
				}
			}
		})
	}
	if _, err := Read(broken{seeds("a.txt"), unreadable}, nil); !errors.Is(err, unreadable) {
		t.Errorf("error is %v, want it to be the disk's", err)
	}
}

// broken is a file system that lists files but reads none.
type broken struct {
	fstest.MapFS
	err error
}

func (b broken) ReadFile(string) ([]byte, error) { return nil, b.err }

// shuffled is a file system that lists folders in another order.
type shuffled struct {
	fs.FS
	order []int
}

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	out := make([]fs.DirEntry, len(entries))
	for i, to := range s.order {
		out[i] = entries[to]
	}
	return out, err
}

// names of files that try to get ids alike.
var names = []string{
	"a.txt", "A.txt", "a.TXT", "a.md", "a.html", "a-html.txt", "a b.txt", "a-b.txt", "a_b.txt", "A--b.txt", "a.b.txt", "é.txt", "è.txt", "日本.txt", "a\nb.txt", "a/b.txt", "-.txt", "_.txt", "index.txt",
	"index-2.txt", "a_1234567890ab.txt", "a_1234567890cd.txt", "a-12345678.txt", "000_c4110f3dfa605aeb.txt", "x.txt.txt", "a b-6ee4cd08.txt",
	strings.Repeat("x", 240) + ".txt", strings.Repeat("x", 241) + ".txt",
}

// TestReadAnyOrder: ids are valid and no two are alike; the order of the folder changes nothing; and
// a further seed changes no id but those of a like name.
func TestReadAnyOrder(t *testing.T) {
	file := rapid.SampledFrom(slices.DeleteFunc(slices.Clone(names), func(n string) bool { return strings.Contains(n, "/") }))
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfNDistinct(file, 2, -1, rapid.ID[string]).Draw(t, "files")
		all, err := Read(seeds(files...), nil)
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]string{}
		for _, s := range all {
			if err := validID(s.ID); err != nil {
				t.Fatalf("%s: %v", s.Seed.Name, err)
			}
			if other, ok := ids[s.ID]; ok {
				t.Fatalf("%q and %q have the id %s", other, s.Seed.Name, s.ID)
			}
			ids[s.ID] = s.Seed.Name
		}
		order := rapid.Permutation(slices.Collect(indices(len(files)))).Draw(t, "order")
		again, err := Read(shuffled{seeds(files...), order}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(digests(all), digests(again)); diff != "" {
			t.Fatalf("in another order (-want +got):\n%s", diff)
		}
		fewer, err := Read(seeds(files[1:]...), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range fewer {
			if ids[s.ID] != s.Seed.Name && id(s.Seed.Name) != id(files[0]) {
				t.Fatalf("%q changes the id of %q, which was %s", files[0], s.Seed.Name, s.ID)
			}
		}
	})
}

func indices(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func digests(sources []*Source) []string {
	var out []string
	for _, s := range sources {
		out = append(out, fmt.Sprintf("%s %q %s %s %s", s.ID, s.Seed.Name, s.Seed.SHA256, s.Published, s.Basis))
	}
	return out
}

func TestID(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"000_c4110f3dfa605aeb.txt", "000_c4110f3d"},
		{"harbour-talks.txt", "harbour-talks"},
		{"Harbour Talks (final).txt", "harbour-talks-final-c082"},
		{"Harbour Talks.txt", "harbour-talks-46a3"},
		{"2024-03-12_guardian.txt", "2024-03-12_guardian"},
		{"talks.html", "talks-html"},
		{"talks-html.txt", "talks-html-" + digest("talks-html.txt")[:digestDigits]},
		{"123456789012.txt", "123456789012"},
		{"facade.txt", "facade"},
		{"deadbeefdeadbeef1.txt", "deadbeef"},
		{"café.txt", ""},
		{"日本.txt", ""},
		{"a\nb.txt", ""},
		{"index.txt", ""},
		{"con.txt", ""},
		{"a.TXT", ""},
		{".txt", ""},
		{strings.Repeat("long ", 30) + ".txt", ""},
	} {
		got := id(test.name)
		if test.want == "" {
			sum := digest(test.name)[:digestDigits]
			if !strings.HasSuffix(got, sum) || validID(got) != nil {
				t.Errorf("id of %q is %q, want a digest %s at its end", test.name, got, sum)
			}
			continue
		}
		if got != test.want {
			t.Errorf("id of %q is %q, want %q", test.name, got, test.want)
		}
	}
}

// TestTellApart gives a further file the very id that another has with a digest.
func TestTellApart(t *testing.T) {
	taken := id("A b.txt") + ".txt"
	sources, err := Read(seeds("A b.txt", "a-b.txt", taken, "c.txt"), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"A b.txt": id("A b.txt") + "-" + digest("A b.txt")[:hashDigits],
		"a-b.txt": "a-b",
		taken:     id("A b.txt") + "-" + digest(taken)[:hashDigits],
		"c.txt":   "c",
	}
	if diff := cmp.Diff(want, idsByFile(sources)); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
}

func idsByFile(sources []*Source) map[string]string {
	ids := map[string]string{}
	for _, s := range sources {
		ids[s.Seed.Name] = s.ID
	}
	return ids
}

// TestKnown: a seed keeps the id that an earlier edition has for it, under another name and with
// other bytes as well; no other seed gets that id.
func TestKnown(t *testing.T) {
	root := seeds("a.txt", "b-new.txt", "c.txt", "d.txt")
	digestOf := func(name string) string { return digest(string(root[Folder+"/"+name].Data)) }
	sources, err := Read(root, []Known{
		{ID: "first", File: "a.txt", SHA256: "other bytes then"},
		{ID: "second", File: "b.txt", SHA256: digestOf("b-new.txt")},
		{ID: "d", File: "gone.txt", SHA256: "gone"},
		{ID: "older", File: "a.txt", SHA256: digestOf("c.txt")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a.txt": "first", "b-new.txt": "second", "c.txt": "c", "d.txt": "d-" + digest("d.txt")[:hashDigits]}
	if diff := cmp.Diff(want, idsByFile(sources)); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
}

func TestInferDates(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"none has one", "- -", "-/unknown -/unknown"},
		{"all agree", "2024-03-12 - 2024-03-12 -", "2024-03-12/header 2024-03-12/dossier 2024-03-12/header 2024-03-12/dossier"},
		{"two differ", "2024-03-12 - 2024-03-13", "2024-03-12/header -/unknown 2024-03-13/header"},
		{"a month is not a day", "2024-03 - 2024-03-13", "2024-03/header -/unknown 2024-03-13/header"},
		{"one has one", "- 2024-03-12", "2024-03-12/dossier 2024-03-12/header"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var sources []*Source
			for _, field := range strings.Fields(test.in) {
				s := &Source{Basis: Unknown}
				if field != "-" {
					d, err := date.Parse(field)
					if err != nil {
						t.Fatal(err)
					}
					s.Published, s.Basis = d, Header
				}
				sources = append(sources, s)
			}
			InferDates(sources)
			var got []string
			for _, s := range sources {
				published := s.Published.String()
				if published == "" {
					published = "-"
				}
				got = append(got, published+"/"+string(s.Basis))
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestHeaderOrders reads every subset of a header in every order, with and without blank lines.
func TestHeaderOrders(t *testing.T) {
	parts := map[string]string{"title": "Will the harbour talks end well?", "date": "12 March 2024", "url": "https://www.bbc.co.uk/news/1"}
	body := "The harbour talks in Velden ended on Tuesday without a deal.\nNobody spoke to reporters, and the boats stay where they are.\n"
	for _, order := range []string{
		"", "title", "date", "url", "title date", "date title", "title url", "url title", "date url", "url date",
		"title date url", "title url date", "date title url", "date url title", "url title date", "url date title",
	} {
		for _, end := range []string{"\n", "\n\n", "\r\n", "\r", " \n\t\n"} {
			var seed strings.Builder
			for _, field := range strings.Fields(order) {
				seed.WriteString(parts[field] + end)
			}
			s := Parse("a.txt", []byte(seed.String()+body))
			got := map[string]string{"title": s.Title, "date": s.Published.String(), "url": s.URL}
			want := map[string]string{"title": "", "date": "", "url": ""}
			for _, field := range strings.Fields(order) {
				want[field] = parts[field]
			}
			if want["date"] != "" {
				want["date"] = "2024-03-12"
			}
			if diff := cmp.Diff(want, got); diff != "" || len(s.Text.Paragraphs) != 2 {
				t.Errorf("header %q, line end %q, %d paragraphs (-want +got):\n%s", order, end, len(s.Text.Paragraphs), diff)
			}
		}
	}
}

// TestReadOnDisk reads through an os.Root, as the command does; a link out of it is an error.
func TestReadOnDisk(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, seeds("a.txt", "b.txt")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if sources, err := Read(root.FS(), nil); err != nil || len(sources) != 2 {
		t.Fatalf("%d sources, error %v", len(sources), err)
	}
	if err := os.Symlink("/etc/hostname", dir+"/seeds/c.txt"); err != nil {
		t.Skip(err)
	}
	if _, err := Read(root.FS(), nil); err == nil || !strings.Contains(err.Error(), "seeds/c.txt: a link that cannot be followed: path escapes") {
		t.Errorf("a link out of the folder: %v", err)
	}
}
