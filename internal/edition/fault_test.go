package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// faulty is a disk of which one change fails, the at-th; where it crashes then, so do all later ones.
type faulty struct {
	unsynced
	state *faultyState
}

type faultyState struct {
	sync.Mutex
	at, done int
	crashes  bool
	renames  bool // it cannot exchange two folders
	down     bool
}

var errFault = errors.New("no space left on device")

// fails counts a change and tells whether it fails; first is true for the one that begins it.
func (d faulty) fails() (fails, first bool) {
	d.state.Lock()
	defer d.state.Unlock()
	d.state.done++
	first = d.state.done == d.state.at
	if first && d.state.crashes {
		d.state.down = true
	}
	return first || d.state.down, first
}

func (d faulty) change(do func() error) error {
	if fails, _ := d.fails(); fails {
		return errFault
	}
	return do()
}

func (d faulty) OpenDisk(name string) (disk, error) {
	r, err := d.unsynced.OpenRoot(name)
	return faulty{unsynced{rootDisk{r}}, d.state}, err
}

// Create leaves half of the file that it fails to write.
func (d faulty) Create(name string, data []byte, mode fs.FileMode) error {
	fails, first := d.fails()
	switch {
	case first:
		return errors.Join(d.unsynced.Create(name, data[:len(data)/2], mode), errFault)
	case fails:
		return errFault
	}
	return d.unsynced.Create(name, data, mode)
}

func (d faulty) Mkdir(name string, mode fs.FileMode) error {
	return d.change(func() error { return d.unsynced.Mkdir(name, mode) })
}

func (d faulty) Chmod(name string, mode fs.FileMode) error {
	return d.change(func() error { return d.unsynced.Chmod(name, mode) })
}

func (d faulty) Rename(from, to string) error {
	return d.change(func() error { return d.unsynced.Rename(from, to) })
}

func (d faulty) Exchange(a, b string) error {
	return d.change(func() error {
		if d.state.renames {
			return errors.ErrUnsupported
		}
		return d.unsynced.Exchange(a, b)
	})
}

func (d faulty) Link(from, to string) error {
	return d.change(func() error { return d.unsynced.Link(from, to) })
}

func (d faulty) Remove(name string) error {
	return d.change(func() error { return d.unsynced.Remove(name) })
}

func (d faulty) RemoveAll(name string) error {
	return d.change(func() error { return d.unsynced.RemoveAll(name) })
}

func (d faulty) Sync([]string) error { return d.change(func() error { return nil }) }

// siteOf is a site for the fault tests: the same number of pages, in part others each time.
func siteOf(n int) Files {
	return Files{
		"index.html":                      fmt.Appendf(nil, "state %d", n),
		"style.css":                       []byte("p{margin:0}"),
		fmt.Sprintf("sources/%d.html", n): []byte("a source"),
		"editions/index.html":             []byte("this edition"),
	}
}

// run builds on d: what to seal, how, and its publication. It is what a build does.
func run(d disk, n int, amend bool) error {
	if _, err := repair(d, "public"); err != nil {
		return err
	}
	s, err := openOn(d, "public")
	if err != nil {
		return err
	}
	files := siteOf(n)
	last, some := s.Newest()
	if some {
		if same, err := s.Holds(last.Number, files); err != nil || same {
			return errors.Join(err, show(s, files))
		}
	}
	if amend {
		_, err = s.Amend(Edition{Number: last.Number, Previous: last.Previous}, files, nil)
	} else {
		_, err = s.Seal(Edition{Number: last.Number + 1, Previous: last.Digest}, files, nil)
	}
	if err != nil {
		return err
	}
	return show(s, files)
}

func show(s *Series, files Files) error {
	_, err := s.Publish(files, Files{"editions/index.html": fmt.Appendf(nil, "%d editions", len(s.All()))})
	return err
}

