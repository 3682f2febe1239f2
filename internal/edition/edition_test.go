package edition

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"dossier/internal/golden"
)

// newFolder is a new, empty dossier's folder, in memory where the system has a place for that: the tests make
// tens of thousands of files, and what they prove does not hang on the disk.
func newFolder(t testing.TB) *os.Root {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "dossier-test-")
	if err != nil {
		dir = t.TempDir()
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		root.Close()
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return root
}

// unsynced is a folder whose writes nobody waits for.
type unsynced struct{ rootDisk }

func (unsynced) Sync([]string) error { return nil }

func (d unsynced) OpenDisk(name string) (disk, error) {
	r, err := d.OpenRoot(name)
	return unsynced{rootDisk{r}}, err
}

func open(t testing.TB, root *os.Root) *Series {
	t.Helper()
	s, err := openOn(unsynced{rootDisk{root}}, "public")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// seal seals the files as the next edition, which is pending then.
func seal(t testing.TB, s *Series, files Files) Edition {
	t.Helper()
	last, _ := s.Newest()
	e, err := s.Seal(Edition{Number: last.Number + 1, Date: "2022-01-21", Title: "Talks", Previous: last.Digest}, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// build seals the files and publishes them.
func build(t testing.TB, s *Series, files Files) Edition {
	t.Helper()
	e := seal(t, s, files)
	publish(t, s, files, "the list")
	return e
}

func publish(t testing.TB, s *Series, files Files, list string) Change {
	t.Helper()
	c, err := s.Publish(t.Context(), files, Files{"editions/index.html": []byte(list)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// put writes a file at any depth.
func put(t testing.TB, root *os.Root, name, data string) {
	t.Helper()
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := root.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree is what stands in a folder of root: the bytes of files, the targets of links, "/" for
// folders, by path.
func tree(t testing.TB, root *os.Root, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := fs.WalkDir(root.FS(), dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(p, dir+"/")
		switch {
		case e.IsDir():
			got[name] = "/"
		case e.Type()&fs.ModeSymlink != 0:
			target, err := root.Readlink(p)
			got[name] = "→ " + target
			return err
		default:
			data, err := root.ReadFile(p)
			got[name] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// archived is the regular files in a folder of root, by path.
func archived(t *testing.T, root *os.Root, dir string) []byte {
	t.Helper()
	var a txtar.Archive
	err := fs.WalkDir(root.FS(), dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := root.ReadFile(p)
		a.Files = append(a.Files, txtar.File{Name: p, Data: data})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return txtar.Format(&a)
}

// laidOut is the first editions of testdata/layout.txt, so many, sealed and published.
func laidOut(t *testing.T, root *os.Root, editions int) *Series {
	t.Helper()
	a, err := txtar.ParseFile("testdata/layout.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, root)
	for n := 1; n <= editions; n++ {
		files, about := Files{}, map[string]string{}
		for _, f := range a.Files {
			about[f.Name] = string(f.Data)
			if p, ok := strings.CutPrefix(f.Name, fmt.Sprintf("site/%d/", n)); ok {
				files[p] = f.Data
			}
		}
		date, title, _ := strings.Cut(about[fmt.Sprintf("edition/%d", n)], "\n")
		last, _ := s.Newest()
		e := Edition{Number: n, Date: date, Title: title, Previous: last.Digest}
		if _, err := s.Seal(e, files, Files{"inputs.txt": []byte("one\n")}); err != nil {
			t.Fatal(err)
		}
		publish(t, s, files, about[fmt.Sprintf("list/%d", n)])
	}
	return s
}

func TestLayout(t *testing.T) {
	root := newFolder(t)
	s := laidOut(t, root, 2)
	golden.Compare(t, "testdata/layout.golden", string(archived(t, root, "public")))

	if diff := cmp.Diff(s.All(), open(t, root).All()); diff != "" {
		t.Errorf("sealed and read back (-sealed +read):\n%s", diff)
	}
	if newest, ok := s.Newest(); !ok || newest.Number != 2 || newest.Previous != s.All()[0].Digest {
		t.Errorf("Newest = %+v, %v", newest, ok)
	}
}

func TestOpenMissing(t *testing.T) {
	s := open(t, newFolder(t))
	if newest, ok := s.Newest(); ok || newest != (Edition{}) || len(s.All()) != 0 {
		t.Errorf("a folder that is not there has %v", s.All())
	}
	if _, err := s.Holds(1, Files{"a": nil}); err == nil {
		t.Error("Holds answered for an edition that is not there")
	}
}

func TestOpenOrder(t *testing.T) {
	root := newFolder(t)
	s := open(t, root)
	for range 11 {
		build(t, s, Files{"a": nil})
	}
	put(t, root, "public/editions/.12/data/a", "foreign")
	put(t, root, "public/editions/notes/a", "foreign")
	for i, e := range open(t, root).All() {
		if e.Number != i+1 {
			t.Errorf("All()[%d] is edition %d", i, e.Number)
		}
	}
}

// spoil lays out editions, replaces the files of a case and removes those that begin with
// "remove/".
func spoil(t *testing.T, editions int, data []byte) *os.Root {
	t.Helper()
	root := newFolder(t)
	laidOut(t, root, editions)
	for _, f := range txtar.Parse(data).Files {
		name, gone := strings.CutPrefix(f.Name, "remove/")
		if !gone {
			put(t, root, name, string(f.Data))
		} else if err := root.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// retag rewrites the tag manifests of both editions as what now stands beside their data demands.
func retag(t *testing.T, root *os.Root) {
	t.Helper()
	for n := range 2 {
		reseal(t, root, n+1, nil)
	}
}

// openFails is what Open says of a spoilt folder.
func openFails(t *testing.T, root *os.Root) string {
	t.Helper()
	s, err := Open(root, "public")
	if err == nil {
		t.Fatalf("accepted: %+v", s.All())
	}
	return err.Error() + "\n"
}

// TestMalformed has files that no edition is sealed with, but whose digests are right.
func TestMalformed(t *testing.T) {
	golden.Cases(t, "testdata/malformed/*.txt", func(t *testing.T, _ string, data []byte) string {
		root := spoil(t, 2, data)
		if info, err := root.Lstat("public/editions"); err == nil && info.IsDir() {
			retag(t, root)
		}
		return openFails(t, root)
	})
}

func TestHolds(t *testing.T) {
	s := open(t, newFolder(t))
	seal(t, s, Files{"a": []byte("1"), "b/c": []byte("2")})
	for name, c := range map[string]struct {
		files Files
		want  bool
	}{
		"the same":  {Files{"b/c": []byte("2"), "a": []byte("1")}, true},
		"a byte":    {Files{"a": []byte("1"), "b/c": []byte("3")}, false},
		"a name":    {Files{"a": []byte("1"), "b/d": []byte("2")}, false},
		"one less":  {Files{"a": []byte("1")}, false},
		"one more":  {Files{"a": []byte("1"), "b/c": []byte("2"), "d": nil}, false},
		"swapped":   {Files{"a": []byte("2"), "b/c": []byte("1")}, false},
		"none":      {nil, false},
		"bad paths": {Files{"..": nil, "a\n": nil}, false},
	} {
		if got, err := s.Holds(1, c.files); got != c.want || err != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}
