package seed

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dossier/internal/text"
)

// piece is a stretch of text between two tags of an HTML file, as written there.
type piece struct {
	text.Span           // of the file, without white space at its ends
	space     text.Span // of the file: the last white space in front of it
	apart     apart     // how far the tags in front of it part it from the piece before
	item      int       // the number of the list item that it stands in, from 1; 0 in none
	pre       bool      // its white space counts
}

// apart is how a browser parts two pieces.
type apart uint8

const (
	inLine  apart = iota // by white space, if any
	byCell               // as cells of a table
	byLine               // by a line break
	asBlock              // as paragraphs
)

// blocks are the elements that a browser puts on lines of their own.
var blocks = set(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
	atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend,
	atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Option, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table,
	atom.Tbody, atom.Tfoot, atom.Thead, atom.Title, atom.Tr, atom.Ul)

// unshown are the elements whose text no reader of the page sees.
var unshown = set(atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea, atom.Template,
	atom.Select, atom.Object, atom.Audio, atom.Video, atom.Canvas, atom.Svg, atom.Nav)

func set(names ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// scanner cuts markup into pieces.
type scanner struct {
	pieces []piece
	next   piece // what is known of the one to come
	lists  []int // for each open list the number of the item that is open in it, or 0
	items  int
	pres   int  // how many pre elements are open
	hidden bool // the next text is a script or the like
}

// scan cuts markup, which stands in the file from base on, into its pieces in order. It knows tags
// alone, not how a browser nests them. Time is linear.
func scan(markup string, base int) []piece {
	s := scanner{lists: []int{0}}
	z := html.NewTokenizer(strings.NewReader(markup))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return s.pieces
		}
		raw := text.Span{Start: at, End: at + len(z.Raw())}
		at = raw.End
		switch kind {
		case html.TextToken:
			if !s.hidden {
				s.text(markup, raw, base)
			}
			s.hidden = false
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			s.tag(tag)
			s.open(tag)
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			s.tag(tag)
			s.close(tag)
			s.hidden = false
		}
	}
}

// text takes what stands between two tags.
func (s *scanner) text(markup string, raw text.Span, base int) {
	words := stripped(markup, raw)
	if words.Start > raw.Start {
		s.next.space = text.Span{Start: base + raw.Start, End: base + words.Start}
	}
	if words.Len() == 0 {
		return
	}
	s.next.Span = text.Span{Start: base + words.Start, End: base + words.End}
	s.next.item = s.lists[len(s.lists)-1]
	s.next.pre = s.pres > 0
	s.pieces = append(s.pieces, s.next)
	s.next = piece{}
	if words.End < raw.End {
		s.next.space = text.Span{Start: base + words.End, End: base + raw.End}
	}
}

// stripped is sp, a span of s, without the white space at its ends.
func stripped(s string, sp text.Span) text.Span {
	for sp.Start < sp.End && isSpace(s[sp.Start]) {
		sp.Start++
	}
	for sp.Start < sp.End && isSpace(s[sp.End-1]) {
		sp.End--
	}
	return sp
}

// tag takes how far the tag parts what stands on its two sides. The second line break in a row
// makes an empty line.
func (s *scanner) tag(tag atom.Atom) {
	by := inLine
	switch {
	case blocks[tag], tag == atom.Br && s.next.apart == byLine:
		by = asBlock
	case tag == atom.Br:
		by = byLine
	case tag == atom.Td || tag == atom.Th:
		by = byCell
	}
	s.next.apart = max(s.next.apart, by)
}

func (s *scanner) open(tag atom.Atom) {
	switch tag {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		s.lists = append(s.lists, 0)
	case atom.Li:
		s.items++
		s.lists[len(s.lists)-1] = s.items
	case atom.Pre:
		s.pres++
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea:
		s.hidden = true
	}
}

func (s *scanner) close(tag atom.Atom) {
	switch tag {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		if len(s.lists) > 1 {
			s.lists = s.lists[:len(s.lists)-1]
		}
	case atom.Li:
		s.lists[len(s.lists)-1] = 0
	case atom.Pre:
		s.pres = max(0, s.pres-1)
	}
}

// isSpace tells whether c is white space in HTML.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
