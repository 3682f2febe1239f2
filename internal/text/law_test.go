package text

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// laws is what is wrong with the tokens and sentences of t, nil if nothing.
func laws(t *Text) error {
	for _, check := range []func(*Text) error{tokensInOrder, nothingSeenBetween, kindsFit, sentencesCover, findsPlaces} {
		if err := check(t); err != nil {
			return err
		}
	}
	return nil
}

// tokensInOrder: each token is not empty, lies in a paragraph, on runes, behind the one before.
func tokensInOrder(t *Text) error {
	end := 0
	for i, tok := range t.Tokens {
		if tok.Start < end || tok.End <= tok.Start || tok.End > len(t.Bytes) {
			return fmt.Errorf("token %d is %v, behind %d", i, tok.Span, end)
		}
		if !onRune(t.Bytes, tok.Start) || !onRune(t.Bytes, tok.End) {
			return fmt.Errorf("token %d, %v, cuts a rune", i, tok.Span)
		}
		if p := t.ParagraphAt(tok.Start); p < 0 || !t.Paragraphs[p].Has(tok.Span) {
			return fmt.Errorf("token %d, %v, lies in no paragraph", i, tok.Span)
		}
		end = tok.End
	}
	return nil
}

// onRune tells whether offset i of s is not within the bytes of a valid rune.
func onRune(s string, i int) bool {
	for back := 1; back < utf8.UTFMax && i-back >= 0; back++ {
		if r, n := utf8.DecodeRuneInString(s[i-back:]); r != utf8.RuneError && n > back {
			return false
		}
	}
	return true
}

// nothingSeenBetween: tokens and what stands between them give the paragraph back, and only
// what no reader sees stands between.
func nothingSeenBetween(t *Text) error {
	for _, p := range t.Paragraphs {
		var b strings.Builder
		at := p.Start
		first, last := t.Tok(p)
		for _, tok := range t.Tokens[first:last] {
			gap := t.Bytes[at:tok.Start]
			for _, r := range gap {
				if !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf) {
					return fmt.Errorf("%q stands in no token", r)
				}
			}
			b.WriteString(gap)
			b.WriteString(t.Slice(tok.Span))
			at = tok.End
		}
		b.WriteString(t.Bytes[at:p.End])
		if b.String() != t.Slice(p) {
			return fmt.Errorf("tokens of %q give %q", t.Slice(p), b.String())
		}
		if rest := strings.TrimFunc(t.Bytes[at:p.End], func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) }); rest != "" {
			return fmt.Errorf("%q stands in no token", rest)
		}
	}
	return nil
}

// kindsFit: a word has a letter, a number begins with a digit, a mark is one rune of neither.
func kindsFit(t *Text) error {
	for i, tok := range t.Tokens {
		printed := t.Slice(tok.Span)
		r, n := utf8.DecodeRuneInString(printed)
		ok := false
		switch tok.Kind {
		case Word:
			ok = tok.Lower == "'s" || unicode.IsLetter(r) || unicode.IsMark(r)
		case Number:
			ok = unicode.IsDigit(r)
		case Mark:
			ok = n == len(printed) && tok.Lower == printed && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}
		if !ok || strings.ContainsAny(tok.Lower, " \n\u2019") && tok.Kind != Mark {
			return fmt.Errorf("token %d, %q, of kind %d is %q in lower case", i, printed, tok.Kind, tok.Lower)
		}
	}
	return nil
}

// sentencesCover: each token is in exactly one sentence, and sentences are those spans.
func sentencesCover(t *Text) error {
	next := 0
	for i, s := range t.Sentences {
		if s.First != next || s.Last <= s.First || s.Last > len(t.Tokens) {
			return fmt.Errorf("sentence %d has tokens [%d, %d), want from %d", i, s.First, s.Last, next)
		}
		if want := (Span{t.Tokens[s.First].Start, t.Tokens[s.Last-1].End}); s.Span != want {
			return fmt.Errorf("sentence %d is %v, its tokens %v", i, s.Span, want)
		}
		if !t.Paragraphs[s.Paragraph].Has(s.Span) {
			return fmt.Errorf("sentence %d, %v, is not in paragraph %d", i, s.Span, s.Paragraph)
		}
		next = s.Last
	}
	if next != len(t.Tokens) {
		return fmt.Errorf("sentences end at token %d of %d", next, len(t.Tokens))
	}
	return nil
}

