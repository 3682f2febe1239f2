package site

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// edgeWords is how many words of a passage an address names at either end of it.
const edgeWords = 6

// original is the address of the article as it was published, going on to the passage as browsers find
// it: by its first and last words (a text fragment, https://wicg.github.io/scroll-to-text-fragment/).
// It is "" where the article has no address.
func (x *index) original(at int, sp text.Span) string {
	s := &x.r.Sources[at]
	address := webAddress(s.URL)
	if address == "" {
		return ""
	}
	if first, last := edges(x.seeds[at], s, sp); first != "" {
		if strings.Contains(address, "#") {
			address += ":~:text="
		} else {
			address += "#:~:text="
		}
		address += fragmentText(first)
		if last != "" {
			address += "," + fragmentText(last)
		}
	}
	return address
}

// edges is the first and the last words of a passage that stand clear of faults, which the article as
// published may not have; all of its words as first where they are few.
func edges(s string, src *dossier.Source, sp text.Span) (first, last string) {
	clear := func(word text.Span) bool {
		return !slices.ContainsFunc(src.Defects, func(d dossier.Defect) bool { return d.Meets(word) }) && src.Paragraph(word.Start) > 0
	}
	var runs [][]text.Span // of words on which no fault lies, within one paragraph
	paragraph := 0
	for word := range wordsIn(s, sp) {
		switch n := src.Paragraph(word.Start); {
		case !clear(word):
			paragraph = 0
		case n != paragraph:
			runs, paragraph = append(runs, []text.Span{word}), n
		default:
			runs[len(runs)-1] = append(runs[len(runs)-1], word)
		}
	}
	runs = slices.DeleteFunc(runs, func(run []text.Span) bool { return len(run) < min(3, len(runs[0])) })
	if len(runs) == 0 {
		return "", ""
	}
	begin, end := runs[0], runs[len(runs)-1]
	if len(runs) == 1 && len(begin) <= 2*edgeWords {
		return words(s, begin), ""
	}
	first = words(s, begin[:min(edgeWords, len(begin))])
	if len(runs) > 1 || len(begin) >= 2*edgeWords {
		last = words(s, end[max(0, len(end)-edgeWords):])
	}
	return first, last
}

// words is the text from the first to the last of the words.
func words(s string, of []text.Span) string {
	return text.Flat(s[of[0].Start:of[len(of)-1].End])
}

// wordsIn yields what stands between white space in the passage.
func wordsIn(s string, sp text.Span) func(yield func(text.Span) bool) {
	return func(yield func(text.Span) bool) {
		for at := sp.Start; at < sp.End; {
			rest := s[at:sp.End]
			start := at + len(rest) - len(strings.TrimLeft(rest, " \t\r\n\u00a0"))
			end := sp.End
			if n := strings.IndexAny(s[start:sp.End], " \t\r\n\u00a0"); n >= 0 {
				end = start + n
			}
			if start == sp.End || !yield(text.Span{Start: start, End: end}) {
				return
			}
			at = end
		}
	}
}

// fragmentText is words as they stand in a text fragment, where "-", "," and "&" have a meaning.
func fragmentText(words string) string {
	if !utf8.ValidString(words) {
		words = strings.ToValidUTF8(words, "\ufffd")
	}
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(words))
}
