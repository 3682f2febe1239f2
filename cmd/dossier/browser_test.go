package main

// These tests read this project's own dossier in headless Chromium, as its readers do. Where there
// is no Chromium they are skipped and say so; with DOSSIER_BROWSER=required they fail instead.

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long one visit may take on a busy machine.
const patience = 60 * time.Second

// chromium is the path of the browser. It skips the test, or fails it, where there is none.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("DOSSIER_BROWSER") == "required" {
		t.Fatal("no Chromium found, and DOSSIER_BROWSER=required")
	}
	t.Skip("no Chromium found: the pages were NOT read in a browser")
	return ""
}

// start starts a browser and returns a tab of it.
func start(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	tab, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(tab); err != nil {
		t.Fatal(err)
	}
	return tab
}

// pages are one page of each type, relative to the public folder.
var pages = []string{
	"index.html", "sources/index.html", "sources/003_3efabacc.html", "matrix.html", "timeline.html", "people.html", "people/antony-blinken.html", "facts.html", "about.html",
	"editions/index.html", "404.html", "editions/1/data/index.html", "editions/1/data/editions/index.html",
}

// visit is what a page did when it was opened.
type visit struct {
	sync.Mutex
	requests   int
	complaints []string // of the console, uncaught errors and failed requests
	elsewhere  []string // requests that left the site
}

// note collects what the pages of a tab do; home is the beginning of their addresses.
func (v *visit) note(home string) func(event any) {
	return func(event any) {
		v.Lock()
		defer v.Unlock()
		switch e := event.(type) {
		case *log.EventEntryAdded:
			v.complaints = append(v.complaints, e.Entry.Text+" "+e.Entry.URL)
		case *runtime.EventExceptionThrown:
			v.complaints = append(v.complaints, e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			v.complaints = append(v.complaints, "console."+string(e.Type))
		case *network.EventRequestWillBeSent:
			v.requests++
			if !strings.HasPrefix(e.Request.URL, home) {
				v.elsewhere = append(v.elsewhere, e.Request.URL)
			}
		}
	}
}

// TestPages opens each type of page from the disk and from a server below a path, at the widths
// of phones and desks, light and dark.
func TestPages(t *testing.T) {
	tab := start(t)
	root, _ := own(t)
	public := filepath.Join(root, public)
	server := httptest.NewServer(http.StripPrefix("/some/where", http.FileServer(http.Dir(public))))
	defer server.Close()
	for _, home := range []string{"file://" + filepath.ToSlash(public) + "/", server.URL + "/some/where/"} {
		for _, page := range pages {
			t.Run(strings.SplitN(home, ":", 2)[0]+"/"+page, func(t *testing.T) { open(t, tab, home, page) })
		}
	}
}

// open opens one page at all widths and holds it to what every page promises.
func open(t *testing.T, parent context.Context, home, page string) {
	v := &visit{}
	tab, cancel := chromedp.NewContext(parent, chromedp.WithListener(v.note(home)))
	defer cancel()
	if err := chromedp.Do(tab); err != nil { // opens the tab, which outlives each visit
		t.Fatal(err)
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{320, 390, 768, 1280, 1920} {
			var got look
			err := within(tab, func(ctx context.Context) error {
				media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
				if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
					return err
				}
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800), chromedp.Navigate(home+page)); err != nil {
					return err
				}
				var err error
				got, err = chromedp.Run(ctx, chromedp.Evaluate[look](`({
					over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
					heads: document.querySelectorAll("h1").length,
					lang: document.documentElement.lang,
					title: document.title,
					words: document.body.innerText.length,
				})`))
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if got.Over > 0 {
				t.Errorf("%d px, %s: %d px too wide", width, scheme, got.Over)
			}
			if got.Heads != 1 || got.Title == "" || got.Lang != "en" || got.Words < 100 {
				t.Errorf("not a page: %+v", got)
			}
		}
	}
	v.Lock()
	defer v.Unlock()
	if v.requests < 10 {
		t.Errorf("only %d requests seen", v.requests)
	}
	for _, c := range v.complaints {
		t.Errorf("the browser says: %s", c)
	}
	for _, u := range v.elsewhere {
		t.Errorf("asks for %s", u)
	}
}

// look is what a page shows of itself.
type look struct {
	Over  int    `json:"over"`  // px wider than the window
	Heads int    `json:"heads"` // h1 elements
	Lang  string `json:"lang"`
	Title string `json:"title"`
	Words int    `json:"words"` // UTF-16 units of visible text
}

// within calls f with a context that ends when patience does.
func within(tab context.Context, f func(ctx context.Context) error) error {
	ctx, stop := context.WithTimeout(tab, patience)
	defer stop()
	return f(ctx)
}

// TestJourney goes the way of a reader who checks: from a fact on the front page to its passage, to
// the row of the matrix that the passage is in, to another source, and back.
func TestJourney(t *testing.T) {
	tab := start(t)
	root, _ := own(t)
	home := "file://" + filepath.ToSlash(filepath.Join(root, public)) + "/"
	err := within(tab, func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.Navigate(home+"index.html")) })
	if err != nil {
		t.Fatal(err)
	}
	follow(t, tab, `section a[href^="sources/000_c4110f3d.html#b"]`, "sources/000_c4110f3d.html")
	inView(t, tab, "Blinken")
	follow(t, tab, `.para:has(:target) a[href^="../matrix.html#u-"]`, "matrix.html")
	inView(t, tab, "critical")
	follow(t, tab, `tr:target a[href^="sources/001_bfacc345.html#q-"]`, "sources/001_bfacc345.html")
	inView(t, tab, "critical time")
	err = within(tab, func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.NavigateBack()) })
	if err != nil {
		t.Fatal(err)
	}
	inView(t, tab, "critical")
}

// follow clicks the first link that matches and waits until the tab is at the page.
func follow(t *testing.T, tab context.Context, selector, page string) {
	t.Helper()
	err := within(tab, func(ctx context.Context) error {
		if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
			return err
		}
		at, err := chromedp.Run(ctx, chromedp.Location())
		if err == nil && !strings.Contains(at, "/"+page+"#") {
			err = fmt.Errorf("at %s", at)
		}
		return err
	})
	if err != nil {
		t.Fatalf("no way along %s to %s: %v", selector, page, err)
	}
}

// inView holds that what the address points to is in view and says the words.
func inView(t *testing.T, tab context.Context, words string) {
	t.Helper()
	err := within(tab, func(ctx context.Context) error {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool](`(() => {
			const target = document.querySelector(":target"), box = target?.getBoundingClientRect();
			return !!box && box.top < innerHeight && box.bottom > 0 && target.textContent.replace(/\s+/g, " ").includes(`+strconv.Quote(words)+`);
		})()`))
		return err
	})
	if err != nil {
		t.Fatalf("%q is not in view: %v", words, err)
	}
}
