package site

import (
	"cmp"
	"html/template"
	"slices"

	"dossier/internal/text"
)

// mark is a span of an article that has an element of its own on its page.
type mark struct {
	text.Span
	tag    string // mark, span, time
	id     string // "" for none
	attrs  string // ` class="…"`, ready to write
	opened bool   // its id has been written
}

// article writes the paragraphs of one source. Marks are taken in order, once.
type article struct {
	s     string
	marks []mark // in order of Start, the wider first
	next  int    // the first mark that begins at or behind the paragraph
	open  []int  // the marks that are open across the end of a paragraph
	w     writer
}

// newArticle collects the marks of source at: quotes, cited passages, faults, dates, names.
func (x *index) newArticle(at int) *article {
	src := &x.r.Sources[at]
	a := &article{s: x.seeds[at], marks: make([]mark, 0, len(x.quoted[at])+len(x.cited[at])+len(src.Dates)+len(x.named[at]))}
	for _, i := range x.quoted[at] {
		q := &x.r.Quotes[i]
		m := mark{Span: q.Span, tag: "mark", id: q.ID, attrs: ` class="` + kindClass(q.Kind) + `"`}
		if !isMarked(q.Kind) {
			m.tag = "span"
		}
		a.marks = append(a.marks, m)
	}
	if x.r.Texts != noTexts {
		for _, sp := range x.cited[at] {
			a.marks = append(a.marks, mark{Span: sp, tag: "span", id: spanAnchor(sp)})
		}
		for i := range src.Defects {
			d := &src.Defects[i]
			a.marks = append(a.marks, mark{Span: d.Span, tag: "span", id: defectAnchor(i), attrs: ` class="defect"`})
		}
		for i := range src.Dates {
			if m, ok := dateMark(src, &src.Dates[i]); ok {
				a.marks = append(a.marks, m)
			}
		}
		for _, n := range x.named[at] {
			a.marks = append(a.marks, mark{Span: n.Span, tag: "a", attrs: x.castAttrs[n.person]})
		}
	}
	slices.SortStableFunc(a.marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return a
}

// paragraph is the HTML of the paragraph, which must lie behind those asked for before:
// its text with its marks. A mark that goes on into further paragraphs is continued there;
// one that crosses the end of another is cut in two at that end.
func (a *article) paragraph(p text.Span) template.HTML {
	a.w = writer{}
	a.reopen(p.Start)
	pos := p.Start
	for a.next < len(a.marks) && a.marks[a.next].Start < p.End {
		m := a.next
		a.next++
		if a.marks[m].End < p.Start || a.marks[m].End == p.Start && a.marks[m].Len() > 0 {
			continue // lies before the paragraph
		}
		start := max(a.marks[m].Start, p.Start)
		pos = a.closeUntil(pos, start)
		a.w.text(a.s[pos:start])
		pos = start
		a.begin(m)
	}
	pos = a.closeUntil(pos, p.End)
	a.w.text(a.s[pos:p.End])
	for i := len(a.open) - 1; i >= 0; i-- {
		a.w.raw("</", a.marks[a.open[i]].tag, ">")
	}
	return a.w.html()
}

// quotes is the HTML of the paragraph with nothing but what its quotes have, and, before it,
// the anchors of the passages cited.
func (a *article) quotes(p text.Span, cited []text.Span) template.HTML {
	var b []byte
	for _, sp := range cited {
		b = append(b, `<span id="`+spanAnchor(sp)+`"></span>`...)
	}
	for _, run := range a.runs(p) {
		b = append(append(b, "<span>… "...), a.paragraph(run)...)
		b = append(b, " …</span> "...)
	}
	return template.HTML(b)
}

// runs is the parts of the paragraph that marks cover, in order and apart from each other.
func (a *article) runs(p text.Span) []text.Span {
	var runs []text.Span
	for _, m := range a.marks {
		sp := text.Span{Start: max(m.Start, p.Start), End: min(m.End, p.End)}
		if sp.Start >= sp.End {
			continue
		}
		if n := len(runs) - 1; n >= 0 && sp.Start <= runs[n].End {
			runs[n].End = max(runs[n].End, sp.End)
		} else {
			runs = append(runs, sp)
		}
	}
	return runs
}

// reopen begins the paragraph at start with the marks that go on into it.
func (a *article) reopen(start int) {
	a.open = slices.DeleteFunc(a.open, func(m int) bool { return a.marks[m].End <= start })
	for _, m := range a.open {
		a.tag(m)
	}
}

// begin opens mark m at the place that has been reached.
func (a *article) begin(m int) {
	if a.marks[m].Len() == 0 {
		a.tag(m)
		a.w.raw("</", a.marks[m].tag, ">")
		return
	}
	a.tag(m)
	a.open = append(a.open, m)
}

func (a *article) tag(m int) {
	k := &a.marks[m]
	if k.id == "" || k.opened {
		a.w.tag("<", k.tag, k.attrs, ">")
		return
	}
	k.opened = true
	a.w.tag("<", k.tag, ` id="`, template.HTMLEscapeString(k.id), `"`, k.attrs, ">")
}

// closeUntil writes the text from pos on and closes the open marks that end at or before
// limit. It returns the place reached.
func (a *article) closeUntil(pos, limit int) int {
	for {
		first := -1 // of the open marks, the one that ends first, the innermost of several
		for i, m := range a.open {
			if end := a.marks[m].End; end <= limit && (first < 0 || end <= a.marks[a.open[first]].End) {
				first = i
			}
		}
		if first < 0 {
			return pos
		}
		end := a.marks[a.open[first]].End
		a.w.text(a.s[pos:end])
		pos = end
		for i := len(a.open) - 1; i >= first; i-- {
			a.w.raw("</", a.marks[a.open[i]].tag, ">")
		}
		a.open = slices.Delete(a.open, first, first+1)
		for _, m := range a.open[first:] {
			a.tag(m) // it ends further on
		}
	}
}

// quoteKinds is the kinds of quotes.
var quoteKinds = [...]string{"direct", "partial", "indirect"}

// kindClass is the class of a quote of that kind.
func kindClass(kind string) string {
	if slices.Contains(quoteKinds[:], kind) {
		return kind
	}
	return "other"
}
