package wording

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/text"
)

// Same parts passages into classes: those of a class have the same words in the same order, and
// the same label. The classes are sorted by their words and labels, members in order, so that the
// order of the passages does not change which are in a class, nor the order of the classes.
func Same(passages []Passage, label func(i int) string) Classes {
	type class struct {
		key     string
		members []int
	}
	var classes []class
	at := map[string]int{}
	for i, p := range passages {
		key := p.Key() + "\x00" + label(i)
		k, ok := at[key]
		if !ok {
			k = len(classes)
			at[key] = k
			classes = append(classes, class{key: key})
		}
		classes[k].members = append(classes[k].members, i)
	}
	slices.SortFunc(classes, func(a, b class) int { return strings.Compare(a.key, b.key) })
	out := make(Classes, len(classes))
	for k, c := range classes {
		out[k] = c.members
	}
	return out
}

// Key is the words of p in lower case, each with a space behind it.
func (p Passage) Key() string {
	var b strings.Builder
	for _, t := range p.Text.Tokens[p.First:p.Last] {
		if t.Kind != text.Mark {
			b.WriteString(t.Lower)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// Classes are indices of passages, parted into those that are the same.
type Classes [][]int

// First is the first passage of each class.
func (c Classes) First(passages []Passage) []Passage {
	out := make([]Passage, len(c))
	for k, members := range c {
		out[k] = passages[members[0]]
	}
	return out
}

// Apart tells for two classes whether all their passages are of one source.
func (c Classes) Apart(source func(i int) int) func(a, b int) bool {
	const several = -1
	only := make([]int, len(c))
	for k, members := range c {
		only[k] = source(members[0])
		for _, i := range members {
			if source(i) != only[k] {
				only[k] = several
			}
		}
	}
	return func(a, b int) bool { return only[a] != several && only[a] == only[b] }
}

// Expand puts the members of the classes in place of the classes of each group. The groups are in
// order of their first member, members in order.
func (c Classes) Expand(groups [][]int) [][]int {
	out := make([][]int, len(groups))
	for g, classes := range groups {
		for _, k := range classes {
			out[g] = append(out[g], c[k]...)
		}
		slices.Sort(out[g])
	}
	sortGroups(out)
	return out
}

func sortGroups(groups [][]int) {
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
}

// Link is a pair of passages with how strongly it belongs together, 0 to 1.
type Link struct {
	Pair
	Score float64
}

// cohesion is the least share of the pairs between two groups that must be linked for the groups
// to become one, so that one short common phrase cannot chain two groups together.
const cohesion = 0.5

// Rules say which groups may become one. Apart must be set.
type Rules struct {
	Apart  func(a, b int) bool // pairs that say nothing, such as two passages of one source: they count neither way
	Never  func(a, b int) bool // pairs that must not come into one group
	Linked func(a, b int) bool // where set, tells of pairs that are no link whether they belong together
	Label  func(i int) string  // where set, groups of two labels stay two; "" fits any
	Size   func(i int) int     // where set, the largest members of two groups must be linked, unless apart
}

// Group joins n passages into groups along the links, the strongest first; two groups become one
// if enough of the pairs between them are linked. The groups are in order of their first member,
// members in order; the result does not depend on the order of links.
func (r Rules) Group(n int, links []Link) [][]int {
	links = slices.Clone(links)
	for i, l := range links {
		links[i].Pair = ordered(l.A, l.B)
	}
	slices.SortFunc(links, func(p, q Link) int {
		return cmp.Or(cmp.Compare(q.Score, p.Score), cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
	})
	g := grouper{Rules: r, linked: make(map[Pair]bool, len(links)), groups: make([]group, n), refused: map[Pair]int{}}
	of := make([]int, n)
	for i := range n {
		g.groups[i], of[i] = group{members: []int{i}, largest: i}, i
		if r.Label != nil {
			g.groups[i].label = r.Label(i)
		}
	}
	for _, l := range links {
		g.linked[l.Pair] = true
	}
	for _, l := range links {
		a, b := of[l.A], of[l.B]
		if a == b || !g.joins(a, b) {
			continue
		}
		if len(g.groups[a].members) < len(g.groups[b].members) {
			a, b = b, a
		}
		for _, k := range g.groups[b].members {
			of[k] = a
		}
		g.join(a, b)
	}
	var out [][]int
	for _, group := range g.groups {
		if len(group.members) > 0 {
			slices.Sort(group.members)
			out = append(out, group.members)
		}
	}
	sortGroups(out)
	return out
}

func ordered(a, b int) Pair { return Pair{min(a, b), max(a, b)} }

// group is passages that belong together.
type group struct {
	members []int
	largest int
	label   string
}

// grouper joins groups, each known by a number that stays while it grows.
type grouper struct {
	Rules
	linked  map[Pair]bool
	groups  []group
	refused map[Pair]int // members of two groups together, when they last did not join
}

// joins tells whether groups a and b may become one. Two groups are asked again only when one
// has grown.
func (g *grouper) joins(a, b int) bool {
	one, other := g.groups[a], g.groups[b]
	pair, size := ordered(a, b), len(one.members)+len(other.members)
	if g.refused[pair] == size {
		return false
	}
	named := one.label == "" || other.label == "" || one.label == other.label
	if !named || !g.tied(one.largest, other.largest) || !g.coheres(sample(one.members), sample(other.members)) {
		g.refused[pair] = size
		return false
	}
	return true
}

// sample is some of the members of a group, spread over all: what is asked of each pair of two
// groups would take too long for large ones.
func sample(members []int) []int {
	const most = 12
	if len(members) <= most {
		return members
	}
	out := make([]int, most)
	for i := range out {
		out[i] = members[i*(len(members)-1)/(most-1)]
	}
	return out
}

// tied tells whether the largest members of two groups allow them to become one.
func (g *grouper) tied(i, j int) bool { return g.Size == nil || g.isLinked(i, j) || g.Apart(i, j) }

func (g *grouper) isLinked(i, j int) bool {
	pair := ordered(i, j)
	linked, known := g.linked[pair]
	if !known && g.Linked != nil {
		linked = g.Linked(i, j)
		g.linked[pair] = linked
	}
	return linked
}

func (g *grouper) coheres(a, b []int) bool {
	yes, all := 0, 0
	for _, i := range a {
		for _, j := range b {
			switch {
			case g.Never != nil && g.Never(i, j):
				return false
			case g.Apart(i, j):
				continue
			case g.isLinked(i, j):
				yes++
			}
			all++
		}
	}
	return float64(yes) >= cohesion*float64(all)
}

// join puts the members of group b into group a.
func (g *grouper) join(a, b int) {
	one, other := &g.groups[a], g.groups[b]
	one.members = append(one.members, other.members...)
	one.label = cmp.Or(one.label, other.label)
	g.groups[b] = group{}
	if g.Size == nil {
		return
	}
	i, j := one.largest, other.largest
	if n, m := g.Size(i), g.Size(j); m > n || m == n && j < i {
		one.largest = j
	}
}
