package edition

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dossier/internal/parallel"
)

// Report is what Verify finds.
type Report struct {
	Editions []Edition // those that can be read, by number
	Files    int       // whose bytes were compared with a digest
	Faults   []string  // each a line "PATH: what is wrong", PATH relative to the dossier's folder
}

// Verify reads every byte of every edition in the folder dir of root, and of the site in front of
// them, and compares it with what was sealed. It names each file that was altered, is missing or is
// there without being listed, each break of the chain, and what an interrupted build has left. Where
// only is not 0, it reads the bytes of that edition alone, and the chain. It writes nothing, and keeps no build
// waiting. The error is one of reading, or of an edition that is not there, or says that a build has put a new
// site in place meanwhile.
func Verify(root *os.Root, dir string, only int) (Report, error) {
	f, err := folder{rootDisk{root}, "."}.open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		v := verifier{folder: folder{name: dir}}
		v.add(editionsDir, isNone)
		err = v.leftovers(root, dir)
		return Report{Faults: v.faults}, err
	}
	if err != nil {
		return Report{}, err
	}
	defer f.Close()
	r, err := f.verify(root, dir, only)
	if e := f.checkPlace(filepath.Join(root.Name(), filepath.FromSlash(dir))); e != nil {
		return Report{}, e
	}
	return r, err
}

// checkPlace tells that the folder stands no longer at the path, as the system knows it: it was exchanged for
// another, and may have been half removed since.
func (f folder) checkPlace(path string) error {
	was, err := f.Lstat(".")
	if err != nil {
		return f.fault(".", err)
	}
	if now, err := os.Stat(path); err != nil || !os.SameFile(was, now) {
		return f.fault(".", errors.New("a build has put a new site here meanwhile; try again"))
	}
	return nil
}

// verify is Verify of the open folder dir of root.
func (f folder) verify(root *os.Root, dir string, only int) (Report, error) {
	var r Report
	c, err := f.readChain()
	if err != nil {
		return r, err
	}
	numbers := c.numbers
	if only != 0 {
		if !slices.Contains(numbers, only) {
			return r, f.fault(Dir(only), errors.New("there is no such edition"))
		}
		numbers = []int{only}
	}
	v := verifier{folder: f}
	for _, fault := range c.faults {
		v.faults = append(v.faults, strings.Split(fault.Error(), "\n")...)
	}
	if len(numbers) == 0 {
		v.add(editionsDir, isNone)
	}
	for _, b := range c.bags {
		r.Editions = append(r.Editions, b.Edition)
	}
	for _, n := range numbers {
		err = errors.Join(err, v.bag(Dir(n), c.read[n]))
	}
	if only == 0 {
		err = errors.Join(err, v.site(&c), v.leftovers(root, dir))
	}
	r.Files, r.Faults = v.files, v.faults
	return r, err
}

// verifier collects the faults of a public folder.
type verifier struct {
	folder
	files  int // compared
	faults []string
}

func (v *verifier) add(name, what string) {
	v.faults = append(v.faults, v.fault(name, errors.New(what)).Error())
}

const (
	isMissing = "is missing"
	isExtra   = "is extra: no manifest lists it"
	isNone    = "there is no edition to verify"
)

// bag compares all files in the folder of an edition with its manifests. The reading of them has named what is
// wrong with the files beside the data that it knows.
func (v *verifier) bag(dir string, b bag) error {
	want := map[string][sha256.Size]byte{}
	for _, e := range b.manifest {
		want[path.Join(dir, dataDir, e.Path)] = e.Sum
	}
	known := map[string]bool{}
	for _, name := range []string{declarationName, infoName, manifestName, tagManifestName} {
		known[path.Join(dir, name)] = true
	}
	for _, e := range b.tags {
		if name := path.Join(dir, e.Path); !known[name] {
			want[name] = e.Sum
		}
	}
	there := map[string]bool{}
	err := fs.WalkDir(v.FS(), dir, func(name string, e fs.DirEntry, err error) error {
		_, listed := want[name]
		switch {
		case err != nil:
			return v.fault(name, err)
		case e.IsDir() || known[name]:
		case !e.Type().IsRegular():
			v.add(name, "is "+kind(e.Type())+", and an edition has none")
			there[name] = listed
			delete(want, name)
		case !listed:
			v.add(name, isExtra)
		default:
			there[name] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	return v.compare(want, there)
}

// compare names the files that are not there, and those that have another digest.
func (v *verifier) compare(want map[string][sha256.Size]byte, there map[string]bool) error {
	names := slices.Sorted(maps.Keys(want))
	same := make([]bool, len(names))
	err := parallel.Try(len(names), func(i int) error {
		if !there[names[i]] {
			return nil
		}
		data, err := v.ReadFile(names[i])
		same[i] = sha256.Sum256(data) == want[names[i]]
		return v.fault(names[i], err)
	})
	if err != nil {
		return err
	}
	for i, name := range names {
		switch {
		case !there[name]:
			v.add(name, isMissing)
			continue
		case !same[i]:
			v.add(name, errAltered.Error())
		}
		v.files++
	}
	return nil
}

// site compares the pages before the editions with the newest edition, if that can be read. The files in
// editions/ are not those of the edition: they tell of all.
func (v *verifier) site(c *chain) error {
	last := len(c.bags) - 1
	if last < 0 || c.bags[last].Number != c.newest {
		return nil
	}
	want, shown := map[string][sha256.Size]byte{attributesPath: sha256.Sum256([]byte(attributes))}, Files{}
	for _, e := range c.bags[last].manifest {
		shown[e.Path] = nil
		if path.Dir(e.Path) != editionsDir {
			want[e.Path] = e.Sum
		}
	}
	s := Series{bags: c.bags}
	stale := s.stale(shown)
	dirs := foldersOf(slices.Concat(slices.Collect(maps.Keys(want)), slices.Collect(maps.Keys(stale))))
	found, err := v.survey(dirs)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	for name := range want {
		mode, ok := found.mode[name]
		there[name] = ok && mode.IsRegular()
	}
	if err := v.compare(want, there); err != nil {
		return err
	}
	left, _, err := v.sortOut(slices.Sorted(maps.Keys(stale)), stale, found)
	for _, name := range left {
		v.add(name, "is of an earlier edition; the next build removes it")
	}
	return err
}

// leftovers names what only an interrupted build leaves, beside the public folder dir; nothing while a build is at work.
func (v *verifier) leftovers(root *os.Root, dir string) error {
	var left []string
	for _, name := range []string{asideDir(dir), awayDir(dir)} {
		there, err := folder{rootDisk{root}, "."}.is(name)
		if err != nil {
			return err
		}
		if there {
			left = append(left, name+": was left by an interrupted build; the next build cleans up")
		}
	}
	if len(left) == 0 {
		return nil
	}
	file, err := hold(root)
	if errors.Is(err, errBusy) {
		return nil
	}
	if err != nil {
		return err
	}
	v.faults = append(v.faults, left...)
	return file.Close()
}
