package ocfl

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	ocflgo "github.com/srerickson/ocfl-go"
	ocflfs "github.com/srerickson/ocfl-go/fs"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"dossier/internal/golden"
)

// newFolder is a new, empty folder.
func newFolder(t testing.TB) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// objectOf is an object with a version for each state: the bytes of its files by path.
func objectOf(states []map[string]string) Object {
	o := Object{ID: "https://harrow.example/bridge"}
	for i, files := range states {
		v := Version{
			Created: fmt.Sprintf("2022-01-%02dT00:00:00Z", i+1), Message: fmt.Sprint("State ", i+1, ": <a & b>"), User: "a test",
			Sums: map[string]string{}, Files: fstest.MapFS{}, Dir: fmt.Sprint("states/", i+1),
		}
		for p, data := range files {
			v.Sums[p] = fmt.Sprintf("%x", sha256.Sum256([]byte(data)))
			v.Files.(fstest.MapFS)[path.Join(v.Dir, p)] = &fstest.MapFile{Data: []byte(data)}
		}
		o.Versions = append(o.Versions, v)
	}
	return o
}

// states is the three states of the tests: what is alike in one and in several, what goes and comes back.
func states() []map[string]string {
	return []map[string]string{
		{"bagit.txt": "bag\n", "data/index.html": "one", "data/z/copy.html": "one", "data/a b/é.txt": "same"},
		{"bagit.txt": "bag\n", "data/index.html": "two", "data/a b/é.txt": "same", "data/moved.txt": "one"},
		{"bagit.txt": "bag\n", "data/index.html": "one", "data/empty": "", "data/a b/é.txt": "same"},
	}
}

func write(t testing.TB, o Object, root *os.Root) int {
	t.Helper()
	had, err := o.Write(root, "bridge")
	if err != nil {
		t.Fatal(err)
	}
	return had
}

