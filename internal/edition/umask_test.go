//go:build unix

package edition

import (
	"io/fs"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUmask(t *testing.T) {
	root := newFolder(t)
	defer syscall.Umask(syscall.Umask(0o077))
	s := open(t, root)
	files := Files{"a/b.html": nil}
	seal(t, s, files)
	publish(t, s, files, "")
	// Files: five of the bag, the page twice, the list, the head and the attributes. Folders: public,
	// editions, 1, data, a twice.
	want := map[fs.FileMode]int{fileMode: 10, folderMode | fs.ModeDir: 6}
	if diff := cmp.Diff(want, modes(t, root, "public")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
