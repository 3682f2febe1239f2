package wording

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// passage is a text of one paragraph, as a passage.
func passage(s string) Passage {
	t := text.New(s, []text.Span{{Start: 0, End: len(s)}})
	return Passage{t, 0, len(t.Tokens)}
}

func passages(lines ...string) []Passage {
	out := make([]Passage, len(lines))
	for i, s := range lines {
		out[i] = passage(s)
	}
	return out
}

func TestStem(t *testing.T) {
	for _, same := range []string{
		"answer answers answered answering", "move moves moved moving", "vote votes voted voting", "plan plans planned planning",
		"agree agrees agreed agreeing", "country countries", "deny denies denied", "make makes made making", "give gives gave given giving",
		"leave leaves left leaving", "take takes took taken taking", "said say says saying", "person people",
		"use uses used using", "die dies died dying", "call calls called calling", "stop stops stopped stopping",
	} {
		words := strings.Fields(same)
		for _, w := range words[1:] {
			if Stem(w) != Stem(words[0]) {
				t.Errorf("%s is %q, %s is %q", words[0], Stem(words[0]), w, Stem(w))
			}
		}
	}
	for _, word := range []string{"", "s", "as", "this", "bus", "crisis", "press", "bed", "sing", "öl", "мэры", "我们"} {
		if got := Stem(word); got != word {
			t.Errorf("%q became %q", word, got)
		}
	}
}

func TestSense(t *testing.T) {
	for _, same := range []string{"severe serious", "resolve settled", "swift rapid", "moment time", "soldiers troops", "talks negotiations", "crimea crimean",
		"u.s. american", "us americans", "russia russians", "france french", "kyiv kiev", "peking beijing"} {
		a, b, _ := strings.Cut(same, " ")
		if Sense(a) != Sense(b) {
			t.Errorf("%s is %q, %s is %q", a, Sense(a), b, Sense(b))
		}
	}
	for _, other := range []string{"win lose", "attack defend", "increase decrease", "begin end", "promise threat"} {
		a, b, _ := strings.Cut(other, " ")
		if Sense(a) == Sense(b) {
			t.Errorf("%s and %s are both %q", a, b, Sense(a))
		}
	}
}

func FuzzStem(f *testing.F) {
	for _, s := range []string{"stopped", "ies", "sss", "ééed", "a\xffed", "meetings", "eeeees"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, w string) {
		for _, got := range []string{Stem(w), Sense(w)} {
			if utf8.ValidString(w) && !utf8.ValidString(got) {
				t.Fatalf("%q became %q", w, got)
			}
		}
	})
}

// lines draws short passages of few words, so that they often share some.
var lines = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
	words := rapid.SampledFrom(strings.Fields("the of we not harbour Harbour bridge bridges fell fall swift rapid minister Oslo 14 14,000 . , boat night storm warned"))
	return strings.Join(rapid.SliceOfN(words, 0, 12).Draw(t, "words"), " ")
}), 1, 12)

func TestCompareLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := passages(lines.Draw(t, "lines")...)
		p = append(p, p[0])
		x := New(p)
		for a := range p {
			for b := range p {
				o, back := x.Shared(a, b), x.Shared(b, a)
				if o != back || o.Share < 0 || o.Share > o.Part || o.Part > 1+1e-9 || o.Plain > o.Content || o.Content > min(x.Len(a), x.Len(b)) {
					t.Fatalf("Shared(%d, %d) is %v, the other way %v", a, b, o, back)
				}
				if n := x.Together(a, b); n != x.Together(b, a) || n > min(x.Len(a), x.Len(b)) {
					t.Fatalf("Together(%d, %d) is %d, the other way %d", a, b, n, x.Together(b, a))
				}
				score, content := x.InOrder(a, b)
				scoreBack, contentBack := x.InOrder(b, a)
				if score != scoreBack || content != contentBack || score < 0 || score > 1 {
					t.Fatalf("InOrder(%d, %d) is %v %d, the other way %v %d", a, b, score, content, scoreBack, contentBack)
				}
			}
		}
		first, last := 0, len(p)-1
		if score, _ := x.InOrder(first, last); score != 1 && len(x.words[first]) > 0 {
			t.Fatalf("InOrder of the same words is %v", score)
		}
		if o := x.Shared(first, last); x.Len(first) > 0 && (o.Share != 1 || o.Content != x.Len(first)) {
			t.Fatalf("Shared of the same words is %v", o)
		}
	})
}

