package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// Titles are seldom longer than this, in runes; one with a line of the header below it may be.
const (
	longTitle = 160
	maxTitle  = 300
)

// titleAt is the title that line i begins, empty where it begins none. A headline is told from body
// text by general signs: it is short, a line of its own that is not continued, and has no stop.
// A line of the header right below it settles the question, unless it reads as body text.
// One with a stop at its end needs another sign: capitals, or what follows.
func (r *headerReader) titleAt(i int) (title text.Span, last int) {
	title, last = r.headline(i)
	next, below := r.nextLine(last)
	printed := r.s[title.Start:title.End]
	if title.Len() == 0 || next < 0 || strings.IndexFunc(printed, unicode.IsLetter) < 0 || text.IsListItem(printed) || isNumbered(printed) || isSpeech(printed) || isDateline(printed) {
		return text.Span{}, i
	}
	length := utf8.RuneCountInString(printed)
	settled := r.isHeader(next)
	if length > maxTitle || length > longTitle && !settled {
		return text.Span{}, i
	}
	mark, _ := utf8.DecodeLastRuneInString(withoutNote(printed))
	switch {
	case last > i && !r.wrapped: // with its deck
	case strings.ContainsRune(":,;，：", mark):
		return text.Span{}, i
	case mark == '.' || mark == '。':
		if length > longTitle || !settled && isName(printed) || r.wrapped && !settled && !below || !isTitleCase(printed) && (isNews(printed) || !r.isDated(next) && !r.isHeadline(title, next)) {
			return text.Span{}, i
		}
	case !settled && (r.wrapped && !below || isName(printed)):
		return text.Span{}, i
	}
	return title, last
}

// withoutNote is the line without closing marks and a note in brackets at its end: "… the talks. [Ada Roe]".
func withoutNote(line string) string {
	line = strings.TrimRight(line, " \t\"”’'")
	if open := strings.LastIndexAny(line, "(["); open > 0 && strings.HasSuffix(line, ")") || open > 0 && strings.HasSuffix(line, "]") {
		line = line[:open]
	}
	return strings.TrimRight(line, " \t\"”’'")
}

// isName tells whether the line could as well name a place, a writer or a section: one word, or a
// few with capitals and a comma between. Scripts without spaces have headlines of one word.
func isName(line string) bool {
	const shortWord, fewWords = 20, 4
	words := strings.Fields(line)
	if len(words) == 1 {
		return utf8.RuneCountInString(line) < shortWord
	}
	for _, word := range words {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return false
		}
	}
	return len(words) <= fewWords && strings.Contains(line, ",")
}

// headline is the line i with those that go on with it, and the last of them: a deck behind a
// semicolon, or the rest of a headline that is wrapped like the text. It is empty where what
// follows shows that the line is not a headline.
func (r *headerReader) headline(i int) (text.Span, int) {
	const mostLines = 3
	line := r.lines[i]
	if !strings.HasSuffix(r.s[line.Start:line.End], ";") && !r.wrapped {
		return line, i
	}
	last := i
	for last+1 < len(r.lines) && r.lines[last+1].Len() > 0 && !r.isHeader(last+1) {
		if last++; last-i == mostLines {
			return text.Span{}, i
		}
	}
	if last > i && last+1 == len(r.lines) {
		return text.Span{}, i
	}
	return line.Cover(r.lines[last]), last
}

// nextLine is the next line behind i that has text, -1 where none has, and whether an empty line
// stands before it.
func (r *headerReader) nextLine(i int) (next int, blank bool) {
	for j := i + 1; j < len(r.lines); j++ {
		if r.lines[j].Len() > 0 {
			return j, blank
		}
		blank = true
	}
	return -1, blank
}

// isNumbered tells whether the line is an item of a numbered list.
func isNumbered(line string) bool {
	rest := strings.TrimLeft(line, "0123456789")
	return rest != line && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") "))
}

// isSpeech tells whether the line is a quotation with its speaker, as no headline has it: a comma
// before the closing mark.
func isSpeech(line string) bool {
	return strings.Contains(line, `,"`) || strings.Contains(line, ",”") || strings.HasPrefix(line, "“") && strings.HasSuffix(line, "”") && text.EndsSentence(line)
}

// isNews tells whether a line with a stop reads as the report itself: several sentences, a day of
// the week, a verb of speech or of the past.
func isNews(line string) bool {
	t := text.New(line, []text.Span{{Start: 0, End: len(line)}})
	for _, tok := range t.Tokens {
		if newsWords[tok.Lower] {
			return true
		}
	}
	return len(t.Sentences) > 1
}

