package content

import (
	"testing"

	"dossier/internal/date"

	"github.com/google/go-cmp/cmp"
)

// TestErrata reads the corrections of a page, those that are not of their form left out.
func TestErrata(t *testing.T) {
	day, err := date.Parse("2031-05-20")
	if err != nil {
		t.Fatal(err)
	}
	const page = "Words before.\n\n## 2031-05-20, edition 2\n\nWrong: It was *shut* on\nMonday.\n\nRight: On Sunday [@000, para. 3].\n\nRight: not this.\n\n" +
		"### Why\n\n## 2031-05-20, editions 1-3\n\nRight: b.\n\nWrong: a.\n\n## Soon, edition 1\n\nWrong: c.\n\nRight: d.\n"
	want := []Erratum{
		{ID: "s-2031-05-20-edition-2", Date: day, First: 2, Last: 2, Wrong: "It was shut on Monday.", Right: "On Sunday."},
		{ID: "s-2031-05-20-editions-1-3", Date: day, First: 1, Last: 3, Wrong: "a.", Right: "b."},
	}
	if diff := cmp.Diff(want, Errata(page), cmp.Comparer(func(a, b date.Date) bool { return a == b })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := Errata("No correction.\n"); got != nil {
		t.Errorf("got %v", got)
	}
}
