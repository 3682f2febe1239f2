package defect

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"dossier/internal/text"
)

// misread finds characters of UTF-8 that were read as Windows-1252 before the text came here
// (â€™ for ’), even twice, and tells what they stand for.
func misread(s string) []Defect {
	var out []Defect
	for i := 0; i < len(s); {
		meant, n := misreadRun(s[i:])
		if n == 0 {
			i++
			continue
		}
		if again, all := misreadRun(meant); all == len(meant) {
			meant = again
		}
		out = append(out, Defect{Span: text.Span{Start: i, End: i + n}, Kind: "misread characters", Note: "may stand for " + cited(meant)})
		i += n
	}
	return out
}

// cited is s in quotation marks, cut short where it is long.
func cited(s string) string {
	const longest = 20 // runes
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + " …"
	}
	return "“" + s + "”"
}

// misreadRun is what the misread characters that s begins with stand for, and their length in bytes.
func misreadRun(s string) (meant string, n int) {
	var b strings.Builder
	for n < len(s) {
		r, size := misreadRune(s[n:])
		if size == 0 {
			break
		}
		b.WriteRune(r)
		n += size
	}
	return b.String(), n
}

// misreadRune is the character that s begins with, if its bytes in UTF-8 were read as characters
// of Windows-1252, and the length in bytes of those.
func misreadRune(s string) (r rune, n int) {
	if s[0] < utf8.RuneSelf {
		return 0, 0
	}
	first, n := utf8.DecodeRuneInString(s)
	if 0x80 <= first && first < 0xa0 { // a byte of Windows-1252 itself
		if r = charmap.Windows1252.DecodeByte(byte(first)); strings.ContainsRune("€‘’“”•–—™", r) {
			return r, n
		}
		return 0, 0
	}
	length := misreadLength(first)
	if length == 0 {
		return 0, 0
	}
	units := [utf8.UTFMax]byte{byte(first)}
	for k := 1; k < length; k++ {
		c, size := utf8.DecodeRuneInString(s[n:])
		b, ok := byteOf(c)
		if !ok || b < 0x80 || 0xc0 <= b || length == 2 && strings.ContainsRune("‘’“”–—…", c) {
			return 0, 0
		}
		units[k] = b
		n += size
	}
	r, size := utf8.DecodeRune(units[:length])
	if size != length {
		return 0, 0
	}
	return r, n
}

// misreadLength is the number of bytes of the UTF-8 characters whose first byte is read as r, of
// those that are misread in practice: accented letters, Greek and Cyrillic, punctuation, emoji.
func misreadLength(r rune) int {
	switch r {
	case 'Â', 'Ã', 'Ð', 'Ñ', 'Î', 'Ï', 'Å', 'Ä':
		return 2
	case 'â', 'ï':
		return 3
	case 'ð':
		return 4
	}
	return 0
}

// byteOf is the byte that is read as r: in Windows-1252, else, where that has no character, in Latin-1.
func byteOf(r rune) (byte, bool) {
	if 0x80 <= r && r < 0xa0 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// invisible counts, line by line, the characters that nobody sees: those without width, and those
// that turn the direction of what follows, which can show words in another order than they stand in.
func invisible(s string) []Defect {
	var out []Defect
	start := len(s) - len(strings.TrimPrefix(s, "\ufeff"))
	for line := range strings.Lines(s[start:]) {
		out = append(out, invisibleIn(line, start)...)
		start += len(line)
	}
	return out
}

func invisibleIn(line string, start int) []Defect {
	var span text.Span
	var kinds []string
	count, turns := 0, false
	for i, r := range line {
		turn := '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
		if !turn && r != '\u200b' && r != '\u2060' && r != '\ufeff' {
			continue
		}
		if count == 0 {
			span = text.Span{Start: start + i, End: start + i + utf8.RuneLen(r)}
		}
		count++
		turns = turns || turn
		if code := fmt.Sprintf("U+%04X", r); !slices.Contains(kinds, code) {
			kinds = append(kinds, code)
		}
	}
	if count == 0 {
		return nil
	}
	note := fmt.Sprintf("%d in this line (%s)", count, strings.Join(kinds, ", "))
	if turns {
		note += "; words may be shown in another order than they stand in"
	}
	return []Defect{{Span: span, Kind: "invisible character", Note: note}}
}
