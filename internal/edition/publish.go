package edition

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"dossier/internal/parallel"
)

// Change says what Publish did, in paths relative to the public folder and in their order.
type Change struct {
	Written []string // files whose bytes are new
	Removed []string // files of an earlier edition that the new one has not
	Kept    []string // the same, but changed since by somebody else, and left alone for that
}

const (
	attributesPath = ".gitattributes"
	attributes     = "* -text\n" // no file has line ends for git to convert
)

// Publish makes the public folder show these files, and own, whose paths lie in editions/, in place
// of the files' own: what is told of all editions. It adds the head of the chain. It writes what
// differs; removes files that some edition of the series had and this site has not; and removes the
// folders that this leaves empty. Other files, links and sealed editions it leaves as they are: where
// one stands in the way, the error names all such and nothing is changed. Where anything differs,
// another folder takes the place of the public one in one step, so that after any other error, or a
// crash, the folder shows the one state or the other, and Lock cleans up. On a file system that
// cannot exchange two folders there are two steps, between which there is none: Lock puts it back.
// Files that were published but never sealed count as somebody else's afterwards.
func (s *Series) Publish(files, own Files) (Change, error) {
	want := maps.Clone(files)
	for p, data := range own {
		if path.Dir(p) != editionsDir || p == headPath {
			return Change{}, fmt.Errorf("%q is no file that tells of all editions", p)
		}
		want[p] = data
	}
	if err := cmp.Or(checkFiles(files), checkFiles(want)); err != nil {
		return Change{}, err
	}
	if len(s.bags) > 0 {
		want[headPath] = s.head()
	}
	want[attributesPath] = []byte(attributes)
	f, err := s.create()
	if err != nil {
		return Change{}, err
	}
	defer f.Close()
	p, err := f.plan(want, s.stale(want))
	if err != nil {
		return Change{}, err
	}
	if len(p.Written)+len(p.Removed) > 0 {
		if err := s.renew(f, p, want); err != nil {
			return Change{}, err
		}
	}
	return p.Change, s.forget()
}

// forget removes the editions that were amended.
func (s *Series) forget() error {
	for _, b := range s.bags {
		old := path.Join(s.dir, oldDir(b.Number))
		if err := s.disk.RemoveAll(old); err != nil {
			return folder{s.disk, "."}.fault(old, err)
		}
	}
	return nil
}

// stale is the files that editions had and the site has not, with all digests they had.
func (s *Series) stale(want Files) map[string][][sha256.Size]byte {
	stale := map[string][][sha256.Size]byte{}
	manifests := slices.Clone(s.replaced)
	for _, b := range s.bags {
		manifests = append(manifests, b.manifest)
	}
	for _, m := range manifests {
		for _, e := range m {
			if _, ok := want[e.Path]; !ok && !slices.Contains(stale[e.Path], e.Sum) {
				stale[e.Path] = append(stale[e.Path], e.Sum)
			}
		}
	}
	return stale
}

// plan is what is to be done to the public folder.
type plan struct {
	Change
	emptied []string // folders to remove, children first
	folders []string // folders to make, parents first
}

// plan compares the public folder with what it is to show.
func (f folder) plan(want Files, stale map[string][][sha256.Size]byte) (plan, error) {
	var p plan
	wanted := slices.Sorted(maps.Keys(want))
	unwanted := slices.Sorted(maps.Keys(stale))
	wantedFolders := foldersOf(wanted)
	there, err := f.survey(foldersOf(slices.Concat(wanted, unwanted)))
	if err != nil {
		return p, err
	}
	p.Removed, p.Kept, err = f.sortOut(unwanted, stale, there)
	if err != nil {
		return p, err
	}
	p.emptied = there.remove(p.Removed, wantedFolders)
	var faults []error
	for _, d := range wantedFolders {
		mode, ok := there.mode[d]
		switch {
		case !ok:
			p.folders = append(p.folders, d)
		case !mode.IsDir():
			faults = append(faults, f.fault(d, fmt.Errorf("%s stands where the site has a folder; move it away", kind(mode))))
		}
	}
	for _, name := range wanted {
		if mode, ok := there.mode[name]; ok && !mode.IsRegular() {
			faults = append(faults, f.fault(name, fmt.Errorf("%s stands where the site has a file; move it away", kind(mode))))
		}
	}
	if len(faults) > 0 {
		return p, errors.Join(faults...)
	}
	p.Written, err = f.differing(wanted, want, there)
	return p, err
}

// kind is a file that is in the way, in words.
func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder with files that are in no edition"
	case mode.IsRegular():
		return "a file that is in no edition"
	case mode&fs.ModeSymlink != 0:
		return "a symbolic link"
	}
	return "a special file"
}

// sortOut divides the stale files that are there into those that still are as an edition had
// them and those that somebody has changed.
func (f folder) sortOut(names []string, sums map[string][][sha256.Size]byte, there *survey) (removed, kept []string, err error) {
	names = slices.DeleteFunc(names, func(name string) bool {
		mode, ok := there.mode[name]
		return !ok || !mode.IsRegular()
	})
	ours := make([]bool, len(names))
	err = parallel.Try(len(names), func(i int) error {
		data, err := f.ReadFile(names[i])
		ours[i] = slices.Contains(sums[names[i]], sha256.Sum256(data))
		return f.fault(names[i], err)
	})
	for i, name := range names {
		if ours[i] {
			removed = append(removed, name)
		} else {
			kept = append(kept, name)
		}
	}
	return removed, kept, err
}

// differing is those of the names that are not there or have other bytes.
func (f folder) differing(names []string, want Files, there *survey) ([]string, error) {
	differs := make([]bool, len(names))
	err := parallel.Try(len(names), func(i int) error {
		if _, ok := there.mode[names[i]]; !ok {
			differs[i] = true
			return nil
		}
		data, err := f.ReadFile(names[i])
		differs[i] = !bytes.Equal(data, want[names[i]])
		return f.fault(names[i], err)
	})
	var out []string
	for i, name := range names {
		if differs[i] {
			out = append(out, name)
		}
	}
	return out, err
}
