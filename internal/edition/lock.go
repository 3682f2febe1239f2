package edition

import (
	"errors"
	"os"
)

// Held is a dossier's folder that no other build writes to.
type Held struct {
	Repaired []string // what an interrupted run had left, and what became of it; each a line
	file     *os.File
}

// Lock keeps other builds of the dossier in root out until Release, or until the process ends, however
// it does. It then cleans up what an interrupted run has left beside the folder dir. While another
// build has the lock, the error says so.
func Lock(root *os.Root, dir string) (*Held, error) {
	file, err := hold(root)
	if err != nil {
		return nil, err
	}
	repaired, err := folder{rootDisk{root}, "."}.recover(dir)
	if err != nil {
		file.Close()
		return nil, err
	}
	return &Held{repaired, file}, nil
}

// errBusy says that a build has the lock.
var errBusy = errors.New("another build is at work on this dossier; wait until it is done")

// hold opens the folder and locks it until the file is closed; errBusy where a build has the lock.
func hold(root *os.Root) (*os.File, error) {
	file, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	if !tryLock(file) {
		file.Close()
		return nil, errBusy
	}
	return file, nil
}

// Release lets other builds in.
func (h *Held) Release() { h.file.Close() }
