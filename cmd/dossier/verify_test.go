package main

import (
	"bytes"
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
	sound := verified(t, verifyCommand{Dir: dir, Rebuild: true})
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
		{verifyCommand{Rebuild: true}, "seeds/herald.txt", "400", "500", "public/editions/4/data/dossier.json: is not what the inputs give\n", "found in"},
		{verifyCommand{Rebuild: true}, "content/about.md", "Two", "Three", "content/about.md: was changed since edition 4\n", "found in"},
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
	if got := verified(t, verifyCommand{Dir: dir, Rebuild: true}); got != sound {
		t.Errorf("after all changes were undone: %s", got)
	}
	if got := verified(t, verifyCommand{Dir: filepath.Join(dir, public), Rebuild: true}); !strings.Contains(got, "nothing to rebuild from") {
		t.Error(got)
	}
	if got := verified(t, verifyCommand{Dir: filepath.Join(dir, "seeds")}); !strings.Contains(got, "there is no edition to verify") {
		t.Error(got)
	}
}
