package edition

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"sync"
	"syscall"
)

// disk is all that is done to files here. Names are relative, with slashes.
type disk interface {
	FS() fs.FS
	Lstat(name string) (fs.FileInfo, error)
	ReadFile(name string) ([]byte, error)
	Close() error
	OpenDisk(name string) (disk, error) // a folder as a disk of its own

	Mkdir(name string, mode fs.FileMode) error
	Chmod(name string, mode fs.FileMode) error
	Lchown(name string, uid, gid int) error
	Create(name string, data []byte, mode fs.FileMode) error // a file that is not there yet
	Rename(from, to string) error
	Exchange(a, b string) error // in one step; errors.ErrUnsupported where there is none
	Link(from, to string) error // a second place for a file
	RemoveAll(name string) error
	Sync(names []string) error // returns when these files and folders outlive a loss of power
}

// rootDisk is a folder of the operating system's, out of which no link leads.
type rootDisk struct{ *os.Root }

func (d rootDisk) OpenDisk(name string) (disk, error) {
	r, err := d.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return rootDisk{r}, nil
}

func (d rootDisk) Create(name string, data []byte, mode fs.FileMode) error {
	file, err := d.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Chmod(mode) // the umask has been taken off it
	}
	return cmp.Or(err, file.Close())
}

const (
	// fewSyncs is up to how many files are synced by themselves where the file system can be as a whole.
	fewSyncs = 8
	// syncsAtOnce is how many files are synced at a time: a disk that is asked for many does them
	// together. One after the other, 20,000 files took as many milliseconds.
	syncsAtOnce = 128
)

func (d rootDisk) Sync(names []string) error {
	if len(names) > fewSyncs {
		if err := d.syncSystem(); !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
	}
	errs := make([]error, len(names))
	turns := make(chan struct{}, syncsAtOnce)
	var all sync.WaitGroup
	for i, name := range names {
		turns <- struct{}{}
		all.Go(func() {
			errs[i] = d.syncOne(name)
			<-turns
		})
	}
	all.Wait()
	return cmp.Or(errs...)
}

// syncOne syncs a file, or the list of what a folder has, where the system can.
func (d rootDisk) syncOne(name string) error {
	file, err := d.OpenFile(name, os.O_RDWR, 0)
	if err == nil {
		return cmp.Or(file.Sync(), file.Close())
	}
	if info, e := d.Lstat(name); e != nil || !info.IsDir() {
		return err
	}
	if file, err = d.Open(name); err != nil {
		return err
	}
	if errors.Is(file.Sync(), syscall.EIO) {
		err = &fs.PathError{Op: "sync", Path: name, Err: syscall.EIO}
	}
	return cmp.Or(err, file.Close())
}
