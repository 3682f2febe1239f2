package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// seedText draws a text in which words recur in several spellings.
var seedText = rapid.Custom(func(t *rapid.T) string {
	part := rapid.SampledFrom([]string{"the", "The", "THE", "talk", "talks", "é", "É", "a", "“a", "a”", `"`, "’", "'", ".", "-", " ", "  ", "\n", "\t\u00a0", "\xff", "3"})
	return strings.Join(rapid.SliceOfN(part, 0, 30).Draw(t, "parts"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
})

// TestFindAgainstNaive compares find with the definition: every range of runes that equals
// the words rune by rune once both are folded, and stands between the ends of words.
func TestFindAgainstNaive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := seedText.Draw(t, "seed")
		words := seedText.Draw(t, "words")
		got := fold(seed).find(words)
		if diff := cmp.Diff(naiveFind(seed, words), got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%q in %q (-want +got):\n%s", words, seed, diff)
		}
	})
}

func naiveFind(seed, words string) []text.Span {
	want := strings.TrimSpace(fold(words).text)
	if want == "" {
		return nil
	}
	var found []text.Span
	for start := range seed {
		for end := start; end <= len(seed); end++ {
			if end < len(seed) && !utf8.RuneStart(seed[end]) {
				continue
			}
			if fold(seed[start:end]).text == want && wordsEnd(seed, start) && wordsEnd(seed, end) {
				found = append(found, text.Span{Start: start, End: end})
			}
		}
	}
	return found
}

// wordsEnd tells whether no word goes on across offset i.
func wordsEnd(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return !isWord(before) || !isWord(after)
}

// TestFindWhatIsThere is the law that words taken from a text are found in it, however
// they are written, and that what is found reads as they do.
func TestFindWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := seedText.Draw(t, "seed")
		tokens := text.New(seed, []text.Span{{End: len(seed)}}).Tokens
		if len(tokens) == 0 {
			return
		}
		first := rapid.IntRange(0, len(tokens)-1).Draw(t, "first")
		last := rapid.IntRange(first, len(tokens)-1).Draw(t, "last")
		sp := text.Span{Start: tokens[first].Start, End: tokens[last].End}
		if !wordsEnd(seed, sp.Start) || !wordsEnd(seed, sp.End) {
			return
		}
		words := rapid.SampledFrom([]func(string) string{text.Flat, strings.ToUpper, straight, spread}).Draw(t, "written")(seed[sp.Start:sp.End])
		there := false
		for _, found := range fold(seed).find(words) {
			there = there || found == sp
			if got := fold(seed[found.Start:found.End]).text; got != strings.TrimSpace(fold(words).text) {
				t.Fatalf("%q was found as %q", words, got)
			}
		}
		if !there {
			t.Fatalf("%q is not found in %q at %v", words, seed, sp)
		}
	})
}

func straight(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "’", "'").Replace(s)
}

func spread(s string) string { return strings.ReplaceAll(s, " ", " \r\n ") }

func TestFindLongTexts(t *testing.T) {
	const n = 200_000
	for _, c := range []struct {
		seed, words string
		want        int
	}{
		{strings.Repeat("a", n), strings.Repeat("a", n/2), 0},
		{strings.Repeat("ab ", n), "ab", n},
		{strings.Repeat("a b c ", n/6) + "a b d", "a b d", 1},
	} {
		if got := len(fold(c.seed).find(c.words)); got != c.want {
			t.Errorf("%.10s… in %.10s…: found %d times, want %d", c.words, c.seed, got, c.want)
		}
	}
}

func TestNearestPassage(t *testing.T) {
	s := "The ferry is old. The ferry carries 1,200 people a day. Dockers strike."
	cut := text.New(s, []text.Span{{End: len(s)}})
	for words, want := range map[string]string{
		"it carries 1200 people every day": "The ferry carries 1,200 people a day.",
		"dockers on strike":                "Dockers strike.",
		"nothing alike":                    "",
		"":                                 "",
	} {
		got := ""
		if sentence, ok := nearestPassage(cut, words); ok {
			got = cut.Flat(sentence.Span)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	for in, want := range map[string]string{
		"short":                           "short",
		strings.Repeat("é", 120):          strings.Repeat("é", 120),
		strings.Repeat("é", 121):          strings.Repeat("é", 120) + " …",
		strings.Repeat("word ", 30) + "x": strings.TrimSpace(strings.Repeat("word ", 23)) + " word …",
	} {
		if got := excerpt(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
