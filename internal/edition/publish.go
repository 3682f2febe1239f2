package edition

import (
	"bytes"
	"cmp"
	"context"
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

// Publish makes the public folder show these files and own, which no edition has: what is told of
// all editions, right in editions/ and there also in place of files of the site, and what is the host's. It
// adds the edition that is sealed and not published yet, and the head of the chain. It writes what
// differs; removes files that some edition of the series had and this site has not; and removes the
// folders that this leaves empty. Other files, links and published editions it leaves as they are: where
// one stands in the way, the error names all such and nothing is changed. Where anything differs,
// another folder takes the place of the public one in one step, so that after any other error, or a
// crash, the folder shows the one state or the other, and Lock cleans up. On a file system that
// cannot exchange two folders there are two steps, between which there is none: Lock puts it back.
// When ctx ends before that, all stays as it was, and the error is its cause.
// Files that were published but never sealed count as somebody else's afterwards.
func (s *Series) Publish(ctx context.Context, files, own Files) (Change, error) {
	want := maps.Clone(files)
	for _, p := range slices.Sorted(maps.Keys(own)) {
		if _, both := files[p]; p == headPath || both && path.Dir(p) != editionsDir {
			return Change{}, fmt.Errorf("%q is no file to be had otherwise than the edition has it", p)
		}
		want[p] = own[p]
	}
	if err := cmp.Or(checkFiles(files), checkFiles(want)); err != nil {
		return Change{}, err
	}
	if len(s.bags) > 0 {
		want[headPath] = s.head()
	}
	want[attributesPath] = []byte(attributes)
	p, err := s.plan(want)
	if err != nil {
		return Change{}, err
	}
	if s.pending != nil || len(p.Written)+len(p.Removed) > 0 {
		if err := s.renew(ctx, p, want); err != nil {
			return Change{}, err
		}
	}
	s.pending = nil
	return p.Change, nil
}

// stale is the files that editions had and the site has not, with all digests they had.
func (s *Series) stale(want Files) map[string][][sha256.Size]byte {
	stale := map[string][][sha256.Size]byte{}
	var manifests []Manifest
	for _, b := range s.bags {
		manifests = append(manifests, b.manifest)
	}
	if s.pending != nil {
		manifests = append(manifests, s.pending.replaced)
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
	isFirst bool     // there is no public folder yet
}

// plan compares the public folder with what it is to show. A new edition that is there is an error.
func (s *Series) plan(want Files) (plan, error) {
	f, err := folder{s.disk, "."}.open(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		names := slices.Sorted(maps.Keys(want))
		return plan{Change: Change{Written: names}, folders: foldersOf(names), isFirst: true}, nil
	}
	if err != nil {
		return plan{}, err
	}
	defer f.Close()
	if s.pending != nil && s.pending.replaced == nil {
		place := Dir(s.pending.number)
		if there, err := f.is(place); err != nil {
			return plan{}, err
		} else if there {
			return plan{}, f.fault(place, errors.New("is there already, and no edition changes"))
		}
	}
	return f.plan(want, s.stale(want))
}

// plan compares the folder with what it is to show.
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
// them and those that somebody has changed. What an edition has right in editions/ stands there in
// another wording, which is ours.
func (f folder) sortOut(names []string, sums map[string][][sha256.Size]byte, there *survey) (removed, kept []string, err error) {
	names = slices.DeleteFunc(names, func(name string) bool {
		mode, ok := there.mode[name]
		return !ok || !mode.IsRegular()
	})
	ours := make([]bool, len(names))
	err = parallel.Try(len(names), func(i int) error {
		data, err := f.ReadFile(names[i])
		ours[i] = path.Dir(names[i]) == editionsDir || slices.Contains(sums[names[i]], sha256.Sum256(data))
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
