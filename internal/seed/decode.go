package seed

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"

	"dossier/internal/defect"
	"dossier/internal/text"
)

// A text in Unicode may begin with a byte order mark; what cannot be decoded is shown as replaced.
const (
	byteOrderMark = "\ufeff"
	replaced      = "\ufffd"
)

// coding is how the bytes of a file are read.
type coding struct {
	charset encoding.Encoding // nil for UTF-8
	mark    int               // length of the byte order mark in bytes
	note    string            // for a reader; "" where there is nothing to say
}

// decode makes Text the text that Bytes stand for. The charset is what markup declares, by any of
// its names; where it is empty, unknown or plainly wrong, the bytes decide. What stands for no
// character is U+FFFD. A text in UTF-8 is Bytes itself, even where some of them are none.
func (s *Seed) decode(charset string) {
	s.Text, s.Encoding, s.runs, s.Defects = s.Bytes, "UTF-8", nil, nil
	how := detect(s.Bytes, charset)
	if how.charset != nil {
		b := decodeUnits(s.Bytes, how.mark, how.charset)
		if b.text.String() == s.Bytes { // of ASCII alone
			return
		}
		s.Text, s.Encoding, s.runs = b.text.String(), ianaName(how.charset), compose(nil, b.runs, b.text.Len())
	}
	if how.note != "" {
		s.Defects = []defect.Defect{{Kind: "encoding", Note: how.note}}
	}
}

// detect decides by a byte order mark, else by what bytes that are not UTF-8 leave possible.
func detect(data, charset string) coding {
	if how, ok := marked(data); ok {
		return how
	}
	if enc := zeroPattern(data); enc != nil {
		return coding{charset: enc, note: fmt.Sprintf("The file is %s, as the NUL in every second byte shows; it is shown decoded.", ianaName(enc))}
	}
	sequences, strays := countUTF8(data)
	declared := lookUp(charset)
	switch {
	case charset != "" && declared == nil:
		how := detect(data, "")
		how.note = strings.TrimSpace(fmt.Sprintf("The file declares an encoding that is not known, %q. %s", charset, how.note))
		return how
	case declared == nil || isUnicode(declared):
	case sequences > strays:
		return coding{note: fmt.Sprintf("The file declares that it is %s, but is UTF-8.", ianaName(declared))}
	default:
		return coding{charset: declared, note: fmt.Sprintf("The file is %s, as it declares; it is shown decoded.", ianaName(declared))}
	}
	if strays == 0 || sequences > strays {
		return coding{}
	}
	note := "The file is not UTF-8 and does not say what it is. It is read as Windows-1252, the most usual of Western texts."
	if mostlyHigh(data) {
		note += " Most of its letters are none of the English alphabet, so it may well be something else."
	}
	return coding{charset: charmap.Windows1252, note: note}
}

// marked is how a text with a byte order mark is read.
func marked(data string) (coding, bool) {
	for _, m := range [...]struct {
		mark    string
		charset encoding.Encoding
	}{
		{byteOrderMark, nil},
		{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)}, // before UTF-16, whose mark it begins with
		{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"\xff\xfe", utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)},
		{"\xfe\xff", utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)},
	} {
		if !strings.HasPrefix(data, m.mark) {
			continue
		}
		if m.charset == nil {
			return coding{}, true
		}
		return coding{m.charset, len(m.mark), fmt.Sprintf("The file is %s; it is shown decoded.", ianaName(m.charset))}, true
	}
	return coding{}, false
}

// zeroPattern is UTF-16 where data is that without a byte order mark, else nil: of Western text
// nearly every second byte is NUL, and hardly any other.
func zeroPattern(data string) encoding.Encoding {
	const fewest = 8
	zeros := [2]int{} // at even and odd offsets
	for i := strings.IndexByte(data, 0); i >= 0 && i < len(data); i++ {
		if data[i] == 0 {
			zeros[i%2]++
		}
	}
	plain := func(many, few int) bool { return many*8 > len(data)*3 && few*16 <= many }
	switch {
	case len(data) < fewest:
		return nil
	case plain(zeros[1], zeros[0]):
		return utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)
	case plain(zeros[0], zeros[1]):
		return utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)
	}
	return nil
}

