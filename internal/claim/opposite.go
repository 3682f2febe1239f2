package claim

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"dossier/internal/wording"
)

//go:embed opposites.txt
var oppositeTable string

// side is alternatives, a bit each, of a group of words that exclude each other.
type side struct {
	group int
	bits  uint8
}

// opposites maps each word of the table, by stem, to its sides. A word can be of several groups.
var opposites = sync.OnceValue(func() map[string][]side {
	m := map[string][]side{}
	group := 0
	for line := range strings.Lines(oppositeTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		group++
		for i, alternative := range strings.Split(line, "|") {
			for w := range strings.FieldsSeq(alternative) {
				stem := wording.Stem(w)
				m[stem] = append(m[stem], side{group, 1 << i})
			}
		}
	}
	return m
})

// addSides notes on which sides a word stands.
func (m *marks) addSides(sides []side) {
	for _, s := range sides {
		if k := slices.IndexFunc(m.sides, func(o side) bool { return o.group == s.group }); k >= 0 {
			m.sides[k].bits |= s.bits
		} else {
			m.sides = append(m.sides, s)
		}
	}
}

// opposed tells whether the two stand on sides of a group that have nothing in common: approved, rejected.
func (m marks) opposed(o marks) bool {
	for _, a := range m.sides {
		for _, b := range o.sides {
			if a.group == b.group && a.bits&b.bits == 0 {
				return true
			}
		}
	}
	return false
}
