package edition

import "strings"

// Run is a piece of an edit of a text: words that both values have, and then those in which they differ.
// Only the first can have none of the former, and only the last none of the latter.
type Run struct {
	Same          string
	Before, After string // "" for none
}

// mostCells is how large the table of two values may be in which their words are compared. Where it would be larger,
// all between the first and the last difference is one.
const mostCells = 4_000_000

// Runs is the edit of a text, word by word: of all ways to make the later value of the earlier one, one that keeps
// the most words. A single word that both have between two differences belongs to the difference.
func (e Edit) Runs() []Run {
	was, is := strings.Fields(e.Before), strings.Fields(e.After)
	head := 0
	for head < min(len(was), len(is)) && was[head] == is[head] {
		head++
	}
	tail := 0
	for tail < min(len(was), len(is))-head && was[len(was)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	var l runList
	l.keep(is[:head])
	l.differ(was[head:len(was)-tail], is[head:len(is)-tail])
	l.keep(is[len(is)-tail:])
	return l.runs()
}

// wordRun is a run in words.
type wordRun struct{ same, before, after []string }

// runList is the runs so far; words that both have, behind a difference, begin another.
type runList []wordRun

func (l *runList) last() *wordRun {
	if len(*l) == 0 {
		*l = append(*l, wordRun{})
	}
	return &(*l)[len(*l)-1]
}

func (l *runList) keep(words []string) {
	if len(words) == 0 {
		return
	}
	if r := l.last(); len(r.before)+len(r.after) > 0 {
		*l = append(*l, wordRun{})
	}
	r := l.last()
	r.same = append(r.same, words...)
}

// differ adds two values that have neither their first word in common nor their last.
func (l *runList) differ(was, is []string) {
	width := len(is) + 1
	if len(was)*len(is) == 0 || (len(was)+1)*width > mostCells {
		r := l.last()
		r.before, r.after = append(r.before, was...), append(r.after, is...)
		return
	}
	common := make([]int32, (len(was)+1)*width) // how many words was[i:] and is[j:] have in common in order
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(is) - 1; j >= 0; j-- {
			if was[i] == is[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(was) || j < len(is); {
		switch {
		case i < len(was) && j < len(is) && was[i] == is[j]:
			l.keep(is[j : j+1])
			i, j = i+1, j+1
		case j == len(is) || i < len(was) && common[(i+1)*width+j] >= common[i*width+j+1]:
			r := l.last()
			r.before = append(r.before, was[i])
			i++
		default:
			r := l.last()
			r.after = append(r.after, is[j])
			j++
		}
	}
}

// runs is the list with single words between two differences made part of them.
func (l runList) runs() []Run {
	var merged []wordRun
	for i, r := range l {
		if i > 0 && len(r.same) == 1 && len(r.before)+len(r.after) > 0 {
			last := &merged[len(merged)-1]
			last.before = append(append(last.before, r.same...), r.before...)
			last.after = append(append(last.after, r.same...), r.after...)
			continue
		}
		merged = append(merged, r)
	}
	runs := make([]Run, len(merged))
	for i, r := range merged {
		runs[i] = Run{strings.Join(r.same, " "), strings.Join(r.before, " "), strings.Join(r.after, " ")}
	}
	return runs
}

// IsSmall tells whether both values have the same words, but for case and marks.
func (e Edit) IsSmall() bool { return bare(e.Before) == bare(e.After) }
