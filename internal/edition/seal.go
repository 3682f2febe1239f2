package edition

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"dossier/internal/parallel"
	"dossier/internal/text"
)

// Seal writes the files as edition e, with the tags beside them, and gives e back with its digest,
// date and title as written: runs of white space in them are one space. The number must be the one
// after the newest edition's and Previous the newest's digest, "" for the first; Digest is not
// read. An edition that is there already is an error, and so are paths that a site cannot have: all
// are named, and nothing is written. The folder of the edition appears with all its files or
// not at all, also where the machine loses power. The series has the edition from then on.
func (s *Series) Seal(e Edition, files, tags Files) (Edition, error) {
	newest, _ := s.Newest()
	switch {
	case e.Number < 1:
		return e, fmt.Errorf("edition %d: numbers begin at 1", e.Number)
	case e.Number <= newest.Number:
		return e, fmt.Errorf("edition %d: edition %d is sealed already and no edition changes; take a higher number", e.Number, newest.Number)
	case e.Number != newest.Number+1:
		return e, fmt.Errorf("edition %d: the next edition is %d", e.Number, newest.Number+1)
	case e.Previous != newest.Digest:
		return e, fmt.Errorf("edition %d: follows %q, but edition %d is %q", e.Number, e.Previous, newest.Number, newest.Digest)
	}
	b, err := s.writeBag(e, files, tags, folder.takePlace)
	if err != nil {
		return e, err
	}
	s.bags = append(s.bags, b)
	return b.Edition, nil
}

// Amend writes the files as edition e in place of the newest one, which must have the same number
// and the same edition before it. In all else it is like Seal. The edition as it was stands aside
// until Publish; where a run is interrupted before, Lock puts it back or Publish removes it.
func (s *Series) Amend(e Edition, files, tags Files) (Edition, error) {
	newest, some := s.Newest()
	switch {
	case !some:
		return e, errors.New("there is no edition to amend; build without --amend makes the first")
	case e.Number != newest.Number:
		return e, fmt.Errorf("edition %d: only the newest, edition %d, can be amended", e.Number, newest.Number)
	case e.Previous != newest.Previous:
		return e, fmt.Errorf("edition %d: follows %q, but its edition before is %q", e.Number, e.Previous, newest.Previous)
	}
	b, err := s.writeBag(e, files, tags, folder.replace)
	if err != nil {
		return e, err
	}
	last := &s.bags[len(s.bags)-1]
	s.replaced = append(s.replaced, last.manifest)
	*last = b
	return b.Edition, nil
}

// writeBag writes a bag aside and has put move it to its place.
func (s *Series) writeBag(e Edition, files, tags Files, put func(f folder, aside string, n int) error) (bag, error) {
	if err := cmp.Or(checkFiles(files), checkTags(tags)); err != nil {
		return bag{}, fmt.Errorf("edition %d: %w", e.Number, err)
	}
	e.Date, e.Title, e.Software = text.Flat(e.Date), text.Flat(e.Title), text.Flat(e.Software)
	b, beside := newBag(e, files, tags)
	f, err := s.create()
	if err != nil {
		return b, err
	}
	defer f.Close()
	aside := newDir(e.Number)
	return b, f.withAside(aside, func(t folder) error {
		if err := t.fill(b, files, beside); err != nil {
			return err
		}
		return put(f, aside, e.Number)
	})
}

// takePlace moves a bag from aside to where nothing is yet.
func (f folder) takePlace(aside string, n int) error {
	place := editionDir(n)
	switch there, err := f.is(place); {
	case err != nil:
		return err
	case there:
		return f.fault(place, errors.New("is there already, and no edition changes"))
	}
	return f.moveDurably(aside, place)
}

// replace moves a bag from aside to where edition n stands, which it puts aside.
func (f folder) replace(aside string, n int) error {
	place, old := editionDir(n), oldDir(n)
	if err := f.RemoveAll(old); err != nil {
		return f.fault(old, err)
	}
	if err := f.move(place, old); err != nil {
		return err
	}
	if err := f.moveDurably(aside, place); err != nil {
		return errors.Join(err, f.move(old, place))
	}
	return nil
}

// moveDurably moves a folder to where nothing is, and returns when that is on disk.
func (f folder) moveDurably(from, to string) error {
	if err := f.move(from, to); err != nil {
		return err
	}
	return f.fault(editionsDir, f.Sync([]string{editionsDir}))
}

// create opens the public folder and makes it, and the folder of editions in it, if need be.
func (s *Series) create() (folder, error) {
	outer := folder{s.disk, "."}
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

// fill writes the files of a bag into an empty folder: those of the site, and those beside. They
// are on disk when it returns.
func (f folder) fill(b bag, files, beside Files) error {
	names := make([]string, len(b.manifest))
	for i, e := range b.manifest {
		names[i] = dataDir + e.Path
	}
	folders := foldersOf(names)
	for _, d := range folders {
		if err := f.makeFolder(d); err != nil {
			return err
		}
	}
	err := parallel.Try(len(names), func(i int) error { return f.writeFile(names[i], files[b.manifest[i].Path]) })
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(beside)) {
		if err := f.writeFile(name, beside[name]); err != nil {
			return err
		}
		names = append(names, name)
	}
	return f.fault(".", f.Sync(slices.Concat(names, folders, []string{"."})))
}
