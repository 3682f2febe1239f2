package text

// abbreviations are words whose stop does not end a sentence, without the stop.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "sen": true, "rep": true, "gov": true,
	"gen": true, "lt": true, "col": true, "sgt": true, "capt": true, "maj": true, "cmdr": true, "adm": true,
	"rev": true, "hon": true, "pres": true, "st": true, "sr": true, "jr": true, "vs": true, "no": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true,
	"sep": true, "sept": true, "oct": true, "nov": true, "dec": true, "messrs": true,
}

// appendSentences cuts the tokens from first on, all of one paragraph, into sentences: at
// . ! ? … with the closing marks behind it, where what follows can begin a sentence.
func appendSentences(out []Sentence, s string, tokens []Token, first, paragraph int) []Sentence {
	begin := first
	for i := first; i < len(tokens); i++ {
		end := sentenceEnd(s, tokens, i)
		if end < 0 {
			continue
		}
		out = append(out, Sentence{Span{tokens[begin].Start, tokens[end-1].End}, begin, end, paragraph})
		begin, i = end, end-1
	}
	if begin < len(tokens) {
		out = append(out, Sentence{Span{tokens[begin].Start, tokens[len(tokens)-1].End}, begin, len(tokens), paragraph})
	}
	return out
}

// sentenceEnd is the index after the last token of the sentence that token i ends, or -1.
func sentenceEnd(s string, tokens []Token, i int) int {
	t := tokens[i]
	stop := t.Kind == Mark && t.Is(".", "!", "?", "…")
	dotted := t.Kind == Word && s[t.End-1] == '.'
	if !stop && !dotted {
		return -1
	}
	if t.Is(".") && i > 0 && tokens[i-1].End == t.Start && abbreviated(s, tokens[i-1], tokens[i:]) {
		return -1
	}
	end := i + 1
	for end < len(tokens) && tokens[end].Start == tokens[end-1].End && closes(tokens, end) {
		end++
	}
	if end == len(tokens) {
		return -1 // the paragraph's end ends it
	}
	next := tokens[end]
	gap := next.Start > tokens[end-1].End
	if dotted && end == i+1 {
		return endAfterDotted(s, next, end)
	}
	switch {
	case next.Kind == Mark:
		opens := next.Is("(", "[", "-", "–", "—", "‘", "'") || next.Quotation()
		if opens && (gap || next.Quotation() && end+1 < len(tokens) && tokens[end+1].Upper(s)) {
			return end
		}
		return -1
	case !gap && end == i+1:
		return -1 // a stop inside a word or a number: example.org
	case next.Kind == Number, next.Upper(s):
		return end
	}
	return -1
}

// endAfterDotted decides on a word like U.S. or p.m., whose stop may end a sentence as well:
// it does where a word follows that opens sentences and is seldom part of a name.
func endAfterDotted(s string, next Token, end int) int {
	if next.Kind == Word && next.Upper(s) && openers[next.Lower] || next.Quotation() && next.Lower != "”" {
		return end
	}
	return -1
}

// openers are words that, in upper case after an abbreviation, begin a new sentence.
var openers = map[string]bool{
	"the": true, "a": true, "an": true, "he": true, "she": true, "it": true, "they": true, "we": true, "i": true,
	"but": true, "and": true, "in": true, "on": true, "at": true, "this": true, "that": true, "these": true,
	"those": true, "there": true, "however": true, "meanwhile": true, "after": true, "before": true, "when": true,
	"while": true, "his": true, "her": true, "its": true, "their": true, "if": true, "as": true, "for": true,
	"mr": true, "mrs": true, "ms": true, "some": true, "many": true, "most": true, "earlier": true, "last": true,
}

// abbreviated tells whether word and the stop after it are an abbreviation or an initial.
// rest begins with the stop.
func abbreviated(s string, word Token, rest []Token) bool {
	if word.Kind == Word && len(word.Lower) == 1 && word.Upper(s) && word.Lower != "i" {
		return true // an initial: John F. Kennedy
	}
	if !abbreviations[word.Lower] {
		return false
	}
	if word.Is("no") { // "No. 5" is, "she said no. He" is not
		return len(rest) > 1 && rest[1].Kind == Number
	}
	return word.Upper(s) || word.Is("vs")
}

// closes tells whether token i, which stands without a gap behind a stop, still belongs to
// the sentence: a closing mark, or another stop.
func closes(tokens []Token, i int) bool {
	t := tokens[i]
	if t.Kind != Mark {
		return false
	}
	if t.Is("“", "„", "«") {
		return false
	}
	if t.Is(`"`) { // straight: opens if a word follows at once
		return i+1 == len(tokens) || tokens[i+1].Start > t.End || tokens[i+1].Kind == Mark
	}
	return t.Quotation() || t.Is("’", "'", ")", "]", ".", "!", "?", "…")
}
