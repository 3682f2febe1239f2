package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// The modes of everything that is made here.
const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// folder is the open public folder, or one inside it.
type folder struct {
	disk
	name string // relative to the dossier's folder
}

// open opens a folder in f; fs.ErrNotExist where there is none.
func (f folder) open(name string) (folder, error) {
	d, err := f.OpenDisk(name)
	if err != nil {
		return folder{}, f.fault(name, err)
	}
	return folder{d, path.Join(f.name, name)}, nil
}

// fault is err with the path of the file that it is about, relative to the dossier's folder,
// in place of the one that the operating system was asked for; nil where err is.
func (f folder) fault(name string, err error) error {
	if err == nil {
		return nil
	}
	switch e := err.(type) {
	case *fs.PathError:
		err = e.Err
	case *os.LinkError:
		err = e.Err
	}
	return fmt.Errorf("%s: %w", path.Join(f.name, name), err)
}

// makeFolder makes a folder whose parent is there. One that is there already is left as it is;
// a link to one is an error.
func (f folder) makeFolder(name string) error {
	err := f.Mkdir(name, folderMode)
	if err == nil {
		return f.fault(name, f.Chmod(name, folderMode)) // the umask has been taken off the mode of Mkdir
	}
	if info, e := f.Lstat(name); e == nil && info.IsDir() {
		return nil
	}
	return f.fault(name, err)
}

// move gives a folder another place, which nothing has.
func (f folder) move(from, to string) error { return f.fault(to, f.Rename(from, to)) }

// is tells whether there is anything of that name.
func (f folder) is(name string) (bool, error) {
	_, err := f.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, f.fault(name, err)
}
