package content

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

var scanCases = []struct {
	in   string
	want []Ref
	n    int // bytes read
}{
	{"[@000]", []Ref{{Source: "000"}}, 6},
	{"[@000_C4110F3D] and on", []Ref{{Source: "000_c4110f3d"}}, 15},
	{"[@000, para. 3]", []Ref{{Source: "000", First: 3, Last: 3}}, 15},
	{"[@000,para.3]", []Ref{{Source: "000", First: 3, Last: 3}}, 13},
	{"[@000, paras. 3-5]", []Ref{{Source: "000", First: 3, Last: 5}}, 18},
	{"[@000 ,\n\tparas. 3 – 5 ]", []Ref{{Source: "000", First: 3, Last: 5}}, 25},
	{"[@000, para. 3; @003, para. 5]", []Ref{{Source: "000", First: 3, Last: 3}, {Source: "003", First: 5, Last: 5}}, 30},
	{`[@003 "exact words"]`, []Ref{{Source: "003", Words: "exact words"}}, 20},
	{`[@003, "exact words"]`, []Ref{{Source: "003", Words: "exact words"}}, 21},
	{`[@003, para. 4 "exact words"]`, []Ref{{Source: "003", First: 4, Last: 4, Words: "exact words"}}, 29},
	{`[@003, para. 4, “exact ] ; "words"”]`, []Ref{{Source: "003", First: 4, Last: 4, Words: `exact ] ; "words"`}}, 40},
	{`[@003 "a \"b\" \\ \] \c` + "\n\td\"]", []Ref{{Source: "003", Words: `a "b" \ ] \c d`}}, 28},
	{"[@000][@001]", []Ref{{Source: "000"}}, 6},
	{"[@000](x)", []Ref{{Source: "000"}}, 6},
	{"[000]", nil, 0},
	{"@000", nil, 0},
	{"", nil, 0},
	{"[", nil, 0},
	{"[see @000]", nil, 0},
}

func TestScanCitation(t *testing.T) {
	for _, c := range scanCases {
		refs, n, open, wrong := scanCitation([]byte(c.in))
		if diff := cmp.Diff(c.want, plainRefs(refs), cmpopts.EquateEmpty()); diff != "" || n != c.n || open || wrong != nil {
			t.Errorf("%s: read %d of %d bytes, open %v, %v (-want +got):\n%s", c.in, n, c.n, open, wrong, diff)
		}
	}
}

// TestScanOpen cuts well-formed citations short: each needs more text, wherever it is cut
// between two characters.
func TestScanOpen(t *testing.T) {
	for _, in := range []string{"[@000;\n@003]", "[@000,\npara. 3]", "[@000, paras.\n3-5]", "[@000, paras. 3-\n5]", "[@000, paras. 3\n-5]", "[@0 \"a\nb\"]", "[@0, “a\nb”\n]"} {
		for i := range in {
			if in[i] != '\n' {
				continue
			}
			_, n, open, wrong := scanCitation([]byte(in[:i+1]))
			if n != i+1 || !open || wrong == nil {
				t.Errorf("%q cut at %d: read %d, open %v, %v", in, i+1, n, open, wrong)
			}
		}
	}
}

func plainRefs(refs []reference) []Ref {
	var plain []Ref
	for _, r := range refs {
		plain = append(plain, r.Ref)
	}
	return plain
}

// TestRefString is the law that a Ref reads back from what it writes.
func TestRefString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Ref{Source: rapid.StringMatching(`[a-z0-9-]{1,12}`).Draw(t, "source")}
		if rapid.Bool().Draw(t, "with paragraphs") {
			want.First = rapid.IntRange(1, maxParagraph).Draw(t, "first")
			want.Last = rapid.IntRange(want.First, maxParagraph).Draw(t, "last")
		}
		if rapid.Bool().Draw(t, "with words") {
			want.Words = rapid.StringMatching(`[a"“”\\\];]{0,6}[a-z]( ?[a-z"”\\\].é]){0,8}`).Draw(t, "words")
		}
		refs, _, open, wrong := scanCitation([]byte("[" + want.String() + "]"))
		if diff := cmp.Diff([]Ref{want}, plainRefs(refs)); diff != "" || open || wrong != nil {
			t.Fatalf("[%s]: %v (-want +got):\n%s", want, wrong, diff)
		}
	})
}

// FuzzCitation checks what scanCitation promises: how far it reads, and that what it accepts
// reads back from what it writes.
func FuzzCitation(f *testing.F) {
	for _, c := range scanCases {
		f.Add(c.in)
	}
	f.Add("[@000, para. 99999999999999999999]")
	f.Add("[@a \"\xff\"]")
	f.Fuzz(func(t *testing.T, s string) {
		refs, n, open, wrong := scanCitation([]byte(s))
		switch {
		case n < 0 || n > len(s):
			t.Fatalf("read %d of %d bytes", n, len(s))
		case n == 0 && (refs != nil || wrong != nil || open):
			t.Fatalf("no citation, but %v, %v, %v", refs, open, wrong)
		case n > 0 && (len(refs) > 0) == (wrong != nil):
			t.Fatalf("%v and %v", refs, wrong)
		case open && (wrong == nil || n != len(s)):
			t.Fatalf("open after %d of %d bytes: %v", n, len(s), wrong)
		case wrong != nil && (wrong.at < 0 || wrong.at >= len(s) || wrong.message == ""):
			t.Fatalf("misplaced fault %v", wrong)
		case wrong == nil && n > 0 && s[n-1] != ']':
			t.Fatalf("ends with %q", s[n-1])
		}
		for _, r := range refs {
			if r.id.Start < 2 || r.id.Len() != len(r.Source) || r.First > r.Last || r.First < 0 {
				t.Errorf("bad reference %+v", r)
			}
			again, _, _, wrong := scanCitation([]byte("[" + r.String() + "]"))
			if diff := cmp.Diff([]Ref{r.Ref}, plainRefs(again)); diff != "" {
				t.Errorf("[%s]: %v (-want +got):\n%s", r, wrong, diff)
			}
		}
	})
}
