package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/text"
)

// laws is what is wrong with s, which was read of data, nil if nothing.
func laws(s *Seed, data string) error {
	sum := sha256.Sum256([]byte(data))
	switch {
	case s.Bytes != data || s.SHA256 != hex.EncodeToString(sum[:]):
		return fmt.Errorf("the file is %q, digest %s", s.Bytes, s.SHA256)
	case s.Encoding == "" || s.Format == "":
		return fmt.Errorf("encoding %q, format %q", s.Encoding, s.Format)
	case s.Format == Plain && s.Encoding == "UTF-8" && (s.Text != data || s.IsDecoded() || s.Blocks != nil):
		return fmt.Errorf("UTF-8 is %q", s.Text)
	case s.Encoding != "UTF-8" && !utf8.ValidString(s.Text):
		return fmt.Errorf("decoded as %s is %q", s.Encoding, s.Text)
	case s.Body < 0 || s.Body > len(s.Text):
		return fmt.Errorf("the body is at %d of %d", s.Body, len(s.Text))
	case s.Declared.URL != "" && !IsAddress(s.Declared.URL):
		return fmt.Errorf("the address is %q", s.Declared.URL)
	}
	for _, check := range []func(*Seed) error{titleHolds, blocksHold, defectsHold} {
		if err := check(s); err != nil {
			return err
		}
	}
	return nil
}

// titleHolds: where the title is said to be, it is.
func titleHolds(s *Seed) error {
	at := s.Declared.TitleAt
	if at == (text.Span{}) {
		return nil
	}
	if at.Start < 0 || at.Len() <= 0 || at.End > len(s.Text) || text.Flat(s.Text[at.Start:at.End]) != s.Declared.Title {
		return fmt.Errorf("the title, %q, is at %v", s.Declared.Title, at)
	}
	return placeHolds(s, at)
}

// blocksHold: paragraphs are in order behind front matter, have something to see at both ends, and
// none has the title.
func blocksHold(s *Seed) error {
	end := s.Body
	for i, b := range s.Blocks {
		if b.Start < end || b.Len() <= 0 || b.End > len(s.Text) || text.Trim(s.Text, b) != b || b.Meets(s.Declared.TitleAt) && s.Declared.TitleAt.Len() > 0 {
			return fmt.Errorf("paragraph %d is %v, behind %d of %q, the title %v", i+1, b, end, s.Text, s.Declared.TitleAt)
		}
		if err := placeHolds(s, b); err != nil {
			return err
		}
		end = b.End
	}
	return nil
}

// placeHolds: sp stands in the file and can be found again from there. What the text has twice,
// once as the title, is found at one place or at both.
func placeHolds(s *Seed, sp text.Span) error {
	at := s.InFile(sp)
	if at.Start < 0 || at.Len() <= 0 || at.End > len(s.Bytes) {
		return fmt.Errorf("%v of the text is %v of %d in the file", sp, at, len(s.Bytes))
	}
	back := s.InText(at)
	if twice := s.order != nil && strings.Contains(s.Text[back.Start:back.End], s.Text[sp.Start:sp.End]); back != sp && !twice {
		return fmt.Errorf("%v of the text, %q, is %v of the file, and that %v, %q", sp, s.Text[sp.Start:sp.End], at, back, s.Text[back.Start:back.End])
	}
	return nil
}

// defectsHold: defects are in order, in the text, and say something.
func defectsHold(s *Seed) error {
	last := 0
	for _, d := range s.Defects {
		if d.Start < last || d.Len() < 0 || d.End > len(s.Text) || d.Kind == "" || d.Note == "" || !utf8.ValidString(d.Note) {
			return fmt.Errorf("defect %+v, behind %d", d, last)
		}
		if at := s.InFile(d.Span); at.Start < 0 || at.Len() < 0 || at.End > len(s.Bytes) {
			return fmt.Errorf("defect %+v is %v of the file", d, at)
		}
		last = d.Start
	}
	return nil
}

// names are of files of all formats.
var names = []string{"a.txt", "a.md", "a.html", "a.htm", "a", "Ä b.TXT", "a.HTML", ".md", ""}

// parts are what files that break rules are made of.
var parts = []string{
	"---\n", "+++\n", "title: Talks end\n", "title = \"Talks end\"\n", "- list\n", "date: 2024-03-12\r\n", "# Talks end\n", "* an *item* of [a list](x)\n", "&amp; ",
	"Talks end", "The talks ended on Tuesday. ", "\n\n", "\n", "\r", " ", "\t", "<!doctype html>", "<html>", "<meta charset=windows-1251>", "<meta charset=utf-16>", "<title>Talks end</title>",
	"<p>", "<h1>Talks end</h1>", "<li>", "<script>", "</script>", "<b>", "<br>", "<!--", "&eacute;", "&#0;", "é", "会", "\ufeff", "\u2028", "\ufffd", "\x00", "\x1b$B", "\xff", "\xe2\x80",
	"\xff\xfe", "\xfe\xff", "\xff\xfe\x00\x00", "a\x00b\x00c\x00d\x00e\x00f\x00", "caf\xe9 ",
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "name")
		piece := rapid.OneOf(rapid.SampledFrom(parts), rapid.SampledFrom(parts), rapid.StringN(0, 5, 20))
		data := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "data"), "")
		s := Read(name, []byte(data))
		if err := laws(s, data); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(s, Read(name, []byte(data)), cmp.AllowUnexported(Seed{}, run{})); diff != "" {
			t.Fatalf("the second time (-first +second):\n%s", diff)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.txt", "testdata/*/*.md", "testdata/*/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("%s: no seeds (%v)", pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(filepath.Base(file), data)
		}
	}
	for i, part := range parts {
		f.Add(names[i%len(names)], []byte(part+parts[(i*7+3)%len(parts)]+"\nThe talks ended."))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if err := laws(Read(name, data), string(data)); err != nil {
			t.Fatal(err)
		}
	})
}
