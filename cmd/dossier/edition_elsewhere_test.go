package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// surroundings is what of a machine must not show in what is built there.
type surroundings struct {
	env   []string
	umask string
	order func(names []string) // in which files are made
	times time.Time
}

// builtIn makes the dossier of second.txtar in a new folder, with the files' times and order, and builds it by
// the command. It gives the public folder.
func (s surroundings) builtIn(t *testing.T) string {
	t.Helper()
	model, dir := t.TempDir(), filepath.Join(t.TempDir(), "a dossier")
	put(t, model, "first.txtar")
	put(t, model, "second.txtar")
	all := files(t, model)
	names := slices.Sorted(maps.Keys(all))
	s.order(names)
	for _, name := range names {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, all[name], 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(to, s.times, s.times); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("sh", "-c", "umask "+s.umask+" && cd \"$0\" && exec dossier build", dir)
	build.Env = append(os.Environ(), s.env...)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, public)
}

// TestBuildElsewhere builds the same inputs in two surroundings that have nothing in common.
func TestBuildElsewhere(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("BUILDS ELSEWHERE ARE NOT COMPARED: no sh on this machine")
	}
	here := surroundings{
		env:   []string{"TZ=UTC", "LANG=C", "LC_ALL=C", "HOME=/", "USER=root", "GOMAXPROCS=1"},
		umask: "022", order: func([]string) {}, times: time.Date(2031, 6, 1, 0, 0, 0, 0, time.UTC),
	}.builtIn(t)
	there := surroundings{
		env: []string{"TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "HOME=" + t.TempDir(), "USER=ğ", "LOGNAME=ğ",
			"HOSTNAME=elsewhere", "GOMAXPROCS=2"},
		umask: "077", order: slices.Reverse[[]string], times: time.Date(1999, 2, 3, 4, 5, 6, 7, time.UTC),
	}.builtIn(t)
	if diff := cmp.Diff(files(t, here), files(t, there)); diff != "" {
		t.Errorf("(-here +there):\n%s", diff)
	}
	if diff := cmp.Diff(modes(t, here), modes(t, there)); diff != "" {
		t.Errorf("modes (-here +there):\n%s", diff)
	}
}

// modes is how often each mode occurs in a folder.
func modes(t *testing.T, dir string) map[fs.FileMode]int {
	t.Helper()
	got := map[fs.FileMode]int{}
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil {
			got[info.Mode()]++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestRebuildOnAnotherDay seals an edition on one day by the clock, and builds it again on another.
func TestRebuildOnAnotherDay(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "first.txtar")
	if err := os.Remove(filepath.Join(dir, "site.toml")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, c := range []struct{ today, want string }{{"2031-06-01", "sealed"}, {"2031-06-02", "unchanged"}} {
		r, done, err := buildAs(root, sealing{today: c.today})
		if err != nil || done.outcome != c.want || r.Edition.Date != "2031-06-01" {
			t.Errorf("on %s: %s, dated %s, %v", c.today, done.outcome, r.Edition.Date, err)
		}
	}
	if got := verified(t, verifyCommand{Dir: dir, Rebuild: true}); !strings.HasPrefix(got, "edition 1 was built again from its inputs: the same bytes\n") {
		t.Error(got)
	}
}

// TestClone commits what was built and clones it as on a machine where git converts line ends.
func TestClone(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("A CLONE IS NOT CHECKED: no git on this machine")
	}
	dir, clone := fourEditions(t), filepath.Join(t.TempDir(), "clone")
	for _, args := range [][]string{
		{"-C", dir, "init", "--quiet"},
		{"-C", dir, "add", public},
		{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "x"},
		{"-c", "core.autocrlf=true", "clone", "--quiet", "-c", "core.autocrlf=true", dir, clone},
	} {
		if out, err := exec.Command(git, args...).CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	if diff := cmp.Diff(files(t, filepath.Join(dir, public)), files(t, filepath.Join(clone, public))); diff != "" {
		t.Errorf("(-built +cloned):\n%s", diff)
	}
	if got := verified(t, verifyCommand{Dir: clone}); !strings.HasPrefix(got, fmt.Sprintf("%d editions, ", len(states))) {
		t.Error(got)
	}
}
