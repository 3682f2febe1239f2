package ocfl

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"dossier/internal/parallel"
)

// fault is err with the path of the file that it is about in place of the one that the operating system
// was asked for; nil where err is.
func fault(name string, err error) error {
	if err == nil {
		return nil
	}
	var p *fs.PathError
	var l *os.LinkError
	if errors.As(err, &p) {
		err = p.Err
	} else if errors.As(err, &l) {
		err = l.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = errors.New("is missing")
	}
	return fmt.Errorf("%s: %w", name, err)
}

// read reads the object that is the folder name of root, and compares all its files with what it says
// of them. A folder that is empty or not there is an object without versions.
func read(root *os.Root, name string) (Object, error) {
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Object{}, nil
	}
	if err == nil && !info.IsDir() {
		err = errors.New("is not a folder")
	}
	if err != nil {
		return Object{}, fault(name, err)
	}
	if entries, err := fs.ReadDir(root.FS(), name); err != nil || len(entries) == 0 {
		return Object{}, fault(name, err)
	}
	if _, err := root.Lstat(path.Join(name, declarationName)); err != nil {
		return Object{}, fault(name, errors.New("is neither empty nor an OCFL 1.1 object; try: another folder"))
	}
	found, err := regular(root.FS(), name)
	if err != nil {
		return Object{}, err
	}
	data, err := root.ReadFile(path.Join(name, inventoryName))
	var o Object
	if err == nil {
		o, err = parseInventory(data)
	}
	if err != nil {
		return Object{}, fault(path.Join(name, inventoryName), err)
	}
	for i := range o.Versions {
		o.Versions[i].Files, o.Versions[i].Dir = root.FS(), path.Join(name, folderOf(i), contentDir)
	}
	return o, o.compare(root, name, found)
}

// regular is the paths of all files in a folder, relative to it. One that is not regular is an error.
func regular(files fs.FS, dir string) (map[string]bool, error) {
	found := map[string]bool{}
	err := fs.WalkDir(files, dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fault(name, err)
		case e.IsDir():
			return nil
		case !e.Type().IsRegular():
			return fault(name, errors.New("is neither a file nor a folder"))
		}
		found[strings.TrimPrefix(name, dir+"/")] = true
		return nil
	})
	return found, err
}

// compare compares the files found in the folder name of root with those that the object has.
func (o Object) compare(root *os.Root, name string, found map[string]bool) error {
	err := o.eachMade(func(file string, want []byte) error {
		delete(found, file)
		data, err := root.ReadFile(path.Join(name, file))
		if err == nil && !bytes.Equal(data, want) {
			err = errors.New("was altered")
		}
		return fault(path.Join(name, file), err)
	})
	if err != nil {
		return err
	}
	contents := o.contents()
	for _, c := range contents {
		delete(found, c.path())
	}
	if extra := slices.Sorted(maps.Keys(found)); len(extra) > 0 {
		return fault(path.Join(name, extra[0]), errors.New("is not of the object"))
	}
	return parallel.Try(len(contents), func(i int) error {
		c := contents[i]
		return o.Versions[c.version].pass(c.name, io.Discard)
	})
}

// listed tells why the version's folder has not the version's files and no others.
func (v Version) listed() error {
	found, err := regular(v.Files, v.Dir)
	if err != nil {
		return err
	}
	for _, p := range slices.Sorted(maps.Keys(v.Sums)) {
		if !found[p] {
			return fault(path.Join(v.Dir, p), fs.ErrNotExist)
		}
		delete(found, p)
	}
	if extra := slices.Sorted(maps.Keys(found)); len(extra) > 0 {
		return fault(path.Join(v.Dir, extra[0]), errors.New("is extra: it is not listed"))
	}
	return nil
}

// pass writes a file of the version to w. A file that turns out to be another than its digest says is an error.
func (v Version) pass(name string, w io.Writer) error {
	from := path.Join(v.Dir, name)
	f, err := v.Files.Open(from)
	if err != nil {
		return fault(from, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(io.MultiWriter(h, w), f); err != nil {
		return fmt.Errorf("%s: cannot be copied: %w", from, err) // which says whether reading or writing failed
	}
	if hex.EncodeToString(h.Sum(nil)) != v.Sums[name] {
		return fault(from, errors.New("was altered: its SHA-256 is another"))
	}
	return nil
}
