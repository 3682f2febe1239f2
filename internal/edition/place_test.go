package edition

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// TestNotAFolder has something else in the place of the public folder. It stays.
func TestNotAFolder(t *testing.T) {
	for name, c := range map[string]struct{ link, want string }{
		"a link to a folder":  {"kept", "public: a symbolic link stands where the site is to be"},
		"a link out":          {"..", "public: a symbolic link stands where"},
		"a link to nothing":   {"nowhere", "public: a symbolic link stands where"},
		"a file of no series": {"", "public: a file that is in no edition stands where"},
	} {
		t.Run(name, func(t *testing.T) {
			root := newFolder(t)
			put(t, root, "kept/x", "x")
			if c.link == "" {
				put(t, root, "public", "x")
			} else if err := root.Symlink(c.link, "public"); err != nil {
				t.Fatal(err)
			}
			if _, err := Open(root, "public"); err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("%v; want %s", err, c.want)
			}
		})
	}
}

// locking is a disk that removes nothing from folders that are locked, whoever asks.
type locking struct{ unsynced }

func (d locking) RemoveAll(name string) error {
	err := fs.WalkDir(d.FS(), name, func(p string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Mode()&0o200 == 0 {
			err = &fs.PathError{Op: "unlinkat", Path: p, Err: fs.ErrPermission}
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	return d.unsynced.RemoveAll(name)
}

// TestLockedFolders has sealed editions and a folder of others that somebody has locked: they go over into the next
// state as they are, and nothing of the old one is left.
func TestLockedFolders(t *testing.T) {
	root := newFolder(t)
	d := locking{unsynced{rootDisk{root}}}
	if err := run(t.Context(), d, 1, false); err != nil {
		t.Fatal(err)
	}
	put(t, root, "public/kept/x", "x")
	locked := []string{"public/kept", path.Join("public", SiteDir(1)), path.Join("public", Dir(1)), "public/editions"}
	for _, name := range locked {
		if err := root.Chmod(name, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(t.Context(), d, 2, false); err != nil {
		t.Fatal(err)
	}
	for _, name := range locked {
		info, err := root.Stat(name)
		if err != nil || info.Mode() != 0o555|fs.ModeDir {
			t.Errorf("%s: %v, %v", name, info, err)
		}
		if err := root.Chmod(name, 0o755); err != nil { // or the folder of the test stays
			t.Error(err)
		}
	}
	report, err := Verify(root, "public", 0)
	if err != nil || len(report.Faults) > 0 || len(report.Editions) != 2 {
		t.Errorf("%+v, %v", report, err)
	}
}

// anothers is a disk on which a folder belongs to somebody else.
type anothers struct {
	unsynced
	name string
}

func (d anothers) OpenDisk(name string) (disk, error) {
	r, err := d.OpenRoot(name)
	return anothers{unsynced{rootDisk{r}}, d.name}, err
}

func (d anothers) Chmod(name string, mode fs.FileMode) error {
	if name == d.name {
		return &fs.PathError{Op: "chmod", Path: name, Err: fs.ErrPermission}
	}
	return d.unsynced.Chmod(name, mode)
}

// TestAnothersFolder has a folder of another user's: nothing is done, and nothing is left.
func TestAnothersFolder(t *testing.T) {
	root := newFolder(t)
	sound := unsynced{rootDisk{root}}
	if err := run(t.Context(), sound, 1, false); err != nil {
		t.Fatal(err)
	}
	put(t, root, "public/theirs/x", "x")
	before := tree(t, root, ".")
	err := run(t.Context(), anothers{sound, "theirs"}, 2, false)
	if err == nil || !strings.HasPrefix(err.Error(), "public/theirs: is another user's folder") {
		t.Errorf("error %v", err)
	}
	if after := tree(t, root, "."); len(after) != len(before) || after["public/index.html"] != before["public/index.html"] {
		t.Errorf("changed to %v", after)
	}
}

// TestVerifyMeanwhile verifies while a build is at work: what it has aside is no fault, and when the site is
// exchanged for another the answer is none.
func TestVerifyMeanwhile(t *testing.T) {
	root := threeEditions(t)
	held, err := Lock(root, "public")
	if err != nil {
		t.Fatal(err)
	}
	put(t, root, ".public.tmp/index.html", "half")
	if report, err := Verify(root, "public", 0); err != nil || len(report.Faults) > 0 {
		t.Errorf("%v, %v", report.Faults, err)
	}
	held.Release()
	if report, err := Verify(root, "public", 0); err != nil || len(report.Faults) != 1 {
		t.Errorf("%v, %v", report.Faults, err)
	}
	f, err := folder{rootDisk{root}, "."}.open("public")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	place := path.Join(root.Name(), "public")
	if err := f.checkPlace(place); err != nil {
		t.Error(err)
	}
	if err := run(t.Context(), unsynced{rootDisk{root}}, 4, false); err != nil {
		t.Fatal(err)
	}
	if err := f.checkPlace(place); err == nil || err.Error() != "public: a build has put a new site here meanwhile; try again" {
		t.Errorf("error %v", err)
	}
}
