package seed

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// markupLaws is what is wrong with s, which was read of markup; nil if nothing.
func markupLaws(s *Seed) error {
	if err := placesHold(s); err != nil {
		return err
	}
	end := 0
	for i, b := range s.Blocks {
		if b.Start < end || b.Len() <= 0 || b.End > len(s.Text) {
			return fmt.Errorf("paragraph %d is %v, behind %d of %d", i+1, b, end, len(s.Text))
		}
		if printed := s.Text[b.Start:b.End]; printed != strings.TrimSpace(printed) {
			return fmt.Errorf("paragraph %d is %q", i+1, printed)
		}
		end = b.End
	}
	at := s.Declared.TitleAt
	if at.Start < 0 || at.Len() < 0 || at.End > len(s.Text) || strings.ContainsAny(s.Text[at.Start:at.End], "\r\n") {
		return fmt.Errorf("the title is at %v", at)
	}
	if at.Len() > 0 && (text.Flat(s.Text[at.Start:at.End]) != s.Declared.Title || slices.ContainsFunc(s.Blocks, at.Meets)) {
		return fmt.Errorf("the title is %q, at %v %q", s.Declared.Title, at, s.Text[at.Start:at.End])
	}
	if s.Blocks == nil && s.Text != s.Bytes {
		return fmt.Errorf("the paragraphs are unknown")
	}
	for _, d := range s.Defects {
		if d.Kind == "" || d.Note == "" {
			return fmt.Errorf("defect %+v", d)
		}
	}
	return nil
}

// placesHold: what is copied is in the file as it is in the text, and what is not has its place
// there; on runes, if the file is UTF-8.
func placesHold(s *Seed) error {
	valid := utf8.ValidString(s.Bytes)
	if valid && !utf8.ValidString(s.Text) {
		return fmt.Errorf("the text is not UTF-8: %q", s.Text)
	}
	for i, r := range s.runs {
		end := s.endOf(i)
		if r.text <= 0 || r.file < 0 || r.inText >= end || (end-r.inText)%r.text != 0 {
			return fmt.Errorf("run %d, %+v, ends at %d", i, r, end)
		}
		at := text.Span{Start: r.inFile, End: r.endInFile(end)}
		if at.Start < 0 || at.End > len(s.Bytes) {
			return fmt.Errorf("run %d, %+v, is at %v of %d", i, r, at, len(s.Bytes))
		}
		copied, inFile := s.Text[r.inText:end], s.Bytes[at.Start:at.End]
		if r.text == 1 && r.file == 1 && copied != inFile && spaced(copied) != spaced(inFile) {
			return fmt.Errorf("run %d is %q, in the file %q", i, copied, inFile)
		}
		if valid && at.Start < len(s.Bytes) && !utf8.RuneStart(s.Bytes[at.Start]) {
			return fmt.Errorf("run %d begins within a character, at %d", i, at.Start)
		}
	}
	return nil
}

// spaced is s with spaces for white space: a line end in the file may be a space in the text.
func spaced(s string) string {
	return strings.NewReplacer("\r", " ", "\n", " ", "\t", " ", "\f", " ").Replace(s)
}

// htmlPieces and markdownPieces are what files that break rules are made of.
var htmlPieces = []string{
	"<!DOCTYPE html>", "<html lang=de>", "<head>", "<title>", "</title>", "<body>", "</body>", "<p>", "</p>", "<div>", "</div>", "<div hidden>", "<b>", "</b>", "<i>", "</i>",
	"<a href='javascript:x()'>", "</a>", "<br>", "<br/>", "<hr>", "<h1>", "</h1>", "<h2>", "</h2>", "<ul>", "</ul>", "<li>", "</li>", "<ol>", "<table>", "<tr>", "<td>", "<th>", "</td>", "</tr>", "</table>",
	"<pre>", "</pre>", "<blockquote>", "</blockquote>", "<nav>", "</nav>", "<aside>", "<article>", "</article>", "<figure>", "<figcaption>", "<span class=dateline>", "</span>", "<p class=byline>By Ada Roe</p>",
	"<script>", "if (a < b) document.write('<p>')", "</script>", "<style>", "</style>", "<noscript>", "</noscript>", "<template>", "</template>", "<select><option>", "</select>", "<textarea>", "</textarea>", "<svg>", "</svg>",
	"<!-- a comment -->", "<!--", "-->", "<![CDATA[", "]]>", "<meta charset=utf-8>", "<meta property='og:title' content='Harbour talks end'>", "<link rel=canonical href='https://courier.example/a'>",
	"&amp;", "&nbsp;", "&lt;", "&notit;", "&#8217;", "&#x2019;", "&#0;", "&#128;", "&", "&;", "&#", "&#x;", "&#32;", "&NewLine;", "<", ">", "</", "\"", "\x00", "\xff",
}

