package name

import "testing"

func TestState(t *testing.T) {
	for name, want := range map[string]string{"Moscow": "Russia", "Kremlin": "Russia", "White House": "United States", "Russia": "", "Orne": ""} {
		if got := State(name); got != want {
			t.Errorf("%s stands for %q, want %q", name, got, want)
		}
	}
}
