package text

import (
	"unicode"
	"unicode/utf8"
)

// titles are words, without the stop, that stand before a name or a number: their stop never
// ends a sentence. Those that are words of their own as well count in upper case only.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "messrs": true, "dr": true, "prof": true, "hon": true, "rev": true,
	"sen": true, "sens": true, "rep": true, "reps": true, "gov": true, "pres": true, "st": true, "mt": true, "ft": true,
	"gen": true, "lt": true, "col": true, "sgt": true, "capt": true, "maj": true, "cmdr": true, "adm": true, "cpl": true,
	"supt": true, "insp": true, "vs": true,
}

// shortened are words, without the stop, that may stand at the end of a sentence: their stop
// ends one where an opener follows.
var shortened = map[string]bool{
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true,
	"oct": true, "nov": true, "dec": true, "mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thur": true,
	"thurs": true, "fri": true, "sat": true, "sr": true, "jr": true, "inc": true, "corp": true, "co": true, "ltd": true,
	"bros": true, "ave": true, "blvd": true,
}

// openers are words that, in upper case after an abbreviation, begin a new sentence.
var openers = map[string]bool{
	"the": true, "a": true, "an": true, "he": true, "she": true, "it": true, "they": true, "we": true, "i": true,
	"but": true, "and": true, "in": true, "on": true, "at": true, "this": true, "that": true, "these": true,
	"those": true, "there": true, "however": true, "meanwhile": true, "after": true, "before": true, "when": true,
	"while": true, "his": true, "her": true, "its": true, "their": true, "if": true, "as": true, "for": true,
	"mr": true, "mrs": true, "ms": true, "some": true, "many": true, "most": true, "earlier": true, "last": true,
}

// splitter cuts the tokens of one paragraph into sentences.
type splitter struct {
	s      string
	tokens []Token // up to the paragraph's end
	first  int     // the paragraph's first token
	quoted bool    // an odd number of straight quotation marks stands before the token at hand
}

// appendSentences cuts the tokens from first on, all of one paragraph, into sentences: at
// stops with the closing marks behind them, where what follows can begin a sentence.
func appendSentences(out []Sentence, s string, tokens []Token, first, paragraph int) []Sentence {
	p := splitter{s: s, tokens: tokens, first: first}
	begin := first
	for i := first; i < len(tokens); {
		next, ends := p.step(i)
		if ends {
			out = append(out, Sentence{Span{tokens[begin].Start, tokens[next-1].End}, begin, next, paragraph})
			begin = next
		}
		i = next
	}
	if begin < len(tokens) {
		out = append(out, Sentence{Span{tokens[begin].Start, tokens[len(tokens)-1].End}, begin, len(tokens), paragraph})
	}
	return out
}

// step goes past token i and, where it is a stop, past the closing marks behind it. It tells
// whether a sentence ends there and another follows.
func (p *splitter) step(i int) (next int, ends bool) {
	t := p.tokens[i]
	next = i + 1
	dotted := t.Kind == Word && p.s[t.End-1] == '.'
	behindWord := t.Is(".") && i > p.first && !p.gap(i)
	switch {
	case t.Is(`"`):
		p.quoted = !p.quoted
		return next, false
	case !dotted && !(t.Kind == Mark && t.Is(".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")):
		return next, false
	case behindWord && p.unending(i):
		return next, false
	}
	for next < len(p.tokens) && p.closes(next) {
		if p.tokens[next].Is(`"`) {
			p.quoted = !p.quoted
		}
		next++
	}
	if next == len(p.tokens) {
		return next, false // the paragraph's end ends it
	}
	if next == i+1 && (dotted || behindWord && p.short(i-1)) {
		return next, p.opener(next) || p.tokens[next].Quotation() && p.opens(next)
	}
	return next, p.begins(i, next)
}

// gap tells whether token i, not the paragraph's first, stands apart from the one before it.
func (p *splitter) gap(i int) bool {
	return p.tokens[i].Apart || p.tokens[i].Start > p.tokens[i-1].End
}

// unending tells whether the stop at i belongs to a title, or to the word for the number behind it.
func (p *splitter) unending(i int) bool {
	word := p.tokens[i-1]
	if word.Is("no", "nos", "approx", "vol", "p", "pp") { // "No. 5" is, "she said no. He" is not
		return i+1 < len(p.tokens) && p.tokens[i+1].Kind == Number
	}
	return titles[word.Lower] && (word.Upper(p.s) || word.Is("vs"))
}

// short tells whether token i, which stands before a stop, is an initial (John F. Kennedy) or a
// shortened word.
func (p *splitter) short(i int) bool {
	word := p.tokens[i]
	if word.Kind != Word || !word.Upper(p.s) {
		return false
	}
	return shortened[word.Lower] || utf8.RuneCountInString(word.Lower) == 1 && word.Lower != "i"
}

// opener tells whether token i begins sentences more often than names.
func (p *splitter) opener(i int) bool {
	t := p.tokens[i]
	return t.Kind == Word && t.Upper(p.s) && openers[t.Lower]
}

// begins tells whether a sentence begins with token next, where the stop at token stop and the
// marks that close with it, if any, end right before.
func (p *splitter) begins(stop, next int) bool {
	t := p.tokens[next]
	gap := p.gap(next)
	r, _ := utf8.DecodeRuneInString(p.s[t.Start:t.End])
	switch {
	case p.tokens[stop].Is("。", "！", "？"): // no space follows these
		return t.Kind != Mark || t.Quotation() || unicode.Is(unicode.Ps, r)
	case t.Quotation():
		return p.opens(next) && (gap || next+1 < len(p.tokens) && p.tokens[next+1].Upper(p.s))
	case t.Kind == Mark:
		return gap && (unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pd, unicode.Sc) || t.Is("'", "•", "*", "#", "@", "¿", "¡"))
	case !gap && next == stop+1: // a stop inside a word or a number (example.org), or a lost space
		return p.opener(next) && stop > p.first && plain(p.s, p.tokens[stop-1])
	case t.Kind == Number:
		return true
	}
	return unicode.IsLetter(r) && unicode.ToTitle(r) == r // letters of many scripts have no case
}

// plain tells whether t is a word of two or more letters in lower case.
func plain(s string, t Token) bool {
	return t.Kind == Word && t.Len() > 1 && s[t.Start:t.End] == t.Lower
}

// closes tells whether token i, which stands behind a stop, still belongs to the sentence: a
// closing mark or another stop. Only before a quotation mark may there be a gap.
func (p *splitter) closes(i int) bool {
	t := p.tokens[i]
	if t.Quotation() {
		return !p.opens(i)
	}
	return t.Kind == Mark && !p.gap(i) && t.Is("’", "'", ")", "]", ".", "!", "?", "…", "」", "』", "）")
}

// opens tells whether the quotation mark at token i, not the paragraph's first, opens: by the
// space around it, else by its form, a straight one by those before it.
func (p *splitter) opens(i int) bool {
	t := p.tokens[i]
	before := p.gap(i)
	behind := i+1 == len(p.tokens) || p.gap(i+1) || p.tokens[i+1].Kind == Mark
	switch {
	case before != behind:
		return before
	case t.Is(`"`):
		return !p.quoted
	}
	return t.Is("“", "„", "‟", "«")
}
