package source

import (
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

// Extensions are how the names of seeds end: those of plain text first.
var Extensions = []string{".txt", ".md", ".html", ".htm"}

// Read parses all seeds under root, in order of their ids; one that an earlier edition knows keeps
// its id. All files that cannot be read are named in one error. Hidden files are none of the seeds.
func Read(root fs.FS, known []Known) ([]*Source, error) {
	entries, err := fs.ReadDir(root, Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s/: cannot be read: %w", Folder, err)
	}
	var names []string
	var errs []error
	for _, e := range entries {
		name := path.Join(Folder, e.Name())
		switch {
		case e.Name()[0] == '.':
		case slices.Contains(Extensions, path.Ext(e.Name())):
			names = append(names, name)
		default:
			errs = append(errs, fmt.Errorf("%s: not an article; try: a file that ends in %s, or move it out of %s/", name, strings.Join(Extensions, " or "), Folder))
		}
	}
	if len(names) == 0 {
		errs = append(errs, fmt.Errorf("%s/: no articles found; try: put each article into a text file there, for example %s/first.txt", Folder, Folder))
	}
	sources := make([]*Source, len(names))
	faults := make([]error, len(names))
	parallel.Each(len(names), func(i int) { sources[i], faults[i] = readFile(root, names[i]) })
	if err := errors.Join(append(errs, faults...)...); err != nil {
		return nil, err
	}
	identify(sources, known)
	slices.SortFunc(sources, func(a, b *Source) int { return strings.Compare(a.ID, b.ID) })
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

// InferDates gives sources without a date the day of the others, with the basis Dossier, if those
// that have one all name the same.
func InferDates(sources []*Source) {
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