// TestFaults has each single change to the file system fail, and the machine go down at each, while
// a second edition is built over the first, or the first is amended, on a disk that exchanges folders and on one
// that does not.
func TestFaults(t *testing.T) {
	for _, amend := range []bool{false, true} {
		clean := newFolder(t)
		for n, amends := range []bool{false, amend} {
			if err := run(unsynced{rootDisk{clean}}, n+1, amends); err != nil {
				t.Fatal(err)
			}
		}
		want := tree(t, clean, "public")
		for i := range 4 {
			crashes, renames := i&1 > 0, i&2 > 0
			if renames && !crashes || renames && amend { // nothing else is done there than without
				continue
			}
			t.Run(fmt.Sprintf("amend %v, crash %v, renames %v", amend, crashes, renames), func(t *testing.T) {
				t.Parallel()
				at := 1
				for ; faultAt(t, &faultyState{at: at, crashes: crashes, renames: renames}, amend, want); at++ {
				}
				if at < 20 {
					t.Errorf("only %d changes were tried", at-1)
				}
			})
		}
	}
}

// faultAt builds with a fault, and again without; false where there was nothing left to fail.
func faultAt(t *testing.T, state *faultyState, amend bool, want map[string]string) bool {
	t.Helper()
	about := fmt.Sprintf("change %d", state.at)
	root := newFolder(t)
	defer os.RemoveAll(root.Name())
	sound := unsynced{rootDisk{root}}
	if err := run(sound, 1, false); err != nil {
		t.Fatal(err)
	}
	sealed, before := archivedAll(t, root, 1), shown(t, root)
	err := run(faulty{sound, state}, 2, amend)
	if state.done < state.at {
		if err != nil {
			t.Fatalf("%s: %v", about, err)
		}
		return false
	}
	if err == nil {
		if diff := cmp.Diff(want, tree(t, root, "public")); diff != "" {
			t.Errorf("%s: the fault was not reported, but (-clean +got):\n%s", about, diff)
		}
	}
	if state.crashes {
		if _, err := repair(sound, "public"); err != nil {
			t.Fatalf("%s: %v", about, err)
		}
	}
	if !amend {
		if diff := cmp.Diff(sealed, archivedAll(t, root, 1)); diff != "" {
			t.Fatalf("%s: sealed editions changed:\n%s", about, diff)
		}
	}
	if now := shown(t, root); !cmp.Equal(before, now) {
		if diff := cmp.Diff(frontOf(want), now); diff != "" {
			t.Errorf("%s: public/ is neither as it was nor (-new +got):\n%s", about, diff)
		}
	}
	report, err := Verify(root, "public", 0)
	if err != nil {
		t.Fatalf("%s: %v", about, err)
	}
	for _, fault := range report.Faults {
		if strings.HasPrefix(fault, "public/editions/") && isDigits(fault[len("public/editions/"):][:1]) {
			t.Errorf("%s: an edition is not whole: %s", about, fault)
		}
	}
	if err := run(sound, 2, amend); err != nil {
		t.Fatalf("%s: the next build: %v", about, err)
	}
	if diff := cmp.Diff(want, tree(t, root, "public")); diff != "" {
		t.Errorf("%s: the next build is not a clean one (-clean +after the fault):\n%s", about, diff)
	}
	return true
}

func TestLock(t *testing.T) {
	root := newFolder(t)
	put(t, root, "public/editions/.1.tmp/data/a", "half")
	held, err := Lock(root, "public")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"public/editions/.1.tmp: an edition that an interrupted build had not finished: removed"}
	if diff := cmp.Diff(want, held.Repaired); diff != "" {
		t.Error(diff)
	}
	if _, err := Lock(root, "public"); err == nil || !strings.Contains(err.Error(), "another build") {
		t.Errorf("locked twice: %v", err)
	}
	held.Release()
	held, err = Lock(root, "public")
	if err != nil || len(held.Repaired) > 0 {
		t.Fatalf("%v, %v", held, err)
	}
	held.Release()
}
