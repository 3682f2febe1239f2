package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/parallel"
)

// Folder is where the seeds of a dossier lie.
const Folder = "seeds"

// Read parses all seeds/*.txt under root, in order of their ids. Where a source does not say
// when it was published and all that do say agree, their day is taken, with the basis Dossier.
// All files that cannot be read are named in one error. Hidden files are none of the seeds.
func Read(root fs.FS) ([]*Source, error) {
	entries, err := fs.ReadDir(root, Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s/: cannot be read: %w", Folder, err)
	}
	var names []string
	for _, e := range entries {
		if path.Ext(e.Name()) == ".txt" && e.Name()[0] != '.' {
			names = append(names, path.Join(Folder, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s/: no articles found; try: put each article into a text file there, for example %s/first.txt", Folder, Folder)
	}
	sources := make([]*Source, len(names))
	errs := make([]error, len(names))
	parallel.Each(len(names), func(i int) { sources[i], errs[i] = readFile(root, names[i]) })
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	tellApart(sources)
	slices.SortFunc(sources, func(a, b *Source) int { return strings.Compare(a.ID, b.ID) })
	inferDates(sources)
	return sources, nil
}

func readFile(root fs.FS, name string) (*Source, error) {
	info, err := fs.Stat(root, name)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a file; try: move it out of %s/", name, Folder)
	}
	data, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
	}
	return Parse(path.Base(name), data), nil
}

// tellApart gives sources whose short ids are the same ids with a digest of the file's name, as
// long a one as it takes.
func tellApart(sources []*Source) {
	short := make([]string, len(sources))
	for i, s := range sources {
		short[i] = s.ID
	}
	for digits := hashDigits; digits <= hex.EncodedLen(sha256.Size); digits += hashDigits {
		count := make(map[string]int, len(sources))
		for _, s := range sources {
			count[s.ID]++
		}
		if len(count) == len(sources) {
			return
		}
		for i, s := range sources {
			if count[s.ID] > 1 {
				s.ID = short[i] + "-" + digest([]byte(s.File))[:digits]
			}
		}
	}
}

// inferDates gives sources without a date the day of the others, if those that have one all
// name the same.
func inferDates(sources []*Source) {
	var day date.Date
	for _, s := range sources {
		switch {
		case s.Published.IsZero():
		case day.IsZero():
			day = s.Published
		case day != s.Published:
			return
		}
	}
	if day.IsZero() {
		return
	}
	for _, s := range sources {
		if s.Published.IsZero() {
			s.Published, s.Basis = day, Dossier
		}
	}
}
