package edition

import (
	"errors"
	"io/fs"
	"maps"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// sites draws sites whose paths often share folders, and often are a folder in one site and a
// file in another.
func sites() *rapid.Generator[Files] {
	name := rapid.SampledFrom([]string{"a", "b", "a.html", "-x", "é ü", "editions", "index.html"})
	return rapid.Custom(func(t *rapid.T) Files {
		files := Files{}
		for range rapid.IntRange(1, 8).Draw(t, "files") {
			p := strings.Join(rapid.SliceOfN(name, 1, 3).Draw(t, "path"), "/")
			files[p] = rapid.SliceOfN(rapid.Byte(), 0, 3).Draw(t, "data")
			if checkFiles(files) != nil {
				delete(files, p)
			}
		}
		if len(files) == 0 {
			files["index.html"] = nil
		}
		return files
	})
}

func TestSealThenHolds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		files, other := sites().Draw(rt, "site"), sites().Draw(rt, "other")
		root := newFolder(t)
		e := build(t, open(t, root), files)
		s := open(t, root)
		if got := s.All(); len(got) != 1 || got[0] != e {
			rt.Fatalf("sealed %+v, read %+v", e, got)
		}
		for _, c := range []struct {
			files Files
			want  bool
		}{{files, true}, {other, maps.EqualFunc(files, other, slices.Equal)}} {
			if got, err := s.Holds(1, c.files); got != c.want || err != nil {
				rt.Fatalf("Holds = %v, %v; want %v", got, err, c.want)
			}
		}
		read := tree(t, root, "public/editions/1/data")
		for p, data := range files {
			if read[p] != string(data) {
				rt.Fatalf("%s: sealed %q, stands %q", p, data, read[p])
			}
		}
	})
}

