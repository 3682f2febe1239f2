package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
)

// Held is a dossier's folder that no other build writes to.
type Held struct {
	Repaired []string // what an interrupted run had left, and what became of it; each a line
	file     *os.File
}

// Lock keeps other builds of the dossier in root out until Release, or until the process ends, however
// it does. It then cleans up what an interrupted run has left in the folder dir. While another
// build has the lock, the error says so.
func Lock(root *os.Root, dir string) (*Held, error) {
	file, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	if !tryLock(file) {
		file.Close()
		return nil, errors.New("another build is at work on this dossier; wait until it is done")
	}
	repaired, err := repair(rootDisk{root}, dir)
	if err != nil {
		file.Close()
		return nil, err
	}
	return &Held{repaired, file}, nil
}

// Release lets other builds in.
func (h *Held) Release() { h.file.Close() }

// repair removes what was being written, and puts back what was being replaced: the site, an edition. An
// edition that was replaced and still stands aside is left to Publish, which needs it.
func repair(d disk, dir string) ([]string, error) {
	done, err := folder{d, "."}.recover(dir)
	if err != nil {
		return done, err
	}
	f, err := folder{d, "."}.open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return done, nil
	}
	if err != nil {
		return done, err
	}
	defer f.Close()
	entries, err := fs.ReadDir(f.FS(), editionsDir)
	if errors.Is(err, fs.ErrNotExist) {
		return done, nil
	}
	if err != nil {
		return done, f.fault(editionsDir, err)
	}
	for _, e := range entries {
		what, err := f.repairEntry(e.Name())
		if err != nil {
			return done, err
		}
		if what != "" {
			done = append(done, fmt.Sprintf("%s: %s", path.Join(f.name, editionsDir, e.Name()), what))
		}
	}
	return done, nil
}

func (f folder) repairEntry(name string) (string, error) {
	place := path.Join(editionsDir, name)
	digits, aside := strings.CutSuffix(strings.TrimPrefix(name, "."), ".old")
	n, err := strconv.Atoi(digits)
	switch {
	case isLeftover(name) && !aside:
		return "an edition that an interrupted build had not finished: removed", f.fault(place, f.RemoveAll(place))
	case !isLeftover(name) || err != nil:
		return "", nil
	}
	there, err := f.is(editionDir(n))
	if there || err != nil {
		return "", err
	}
	return fmt.Sprintf("edition %d, which an interrupted build --amend had not replaced yet: put back", n), f.move(place, editionDir(n))
}

// isLeftover tells whether a name in the folder of editions is of what only an interrupted run leaves.
func isLeftover(name string) bool {
	stem, hidden := strings.CutPrefix(name, ".")
	stem, old := strings.CutSuffix(stem, ".old")
	stem, tmp := strings.CutSuffix(stem, ".tmp")
	return hidden && old != tmp && isDigits(stem)
}
