package edition

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"

	"dossier/internal/text"

	"dossier/internal/parallel"
)

// Seal writes the files as edition e and gives e back with its digest, date and title as
// written: runs of white space in them are one space. The number must be higher than that of
// the newest edition and Previous the newest's digest, "" for the first; Digest is not read.
// An edition that is there already is an error, and so are paths that a site cannot have: all
// are named, and nothing is written. The folder of the edition appears with all its files or
// not at all. The series has the edition from then on.
func (s *Series) Seal(e Edition, files Files) (Edition, error) {
	newest, _ := s.Newest()
	switch {
	case e.Number < 1:
		return e, fmt.Errorf("edition %d: numbers begin at 1", e.Number)
	case e.Number <= newest.Number:
		return e, fmt.Errorf("edition %d: edition %d is sealed already and no edition changes; take a higher number", e.Number, newest.Number)
	case e.Previous != newest.Digest:
		return e, fmt.Errorf("edition %d: follows %q, but edition %d is %q", e.Number, e.Previous, newest.Number, newest.Digest)
	}
	if err := checkFiles(files); err != nil {
		return e, fmt.Errorf("edition %d: %w", e.Number, err)
	}
	e.Date, e.Title = text.Flat(e.Date), text.Flat(e.Title)
	manifest := manifestOf(files)
	e.Digest = digest(manifest.Bytes())

	f, err := s.create()
	if err != nil {
		return e, err
	}
	defer f.Close()
	if err := f.writeBag(bag{e, manifest}, files); err != nil {
		return e, err
	}
	s.bags = append(s.bags, bag{e, manifest})
	return e, nil
}

// create opens the public folder and makes it, and the folder of editions in it, if need be.
func (s *Series) create() (folder, error) {
	outer := folder{s.root, "."}
	f, err := outer.open(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		if err := outer.makeFolder(s.dir); err != nil {
			return folder{}, err
		}
		f, err = outer.open(s.dir)
	}
	if err != nil {
		return folder{}, err
	}
	if err := f.makeFolder(editionsDir); err != nil {
		f.Close()
		return folder{}, err
	}
	return f, nil
}

// writeBag writes a bag aside and moves it to its place.
func (f folder) writeBag(b bag, files Files) error {
	place := editionDir(b.Number)
	switch _, err := f.Lstat(place); {
	case err == nil:
		return f.fault(place, errors.New("is there already, and no edition changes"))
	case !errors.Is(err, fs.ErrNotExist):
		return f.fault(place, err)
	}
	aside := path.Join(editionsDir, "."+strconv.Itoa(b.Number)+".tmp")
	return f.withAside(aside, func(t folder) error {
		if err := t.fill(b, files); err != nil {
			return err
		}
		return f.fault(place, f.Rename(aside, place))
	})
}

// fill writes the files of a bag into an empty folder.
func (f folder) fill(b bag, files Files) error {
	names := make([]string, len(b.manifest))
	for i, e := range b.manifest {
		names[i] = dataDir + e.Path
	}
	for _, d := range foldersOf(names) {
		if err := f.makeFolder(d); err != nil {
			return err
		}
	}
	err := parallel.Try(len(names), func(i int) error { return f.writeFile(names[i], files[b.manifest[i].Path]) })
	return cmp.Or(err,
		f.writeFile(declarationName, []byte(declaration)),
		f.writeFile(infoName, formatInfo(b.Edition, oxumOf(files))),
		f.writeFile(manifestName, b.manifest.Bytes()))
}