// newsWords are words in lower case that reports have and headlines avoid.
var newsWords = text.Set(`monday tuesday wednesday thursday friday saturday sunday yesterday said told added was were had been
	however meanwhile according`)

// isDated tells whether line i is an address, a date or a writer.
func (r *headerReader) isDated(i int) bool {
	f, _ := labelled(r.s, r.lines[i])
	return f != otherField && r.isHeader(i)
}

// isHeadline tells whether a line with a stop is a headline by the lines below: the next begins
// with a dateline, or the line is short and one of two introduces in full a person whom it calls
// by one name.
func (r *headerReader) isHeadline(title text.Span, next int) bool {
	const enough, most, short = 600, 2, 100
	printed := r.s[title.Start:title.End]
	for i := range most {
		line := r.lines[next]
		line.End = min(line.End, line.Start+enough)
		lead := r.s[line.Start:line.End]
		if i == 0 && (isDateline(lead) || isAbstract(lead)) || len(printed) <= short && introduces(lead, printed) {
			return true
		}
		if next, _ = r.nextLine(next); next < 0 {
			return false
		}
	}
	return false
}

// isAbstract tells whether the line heads the abstract of a database, which stands below the title.
func isAbstract(line string) bool { return strings.TrimRight(line, ".:") == "ABSTRACT" }

// isTitleCase tells whether all words but small ones begin with a capital.
func isTitleCase(s string) bool {
	const fewest = 3
	capitals := 0
	for word := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "\"“‘'($#"))
		switch {
		case smallWords[strings.ToLower(strings.Trim(word, ".,:;"))]:
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			capitals++
		}
	}
	return capitals >= fewest
}

// smallWords are words that headlines in capitals write small.
var smallWords = text.Set("a an and as at but by for from if in into nor of off on or out over per so than the to up v via vs with yet")

// isDateline tells whether the paragraph begins with a place in capitals and a dash, or credits an
// agency as datelines do. "LIVE – " is none.
func isDateline(paragraph string) bool {
	i := strings.IndexAny(paragraph, "-–—―_")
	if i <= 0 || i > maxDateline {
		return false
	}
	r, n := utf8.DecodeRuneInString(paragraph[i:])
	place := strings.TrimRight(paragraph[:i], " \u00a0")
	spaced := len(place) < i || r == '_'
	if !spaced || !strings.HasPrefix(paragraph[i+n:], " ") {
		return false
	}
	first := place
	if j := strings.IndexAny(place, ",("); j >= 0 {
		first = strings.TrimSpace(place[:j])
	}
	return utf8.RuneCountInString(first) > 2 && strings.ToUpper(first) == first && strings.IndexFunc(first, unicode.IsLetter) == 0 && !isFurniture(first) ||
		len(datelineAgencies(paragraph)) > 0
}

// introduces tells whether the paragraph names a person in full whom the title calls by the last
// name alone: "Roe leaves harbour talks." before "Mayor Ada Roe of Velden …".
func introduces(paragraph, title string) bool {
	alone := map[string]string{} // the names, and the word before each that has a capital as the line's first
	tokens := tokensOf(title)
	for i, tok := range tokens {
		switch before := i > 0 && isNamed(title, tokens[i-1]); {
		case !isNamed(title, tok) || i+1 < len(tokens) && isNamed(title, tokens[i+1]):
		case i == 1 && before:
			alone[tok.Lower] = tokens[0].Lower
		case !before:
			alone[tok.Lower] = ""
		}
	}
	tokens = tokensOf(paragraph)
	for i, tok := range tokens {
		first, ok := alone[tok.Lower]
		if !ok || !isNamed(paragraph, tok) {
			continue
		}
		delete(alone, tok.Lower) // only how it is named first matters
		if i == 0 || !isNamed(paragraph, tokens[i-1]) || tokens[i-1].Lower == first || isNoForename(tokens[i-1].Lower) {
			continue
		}
		if i == 1 || !determiners[tokens[i-2].Lower] {
			return true
		}
	}
	return false
}

// isNoForename tells whether a word before a name, in lower case, is no first name or title.
func isNoForename(word string) bool {
	return determiners[word] || smallWords[word] || placeWords[word] || newsWords[word]
}

func tokensOf(s string) []text.Token {
	return text.New(s, []text.Span{{Start: 0, End: len(s)}}).Tokens
}

// isNamed tells whether the token is a word with a capital, longer than an initial.
func isNamed(s string, tok text.Token) bool {
	return tok.Kind == text.Word && tok.Upper(s) && tok.Len() > 2
}
