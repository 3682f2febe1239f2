package defect

import (
	"fmt"
	"strings"
	"unicode"

	"dossier/internal/text"
)

func hasWord(tokens []text.Token) bool {
	for _, t := range tokens {
		if t.Kind != text.Mark {
			return true
		}
	}
	return false
}

// isBreak tells whether the tokens, which have no word, are a line that parts two sections (* * *).
func isBreak(tokens []text.Token) bool {
	rule := false
	for _, t := range tokens {
		if strings.Contains("*-_–—•·=~#⁂…", t.Lower) {
			rule = true
		} else if !t.Is(".") {
			return false
		}
	}
	return rule
}

// doubledSpaces finds runs of two or more spaces between words of a line; a dash or a word has
// often been lost there. Behind a stop they are a typist's habit.
func doubledSpaces(s string, p text.Span) []Defect {
	var out []Defect
	for i := p.Start; i < p.End; i++ {
		end := i
		for end < p.End && s[end] == ' ' {
			end++
		}
		if end-i > 1 && end < p.End && text.LineEnd(s[end:]) == 0 && !isIndent(s[p.Start:i]) && !text.EndsSentence(s[p.Start:i]) && s[i-1] != ':' {
			out = append(out, Defect{Span: text.Span{Start: i, End: end}, Kind: "doubled space", Note: "a mark or a word may be lost here"})
		}
		i = max(i, end-1)
	}
	return out
}

// isIndent tells whether a line begins behind s, the beginning of a paragraph.
func isIndent(s string) bool {
	return s == "" || s[len(s)-1] == '\n' || s[len(s)-1] == '\r'
}

// strayMarks finds marks that stand apart from the word they belong to. The tokens are those of a
// paragraph in English; other languages have a space before some marks.
func strayMarks(t *text.Text, tokens []text.Token) []Defect {
	var out []Defect
	for i, tok := range tokens {
		if tok.Kind != text.Mark || i > 0 && !spaced(t, tokens[i-1], tok) || i+1 < len(tokens) && !spaced(t, tok, tokens[i+1]) && !tokens[i+1].Quotation() {
			continue
		}
		note := ""
		switch {
		case i == 0 && tok.Is(",", ".", ";", ":", "!", "?", ")", "]", "'", "`"):
			note = "the paragraph begins with a mark"
		case i == 0 || tokens[i-1].Is(".") || i+1 < len(tokens) && tokens[i+1].Is("."): // . . .
		case tok.Is(",", ".", ";", "!", "?", ")", "]"), tok.Is(":") && tokens[i-1].Kind == text.Word:
			note = fmt.Sprintf("a space stands before “%s”", tok.Lower)
		case tok.Is("(", "[", "'", "`"):
			note = "the mark stands apart from any word"
		}
		if note != "" {
			out = append(out, Defect{Span: tok.Span, Kind: "stray mark", Note: note})
		}
	}
	return out
}

// spaced tells whether white space stands between a and b, which follow each other.
func spaced(t *text.Text, a, b text.Token) bool {
	return strings.ContainsFunc(t.Bytes[a.End:b.Start], unicode.IsSpace)
}

// unrepeated are words that no sentence needs twice in a row.
var unrepeated = text.Set("the a an of and or with from for by at be as are were but this these those their his its our your my will would should could has have been into than if when while because")

// repeatedWords finds small words printed twice (the the), and longer ones that nobody says twice
// outside quotation marks. The tokens are those of a paragraph in English.
func repeatedWords(t *text.Text, tokens []text.Token) []Defect {
	const long = 6 // bytes
	var out []Defect
	quoted := false
	for i, tok := range tokens {
		quoted = tok.Is("“") || quoted != tok.Is(`"`) && !tok.Is("”")
		if i == 0 || tok.Kind != text.Word || tok.Lower != tokens[i-1].Lower || t.Slice(tok.Span) != tok.Lower || !spaced(t, tokens[i-1], tok) {
			continue
		}
		if unrepeated[tok.Lower] || long <= tok.Len() && tok.Len() <= longestWord && !quoted && !strings.HasSuffix(tok.Lower, "ly") {
			out = append(out, Defect{Span: tokens[i-1].Cover(tok.Span), Kind: "repeated word", Note: fmt.Sprintf("may read “%s” once", tok.Lower)})
		}
	}
	return out
}

// repeatedParagraphs finds longer paragraphs that stand in the text before.
func repeatedParagraphs(t *text.Text) []Defect {
	const short = 40 // bytes
	var out []Defect
	first := map[string]int{}
	for i, p := range t.Paragraphs {
		if p.Len() < short {
			continue
		}
		flat := t.Flat(p)
		if n, ok := first[flat]; ok {
			out = append(out, Defect{Span: p, Kind: "repeated paragraph", Note: fmt.Sprintf("the same as paragraph %d", n+1)})
		} else {
			first[flat] = i
		}
	}
	return out
}
