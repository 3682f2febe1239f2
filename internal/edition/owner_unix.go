//go:build unix

package edition

import (
	"io/fs"
	"syscall"
)

// ownerOf is the numbers of the user and of the group that a file belongs to, -1 where the system does not say.
func ownerOf(info fs.FileInfo) (uid, gid int) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(s.Uid), int(s.Gid)
	}
	return -1, -1
}
