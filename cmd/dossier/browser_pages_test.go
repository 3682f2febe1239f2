package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// look is what a page shows of itself in one window.
type look struct {
	Over  int    `json:"over"`  // px wider than the window
	Heads int    `json:"heads"` // h1 elements
	Lang  string `json:"lang"`
	Title string `json:"title"`
	Words int    `json:"words"` // UTF-16 units of visible text
	Dark  bool   `json:"dark"`  // the ground is darker than the letters
}

const lookNow = `(() => {
	const light = c => c.match(/\d+/g).slice(0, 3).reduce((sum, n) => sum + +n, 0), style = getComputedStyle(document.body);
	return {
		over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
		heads: document.querySelectorAll("h1").length,
		lang: document.documentElement.lang,
		title: document.title,
		words: document.body.innerText.length,
		dark: light(style.backgroundColor) < light(style.color),
	};
})()`

// saying is what a page says, whoever reads it.
type saying struct {
	Seen  []string `json:"seen"`  // the visible words
	All   []string `json:"all"`   // with those that open on demand
	Links []string `json:"links"` // addresses, in order
}

const sayingNow = `({
	seen: document.body.innerText.split(/\s+/).filter(Boolean),
	all: document.body.textContent.split(/\s+/).filter(Boolean),
	links: [...document.querySelectorAll("body a")].map(a => a.getAttribute("href")),
})`

// pages opens each type of page everywhere.
func (r *reader) pages(t *testing.T) {
	pages := r.types(t)
	if len(pages) < 15 {
		t.Fatalf("only these pages were found: %q", pages)
	}
	r.everywhere(t, pages)
}

// everywhere opens pages from the disk and from a server below a path, with scripts and
// without, at the widths of phones and desks, light and dark. The script adds fields, which have no
// text of their own: the words are the same without it.
func (r *reader) everywhere(t *testing.T, pages []string) {
	t.Helper()
	for _, home := range []string{r.disk, r.web} {
		scheme, _, _ := strings.Cut(home, ":")
		said := map[string]saying{}
		for _, on := range []bool{true, false} {
			tab, v := r.open(t, home)
			scripts(t, tab, on)
			for _, page := range pages {
				t.Run(fmt.Sprintf("%s/script %t/%s", scheme, on, page), func(t *testing.T) {
					goTo(t, tab, home+page)
					if fields := ask[int](t, tab, `document.querySelectorAll("[data-record] input").length`); fields > 0 != on {
						t.Errorf("%d fields to search", fields)
					}
					atAllWidths(t, tab)
					now := ask[saying](t, tab, sayingNow)
					if on {
						said[page] = now
					}
					if diff := cmp.Diff(said[page], now); diff != "" {
						t.Errorf("with scripts (-) and without (+):\n%s", diff)
					}
					wide(t, tab)
					v.hold(t, 2)
				})
			}
		}
	}
}

// atAllWidths holds the page in the tab to what every page promises in every window.
func atAllWidths(t *testing.T, tab context.Context) {
	t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		media(t, tab, "screen", scheme)
		for _, width := range []int64{320, 390, 768, 1280, 1920} {
			resize(t, tab, width)
			got := ask[look](t, tab, lookNow)
			if got.Over > 0 {
				t.Errorf("%d px, %s: %d px too wide", width, scheme, got.Over)
			}
			if got.Heads != 1 || got.Title == "" || got.Lang != "en" || got.Words < 100 || got.Dark != (scheme == "dark") {
				t.Errorf("%d px, %s: not a page: %+v", width, scheme, got)
			}
		}
	}
}

// wide spaces the text of the page as readers may (WCAG 2.2, 1.4.12), on a phone: nothing becomes
// too wide, and no box cuts off words.
func wide(t *testing.T, tab context.Context) {
	t.Helper()
	resize(t, tab, 390)
	const spacing = `(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
		document.adoptedStyleSheets = [sheet];
	})()`
	const cut = `[...document.body.querySelectorAll("*")].filter(e => {
		const style = getComputedStyle(e), hides = o => o === "hidden" || o === "clip";
		return e.clientWidth > 1 && e.innerText &&
			(hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
	}).map(e => e.outerHTML.slice(0, 80))`
	ask[struct{}](t, tab, spacing)
	if over := ask[look](t, tab, lookNow).Over; over > 0 {
		t.Errorf("390 px, text spaced: %d px too wide", over)
	}
	for _, e := range ask[[]string](t, tab, cut) {
		t.Errorf("390 px, text spaced: cut off: %s", e)
	}
}

// missing opens an address that the site does not have, deep below its root. The page in its place
// has its style and script there, and its links lead to pages.
func (r *reader) missing(t *testing.T) {
	tab, v := r.open(t, r.root)
	address := r.root + "not/in/this/dossier.html"
	goTo(t, tab, address)
	v.forgive(t, address)
	if fields := ask[int](t, tab, `document.querySelectorAll("[data-record] input").length`); fields != 1 {
		t.Errorf("%d fields to search", fields)
	}
	atAllWidths(t, tab)
	v.hold(t, 3)
	links := ask[[]string](t, tab, `[...document.querySelectorAll("body a")].map(a => a.href).filter(a => a !== location.href + "#page-content")`)
	if len(links) < 5 {
		t.Errorf("only these links: %q", links)
	}
	for _, l := range links {
		response, err := http.Get(l)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", l, response.Status)
		}
	}
}
