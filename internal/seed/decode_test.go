package seed

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode/utf32"
	"pgregory.net/rapid"

	"dossier/internal/golden"
	"dossier/internal/text"
)

// byName is an encoding by a name that browsers know, or UTF-32.
func byName(t rapid.TB, charset string) encoding.Encoding {
	t.Helper()
	if charset == "utf-32le" {
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	}
	enc, err := htmlindex.Get(charset)
	if err != nil {
		t.Fatal(err)
	}
	return enc
}

func encode(t rapid.TB, charset, s string) string {
	t.Helper()
	out, err := byName(t, charset).NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDecode shows for files of all kinds what is read, where in the file each stretch of it
// stands, and what is said of it.
func TestDecode(t *testing.T) {
	const western, cyrillic = "“Café”—naïve", "Переговоры завершены"
	cases := []struct{ name, charset, data string }{
		{"empty", "", ""},
		{"ASCII", "", "Talks end"},
		{"ASCII that declares another", "windows-1251", "Talks end"},
		{"UTF-8", "", western},
		{"UTF-8 with a mark", "", byteOrderMark + western},
		{"UTF-8 that declares so", "utf8", western},
		{"UTF-8 that declares another", "windows-1252", western},
		{"UTF-8 that declares UTF-16", "utf-16", western},
		{"UTF-8 that declares nothing known", "klingon-8", western},
		{"UTF-8, damaged", "", "caf\xe9, naïve, “so”"},
		{"UTF-8, damaged, with a mark", "", byteOrderMark + "\xe9\xe9"},
		{"UTF-8, cut", "", "naïve, “so\xe2\x80"},
		{"UTF-8 with controls", "", "a\x00b\x1b[0m\tc\r\nd\u0092e\u0085"},
		{"UTF-8 with lost characters", "", "caf\ufffd, na\ufffdve"},
		{"UTF-16LE", "", "\xff\xfe" + encode(t, "utf-16le", western)},
		{"UTF-16BE", "", "\xfe\xff" + encode(t, "utf-16be", western)},
		{"UTF-16LE, another script", "", "\xff\xfe" + encode(t, "utf-16le", cyrillic)},
		{"UTF-16LE, other planes", "", "\xff\xfe" + encode(t, "utf-16le", "a😀b")},
		{"UTF-16LE without a mark", "", encode(t, "utf-16le", "Talks end—at last")},
		{"UTF-16BE without a mark", "", encode(t, "utf-16be", "Talks end—at last")},
		{"UTF-16BE, declared otherwise", "windows-1252", encode(t, "utf-16be", "<html>Talks end")},
		{"UTF-16LE, cut in a character", "", "\xff\xfea\x00b\x00c"},
		{"UTF-16LE, half a pair at its end", "", "\xff\xfea\x00\x3d\xd8"},
		{"UTF-16LE, half a pair", "", "\xff\xfea\x00\x3d\xd8b\x00\x00\xdcc\x00"},
		{"UTF-16LE, only a mark", "", "\xff\xfe"},
		{"UTF-32LE", "", "\xff\xfe\x00\x00" + encode(t, "utf-32le", western+"😀")},
		{"UTF-32BE, cut", "", "\x00\x00\xfe\xff\x00\x00\x00a\x00\x00"},
		{"NULs alone", "", strings.Repeat("\x00", 12)},
		{"Windows-1252", "", encode(t, "windows-1252", western)},
		{"Windows-1252, declared as Latin-1", "iso-8859-1", encode(t, "windows-1252", western)},
		{"Windows-1252 with bytes that are none", "", "a\x81\x8d\xe9"},
		{"Windows-1251, declared", "windows-1251", encode(t, "windows-1251", cyrillic)},
		{"Windows-1251, not declared", "", encode(t, "windows-1251", cyrillic)},
		{"KOI8-R", "koi8-r", encode(t, "koi8-r", "Да, no")},
		{"Shift JIS", "shift_jis", encode(t, "shift_jis", "会談 ended")},
		{"Shift JIS, damaged", "shift_jis", "\x89\xef\x92\x3c a\x92"},
		{"ISO-2022-JP", "iso-2022-jp", encode(t, "iso-2022-jp", "会談 ended 会")},
		{"Big5, two characters in one", "big5", "a\x88\x62b"},
		{"GB18030", "gb18030", encode(t, "gb18030", "会谈😀 ended")},
		{"declared as what is not to be decoded", "iso-2022-kr", "caf\xe9"},
	}
	var b strings.Builder
	for _, c := range cases {
		s := &Seed{Bytes: c.data}
		s.decode(c.charset)
		fmt.Fprintf(&b, "%s: %q\n  %s %q\n", c.name, c.data, s.Encoding, s.Text)
		for i, r := range s.runs {
			sp := text.Span{Start: r.inText, End: s.endOf(i)}
			fmt.Fprintf(&b, "  %q [%d,%d) %d for %d\n", s.Text[sp.Start:sp.End], s.InFile(sp).Start, s.InFile(sp).End, r.text, r.file)
		}
		for _, d := range append(s.Defects, illegible(s.Text)...) {
			fmt.Fprintf(&b, "  %s [%d,%d) %s\n", d.Kind, d.Start, d.End, d.Note)
		}
		b.WriteString("\n")
	}
	golden.Compare(t, "testdata/decode.golden", b.String())
}

// charsets are encodings of all builds: of one byte, of several, with states.
var charsets = []string{"windows-1252", "koi8-r", "iso-8859-8", "macintosh", "x-user-defined", "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "iso-2022-jp", "euc-kr"}

// TestDecodedAsWhole: character by character comes out what comes out at once; each character
// leads to bytes that are it alone.
func TestDecodedAsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		charset := rapid.SampledFrom(append([]string{"utf-16le", "utf-16be"}, charsets...)).Draw(t, "charset")
		piece := rapid.OneOf(rapid.SampledFrom([]string{"a b", "\x1b$B", "\x1b(B", "\x8e", "\x3d\xd8\x00\xde", "\xd8\x3d"}), rapid.Map(rapid.SliceOfN(rapid.Byte(), 1, 4), func(b []byte) string { return string(b) }))
		data := strings.Join(rapid.SliceOf(piece).Draw(t, "data"), "")
		enc := byName(t, charset)
		b := decodeUnits(data, 0, enc)
		want, err := enc.NewDecoder().String(data)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.text.String(); got != want {
			t.Fatalf("%s: %q is %q, want %q", charset, data, got, want)
		}
	})
}

