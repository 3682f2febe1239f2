package content

import (
	"errors"
	"testing"
	"testing/fstest"

	"dossier/internal/name"

	"pgregory.net/rapid"
)

// TestWarn shows what Check warns of in each testdata/warn/*.txtar, and that it is an error
// where the settings are strict.
func TestWarn(t *testing.T) {
	golden(t, "testdata/warn/*.txtar", func(t *testing.T, root fstest.MapFS) string {
		c, err := Load(root)
		sources := sourcesOf(root)
		if err := errors.Join(err, c.Resolve(sources)); err != nil {
			t.Fatal(err)
		}
		cast := name.Resolve(sources)
		warnings, err := c.Check(sources, cast)
		if err != nil {
			t.Fatal(err)
		}
		c.Settings.Strict = true
		kept, err := c.Check(sources, cast)
		strict := asErrors(t, err)
		if len(kept) > 0 || strict.Error() != warnings.Error() {
			t.Errorf("strict, it warns of %v and fails with %v", kept, err)
		}
		return warnings.Error() + "\n"
	})
}

// TestQuotations is the law that what stands between marks is found, whatever stands around them.
func TestQuotations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zé]+( [a-zé']+)*[a-z]`), 1, 4).Draw(t, "words")
		s := ""
		for _, w := range words {
			marks := rapid.SampledFrom([][2]string{{"“", "”"}, {`"`, `"`}, {"“… ", ",”"}}).Draw(t, "marks")
			s += "He said: " + marks[0] + w + marks[1] + " and "
		}
		got := quotations(s)
		if len(got) != len(words) {
			t.Fatalf("%q: got %q, want %q", s, got, words)
		}
		for i := range got {
			if got[i] != words[i] {
				t.Fatalf("%q: got %q, want %q", s, got[i], words[i])
			}
		}
	})
}
