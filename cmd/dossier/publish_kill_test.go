package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
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

var kills = flag.Int("kills", 12, "how many builds TestKill ends")

// foreign are files in public/ that no edition has.
var foreign = map[string]string{"CNAME": "harbour.example\n", ".nojekyll": "", ".well-known/security.txt": "Contact: x", ".git/HEAD": "ref: x", ".git/objects/ab/c": "d"}

// shown is what public/ has, but for the repository in it, which moves right after the step.
func shown(t *testing.T, dir string) map[string][]byte {
	all := files(t, filepath.Join(dir, public))
	maps.DeleteFunc(all, func(name string, _ []byte) bool { return strings.HasPrefix(name, ".git/") })
	return all
}

// TestKill ends builds of a second edition, each at another moment, and looks what public/ has: the first edition
// or both, whole, with all files that are not ours. The next build gives what one does that nobody ended. Every second
// one it kills; the others it interrupts, which leaves nothing behind.
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
	was, is, clean := shown(t, first), shown(t, second), files(t, second)
	random := rand.New(rand.NewPCG(1, 2))
	ended, saw := 0, [2]int{}
	for i := range *kills {
		dir := filepath.Join(t.TempDir(), "dossier")
		copied(dir)
		end := []os.Signal{os.Kill, os.Interrupt}[i%2]
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.Int64N(int64(took))))
		build := exec.CommandContext(ctx, "dossier", "build", "--root", dir)
		build.Cancel = func() error { return build.Process.Signal(end) }
		err := build.Run()
		cancel()
		if err != nil {
			ended++
		}
		if status := build.ProcessState.ExitCode(); status > 0 && status != interrupted {
			t.Errorf("status %d", status)
		}
		switch now := shown(t, dir); {
		case cmp.Equal(now, was):
			saw[0]++
		case cmp.Equal(now, is):
			saw[1]++
		default:
			t.Errorf("public/ is a mixture (-new +got):\n%s", cmp.Diff(is, now))
		}
		if end == os.Interrupt {
			noLitter(t, dir)
		}
		if out, err := exec.Command("dossier", "build", "--root", dir).CombinedOutput(); err != nil {
			t.Fatalf("the next build: %v\n%s", err, out)
		}
		if diff := cmp.Diff(clean, files(t, dir)); diff != "" {
			t.Errorf("the next build is not a clean one (-clean +got):\n%s", diff)
		}
		noLitter(t, dir)
	}
	t.Logf("%d builds ended before they were done; then %d showed the old edition and %d the new one", ended, saw[0], saw[1])
	if ended == 0 {
		t.Error("no build was ended")
	}
}

// noLitter finds what a build builds beside public/.
func noLitter(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{".public.tmp", ".public.old"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("litter: %s (%v)", name, err)
		}
	}
}

// TestInterrupt interrupts a build while it writes, which many files of others in public/ make take its time.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "first.txtar")
	buildIn(t, dir)
	for i := range 5000 {
		if err := os.WriteFile(filepath.Join(dir, public, fmt.Sprintf("x%d", i)), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 10 { // builds may be done before they are seen to write
		put(t, dir, states[1+i%3])
		before := files(t, filepath.Join(dir, public))
		var said bytes.Buffer
		build := exec.Command("dossier", "build", "--root", dir)
		build.Stderr = &said
		if !interruptWriting(t, build, dir) {
			continue
		}
		if status := build.ProcessState.ExitCode(); status != interrupted || said.String() != "public/ is as it was: interrupt signal received\n" {
			t.Errorf("status %d: %s", status, said.String())
		}
		noLitter(t, dir)
		if diff := cmp.Diff(before, files(t, filepath.Join(dir, public))); diff != "" {
			t.Errorf("public/ has changed:\n%s", diff)
		}
		return
	}
	t.Error("no build was interrupted")
}

// interruptWriting starts a build, interrupts it when it writes, and waits until it has ended; false where it was
// done before.
func interruptWriting(t *testing.T, build *exec.Cmd, dir string) bool {
	t.Helper()
	if err := build.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- build.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			return false
		default:
		}
		if _, err := os.Lstat(filepath.Join(dir, ".public.tmp")); err == nil {
			err := build.Process.Signal(os.Interrupt)
			<-ended
			return err == nil && !build.ProcessState.Success()
		}
	}
}
