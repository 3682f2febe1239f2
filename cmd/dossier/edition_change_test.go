package main

import (
	"bytes"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/internal/golden"
)

// TestDiff has an article added, one corrected by its outlet, and the editor decide: what diff says of each, and
// the page of each edition that says what changed.
func TestDiff(t *testing.T) {
	dir := fourEditions(t)
	for to := 1; to <= len(states); to++ {
		var out bytes.Buffer
		if err := (&diffCommand{From: max(1, to-1), To: to, Root: dir}).Run(&out); err != nil {
			t.Fatal(err)
		}
		_, changed, _ := strings.Cut(linesOf(parsed(t, filepath.Join(dir, public, "editions", strconv.Itoa(to), "data", "editions", "index.html"))), "\nWhat changed\n")
		golden.Compare(t, filepath.Join("testdata", "editions", strings.TrimSuffix(states[to-1], ".txtar")+".golden"), out.String()+"\nThe page:\n"+changed)
	}
	if err := (&diffCommand{From: 1, To: 9, Root: dir}).Run(io.Discard); err == nil {
		t.Error("there is a difference from an edition that is not there")
	}
}

func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// linesOf is the text of a page's main part, a line for each element, with - before what is struck out and + before
// what stands in its place.
func linesOf(page *html.Node) string {
	main := page
	for n := range page.Descendants() {
		if n.Data == "main" {
			main = n
		}
	}
	var b strings.Builder
	for n := range main.Descendants() {
		words := strings.Join(strings.Fields(n.Data), " ")
		if n.Type == html.TextNode && words != "" && n.Parent.Data != "script" {
			b.WriteString(map[string]string{"del": "- ", "ins": "+ "}[n.Parent.Data] + words + "\n")
		}
	}
	return b.String()
}

// TestEveryLinkOfEveryEdition follows the links of all pages in public/, those of old editions
// and those between editions among them, to the very place on the page.
func TestEveryLinkOfEveryEdition(t *testing.T) {
	top := filepath.Join(fourEditions(t), public)
	ids := map[string]map[string]bool{} // by page
	pages := map[string]*html.Node{}
	err := filepath.WalkDir(top, func(page string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(page) != ".html" {
			return err
		}
		pages[page], ids[page] = parsed(t, page), map[string]bool{}
		for n := range pages[page].Descendants() {
			for _, a := range n.Attr {
				if a.Key == "id" {
					ids[page][a.Val] = true
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	links, fragments := 0, 0
	for page, root := range pages {
		if page == filepath.Join(top, "404.html") { // whose links are from the root of the host
			continue
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				if a.Key != "href" && a.Key != "src" || strings.Contains(a.Val, "://") {
					continue
				}
				target, fragment, has := strings.Cut(a.Val, "#")
				to := page
				if target != "" {
					to = filepath.Join(filepath.Dir(page), filepath.FromSlash(target))
				}
				links++
				if _, err := os.Stat(to); err != nil {
					t.Errorf("%s: %v", page, err)
				} else if has && ids[to] != nil {
					fragments++
					if fragment, err = url.PathUnescape(fragment); err != nil || !ids[to][fragment] {
						t.Errorf("%s: %s leads to no such place (%v)", page, a.Val, err)
					}
				}
			}
		}
	}
	if links < 500 || fragments < 100 {
		t.Errorf("only %d links were followed, %d to a place", links, fragments)
	}
}
