package edition

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// threeEditions is three editions and the site of the last.
func threeEditions(t *testing.T) *os.Root {
	root := newFolder(t)
	for n := 1; n <= 3; n++ {
		if err := run(t.Context(), unsynced{rootDisk{root}}, n, false); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestVerifyOne(t *testing.T) {
	root := threeEditions(t)
	put(t, root, "public/editions/1/data/index.html", "x")
	put(t, root, "public/index.html", "x")
	for n, want := range map[int]int{1: 1, 2: 0} {
		report, err := Verify(root, "public", n)
		if err != nil || len(report.Faults) != want || len(report.Editions) != 3 {
			t.Errorf("edition %d: %v, %q", n, err, report.Faults)
		}
	}
	if _, err := Verify(root, "public", 4); err == nil || err.Error() != "public/editions/4: there is no such edition" {
		t.Errorf("edition 4: %v", err)
	}
}

// TestVerifyMovedAway has a site that a build had moved away when it was killed.
func TestVerifyMovedAway(t *testing.T) {
	root := threeEditions(t)
	if err := root.Rename("public", ".public.old"); err != nil {
		t.Fatal(err)
	}
	report, err := Verify(root, "public", 0)
	want := []string{
		"public/editions: there is no edition to verify",
		".public.old: was left by an interrupted build; the next build cleans up",
	}
	if diff := cmp.Diff(want, report.Faults); diff != "" || err != nil {
		t.Errorf("%s %v", diff, err)
	}
}
