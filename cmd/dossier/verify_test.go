package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/edition"
)

// compileIn reads and compiles the dossier in a folder.
func compileIn(t testing.TB, dir string) *made {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	series, err := edition.Open(root, public)
	if err != nil {
		t.Fatal(err)
	}
	m, err := compile(root, series)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// verified is what verify says, the error last.
func verified(t *testing.T, c verifyCommand) string {
	t.Helper()
	var out bytes.Buffer
	if err := c.Run(&out); err != nil {
		out.WriteString(err.Error() + "\n")
	}
	return out.String()
}

// change replaces text in a file, which must have it.
func change(t *testing.T, name, old, new string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil || !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s has no %q: %v", name, old, err)
	}
	if err := os.WriteFile(name, bytes.Replace(data, []byte(old), []byte(new), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestVerifyCommand verifies what was built, as it is and after each of some changes.
func TestVerifyCommand(t *testing.T) {
	dir := fourEditions(t)
	sound := verified(t, verifyCommand{Dir: dir})
	if !strings.HasPrefix(sound, "4 editions, ") || !strings.Contains(sound, "as they were sealed\nthe newest is edition 4, sha256:") {
		t.Error(sound)
	}
	head := strings.TrimSpace(sound[strings.Index(sound, "sha256:"):])
	if alone := verified(t, verifyCommand{Dir: filepath.Join(dir, public)}); alone != sound {
		t.Errorf("public/ alone: %s", alone)
	}
	if got := verified(t, verifyCommand{Dir: dir, Head: head}); !strings.Contains(got, "is edition 4, and 0 came after it\n") {
		t.Error(got)
	}
	for _, c := range []struct {
		command   verifyCommand
		file      string
		old, new  string
		want, end string
	}{
		{verifyCommand{Head: "sha256:12"}, "", "", "", "public/editions: no edition has the digest sha256:12;", "1 fault found"},
		{verifyCommand{Rebuild: true}, "seeds/herald.txt", "400", "500", "seeds/herald.txt: was changed since edition 4, which", "1 fault found"},
		{verifyCommand{Rebuild: true}, "content/about.md", "Two", "Three", "content/about.md: was changed since edition 4, which", "1 fault found"},
		{verifyCommand{}, "public/editions/2/data/dossier.json", `"text":"not safe"`, `"text":"not sage"`, `says "not sage", but at bytes `, "found in"},
		{verifyCommand{Edition: 2}, "public/editions/2/data/seeds/herald.txt", "not", "yet",
			"public/editions/2/data/dossier.json: no text in editions/2/data/seeds has the SHA-256 of seeds/herald.txt\n", "2 faults found"},
	} {
		if c.file != "" {
			change(t, filepath.Join(dir, c.file), c.old, c.new)
		}
		c.command.Dir = dir
		if got := verified(t, c.command); !strings.Contains(got, c.want) || !strings.Contains(got, c.end) {
			t.Errorf("%+v\n%s", c, got)
		}
		if c.file != "" {
			change(t, filepath.Join(dir, c.file), c.new, c.old)
		}
	}
	if got := verified(t, verifyCommand{Dir: dir}); got != sound {
		t.Errorf("after all changes were undone: %s", got)
	}
	if got := verified(t, verifyCommand{Dir: filepath.Join(dir, public), Rebuild: true}); !strings.Contains(got, "nothing to rebuild from") {
		t.Error(got)
	}
	if got := verified(t, verifyCommand{Dir: filepath.Join(dir, "seeds")}); !strings.Contains(got, "there is no edition to verify") {
		t.Error(got)
	}
}

// TestRebuild builds each edition again, from the inputs as they were then.
func TestRebuild(t *testing.T) {
	all := fourEditions(t)
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, public), os.DirFS(filepath.Join(all, public))); err != nil {
		t.Fatal(err)
	}
	for i, state := range states {
		put(t, dir, state)
		for n := 1; n <= len(states); n++ {
			again := fmt.Sprintf("edition %d was built again from its inputs: the same bytes\n", n)
			if got := verified(t, verifyCommand{Dir: dir, Edition: n, Rebuild: true}); strings.HasPrefix(got, again) != (n == i+1) {
				t.Errorf("edition %d from the inputs of %d: %s", n, i+1, got)
			}
		}
	}
	got := verified(t, verifyCommand{Dir: dir, Edition: 1, Rebuild: true})
	for _, want := range []string{
		"content/sources/tribune.md: is new since edition 1, which", "seeds/herald.txt: was changed since edition 1, which",
		"seeds/tribune.txt: is new since edition 1, which",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if err := os.Remove(filepath.Join(dir, "seeds", "tribune.txt")); err != nil {
		t.Fatal(err)
	}
	if got := verified(t, verifyCommand{Dir: dir, Rebuild: true}); !strings.Contains(got, "seeds/tribune.txt: is gone since edition 4, which") {
		t.Error(got)
	}
}

// TestRebuildFindsOtherBytes has an edition that is sound, and of the inputs that it names, and not what they give.
// Its digest, noted before, shows that it was replaced.
func TestRebuildFindsOtherBytes(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "first.txtar")
	buildIn(t, dir)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	site := edition.Files(files(t, filepath.Join(dir, public, "editions", "1", "data")))
	for _, c := range []struct {
		change func()
		tag    string
		want   string
	}{
		{func() {}, "x", "public/editions/1: the inputs give the same site, but other files beside it: sha256:"},
		{func() { site["style.css"] = []byte("p{}"); delete(site, "facts.html"); site["more.html"] = nil }, "", strings.Join([]string{
			"public/editions/1/data/style.css: is not what the inputs give",
			"public/editions/1/data/more.html: is not among what the inputs give",
			"public/editions/1/data/facts.html: is what the inputs give, and is not there", ""}, "\n")},
	} {
		series, err := edition.Open(root, public)
		if err != nil {
			t.Fatal(err)
		}
		e, _ := series.Newest()
		inputs, err := root.ReadFile(filepath.Join(public, "editions", "1", inputsName))
		if err != nil {
			t.Fatal(err)
		}
		c.change()
		tags := edition.Files{inputsName: inputs}
		if c.tag != "" {
			tags[c.tag] = nil
		}
		if _, err := series.Amend(e, site, tags); err != nil {
			t.Fatal(err)
		}
		if _, err := series.Publish(t.Context(), site, nil); err != nil {
			t.Fatal(err)
		}
		if got := verified(t, verifyCommand{Dir: dir, Rebuild: true}); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s; want %s", got, c.want)
		}
		if got := verified(t, verifyCommand{Dir: dir}); !strings.Contains(got, "as they were sealed\n") {
			t.Errorf("the forged edition is not sound: %s", got)
		}
		if got := verified(t, verifyCommand{Dir: dir, Head: e.Digest}); !strings.HasPrefix(got, "public/editions: no edition has the digest "+e.Digest) {
			t.Errorf("--head: %s", got)
		}
	}
}
