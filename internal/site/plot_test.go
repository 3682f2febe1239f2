package site

import (
	"strconv"
	"strings"
	"testing"
)

// TestPlots holds the numbers of the plots to the record.
func TestPlots(t *testing.T) {
	r, seeds := readRecord(t)
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	quoted := x.quotedBy("")
	drawn := 0
	for n, row := range quoted.Rows {
		if len(row.Discs) != len(row.Words) {
			t.Errorf("%s: %d discs, %d numbers", row.Label.Text, len(row.Discs), len(row.Words))
		}
		sum := 0
		for _, w := range row.Words {
			i, err := strconv.Atoi(w.Number)
			if err != nil {
				t.Fatal(err)
			}
			sum += i
		}
		if want := len(x.speech[x.byQuotes()[n]].quotes); sum != want {
			t.Errorf("%s: %d quotes are drawn, there are %d", row.Label.Text, sum, want)
		}
		drawn += sum
	}
	if drawn == 0 {
		t.Error("nothing is drawn")
	}
	for i, row := range x.sharing("").Rows {
		if got, want := len(row.Discs), len(r.Sources[i].Reuse); got != want {
			t.Errorf("%s: shares text with %d, not %d", row.Label.Text, got, want)
		}
	}
}

// TestPlotsOfMany draws neither one source nor more than there is room for.
func TestPlotsOfMany(t *testing.T) {
	for n, want := range map[int]bool{1: false, 2: true, mostDrawn: true, mostDrawn + 1: false} {
		r, seeds := madeUp(n)
		page := string(render(t, r, seeds)["sources/index.html"])
		if got := strings.Contains(page, "Who is quoted by whom"); got != want {
			t.Errorf("%d sources: drawn is %v, want %v", n, got, want)
		}
	}
}
