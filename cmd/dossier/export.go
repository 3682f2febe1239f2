package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"

	"dossier/internal/date"
	"dossier/internal/edition"
	"dossier/internal/ocfl"
)

// exportCommand writes the editions for an archive.
type exportCommand struct {
	OCFL string `name:"ocfl" required:"" help:"The folder to be the object, outside public/: new, empty, or with the first editions already." placeholder:"DIR"`
	Root string `help:"The dossier's folder, by default this one." default:"." placeholder:"DIR"`
}

// Run writes the editions as the versions of an object of the Oxford Common File Layout 1.1, and prints a
// line for each that the folder had not.
func (c *exportCommand) Run(out io.Writer) error {
	root, series, err := openSeries(c.Root)
	if err != nil {
		return err
	}
	defer root.Close()
	object, err := objectOf(root, series)
	if err != nil {
		return err
	}
	place, err := filepath.Abs(c.OCFL)
	if err != nil {
		return err
	}
	parent, err := openFolder(filepath.Dir(place))
	if err != nil {
		return err
	}
	defer parent.Close()
	inside, err := lies(filepath.Dir(place), filepath.Join(c.Root, public))
	if err != nil {
		return err
	}
	if inside {
		return fmt.Errorf("%s lies in %s/, which is for the site alone; try: a folder outside", c.OCFL, public)
	}
	had, err := object.Write(parent, filepath.Base(place))
	if err != nil {
		return err
	}
	for _, e := range series.All()[had:] {
		fmt.Fprintf(out, "edition %d → v%d\n", e.Number, e.Number)
	}
	if n := len(object.Versions); n == had {
		fmt.Fprintf(out, "nothing new: %s has %s already\n", c.OCFL, count(n, "edition"))
	}
	return nil
}

// lies tells whether dir is a folder or lies in it, by whatever names and links.
func lies(dir, folder string) (bool, error) {
	want, err := os.Stat(folder)
	if err != nil {
		return false, err
	}
	at, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return false, err
	}
	for {
		info, err := os.Stat(at)
		if err != nil || os.SameFile(info, want) {
			return err == nil, err
		}
		if at == filepath.Dir(at) {
			return false, nil
		}
		at = filepath.Dir(at)
	}
}

// objectOf is the series as an object: version N is the bag of edition N. Its id is the address that the
// dossier had in its first edition, else the first edition's digest: neither ever changes.
func objectOf(root *os.Root, series *edition.Series) (ocfl.Object, error) {
	var o ocfl.Object
	for _, e := range series.All() {
		v := ocfl.Version{
			Created: createdOf(e.Date),
			Message: messageOf(e),
			User:    cmp.Or(e.Software, software),
			Files:   root.FS(),
			Dir:     path.Join(public, edition.Dir(e.Number)),
		}
		var err error
		if v.Sums, err = series.Sums(e.Number); err != nil {
			return o, err
		}
		o.Versions = append(o.Versions, v)
	}
	if len(o.Versions) == 0 {
		return o, errors.New("there is no edition to export; try: dossier build")
	}
	first, err := recordOf(series, 1)
	if err != nil {
		return o, err
	}
	if o.ID = first.BaseURL; o.ID == "" {
		o.ID = edition.DigestName(series.All()[0].Digest)
	}
	return o, nil
}

// createdOf is when the days of an EDTF date begin, in RFC 3339; doubt, which that cannot write, is left out. Where
// there is no date, or none that says when it begins, it is 1970, by which programs mean that they do not know.
func createdOf(edtf string) string {
	at := time.Unix(0, 0)
	if d, err := date.Parse(edtf); err == nil {
		if begin, ok := d.Begin(); ok {
			at = begin
		}
	}
	return at.UTC().Format(time.RFC3339)
}

// messageOf says which edition a version is, with its date as it was given.
func messageOf(e edition.Edition) string {
	dated := "undated"
	if e.Date != "" {
		dated = "dated " + e.Date
	}
	return fmt.Sprintf("Edition %d, %s: %s (%s)", e.Number, dated, e.Title, e.Digest)
}
