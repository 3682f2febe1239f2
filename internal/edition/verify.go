package edition

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
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
// only is not 0, it reads the bytes of that edition alone, and the chain. It writes nothing. The error
// is one of reading, or of an edition that is not there.
func Verify(root *os.Root, dir string, only int) (Report, error) {
	var r Report
	f, err := folder{rootDisk{root}, "."}.open(dir)
	if err != nil {
		return r, err
	}
	defer f.Close()
	c, err := f.readChain()
	if err != nil {
		return r, err
	}
	numbers, err := f.numbers()
	if err != nil {
		return r, err
	}
	if only != 0 {
		if !slices.Contains(numbers, only) {
			return r, f.fault(editionDir(only), errors.New("there is no such edition"))
		}
		numbers = []int{only}
	}
	v := verifier{folder: f}
	for _, fault := range c.faults {
		v.faults = append(v.faults, strings.Split(fault.Error(), "\n")...)
	}
	if len(numbers) == 0 {
		v.add(editionsDir, "there is no edition to verify")
	}
	for _, b := range c.bags {
		r.Editions = append(r.Editions, b.Edition)
	}
	for _, n := range numbers {
		err = errors.Join(err, v.bag(editionDir(n)))
	}
	if only == 0 {
		err = errors.Join(err, v.site(&c), v.leftovers(folder{rootDisk{root}, "."}, dir))
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
)

// bag compares all files of an edition with its manifests. Its own reading of them has named what
// is wrong with the files beside the data that it knows.
func (v *verifier) bag(dir string) error {
	b, _ := v.readBag(dir)
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

// leftovers names what only an interrupted build leaves, beside the public folder dir.
func (v *verifier) leftovers(outer folder, dir string) error {
	for _, name := range []string{asideDir(dir), awayDir(dir)} {
		there, err := outer.is(name)
		if err != nil {
			return err
		}
		if there {
			v.faults = append(v.faults, name+": was left by an interrupted build; the next build cleans up")
		}
	}
	return nil
}
