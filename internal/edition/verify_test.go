package edition

import (
	"os"
	"testing"
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
