package claim

import (
	_ "embed"
	"strings"
	"sync"

	"dossier/internal/wording"
)

//go:embed opposites.txt
var oppositeTable string

// side is an alternative of a group of words that exclude each other.
type side struct {
	group int
	bit   uint8
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

// addSides notes on which sides a word in lower case stands.
func (m *marks) addSides(word string) {
	for _, s := range opposites()[wording.Stem(word)] {
		m.sides[s.group] |= s.bit
	}
}

// opposed tells whether the two stand on sides of a group that have nothing in common: approved, rejected.
func (m marks) opposed(o marks) bool {
	for group, a := range m.sides {
		if b := o.sides[group]; b != 0 && a&b == 0 {
			return true
		}
	}
	return false
}
