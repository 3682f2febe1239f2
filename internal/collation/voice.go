package collation

import "dossier/internal/name"

// voicesOf is, for each of the people, who speaks by that name: for a seat of government its state or,
// where that is not among them, the first of them that stands for it.
func voicesOf(people []name.Person) []int {
	states := map[string]int{}
	for i, p := range people {
		if _, ok := states[p.Name]; !ok && p.Kind != name.Human {
			states[p.Name] = i
		}
	}
	out := make([]int, len(people))
	for i, p := range people {
		out[i] = i
		state := name.State(p.Name)
		if state == "" || p.Kind == name.Human {
			continue
		}
		if _, ok := states[state]; !ok {
			states[state] = i
		}
		out[i] = states[state]
	}
	return out
}
