package main

import (
	"bytes"
	"context"
	"path"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
)

// paper prints: each type of page fits on A4 with nothing to press and everything unfolded, and what
// comes out is a PDF of some sheets.
func (r *reader) paper(t *testing.T) {
	tab, v := r.open(t, r.disk)
	const inside = 718 // px of A4 between margins of 1 cm
	resize(t, tab, inside)
	media(t, tab, "print", "light")
	for _, page := range r.types(t) {
		t.Run(page, func(t *testing.T) {
			goTo(t, tab, r.disk+page)
			got := ask[look](t, tab, lookNow)
			if got.Over > 0 || got.Words < 100 || got.Dark {
				t.Errorf("printed: %+v", got)
			}
			for _, e := range ask[[]string](t, tab, `[...document.querySelectorAll(".skip, header nav, main nav, nav.crumbs, input, button")]
				.filter(e => e.checkVisibility({ visibilityProperty: true })).map(e => e.outerHTML.slice(0, 80))`) {
				t.Errorf("printed: %s", e)
			}
			for _, e := range ask[[]string](t, tab, `[...document.querySelectorAll("details")]
				.filter(e => e.checkVisibility() && [...e.children].some(c => c.localName !== "summary" && c.innerText && !c.getBoundingClientRect().height))
				.map(e => e.innerText.slice(0, 80))`) {
				t.Errorf("folded on paper: %s", e)
			}
			if folder := path.Dir(page); folder == "." || folder == "sources" {
				if n := sheets(t, tab); n < 1 || n > 40 {
					t.Errorf("printed on %d sheets", n)
				}
			}
		})
	}
	v.hold(t, 3)
}

// sheets is the number of pages of the PDF that the page in the tab prints as; the browser writes the
// objects that are pages uncompressed.
func sheets(t *testing.T, tab context.Context) int {
	t.Helper()
	var pdf []byte
	err := within(tab, func(ctx context.Context) (err error) {
		pdf, err = chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(pdf), []byte("%%EOF")) {
		t.Errorf("no PDF: %.20q", pdf)
	}
	return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(pdf, -1))
}
