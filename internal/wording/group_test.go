package wording

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func none(a, b int) bool { return false }

func TestGroup(t *testing.T) {
	link := func(a, b int, score float64) Link { return Link{Pair{a, b}, score} }
	sources := func(of ...int) func(a, b int) bool { return func(a, b int) bool { return of[a] == of[b] } }
	for _, c := range []struct {
		name  string
		n     int
		links []Link
		apart func(a, b int) bool
		want  [][]int
	}{
		{"nothing", 0, nil, none, nil},
		{"no links", 3, nil, none, [][]int{{0}, {1}, {2}}},
		{"a triangle", 3, []Link{link(0, 1, .9), link(1, 2, .8), link(0, 2, .7)}, none, [][]int{{0, 1, 2}}},
		{"a short chain holds by half", 3, []Link{link(0, 1, .9), link(1, 2, .8)}, none, [][]int{{0, 1, 2}}},
		{"a chain of pairs breaks", 4, []Link{link(0, 1, .9), link(2, 3, .9), link(1, 2, .6)}, none, [][]int{{0, 1}, {2, 3}}},
		{"pairs of one source say nothing", 4, []Link{link(0, 1, .9), link(2, 3, .9), link(1, 2, .6)}, sources(0, 1, 0, 1), [][]int{{0, 1, 2, 3}}},
		{"two fragments of one source", 3, []Link{link(0, 2, .9), link(1, 2, .9)}, sources(0, 0, 1), [][]int{{0, 1, 2}}},
		{"the strongest first", 3, []Link{link(1, 2, .5), link(0, 1, .9)}, none, [][]int{{0, 1, 2}}},
		{"a link the other way round", 2, []Link{link(1, 0, .9)}, none, [][]int{{0, 1}}},
	} {
		if diff := cmp.Diff(c.want, Rules{Apart: c.apart}.Group(c.n, c.links)); diff != "" && !(len(c.want) == 0 && c.n == 0) {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestRules(t *testing.T) {
	links := []Link{{Pair{0, 1}, .9}, {Pair{1, 2}, .8}}
	never := Rules{Apart: none, Never: func(a, b int) bool { return a+b == 2 && a != b }}
	if diff := cmp.Diff([][]int{{0, 1}, {2}}, never.Group(3, links)); diff != "" {
		t.Error("never:", diff)
	}
	sized := func(sizes ...int) Rules { return Rules{Apart: none, Size: func(i int) int { return sizes[i] }} }
	if diff := cmp.Diff([][]int{{0, 1}, {2}}, sized(9, 2, 8).Group(3, links)); diff != "" {
		t.Error("a small one between two large ones:", diff)
	}
	if diff := cmp.Diff([][]int{{0, 1, 2}}, sized(4, 9, 4).Group(3, links)); diff != "" {
		t.Error("a large one that has two small ones:", diff)
	}
}

func TestLabel(t *testing.T) {
	links := []Link{{Pair{0, 1}, .9}, {Pair{1, 2}, .8}}
	labels := []string{"a", "", "b"}
	named := Rules{Apart: none, Label: func(i int) string { return labels[i] }}
	if diff := cmp.Diff([][]int{{0, 1}, {2}}, named.Group(3, links)); diff != "" {
		t.Error("two labels:", diff)
	}
}

// What is no link is asked for where it is needed.
func TestLinked(t *testing.T) {
	var links []Link
	for i := range 39 {
		links = append(links, Link{Pair{i, i + 1}, .9})
	}
	all := func(a, b int) bool { return true }
	if groups := (Rules{Apart: none, Linked: all}).Group(40, links); len(groups) != 1 {
		t.Errorf("all that is linked makes %d groups", len(groups))
	}
	if groups := (Rules{Apart: none}).Group(40, links); len(groups) < 10 {
		t.Errorf("a chain makes %d groups", len(groups))
	}
}

func TestGroupLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 14).Draw(t, "n")
		index := rapid.IntRange(0, n-1)
		var links []Link
		seen := map[Pair]bool{}
		for range rapid.IntRange(0, 30).Draw(t, "links") {
			p := ordered(index.Draw(t, "a"), index.Draw(t, "b"))
			if p.A == p.B || seen[p] {
				continue
			}
			seen[p] = true
			links = append(links, Link{p, rapid.SampledFrom([]float64{.6, .8, 1}).Draw(t, "score")})
		}
		apart := func(a, b int) bool { return a%3 == b%3 }
		groups := Rules{Apart: apart}.Group(n, links)
		in := map[int]bool{}
		for k, g := range groups {
			if !slices.IsSorted(g) || k > 0 && groups[k-1][0] >= g[0] {
				t.Fatalf("not in order: %v", groups)
			}
			for _, i := range g {
				if in[i] {
					t.Fatalf("%d is in two groups: %v", i, groups)
				}
				in[i] = true
			}
			if len(g) > 1 && !connected(g, seen) {
				t.Fatalf("group %v has a member without a link", g)
			}
		}
		if len(in) != n {
			t.Fatalf("%d of %d are in groups", len(in), n)
		}
		if diff := cmp.Diff(groups, Rules{Apart: apart}.Group(n, rapid.Permutation(links).Draw(t, "order"))); diff != "" {
			t.Fatal("the order of links matters:", diff)
		}
	})
}

func connected(group []int, linked map[Pair]bool) bool {
	for _, i := range group {
		if !slices.ContainsFunc(group, func(j int) bool { return linked[ordered(i, j)] }) {
			return false
		}
	}
	return true
}

func TestSame(t *testing.T) {
	p := passages("The bridge fell.", "Storm", "the “bridge” fell", "The bridge fell", "storm!")
	source := []int{0, 0, 1, 2, 0}
	label := func(i int) string { return fmt.Sprint(i == 3) }
	classes := Same(p, label)
	if diff := cmp.Diff(Classes{{1, 4}, {0, 2}, {3}}, classes); diff != "" {
		t.Fatal(diff)
	}
	apart := classes.Apart(func(i int) int { return source[i] })
	if apart(0, 1) || apart(1, 1) || !apart(0, 0) {
		t.Error("classes of several sources are apart, or those of one are not")
	}
	if first := classes.First(p); first[0] != p[1] || first[1] != p[0] || first[2] != p[3] {
		t.Error("First is not the first of each class")
	}
	if diff := cmp.Diff([][]int{{0, 1, 2, 4}, {3}}, classes.Expand([][]int{{2}, {0, 1}})); diff != "" {
		t.Error(diff)
	}
}

// A large group of which every pair is linked takes time in proportion to its links.
func BenchmarkGroup(b *testing.B) {
	for _, n := range []int{100, 300} {
		var links []Link
		for i := range n {
			for j := range i {
				links = append(links, Link{Pair{j, i}, 1 / float64(1+i-j)})
			}
		}
		b.Run(fmt.Sprint(len(links), " links"), func(b *testing.B) {
			for b.Loop() {
				Rules{Apart: none}.Group(n, links)
			}
		})
	}
}
