package ocfl

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"syscall"

	"dossier/internal/parallel"
)

// The modes of everything that is made here.
const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// asideOf is where the next state of the folder name is made, awayOf where the one before goes.
func asideOf(name string) string { return "." + name + ".ocfl-tmp" }
func awayOf(name string) string  { return "." + name + ".ocfl-old" }

// recoverFolder puts back what an interrupted run has moved away, and removes what it has left.
func recoverFolder(root *os.Root, name string) error {
	aside, away := asideOf(name), awayOf(name)
	_, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		err = root.Rename(away, name)
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err != nil {
		return fault(name, err)
	}
	return cmp.Or(removeAll(root, away), removeAll(root, aside))
}

// removeAll removes a folder, also where folders in it are locked against changes, as archives have them.
func removeAll(root *os.Root, name string) error {
	err := root.RemoveAll(name)
	if !errors.Is(err, fs.ErrPermission) {
		return fault(name, err)
	}
	err = fs.WalkDir(root.FS(), name, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			err = root.Chmod(name, folderMode)
		}
		return err
	})
	return fault(name, cmp.Or(err, root.RemoveAll(name)))
}

// replace has the object take the place of the folder, which has its first versions.
func (o Object) replace(root *os.Root, name string, had int) error {
	for _, v := range o.Versions[had:] {
		if err := v.listed(); err != nil {
			return err
		}
	}
	aside := asideOf(name)
	err := o.writeTo(root, aside, had)
	if err == nil {
		err = swap(root, name)
	}
	return errors.Join(err, removeAll(root, aside))
}

// copying is a file to be read and, where to is not "", written there.
type copying struct {
	content
	to string
}

// copies is all files of the versions from the index had on, and the contents of those before.
func (o Object) copies(had int) []copying {
	var all []copying
	stored := map[content]bool{}
	for _, c := range o.contents() {
		stored[c] = true
		all = append(all, copying{c, c.path()})
	}
	for i, v := range o.Versions[had:] {
		for _, p := range slices.Sorted(maps.Keys(v.Sums)) {
			if c := (content{had + i, p, v.Sums[p]}); !stored[c] {
				all = append(all, copying{c, ""})
			}
		}
	}
	return all
}

// writeTo writes the object as a new folder, and returns when it is on disk.
func (o Object) writeTo(root *os.Root, dir string, had int) error {
	copies := o.copies(had)
	folders := o.folders(dir, copies)
	for _, d := range folders {
		err := root.Mkdir(d, folderMode)
		if err == nil {
			err = root.Chmod(d, folderMode) // the umask has been taken off the mode of Mkdir
		}
		if err != nil {
			return fmt.Errorf("%s: cannot be made: %w", d, err)
		}
	}
	err := parallel.Try(len(copies), func(i int) error {
		c, v := copies[i], o.Versions[copies[i].version]
		to := path.Join(dir, c.to)
		if c.to == "" {
			return v.pass(c.name, io.Discard)
		}
		if c.version < had && root.Link(path.Join(v.Dir, c.name), to) == nil { // not every file system has links
			return nil
		}
		return create(root, to, func(w io.Writer) error { return v.pass(c.name, w) })
	})
	if err != nil {
		return err
	}
	err = o.eachMade(func(name string, data []byte) error {
		return create(root, path.Join(dir, name), func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	})
	if err != nil {
		return err
	}
	return parallel.Try(len(folders), func(i int) error { return syncFolder(root, folders[i]) })
}

// folders is the folders of the object in dir, parents first.
func (o Object) folders(dir string, copies []copying) []string {
	all := map[string]bool{dir: true}
	for i := range o.Versions {
		all[path.Join(dir, folderOf(i))] = true
	}
	for _, c := range copies {
		for d := path.Dir(path.Join(dir, c.to)); c.to != "" && !all[d]; d = path.Dir(d) {
			all[d] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// create makes a file that is not there yet, has write fill it, and returns when it is on disk.
func create(root *os.Root, name string, write func(io.Writer) error) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return fault(name, err)
	}
	err = write(f)
	if err == nil {
		err = fault(name, cmp.Or(f.Chmod(fileMode), f.Sync())) // the umask has been taken off the mode
	}
	return cmp.Or(err, fault(name, f.Close()))
}

// syncFolder returns when the list of what a folder has is on disk, where the system can say.
func syncFolder(root *os.Root, name string) error {
	f, err := root.Open(name)
	if err != nil {
		return fault(name, err)
	}
	defer f.Close()
	if errors.Is(f.Sync(), syscall.EIO) {
		err = fault(name, syscall.EIO)
	}
	return err
}

// swap has what was made aside take the place of the folder, if there is one. Between the two steps that
// this takes the object is whole in either place, and the next run puts it back.
func swap(root *os.Root, name string) error {
	aside, away := asideOf(name), awayOf(name)
	if err := root.Rename(name, away); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault(name, err)
	}
	if err := root.Rename(aside, name); err != nil {
		return errors.Join(fault(name, err), recoverFolder(root, name))
	}
	return cmp.Or(syncFolder(root, "."), removeAll(root, away))
}
