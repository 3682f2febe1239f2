package main

// These tests read this project's own dossier in headless Chromium, as its readers do. Where there
// is no Chromium they are skipped and say so; with DOSSIER_BROWSER=required they fail instead.
// One browser and one build serve them all, and a small dossier with several editions: TestBrowser lists what is held.

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"dossier/internal/dossier"
)

// policy is the strictest that a site can be served under which is read with a style, a script and
// pictures of its own. What breaks it is a message of the console.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// reader is what the tests share: a browser and the site that is read in it.
type reader struct {
	tab    context.Context // of a page without content; its children are the tabs
	public string          // the folder of the site
	record *dossier.Record
	disk   string // the addresses of the site, with the slash that ends them: from the disk
	web    string // and from a server, below a path, under the policy
	root   string // and at the root of a server that shows 404.html for what is missing
}

// TestBrowser holds what the dossier promises to everyone who reads it in a browser.
func TestBrowser(t *testing.T) {
	dir, record := own(t)
	r := newReader(t, start(t), dir, record)
	t.Run("faults", r.faults)
	t.Run("pages", r.pages)
	t.Run("editions", r.editions)
	t.Run("missing page", r.missing)
	t.Run("paper", r.paper)
	t.Run("focus", r.focus)
	t.Run("journey", r.journey)
	t.Run("filter", r.filter)
	t.Run("choice", r.choice)
	t.Run("search", r.search)
}

// newReader reads the dossier in dir with the browser of tab.
func newReader(t *testing.T, tab context.Context, dir string, record *dossier.Record) *reader {
	t.Helper()
	r := &reader{tab: tab, public: filepath.Join(dir, public), record: record}
	r.disk = "file://" + filepath.ToSlash(r.public) + "/"
	r.web = serve(t, http.StripPrefix("/some/where", http.FileServer(http.Dir(r.public)))) + "/some/where/"
	r.root = serve(t, orMissing(r.public)) + "/"
	return r
}

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

// serve serves h under the policy until the test ends, and returns its address, without a slash.
func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		h.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// orMissing serves the files of dir, and its 404.html in the place of those that it has not.
func orMissing(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(path.Clean("/"+r.URL.Path)))); err == nil {
			files.ServeHTTP(w, r)
			return
		}
		page, err := os.ReadFile(filepath.Join(dir, "404.html"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(page)
	})
}

// types are the pages of the site, relative to its folder, of each type the longest. Of the folder
// of a sealed edition there are its front page and those that read otherwise there. The page for
// missing ones is not among them, nor are pages that only lead on.
func (r *reader) types(t *testing.T) []string {
	t.Helper()
	longest, size := map[string]string{}, map[string]int{}
	err := fs.WalkDir(os.DirFS(r.public), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" || path.Base(name) == "404.html" {
			return err
		}
		page, err := os.ReadFile(filepath.Join(r.public, filepath.FromSlash(name)))
		if err != nil || bytes.Contains(page, []byte(`http-equiv="refresh"`)) {
			return err
		}
		kind := kindOf(name)
		if _, inBag, ok := strings.Cut(name, "/data/"); ok {
			newest, err := os.ReadFile(filepath.Join(r.public, filepath.FromSlash(inBag)))
			if err == nil && bytes.Equal(page, newest) && inBag != "index.html" {
				return nil
			}
			kind = "data/" + kindOf(inBag)
		}
		if len(page) > size[kind] {
			longest[kind], size[kind] = name, len(page)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Values(longest))
}

// kindOf is the type of a page: its name without what parts of it are numbered or, in editions/,
// named by; the folder where that has a page for each thing.
func kindOf(name string) string {
	stem := strings.TrimSuffix(name, ".html")
	switch folder, base := path.Split(stem); {
	case folder == "":
		return strings.TrimRight(stem, "-0123456789")
	case folder == "editions/":
		kind, _, _ := strings.Cut(stem, "-")
		return kind
	case base == "index":
		return stem
	default:
		return folder
	}
}
