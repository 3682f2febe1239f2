package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// editions reads a dossier with three editions, of which the second has a source more than the others: the pages that
// tell of editions, and the ways between them.
func (r *reader) editions(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "first.txtar")
	buildIn(t, dir)
	put(t, dir, "second.txtar")
	buildIn(t, dir)
	if err := os.Remove(filepath.Join(dir, "seeds", "tribune.txt")); err != nil {
		t.Fatal(err)
	}
	three := newReader(t, r.tab, dir, buildIn(t, dir))
	if n := three.record.Edition.Number; n != 3 {
		t.Fatalf("it has %d editions", n)
	}
	three.everywhere(t, []string{
		"editions/gone.html", "editions/newest-sources.html", "sources/tribune.html", "editions/1/data/sources/herald.html", "editions/2/data/editions/index.html",
	})
	for _, home := range []string{three.disk, three.web} {
		for _, width := range []int64{390, 1280} {
			scheme, _, _ := strings.Cut(home, ":")
			t.Run(fmt.Sprintf("%s/%d px", scheme, width), func(t *testing.T) {
				tab, v := three.open(t, home)
				resize(t, tab, width)
				newest(t, tab, home)
				lost(t, tab, home)
				changes(t, tab, home)
				v.hold(t, 15)
			})
		}
	}
}

// newest goes from a page of the first edition to the same page of the newest one.
func newest(t *testing.T, tab context.Context, home string) {
	t.Helper()
	goTo(t, tab, home+"editions/1/data/sources/herald.html")
	was := heading(t, tab)
	says(t, tab, ".issue", "Edition 1, ")
	follow(t, tab, `.issue a[rel="latest-version"]`, home+"editions/1/data/editions/newest-sources.html#sources/herald.html")
	inView(t, tab)
	follow(t, tab, `:target a[rel="latest-version"]`, home+"sources/herald.html")
	says(t, tab, ".issue", "Edition 3, ")
	if now := heading(t, tab); now != was || was == "" {
		t.Errorf("from the page %q to %q", was, now)
	}
}

// lost goes from a page of the second edition to the one that stands in its place in the newest, and from there by the
// list of what is gone to where it began.
func lost(t *testing.T, tab context.Context, home string) {
	t.Helper()
	page := home + "editions/2/data/sources/tribune.html"
	goTo(t, tab, page)
	was := heading(t, tab)
	follow(t, tab, `.issue a[rel="latest-version"]`, home+"editions/2/data/editions/newest-sources.html#sources/tribune.html")
	inView(t, tab)
	follow(t, tab, `:target a[rel="latest-version"]`, home+"sources/tribune.html")
	says(t, tab, "h1", "This page is gone")
	says(t, tab, ".standfirst", "Edition 2 was the last to have it. The article is no longer among the sources.")
	follow(t, tab, `main a[href*="editions/gone.html#"]`, home+"editions/gone.html#page-")
	inView(t, tab)
	follow(t, tab, ":target a", page)
	if now := heading(t, tab); now != was || was == "" {
		t.Errorf("from the page %q round to %q", was, now)
	}
}

// changes goes from the list of all editions to what changed with the second and with the third, to their front pages and
// to those of the editions before.
func changes(t *testing.T, tab context.Context, home string) {
	t.Helper()
	goTo(t, tab, home+"index.html")
	follow(t, tab, `.issue a[rel="version-history"]`, home+"editions/index.html")
	if n := ask[int](t, tab, `document.querySelectorAll(".editions > li").length`); n != 3 {
		t.Errorf("%d editions are listed", n)
	}
	says(t, tab, "#edition-3 h2", "Edition 3 in force")
	for _, c := range []struct {
		number   int
		sources  string // what became of them
		isLinked bool   // to the source
	}{{2, "Sources: 1 new", true}, {3, "Sources: 1 gone", false}} {
		folder := fmt.Sprintf("%seditions/%d/data/", home, c.number)
		goTo(t, tab, home+"editions/index.html")
		follow(t, tab, fmt.Sprintf(`#edition-%d dd a`, c.number), folder+"editions/index.html")
		says(t, tab, "#changes + section h3", c.sources)
		if linked := ask[bool](t, tab, `!!document.querySelector('#changes + section a[href="../sources/tribune.html"]')`); linked != c.isLinked {
			t.Errorf("edition %d: its source is linked: %t", c.number, linked)
		}
		follow(t, tab, `main a[rel="predecessor-version"]`, fmt.Sprintf("%seditions/%d/data/index.html", home, c.number-1))
		says(t, tab, ".issue", fmt.Sprintf("Edition %d, ", c.number-1))
		goTo(t, tab, folder+"editions/index.html")
		follow(t, tab, `main a[rel="latest-version"]`, home+"index.html")
		says(t, tab, ".issue", "Edition 3, ")
		goTo(t, tab, folder+"editions/index.html")
		follow(t, tab, `main a[rel="version-history"]`, home+"editions/index.html")
	}
}

// follow goes from the first link that matches to the address, to which a number may come; a server may leave out the name
// of an index.html.
func follow(t *testing.T, tab context.Context, selector, address string) {
	t.Helper()
	if !ask[bool](t, tab, fmt.Sprintf(`(() => { const a = document.querySelector(%q); a?.focus(); return a !== null && document.activeElement === a; })()`, selector)) {
		t.Fatalf("%s: there is no %s that can be used", ask[string](t, tab, `location.href`), selector)
	}
	folder := strings.TrimSuffix(address, "index.html")
	enter(t, tab, folder)
	if rest := strings.TrimPrefix(ask[string](t, tab, `location.href`), folder); strings.Trim(rest, "0123456789") != "" && rest != "index.html" {
		t.Errorf("%s leads to %s and on to %q", selector, folder, rest)
	}
}

// heading is the text of the page's heading.
func heading(t *testing.T, tab context.Context) string {
	t.Helper()
	return ask[string](t, tab, `document.querySelector("h1").innerText`)
}

// says holds that the first element that matches is shown and begins with words.
func says(t *testing.T, tab context.Context, selector, words string) {
	t.Helper()
	got := ask[string](t, tab, fmt.Sprintf(`(document.querySelector(%q)?.innerText ?? "").replace(/\s+/g, " ").trim()`, selector))
	if !strings.HasPrefix(got, words) {
		t.Errorf("%s: %s says %q, want %q", ask[string](t, tab, `location.href`), selector, got, words)
	}
}
