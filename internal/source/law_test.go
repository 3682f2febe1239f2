package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/text"

	"pgregory.net/rapid"
)

// laws is what is wrong with s, which was parsed of data, nil if nothing.
func laws(s *Source, data []byte) error {
	if s.Seed.Bytes != string(data) {
		return fmt.Errorf("the text is not the seed")
	}
	for _, check := range []func(*Source) error{spansHold, nothingDropped, fieldsFit} {
		if err := check(s); err != nil {
			return err
		}
	}
	return validID(s.ID)
}

// spansHold: paragraphs, title and defects lie in the text, in order, with something to see at
// both ends.
func spansHold(s *Source) error {
	end := 0
	for i, p := range s.Text.Paragraphs {
		if p.Start < end || p.Len() <= 0 || p.End > len(s.Text.Bytes) {
			return fmt.Errorf("paragraph %d is %v, behind %d of %d", i+1, p, end, len(s.Text.Bytes))
		}
		if printed := s.Text.Slice(p); printed != strings.TrimSpace(printed) {
			return fmt.Errorf("paragraph %d is %q", i+1, printed)
		}
		if s.TitleAt.Len() > 0 && p.Meets(s.TitleAt) {
			return fmt.Errorf("paragraph %d, %v, has the title, %v", i+1, p, s.TitleAt)
		}
		end = p.End
	}
	if s.TitleAt.Start < 0 || s.TitleAt.Len() < 0 || s.TitleAt.End > len(s.Text.Bytes) {
		return fmt.Errorf("the title is %v", s.TitleAt)
	}
	last := 0
	for _, d := range s.Defects {
		if d.Start < last || d.End < d.Start || d.End > len(s.Text.Bytes) || d.Kind == "" || d.Note == "" {
			return fmt.Errorf("defect %+v, behind %d", d, last)
		}
		last = d.Start
	}
	return nil
}

// nothingDropped: what is in no paragraph is the title or said by other fields of the header.
func nothingDropped(s *Source) error {
	rest := []byte(s.Text.Bytes)
	for _, p := range append(s.Text.Paragraphs, s.TitleAt) {
		for i := p.Start; i < p.End; i++ {
			rest[i] = ' '
		}
	}
	for _, l := range splitLines(string(rest), s.Seed.Body) {
		if line := string(rest[l.Start:l.End]); line != "" && !isSaid(s, line) {
			return fmt.Errorf("neither header nor body: %q", line)
		}
	}
	return nil
}

// isSaid tells whether the fields of s say all of the line, a label aside.
func isSaid(s *Source, line string) bool {
	if _, ok := date.Header(line); ok || s.Byline != "" && (strings.EqualFold(line, "by") || text.Flat(line) == s.Byline) {
		return true
	}
	_, at := labelled(line, text.Span{End: len(line)})
	value := line[at.Start:at.End]
	if u := address(value); value == "" || u != "" && u == s.URL {
		return true
	}
	for _, said := range [...]string{s.Byline, s.Publisher} {
		if by, _ := cutBy(value); said != "" && (text.Flat(value) == said || text.Flat(by) == said) {
			return true
		}
	}
	parts := partsOf(line)
	return len(parts) > 0 && parts[0] != line && !slices.ContainsFunc(parts, func(part string) bool { return !isSaid(s, part) })
}

// fieldsFit: a date has a basis and the reverse; what is known of the header is fit to print.
func fieldsFit(s *Source) error {
	if s.Published.IsZero() != (s.Basis == Unknown) {
		return fmt.Errorf("published %q, basis %q", s.Published, s.Basis)
	}
	if s.URL != "" && !isURL(s.URL) || !utf8.ValidString(s.URL) {
		return fmt.Errorf("url %q, publisher %q", s.URL, s.Publisher)
	}
	if len(s.Seed.SHA256) != 64 || s.Words() > len(s.Text.Tokens) {
		return fmt.Errorf("digest %s, %d words", s.Seed.SHA256, s.Words())
	}
	return nil
}

func validID(id string) error {
	const longest = 160
	if id == "" || len(id) > longest || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" ||
		strings.Trim(id, "-_") != id || strings.Contains(id, "--") || strings.Contains(id, "__") || id == "index" {
		return fmt.Errorf("id %q", id)
	}
	return nil
}

