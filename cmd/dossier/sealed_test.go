package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/internal/edition"
)

// sealedWith is a dossier with an edition that another program has sealed, with this record.
func sealedWith(t *testing.T, record string) (*os.Root, *edition.Series) {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, states[0])
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	series, err := edition.Open(root, public)
	if err != nil {
		t.Fatal(err)
	}
	files := edition.Files{"index.html": nil, recordName: []byte(record)}
	if _, err := series.Seal(edition.Edition{Number: 1, Title: "T", Software: "dossier 0"}, files, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := series.Publish(t.Context(), files, nil); err != nil {
		t.Fatal(err)
	}
	return root, series
}

// TestOtherRecords has editions with the records of other versions of the program: they can be compared, verified
// and followed by another, and what could not be checked is said.
func TestOtherRecords(t *testing.T) {
	const source = `{"id": "x", "file": "seeds/x.txt"}`
	for name, c := range map[string]struct{ record, says string }{
		"fewer fields": {`{"schema": "dossier/0", "sources": [` + source + `]}`, "edition 1: 1 source of 1 not checked"},
		"more fields":  {`{"schema": "dossier/9", "sources": [` + source + `], "new": {"a": [1]}}`, "edition 1: 1 source of 1 not checked"},
		"other fields": {`{"quotes": {"q": 1}, "timeline": 3, "sources": [` + source + `]}`, "edition 1: not all of its record checked"},
		"none":         {`null`, "public/editions/1/data/dossier.json: names no source"},
		"torn":         {`{`, "public/editions/1/data/dossier.json: cannot be read: unexpected end of JSON input\n1 fault found"},
	} {
		t.Run(name, func(t *testing.T) {
			root, series := sealedWith(t, c.record)
			if got := verified(t, verifyCommand{Dir: root.Name()}); !strings.HasPrefix(got, c.says) {
				t.Errorf("verify: %s", got)
			}
			_, done, err := buildAs(root, sealing{})
			if name == "torn" {
				if err == nil || !strings.HasPrefix(err.Error(), "public/editions/1/data/dossier.json: cannot be read") {
					t.Errorf("build: %v", err)
				}
				return
			}
			if err != nil || done.outcome != "sealed" {
				t.Fatalf("build: %s, %v", done.outcome, err)
			}
			older, err := recordOf(series, 1)
			if err != nil || older.Edition.Number != 1 {
				t.Errorf("%+v, %v", older.Edition, err)
			}
			if err := (&diffCommand{From: 1, To: 2, Root: root.Name()}).Run(t.Output()); err != nil {
				t.Errorf("diff: %v", err)
			}
		})
	}
}

// TestInputNames has articles whose names no line holds as they are: each has its digest in the list of inputs all the
// same, as sha256sum writes it.
func TestInputNames(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, states[0])
	names := []string{"a\nb.txt", "a\rb.txt", `a\nb.txt`, "a%0Ab.txt", " a.txt"}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, "seeds", name), []byte("The bridge at Harrow is closed.\n"), 0o644); err != nil {
			t.Skipf("no such names here: %v", err)
		}
	}
	buildIn(t, dir)
	list, err := os.ReadFile(filepath.Join(dir, public, edition.Dir(1), inputsName))
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`^\\?[0-9a-f]{64}  [^\r\n]+\n$`)
	var articles strings.Builder
	for l := range strings.Lines(string(list)) {
		if !line.MatchString(l) {
			t.Errorf("the list has %q", l)
		}
		if strings.Contains(l, "  seeds/") {
			articles.WriteString(l)
		}
	}
	change(t, filepath.Join(dir, "seeds", names[0]), "closed", "open")
	want := `seeds/a\nb.txt: was changed since edition 1, which cannot be built again without what it was made of` + "\n1 fault found"
	if got := verified(t, verifyCommand{Dir: dir, Rebuild: true}); !strings.HasPrefix(got, want) {
		t.Errorf("verify: %s", got)
	}
	change(t, filepath.Join(dir, "seeds", names[0]), "open", "closed")
	command, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("THE LIST OF INPUTS IS NOT CHECKED: no sha256sum on this machine")
	}
	check := exec.Command(command, "--check", "--strict", "--quiet")
	check.Dir, check.Stdin = dir, strings.NewReader(articles.String())
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
