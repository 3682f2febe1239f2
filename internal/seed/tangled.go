package seed

import "bytes"

// A parser of Markdown goes back and forth between marks, so that its time grows with the square
// of how many there are together. No writer comes near these.
const (
	maxMarks = 2_000  // of emphasis, links and code in a paragraph
	maxTags  = 20_000 // of HTML in a paragraph
	maxBars  = 2_000  // with a backslash, in the file
	maxDepth = 100    // of quotations and lists within each other
)

// isTangled tells whether Markdown has too many marks for a parser.
func isTangled(source []byte) bool {
	marks, tags, bars := 0, 0, 0
	for line := range bytes.Lines(source) {
		words := bytes.TrimLeft(line, " \t")
		if len(words) == 0 || words[0] == '\n' || isBullet(words) {
			marks, tags = 0, 0
		}
		for i, c := range line {
			switch c {
			case '*', '_', '[', '`':
				marks++
			case '<':
				tags++
			case '|':
				if i > 0 && line[i-1] == '\\' {
					bars++
				}
			}
		}
		if marks > maxMarks || tags > maxTags || bars > maxBars || containers(words) > maxDepth {
			return true
		}
	}
	return false
}

// containers is how many quotations and items of lists s begins.
func containers(s []byte) int {
	n := 0
	for len(s) > 0 {
		switch {
		case s[0] == '>', isBullet(s):
			n, s = n+1, s[1:]
		case s[0] == ' ' || s[0] == '\t':
			s = s[1:]
		default:
			rest := bytes.TrimLeft(s, "0123456789")
			if len(rest) == len(s) || len(rest) < 2 || rest[0] != '.' && rest[0] != ')' || rest[1] != ' ' && rest[1] != '\t' {
				return n
			}
			n, s = n+1, rest[1:]
		}
	}
	return n
}

func isBullet(s []byte) bool {
	return len(s) > 1 && (s[0] == '-' || s[0] == '*' || s[0] == '+') && (s[1] == ' ' || s[1] == '\t')
}
