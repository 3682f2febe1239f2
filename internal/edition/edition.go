// Package edition keeps the numbered states of a dossier on disk.
//
// In go the files of a rendered site; out come, in the public folder,
//
//	public/…                                  the newest edition's site, for readers
//	public/.gitattributes                     keeps git from rewriting line ends
//	public/editions/…                         what the caller tells of all editions, in place of the site's own such files
//	public/editions/SHA256SUMS                the head of the chain: the digest of each edition
//	public/editions/N/                        edition N, a BagIt bag (RFC 8493) that never changes
//	public/editions/N/bagit.txt               the declaration of the bag
//	public/editions/N/bag-info.txt            number, date, title, size, digest of the edition before
//	public/editions/N/manifest-sha256.txt     the SHA-256 of every file in data/, as sha256sum -c reads it
//	public/editions/N/tagmanifest-sha256.txt  the same of every file beside data/
//	public/editions/N/index.html              leads to data/
//	public/editions/N/…                       further files that the caller gives, such as the digests of its inputs
//	public/editions/N/data/…                  the whole site of that edition
//
// The digest of an edition is that of its tag manifest. It covers the manifest, so the site, and the
// digest of the edition before, so all earlier ones.
//
//	held, err := edition.Lock(root, "public") // for as long as a build takes
//	series, err := edition.Open(root, "public")
//	last, _ := series.Newest() // the zero Edition before the first
//	e := edition.Edition{Number: last.Number + 1, Date: "2022-01-21", Title: "Talks", Previous: last.Digest}
//	e, err = series.Seal(e, files, edition.Files{"inputs-sha256.txt": digests}) // its digest is known, nothing is written
//	change, err := series.Publish(ctx, files, edition.Files{"editions/index.html": list})
//	report, err := edition.Verify(root, "public", 0)
//
// Everything is read and written through an os.Root at the public folder, so that no
// symbolic link leads out of it, and no link inside it is followed in writing. Files are
// made with mode 0644 and folders with 0755, whatever the umask.
//
// Only Publish writes, and it exchanges the public folder, which must lie right in root, for another: site,
// sealed edition and head of the chain change in one step. A run that is interrupted leaves .public.tmp or
// .public.old beside it; the next Lock cleans up behind it.
package edition

import (
	"encoding/hex"
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
	Digest   string // sha256:… of the edition's own tagmanifest-sha256.txt
	Previous string // Digest of the edition before, "" for the first
	Software string // what made it, one line
}

// Series is the editions in one public folder. It is not safe for concurrent use.
type Series struct {
	disk    disk     // the dossier's folder
	dir     string   // the public folder in it
	bags    []bag    // by number
	pending *pending // the last of them while it is not published, else nil
}

// Open reads which editions are in the folder dir of root: all but their data. A folder that is
// not there holds no editions; a link to one is an error. The error names every file that is malformed or altered, each break
// of the chain, and a newest edition that has not all its data. Root must stay open as long as the
// series is used.
func Open(root *os.Root, dir string) (*Series, error) { return openOn(rootDisk{root}, dir) }

func openOn(d disk, dir string) (*Series, error) {
	s := &Series{disk: d, dir: dir}
	outer := folder{d, "."}
	info, err := outer.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s stands where the site is to be, a folder of its own; move it away", kind(info.Mode()))
	}
	if err != nil {
		return nil, outer.fault(dir, err)
	}
	f, err := outer.open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c, err := f.readChain()
	if err != nil {
		return nil, err
	}
	faults := c.faults
	if n := len(c.bags); n > 0 && len(faults) == 0 {
		faults = append(faults, f.checkSize(c.bags[n-1]))
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	s.bags = c.bags
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
	b, err := s.bag(n)
	return err == nil && len(b.manifest) == len(files) && slices.Equal(b.manifest, manifestOf(files)), err
}

// Comparison is how a site differs from an edition's, in paths in byte order.
type Comparison struct {
	Added, Changed, Removed []string
}

// Compare says how files differ from the site that edition n was sealed with. A number that is no
// edition's is an error.
func (s *Series) Compare(n int, files Files) (Comparison, error) {
	var c Comparison
	b, err := s.bag(n)
	if err != nil {
		return c, err
	}
	was := make(map[string]Entry, len(b.manifest))
	for _, e := range b.manifest {
		was[e.Path] = e
		if _, ok := files[e.Path]; !ok {
			c.Removed = append(c.Removed, e.Path)
		}
	}
	for _, e := range manifestOf(files) {
		if old, ok := was[e.Path]; !ok {
			c.Added = append(c.Added, e.Path)
		} else if old != e {
			c.Changed = append(c.Changed, e.Path)
		}
	}
	return c, nil
}

// Sums is the SHA-256 of every file of edition n's bag, in 64 lower-case digits, by its path in the bag. A number
// that is no edition's is an error.
func (s *Series) Sums(n int) (map[string]string, error) {
	b, err := s.bag(n)
	if err != nil {
		return nil, err
	}
	sums := map[string]string{tagManifestName: strings.TrimPrefix(b.Digest, digestPrefix)}
	for _, e := range b.tags {
		sums[e.Path] = hex.EncodeToString(e.Sum[:])
	}
	for _, e := range b.manifest {
		sums[path.Join(dataDir, e.Path)] = hex.EncodeToString(e.Sum[:])
	}
	return sums, nil
}

// bag is that of edition n.
func (s *Series) bag(n int) (bag, error) {
	switch newest := len(s.bags); {
	case newest == 0:
		return bag{}, fmt.Errorf("%s: there is no edition yet; try: dossier build", s.dir)
	case n < 1 || n > newest:
		return bag{}, fmt.Errorf("%s: there is no edition %d; the newest is %d", s.dir, n, newest)
	}
	return s.bags[n-1], nil
}

// editionsDir is the folder of all editions in the public folder.
const editionsDir = "editions"

// Until is the series as it was when edition n was the newest; where n is 0, without any.
func (s *Series) Until(n int) *Series {
	if n >= len(s.bags) {
		return s
	}
	return &Series{disk: s.disk, dir: s.dir, bags: slices.Clip(s.bags[:n])}
}

// Read is the bytes of a file of edition n, name being its path within the site; fs.ErrNotExist
// where the edition has no such file. A number that is no edition's is an error.
func (s *Series) Read(n int, name string) ([]byte, error) {
	if _, err := s.bag(n); err != nil {
		return nil, err
	}
	name = path.Join(SiteDir(n), name)
	if s.pending != nil && s.pending.number == n {
		if data, ok := s.pending.files[name]; ok {
			return data, nil
		}
		return nil, folder{name: s.dir}.fault(name, fs.ErrNotExist)
	}
	f, err := folder{s.disk, "."}.open(s.dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := f.ReadFile(name)
	if err != nil {
		return nil, f.fault(name, err)
	}
	return data, nil
}

// Dir is the folder of edition n, and SiteDir that of its site, relative to the public folder.
func Dir(n int) string     { return path.Join(editionsDir, strconv.Itoa(n)) }
func SiteDir(n int) string { return path.Join(Dir(n), dataDir) }

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
		case err != nil || n < 1 || Dir(n) != name:
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
