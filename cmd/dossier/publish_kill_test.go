package main

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var kills = flag.Int("kills", 12, "how many builds TestKill kills")

// foreign are files in public/ that no edition has.
var foreign = map[string]string{"CNAME": "harbour.example\n", ".nojekyll": "", ".well-known/security.txt": "Contact: x", ".git/HEAD": "ref: x", ".git/objects/ab/c": "d"}

// front is what public/ shows, without sealed editions and what is being written among them.
func front(t *testing.T, dir string) map[string][]byte {
	all := files(t, filepath.Join(dir, public))
	maps.DeleteFunc(all, func(name string, _ []byte) bool {
		entry, ok := strings.CutPrefix(name, "editions/")
		return ok && strings.Contains(entry, "/") || strings.HasPrefix(name, ".git/")
	})
	return all
}

// TestKill kills builds of a second edition, each at another moment, and looks what public/ shows: one
// edition or the other, with all files that are not ours. The next build gives what one does that nobody killed.
func TestKill(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	put(t, first, "first.txtar")
	buildIn(t, first)
	for name, data := range foreign {
		path := filepath.Join(first, public, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(data), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	copied := func(to string) {
		t.Helper()
		if err := os.CopyFS(to, os.DirFS(first)); err != nil {
			t.Fatal(err)
		}
		put(t, to, "second.txtar")
	}
	copied(second)
	start := time.Now()
	if out, err := exec.Command("dossier", "build", "--root", second).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(start)
	was, is, clean := front(t, first), front(t, second), files(t, second)
	random := rand.New(rand.NewPCG(1, 2))
	killed, shown := 0, [2]int{}
	for range *kills {
		dir := filepath.Join(t.TempDir(), "dossier")
		copied(dir)
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.Int64N(int64(took))))
		err := exec.CommandContext(ctx, "dossier", "build", "--root", dir).Run()
		cancel()
		if err != nil {
			killed++
		}
		switch now := front(t, dir); {
		case cmp.Equal(now, was):
			shown[0]++
		case cmp.Equal(now, is):
			shown[1]++
		default:
			t.Errorf("public/ is a mixture (-new +got):\n%s", cmp.Diff(is, now))
		}
		if out, err := exec.Command("dossier", "build", "--root", dir).CombinedOutput(); err != nil {
			t.Fatalf("the next build: %v\n%s", err, out)
		}
		if diff := cmp.Diff(clean, files(t, dir)); diff != "" {
			t.Errorf("the next build is not a clean one (-clean +got):\n%s", diff)
		}
		if _, err := os.Lstat(filepath.Join(dir, "."+public+".tmp")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("litter: %v", err)
		}
	}
	t.Logf("%d builds killed; then %d showed the old edition and %d the new one", killed, shown[0], shown[1])
	if killed == 0 {
		t.Error("no build was killed")
	}
}