// findsPlaces: the places of tokens, sentences and paragraphs lead back to them.
func findsPlaces(t *Text) error {
	for i, s := range t.Sentences {
		if first, last := t.Tok(s.Span); first != s.First || last != s.Last {
			return fmt.Errorf("sentence %d has tokens [%d, %d), Tok says [%d, %d)", i, s.First, s.Last, first, last)
		}
		if got := t.SentenceAt(s.Start); got != i {
			return fmt.Errorf("sentence %d begins in sentence %d", i, got)
		}
		if got := t.SentenceAt(s.End - 1); got != i {
			return fmt.Errorf("sentence %d ends in sentence %d", i, got)
		}
		if got := t.ParagraphAt(s.Start); got != s.Paragraph {
			return fmt.Errorf("sentence %d of paragraph %d begins in %d", i, s.Paragraph, got)
		}
		if flat := t.Flat(s.Span); flat != strings.TrimSpace(flat) || !utf8.ValidString(flat) || strings.Contains(flat, "  ") {
			return fmt.Errorf("sentence %d flat: %q", i, flat)
		}
	}
	return nil
}

// pieces are what texts that break rules are made of.
var pieces = []string{
	"U.S.", "Mr.", "p.m.", "No.", "J.", "I.", "Inc.", "He", "she", "the", "The", "Öl", "В", "說", "ე", "'s", "’s", "s", "n't", "don’t",
	"100,000", "2.5", "1990s", "٣", "5", ",", ".", ".", "...", "…", "!", "?", "。", "”", "“", `"`, `"`, "'", "’", "‘", "«", "»", "„", "(", ")", "-", "—",
	" ", " ", " ", "\u00a0", "\u200b", "\u00ad", "\u202e", "\ufeff", "\u0301", "\n", "\r", "\t", "\x00", "\xff", "\xe2\x80", "\u0092", "\u2028", "🙂", "$", "@",
}

func messy() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.StringN(0, 5, 20))
		return strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), "")
	})
}

// cuts cuts s into paragraphs with gaps between at every n-th rune.
func cuts(s string, n int) []Span {
	var out []Span
	start, count := 0, 0
	for i := range s {
		if count++; count%n == 0 {
			out = append(out, Span{start, i})
			_, size := utf8.DecodeRuneInString(s[i:])
			start = i + size
		}
	}
	return append(out, Span{start, len(s)})
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := messy().Draw(t, "text")
		if err := laws(New(s, cuts(s, rapid.IntRange(2, 60).Draw(t, "runes")))); err != nil {
			t.Fatal(err)
		}
	})
}

// TestParted: tokens and sentences are those of the text with a space at each offset.
func TestParted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := messy().Draw(t, "text")
		var at []int
		var spaced strings.Builder
		back := []int{} // from offsets of the text with spaces to those of s
		for i := 0; i < len(s); {
			_, n := utf8.DecodeRuneInString(s[i:])
			if rapid.IntRange(0, 4).Draw(t, "cut") == 0 {
				at = append(at, i)
				if i > 0 {
					spaced.WriteByte(' ')
					back = append(back, i)
				}
			}
			spaced.WriteString(s[i : i+n])
			for ; n > 0; n-- {
				back = append(back, i)
				i++
			}
		}
		want := New(spaced.String(), []Span{{0, spaced.Len()}})
		moved := func(sp Span) Span { return Span{back[sp.Start], back[sp.End-1] + 1} }
		for i := range want.Tokens {
			want.Tokens[i].Span = moved(want.Tokens[i].Span)
		}
		for i := range want.Sentences {
			want.Sentences[i].Span = moved(want.Sentences[i].Span)
		}
		got := New(s, []Span{{0, len(s)}}).Parted(at)
		if err := laws(got); err != nil {
			t.Fatal(err)
		}
		notApart := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Apart" }, cmp.Ignore())
		if diff := cmp.Diff(want.Tokens, got.Tokens, notApart); diff != "" {
			t.Fatalf("tokens of %q parted at %v (-want +got):\n%s", s, at, diff)
		}
		if diff := cmp.Diff(want.Sentences, got.Sentences); diff != "" {
			t.Fatalf("sentences of %q parted at %v (-want +got):\n%s", s, at, diff)
		}
		for i, tok := range got.Tokens {
			if tok.Apart != (i > 0 && tok.Start == got.Tokens[i-1].End && slices.Contains(at, tok.Start)) {
				t.Fatalf("token %v of %q parted at %v: apart is %t", tok.Span, s, at, tok.Apart)
			}
		}
		if err := laws(New(s, cuts(s, rapid.IntRange(2, 60).Draw(t, "runes"))).Parted(at)); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTrimAndFlat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := messy().Draw(t, "text")
		trimmed := Trim(s, Span{0, len(s)})
		if got, want := s[trimmed.Start:trimmed.End], strings.TrimSpace(s); got != want {
			t.Fatalf("Trim is %q, want %q", got, want)
		}
		flat := Flat(s)
		if want := string([]rune(strings.Join(strings.Fields(s), " "))); flat != want {
			t.Fatalf("Flat is %q, want %q", flat, want)
		}
		if again := Flat(flat); again != flat {
			t.Fatalf("Flat of %q is %q", flat, again)
		}
	})
}

