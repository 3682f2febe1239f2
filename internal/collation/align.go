package collation

// Gains of the alignment. A pair of content words outweighs all function words around it, and these
// all marks, so that content words are aligned first and commas last. Words of one sense count less
// than the same word, and a pair that goes on from the one before it a little more, so that of a word
// that stands twice the right one is taken.
const (
	gainContent  = 10_000
	gainFunction = 100
	gainMark     = 2
	nextWord     = 20
	nextMark     = 1
	senseParts   = 2 // of three
)

// most is the cells of the largest alignment; of longer lines only the common ends are aligned.
const mostCells = 4 << 20

// gain is what it is worth that two atoms stand in one place, 0 where they cannot.
func gain(a, b *atom) int32 {
	worth := [...]int32{mark: gainMark, function: gainFunction, content: gainContent}
	switch {
	case a.rank == mark || b.rank == mark:
		if a.norm == b.norm && a.rank == b.rank {
			return gainMark
		}
		return 0
	case a.norm == b.norm:
		return worth[a.rank]
	case a.sense == b.sense:
		return worth[min(a.rank, b.rank)] * senseParts / 3
	}
	return 0
}

// pair is two atoms that stand in one place, by their indices.
type pair struct{ a, b int }

// align matches atoms of a with atoms of b, in order, so that the gain is greatest (after Needleman and
// Wunsch 1970). It does the same whichever reading came first.
func align(a, b []atom) []pair {
	var out []pair
	from := 0
	for from < len(a) && from < len(b) && a[from].norm == b[from].norm {
		out = append(out, pair{from, from})
		from++
	}
	endA, endB := len(a), len(b)
	for endA > from && endB > from && a[endA-1].norm == b[endB-1].norm {
		endA, endB = endA-1, endB-1
	}
	if (endA-from)*(endB-from) <= mostCells {
		for _, p := range alignMiddle(a[from:endA], b[from:endB]) {
			out = append(out, pair{from + p.a, from + p.b})
		}
	}
	for i, j := endA, endB; i < len(a); i, j = i+1, j+1 {
		out = append(out, pair{i, j})
	}
	return out
}

// table is the gains of what is left of two lines from each pair of atoms on: in all, and where these
// two are matched.
type table struct {
	width         int
	best, matched []int32
}

func (t *table) at(i, j int) int { return i*t.width + j }

func alignMiddle(a, b []atom) []pair {
	n, m := len(a), len(b)
	t := table{width: m + 1, best: make([]int32, (n+1)*(m+1)), matched: make([]int32, (n+1)*(m+1))}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			k := t.at(i, j)
			if g := gain(&a[i], &b[j]); g > 0 {
				t.matched[k] = g + t.after(&a[i], i, j)
			}
			t.best[k] = max(t.best[t.at(i+1, j)], t.best[t.at(i, j+1)], t.matched[k])
		}
	}
	var out []pair
	next := false // the last atoms were matched for what follows them
	for i, j := 0, 0; i < n && j < m; {
		k := t.at(i, j)
		switch {
		case t.matched[k] > 0 && (next || t.matched[k] == t.best[k]):
			out = append(out, pair{i, j})
			after := t.after(&a[i], i, j)
			next = i+1 < n && j+1 < m && t.matched[t.at(i+1, j+1)] > 0 && after == t.matched[t.at(i+1, j+1)]+bonus(&a[i])
			i, j = i+1, j+1
		case t.best[t.at(i+1, j)] == t.best[k]:
			i, next = i+1, false
		default:
			j, next = j+1, false
		}
	}
	return out
}

// after is the gain behind the pair i, j once it is matched.
func (t *table) after(a *atom, i, j int) int32 {
	k := t.at(i+1, j+1)
	if t.matched[k] > 0 {
		return max(t.best[k], t.matched[k]+bonus(a))
	}
	return t.best[k]
}

func bonus(a *atom) int32 {
	if a.rank == mark {
		return nextMark
	}
	return nextWord
}