func TestInOrder(t *testing.T) {
	x := New(passages(
		"we do not expect the storm to pass tonight",
		"the storm will pass",                       // in order: the storm pass
		"pass the storm",                            // in order: the storm
		"of the to a in on at we do not with by it", // function words alone
		"of the to a in on at we do not with by it",
	))
	for _, c := range []struct {
		a, b    int
		least   float64
		content int
	}{{0, 1, 0.9, 2}, {0, 2, 0.4, 1}, {3, 4, 1, 0}} {
		if score, content := x.InOrder(c.a, c.b); score < c.least || content != c.content {
			t.Errorf("InOrder(%d, %d) is %v, %d content words; want at least %v, %d", c.a, c.b, score, content, c.least, c.content)
		}
	}
}

func TestTogether(t *testing.T) {
	x := New(passages(
		"a critical moment",
		"this is, he said, the most critical of all moments",
		"critical voices were heard until late, and at that moment the lights went out",
		"moment critical",
	))
	for _, c := range []struct{ a, b, want int }{{0, 1, 2}, {0, 2, 1}, {0, 3, 2}} {
		if got := x.Together(c.a, c.b); got != c.want || x.Together(c.b, c.a) != got {
			t.Errorf("Together(%d, %d) is %d, the other way %d; want %d", c.a, c.b, got, x.Together(c.b, c.a), c.want)
		}
	}
}

func TestPairs(t *testing.T) {
	x := New(passages("the bridge fell at night", "storm warned harbour", "at night the bridge stood", "the harbour", "we do not"))
	if diff := cmp.Diff([]Pair{{0, 2}, {1, 3}}, x.Pairs(1)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Pair{{0, 2}}, x.Pairs(2)); diff != "" {
		t.Error(diff)
	}
}

func TestJoin(t *testing.T) {
	s := "the bridge fell, he said, at night"
	all := text.New(s, []text.Span{{Start: 0, End: len(s)}})
	joined := Join(all, text.Span{Start: 0, End: 15}, text.Span{Start: 26, End: len(s)})
	if got := joined.Key(); got != "the bridge fell at night " {
		t.Errorf("joined is %q", got)
	}
	if Join(all, text.Span{Start: 0, End: 15}) != Of(all, text.Span{Start: 0, End: 15}) {
		t.Error("one span joined is another passage than the span")
	}
}

// Where a word is in more passages than are compared with each other, those that go on alike from it are.
func TestNeighbours(t *testing.T) {
	var lines []string
	for i := range 2 * crowd {
		lines = append(lines, "storm warned night"+strings.Repeat("x", i/2))
	}
	x := New(passages(lines...))
	pairs := x.Neighbours()
	for i := range crowd {
		if !slices.Contains(pairs, Pair{2 * i, 2*i + 1}) {
			t.Fatalf("%q and its like are no neighbours", lines[2*i])
		}
	}
	if most := 6 * len(lines); len(pairs) > most {
		t.Errorf("%d pairs of %d passages", len(pairs), len(lines))
	}
	if pairs := New(passages("storm warned", "storm warned")).Neighbours(); pairs != nil {
		t.Errorf("few passages have neighbours %v", pairs)
	}
}

func TestFunction(t *testing.T) {
	for w, want := range map[string]bool{"the": true, "said": true, "not": true, "bridge": false, "warned": false} {
		if Function(w) != want {
			t.Errorf("Function(%q) is %v", w, !want)
		}
	}
}

// The order of the passages does not change which pairs are found, nor how alike they are.
func TestPairsPermuted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := passages(lines.Draw(t, "lines")...)
		order := permutation(t, len(p))
		q := make([]Passage, len(p))
		for to, from := range order {
			q[to] = p[from]
		}
		x, y := New(p), New(q)
		var got []Pair
		for _, pair := range y.Pairs(1) {
			got = append(got, ordered(order[pair.A], order[pair.B]))
			if x.Shared(order[pair.A], order[pair.B]) != y.Shared(pair.A, pair.B) {
				t.Fatalf("pair %v is compared otherwise", pair)
			}
		}
		want := x.Pairs(1)
		for _, pairs := range [][]Pair{want, got} {
			slices.SortFunc(pairs, func(a, b Pair) int { return slices.Compare([]int{a.A, a.B}, []int{b.A, b.B}) })
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func permutation(t *rapid.T, n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return rapid.Permutation(order).Draw(t, "order")
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		var all []Passage
		bytes := 0
		for i := range n {
			s := strings.Repeat("the harbour bridge fell in the night of the storm "+strings.Repeat("x", i%97), 2)
			all = append(all, passage(s))
			bytes += len(s)
		}
		b.Run(strconv.Itoa(n)+" passages", func(b *testing.B) {
			b.SetBytes(int64(bytes))
			for b.Loop() {
				New(all).Pairs(1)
			}
		})
	}
}

func TestCommon(t *testing.T) {
	a, b := passage("We resolve the old differences, the differences"), passage("Old differences were not settled")
	if diff := cmp.Diff([]string{"resolve", "old", "differences"}, Common(a, b)); diff != "" {
		t.Error(diff)
	}
}