// TestSpan compares Has, Meets and Cover with sets of bytes.
func TestSpan(t *testing.T) {
	span := rapid.Custom(func(t *rapid.T) Span {
		start := rapid.IntRange(0, 6).Draw(t, "start")
		return Span{start, start + rapid.IntRange(1, 4).Draw(t, "length")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := span.Draw(t, "a"), span.Draw(t, "b")
		inBoth := 0
		for i := range 12 {
			if a.Start <= i && i < a.End && b.Start <= i && i < b.End {
				inBoth++
			}
		}
		if a.Meets(b) != (inBoth > 0) || a.Has(b) != (inBoth == b.Len()) {
			t.Fatalf("%v and %v share %d bytes: Meets %v, Has %v", a, b, inBoth, a.Meets(b), a.Has(b))
		}
		if c := a.Cover(b); !c.Has(a) || !c.Has(b) || c.Start != a.Start && c.Start != b.Start || c.End != a.End && c.End != b.End {
			t.Fatalf("%v covers %v and %v", c, a, b)
		}
	})
}

// TestAt compares At with a search through all spans.
func TestAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := messy().Draw(t, "text")
		spans := cuts(s, rapid.IntRange(2, 9).Draw(t, "runes"))
		offset := rapid.IntRange(0, len(s)).Draw(t, "offset")
		want := -1
		for i, sp := range spans {
			if sp.Start <= offset && offset < sp.End {
				want = i
			}
		}
		if got := At(spans, offset); got != want {
			t.Fatalf("offset %d is in span %d, want %d of %v", offset, got, want, spans)
		}
	})
}

// TestLongRuns would run for hours if any of these runs took time that grows with its square.
func TestLongRuns(t *testing.T) {
	for _, piece := range []string{".", `"`, `."`, `". `, ".”", "。", "…a", "U.", "a.", "A. ", "Mr. ", "'s", "a’", "\u00ad", "a\u00ad", "1,", "1.", "1", "a", "\xff", "(", "\n"} {
		s := strings.Repeat(piece, 1_000_000/len(piece))
		if err := laws(New(s, []Span{{0, len(s)}})); err != nil {
			t.Errorf("%q repeated: %v", piece, err)
		}
	}
}

func FuzzNew(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			f.Add(line, 7)
		}
	}
	f.Add("\xff\xfe\x00 \u202e.\"A", 2)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if err := laws(New(s, cuts(s, max(2, n)))); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	files, _ := filepath.Glob("../../seeds/*.txt")
	var s strings.Builder
	for s.Len() < 1<<20 {
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			s.Write(data)
		}
		if s.Len() == 0 {
			b.Fatal("no seeds")
		}
	}
	paragraphs := []Span{{0, s.Len()}}
	b.SetBytes(int64(s.Len()))
	for b.Loop() {
		New(s.String(), paragraphs)
	}
}
