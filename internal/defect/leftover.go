package defect

import (
	"strings"

	"dossier/internal/text"
)

// comments are participles that writers set as a sentence of their own.
var comments = text.Set(`agreed amazed amused annoyed appalled ashamed baffled blessed bored busted closed condemned confused convinced damned
	delighted denied devastated disappointed disgusted divided doomed embarrassed exactly excited exhausted finished fired granted guaranteed
	horrified humbled impressed indeed inspired interested intrigued noted outraged period pleased puzzled quoted rejected relieved resolved
	retired satisfied saved scared shocked solved speechless stunned surprised terrified tired touched unconvinced undecided undeterred unimpressed
	united updated wasted worried`)

// leftovers finds sentences of one word at the end of a paragraph that look like what a machine's
// translation leaves: a verb without a subject, behind a sentence of some length.
func leftovers(t *text.Text) []Defect {
	const long = 10 // tokens of the sentence before
	var out []Defect
	for i, s := range t.Sentences {
		if i == 0 || s.Last-s.First != 2 || t.Sentences[i-1].Paragraph != s.Paragraph || i+1 < len(t.Sentences) && t.Sentences[i+1].Paragraph == s.Paragraph {
			continue
		}
		before, word := t.Sentences[i-1], t.Tokens[s.First]
		plain := word.Kind == text.Word && word.Upper(t.Bytes) && !isCaps(t.Slice(word.Span)) && strings.HasSuffix(word.Lower, "ed")
		if plain && t.Tokens[s.First+1].Is(".") && !comments[word.Lower] && before.Last-before.First >= long && t.Tokens[before.Last-1].Is(".") {
			out = append(out, Defect{Span: s.Span, Kind: "one-word sentence", Note: "may be left over from a translation"})
		}
	}
	return out
}

// cutOff finds longer paragraphs that end without a mark, where nearly all others have one. Items
// of lists, and lines that a colon ends, need none.
func cutOff(t *text.Text) []Defect {
	const long, few = 20, 8 // words; one in
	var out []Defect
	paragraphs := 0
	for _, p := range t.Paragraphs {
		first, last := t.Tok(p)
		printed := t.Slice(p)
		if last-first < long || text.IsListItem(printed) {
			continue
		}
		paragraphs++
		if end := t.Tokens[last-1]; end.Kind == text.Word && !strings.HasSuffix(t.Slice(end.Span), ".") || end.Is(",") {
			out = append(out, Defect{Span: end.Span, Kind: "cut off", Note: "the paragraph ends without a mark, perhaps in the middle of a sentence"})
		}
	}
	if len(out)*few > paragraphs {
		return nil
	}
	return out
}
