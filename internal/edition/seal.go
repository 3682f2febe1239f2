package edition

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"

	"dossier/internal/text"
)

// pending is the newest edition of a series while it is sealed and not published yet.
type pending struct {
	number   int
	files    Files    // of its bag, by their paths in the public folder
	replaced Manifest // of the edition that it was before it was amended; nil where it is new
}

// Seal makes the files edition e, with the tags beside them, and gives e back with its digest, and
// with date and title as its bag has them: runs of white space and control characters in them are one space. The number must be the
// one after the newest edition's and Previous the newest's digest, "" for the first; Digest is not
// read. Paths that a site cannot have are an error that names all. Nothing is written: the series has
// the edition from then on, and Publish writes it, before which there can be no other.
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
	b, err := s.seal(e, files, tags)
	if err != nil {
		return e, err
	}
	s.bags = append(s.bags, b)
	return b.Edition, nil
}

// Amend makes the files edition e in place of the newest one, which must have the same number
// and the same edition before it. In all else it is like Seal.
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
	b, err := s.seal(e, files, tags)
	if err != nil {
		return e, err
	}
	last := &s.bags[len(s.bags)-1]
	s.pending.replaced = last.manifest
	*last = b
	return b.Edition, nil
}

// seal makes a bag of the files, which is pending then.
func (s *Series) seal(e Edition, files, tags Files) (bag, error) {
	if s.pending != nil {
		return bag{}, fmt.Errorf("edition %d: edition %d is to be published first", e.Number, s.pending.number)
	}
	if err := cmp.Or(checkFiles(files), checkTags(tags)); err != nil {
		return bag{}, fmt.Errorf("edition %d: %w", e.Number, err)
	}
	e.Date, e.Title, e.Software = oneLine(e.Date), oneLine(e.Title), oneLine(e.Software)
	b, beside := newBag(e, files, tags)
	dir := Dir(e.Number)
	s.pending = &pending{number: e.Number, files: Files{}}
	for name, data := range beside {
		s.pending.files[path.Join(dir, name)] = data
	}
	for name, data := range files {
		s.pending.files[path.Join(dir, dataDir, name)] = data
	}
	return b, nil
}

// oneLine is s in one line, whatever a reader of bags takes for the end of one.
func oneLine(s string) string {
	return text.Flat(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s))
}
