// Package ocfl writes the states of something as one object of the Oxford Common File Layout 1.1
// (https://ocfl.io/1.1/spec/), a form in which archives keep things and their versions.
//
// In go versions: when and by whom each was made, its files and the SHA-256 that each must have. Out comes
// a folder that has every content once, and says which files of which version it is:
//
//	talks/0=ocfl_object_1.1
//	talks/inventory.json, talks/inventory.json.sha256
//	talks/v1/inventory.json, talks/v1/inventory.json.sha256
//	talks/v1/content/data/index.html
//	talks/v2/...
//
//	object := ocfl.Object{ID: "https://example.org/talks", Versions: versions}
//	had, err := object.Write(root, "talks") // adds versions[had:]
//
// The same object gives the same bytes, whether its versions are written at once or one after the other.
// Files are made with mode 0644 and folders with 0755, whatever the umask. No symbolic link is followed.
//
// A new state of the folder is made beside it and takes its place when it is whole and on disk. A run that
// is interrupted leaves the object as it was, or as it was to be; what else it leaves, in names that begin
// with a stop, the next run cleans up. Two runs must not write the same object at once.
package ocfl

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"
	"unicode/utf8"
)

// Object is a series of states under one name.
type Object struct {
	ID       string // a URI
	Versions []Version
}

// Version is one state of an object.
type Version struct {
	Created string            // RFC 3339, to the second
	Message string            // what the version is
	User    string            // the name of who or what made it
	Sums    map[string]string // SHA-256 of each file in 64 lower-case digits, by its path below Dir
	Files   fs.FS
	Dir     string // the folder of Files that has these files and no others
}

// Write makes the object the folder of this name right in root, or adds to it the versions that it has not. It
// says how many it had. Every file of a new version is read and compared with its digest, and so is
// everything that the folder has already. It is an error, and nothing is changed, where the folder has
// something else than the first versions of this object, and where a file of a new version is not as it
// should be.
func (o Object) Write(root *os.Root, name string) (had int, err error) {
	if err := o.check(); err != nil {
		return 0, err
	}
	if err := recoverFolder(root, name); err != nil {
		return 0, err
	}
	there, err := read(root, name)
	if err != nil {
		return 0, err
	}
	had = len(there.Versions)
	if err := o.continues(there, name); err != nil || had == len(o.Versions) {
		return had, err
	}
	o.Versions = slices.Concat(there.Versions, o.Versions[had:]) // a version that is there keeps what is said of it
	return had, o.replace(root, name, had)
}

// check tells why the object cannot be written.
func (o Object) check() error {
	if o.ID == "" || !utf8.ValidString(o.ID) || len(o.Versions) == 0 {
		return errors.New("an object has an id and at least one version")
	}
	for i, v := range o.Versions {
		if err := v.check(); err != nil {
			return fmt.Errorf("version %d: %w", i+1, err)
		}
	}
	return nil
}

// check tells why no object can have the version.
func (v Version) check() error {
	if _, err := time.Parse(time.RFC3339, v.Created); err != nil {
		return fmt.Errorf("%q is not a time as RFC 3339 has it", v.Created)
	}
	if v.User == "" || !utf8.ValidString(v.User+v.Message) || len(v.Sums) == 0 {
		return errors.New("has no user, no file, or words that are not in UTF-8")
	}
	for _, p := range slices.Sorted(maps.Keys(v.Sums)) {
		if !fs.ValidPath(p) || p == "." {
			return fmt.Errorf("%q is not a relative path in UTF-8 with single slashes", p)
		}
		if !isSum(v.Sums[p]) {
			return fmt.Errorf("%s: %q is not a SHA-256 in 64 lower-case digits", p, v.Sums[p])
		}
	}
	return nil
}

// continues tells why o is not what is there with more versions.
func (o Object) continues(there Object, name string) error {
	had := len(there.Versions)
	if had == 0 {
		return nil
	}
	if there.ID != o.ID {
		return fmt.Errorf("%s: is the object %s, and this is %s; try: another folder", name, there.ID, o.ID)
	}
	if had > len(o.Versions) {
		return fmt.Errorf("%s: has %d versions, and this object has %d; try: another folder", name, had, len(o.Versions))
	}
	for i, v := range there.Versions {
		if !maps.Equal(v.Sums, o.Versions[i].Sums) {
			return fmt.Errorf("%s: was written when version %d had other files, and a version never changes; try: another folder", name, i+1)
		}
	}
	return nil
}
