package quote

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/name"
	"dossier/internal/source"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// find parses an article and finds its quotes.
func find(article string) (*text.Text, []Quote, []text.Span) {
	s := source.Parse("case.txt", []byte(article))
	cast := name.Resolve([]*source.Source{s})
	quotes, stray := Find(s.Text, cast.In(0), cast.People)
	return s.Text, quotes, stray
}

// check tells what of the laws that hold for any text the quotes break.
func check(t *text.Text, quotes []Quote, stray []text.Span) error {
	last := 0
	for _, q := range quotes {
		switch s := t.Slice(q.Span); {
		case q.Len() <= 0 || q.Start < last:
			return fmt.Errorf("%v: empty, or not behind the quote before it", q.Span)
		case (q.Class != "") != (q.Kind == Indirect):
			return fmt.Errorf("%q: kind %q, class %q", s, q.Kind, q.Class)
		case text.Trim(t.Bytes, q.Span) != q.Span:
			return fmt.Errorf("%q: white space at an end", s)
		case q.Kind != Indirect && strings.Trim(s, `"“”„‟«»`) != s:
			return fmt.Errorf("%q: marks at an end", s)
		case !q.Extent.Has(q.Span):
			return fmt.Errorf("%q: not inside its extent %v", s, q.Extent)
		case q.Confidence < 0 || q.Confidence > 1:
			return fmt.Errorf("%q: confidence %v", s, q.Confidence)
		case q.Kind != Direct && q.Kind != Partial && q.Kind != Indirect:
			return fmt.Errorf("%q: kind %q", s, q.Kind)
		case q.Reason == "":
			return fmt.Errorf("%q: no reason", s)
		case q.Confidence == 0 && (q.Speaker.Who != name.Nobody || q.Speaker.Len() > 0):
			return fmt.Errorf("%q: a speaker without a rule", s)
		}
		for _, sp := range []text.Span{q.Span, q.Extent, q.Speaker.Span, q.Cue, q.Via} {
			if err := onRunes(t, sp); err != nil {
				return err
			}
		}
		last = q.End
	}
	for _, sp := range stray {
		if err := onRunes(t, sp); err != nil {
			return err
		}
	}
	return nil
}

func onRunes(t *text.Text, sp text.Span) error {
	s := t.Bytes
	if sp.Start < 0 || sp.End < sp.Start || sp.End > len(s) {
		return fmt.Errorf("%v: not in the text", sp)
	}
	for _, i := range []int{sp.Start, sp.End} {
		if i < len(s) && utf8.ValidString(s) && !utf8.RuneStart(s[i]) {
			return fmt.Errorf("%v: cuts a rune", sp)
		}
	}
	return nil
}

// articles draws texts of the words and marks that the rules look at.
var articles = rapid.Custom(func(t *rapid.T) string {
	words := rapid.SampledFrom([]string{
		`"`, `"`, "“", "”", "„", "«", "»", "''", "``", `""`, "'", "’", ",", ".", "?", "!", ":", "—", "...", "\n", "\n", " ", " ", " ", " ",
		"Nora Blum", "Blum", "Mr Oll", "he", "she", "his", "her", "they", "said", "says", "told", "added", "according to", "who", "that", "and",
		"the", "minister", "reported", "claim", "asked", "called", "denied", "urged", "saying", "plans to", "to", "whether", "would", "which", "but", "-", ";", "the pier was old", "known as", "by", "was", "in", "on Friday", "6'2\"", "2014", "Öl", "Мэр", "我们", "ﬁn", "\u00a0", "\xff",
	})
	return strings.Join(rapid.SliceOfN(words, 0, 80).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "gap"))
})

func TestFindLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		article := articles.Draw(t, "article")
		text, quotes, stray := find(article)
		if err := check(text, quotes, stray); err != nil {
			t.Fatal(err)
		}
		_, again, strayAgain := find(article)
		if diff := cmp.Diff(quotes, again) + cmp.Diff(stray, strayAgain); diff != "" {
			t.Fatal("another result the second time:", diff)
		}
	})
}

// Every quotation mark is one of a pair's two, inside a pair, or a stray.
func TestPairLosesNoMark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		txt := source.Parse("case.txt", []byte(articles.Draw(t, "article"))).Text
		pairs, stray := pair(txt)
		of := make([]int, len(txt.Tokens)) // how many times each token is accounted for
		for _, p := range pairs {
			for i := p.open; i < p.close; i++ {
				of[i]++
			}
			if p.first >= p.last {
				t.Fatalf("an empty pair: %v", p)
			}
		}
		for _, sp := range stray {
			first, last := txt.Tok(sp)
			for i := first; i < last; i++ {
				of[i]++
			}
		}
		p := pairer{text: txt, open: -1}
		for i, tok := range txt.Tokens {
			if of[i] > 1 {
				t.Fatalf("%q at %d counts %d times", tok.Lower, tok.Start, of[i])
			}
			if tok.Quotation() && of[i] == 0 && !p.inches(i) {
				t.Fatalf("%q at %d is lost", tok.Lower, tok.Start)
			}
		}
	})
}

