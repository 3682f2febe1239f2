package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	ocflgo "github.com/srerickson/ocfl-go"
	ocflfs "github.com/srerickson/ocfl-go/fs"
)

// export exports the dossier in a folder and gives what it says.
func export(t *testing.T, dir, to string) string {
	t.Helper()
	var out bytes.Buffer
	if err := (&exportCommand{OCFL: to, Root: dir}).Run(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// contentsOf is the bytes of all files by path.
func contentsOf(t *testing.T, files fs.FS) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := fs.WalkDir(files, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, p)
		got[p] = string(data)
		return err
	})
	if err != nil || len(got) == 0 {
		t.Fatalf("%v; %d files", err, len(got))
	}
	return got
}

// TestExport exports each edition as it is sealed, and all at once. An independent library judges the object and
// restores from it the bags. It warns of SHA-256 in the place of SHA-512 (W004), and that the program, which is
// the user, has no address (W008, W009).
func TestExport(t *testing.T) {
	dir, deposit := t.TempDir(), t.TempDir()
	one, all := filepath.Join(deposit, "one"), filepath.Join(deposit, "all")
	for i, state := range states {
		put(t, dir, state)
		buildIn(t, dir)
		if got, want := export(t, dir, one), fmt.Sprintf("edition %d → v%d\n", i+1, i+1); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
	if got, want := export(t, dir, all), "edition 1 → v1\nedition 2 → v2\nedition 3 → v3\nedition 4 → v4\n"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	if diff := cmp.Diff(contentsOf(t, os.DirFS(all)), contentsOf(t, os.DirFS(one))); diff != "" {
		t.Errorf("(-at once +one by one):\n%s", diff)
	}

	ctx, files := context.Background(), ocflfs.DirFS(deposit)
	judged := ocflgo.ValidateObject(ctx, files, "one")
	if err := judged.Err(); err != nil {
		t.Error(err)
	}
	for _, warning := range judged.WarnErrors() {
		var coded *ocflgo.ValidationError
		if !errors.As(warning, &coded) || !slices.Contains([]string{"W004", "W008", "W009"}, coded.Code) {
			t.Errorf("warning: %v", warning)
		}
	}
	object, err := ocflgo.NewObject(ctx, files, "one", ocflgo.ObjectMustExist())
	if err != nil {
		t.Fatal(err)
	}
	if n := object.Head().Num(); n != len(states) {
		t.Errorf("%d versions", n)
	}
	for n := 1; n <= len(states); n++ {
		restored, err := object.VersionFS(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		bag := os.DirFS(filepath.Join(dir, public, "editions", fmt.Sprint(n)))
		if diff := cmp.Diff(contentsOf(t, bag), contentsOf(t, restored)); diff != "" {
			t.Errorf("edition %d (-bag +restored):\n%s", n, diff)
		}
	}
}

func TestCreatedOf(t *testing.T) {
	for edtf, want := range map[string]string{
		"2022-01-21":      "2022-01-21T00:00:00Z",
		"2022-01-21?":     "2022-01-21T00:00:00Z",
		"2022-01~":        "2022-01-01T00:00:00Z",
		"2021/2022":       "2021-01-01T00:00:00Z",
		"2014/..":         "2014-01-01T00:00:00Z",
		"../2014":         "1970-01-01T00:00:00Z",
		"":                "1970-01-01T00:00:00Z",
		"once upon a day": "1970-01-01T00:00:00Z",
	} {
		if got := createdOf(edtf); got != want {
			t.Errorf("%q: %s, want %s", edtf, got, want)
		}
	}
}
