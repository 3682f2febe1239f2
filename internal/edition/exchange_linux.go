package edition

import (
	"errors"

	"golang.org/x/sys/unix"
)

// Exchange has two names of the folder change places in one step. The error is errors.ErrUnsupported
// where the file system has no such step.
func (d rootDisk) Exchange(a, b string) error {
	dir, err := d.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	err = unix.Renameat2(int(dir.Fd()), a, int(dir.Fd()), b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) { // of a file system that does not know the flag
		return errors.ErrUnsupported
	}
	return err
}

// syncSystem syncs the whole file system that the folder is on.
func (d rootDisk) syncSystem() error {
	dir, err := d.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	return unix.Syncfs(int(dir.Fd()))
}
