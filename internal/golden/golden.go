// Package golden is for tests whose cases are text files beside their golden results.
//
// In go testdata/NAME.txt and what a test shows of it; out comes the difference from
// testdata/NAME.golden as a failure, or, with the flag -update, the new golden file.
//
//	func TestParse(t *testing.T) {
//		golden.Cases(t, "testdata/*.txt", func(t *testing.T, name string, data []byte) string {
//			return show(Parse(data))
//		})
//	}
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Cases runs a test for each file that matches the pattern, named by the file without its
// extension, and holds what show makes of it against the file of that name ending in .golden.
func Cases(t *testing.T, pattern string, show func(t *testing.T, name string, data []byte) string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no cases (%v)", pattern, err)
	}
	for _, file := range files {
		stem := strings.TrimSuffix(file, filepath.Ext(file))
		t.Run(filepath.Base(stem), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			Compare(t, stem+".golden", show(t, filepath.Base(stem), data))
		})
	}
}

// Updating tells whether the golden files are to be written, for tests that have a folder of them.
func Updating() bool { return *update }

// Compare holds got against the golden file, or writes it there with -update.
func Compare(t testing.TB, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