// alphabets are characters that an encoding has, so that encoding and decoding are each other's
// inverse.
var alphabets = map[string]string{
	"windows-1252": "aé “—\n", "koi8-r": "aж .\n", "utf-16le": "aж😀 会\n", "utf-16be": "aж😀 会\n", "utf-32le": "aж😀 会\n",
	"gbk": "a会 谈\n", "shift_jis": "a会 ｱ\n", "gb18030": "a会 😀é\n", "euc-kr": "a회 담\n",
}

// TestCharactersInFile: a span of the text stands in the file as its own encoding.
func TestCharactersInFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		charset := rapid.SampledFrom(slices.Sorted(maps.Keys(alphabets))).Draw(t, "charset")
		words := rapid.StringOf(rapid.RuneFrom([]rune(alphabets[charset]))).Draw(t, "text")
		data := encode(t, charset, words)
		s := decodeUnits(data, 0, byName(t, charset)).seed(data)
		if s.Text != words {
			t.Fatalf("%q, want %q", s.Text, words)
		}
		sp := drawSpan(t, "span", len(words))
		if !utf8.ValidString(words[:sp.Start]) || !utf8.ValidString(words[:sp.End]) {
			return
		}
		at := s.InFile(sp)
		if got, want := data[at.Start:at.End], encode(t, charset, words[sp.Start:sp.End]); got != want {
			t.Fatalf("%q stands as %q, want %q", words[sp.Start:sp.End], got, want)
		}
		if got := s.InText(at); got != sp {
			t.Fatalf("%v is %v of the file and that %v", sp, at, got)
		}
	})
}

