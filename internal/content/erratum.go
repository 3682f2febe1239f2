package content

import (
	"fmt"
	"strings"

	"dossier/internal/date"

	"github.com/yuin/goldmark/ast"
)

// Erratum is a correction of the dossier itself: a section of content/corrections.md.
//
//	## 2031-05-20, edition 2
//
//	Wrong: The bridge was shut on Monday.
//
//	Right: It was shut on Sunday [@000, para. 3].
type Erratum struct {
	ID          string    // of its heading on the page
	Date        date.Date // on which it was corrected: a day
	First, Last int       // the editions that are wrong, from 1, both included
	Wrong       string    // plain text, white space single
	Right       string    // as well
}

// ErratumPage is the name of the page of corrections.
const ErratumPage = "corrections"

// What the two paragraphs of a correction begin with.
const (
	wrongWords = "Wrong:"
	rightWords = "Right:"
)

// Errata is the corrections of the Markdown of content/corrections.md, in its order. Sections that are
// not of their form, of which a loaded page has none, are left out.
func Errata(markdown string) []Erratum {
	errata, _ := parse(markdown).errata()
	return errata
}

// errata reads the sections of the page of corrections.
func (d *document) errata() (errata []Erratum, faults []fault) {
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level > 2 {
			continue
		}
		e, wrong := d.erratum(h)
		if wrong != nil {
			faults = append(faults, *wrong)
			continue
		}
		errata = append(errata, e)
	}
	return errata, faults
}

// erratum reads the section below a heading.
func (d *document) erratum(h *ast.Heading) (Erratum, *fault) {
	const form = "## 2031-05-20, edition 2"
	var e Erratum
	if id, ok := h.AttributeString("id"); ok {
		e.ID = fmt.Sprintf("%s", id)
	}
	day, editions, _ := strings.Cut(d.plain(h), ", ")
	written, err := date.Parse(day)
	if err != nil || len(day) != len("2031-05-20") || !isDayMonthYear(day) {
		return e, &fault{h.Pos(), "the heading of a correction begins with the day of it", form}
	}
	e.Date = written
	if e.First, e.Last = readEditions(editions); e.First == 0 {
		return e, &fault{h.Pos(), "the heading of a correction ends with the editions that are wrong", form + ", or: editions 2-4"}
	}
	for n := h.NextSibling(); n != nil && n.Kind() != ast.KindHeading; n = n.NextSibling() {
		words := d.plain(n)
		if wrong, ok := strings.CutPrefix(words, wrongWords); ok && e.Wrong == "" {
			e.Wrong = strings.TrimSpace(wrong)
		}
		if right, ok := strings.CutPrefix(words, rightWords); ok && e.Right == "" {
			e.Right = strings.TrimSpace(right)
		}
	}
	for _, part := range []struct{ words, name, about string }{{e.Wrong, wrongWords, "wrong"}, {e.Right, rightWords, "right"}} {
		if part.words == "" {
			return e, &fault{h.Pos(), "the correction does not say what is " + part.about, "a paragraph that begins with " + part.name}
		}
	}
	return e, nil
}

// readEditions reads "edition 2" or "editions 2-4"; 0, 0 for anything else.
func readEditions(s string) (first, last int) {
	form, n := "", 0
	if n, _ = fmt.Sscanf(s, "editions %d-%d%s", &first, &last, &form); n == 2 && 0 < first && first < last {
		return first, last
	}
	if n, _ = fmt.Sscanf(s, "edition %d%s", &first, &form); n == 1 && first > 0 {
		return first, first
	}
	return 0, 0
}
