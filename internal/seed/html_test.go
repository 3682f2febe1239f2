package seed

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/golden"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
)

func TestHTML(t *testing.T) {
	golden.Cases(t, "testdata/html/*.html", func(t *testing.T, name string, data []byte) string {
		return show(Read(name+".html", data))
	})
}

// markupSeed is what is read of markup in UTF-8 without front matter.
func markupSeed(format Format, file string) *Seed {
	s := &Seed{Bytes: file, Format: format}
	var b *builder
	if format == HTML {
		b = s.readHTML(file)
	} else {
		b = s.readMarkdown(file, 0)
	}
	s.Text, s.runs = b.text.String(), append([]run{}, b.runs...)
	s.order = byFile(s.runs)
	return s
}

// show prints what markup declares, and its text by paragraph with the place of each in the file.
func show(s *Seed) string {
	var b strings.Builder
	for _, field := range [...]struct{ name, value string }{
		{"title", s.Declared.Title}, {"date", s.Declared.Date}, {"url", s.Declared.URL}, {"byline", s.Declared.Byline},
		{"publisher", s.Declared.Publisher}, {"language", s.Declared.Language},
	} {
		if field.value != "" {
			fmt.Fprintf(&b, "%-10s %s\n", field.name, field.value)
		}
	}
	for _, d := range s.Defects {
		fmt.Fprintf(&b, "%-10s %s\n", d.Kind, d.Note)
	}
	line := func(name string, sp text.Span) {
		at := s.InFile(sp)
		fmt.Fprintf(&b, "\n%s [%d,%d) %q\n  in file %q\n", name, at.Start, at.End, s.Text[sp.Start:sp.End], s.Bytes[at.Start:at.End])
	}
	if s.Declared.TitleAt.Len() > 0 {
		line("title", s.Declared.TitleAt)
	}
	for i, sp := range s.Blocks {
		line(fmt.Sprint(i+1), sp)
	}
	return b.String()
}

// TestDeclared reads heads of pages.
func TestDeclared(t *testing.T) {
	const ld = `<script type="application/ld+json">`
	for _, test := range []struct {
		name, head string
		want       Declared
	}{
		{"nothing", "", Declared{}},
		{"a day in its own zone", `<meta property="article:published_time" content="2024-03-12T23:40:00-05:00">`, Declared{Date: "2024-03-12"}},
		{"a day that may be two", `<meta name="pubdate" content="03/04/2024">`, Declared{Date: "03/04/2024"}},
		{"a date in words", `<meta itemprop="datePublished" content="  12 March
			2024 ">`, Declared{Date: "12 March 2024"}},
		{"a time element", `<time itemprop="datePublished" datetime="2024-03-12 08:00">today</time>`, Declared{Date: "2024-03-12"}},
		{"a time element of something else", `<time datetime="2024-03-12">12 March</time>`, Declared{}},
		{"linked data first", ld + `{"@type": "NewsArticle", "datePublished": "2024-03-12"}</script><meta name="pubdate" content="2024-03-12T09:00Z">`, Declared{Date: "2024-03-12"}},
		{"a graph", ld + `{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"}, {"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2024-03-12"}]}</script>`, Declared{Date: "2024-03-12"}},
		{"no article", ld + `{"@type": ["VideoObject", 1], "datePublished": "2024-03-12"}</script>`, Declared{}},
		{"a list", ld + `[{"@type": "BlogPosting", "datePublished": "2024-03-12T01:00:00+01:00"}]</script>`, Declared{Date: "2024-03-12"}},
		{"broken linked data", ld + `{"@type": "NewsArticle", "datePublished": "2024-03-12"`, Declared{}},
		{"a canonical address", `<link rel="canonical" href=" https://courier.example/a "><meta property="og:url" content="https://courier.example/b">`, Declared{URL: "https://courier.example/a"}},
		{"a canonical path", `<link rel="canonical" href="/a"><meta property="og:url" content="https://courier.example/b">`, Declared{URL: "https://courier.example/b"}},
		{"a script for an address", `<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://courier.example/<b>">`, Declared{}},
		{"saved by a browser", `<!-- saved from url=(0025)https://courier.example/c -->`, Declared{URL: "https://courier.example/c"}},
		{"by", `<meta name="author" content="By Ada Roe">`, Declared{Byline: "Ada Roe"}},
		{"by a page", `<meta name="author" content="https://courier.example/ada">`, Declared{}},
		{"by nobody", `<meta name="author" content="By">`, Declared{}},
		{"by and on", `<meta name="author" content="Ada Roe12 March 2024">`, Declared{}},
		{"a byline that names itself", `<meta name="author" content="Byron Holm">`, Declared{Byline: "Byron Holm"}},
		{"a site", `<meta property="og:site_name" content="The Courier"><meta property="og:title" content="Harbour talks end - The Courier">`, Declared{Title: "Harbour talks end", Publisher: "The Courier"}},
		{"a site in front", `<meta property="og:site_name" content="The Courier"><meta property="og:title" content="The Courier: Harbour | Harbour talks end">`, Declared{Title: "The Courier: Harbour | Harbour talks end", Publisher: "The Courier"}},
		{"a site that is an address", `<meta property="og:site_name" content="https://courier.example">`, Declared{}},
		{"too long", `<meta property="og:title" content="` + strings.Repeat("Harbour ", 200) + `">`, Declared{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := markupSeed(HTML, "<html><head>"+test.head+"</head><body><p>The talks ended.</p></body></html>")
			if diff := cmp.Diff(test.want, s.Declared); diff != "" {
				t.Errorf("declared (-want +got):\n%s", diff)
			}
		})
	}
	for lang, want := range map[string]string{"en": "en", "en_US": "en-US", "PT-br": "pt-BR", "English": "", "und": "", "": ""} {
		if got := markupSeed(HTML, `<html lang="`+lang+`"><p>The talks ended.`).Declared.Language; got != want {
			t.Errorf("language %q is read as %q, want %q", lang, got, want)
		}
	}
}

