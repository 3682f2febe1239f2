package edition

import (
	"os"
	"path"
	"strings"
	"testing"
	"time"
)

// threeEditions is three editions and the site of the last.
func threeEditions(t *testing.T) *os.Root {
	root := newFolder(t)
	for n := 1; n <= 3; n++ {
		if err := run(unsynced{rootDisk{root}}, n, false); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// forge gives edition n other files beside its data, and a tag manifest to fit.
func forge(t *testing.T, root *os.Root, n int, change func(beside map[string]string)) {
	t.Helper()
	dir := path.Join("public", editionDir(n))
	beside := map[string]string{}
	for p, data := range tree(t, root, dir) {
		if data != "/" && isTagFile(p) {
			beside[p] = data
		}
	}
	change(beside)
	files := Files{}
	for p, data := range beside {
		files[p] = []byte(data)
		put(t, root, path.Join(dir, p), data)
	}
	put(t, root, path.Join(dir, tagManifestName), string(manifestOf(files).lines("")))
}

func swap(t *testing.T, root *os.Root, a, b string) {
	t.Helper()
	for _, move := range [][2]string{{a, "aside"}, {b, a}, {"aside", b}} {
		if err := root.Rename(path.Join("public", move[0]), path.Join("public", move[1])); err != nil {
			t.Fatal(err)
		}
	}
}

// tampering is something that somebody does to three editions.
type tampering struct {
	name   string
	change func(t *testing.T, root *os.Root)
	want   []string // of each fault, its beginning
}

func tamperings() []tampering {
	return []tampering{
		{"nothing", func(*testing.T, *os.Root) {}, nil},
		{"another time", func(t *testing.T, root *os.Root) {
			long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
			if err := root.Chtimes("public/editions/1/data/index.html", long, long); err != nil {
				t.Fatal(err)
			}
		}, nil},
		{"two files swapped", func(t *testing.T, root *os.Root) {
			swap(t, root, "editions/1/data/index.html", "editions/1/data/style.css")
		}, []string{"public/editions/1/data/index.html: was altered", "public/editions/1/data/style.css: was altered"}},
		{"two editions swapped", func(t *testing.T, root *os.Root) {
			swap(t, root, "editions/1", "editions/2")
		}, []string{
			"public/editions/1/bag-info.txt: Edition: is 2 in the folder of 1",
			"public/editions/2/bag-info.txt: Edition: is 1 in the folder of 2",
		}},
		{"a link for a page", func(t *testing.T, root *os.Root) {
			if err := root.Remove("public/editions/1/data/index.html"); err != nil {
				t.Fatal(err)
			}
			if err := root.Symlink("../../2/data/index.html", "public/editions/1/data/index.html"); err != nil {
				t.Fatal(err)
			}
		}, []string{"public/editions/1/data/index.html: is a symbolic link"}},
		{"a page and both manifests", func(t *testing.T, root *os.Root) {
			put(t, root, "public/editions/2/data/style.css", "p{margin:9}")
			forge(t, root, 2, func(beside map[string]string) {
				m, err := ParseManifest([]byte(beside[manifestName]))
				if err != nil {
					t.Fatal(err)
				}
				for i := range m {
					if m[i].Path == "style.css" {
						m[i].Sum = manifestOf(Files{"x": []byte("p{margin:9}")})[0].Sum
					}
				}
				beside[manifestName] = string(m.Bytes())
			})
		}, []string{
			"public/editions/3/bag-info.txt: Previous-Edition: is sha256:",
			"public/editions/SHA256SUMS: lists edition 2 as sha256:",
		}},
		{"the chain cut", func(t *testing.T, root *os.Root) {
			forge(t, root, 3, func(beside map[string]string) {
				before, _, _ := strings.Cut(beside[infoName], labelPrevious)
				beside[infoName] = before
			})
		}, []string{
			"public/editions/3/bag-info.txt: Previous-Edition: is none, but edition 2 is sha256:",
			"public/editions/SHA256SUMS: lists edition 3 as sha256:",
		}},
	}
}

// TestVerify changes editions with care: what Verify must say of each.
func TestVerify(t *testing.T) {
	for _, c := range tamperings() {
		t.Run(c.name, func(t *testing.T) {
			root := threeEditions(t)
			c.change(t, root)
			report, err := Verify(root, "public", 0)
			if err != nil {
				t.Fatal(err)
			}
			for i, fault := range report.Faults {
				if i >= len(c.want) || !strings.HasPrefix(fault, c.want[i]) {
					t.Errorf("not awaited: %s", fault)
				}
			}
			if len(report.Faults) < len(c.want) {
				t.Errorf("found %q; want %q", report.Faults, c.want)
			}
			if report.Files < 18 {
				t.Errorf("only %d files were compared", report.Files)
			}
		})
	}
}

// TestForgery replaces the newest edition with all that names it: nothing in the folder can show
// that. Its digest, noted elsewhere, does.
func TestForgery(t *testing.T) {
	root := threeEditions(t)
	s := open(t, root)
	noted, _ := s.Newest()
	if _, err := s.Amend(Edition{Number: 3, Previous: noted.Previous}, siteOf(4), nil); err != nil {
		t.Fatal(err)
	}
	if err := show(s, siteOf(4)); err != nil {
		t.Fatal(err)
	}
	report, err := Verify(root, "public", 0)
	if err != nil || len(report.Faults) > 0 {
		t.Errorf("%v, %q", err, report.Faults)
	}
	if got := report.Editions[2]; got.Digest == noted.Digest {
		t.Errorf("another edition has the same digest %s", got.Digest)
	}
}

func TestVerifyOne(t *testing.T) {
	root := threeEditions(t)
	put(t, root, "public/editions/1/data/index.html", "x")
	put(t, root, "public/index.html", "x")
	for n, want := range map[int]int{1: 1, 2: 0} {
		report, err := Verify(root, "public", n)
		if err != nil || len(report.Faults) != want || len(report.Editions) != 3 {
			t.Errorf("edition %d: %v, %q", n, err, report.Faults)
		}
	}
	if _, err := Verify(root, "public", 4); err == nil || err.Error() != "public/editions/4: there is no such edition" {
		t.Errorf("edition 4: %v", err)
	}
}
