package site

import (
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/content"
	"dossier/internal/dossier"
	"dossier/internal/text"
)

// prose is what the editor wrote for a page, with its notes.
type prose struct {
	Name, Title string
	HTML        template.HTML
	Notes       []proseNote

	markdown string
}

// proseNote is a reference of the editor's, which the marks in the text lead to.
type proseNote struct {
	ID       string
	Passage  passageLink
	Place    string   // "para. 3", "paras. 5–6", "" for the whole source
	Words    string   // the exact words, "" where none are given
	Printed  []string // else the paragraphs, as far as they are published; none for the whole source
	Original string   // the passage in the article as published, "" where that has no address
	Marks    []link   // back to the text
}

// ownPages are the pages of the editor's that the site has a place for.
var ownPages = []string{"summary", "about"}

// readProse renders the editor's pages and notes on sources, and marks the passages that they cite.
func (x *index) readProse() error {
	x.prose, x.notes = make(map[string]prose, len(x.r.Pages)), map[string]prose{}
	var errs []error
	for _, page := range x.r.Pages {
		p, err := x.render(page.File, "", page.Markdown)
		errs = append(errs, err)
		p.Name, p.Title, p.markdown = page.Name, page.Title, page.Markdown
		x.prose[page.Name] = p
	}
	for i := range x.r.Sources {
		s := &x.r.Sources[i]
		if s.Note == "" {
			continue
		}
		p, err := x.render("the note on source "+s.ID, "../", s.Note)
		errs = append(errs, err)
		x.notes[s.ID] = p
	}
	return errors.Join(errs...)
}

// render is Markdown of the editor's for a page whose way to the site's root is root. Errors begin
// with its name.
func (x *index) render(name, root, markdown string) (prose, error) {
	html, notes, err := content.Render(markdown, x.exists)
	if err != nil {
		return prose{}, fmt.Errorf("%s: %w", name, err)
	}
	p := prose{HTML: template.HTML(html)}
	var errs []error
	for _, n := range notes {
		note, err := x.proseNote(root, n)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
		}
		p.Notes = append(p.Notes, note)
	}
	return p, errors.Join(errs...)
}

func (x *index) proseNote(root string, n content.Note) (proseNote, error) {
	at, ok := x.sources[n.Source]
	if !ok {
		return proseNote{}, fmt.Errorf("there is no source %q", n.Source)
	}
	s := &x.r.Sources[at]
	out := proseNote{ID: n.ID(), Words: plain(n.Words)}
	switch {
	case n.First > len(s.Paragraphs) || n.Last > len(s.Paragraphs):
		return out, fmt.Errorf("source %s has only %s, not %s", s.ID, count(len(s.Paragraphs), "paragraph"), n.Ref)
	case n.First > 0 && n.First < n.Last:
		out.Place = fmt.Sprintf("paras. %d–%d", n.First, n.Last)
	case n.First > 0:
		out.Place = fmt.Sprintf("para. %d", n.First)
	}
	sp, exact := x.citedSpan(at, s, n.Ref)
	out.Original = x.original(at, sp)
	if exact {
		x.cite(at, sp)
		out.Passage = x.passage(root, at, sp)
	} else {
		out.Passage = x.citedPlace(root, at, n.First)
	}
	if n.Words == "" && n.First > 0 && x.r.Texts != noTexts {
		for _, p := range s.Paragraphs[n.First-1 : n.Last] {
			out.Printed = append(out.Printed, plain(text.Flat(x.seeds[at][p.Start:p.End])))
		}
	}
	for i, id := range n.Marks {
		out.Marks = append(out.Marks, link{Href: "#" + id, Text: strconv.Itoa(i + 1)})
	}
	return out, nil
}

// citedSpan is the passage that a reference means: exactly its words, where they are found as given, or
// its paragraphs; empty for the whole source.
func (x *index) citedSpan(at int, s *dossier.Source, ref content.Ref) (sp text.Span, exact bool) {
	first, last := max(1, ref.First), ref.Last
	if ref.First == 0 {
		last = len(s.Paragraphs)
	}
	if ref.Words != "" {
		for _, p := range s.Paragraphs[first-1 : last] {
			if sp, ok := findWords(x.seeds[at], p, ref.Words); ok {
				return sp, true
			}
		}
	}
	if ref.First == 0 {
		return text.Span{}, false
	}
	return s.Paragraphs[first-1].Cover(s.Paragraphs[last-1]), false
}

// citedPlace leads to a paragraph that is cited, counted from 1, or for 0 to the whole source.
func (x *index) citedPlace(root string, at, n int) passageLink {
	s := &x.r.Sources[at]
	l := passageLink{Href: root + sourcePath(s.ID), Label: plain(s.Label), Hue: hue(at), Paragraph: n}
	if n > 0 {
		l.Href += "#p" + strconv.Itoa(n)
		x.cite(at, s.Paragraphs[n-1])
	}
	return l
}

// findWords is the first span of the paragraph whose text, white space made single, is words.
func findWords(s string, p text.Span, words string) (text.Span, bool) {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return text.Span{}, false
	}
	for from := p.Start; from < p.End; {
		i := strings.Index(s[from:p.End], fields[0])
		if i < 0 {
			break
		}
		if end, ok := matchWords(s[:p.End], from+i, fields); ok {
			return text.Span{Start: from + i, End: end}, true
		}
		from += i + len(fields[0])
	}
	return text.Span{}, false
}

// matchWords is the end of fields in s from at on, with white space between them.
func matchWords(s string, at int, fields []string) (end int, ok bool) {
	for i, f := range fields {
		if i > 0 {
			rest := strings.TrimLeft(s[at:], " \t\r\n\u00a0")
			if len(rest) == len(s)-at {
				return 0, false
			}
			at = len(s) - len(rest)
		}
		if !strings.HasPrefix(s[at:], f) {
			return 0, false
		}
		at += len(f)
	}
	return at, true
}

// extraPages is the editor's pages that have a page of their own, in their order.
func (x *index) extraPages() []dossier.Page {
	return slices.DeleteFunc(slices.Clone(x.r.Pages), func(p dossier.Page) bool { return slices.Contains(ownPages, p.Name) })
}

func (x *index) prosePages(page func(path, template string, data func() any)) {
	for _, p := range x.extraPages() {
		path := p.Name + ".html"
		page(path, "page.html", func() any {
			return &prosePage{x.layout(path, plain(p.Title), plain(p.Title)+": a page of the dossier “"+plain(x.r.Title)+"”, with its sources.", crumb("")), *x.proseOf(p.Name)}
		})
	}
}
