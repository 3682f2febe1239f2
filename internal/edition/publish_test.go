package edition

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// shown is the public folder without its sealed editions and their head.
func shown(t testing.TB, root *os.Root) map[string]string { return frontOf(tree(t, root, "public")) }

// frontOf is a public folder without its sealed editions and their head.
func frontOf(all map[string]string) map[string]string {
	front := maps.Clone(all)
	maps.DeleteFunc(front, func(p, _ string) bool {
		n, ok := strings.CutPrefix(p, "editions/")
		n, _, _ = strings.Cut(n, "/")
		return ok && (isDigits(n) || p == headPath)
	})
	return front
}

// TestPublishFromAnyState publishes a row of sites over one another, with files of others in
// between, and the last of them into an empty folder.
func TestPublishFromAnyState(t *testing.T) {
	foreign := map[string]string{"CNAME": "harbour.example", ".nojekyll": "", ".well-known/x": "y", "editions/notes": "z"}
	rapid.Check(t, func(rt *rapid.T) {
		row := rapid.SliceOfN(sites(), 1, 4).Draw(rt, "sites")
		last := row[len(row)-1]

		root := newFolder(t)
		for p, data := range foreign {
			put(t, root, "public/"+p, data)
		}
		s := open(t, root)
		for _, files := range row {
			seal(t, s, files)
			publish(t, s, files, "an earlier list")
		}
		sealed := archivedAll(t, root, len(row))
		s = open(t, root)
		publish(t, s, last, "the list")
		if c := publish(t, s, last, "the list"); len(c.Written)+len(c.Removed)+len(c.Kept) > 0 {
			rt.Fatalf("publishing again: %+v", c)
		}
		if diff := cmp.Diff(sealed, archivedAll(t, root, len(row))); diff != "" {
			rt.Fatalf("a sealed edition changed:\n%s", diff)
		}

		scratch := newFolder(t)
		publish(t, open(t, scratch), last, "the list")
		want := shown(t, scratch)
		maps.Copy(want, foreign)
		want[".well-known"] = "/"
		if diff := cmp.Diff(want, shown(t, root)); diff != "" {
			rt.Fatalf("(-from scratch +over earlier sites)\n%s", diff)
		}
		for p, data := range last {
			if p != "editions/index.html" && want[p] != string(data) {
				rt.Fatalf("%s: given %q, shown %q", p, data, want[p])
			}
		}
		if want["editions/index.html"] != "the list" || want[attributesPath] != attributes {
			rt.Fatalf("list %q, attributes %q", want["editions/index.html"], want[attributesPath])
		}
	})
}

// archivedAll is all that stands in the folders of editions 1 to n.
func archivedAll(t testing.TB, root *os.Root, n int) []map[string]string {
	var all []map[string]string
	for i := range n {
		all = append(all, tree(t, root, "public/"+Dir(i+1)))
	}
	return all
}

func TestPublishChange(t *testing.T) {
	root := newFolder(t)
	s := open(t, root)
	first := Files{"index.html": []byte("1"), "same": []byte("s"), "a/b/old": []byte("o"), "a/edited": []byte("e")}
	seal(t, s, first)
	c := publish(t, s, first, "list")
	want := Change{Written: []string{".gitattributes", "a/b/old", "a/edited", "editions/SHA256SUMS", "editions/index.html", "index.html", "same"}}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("first (-want +got):\n%s", diff)
	}
	put(t, root, "public/a/edited", "by hand")
	put(t, root, "public/index.html", "by hand")
	second := Files{"index.html": []byte("1"), "same": []byte("s"), "new": nil}
	seal(t, s, second)
	c = publish(t, s, second, "list")
	want = Change{Written: []string{"editions/SHA256SUMS", "index.html", "new"}, Removed: []string{"a/b/old"}, Kept: []string{"a/edited"}}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("second (-want +got):\n%s", diff)
	}
	got := shown(t, root)
	if _, ok := got["a/b"]; ok || got["a/edited"] != "by hand" || got["index.html"] != "1" {
		t.Errorf("shown: %v", got)
	}
}

// TestPublishRemovesItsOwn has a page right in editions/ that is in another wording there, and that the next
// edition has not.
func TestPublishRemovesItsOwn(t *testing.T) {
	s := open(t, newFolder(t))
	first := Files{"index.html": nil, "editions/more.html": []byte("of this edition")}
	seal(t, s, first)
	if _, err := s.Publish(t.Context(), first, Files{"editions/more.html": []byte("of all"), "robots.txt": nil}); err != nil {
		t.Fatal(err)
	}
	second := Files{"index.html": []byte("2")}
	seal(t, s, second)
	c := publish(t, s, second, "list")
	if diff := cmp.Diff([]string{"editions/more.html"}, c.Removed); diff != "" || len(c.Kept) > 0 {
		t.Errorf("%s kept %q", diff, c.Kept)
	}
}

// TestPublishRefuses has files of the caller's own that an edition has otherwise.
func TestPublishRefuses(t *testing.T) {
	s := open(t, newFolder(t))
	files := Files{"index.html": nil, "a/b": nil}
	seal(t, s, files)
	for _, p := range []string{"index.html", "a/b", headPath, "editions/1/index.html", ".gitattributes"} {
		if _, err := s.Publish(t.Context(), files, Files{p: nil}); err == nil || !strings.Contains(err.Error(), p) {
			t.Errorf("%s: %v", p, err)
		}
	}
}

