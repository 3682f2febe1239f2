package site

import (
	"html/template"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The small things that pages have by the thousand print themselves, which costs a tenth of
// what a template for each would.

// HTML is the link in an element for text of unknown direction; plain text where it leads nowhere.
func (l link) HTML() template.HTML {
	b := make([]byte, 0, 64+len(l.Href)+len(l.Text))
	if l.Href != "" {
		b = add(appendEscaped(add(b, `<a href="`), l.Href), `">`)
	}
	b = add(appendEscaped(add(b, "<bdi>"), l.Text), "</bdi>")
	if l.Href != "" {
		b = add(b, "</a>")
	}
	return template.HTML(b)
}

// Page is the link to one of the main pages.
func (l link) Page() template.HTML {
	b := append(appendEscaped([]byte(`<a href="`), l.Href), '"')
	if l.Current {
		b = add(b, ` aria-current="page"`)
	}
	return template.HTML(add(appendEscaped(append(b, '>'), l.Text), "</a>"))
}

// HTML is the link with the colour of its source.
func (l sourceLink) HTML() template.HTML {
	return template.HTML(add(l.open(make([]byte, 0, 128)), "</a>"))
}

// open appends the link without its closing tag.
func (l sourceLink) open(b []byte) []byte {
	b = appendEscaped(add(b, `<a class="src `), l.Hue)
	b = appendEscaped(add(b, `" href="`), l.Href)
	b = add(b, `">`)
	if runsOn(l.Label) {
		return appendEscaped(b, l.Label)
	}
	return add(appendEscaped(add(b, "<bdi>"), l.Label), "</bdi>")
}

// runsOn tells whether s needs no element of its own for its direction: it is all ASCII and begins and ends with a
// letter, so that text around it that runs the other way stays apart from it.
func runsOn(s string) bool {
	letter := func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
	return s != "" && letter(s[0]) && letter(s[len(s)-1]) && strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// HTML is the link with the colour of its source and the number of the paragraph.
func (l passageLink) HTML() template.HTML {
	b := sourceLink{l.Href, l.Label, l.Hue}.open(make([]byte, 0, 128))
	if l.Paragraph > 0 {
		b = strconv.AppendInt(add(b, ", para. "), int64(l.Paragraph), 10)
	}
	return template.HTML(add(b, "</a>"))
}

// place is where in its source the passage stands.
func (l passageLink) place() string {
	if l.Paragraph == 0 {
		return "in the title"
	}
	return "para. " + strconv.Itoa(l.Paragraph)
}

// HTML is the strip of the sources, and how many they are.
func (c coverage) HTML() template.HTML {
	b := append(make([]byte, 0, 64+24*len(c.Strip)), `<span class="cover">`...)
	if len(c.Strip) > 0 {
		b = add(b, `<span class="strip" aria-hidden="true">`)
		for _, t := range c.Strip {
			b = add(b, `<i class="`, t.Hue)
			if t.On {
				b = add(b, " on")
			}
			b = add(b, `"></i>`)
		}
		b = add(b, "</span>")
	}
	b = strconv.AppendInt(b, int64(c.Count), 10)
	b = strconv.AppendInt(add(b, " of "), int64(c.Total), 10)
	b = add(b, " sources")
	if c.Independent < c.Count {
		b = add(strconv.AppendInt(add(b, " ("), int64(c.Independent), 10), " independent)")
	}
	return template.HTML(add(b, "</span>"))
}

// HTML is the words, in a time element where that can hold the date.
func (w when) HTML() template.HTML {
	if w.EDTF == "" {
		return template.HTML(appendEscaped(nil, w.Words))
	}
	b, tag := make([]byte, 0, 96), "span"
	if w.Machine != "" {
		tag = "time"
	}
	b = add(b, "<", tag)
	if w.Machine != "" {
		b = add(appendEscaped(add(b, ` datetime="`), w.Machine), `"`)
	}
	b = appendEscaped(add(b, ` data-edtf="`), w.EDTF)
	b = appendEscaped(add(b, `">`), w.Words)
	return template.HTML(add(b, "</", tag, ">"))
}

// HTML is the paragraph with its number, the notes on its quotes and what else it is behind.
func (p paragraph) HTML() template.HTML {
	b := make([]byte, 0, 256+len(p.Text)+256*(len(p.Notes)+len(p.Reported)+len(p.Dates)+len(p.Uses)))
	n := strconv.Itoa(p.Number)
	b = add(b, `<div class="para"><a class="num" href="#p`, n, `"><span class="vh">Paragraph </span>`, n, `</a><p id="p`, n)
	if p.Withheld {
		b = add(b, `" class="withheld">`, string(p.Text), "<span>Paragraph not published.</span></p>")
	} else {
		b = add(b, `" dir="auto">`, string(p.Text), "</p>")
	}
	if len(p.Notes)+len(p.Reported)+len(p.Dates)+len(p.Uses) > 0 {
		b = add(b, `<ul class="margin">`)
		for _, note := range p.Notes {
			b = note.append(b)
		}
		for _, r := range p.Reported {
			b = r.append(b)
		}
		for _, d := range p.Dates {
			b = d.append(b)
		}
		for _, u := range p.Uses {
			b = u.append(b)
		}
		b = add(b, "</ul>")
	}
	return template.HTML(add(b, "</div>"))
}

// append appends the entries of one kind as an item of a list.
func (u uses) append(b []byte) []byte {
	b = add(b, `<li><span class="use">`, u.Kind, ":</span> ")
	for i, l := range u.Links {
		if i > 0 {
			b = add(b, ", ")
		}
		b = add(b, string(l.HTML()))
	}
	if u.More > 0 {
		b = add(b, " and ", grouped(u.More), " more")
	}
	return add(b, "</li>")
}

// append appends the note as an item of a list.
func (n note) append(b []byte) []byte {
	b = add(b, "<li>", string(n.Speaker.HTML()), `, <a href="`)
	b = add(appendEscaped(b, n.Quote), `">`)
	b = add(appendEscaped(b, n.Kind), "</a>")
	if n.Via != "" {
		b = add(appendEscaped(add(b, ", via <bdi>"), n.Via), "</bdi>")
	}
	if n.Editor {
		b = add(b, ", set by the editor")
	}
	if n.Row != "" {
		b = appendRow(b, n.Row, n.Sources)
	}
	return add(appendUncertain(b, n.Uncertain), "</li>")
}

// appendRow appends the link to a row of the matrix, which that many sources are in.
func appendRow(b []byte, row string, sources int) []byte {
	b = add(appendEscaped(add(b, ` · <a href="`), row), `">`)
	if sources > 1 {
		return add(b, "compare ", count(sources, "source"), "</a>")
	}
	return add(b, "only here</a>")
}

// Words is the reading, in quotation marks unless the words are the reporter's.
func (r reading) Words() template.HTML {
	b := append(make([]byte, 0, 128+len(r.Text)), `<p class="words">`...)
	if r.Before {
		b = add(b, `<span class="cut">…&nbsp;<span class="vh">begins later: </span></span>`)
	}
	tag := "span"
	if r.Marked {
		tag = "q"
	}
	b = add(b, "<", tag, ` dir="auto">`, string(r.Text), "</", tag, ">")
	if r.Behind {
		b = add(b, `<span class="cut">&nbsp;…<span class="vh"> ends sooner</span></span>`)
	}
	return template.HTML(add(b, "</p>"))
}

// HTML is the list of the entries.
func (l aloneList) HTML() template.HTML {
	b := []byte(`<ul class="plain">`)
	for _, e := range l.Entries {
		b = add(appendUncertain(add(b, "<li>", string(e.HTML())), e.Uncertain), "</li>")
	}
	if l.More > 0 {
		b = add(b, "<li>and ", grouped(l.More), " more</li>")
	}
	return template.HTML(add(b, "</ul>"))
}

// HTML is the passage's places, with its beginning.
func (p sharedPassage) HTML() template.HTML {
	b := add(make([]byte, 0, 256), string(p.Here.HTML()), " here, ", string(p.There.HTML()), " there")
	if p.Words != "" {
		b = add(appendEscaped(add(b, `: <q dir="auto">`), p.Words), "</q>")
	}
	return template.HTML(b)
}

// Attribution is what the source says of the speaker, in the words that it has.
func (p readingPlace) Attribution() template.HTML {
	b := make([]byte, 0, 128)
	if p.Printed == "" {
		b = add(b, ` <span class="as">`, nobody, " here</span>")
	} else {
		b = appendEscaped(add(b, ` <span class="as">as <q dir="auto">`), p.Printed)
		if p.Cue != "" {
			b = appendEscaped(add(b, `</q>, <q dir="auto">`), p.Cue)
		}
		b = add(b, "</q></span>")
	}
	if p.Via != "" {
		b = add(appendEscaped(add(b, ` <span class="as">via <bdi>`), p.Via), "</bdi></span>")
	}
	if p.Editor {
		b = add(b, ` <span class="as">set by the editor</span>`)
	}
	return template.HTML(appendUncertain(b, p.Uncertain))
}

// appendUncertain appends why an attribution is uncertain, nothing where it is not.
func appendUncertain(b []byte, why string) []byte {
	if why == "" {
		return b
	}
	return add(appendEscaped(add(b, ` <span class="unsure">attribution uncertain: `), why), "</span>")
}

// add appends markup.
func add(b []byte, parts ...string) []byte {
	for _, p := range parts {
		b = append(b, p...)
	}
	return b
}

// appendEscaped appends s, of which plain or a template made a text, as HTML text or the
// value of an attribute in quotation marks.
func appendEscaped(b []byte, s string) []byte {
	for i := range len(s) {
		switch c := s[i]; c {
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '&':
			b = append(b, "&amp;"...)
		case '"':
			b = append(b, "&#34;"...)
		case '\'':
			b = append(b, "&#39;"...)
		default:
			b = append(b, c)
		}
	}
	return b
}
