package reuse

import (
	"cmp"
	"container/heap"
)

// run is n words that two texts have in common, from word a of the one and word b of the other on.
type run struct{ a, b, n int }

// tiling chooses among runs that overlap.
type tiling struct {
	queue queue
	taken [2][]bool // words of either text that a chosen run has; all false between calls
}

// resolve cuts the runs so that none overlaps another in either text. The longest comes first,
// then the one that stands first in a, then in b; of the others what is then left, if it is long enough.
func (t *tiling) resolve(a, b *prose, runs []run) []run {
	if len(runs) < 2 {
		return runs
	}
	t.taken[0] = grow(t.taken[0], len(a.words))
	t.taken[1] = grow(t.taken[1], len(b.words))
	t.queue = append(t.queue[:0], runs...)
	heap.Init(&t.queue)
	var tiles []run
	for len(t.queue) > 0 {
		r := heap.Pop(&t.queue).(run)
		if free := t.free(r, 0); free == r {
			t.take(r, true)
			tiles = append(tiles, r)
			continue
		}
		for from := 0; from < r.n; {
			piece := t.free(r, from)
			if piece.n >= least {
				heap.Push(&t.queue, piece)
			}
			from = piece.a + piece.n - r.a + 1
		}
	}
	for _, r := range tiles {
		t.take(r, false)
	}
	return tiles
}

// free is the first piece of r from its word from on that is not taken; it is empty where from is.
func (t *tiling) free(r run, from int) run {
	n := from
	for n < r.n && !t.taken[0][r.a+n] && !t.taken[1][r.b+n] {
		n++
	}
	return run{r.a + from, r.b + from, n - from}
}

// take marks the words of r as taken or as free.
func (t *tiling) take(r run, taken bool) {
	for i := range r.n {
		t.taken[0][r.a+i], t.taken[1][r.b+i] = taken, taken
	}
}

// grow is marks with room for n; new ones are false.
func grow(marks []bool, n int) []bool {
	if n <= len(marks) {
		return marks
	}
	return append(marks, make([]bool, n-len(marks))...)
}

// queue is a heap of runs, the next to choose first.
type queue []run

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(r any)   { *q = append(*q, r.(run)) }

func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].n, q[i].n), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}

func (q *queue) Pop() any {
	last := len(*q) - 1
	r := (*q)[last]
	*q = (*q)[:last]
	return r
}