// TestPublishLeavesOthers has files of others in the public folder: they are the very same ones afterwards.
func TestPublishLeavesOthers(t *testing.T) {
	root := newFolder(t)
	build(t, open(t, root), Files{"index.html": []byte("1")})
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	was := map[string]fs.FileInfo{}
	for _, name := range []string{"CNAME", ".nojekyll", ".well-known/x", ".git/HEAD", ".git/objects/ab/c", "editions/1/data/index.html", "editions/notes/x"} {
		name = "public/" + name
		if _, err := root.Stat(name); err != nil {
			put(t, root, name, "x")
		}
		if err := root.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
		info, err := root.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		was[name] = info
	}
	git, err := root.Stat("public/.git")
	if err != nil {
		t.Fatal(err)
	}
	was["public/.git"] = git
	build(t, open(t, root), Files{"index.html": []byte("2")})
	for name, before := range was {
		now, err := root.Stat(name)
		if err != nil || !os.SameFile(before, now) || !now.ModTime().Equal(before.ModTime()) || now.Mode() != before.Mode() {
			t.Errorf("%s is another: %v, %v", name, now, err)
		}
	}
}

func TestPublishAgainTouchesNothing(t *testing.T) {
	root := newFolder(t)
	s := laidOut(t, root, 2)
	files := Files{}
	for p, data := range tree(t, root, "public/editions/2/data") {
		if data != "/" {
			files[p] = []byte(data)
		}
	}
	list, err := root.ReadFile("public/editions/index.html")
	if err != nil {
		t.Fatal(err)
	}
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	names := slices.Sorted(maps.Keys(tree(t, root, "public")))
	for _, p := range names {
		if err := root.Chtimes(filepath.Join("public", strings.TrimPrefix(p, "public")), long, long); err != nil {
			t.Fatal(err)
		}
	}
	if c := publish(t, s, files, string(list)); !cmp.Equal(c, Change{}) {
		t.Errorf("changed: %+v", c)
	}
	for _, p := range names {
		info, err := root.Stat(filepath.Join("public", strings.TrimPrefix(p, "public")))
		if err != nil || !info.ModTime().Equal(long) {
			t.Errorf("%s was touched: %v", p, err)
		}
	}
}

// TestPublishInTheWay has files of others where the site wants to write. Nothing may change.
func TestPublishInTheWay(t *testing.T) {
	for _, c := range []struct{ name, file, link, want string }{
		{"a folder for a file", "public/index.html/x", "", "public/index.html: a folder"},
		{"a file for a folder", "public/sources", "", "public/sources: a file"},
		{"a link for a file", "public/index.html", "../seeds/a.txt", "public/index.html: a symbolic link"},
		{"a link for a folder", "public/sources", "../seeds", "public/sources: a symbolic link"},
		{"a link into an edition", "public/sources", "editions/1/data/sources", "public/sources: a symbolic link"},
		{"a link to nothing", "public/sources", "nowhere", "public/sources: a symbolic link"},
		{"a link for the editions", "public/editions", "kept", "public/editions: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := newFolder(t)
			put(t, root, "seeds/a.txt", "a seed")
			put(t, root, "public/kept/x", "x")
			s := open(t, root)
			if c.link == "" {
				put(t, root, c.file, "foreign")
			} else if err := root.Symlink(c.link, c.file); err != nil {
				t.Fatal(err)
			}
			seal(t, s, Files{"index.html": []byte("1"), "sources/a.html": []byte("1")})
			before := tree(t, root, ".")
			_, err := s.Publish(t.Context(), Files{"index.html": []byte("2"), "sources/a.html": []byte("2"), "new": nil}, nil)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v; want %s", err, c.want)
			}
			if diff := cmp.Diff(before, tree(t, root, ".")); diff != "" {
				t.Errorf("changed:\n%s", diff)
			}
		})
	}
}

// TestEscape has links that lead out of the dossier's folder.
func TestEscape(t *testing.T) {
	files := Files{"index.html": []byte("2"), "sources/a.html": []byte("2")}
	for _, place := range []string{"public", "public/editions", "public/sources", "public/index.html", ".public.tmp"} {
		t.Run(place, func(t *testing.T) {
			outside := newFolder(t)
			put(t, outside, "a.html", "not ours")
			root := newFolder(t)
			if err := root.MkdirAll(filepath.Dir(place), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(outside.Name(), filepath.Join(root.Name(), place)); err != nil {
				t.Fatal(err)
			}
			s, err := Open(root, "public")
			if err == nil {
				_, err = s.Publish(t.Context(), files, nil)
			}
			if place == ".public.tmp" {
				if _, e := root.Lstat(place); err != nil || e == nil {
					t.Errorf("%v; the link is still there: %v", err, e == nil)
				}
			} else if err == nil || !strings.Contains(err.Error(), place+": ") {
				t.Errorf("error %v; want one about %s", err, place)
			}
			if got := tree(t, outside, "."); len(got) != 2 || got["a.html"] != "not ours" {
				t.Errorf("outside there is now %v", got)
			}
		})
	}
}

// TestPublishHardLinks has public files that share their bytes on disk with a sealed edition,
// as programs that save space make them.
func TestPublishHardLinks(t *testing.T) {
	root := newFolder(t)
	s := open(t, root)
	build(t, s, Files{"index.html": []byte("1")})
	if err := root.Remove("public/index.html"); err != nil {
		t.Fatal(err)
	}
	if err := root.Link("public/editions/1/data/index.html", "public/index.html"); err != nil {
		t.Skipf("no hard links here: %v", err)
	}
	publish(t, s, Files{"index.html": []byte("2")}, "")
	if got := tree(t, root, "public"); got["editions/1/data/index.html"] != "1" || got["index.html"] != "2" {
		t.Errorf("%v", got)
	}
}

// modes is the permissions of everything in a folder of root.
func modes(t testing.TB, root *os.Root, dir string) map[fs.FileMode]int {
	got := map[fs.FileMode]int{}
	err := fs.WalkDir(root.FS(), dir, func(_ string, e fs.DirEntry, err error) error {
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
