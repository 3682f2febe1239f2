package ocfl

import (
	"io/fs"
	"os"
	"testing"
)

// TestLocked has an object that its archive has locked against changes: it can be added to, and nothing else is left.
func TestLocked(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("LOCKED FOLDERS ARE NOT TRIED: nothing is locked for root")
	}
	root := newFolder(t)
	all := states()
	write(t, objectOf(all[:1]), root)
	err := fs.WalkDir(root.FS(), "bridge", func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			err = root.Chmod(name, 0o555)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if had := write(t, objectOf(all), root); had != 1 {
		t.Errorf("had %d versions", had)
	}
	validate(t, root, all)
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}
