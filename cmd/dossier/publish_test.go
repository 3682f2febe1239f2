package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// build makes the dossier in root as the command line does, but undated where nothing dates it.
func build(root *os.Root) (*dossier.Record, publication, error) { return buildAs(root, sealing{}) }

// put writes the files of a case into a dossier's folder.
func put(t testing.TB, dir, file string) {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "editions", file))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var states = []string{"first.txtar", "second.txtar", "third.txtar", "fourth.txtar"}

// fourEditions is a dossier that was built after each of four changes.
func fourEditions(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for i, state := range states {
		put(t, dir, state)
		if r := buildIn(t, dir); r.Edition.Number != i+1 {
			t.Fatalf("%s made edition %d", state, r.Edition.Number)
		}
	}
	return dir
}

// TestDateOf is which date of several an edition gets.
func TestDateOf(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "first.txtar")
	m := compileIn(t, dir)
	for _, c := range []struct {
		flag, amended, today, epoch string
		set                         bool
		want                        string
	}{
		{want: ""},
		{today: "2031-06-01", want: "2031-06-01"},
		{today: "2031-06-01", amended: "2031-05", want: "2031-05"},
		{today: "2031-06-01", amended: "2031-05", epoch: "0", want: "1970-01-01"},
		{epoch: "0", set: true, want: "2031-05-16"},
		{epoch: "0", set: true, flag: "2031-04~", want: "2031-04~"},
		{flag: "April", want: "--date: "},
	} {
		t.Setenv("SOURCE_DATE_EPOCH", c.epoch)
		set := m.date
		if !c.set {
			set = date.Date{}
		}
		got, err := sealing{Date: c.flag, today: c.today}.dateOf(set, c.amended)
		if err != nil {
			got = err.Error()
		}
		if got != c.want && !(err != nil && strings.HasPrefix(got, c.want)) {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// gitIn runs git in a folder. Without git the test is skipped.
func gitIn(t *testing.T, dir string) func(args ...string) {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("WHAT IS COMMITTED IS NOT CHECKED: no git on this machine")
	}
	return func(args ...string) {
		t.Helper()
		command := exec.Command(git, append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
}

// TestAmendOwnRepository has public/ as a repository of its own, as for a branch that a host shows.
func TestAmendOwnRepository(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, states[0])
	buildIn(t, dir)
	run := gitIn(t, filepath.Join(dir, public))
	run("init", "--quiet")
	if err := committed(dir, 1); err != nil {
		t.Errorf("not committed yet: %v", err)
	}
	run("add", ".")
	run("commit", "--quiet", "-m", "x")
	if err := committed(dir, 1); err == nil || !strings.HasPrefix(err.Error(), "public/editions/1: is committed to git (") {
		t.Errorf("committed: %v", err)
	}
	if err := committed(dir, 2); err != nil {
		t.Errorf("no edition at all: %v", err)
	}
}

// TestAmend replaces the newest edition, until it is committed.
func TestAmend(t *testing.T) {
	dir := t.TempDir()
	run := gitIn(t, dir)
	run("init", "--quiet")
	amend := func(state string, force bool) string {
		put(t, dir, state)
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		r, done, err := buildAs(root, sealing{Amend: true, Force: force})
		if err != nil {
			return err.Error()
		}
		return r.Edition.Date + " " + done.outcome
	}
	const amended = " amended: what it was before is no more"
	for _, step := range []struct {
		do   func() string
		want string
	}{
		{func() string { return amend("first.txtar", false) }, "there is no edition to amend; try: dossier build"},
		{func() string { return buildIn(t, dir).Edition.Date }, "2031-05-16"},
		{func() string { return amend("second.txtar", false) }, "2031-05-17" + amended},
		{func() string { return amend("second.txtar", false) }, "2031-05-17 unchanged"},
		{func() string { run("add", "public"); run("commit", "--quiet", "-m", "x"); return "" }, ""},
		{func() string { return amend("third.txtar", true) }, "2031-05-18" + amended},
	} {
		if got := step.do(); got != step.want {
			t.Errorf("%s; want %s", got, step.want)
		}
	}
	if got := amend("fourth.txtar", false); !strings.HasPrefix(got, "public/editions/1: is committed to git (") {
		t.Error(got)
	}
	entries, err := os.ReadDir(filepath.Join(dir, "public", "editions"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "1" {
			t.Errorf("there is a folder editions/%s", e.Name())
		}
	}
}

// TestDryRun changes nothing.
func TestDryRun(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "first.txtar")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, done, err := buildAs(root, sealing{DryRun: true})
	if err != nil || done.outcome != "would be sealed" || len(done.plan) != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); !os.IsNotExist(err) {
		t.Errorf("public/ is there: %v", err)
	}
	buildIn(t, dir)
	put(t, dir, "second.txtar")
	_, done, err = buildAs(root, sealing{DryRun: true})
	if err != nil || done.outcome != "would be sealed" || done.plan[0] != "sources" {
		t.Errorf("%+v, %v", done, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "public", "editions", "2")); !os.IsNotExist(err) {
		t.Errorf("edition 2 is there: %v", err)
	}
}
