// Package text holds an untouched text and its places: spans, words and sentences.
//
// In goes the text of a seed and the spans of its paragraphs; out come tokens and
// sentences that are spans of that very text. Nothing here copies or repairs: whoever
// wants words takes a slice.
//
//	t := text.New(seed, []text.Span{{Start: 0, End: len(seed)}})
//	for _, s := range t.Sentences {
//		fmt.Println(t.Flat(s.Span))
//	}
package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is the half-open range of bytes [Start, End) of a text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Has tells whether o lies inside s; both may be equal.
func (s Span) Has(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Meets tells whether s and o share at least one byte.
func (s Span) Meets(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that has both s and o.
func (s Span) Cover(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// Text is one untouched text, cut into paragraphs, sentences and tokens.
// It is read-only once made and may be shared between goroutines.
type Text struct {
	Bytes      string     // the whole text, byte for byte
	Paragraphs []Span     // in order, not overlapping
	Sentences  []Sentence // in order; none crosses a paragraph
	Tokens     []Token    // in order; only those inside paragraphs
}

// Sentence is a sentence as printed, with the range of its tokens.
type Sentence struct {
	Span
	First, Last int // tokens [First, Last) of Text.Tokens
	Paragraph   int // index into Text.Paragraphs
}

// New cuts the given paragraphs of s into tokens and sentences. The paragraphs must be
// in order, must not overlap, and must begin and end on a rune. Time is linear in len(s).
func New(s string, paragraphs []Span) *Text { return parted(s, paragraphs, nil) }

// Parted is t with tokens and sentences as if a space stood at each of the byte offsets: those
// for "thatRussia" are of two words where 4 is among the offsets. The text itself stays as printed.
// The offsets must be in order and on runes. Time is linear in the text and the offsets.
func (t *Text) Parted(at []int) *Text {
	if len(at) == 0 {
		return t
	}
	return parted(t.Bytes, t.Paragraphs, at)
}

func parted(s string, paragraphs []Span, at []int) *Text {
	t := &Text{Bytes: s, Paragraphs: paragraphs}
	t.Tokens, t.Sentences = make([]Token, 0, len(s)/5), make([]Sentence, 0, len(s)/100)
	for i, p := range paragraphs {
		first, start := len(t.Tokens), p.Start
		for ; len(at) > 0 && at[0] < p.End; at = at[1:] {
			if at[0] > start {
				t.appendPiece(Span{start, at[0]}, first)
				start = at[0]
			}
		}
		t.appendPiece(Span{start, p.End}, first)
		t.Sentences = appendSentences(t.Sentences, s, t.Tokens, first, i)
	}
	return t
}

// appendPiece appends the tokens of a piece of the paragraph whose first token is first.
func (t *Text) appendPiece(sp Span, first int) {
	n := len(t.Tokens)
	t.Tokens = appendTokens(t.Tokens, t.Bytes, sp)
	if first < n && n < len(t.Tokens) && t.Tokens[n].Start == t.Tokens[n-1].End {
		t.Tokens[n].Apart = true
	}
}

// Slice is the printed text of sp, byte for byte.
func (t *Text) Slice(sp Span) string { return t.Bytes[sp.Start:sp.End] }

// Flat is the text of sp with each run of white space made one space and none at the ends.
func (t *Text) Flat(sp Span) string { return Flat(t.Slice(sp)) }

// Flat makes each run of white space in s one space and drops it at both ends. Each byte that
// is not UTF-8 becomes U+FFFD, as when s is read rune by rune.
func Flat(s string) string {
	if isFlat(s) {
		return s
	}
	return strings.Map(func(r rune) rune { return r }, strings.Join(strings.Fields(s), " "))
}

// isFlat tells whether Flat has nothing to do.
func isFlat(s string) bool {
	space := true
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if n == 1 || unicode.IsSpace(r) {
				return false
			}
			space = false
			i += n
			continue
		case c < ' ':
			return false
		case c == ' ':
			if space {
				return false
			}
			space = true
		default:
			space = false
		}
		i++
	}
	return !space || s == ""
}

// Tok is the range [first, last) of the tokens that begin inside sp.
func (t *Text) Tok(sp Span) (first, last int) {
	first = tokenFrom(t.Tokens, sp.Start)
	return first, first + tokenFrom(t.Tokens[first:], sp.End)
}

// tokenFrom is the index of the first of the tokens that begins at the byte offset or behind it.
func tokenFrom(tokens []Token, offset int) int {
	lo, hi := 0, len(tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; tokens[mid].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// ParagraphAt is the index of the paragraph that has the byte offset, or -1.
func (t *Text) ParagraphAt(offset int) int { return At(t.Paragraphs, offset) }

// SentenceAt is the index of the sentence that has the byte offset, or -1.
func (t *Text) SentenceAt(offset int) int {
	i := sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].End > offset })
	if i == len(t.Sentences) || t.Sentences[i].Start > offset {
		return -1
	}
	return i
}

// At is the index of the span of ordered, non-overlapping spans that has the byte offset, or -1.
func At(spans []Span, offset int) int {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > offset })
	if i == len(spans) || spans[i].Start > offset {
		return -1
	}
	return i
}

// Trim is sp without the white space at its ends.
func Trim(s string, sp Span) Span {
	left := strings.TrimLeftFunc(s[sp.Start:sp.End], unicode.IsSpace)
	start := sp.End - len(left)
	return Span{start, start + len(strings.TrimRightFunc(left, unicode.IsSpace))}
}
