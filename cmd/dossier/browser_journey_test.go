package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dossier/internal/dossier"
)

// way is the way of a reader who checks: the address, in the front page, of the passage that a fact
// rests on, the id of the row of the matrix that the passage is in, and another source of that row.
type way struct {
	passage, row, other string
}

// way is the first that begins with one of the links.
func (r *reader) way(links []string) (way, bool) {
	quotes := map[string]*dossier.Quote{}
	for i := range r.record.Quotes {
		quotes[r.record.Quotes[i].ID] = &r.record.Quotes[i]
	}
	for _, l := range links {
		for i := range r.record.Sources {
			s := &r.record.Sources[i]
			var start, end int
			if n, _ := fmt.Sscanf(l, "sources/"+s.ID+".html#b%d-%d", &start, &end); n != 2 {
				continue
			}
			for _, u := range r.record.Utterances {
				if other := besides(s, start, u.Quotes, quotes); other != "" {
					return way{l, u.ID, other}, true
				}
			}
		}
	}
	return way{}, false
}

// besides is a source other than s of the quotes with those ids, "" where there is none or none of
// them is in the paragraph of s at the offset.
func besides(s *dossier.Source, offset int, ids []string, quotes map[string]*dossier.Quote) string {
	here, other := false, ""
	for _, id := range ids {
		switch q := quotes[id]; {
		case q.Source != s.ID:
			other = q.Source
		case s.Paragraph(q.Start) == s.Paragraph(offset):
			here = true
		}
	}
	if !here {
		return ""
	}
	return other
}

// journey goes the way with the keyboard alone: from a fact on the front page to its passage, to the
// row of the matrix that the passage is in, to another source of the row, and back. From where a link
// leads to, the Tab key goes on.
func (r *reader) journey(t *testing.T) {
	for _, c := range []struct {
		name, home string
		scripts    bool
	}{{"disk", r.disk, true}, {"web", r.web, true}, {"web without scripts", r.web, false}} {
		t.Run(c.name, func(t *testing.T) {
			tab, v := r.open(t, c.home)
			scripts(t, tab, c.scripts)
			resize(t, tab, 1280)
			goTo(t, tab, c.home+"index.html")
			w, ok := r.way(ask[[]string](t, tab, `[...document.querySelectorAll("main a")].map(a => a.getAttribute("href"))`))
			if !ok {
				t.Fatal("no fact of the front page rests on a passage of the matrix")
			}
			if n := tabTo(t, tab, `a[href="#page-content"]`); n != 1 {
				t.Errorf("the link to the content is stop %d", n)
			}
			press(t, tab, kb.Enter)
			tabTo(t, tab, `main a[href="`+w.passage+`"]`)
			enter(t, tab, c.home+w.passage)
			near(t, tab, `.para:has(:target) a[href$="#`+w.row+`"]`)
			enter(t, tab, "#"+w.row)
			near(t, tab, `:target a[href^="sources/`+w.other+`.html#q-"]`)
			enter(t, tab, c.home+"sources/"+w.other+".html#q-")
			inView(t, tab)
			back(t, tab)
			if at := inView(t, tab); !strings.HasSuffix(at, "#"+w.row) {
				t.Errorf("back at %s", at)
			}
			v.hold(t, 8)
		})
	}
}

// tabTo presses the Tab key until an element that matches has the focus, and returns how often.
func tabTo(t *testing.T, tab context.Context, selector string) int {
	t.Helper()
	for n := range 500 {
		press(t, tab, kb.Tab)
		if ask[bool](t, tab, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return n + 1
		}
	}
	t.Fatalf("the Tab key does not come to %s", selector)
	return 0
}

// near holds that what the address points to is in view, and goes to the link that is soon behind it.
func near(t *testing.T, tab context.Context, selector string) {
	t.Helper()
	at := inView(t, tab)
	if n := tabTo(t, tab, selector); n > 30 {
		t.Errorf("%s: %d stops to %s", at, n, selector)
	}
}

// enter presses the Enter key on a link and waits until the tab is at an address with those words.
func enter(t *testing.T, tab context.Context, words string) {
	t.Helper()
	err := within(tab, func(ctx context.Context) error {
		if _, err := chromedp.RunResponse(ctx, chromedp.KeyEvent(kb.Enter)); err != nil {
			return err
		}
		at, err := chromedp.Run(ctx, chromedp.Location())
		if err == nil && !strings.Contains(at, words) {
			err = fmt.Errorf("at %s", at)
		}
		return err
	})
	if err != nil {
		t.Fatalf("no way to %s: %v", words, err)
	}
}

// inView holds that what the address points to is in view, at the latest when the page has been drawn
// some times, and returns the address.
func inView(t *testing.T, tab context.Context) string {
	t.Helper()
	const seen = `(() => {
		const box = document.querySelector(":target")?.getBoundingClientRect();
		return !!box && box.height > 0 && box.top < innerHeight && box.bottom > 0;
	})()`
	at := ask[string](t, tab, `location.href`)
	for range 100 {
		draw := func(ctx context.Context) error {
			_, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
			return err
		}
		if err := within(tab, draw); err != nil {
			t.Fatal(err)
		}
		if ask[bool](t, tab, seen) {
			return at
		}
	}
	t.Errorf("%s: it is not in view", at)
	return at
}

// back goes to the page before, as the browser does on Alt and the left arrow, a key that does not
// reach a browser without windows. It waits until the page has loaded or, where the browser kept it,
// is there again.
func back(t *testing.T, tab context.Context) {
	t.Helper()
	err := within(tab, func(ctx context.Context) error {
		there := make(chan struct{}, 1)
		heard, stop := context.WithCancel(ctx)
		defer stop()
		err := chromedp.Listen(heard, func(event any) {
			switch e := event.(type) {
			case *page.EventLoadEventFired:
			case *page.EventFrameNavigated:
				if e.Type != page.NavigationTypeBackForwardCacheRestore {
					return
				}
			default:
				return
			}
			select {
			case there <- struct{}{}:
			default:
			}
		})
		if err != nil {
			return err
		}
		history, err := chromedp.Run(ctx, chromedp.NavigationEntries())
		if err != nil {
			return err
		}
		before := page.NavigateToHistoryEntryParams{EntryID: history.Entries[history.CurrentIndex-1].ID}
		if _, err := chromedp.Call(ctx, page.NavigateToHistoryEntry, before); err != nil {
			return err
		}
		select {
		case <-there:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}
