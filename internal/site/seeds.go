package site

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"dossier/internal/dossier"
)

// seedPaths is where the seed of each source is published: as a text under its own name, so
// that no page of another's is served as one of ours. One whose name no manifest could hold,
// or that a file system might take for another's, stands under its source's id.
func seedPaths(sources []dossier.Source) []string {
	paths := make([]string, len(sources))
	for i := range sources {
		if paths[i] = sources[i].File; path.Ext(paths[i]) != ".txt" {
			paths[i] += ".txt"
		}
		if strings.ContainsFunc(paths[i], func(r rune) bool { return r == '%' || r == '\\' || unicode.IsControl(r) }) {
			paths[i] = idPath(sources[i].ID)
		}
	}
	// A name may also be that of another's id, so each round may move some more.
	for moved := true; moved; {
		moved = false
		holders := make(map[string]int, len(paths))
		for _, p := range paths {
			holders[folded(p)]++
		}
		for i, p := range paths {
			if id := idPath(sources[i].ID); p != id && holders[folded(p)] > 1 {
				paths[i], moved = id, true
			}
		}
	}
	return paths
}

func idPath(id string) string { return "seeds/" + id + ".txt" }

// folded is the same for names that differ in case or Unicode normal form at most.
func folded(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFD.String(name)))
		}
	}
	return strings.ToLower(name)
}
