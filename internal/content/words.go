package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// folded is a text in the form in which exact words are compared: lower case, quotation
// marks straight, each run of white space one space.
type folded struct {
	text string
	at   []int // where each byte of text stands in the original; one more for its end
}

// fold folds s in linear time.
func fold(s string) folded {
	var b strings.Builder
	b.Grow(len(s))
	at := make([]int, 0, len(s)+1)
	space := false
	for i, r := range s {
		r = foldRune(r)
		if r == ' ' && space {
			continue
		}
		space = r == ' '
		b.WriteRune(r)
		for len(at) < b.Len() {
			at = append(at, i)
		}
	}
	return folded{b.String(), append(at, len(s))}
}

func foldRune(r rune) rune {
	switch r {
	case '“', '”', '„', '‟':
		return '"'
	case '‘', '’', '‚', '‛':
		return '\''
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return unicode.ToLower(r)
}

// find is every place in the original where words stand as whole words, in order. The
// places may overlap. Words that are only white space stand nowhere.
func (f folded) find(words string) []text.Span {
	want := strings.TrimSpace(fold(words).text)
	if want == "" {
		return nil
	}
	first, _ := utf8.DecodeRuneInString(want)
	last, _ := utf8.DecodeLastRuneInString(want)
	var found []text.Span
	for i := 0; ; {
		n := strings.Index(f.text[i:], want)
		if n < 0 {
			return found
		}
		start, end := i+n, i+n+len(want)
		before, _ := utf8.DecodeLastRuneInString(f.text[:start])
		after, _ := utf8.DecodeRuneInString(f.text[end:])
		if !(isWord(before) && isWord(first)) && !(isWord(last) && isWord(after)) {
			found = append(found, text.Span{Start: f.at[start], End: f.at[end]})
		}
		i = f.next(start)
	}
}

// next is the first offset after i where words can begin: behind the word that i is in, or
// behind the mark at i.
func (f folded) next(i int) int {
	for word := false; i < len(f.text); {
		r, n := utf8.DecodeRuneInString(f.text[i:])
		if word && !isWord(r) {
			break
		}
		word = isWord(r)
		i += n
		if !word {
			break
		}
	}
	return i
}

// isWord tells whether r is part of a word, so that words cannot end beside it.
func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// nearestPassage is the sentence of t that has most of words, the longer ones counting for
// more, or ok false where none has a third of them.
func nearestPassage(t *text.Text, words string) (sentence text.Sentence, ok bool) {
	all := text.New(words, []text.Span{{End: len(words)}})
	wanted := map[string]int{}
	total := 0
	for i, token := range all.Tokens {
		if _, seen := wanted[token.Lower]; !seen && token.Kind != text.Mark {
			wanted[token.Lower] = i
			total += token.Len()
		}
	}
	seen := make([]int, len(all.Tokens)) // the last sentence that had the token, from 1
	best := total/3 + 1
	for i, s := range t.Sentences {
		score := 0
		for _, token := range t.Tokens[s.First:s.Last] {
			if j, has := wanted[token.Lower]; has && seen[j] != i+1 {
				seen[j] = i + 1
				score += all.Tokens[j].Len()
			}
		}
		if score > best || score == best && !ok {
			sentence, best, ok = s, score, true
		}
	}
	return sentence, ok
}

// excerpt is s, cut behind a word where it is longer than about 120 runes.
func excerpt(s string) string {
	const most = 120
	runes, space := 0, 0
	for i, r := range s {
		if runes++; runes > most {
			if space == 0 {
				space = i
			}
			return s[:space] + " …"
		}
		if r == ' ' {
			space = i
		}
	}
	return s
}
