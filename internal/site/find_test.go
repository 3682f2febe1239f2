package site

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestEntries holds what can be searched for to the pages: each entry leads to one that there is.
func TestEntries(t *testing.T) {
	r, seeds := readRecord(t)
	files := render(t, r, seeds)
	list := strings.TrimPrefix(string(files[entriesFile]), "const dossierEntries=")
	var found []indexed
	if err := json.Unmarshal([]byte(list), &found); err != nil {
		t.Fatal(err)
	}
	pages := map[string]*walkedPage{}
	for name, data := range files {
		if path.Ext(name) == ".html" {
			pages[name] = readPage(t, data)
		}
	}
	kinds := map[string]int{}
	for _, e := range found {
		kinds[e[0]]++
		if err := resolve(files, pages, "index.html", e[2]); err != nil || e[1] == "" {
			t.Errorf("%q: %v", e, err)
		}
	}
	for _, kind := range []string{"person", "quote", "event", "fact", "figure", "source"} {
		if kinds[kind] == 0 {
			t.Errorf("no %s can be found", kind)
		}
	}
}

// TestFind searches the pages in headless Chromium, from the disk. Where there is none it is skipped and
// says so; with DOSSIER_BROWSER=required it fails instead.
func TestFind(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("DOSSIER_BROWSER") == "required" {
			t.Fatal("no Chromium found, and DOSSIER_BROWSER=required")
		}
		t.Skip("no Chromium found: nothing was searched")
	}
	r, seeds := readRecord(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, mapFS(render(t, r, seeds))); err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.DisableGPU)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	tab, cancel := chromedp.NewContext(allocator)
	defer cancel()
	tab, cancel = context.WithTimeout(tab, time.Minute)
	defer cancel()
	for _, test := range []struct{ page, words, field, found string }{
		{"people.html", "ilse", "[data-entries] input", `(() => { const shown = document.querySelectorAll(".people > li:not([hidden])"); return shown.length == 1 && shown[0].textContent.includes("Ilse Brandt") })()`},
		{"people.html", "no such name", "[data-entries] input", `document.querySelectorAll(".people > li:not([hidden]), .cast:not([hidden])").length == 0`},
		{"places.html", "vell", "[data-entries] input", `document.querySelector(".gazetteer > li:not([hidden])").textContent.includes("Vellmouth")`},
		{"timeline.html", "", "[data-entries] input", `document.querySelectorAll(".events > li[hidden]").length == 0`},
		{"people/ilse-brandt.html", "ILSE person", "[data-record] input", `document.querySelector(".found a")?.href.endsWith("/people/ilse-brandt.html")`},
		{"index.html", "no such words", "[data-record] input", `document.querySelector("[data-record] [role=status]").textContent == "nothing found"`},
	} {
		t.Run(test.page+" "+test.words, func(t *testing.T) {
			err := chromedp.Do(tab,
				chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/"+test.page),
				chromedp.SendKeys(chromedp.CSS(test.field), test.words+" "),
			)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := chromedp.Run(tab, chromedp.Poll[bool](test.found)); err != nil {
				t.Fatal(err)
			}
		})
	}
}