func TestTwoDays(t *testing.T) {
	s := markupSeed(HTML, `<meta property="article:published_time" content="2024-03-12"><meta name="pubdate" content="2024-03-13T00:10Z"><p>The talks ended.`)
	last := s.Defects[len(s.Defects)-1]
	if s.Declared.Date != "2024-03-12" || last.Kind != "date" || !strings.Contains(last.Note, "2024-03-12 and 2024-03-13") {
		t.Errorf("date %s, defect %+v", s.Declared.Date, last)
	}
}

// TestTitle: where the title is taken from, of what stands on the page.
func TestTitle(t *testing.T) {
	const meta = `<meta property="og:title" content="Harbour talks end without a deal">`
	for _, test := range []struct{ name, page, title, place string }{
		{"a heading", meta + `<title>The Courier</title><h1>Velden</h1><h2>Harbour talks end without a deal</h2>`, "Harbour talks end without a deal", "<h2>"},
		{"a heading in capitals", meta + `<h1>HARBOUR TALKS <b>END</b> WITHOUT A DEAL!</h1>`, "HARBOUR TALKS END WITHOUT A DEAL!", "<h1>"},
		{"a heading and a first paragraph", meta + `<h1>Harbour talks end without a deal</h1><p>Harbour talks end without a deal.</p>`, "Harbour talks end without a deal", "<h1>"},
		{"a first paragraph", meta + `<p>Harbour talks end without a deal</p>`, "Harbour talks end without a deal", "<p>"},
		{"the title element begins with it", `<meta property="og:title" content="See what they did"><title>Harbour talks end - The Courier</title><h1>Harbour talks end</h1><h1>More</h1>`, "Harbour talks end", "<h1>"},
		{"the only heading is like it", meta + `<h1>Velden’s harbour talks end without any deal</h1>`, "Velden’s harbour talks end without any deal", "<h1>"},
		{"the only heading is not", meta + `<h1>News from all over the world</h1>`, "Harbour talks end without a deal", ""},
		{"one of two headings is like it", meta + `<h1>The harbour talks end without any deal</h1><h1>News</h1>`, "Harbour talks end without a deal", ""},
		{"the heading is the site", `<meta property="og:site_name" content="The Velden Courier"><title>The Velden Courier - today</title><h1>The Velden Courier</h1>`, "today", "<title>The Velden Courier - "},
		{"a part of the title element", meta + `<title>Courier: Harbour talks end without a deal</title>`, "Harbour talks end without a deal", "<title>Courier: "},
		{"nothing declared", `<h1>Talks &amp; <br>deals</h1>`, "Talks & deals", "<h1>"},
		{"nothing at all", ``, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := markupSeed(HTML, test.page+"<p>The talks ended on Tuesday, said the mayor.")
			if s.Declared.Title != test.title {
				t.Errorf("title %q, want %q", s.Declared.Title, test.title)
			}
			if at := s.InFile(s.Declared.TitleAt); at.Len() > 0 != (test.place != "") || !strings.HasSuffix(s.Bytes[:at.Start], test.place) {
				t.Errorf("it is at %v, behind %q", at, s.Bytes[:at.Start])
			}
			if got := s.Text[s.Blocks[0].Start:s.Blocks[len(s.Blocks)-1].End]; test.place != "" && strings.Contains(got, test.title) {
				t.Errorf("it is said again: %q", got)
			}
		})
	}
}

