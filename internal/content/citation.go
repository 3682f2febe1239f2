package content

import (
	"bytes"
	"fmt"
	"strings"

	"dossier/internal/text"
)

// Ref is one reference of a citation, as written.
type Ref struct {
	Source      string // an id or the beginning of one
	First, Last int    // paragraphs, from 1, both included; 0 where none is named
	Words       string // the exact words, white space single; "" where none are given
}

// String writes r as a citation has it: @000_c4110f3d, para. 3 "exact words".
func (r Ref) String() string {
	var b strings.Builder
	b.WriteString("@" + r.Source)
	if r.First > 0 {
		b.WriteString(", " + paras(r.First, r.Last))
	}
	if r.Words != "" {
		b.WriteString(` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(r.Words) + `"`)
	}
	return b.String()
}

// paras names the paragraphs first to last.
func paras(first, last int) string {
	if first == last {
		return fmt.Sprintf("para. %d", first)
	}
	return fmt.Sprintf("paras. %d-%d", first, last)
}

// reference is a Ref with the place of its id, in bytes of the text it was scanned from.
type reference struct {
	Ref
	id text.Span
}

// scanCitation reads the citation that s begins with, up to and with its closing bracket:
//
//	citation  = "[" reference { ";" reference } "]"
//	reference = "@" id [ "," paragraphs ] [ [ "," ] words ]
//	paragraphs = ( "para." | "paras." ) number [ ( "-" | "–" ) number ]
//	words     = '"' … '"' | "“" … "”"        \ before a mark of ASCII takes its meaning away
//
// n is the number of bytes read, all of s where s ends before the citation does. Only then
// is open true: more text may mend the fault. Nil is returned for s that begins otherwise.
func scanCitation(s []byte) (refs []reference, n int, open bool, wrong *fault) {
	if !bytes.HasPrefix(s, []byte("[@")) {
		return nil, 0, false, nil
	}
	c := citationScanner{s: s, i: 1}
	for {
		ref := c.reference()
		if c.wrong != nil {
			break
		}
		refs = append(refs, ref)
		if c.skip(";") {
			c.space()
			continue
		}
		if c.skip("]") {
			return refs, c.i, false, nil
		}
		c.fail(afterReference(ref.Ref), "")
		break
	}
	return nil, c.i, c.open, c.wrong
}

// afterReference is the message for what follows ref but cannot.
func afterReference(ref Ref) string {
	switch {
	case ref.Words != "":
		return `after the exact words of a citation comes ";" or "]"`
	case ref.First > 0:
		return `after the paragraph of a citation come its exact words in quotation marks, ";" or "]"`
	}
	return `after the id of a citation comes ", para. N", its exact words in quotation marks, ";" or "]"`
}

type citationScanner struct {
	s     []byte
	i     int // offset of the next byte
	open  bool
	wrong *fault
}

// fail notes what is wrong at the next byte, unless something was before.
func (c *citationScanner) fail(message, try string) {
	if c.wrong != nil {
		return
	}
	c.wrong = &fault{at: c.i, message: message, try: try}
	if c.i == len(c.s) {
		c.open = true
		c.wrong.at = 0
		c.wrong.message, c.wrong.try = `the citation is not closed`, `"]" at its end, or \[@ for a plain "[@"`
	}
}

func (c *citationScanner) reference() reference {
	var r reference
	if !c.skip("@") {
		c.fail(`a reference begins with "@" and the id of a source`, "[@000, para. 3; @003, para. 5]")
		return r
	}
	r.id.Start = c.i
	for c.i < len(c.s) && isIDByte(c.s[c.i]) {
		c.i++
	}
	r.id.End = c.i
	r.Source = strings.ToLower(string(c.s[r.id.Start:r.id.End]))
	if r.Source == "" {
		c.fail(`the id of a source follows "@"`, "[@000, para. 3]")
		return r
	}
	c.space()
	comma := c.skip(",")
	c.space()
	if comma && !c.atWords() {
		c.paragraphs(&r.Ref)
		c.space()
		if c.wrong == nil && c.skip(",") {
			c.space()
			if !c.atWords() {
				c.fail(`after the comma come the exact words in quotation marks`, "")
			}
		}
	}
	if c.wrong == nil && c.atWords() {
		c.words(&r.Ref)
		c.space()
	}
	return r
}

// isIDByte tells whether c can be part of an id.
func isIDByte(c byte) bool {
	return isDigit(c) || isLetter(c) || c == '-' || c == '_'
}

func (c *citationScanner) paragraphs(r *Ref) {
	if !c.skip("paras.") && !c.skip("para.") {
		c.fail(`after the comma comes "para." or "paras." with a number, or the exact words in quotation marks`, fmt.Sprintf("[@%s, para. 3]", r.Source))
		return
	}
	c.space()
	start := c.i
	r.First = c.number()
	r.Last = r.First
	c.space()
	if c.wrong == nil && (c.skip("-") || c.skip("–")) {
		c.space()
		r.Last = c.number()
	}
	if c.wrong == nil && r.Last < r.First {
		c.i = start
		c.fail(fmt.Sprintf("the range of paragraphs %d-%d runs backwards", r.First, r.Last), paras(r.Last, r.First))
	}
}

// number reads the number of a paragraph.
func (c *citationScanner) number() int {
	start, n := c.i, 0
	for c.i < len(c.s) && isDigit(c.s[c.i]) {
		n = min(n*10+int(c.s[c.i]-'0'), maxParagraph+1)
		c.i++
	}
	switch {
	case c.i == start:
		c.fail("the number of a paragraph is missing", "para. 3")
	case n == 0:
		c.i = start
		c.fail("paragraphs count from 1", "para. 1")
	case n > maxParagraph:
		c.i = start
		c.fail("no article has so many paragraphs", "")
	}
	return n
}

// maxParagraph is the highest number that a citation can name.
const maxParagraph = 999_999

// atWords tells whether the exact words begin here.
func (c *citationScanner) atWords() bool { return c.at(`"`) || c.at("“") }

func (c *citationScanner) words(r *Ref) {
	start, closing := c.i, `"`
	if !c.skip(`"`) {
		c.skip("“")
		closing = "”"
	}
	var words strings.Builder
	for c.i < len(c.s) && !c.at(closing) {
		if c.s[c.i] == '\\' && c.i+1 < len(c.s) && isMark(c.s[c.i+1]) {
			c.i++
		}
		words.WriteByte(c.s[c.i])
		c.i++
	}
	if !c.skip(closing) {
		c.fail("", "") // the text ended
		c.wrong.at = start
		c.wrong.message, c.wrong.try = "the exact words are not closed", closing+" behind them"
		return
	}
	r.Words = text.Flat(words.String())
	if strings.IndexFunc(r.Words, isWord) < 0 {
		c.i = start
		c.fail("there are no words between the quotation marks", "")
	}
}

// isMark tells whether b is a punctuation mark of ASCII.
func isMark(b byte) bool {
	return ' ' < b && b < 0x7f && !isDigit(b) && !isLetter(b)
}

// at tells whether prefix comes next.
func (c *citationScanner) at(prefix string) bool {
	return len(c.s)-c.i >= len(prefix) && string(c.s[c.i:c.i+len(prefix)]) == prefix
}

// skip skips prefix and tells whether it was there.
func (c *citationScanner) skip(prefix string) bool {
	if !c.at(prefix) {
		return false
	}
	c.i += len(prefix)
	return true
}

// space skips white space.
func (c *citationScanner) space() {
	for c.i < len(c.s) && strings.IndexByte(" \t\r\n", c.s[c.i]) >= 0 {
		c.i++
	}
}
