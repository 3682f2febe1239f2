package parallel

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestEachDoesEverythingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		done := make([]int, rapid.IntRange(0, 500).Draw(t, "n"))
		Each(len(done), func(i int) { done[i]++ })
		if slices.ContainsFunc(done, func(n int) bool { return n != 1 }) {
			t.Fatalf("done %v", done)
		}
	})
}

func TestTryTellsTheFirstError(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "n")
		bad := rapid.SliceOf(rapid.IntRange(0, 250)).Draw(t, "bad")
		err := Try(n, func(i int) error {
			if slices.Contains(bad, i) {
				return fmt.Errorf("%d", i)
			}
			return nil
		})
		want := "<nil>"
		bad = slices.DeleteFunc(bad, func(i int) bool { return i >= n })
		if len(bad) > 0 {
			want = fmt.Sprint(slices.Min(bad))
		}
		if fmt.Sprint(err) != want {
			t.Fatalf("error %v, want %s", err, want)
		}
	})
}