// TestLostWords: what a parser takes for text where the file has none for the tokenizer is left out,
// with a note.
func TestLostWords(t *testing.T) {
	s := markupSeed(HTML, "<p>The talks ended.</p><svg><style><p>Words that a browser shows.</p></style></svg><p>A side door.</p>")
	last := s.Defects[len(s.Defects)-1]
	if strings.Contains(s.Text, "Words") || !strings.HasSuffix(s.Text, "A side door.") || !strings.Contains(last.Note, "left out: 1.") {
		t.Errorf("text %q, defects %v", s.Text, s.Defects)
	}
}

// TestNoTree reads pages whose markup is nested deeper than a parser goes, or has more elements than
// an article is looked for in.
func TestNoTree(t *testing.T) {
	for piece, note := range map[string]string{"<div>": "nested too deep", "<i></i>": "No article was found"} {
		s := markupSeed(HTML, "<p>The talks ended.<p>Nobody left."+strings.Repeat(piece, maxElements)+"<script>no text</script><p>A side door.")
		var got []string
		for _, b := range s.Blocks {
			got = append(got, s.Text[b.Start:b.End])
		}
		if diff := cmp.Diff([]string{"The talks ended.", "Nobody left.", "A side door."}, got); diff != "" {
			t.Errorf("paragraphs (-want +got):\n%s", diff)
		}
		if len(s.Defects) != 1 || !strings.Contains(s.Defects[0].Note, note) {
			t.Errorf("%s: %+v", piece, s.Defects)
		}
	}
}

func TestEntity(t *testing.T) {
	for _, test := range []struct {
		in, want string
		length   int
	}{
		{"&amp;", "&", 5}, {"&amp ", "&", 4}, {"&ampere", "&", 4}, {"&notit;", "¬", 4}, {"&notin;", "∉", 7}, {"&semi;", ";", 6}, {"&#59;;", ";", 5},
		{"&#8217;s", "’", 7}, {"&#x2019s", "’", 7}, {"&#128;", "€", 6}, {"&#32;", " ", 5}, {"&NewLine;", " ", 9}, {"&nbsp;", "\u00a0", 6}, {"&#0;", "\ufffd", 4},
		{"&", "&", 1}, {"&;", "&", 1}, {"&#", "&", 1}, {"&#;", "&", 1}, {"&#x;", "&", 1}, {"&nosuch;", "&", 1}, {"& amp;", "&", 1}, {"&é;", "&", 1},
		{"&CounterClockwiseContourIntegral;", "∳", 33}, {"&NotEqualTilde;", "≂̸", 15}, {"&#" + strings.Repeat("0", 99) + "65;x", "A", 104},
	} {
		if got, length := entity(test.in); got != test.want || length != test.length {
			t.Errorf("%s is %q, %d bytes; want %q, %d", test.in, got, length, test.want, test.length)
		}
	}
}

func TestDeclaredCharset(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{`<!DOCTYPE html><html><head><META CharSet = 'ISO-8859-1' />`, "ISO-8859-1"},
		{`<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">`, "windows-1252"},
		{`<meta content='text/html;CHARSET="koi8-r";x=y' http-equiv=content-type>`, "koi8-r"},
		{`<meta name=description content="charset=big5"><meta charset=utf-8>`, "utf-8"},
		{`<!-- <meta charset=big5> --><title><meta charset=big5></title><p>`, ""},
		{strings.Repeat(" ", 1024) + `<meta charset=utf-8>`, ""},
		{`<meta http-equiv="content-type" content="text/html">`, ""}, {`<meta charset="">`, ""}, {"", ""}, {"\xff\xfe<\x00", ""},
	} {
		if got := declaredCharset(test.in); got != test.want {
			t.Errorf("%s declares %q, want %q", test.in, got, test.want)
		}
	}
}
