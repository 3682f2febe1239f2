package content

import "strings"

// frontMatter reads the TOML that a file may have between lines of +++ at its beginning. end is
// the offset of what follows. What is wrong is among the faults of the table.
func frontMatter(s string) (t *table, end int) {
	bom := len(s) - len(strings.TrimPrefix(s, "\ufeff"))
	first, next := line(s, bom)
	switch first {
	case "+++":
	case "---":
		return &table{faults: []fault{{at: bom, message: "front matter stands between lines of +++ and is TOML",
			try: "+++ instead of ---, or *** for a line across the page"}}}, bom
	default:
		return &table{}, bom
	}
	for i := next; i < len(s); {
		l, after := line(s, i)
		if l == "+++" {
			return readTable(s[next:i], next), after
		}
		i = after
	}
	return &table{faults: []fault{{at: bom, message: "the front matter is not closed", try: "a line +++ behind it"}}}, len(s)
}

// line is the line of s that begins at i, without white space at its end, and where the next begins.
func line(s string, i int) (l string, next int) {
	next = len(s)
	if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
		next = i + n + 1
	}
	return strings.TrimRight(s[i:next], " \t\r\n"), next
}
