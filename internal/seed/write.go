package seed

import (
	"strings"

	"golang.org/x/net/html"

	"dossier/internal/text"
)

// writer writes pieces of a page as a browser shows them.
type writer struct {
	*builder
	file   string
	blocks []text.Span // of the text: the paragraphs
	start  int         // of the text: where the last block begins
	first  int         // of the text: where its words begin, behind a bullet
	end    int         // of the file: what is written ends there
	item   int         // the last list item that has its bullet
	bullet bool        // the next block gets one
}

func newWriter(file string) *writer {
	return &writer{builder: &builder{}, file: file, blocks: []text.Span{}}
}

// newBlock ends the last block and begins another at a place of the file.
func (w *writer) newBlock(at int) {
	w.endBlock()
	mark := text.Span{Start: at, End: at}
	if w.bullet {
		mark = w.mark(at)
	}
	if w.text.Len() > 0 {
		w.put("\n", text.Span{Start: mark.Start, End: mark.Start})
	}
	w.start = w.text.Len()
	if w.bullet {
		w.put("- ", mark)
		w.bullet = false
	}
	w.first = w.text.Len()
}

// mark is the tag or the mark of a list item whose text begins at a place of the file: what stands
// there from the last tag or line on.
func (w *writer) mark(at int) text.Span {
	start := w.end
	if start > at { // what was written last stands further down, as a title may
		start = 0
	}
	if i := strings.LastIndexAny(w.file[start:at], "<\n"); i >= 0 {
		start += i
		if w.file[start] == '\n' && start+1 < at {
			start++
		}
	}
	return text.Span{Start: start, End: at}
}

// endBlock notes what has been written since the block began, if that is more than a bullet.
func (w *writer) endBlock() {
	block := text.Trim(w.text.String(), text.Span{Start: w.start, End: w.text.Len()})
	if block.Len() > 0 && block.End > w.first {
		w.blocks = append(w.blocks, block)
	}
	w.start, w.first = w.text.Len(), w.text.Len()
}

// pieces writes those of all that have the numbers, which are in order. How they are parted is up
// to all tags between them.
func (w *writer) pieces(all []piece, numbers []int) {
	next := 0
	for i, n := range numbers {
		by := inLine
		for ; next <= n; next++ {
			by = max(by, all[next].apart)
		}
		if i == 0 {
			by = asBlock
		}
		w.piece(all[n], by)
	}
	w.endBlock()
}

// all writes all pieces, in paragraphs of their own.
func (w *writer) all(pieces []piece) {
	for i, p := range pieces {
		if i == 0 {
			p.apart = asBlock
		}
		w.piece(p, p.apart)
	}
	w.endBlock()
}

// piece writes p, which is parted so from what is written.
func (w *writer) piece(p piece, by apart) {
	at := text.Span{Start: p.Start, End: p.Start}
	switch by {
	case asBlock:
		if p.item > w.item {
			w.bullet, w.item = true, p.item
		}
		w.newBlock(p.Start)
	case byLine:
		w.put("\n", at)
	case byCell:
		w.put("\t", at)
	case inLine:
		if p.space.Len() > 0 && p.space.Start >= w.end {
			w.space(p.space, p.pre)
		}
	}
	w.words(p)
	w.end = p.End
}

// words writes what is in p: white space as one space each, entities as their characters, and
// no NUL.
func (w *writer) words(p piece) {
	for i := p.Start; i < p.End; {
		switch c := w.file[i]; {
		case isSpace(c):
			end := i + 1
			for isSpace(w.file[end]) {
				end++
			}
			w.space(text.Span{Start: i, End: end}, p.pre)
			i = end
		case c == 0:
			i++
		case c == '&':
			s, n := entity(w.file[i:p.End])
			w.put(s, text.Span{Start: i, End: i + n})
			i += n
		default:
			end := i + 1
			for end < p.End && !isSpace(w.file[end]) && w.file[end] != '&' && w.file[end] != 0 {
				end++
			}
			w.copy(w.file, text.Span{Start: i, End: end})
			i = end
		}
	}
}

// space writes white space of the file.
func (w *writer) space(sp text.Span, pre bool) {
	if pre || sp.Len() == 1 && w.file[sp.Start] == ' ' {
		w.copy(w.file, sp)
	} else {
		w.put(" ", sp)
	}
}

// maxEntity is longer in bytes than any name that HTML has for a character.
const maxEntity = 40

// entity is the characters that stand for the entity which s begins with, and how long that is in
// bytes; an ampersand that begins none stands for itself.
func entity(s string) (characters string, length int) {
	if strings.HasPrefix(s, "&#") {
		return numeric(s)
	}
	end := 1
	for end < min(len(s), maxEntity) && isAlphanumeric(s[end]) {
		end++
	}
	if end < len(s) && s[end] == ';' {
		end++
	}
	whole := html.UnescapeString(s[:end])
	if whole == s[:end] {
		return "&", 1
	}
	for n := 2; n < end; n++ { // the shortest beginning that leaves what follows as it is: &not of &notes
		if c := html.UnescapeString(s[:n]); c != s[:n] && c+s[n:end] == whole {
			return asSpace(c), n
		}
	}
	return asSpace(whole), end
}

// numeric is entity for a number: &#8217; or &#x2019;.
func numeric(s string) (characters string, length int) {
	end, digits := len("&#"), "0123456789"
	if end < len(s) && s[end]|0x20 == 'x' {
		end, digits = end+1, "0123456789abcdefABCDEF"
	}
	end = len(s) - len(strings.TrimLeft(s[end:], digits))
	if end < len(s) && s[end] == ';' {
		end++
	}
	if c := html.UnescapeString(s[:end]); c != s[:end] {
		return asSpace(c), end
	}
	return "&", 1
}

// asSpace is the characters of an entity, a space for white space of any kind in HTML.
func asSpace(characters string) string {
	if len(characters) == 1 && isSpace(characters[0]) {
		return " "
	}
	return characters
}

func isAlphanumeric(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' }
