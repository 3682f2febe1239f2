// Package edition keeps the numbered states of a dossier on disk.
//
// In go the files of a rendered site; out come, in the public folder,
//
//	public/…                                the newest edition's site, for readers
//	public/.gitattributes                   keeps git from rewriting line ends
//	public/editions/index.html              the list of all editions, the one page that is in no edition
//	public/editions/N/                      edition N, a BagIt bag (RFC 8493) that never changes
//	public/editions/N/bagit.txt             the declaration of the bag
//	public/editions/N/bag-info.txt          number, date, title, size, digest of the edition before
//	public/editions/N/manifest-sha256.txt   the SHA-256 of every file in data/, as sha256sum -c reads it
//	public/editions/N/data/…                the whole site of that edition
//
// A site links to editions/index.html. Inside a bag that is the page that was sealed with it;
// in public/ the list of all editions stands in its place.
//
//	series, err := edition.Open(root, "public")
//	last, _ := series.Newest() // the zero Edition before the first
//	e := edition.Edition{Number: last.Number + 1, Date: "2022-01-21", Title: "Talks", Previous: last.Digest}
//	e, err = series.Seal(e, files)
//	change, err := series.Publish(files, list)
//
// Everything is read and written through an os.Root at the public folder, so that no
// symbolic link leads out of it, and no link inside it is followed in writing. Files are
// made with mode 0644 and folders with 0755, whatever the umask. Nothing here calls fsync:
// a crash of the machine soon after Seal can lose what was written.
package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Files is a site: the bytes of each file by its slash-separated path relative to the
// site's root.
type Files = map[string][]byte

// Edition says which state of a dossier this is.
type Edition struct {
	Number   int    // 1 or more
	Date     string // EDTF, "" where none was given
	Title    string // one line
	Digest   string // sha256:… of the edition's own manifest-sha256.txt
	Previous string // Digest of the edition before, "" for the first
}

// Series is the editions in one public folder. It is not safe for concurrent use.
type Series struct {
	root *os.Root // the dossier's folder
	dir  string   // the public folder in it
	bags []bag    // by number
}

// bag is one edition with the digests of its files.
type bag struct {
	Edition
	manifest Manifest
}

// Open reads which editions are in the folder dir of root: their declarations and manifests,
// not their data. A folder that is not there holds no editions. The error names every
// malformed file. Root must stay open as long as the series is used.
func Open(root *os.Root, dir string) (*Series, error) {
	s := &Series{root: root, dir: dir}
	f, err := folder{root, "."}.open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	numbers, err := f.numbers()
	if err != nil {
		return nil, err
	}
	var faults []error
	for _, n := range numbers {
		b, err := f.readBag(n)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		s.bags = append(s.bags, b)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return s, nil
}

// All is the editions by number.
func (s *Series) All() []Edition {
	all := make([]Edition, len(s.bags))
	for i, b := range s.bags {
		all[i] = b.Edition
	}
	return all
}

// Newest is the edition with the highest number; false and the zero Edition where there is none.
func (s *Series) Newest() (Edition, bool) {
	if len(s.bags) == 0 {
		return Edition{}, false
	}
	return s.bags[len(s.bags)-1].Edition, true
}

// Holds tells whether edition n was sealed with exactly these files. It compares with the
// manifest and does not read the edition's data. A number that is no edition's is an error.
func (s *Series) Holds(n int, files Files) (bool, error) {
	i := slices.IndexFunc(s.bags, func(b bag) bool { return b.Number == n })
	if i < 0 {
		return false, fmt.Errorf("%s: there is no edition %d", s.dir, n)
	}
	m := s.bags[i].manifest
	return len(m) == len(files) && slices.Equal(m, manifestOf(files)), nil
}

// editionsDir is the folder of all editions in the public folder.
const editionsDir = "editions"

// editionDir is the folder of edition n.
// Read is the bytes of a file of edition n, name being its path within the site.
func (s *Series) Read(n int, name string) ([]byte, error) {
	f, err := folder{s.root, "."}.open(s.dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	name = path.Join(editionDir(n), dataDir, name)
	data, err := f.ReadFile(name)
	if err != nil {
		return nil, f.fault(name, err)
	}
	return data, nil
}

func editionDir(n int) string { return path.Join(editionsDir, strconv.Itoa(n)) }

// numbers is the numbers of the editions that have a folder, ascending.
func (f folder) numbers() ([]int, error) {
	info, err := f.Lstat(editionsDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, f.fault(editionsDir, err)
	}
	if !info.IsDir() {
		return nil, f.fault(editionsDir, errors.New("is not a folder"))
	}
	entries, err := fs.ReadDir(f.FS(), editionsDir)
	if err != nil {
		return nil, f.fault(editionsDir, err)
	}
	var numbers []int
	var faults []error
	for _, e := range entries {
		if !isDigits(e.Name()) {
			continue
		}
		n, err := strconv.Atoi(e.Name())
		switch name := path.Join(editionsDir, e.Name()); {
		case err != nil || n < 1 || editionDir(n) != name:
			faults = append(faults, f.fault(name, errors.New("is not the number of an edition: 1, 2, 3, …")))
		case !e.IsDir():
			faults = append(faults, f.fault(name, errors.New("is not a folder, and an edition is")))
		default:
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers, errors.Join(faults...)
}

// isDigits tells whether s is one or more ASCII digits.
func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
