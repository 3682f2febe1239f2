package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/defect"
	"dossier/internal/parallel"
	"dossier/internal/text"
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
	var files []fs.DirEntry
	var errs []error
	for _, e := range entries {
		if e.Name()[0] == '.' {
			continue
		}
		if err := unfit(e.Name()); err != nil {
			errs = append(errs, fmt.Errorf("%s/%w", Folder, err))
		} else {
			files = append(files, e)
		}
	}
	if len(files) == 0 && len(errs) == 0 {
		return nil, fmt.Errorf("%s/: no articles found; try: put each article into a text file there, for example %s/first.txt", Folder, Folder)
	}
	sources := make([]*Source, len(files))
	faults := make([]error, len(files))
	parallel.Each(len(files), func(i int) { sources[i], faults[i] = readFile(root, files[i]) })
	if err := errors.Join(append(errs, faults...)...); err != nil {
		return nil, err
	}
	mend(sources)
	identify(sources, known)
	slices.SortFunc(sources, func(a, b *Source) int { return strings.Compare(a.ID, b.ID) })
	return sources, nil
}

// unfit is why no file of that name is read as a seed, or nil.
func unfit(name string) error {
	switch {
	case !utf8.ValidString(name):
		return fmt.Errorf("%q: its name is not UTF-8; try: another name", name)
	case !slices.Contains(Extensions, strings.ToLower(path.Ext(name))):
		return fmt.Errorf("%s: not an article; try: a file that ends in %s, or move it out of %s/", name, strings.Join(Extensions, " or "), Folder)
	}
	return nil
}

func readFile(root fs.FS, entry fs.DirEntry) (*Source, error) {
	name := path.Join(Folder, entry.Name())
	info, err := fs.Stat(root, name)
	if err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a file; try: move it out of %s/", name, Folder)
	}
	var data []byte
	if err == nil {
		data, err = fs.ReadFile(root, name)
	}
	if err == nil {
		return Parse(entry.Name(), data), nil
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	if entry.Type()&fs.ModeSymlink != 0 {
		return nil, fmt.Errorf("%s: a link that cannot be followed: %w; try: the file itself in its place", name, err)
	}
	return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
}

// mend parts the words of the texts where a space was lost, and notes the places. What is printed
// stays as it is.
func mend(sources []*Source) {
	texts, titles := make([]*text.Text, len(sources)), make([]text.Span, len(sources))
	for i, s := range sources {
		texts[i], titles[i] = s.Text, s.TitleAt
	}
	for i, lost := range defect.LostSpaces(texts, titles) {
		s := sources[i]
		s.Defects = append(s.Defects, lost.Defects...)
		defect.InOrder(s.Defects)
		if len(lost.At) > 0 {
			s.Text = s.Text.Parted(lost.At)
		}
	}
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
