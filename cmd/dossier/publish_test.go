package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
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

// TestDiff has an article added, one corrected by its outlet, and the editor decide.
func TestDiff(t *testing.T) {
	dir := fourEditions(t)
	for to, want := range map[int][]string{
		1: {"the same record: only its presentation can differ"},
		2: {"sources", "  + tribune.example: Bridge stays closed"},
		3: {"sources", "  ~ herald.example: The bridge is closed", "  ~ The bridge is no longer safe,", "      words: The bridge is [not → no longer] safe,"},
		4: {"      publisher: [tribune.example → The Tribune of Harrow]", "      set by the editor: [→ publisher]", "pages", "  ~ Method", "      text: Two papers [are → were] read."},
	} {
		var out bytes.Buffer
		if err := (&diffCommand{From: max(1, to-1), To: to, Root: dir}).Run(&out); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(out.String(), "\n")
		for _, line := range want {
			if !slices.Contains(lines, line) {
				t.Errorf("to edition %d: no line %q in\n%s", to, line, out.String())
			}
		}
	}
	if err := (&diffCommand{From: 1, To: 9, Root: dir}).Run(io.Discard); err == nil {
		t.Error("there is a difference from an edition that is not there")
	}
}

// TestEveryLinkOfEveryEdition follows the links of all pages in public/, those of old editions
// and those between editions among them.
func TestEveryLinkOfEveryEdition(t *testing.T) {
	public := filepath.Join(fourEditions(t), "public")
	checked := 0
	err := filepath.WalkDir(public, func(page string, e os.DirEntry, err error) error {
		if err != nil || filepath.Ext(page) != ".html" {
			return err
		}
		data, err := os.ReadFile(page)
		if err != nil {
			return err
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			return err
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				target, _, _ := strings.Cut(a.Val, "#")
				if a.Key != "href" || target == "" || strings.Contains(target, "://") {
					continue
				}
				checked++
				if _, err := os.Stat(filepath.Join(filepath.Dir(page), filepath.FromSlash(target))); err != nil {
					t.Errorf("%s: %v", page, err)
				}
			}
		}
		return nil
	})
	if err != nil || checked < 500 {
		t.Errorf("%v; %d links checked", err, checked)
	}
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

// TestRebuildElsewhere builds the same inputs in another folder, time zone and locale, with files of
// another time and on one core, and an edition of one day anew on another.
func TestRebuildElsewhere(t *testing.T) {
	here := t.TempDir()
	put(t, here, "first.txtar")
	put(t, here, "second.txtar")
	buildIn(t, here)
	there := t.TempDir()
	put(t, there, "second.txtar")
	put(t, there, "first.txtar")
	put(t, there, "second.txtar")
	for name := range files(t, there) {
		long := time.Date(1999, 2, 3, 4, 5, 6, 7, time.UTC)
		if err := os.Chtimes(filepath.Join(there, filepath.FromSlash(name)), long, long); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("TZ", "Asia/Tokyo")
	t.Setenv("LC_ALL", "tr_TR.UTF-8")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	buildIn(t, there)
	if diff := cmp.Diff(files(t, filepath.Join(here, public)), files(t, filepath.Join(there, public))); diff != "" {
		t.Errorf("(-here +there):\n%s", diff)
	}

	if err := os.Remove(filepath.Join(there, "site.toml")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(there)
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
	if got := verified(t, verifyCommand{Dir: there, Rebuild: true}); !strings.Contains(got, "as they were sealed\n") {
		t.Error(got)
	}
}

// TestAmend replaces the newest edition, until it is committed.
func TestAmend(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("WHAT IS COMMITTED IS NOT CHECKED: no git on this machine")
	}
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		command := exec.Command(git, append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
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
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff([]string{"1", "SHA256SUMS", "feed.xml", "index.html", "newest.html", "timemap.link"}, names); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
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
