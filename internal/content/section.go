package content

import (
	"strings"

	"github.com/BurntSushi/toml"
)

// section is a part of a TOML document: what stands below a head such as [[quote]], or before the
// first. Its offsets are of the document.
type section struct {
	head       string // as written; "" of what stands before the first
	at         int    // where the head begins
	start, end int    // of what stands below it
}

// readSections cuts a TOML document at its heads. One that is not TOML has a fault and no sections.
func readSections(doc string) ([]section, []fault) {
	var values map[string]any
	if _, err := toml.Decode(doc, &values); err != nil {
		return nil, []fault{syntaxFault(err)}
	}
	s := keyScanner{doc: doc, i: len(doc) - len(strings.TrimPrefix(doc, "\ufeff"))}
	sections := []section{{at: s.i, start: s.i, end: len(doc)}}
	for s.skipBlank(); s.i < len(doc); s.skipBlank() {
		at := s.i
		if doc[at] != '[' {
			s.skipTo("=\n")
			s.skipValue()
			continue
		}
		s.skipTo("]\n")
		for s.i < len(doc) && doc[s.i] == ']' {
			s.i++
		}
		head := doc[at:s.i]
		s.skipTo("\n")
		sections[len(sections)-1].end = at
		sections = append(sections, section{head: head, at: at, start: s.i, end: len(doc)})
	}
	return sections, nil
}

// isListOf tells whether the head is that of one of a list of tables: [[key]].
func (s section) isListOf(key string) bool {
	inner, open := strings.CutPrefix(s.head, "[[")
	inner, closed := strings.CutSuffix(inner, "]]")
	simple, ok := firstKey(strings.Trim(inner, " \t"))
	return open && closed && ok && simple == key
}