// Every pair of double quotation marks of the seeds is a quote, and so is what else they report.
func TestSeedsAreComplete(t *testing.T) {
	sources, err := source.Read(os.DirFS("../.."), nil)
	if err != nil {
		t.Fatal(err)
	}
	quotes, _ := FindAll(sources, name.Resolve(sources))
	for i, s := range sources {
		pairs, _ := pair(s.Text)
		marked := slices.DeleteFunc(slices.Clone(quotes[i]), func(q Quote) bool { return q.Kind == Indirect })
		if len(pairs) == 0 || len(marked) != len(pairs) {
			t.Errorf("%s: %d pairs of marks, %d quotes in marks", s.ID, len(pairs), len(marked))
		}
		if len(marked) == len(quotes[i]) {
			t.Errorf("%s: no indirect quotes", s.ID)
		}
	}
}

func TestFindNothing(t *testing.T) {
	for _, article := range []string{"", "\n\n", `"`, `""`, "“”", "No marks here.", "''''", `" " "`} {
		if text, quotes, stray := find(article); len(quotes) > 0 {
			t.Errorf("%q: %v", article, quotes)
		} else if err := check(text, quotes, stray); err != nil {
			t.Errorf("%q: %v", article, err)
		}
	}
}

func TestInflect(t *testing.T) {
	for verb, want := range map[string]string{
		"argue": "argues argued argued arguing", "deny": "denies denied denied denying", "stress": "stresses stressed stressed stressing",
		"convey": "conveys conveyed conveyed conveying", "echo": "echoes echoed echoed echoing",
	} {
		if got := strings.Join(inflect(verb), " "); got != want {
			t.Errorf("%s: %s, want %s", verb, got, want)
		}
	}
	c := cues()
	for word, want := range map[string]form{"said": past, "say": base, "says": finite, "saying": ing, "read": past, "wrote": past, "written": participle} {
		if got := c.verbs[word]; got.form != want {
			t.Errorf("%s: form %d, want %d", word, got.form, want)
		}
	}
	for _, noun := range []string{"warning", "replies", "speeches", "claims"} {
		if !c.nouns[noun] {
			t.Errorf("%s is no noun", noun)
		}
	}
	for _, word := range []string{"speechs", "testimonys", "claimies"} {
		if c.nouns[word] {
			t.Errorf("%s is no word", word)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		`"We go," Blum told Oll, The AP reported. "We stay," he added.`, "“One.\n“Two,” said Nora Blum.", `He said he "would not" go, according to "them".`,
		"‘’''``\"“”„‟«»", "\"\xff\" said \xfe.", `6'2"`, "who, that \"a\" which said",
		"Blum denied it and said, which — that she would; Oll, 44, told them to. As Renn reportedly said, her claim by that was.", ": \"x\"", "a\n:\n\"b c\"",
		"Half of “Storm” is lost.", "Out of “The Great Storm” came a legend, Blum said.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, article string) {
		text, quotes, stray := find(article)
		if err := check(text, quotes, stray); err != nil {
			t.Fatalf("%q: %v", article, err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	sources, err := source.Read(os.DirFS("../.."), nil)
	if err != nil {
		b.Fatal(err)
	}
	var all strings.Builder
	for _, s := range sources {
		all.WriteString(s.Text.Bytes + "\n")
	}
	for _, c := range []struct{ name, article string }{
		{"seeds", strings.Repeat(all.String(), 20)},
		{"unbalanced 1e4", strings.Repeat(`"a `, 1e4)},
		{"unbalanced 1e5", strings.Repeat(`"a `, 1e5)},
		{"curly 1e4", strings.Repeat("“a ", 1e4)},
		{"curly 1e5", strings.Repeat("“a ", 1e5)},
		{"words 1e5", strings.Repeat("he said really, in Moscow, that ", 16_000)},
		{"words 1e6", strings.Repeat("he said really, in Moscow, that ", 160_000)},
		{"same quotes 1e3", strings.Repeat(`"a plain and simple thing", said Nora Blum of the "simple thing" of "thing and thing". `, 1e3)},
		{"same quotes 1e4", strings.Repeat(`"a plain and simple thing", said Nora Blum of the "simple thing" of "thing and thing". `, 1e4)},
		{"said that 1e4", strings.Repeat("Nora Blum said that ", 1e4)},
		{"said that 1e5", strings.Repeat("Nora Blum said that ", 1e5)},
		{"tags 1e4", strings.Repeat("it was old, he said, ", 1e4)},
		{"tags 1e5", strings.Repeat("it was old, he said, ", 1e5)},
		{"commas 1e4", strings.Repeat("saying, of the pier, ", 1e4)},
		{"commas 1e5", strings.Repeat("saying, of the pier, ", 1e5)},
		{"said 1e4", strings.Repeat("said ", 1e4)},
		{"said 1e5", strings.Repeat("said ", 1e5)},
		{"made a claim 1e4", strings.Repeat("Blum made a claim that ", 1e4)},
		{"made a claim 1e5", strings.Repeat("Blum made a claim that ", 1e5)},
		{"denied and 1e4", strings.Repeat("Blum denied it and ", 1e4)},
		{"denied and 1e5", strings.Repeat("Blum denied it and ", 1e5)},
		{"one sentence 1e3", strings.Repeat(`he said it "was not so" and `, 1e3)},
		{"one sentence 1e4", strings.Repeat(`he said it "was not so" and `, 1e4)},
	} {
		s := source.Parse("bench.txt", []byte(c.article))
		cast := name.Resolve([]*source.Source{s})
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.article)))
			for b.Loop() {
				Find(s.Text, cast.In(0), cast.People)
			}
		})
	}
}
