package text

import "strings"

// Set is the words of a list that white space parts, for tables of words in code.
func Set(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
