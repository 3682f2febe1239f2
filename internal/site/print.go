package site

import (
	"html/template"
	"strconv"
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

// HTML is the link with the colour of its source.
func (l sourceLink) HTML() template.HTML {
	return template.HTML(add(l.open(make([]byte, 0, 128)), "</a>"))
}

// open appends the link without its closing tag.
func (l sourceLink) open(b []byte) []byte {
	b = appendEscaped(add(b, `<a class="src `), l.Hue)
	b = appendEscaped(add(b, `" href="`), l.Href)
	b = appendEscaped(add(b, `"><bdi>`), l.Label)
	return add(b, "</bdi>")
}

// HTML is the link with the colour of its source and the number of the paragraph.
func (l passageLink) HTML() template.HTML {
	b := sourceLink{l.Href, l.Label, l.Hue}.open(make([]byte, 0, 128))
	if l.Paragraph > 0 {
		b = strconv.AppendInt(add(b, ", para. "), int64(l.Paragraph), 10)
	}
	return template.HTML(add(b, "</a>"))
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

// HTML is the paragraph with its number and the notes on its quotes.
func (p paragraph) HTML() template.HTML {
	b := make([]byte, 0, 256+len(p.Text)+256*len(p.Notes))
	n := strconv.Itoa(p.Number)
	b = add(b, `<div class="para"><a class="num" href="#p`, n, `"><span class="vh">Paragraph </span>`, n, `</a><p id="p`, n)
	if p.Withheld {
		b = add(b, `" class="withheld">`, string(p.Text), "<span>Paragraph not published.</span></p>")
	} else {
		b = add(b, `" dir="auto">`, string(p.Text), "</p>")
	}
	for i, note := range p.Notes {
		if i == 0 {
			b = add(b, `<ul class="margin">`)
		}
		b = note.append(b)
		if i == len(p.Notes)-1 {
			b = add(b, "</ul>")
		}
	}
	return template.HTML(add(b, "</div>"))
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
		b = add(appendEscaped(add(b, ` · <a href="`), n.Row), `">`)
		if n.Sources > 1 {
			b = add(b, "compare ", count(n.Sources, "source"), "</a>")
		} else {
			b = add(b, "only here</a>")
		}
	}
	return add(appendUncertain(b, n.Uncertain), "</li>")
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