var markdownPieces = []string{
	"# ", "## ", "===\n", "---\n", "* ", "- ", "1. ", "> ", "    ", "\t", "```\n", "`", "``", "*", "**", "_", "[", "](", ")", "][", "]: ", "[^a]", "[^a]: ", "![", "<https://courier.example/>", "| a | b |\n|---|---|\n", "|", "\\|", "\\", "\\*",
	"<div>", "</div>", "<b>", "<br>", "<script>", "</script>", "<!--", "-->", "<pre>", "</pre>", "<li>", "&amp;", "&copy", "&#35;", "&", "  \n", "\\\n", "***\n",
}

var wordPieces = []string{
	"Harbour talks end", "The harbour talks in Velden ended on Tuesday without a deal, and nobody was surprised by that, least of all the mayor.", "word", "“Yes,” she said.", "会談", "é",
	" ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\ufeff", "\u2028", "\u00ad",
}

func messyMarkup(pieces []string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(wordPieces), rapid.StringN(0, 4, 12))
		return strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
	})
}

func TestMarkupLaws(t *testing.T) {
	for format, pieces := range map[Format][]string{HTML: htmlPieces, Markdown: markdownPieces} {
		t.Run(string(format), rapid.MakeCheck(func(t *rapid.T) {
			if err := markupLaws(markupSeed(format, messyMarkup(pieces).Draw(t, "file"))); err != nil {
				t.Fatal(err)
			}
		}))
	}
}

// TestPiecesAreTheTexts: each text of the parsed page has the words that its pieces have in the
// file, entities read by the parser here and by the writer there.
func TestPiecesAreTheTexts(t *testing.T) {
	plain := slices.DeleteFunc(slices.Clone(htmlPieces), func(s string) bool { return strings.Contains(s, "svg") || s == "\xff" })
	rapid.Check(t, func(t *rapid.T) {
		p := parsePage(messyMarkup(plain).Draw(t, "file") + ".") // a parser drops half a tag at the end
		if p.doc == nil {
			t.Skip("nested too deep")
		}
		for n := range p.doc.Descendants() {
			if n.Type != html.TextNode || len(n.Attr) == 0 {
				continue
			}
			var seen legible
			p.find(&html.Node{FirstChild: &html.Node{Type: html.TextNode, Attr: n.Attr}}, &seen)
			w := newWriter(p.file)
			for _, piece := range p.numbered(seen.numbers) {
				w.words(piece)
			}
			if got, want := words(w.text.String()), words(n.Data); got != want {
				t.Fatalf("pieces %v are %q, the text is %q", seen.numbers, got, want)
			}
		}
	})
}

// words is s without white space, and without NUL, which is nothing in one place and � in another.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0 || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
}

func FuzzHTML(f *testing.F) { fuzzMarkup(f, HTML, "testdata/html/*.html", htmlPieces) }

func FuzzMarkdown(f *testing.F) {
	fuzzMarkup(f, Markdown, "testdata/markdown/*.md", markdownPieces)
}

func fuzzMarkup(f *testing.F, format Format, pattern string, pieces []string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		f.Fatalf("%s: no cases (%v)", pattern, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add(strings.Join(pieces, "word "))
	f.Fuzz(func(t *testing.T, file string) {
		if err := markupLaws(markupSeed(format, file)); err != nil {
			t.Fatal(err)
		}
	})
}

// TestLongMarkup would run for hours if any of these files took time that grows with the square of
// its size.
func TestLongMarkup(t *testing.T) {
	const size = 200_000
	for format, pieces := range map[Format][]string{
		HTML: {
			"<div>", "<p>a", "<b id=x>a</p>", "<br>", "<ul><li>a", "<table>", "<td>a", "<h1>a", "<a href=x>a", "&", "&#", "&amp;", "&#x0", "<", "<!--", "a ", " ", "<p></div>", "<script>",
			"<template>", "<svg>", "<pre>\n", "<select>", "<p ",
		},
		Markdown: {
			"a ", "*a ", "*a_", "> ", "- ", "1) ", "- > ", "[", "[a](", "[a](\n", "![", "`", "``a ", "<", "<b>", "<!--", "&", "\\", "| a ", "a|b\n-|-\n`\\|`|`\\|`\n", "[^a]: b\n\n", "[^a] ", "[a]: b\n",
			"a\n", "- a\n", "\n", "<div>\n", "# a\n",
		},
	} {
		for _, piece := range pieces {
			if err := markupLaws(markupSeed(format, strings.Repeat(piece, size/len(piece)))); err != nil {
				t.Errorf("%s, %q repeated: %v", format, piece, err)
			}
		}
	}
}
