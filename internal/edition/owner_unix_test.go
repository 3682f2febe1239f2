//go:build unix

package edition

import (
	"os"
	"testing"
)

// TestOwners has folders of other users and groups: as far as the system lets a build, they stay theirs.
func TestOwners(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("OWNERS ARE NOT TRIED: only root can give folders away")
	}
	root := newFolder(t)
	build(t, open(t, root), Files{"index.html": []byte("1")})
	put(t, root, "public/theirs/x", "x")
	for name, owner := range map[string][2]int{"public": {0, 4321}, "public/theirs": {1234, 4321}} {
		if err := root.Chown(name, owner[0], owner[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := root.Chmod("public", 0o750|os.ModeSetgid); err != nil {
		t.Fatal(err)
	}
	build(t, open(t, root), Files{"index.html": []byte("2")})
	for name, want := range map[string][2]int{"public": {0, 4321}, "public/theirs": {1234, 4321}, "public/theirs/x": {0, 0}} {
		info, err := root.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if uid, gid := ownerOf(info); [2]int{uid, gid} != want {
			t.Errorf("%s belongs to %d and %d, want %v", name, uid, gid, want)
		}
	}
	if info, err := root.Stat("public"); err != nil || info.Mode() != os.ModeDir|0o750|os.ModeSetgid {
		t.Errorf("%v, %v", info, err)
	}
}