// pieces are what seeds that break rules are made of.
var pieces = []string{
	"Harbour talks end without a deal", "Roe leaves harbour talks.", "Harbour talks end;", "Title: Talks end", "POLITICS", "Ada Roe | The Harbour Post",
	"|", "By", "Ada Roe", "By Ada Roe March 12, 2024", "1 March 2024", "Source: Reuters", "Tags: harbour, boats", "Author: Ada Roe", "www.example.com/a", "Updated: 13 Mar 2024", "01/02/2024", "Mayor Ada Roe of Velden left.", "© 2024 AFP", "The harbour talks in Velden ended on Tuesday without a deal.", "key points:", "- a list item", "By Ada Roe", "AP",
	"20240312", "12 March 2024", "2024-03-12", "Published: 12 Mar 2024", "https://example.org/2024/03/12/a", "http://news.example.co.uk", "https://[::1", "https://",
	"VELDEN (Reuters) – ", "(AP)", "the mayor left by a side door and nobody who waited there saw", " ", "  ", "\t", ".", "?", `"`, "”", "会談。", "\u00a0", "\u3000",
	"\n", "\n", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u0085", "\f", "\ufeff", "\x00", "\xff", "\xe2", "\u202e",
}

func messy() *rapid.Generator[[]byte] {
	return rapid.Custom(func(t *rapid.T) []byte {
		piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.StringN(0, 5, 20))
		return []byte(strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), ""))
	})
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := messy().Draw(t, "seed")
		if err := laws(Parse(rapid.String().Draw(t, "name"), data), data); err != nil {
			t.Fatal(err)
		}
	})
}

// TestLongRuns would run for hours if any of these seeds took time that grows with the square
// of its size.
func TestLongRuns(t *testing.T) {
	for _, piece := range []string{"a ", "a\n", "\n", "\r", " ", "a  b", "the mayor left by a side door and nobody who waited there saw her\n", "20240312\n", "(", "https://a.example/", "\"", "”", "\xff", "\u2028"} {
		data := []byte(strings.Repeat(piece, 400_000/len(piece)))
		if err := laws(Parse("long.txt", data), data); err != nil {
			t.Errorf("%q repeated: %v", piece, err)
		}
	}
}

// TestWrapped: an article wrapped at any width has the paragraphs of the article that is not.
func TestWrapped(t *testing.T) {
	words := strings.Fields(`the mayor of Velden left by a side door while fishermen who had waited in the rain since the
		early morning went home and said little about what they had heard or hoped for in a winter without any work`)
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(50, 90).Draw(t, "width")
		var whole, folded strings.Builder
		for range rapid.IntRange(2, 6).Draw(t, "paragraphs") {
			p := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 70, 120).Draw(t, "words"), " ") + "."
			whole.WriteString(p + "\n")
			folded.WriteString(fold(p, width) + "\n\n")
		}
		want, got := Parse("a.txt", []byte(whole.String())), Parse("a.txt", []byte(folded.String()))
		if len(want.Text.Paragraphs) != len(got.Text.Paragraphs) {
			t.Fatalf("%d paragraphs, want %d:\n%s", len(got.Text.Paragraphs), len(want.Text.Paragraphs), folded.String())
		}
		for i, p := range got.Text.Paragraphs {
			if g, w := got.Text.Flat(p), want.Text.Flat(want.Text.Paragraphs[i]); g != w {
				t.Fatalf("paragraph %d is %q, want %q", i+1, g, w)
			}
		}
	})
}

// fold breaks s at spaces into lines of at most width bytes.
func fold(s string, width int) string {
	var b strings.Builder
	n := 0
	for i, w := range strings.Fields(s) {
		switch {
		case i == 0:
		case n+1+len(w) > width:
			b.WriteByte('\n')
			n = 0
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += len(w)
	}
	return b.String()
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Base(file), data)
	}
	f.Add("Straße\n1.txt", []byte("\ufeff20240312\r\n\x00\xff\u2028\"A  b."))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if err := laws(Parse(name, data), data); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	files, _ := filepath.Glob("../../seeds/*.txt")
	var seeds [][]byte
	size := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		seeds = append(seeds, data)
		size += len(data)
	}
	if size == 0 {
		b.Fatal("no seeds")
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, data := range seeds {
			Parse("seed.txt", data)
		}
	}
}
