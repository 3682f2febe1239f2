//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package edition

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks an open file until it is closed or the process ends; false where another process
// has it. A file system without locks, such as some network shares, locks nobody out.
func tryLock(f *os.File) bool {
	return !errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}