// tree is what stands in root: the bytes of files, the targets of links, "/" for folders, by path.
func tree(t testing.TB, root *os.Root) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := fs.WalkDir(root.FS(), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch {
		case e.IsDir():
			got[p] = "/"
		case e.Type()&fs.ModeSymlink != 0:
			got[p], err = root.Readlink(p)
		default:
			var data []byte
			data, err = root.ReadFile(p)
			got[p] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestLayout shows an object as it is on disk.
func TestLayout(t *testing.T) {
	root := newFolder(t)
	write(t, objectOf(states()), root)
	var a txtar.Archive
	files := tree(t, root)
	maps.DeleteFunc(files, func(_, data string) bool { return data == "/" })
	for _, p := range slices.Sorted(maps.Keys(files)) {
		a.Files = append(a.Files, txtar.File{Name: p, Data: []byte(files[p])})
	}
	golden.Compare(t, "testdata/layout.golden", string(txtar.Format(&a)))
}

// validate has an independent library judge the object, and compares each version that it
// restores with the state that it was written from. Its warnings must be of these kinds: that SHA-512 is
// better than SHA-256 (W004), and that users have no address (W008), which is no URI (W009).
func validate(t testing.TB, root *os.Root, want []map[string]string) {
	t.Helper()
	ctx, files := context.Background(), ocflfs.DirFS(root.Name())
	v := ocflgo.ValidateObject(ctx, files, "bridge")
	if err := v.Err(); err != nil {
		t.Fatal(err)
	}
	for _, warning := range v.WarnErrors() {
		var coded *ocflgo.ValidationError
		if !errors.As(warning, &coded) || !slices.Contains([]string{"W004", "W008", "W009"}, coded.Code) {
			t.Errorf("warning: %v", warning)
		}
	}
	object, err := ocflgo.NewObject(ctx, files, "bridge", ocflgo.ObjectMustExist())
	if err != nil {
		t.Fatal(err)
	}
	if n := object.Head().Num(); n != len(want) {
		t.Fatalf("%d versions, want %d", n, len(want))
	}
	for i, state := range want {
		restored, err := object.VersionFS(ctx, i+1)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		err = fs.WalkDir(restored, ".", func(p string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(restored, p)
			got[p] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(state, got); diff != "" {
			t.Errorf("version %d (-written +restored):\n%s", i+1, diff)
		}
	}
}

func TestValid(t *testing.T) {
	root := newFolder(t)
	if had := write(t, objectOf(states()), root); had != 0 {
		t.Errorf("a folder that is not there had %d versions", had)
	}
	validate(t, root, states())
}

// TestOneByOne writes the versions one after the other, and at once.
func TestOneByOne(t *testing.T) {
	one, all := newFolder(t), newFolder(t)
	for n := range states() {
		if had := write(t, objectOf(states()[:n+1]), one); had != n {
			t.Errorf("had %d versions, not %d", had, n)
		}
		validate(t, one, states()[:n+1])
	}
	write(t, objectOf(states()), all)
	if diff := cmp.Diff(tree(t, all), tree(t, one)); diff != "" {
		t.Errorf("(-at once +one by one):\n%s", diff)
	}
}

// TestInventory reads inventories of random states back, and adds the other states.
func TestInventory(t *testing.T) {
	paths := rapid.SampledFrom([]string{"a", "b/c", "b/d/e", "é f", "<&>\u2028"})
	rapid.Check(t, func(t *rapid.T) {
		states := rapid.SliceOfN(rapid.MapOfN(paths, rapid.StringMatching("[xy]{0,2}"), 1, -1), 1, 12).Draw(t, "states")
		o := objectOf(states)
		for n := 1; n <= len(states); n++ {
			data, err := o.inventory(n).encode()
			if err != nil {
				t.Fatal(err)
			}
			there, err := parseInventory(data)
			if err != nil {
				t.Fatalf("%v in\n%s", err, data)
			}
			there.Versions = append(there.Versions, o.Versions[n:]...)
			if diff := cmp.Diff(o.inventory(len(states)), there.inventory(len(states))); diff != "" {
				t.Fatalf("(-at once +one by one):\n%s", diff)
			}
		}
		for sum, places := range o.inventory(len(states)).Manifest {
			version, p, _ := strings.Cut(places[0], "/content/")
			n, err := strconv.Atoi(version[1:])
			if err != nil || o.Versions[n-1].Sums[p] != sum || len(places) != 1 {
				t.Fatalf("%s is said to be in %v: %v", sum, places, err)
			}
		}
	})
}

// TestAgain writes what is there already.
func TestAgain(t *testing.T) {
	root := newFolder(t)
	if err := root.Mkdir("bridge", 0o755); err != nil { // an empty folder is none
		t.Fatal(err)
	}
	o := objectOf(states())
	write(t, o, root)
	was, err := root.Stat("bridge")
	if err != nil {
		t.Fatal(err)
	}
	for i := range o.Versions {
		o.Versions[i].Message = "said otherwise by now"
		o.Versions[i].Files = nil // nothing of them is read
	}
	if had := write(t, o, root); had != 3 {
		t.Errorf("had %d versions", had)
	}
	if is, err := root.Stat("bridge"); err != nil || !os.SameFile(was, is) {
		t.Errorf("the folder was replaced: %v", err)
	}
	validate(t, root, states())
}

// TestKept has a version keep what was said of it when it was written.
func TestKept(t *testing.T) {
	root := newFolder(t)
	write(t, objectOf(states()[:1]), root)
	first := tree(t, root)["bridge/v1/inventory.json"]
	o := objectOf(states())
	o.Versions[0].Message = "said otherwise by now"
	write(t, o, root)
	if again := tree(t, root)["bridge/v1/inventory.json"]; again != first {
		t.Errorf("version 1 was changed to %s", again)
	}
	validate(t, root, states())
}

// TestRefused changes files of the object that has the first two states, or of the third state: those
// of a case are put there, or, below remove/, removed. Nothing may change.
func TestRefused(t *testing.T) {
	golden.Cases(t, "testdata/refused/*.txt", func(t *testing.T, _ string, data []byte) string {
		root := newFolder(t)
		write(t, objectOf(states()[:2]), root)
		o := objectOf(states())
		third := o.Versions[2].Files.(fstest.MapFS)
		for _, f := range txtar.Parse(data).Files {
			p, gone := strings.CutPrefix(f.Name, "remove/")
			switch inObject := strings.HasPrefix(p, "bridge/"); {
			case inObject && gone:
				if err := root.RemoveAll(p); err != nil {
					t.Fatal(err)
				}
			case inObject:
				put(t, root, p, f.Data)
			case gone:
				delete(third, p)
			default:
				third[p] = &fstest.MapFile{Data: f.Data}
			}
		}
		before := tree(t, root)
		_, err := o.Write(root, "bridge")
		if err == nil {
			t.Fatal("accepted")
		}
		if diff := cmp.Diff(before, tree(t, root)); diff != "" {
			t.Errorf("(-before +after):\n%s", diff)
		}
		return err.Error() + "\n"
	})
}

// put writes a file at any depth.
func put(t testing.TB, root *os.Root, name string, data []byte) {
	t.Helper()
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := root.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestAnother has the folder hold another object, or other versions.
func TestAnother(t *testing.T) {
	other := states()
	other[1]["data/index.html"] = "amended"
	renamed := objectOf(states())
	renamed.ID = "ni:///sha-256;abc"
	for name, c := range map[string]struct {
		object Object
		want   string
	}{
		"id":      {renamed, "bridge: is the object https://harrow.example/bridge, and this is ni:///sha-256;abc; try: another folder"},
		"amended": {objectOf(other), "bridge: was written when version 2 had other files, and a version never changes; try: another folder"},
		"fewer":   {objectOf(states()[:1]), "bridge: has 2 versions, and this object has 1; try: another folder"},
		"none":    {objectOf(nil), "an object has an id and at least one version"},
		"empty":   {objectOf([]map[string]string{{}}), "version 1: has no user, no file, or words that are not in UTF-8"},
		"path":    {objectOf([]map[string]string{{"../a": ""}}), `version 1: "../a" is not a relative path in UTF-8 with single slashes`},
	} {
		t.Run(name, func(t *testing.T) {
			root := newFolder(t)
			write(t, objectOf(states()[:2]), root)
			before := tree(t, root)
			if _, err := c.object.Write(root, "bridge"); err == nil || err.Error() != c.want {
				t.Errorf("%v\nwant %s", err, c.want)
			}
			if diff := cmp.Diff(before, tree(t, root)); diff != "" {
				t.Errorf("(-before +after):\n%s", diff)
			}
		})
	}
}

// TestLinks has symbolic links, which are never followed, in all places.
func TestLinks(t *testing.T) {
	for _, place := range []string{"bridge", "bridge/v1", "bridge/inventory.json", "bridge/v1/content/data/index.html"} {
		root := newFolder(t)
		write(t, objectOf(states()[:2]), root)
		if err := errors.Join(root.Rename(place, "elsewhere"), os.Symlink(filepath.Join(root.Name(), "elsewhere"), filepath.Join(root.Name(), place))); err != nil {
			t.Fatal(err)
		}
		before := tree(t, root)
		if _, err := objectOf(states()).Write(root, "bridge"); err == nil || !strings.HasPrefix(err.Error(), place+": is n") {
			t.Errorf("%s: %v", place, err)
		}
		if diff := cmp.Diff(before, tree(t, root)); diff != "" {
			t.Errorf("%s (-before +after):\n%s", place, diff)
		}
	}
	o := objectOf(states())
	o.Versions[0].Files.(fstest.MapFS)["states/1/bagit.txt"].Mode = fs.ModeSymlink
	if _, err := o.Write(newFolder(t), "bridge"); err == nil || err.Error() != "states/1/bagit.txt: is neither a file nor a folder" {
		t.Error(err)
	}
}

// TestInterrupted has what a run leaves that ended at each of its steps.
func TestInterrupted(t *testing.T) {
	aside, away := asideOf("bridge"), awayOf("bridge")
	for name, leave := range map[string]func(root *os.Root) error{
		"writing":  func(root *os.Root) error { return root.MkdirAll(aside+"/v1/content", 0o755) },
		"between":  func(root *os.Root) error { return errors.Join(root.Rename("bridge", away), root.Mkdir(aside, 0o755)) },
		"replaced": func(root *os.Root) error { return root.MkdirAll(away+"/v1", 0o755) },
	} {
		t.Run(name, func(t *testing.T) {
			root, clean := newFolder(t), newFolder(t)
			write(t, objectOf(states()[:2]), root)
			if err := leave(root); err != nil {
				t.Fatal(err)
			}
			if had := write(t, objectOf(states()), root); had != 2 {
				t.Errorf("had %d versions", had)
			}
			write(t, objectOf(states()), clean)
			if diff := cmp.Diff(tree(t, clean), tree(t, root)); diff != "" {
				t.Errorf("(-clean +interrupted):\n%s", diff)
			}
		})
	}
}

// FuzzInventory has parseInventory take only what is written.
func FuzzInventory(f *testing.F) {
	for n := range states() {
		data, err := objectOf(states()).inventory(n + 1).encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := parseInventory(data)
		if err != nil {
			return
		}
		again, err := o.inventory(len(o.Versions)).encode()
		if err != nil || string(again) != string(data) {
			t.Errorf("%v: %q was read, %q is written", err, data, again)
		}
	})
}