// countUTF8 counts the sequences of several bytes that are UTF-8, and what else is no ASCII: a
// byte that is none, with what would go on from it.
func countUTF8(data string) (sequences, strays int) {
	broken := false // the byte before is a stray
	for i := 0; i < len(data); {
		_, n := utf8.DecodeRuneInString(data[i:])
		stray := n == 1 && data[i] >= utf8.RuneSelf
		switch {
		case n > 1:
			sequences++
		case stray && (!broken || utf8.RuneStart(data[i])):
			strays++
		}
		broken = stray
		i += n
	}
	return sequences, strays
}

// mostlyHigh tells whether there are more bytes that are no ASCII than letters that are.
func mostlyHigh(data string) bool {
	letters, high := 0, 0
	for i := range len(data) {
		switch c := data[i]; {
		case c >= utf8.RuneSelf:
			high++
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letters++
		}
	}
	return high > letters
}

// lookUp is the encoding that browsers know by the name, or nil.
func lookUp(charset string) encoding.Encoding {
	enc, err := htmlindex.Get(charset)
	if err != nil || enc == encoding.Replacement {
		return nil
	}
	return enc
}

// isUnicode tells whether the encoding is UTF-8, or UTF-16, which a file cannot declare in ASCII.
func isUnicode(enc encoding.Encoding) bool { return strings.HasPrefix(ianaName(enc), "UTF-") }

// ianaName is the name that IANA prefers for the encoding, or else browsers do.
func ianaName(enc encoding.Encoding) string {
	if name, err := ianaindex.MIME.Name(enc); err == nil {
		return name
	}
	name, _ := htmlindex.Name(enc) // has one for all that are no part of the registry
	return name
}

// maxUnit is longer in bytes than what any encoding has for a character, and its UTF-8.
const maxUnit = 16

// decodeUnits decodes data from start on, character by character, so that each has its place.
func decodeUnits(data string, start int, enc encoding.Encoding) *builder {
	b := &builder{}
	b.text.Grow(len(data))
	decoder := enc.NewDecoder()
	in, out := make([]byte, maxUnit), make([]byte, maxUnit)
	for i := start; i < len(data); {
		size := copy(in, data[i:])
		nOut, nIn := 0, 0
		for n := 1; nIn == 0 && n <= size; n++ {
			nOut, nIn = decodeUnit(decoder, out, in[:n], i+n == len(data))
		}
		if nIn == 0 { // nothing makes the decoder go on
			nIn, nOut = 1, copy(out, replaced)
		}
		if nOut > 0 { // not a change of state
			b.begin(run{inFile: i, text: nOut, file: nIn})
			b.text.Write(out[:nOut])
		}
		i += nIn
	}
	return b
}

// decodeUnit decodes the first character of in, if in has no less than that. Of bytes that are no
// character, a decoder makes one replaced and takes up at once what follows; there is no room for
// it but where a character is longer than that.
func decodeUnit(decoder *encoding.Decoder, out, in []byte, atEnd bool) (nOut, nIn int) {
	nOut, nIn, err := decoder.Transform(out[:len(replaced)], in, atEnd)
	if nIn == 0 && err == transform.ErrShortDst {
		nOut, nIn, _ = decoder.Transform(out, in, atEnd)
	}
	return nOut, nIn
}

// illegible lists what in s a reader cannot read: bytes that are not UTF-8, signs that stand for
// a lost character, and control characters, each kind at the place of the first.
func illegible(s string) []defect.Defect {
	kinds := [...]struct {
		kind, note string
		first      text.Span
		count      int
	}{
		{kind: "encoding", note: "Bytes that are not UTF-8, shown as �"},
		{kind: "encoding", note: "Characters that are lost or cannot be read, shown as �"},
		{kind: "control character", note: "Control characters, which cannot be seen but are kept"},
	}
	for i, r := range s {
		k, n := 0, utf8.RuneLen(r)
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], replaced):
			n = 1
		case r == utf8.RuneError:
			k = 1
		case isControl(r):
			k = 2
		default:
			continue
		}
		if kinds[k].count == 0 {
			kinds[k].first = text.Span{Start: i, End: i + n}
		}
		kinds[k].count++
	}
	var out []defect.Defect
	for _, k := range kinds {
		if k.count > 0 {
			out = append(out, defect.Defect{Span: k.first, Kind: k.kind, Note: fmt.Sprintf("%s: %d; this is the first.", k.note, k.count)})
		}
	}
	return out
}

// isControl tells whether r is a control character other than a tab or the end of a line.
func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', '\u0085':
		return false
	}
	return unicode.IsControl(r)
}
