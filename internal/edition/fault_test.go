package edition

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// faulty is a disk of which something befalls one change, the at-th.
type faulty struct {
	unsynced
	state *faultyState
}

type faultyState struct {
	sync.Mutex
	trial
	at, done  int
	interrupt func() // what Ctrl-C does
	down      bool
}

// trial is what befalls a change on which disk.
type trial struct {
	befalls string
	renames bool // it cannot exchange two folders
}

// What befalls a change: it fails; it fails, and all after it, for the machine is down; or it
// succeeds, while somebody interrupts the build.
const (
	fault     = "fault"
	crash     = "crash"
	interrupt = "interrupt"
)

var errFault = errors.New("no space left on device")

// fails counts a change and tells whether it fails; first is true for the one that begins it.
func (d faulty) fails() (fails, first bool) {
	d.state.Lock()
	defer d.state.Unlock()
	d.state.done++
	first = d.state.done == d.state.at
	switch {
	case first && d.state.befalls == interrupt:
		d.state.interrupt()
		return false, false
	case first && d.state.befalls == crash:
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

func (d faulty) Lchown(name string, uid, gid int) error {
	return d.change(func() error { return d.unsynced.Lchown(name, uid, gid) })
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

// run builds state n on d, as the next edition or in place of the newest. It is what a build does.
func run(ctx context.Context, d disk, n int, amend bool) error {
	if _, err := (folder{d, "."}).recover("public"); err != nil {
		return err
	}
	s, err := openOn(d, "public")
	if err != nil {
		return err
	}
	files := siteOf(n)
	last, some := s.Newest()
	same := false
	if some {
		same, err = s.Holds(last.Number, files)
	}
	switch {
	case err != nil || same:
	case amend:
		_, err = s.Amend(Edition{Number: last.Number, Previous: last.Previous}, files, nil)
	default:
		_, err = s.Seal(Edition{Number: last.Number + 1, Previous: last.Digest}, files, nil)
	}
	if err != nil {
		return err
	}
	_, err = s.Publish(ctx, files, Files{"editions/index.html": fmt.Appendf(nil, "%d editions", len(s.All()))})
	return err
}

// step is a build that is tried: of which state, after the one before it.
type step struct {
	name  string
	n     int
	amend bool
}

// TestFaults has each single change to the file system fail, and the machine go down at each, while the first edition is
// built, a second one over it, or the first is amended; and the second also on a disk that does not exchange
// folders, and interrupted at each change.
func TestFaults(t *testing.T) {
	for _, s := range []step{{"first", 1, false}, {"second", 2, false}, {"amended", 2, true}} {
		old, clean := newFolder(t), newFolder(t)
		s.before(t, old)
		if err := os.CopyFS(clean.Name(), old.FS()); err != nil {
			t.Fatal(err)
		}
		if err := run(t.Context(), unsynced{rootDisk{clean}}, s.n, s.amend); err != nil {
			t.Fatal(err)
		}
		before, want := tree(t, old, "."), tree(t, clean, ".")
		trials := []trial{{fault, false}, {crash, false}}
		if s.name == "second" {
			trials = append(trials, trial{interrupt, false}, trial{fault, true}, trial{crash, true})
		}
		for _, trial := range trials {
			t.Run(fmt.Sprintf("%s, %s, renames %v", s.name, trial.befalls, trial.renames), func(t *testing.T) {
				t.Parallel()
				at := 1
				for ; s.try(t, &faultyState{trial: trial, at: at}, old.FS(), before, want); at++ {
				}
				if at < 20 {
					t.Errorf("only %d changes were tried", at-1)
				}
			})
		}
	}
}

// before puts into root what the build finds: files of others, and the state before.
func (s step) before(t *testing.T, root *os.Root) {
	t.Helper()
	if s.n == 1 {
		return
	}
	put(t, root, "public/CNAME", "harbour.example")
	put(t, root, "public/.git/HEAD", "ref: x")
	if err := run(t.Context(), unsynced{rootDisk{root}}, s.n-1, false); err != nil {
		t.Fatal(err)
	}
}

// try builds while something befalls the disk, and again without; false where there was no such change.
func (s step) try(t *testing.T, state *faultyState, old fs.FS, before, want map[string]string) bool {
	t.Helper()
	about := fmt.Sprintf("change %d", state.at)
	root := newFolder(t)
	defer os.RemoveAll(root.Name())
	if err := os.CopyFS(root.Name(), old); err != nil {
		t.Fatal(err)
	}
	sound := unsynced{rootDisk{root}}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	state.interrupt = cancel
	err := run(ctx, faulty{sound, state}, s.n, s.amend)
	if state.done < state.at {
		if err != nil {
			t.Fatalf("%s: %v", about, err)
		}
		return false
	}
	now := tree(t, root, ".")
	switch {
	case err == nil && !cmp.Equal(want, now):
		t.Errorf("%s: nothing was reported, but (-clean +got):\n%s", about, cmp.Diff(want, now))
	case errors.Is(err, context.Canceled) && !cmp.Equal(before, now):
		t.Errorf("%s: interrupted, but (-before +got):\n%s", about, cmp.Diff(before, now))
	case state.befalls == interrupt && err != nil && !errors.Is(err, context.Canceled):
		t.Errorf("%s: %v", about, err)
	}
	if _, err := (folder{sound, "."}).recover("public"); err != nil {
		t.Fatalf("%s: %v", about, err)
	}
	if now = tree(t, root, "."); !cmp.Equal(before, now) && !cmp.Equal(want, now) {
		t.Errorf("%s: it is neither as it was nor (-new +got):\n%s", about, cmp.Diff(want, now))
	}
	if err := run(t.Context(), sound, s.n, s.amend); err != nil {
		t.Fatalf("%s: the next build: %v", about, err)
	}
	if diff := cmp.Diff(want, tree(t, root, ".")); diff != "" {
		t.Errorf("%s: the next build is not a clean one (-clean +after it):\n%s", about, diff)
	}
	return true
}

// fixed is a disk whose public folder cannot change its place, as where another file system is mounted.
type fixed struct{ unsynced }

func (fixed) Exchange(string, string) error { return syscall.EBUSY }

func TestFixedFolder(t *testing.T) {
	root := newFolder(t)
	sound := unsynced{rootDisk{root}}
	if err := run(t.Context(), sound, 1, false); err != nil {
		t.Fatal(err)
	}
	before := tree(t, root, ".")
	err := run(t.Context(), fixed{sound}, 2, false)
	if want := "public: cannot be exchanged for the new one: " + syscall.EBUSY.Error(); err == nil || err.Error() != want {
		t.Errorf("%v; want %s", err, want)
	}
	if diff := cmp.Diff(before, tree(t, root, ".")); diff != "" {
		t.Errorf("changed:\n%s", diff)
	}
}

func TestLock(t *testing.T) {
	root := newFolder(t)
	put(t, root, ".public.tmp/editions/1/data/a", "half")
	held, err := Lock(root, "public")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{".public.tmp: a site that an interrupted build had not shown, or had replaced: removed"}
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
