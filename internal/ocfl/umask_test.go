//go:build unix

package ocfl

import (
	"io/fs"
	"syscall"
	"testing"
)

func TestUmask(t *testing.T) {
	root := newFolder(t)
	defer syscall.Umask(syscall.Umask(0o077))
	write(t, objectOf(states()[:1]), root)
	write(t, objectOf(states()), root)
	checked := 0
	err := fs.WalkDir(root.FS(), "bridge", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if want := map[bool]fs.FileMode{true: folderMode | fs.ModeDir, false: fileMode}[e.IsDir()]; err == nil && info.Mode() != want {
			t.Errorf("%s: %v", p, info.Mode())
		}
		checked++
		return err
	})
	if err != nil || checked < 20 {
		t.Errorf("%v; %d checked", err, checked)
	}
}