// TestSha256sum has the manifest checked by the command that archivists use.
func TestSha256sum(t *testing.T) {
	command, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("THE MANIFEST IS NOT CHECKED: no sha256sum on this machine")
	}
	files := Files{"index.html": []byte("<p>One\n"), "*": nil, " b ": []byte{0, 0xff}, "é/\"ü'": []byte("x\r\n")}
	root := newFolder(t)
	build(t, open(t, root), files)
	check := exec.Command(command, "-c", "--strict", manifestName)
	check.Dir = filepath.Join(root.Name(), "public/editions/1")
	out, err := check.CombinedOutput()
	if err != nil || strings.Count(string(out), ": OK\n") != len(files) {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestSealRefuses(t *testing.T) {
	one := Files{"a": nil}
	root := newFolder(t)
	s := open(t, root)
	first := build(t, s, one)
	stale := open(t, root)
	build(t, s, Files{"b": nil})
	before := tree(t, root, "public")
	newest, _ := s.Newest()
	for _, c := range []struct {
		series  *Series
		edition Edition
		files   Files
		want    string
	}{
		{s, Edition{}, one, "numbers begin at 1"},
		{s, Edition{Number: 2, Previous: first.Digest}, one, "edition 2 is sealed already"},
		{s, Edition{Number: 1}, one, "edition 2 is sealed already"},
		{s, Edition{Number: 3}, one, `follows ""`},
		{s, Edition{Number: 3, Previous: first.Digest}, one, "but edition 2 is"},
		{s, Edition{Number: 3, Previous: newest.Digest}, nil, "at least one file"},
		{s, Edition{Number: 3, Previous: newest.Digest}, Files{"a": nil, "a/b/c": nil}, `"a" is a file and the folder`},
	} {
		if _, err := c.series.Seal(c.edition, c.files, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Seal(%+v): %v; want %s", c.edition, err, c.want)
		}
	}
	seal(t, stale, one)
	if _, err := stale.Publish(t.Context(), one, nil); err == nil || err.Error() != "public/editions/2: is there already, and no edition changes" {
		t.Errorf("Publish over an edition: %v", err)
	}
	if _, err := stale.Seal(Edition{Number: 3, Previous: stale.All()[1].Digest}, one, nil); err == nil || err.Error() != "edition 3: edition 2 is to be published first" {
		t.Errorf("Seal twice: %v", err)
	}
	if diff := cmp.Diff(before, tree(t, root, "public")); diff != "" {
		t.Errorf("a refusal changed the folder:\n%s", diff)
	}
}

func TestPaths(t *testing.T) {
	good := Files{}
	for _, p := range []string{
		"index.html", "editions/index.html", "editions/feed.xml", "editions/1a/b", "x/editions/1/y",
		".well-known/a", ".nojekyll", "é ü", "1/2", "git/.gitignore", "editionsx",
	} {
		good[p] = nil
	}
	if err := checkFiles(good); err != nil {
		t.Error(err)
	}
	for _, p := range []string{
		"", ".", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\xff", "a\nb", "a\rb", "a%b", `a\b`, "a\x00", "a\x7f",
		"editions", "editions/1", "editions/1/data/a", "editions/007/a",
		"editions/index.html/a", ".gitattributes", "a/.gitattributes", ".git/config", "a/.GIT/b",
	} {
		err := checkFiles(Files{p: nil, "also\\": nil})
		if err == nil || strings.Count(err.Error(), "\n") != 1 {
			t.Errorf("%q and another bad path: %v", p, err)
		}
	}
}

// TestOneLine has titles with whatever some program takes for the end of a line.
func TestOneLine(t *testing.T) {
	for _, title := range []string{" Talks:\nround two ", "Talks:\r\nround\x1ctwo", "Talks:\u0085round\u2028two\x00"} {
		s := open(t, newFolder(t))
		if e, err := s.Seal(Edition{Number: 1, Title: title}, Files{"a": nil}, nil); err != nil || e.Title != "Talks: round two" {
			t.Errorf("%q is %q, %v", title, e.Title, err)
		}
	}
}

// TestSums holds what the series says of its bags against the files.
func TestSums(t *testing.T) {
	root := newFolder(t)
	s := laidOut(t, root, 2)
	for n := 1; n <= 2; n++ {
		sums, err := s.Sums(n)
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range tree(t, root, path.Join("public", Dir(n))) {
			if data != "/" && digestPrefix+sums[name] != Digest([]byte(data)) {
				t.Errorf("edition %d: %s is %s", n, name, sums[name])
			}
			delete(sums, name)
		}
		if len(sums) > 0 {
			t.Errorf("edition %d has not %v", n, sums)
		}
	}
	for n, want := range map[int]string{0: "public: there is no edition 0; the newest is 2", 3: "public: there is no edition 3; the newest is 2"} {
		if _, err := s.Sums(n); err == nil || err.Error() != want {
			t.Errorf("%v; want %s", err, want)
		}
	}
}

// TestPending has an edition that is sealed and not published: the series has it, the folder nothing.
func TestPending(t *testing.T) {
	root := newFolder(t)
	s := open(t, root)
	files := Files{"a": []byte("1"), "b/c": nil}
	e := seal(t, s, files)
	if newest, ok := s.Newest(); !ok || newest != e || !IsDigest(e.Digest) {
		t.Errorf("sealed %+v, newest %+v", e, newest)
	}
	if got, err := s.Read(1, "a"); string(got) != "1" || err != nil {
		t.Errorf("Read: %q, %v", got, err)
	}
	if _, err := s.Read(1, "b"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Read of no file: %v", err)
	}
	if got := tree(t, root, "."); len(got) != 1 {
		t.Errorf("Seal wrote %v", got)
	}
	publish(t, s, files, "")
	if got := open(t, root).All(); len(got) != 1 || got[0] != e {
		t.Errorf("sealed %+v, read %+v", e, got)
	}
}

// TestPublishFails has a file that passes all checks and cannot be written: nothing may stay behind.
func TestPublishFails(t *testing.T) {
	root := newFolder(t)
	s := open(t, root)
	files := Files{"a": nil, "b/c": nil, "b/" + strings.Repeat("x", 300): nil}
	seal(t, s, files)
	if _, err := s.Publish(t.Context(), files, nil); err == nil || !strings.Contains(err.Error(), "b/xxx") {
		t.Errorf("error: %v", err)
	}
	if diff := cmp.Diff(map[string]string{".": "/"}, tree(t, root, ".")); diff != "" {
		t.Error(diff)
	}
}