// TestRuns: a text of one script is one run; one whose characters differ in size has no more runs
// than characters.
func TestRuns(t *testing.T) {
	const n = 1 << 16
	for _, c := range []struct {
		charset, words string
		runs           int
	}{{"utf-16le", "ab c", 1}, {"utf-16le", "会谈", 1}, {"utf-32le", "a, b", 1}, {"gbk", "会谈", 1}, {"windows-1252", "éa", 2 * n}} {
		data := encode(t, c.charset, strings.Repeat(c.words, n))
		if got := len(decodeUnits(data, 0, byName(t, c.charset)).runs); got != c.runs {
			t.Errorf("%s, %q: %d runs, want %d", c.charset, c.words, got, c.runs)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	const n = 1 << 20
	for _, c := range []struct{ charset, words string }{{"utf-16le", "ab"}, {"windows-1252", "éa"}, {"windows-1252", "plain words, é"}, {"gbk", "会a"}} {
		data := encode(b, c.charset, strings.Repeat(c.words, n/len(c.words)))
		b.Run(c.charset+" "+c.words, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				decodeUnits(data, 0, byName(b, c.charset))
			}
		})
	}
}

// TestReadEncoded: a page in another encoding, whether it or its bytes say so, is read as such, and
// its words lead to the bytes of the file.
func TestReadEncoded(t *testing.T) {
	const page = `<html><head><title>Переговоры &amp; мир</title></head><body><p>Переговоры &amp; мир кончились во вторник.</p></body></html>`
	declares := strings.Replace(page, "<head>", `<head><meta charset="windows-1251">`, 1)
	for _, c := range []struct{ name, charset, data string }{
		{"a.html", "windows-1251", encode(t, "windows-1251", declares)},
		{"a.txt", "windows-1251", encode(t, "windows-1251", "<!DOCTYPE html>\n"+declares)},
		{"a.htm", "utf-16le", "\xff\xfe" + encode(t, "utf-16le", page)},
		{"a.txt", "utf-16be", "\xfe\xff" + encode(t, "utf-16be", " \n"+page)},
	} {
		s := Read(c.name, []byte(c.data))
		if !strings.EqualFold(s.Encoding, c.charset) || s.Format != HTML {
			t.Errorf("%s: %s, %s, want HTML in %s", c.name, s.Format, s.Encoding, c.charset)
		}
		for words, printed := range map[string]string{"мир кончились": "мир кончились", "& мир кон": "&amp; мир кон", "вторник": "вторник"} {
			i := strings.Index(s.Text, words)
			if i < 0 {
				t.Errorf("%s in %s: no %q in %q", c.name, c.charset, words, s.Text)
				continue
			}
			sp := text.Span{Start: i, End: i + len(words)}
			at := s.InFile(sp)
			if got, want := c.data[at.Start:at.End], encode(t, c.charset, printed); got != want || s.InText(at) != sp {
				t.Errorf("%s in %s: %q stands as %q, want %q; back %v, want %v", c.name, c.charset, words, got, want, s.InText(at), sp)
			}
		}
	}
}

// TestFormat: the name says what a file is, or else how it begins.
func TestFormat(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Format
	}{
		{"a.md", "<html>", Markdown}, {"a.MD", "", Markdown}, {"a.html", "Talks end", HTML}, {"a.HTM", "", HTML}, {"a.txt", "Talks end", Plain},
		{"a.txt", byteOrderMark + "\n <!DOCTYPE HTML>", HTML}, {"a.txt", "<html lang=en>", HTML}, {"a", "<HTML>", HTML},
		{"a.txt", "<htmlish>", Plain}, {"a.txt", "<html", Plain}, {"a.txt", "He wrote <html>.", Plain},
	} {
		if got := format(c.name, c.text); got != c.want {
			t.Errorf("%s, %q: %s, want %s", c.name, c.text, got, c.want)
		}
	}
}
