package main

import (
	"bytes"
	"encoding/json"
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
// and those between editions among them, to the very place on the page; also those in what pages say to programs,
// and those to what can be searched for.
func TestEveryLinkOfEveryEdition(t *testing.T) {
	s := sites{top: filepath.Join(fourEditions(t), public), pages: map[string]*html.Node{}, ids: map[string]map[string]bool{}}
	s.read(t)
	var inPages, inData, inSearch counts
	for page, root := range s.pages {
		if page == filepath.Join(s.top, "404.html") { // whose links are from the root of the host
			continue
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				if a.Key == "href" || a.Key == "src" {
					s.follow(t, page, a.Val, &inPages)
				}
			}
			if n.Data == "script" && n.FirstChild != nil {
				for _, id := range idsOf(t, page, n.FirstChild.Data) {
					s.follow(t, page, id, &inData)
				}
			}
		}
	}
	for _, file := range s.searched {
		for _, e := range entriesOf(t, file) {
			s.follow(t, file, e[2], &inSearch)
		}
	}
	for _, c := range []struct {
		what      string
		got, want counts
	}{{"pages", inPages, counts{500, 100}}, {"data", inData, counts{30, 20}}, {"search", inSearch, counts{30, 20}}} {
		if c.got.links < c.want.links || c.got.places < c.want.places {
			t.Errorf("%s: only %+v were followed", c.what, c.got)
		}
	}
}

// sites is a public folder with the sites of all its editions. Keys are names of files.
type sites struct {
	top      string
	pages    map[string]*html.Node
	ids      map[string]map[string]bool // of the elements of a page
	searched []string                   // the files with what can be searched for
}

// counts is how many links were followed, and how many of them to a place on a page.
type counts struct{ links, places int }

func (s *sites) read(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(s.top, func(file string, _ fs.DirEntry, err error) error {
		if filepath.Base(file) == "find-entries.js" {
			s.searched = append(s.searched, file)
		}
		if err != nil || filepath.Ext(file) != ".html" {
			return err
		}
		s.pages[file], s.ids[file] = parsed(t, file), map[string]bool{}
		for n := range s.pages[file].Descendants() {
			for _, a := range n.Attr {
				if a.Key == "id" {
					s.ids[file][a.Val] = true
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// follow goes from a file to where a link leads, but not to other hosts.
func (s *sites) follow(t *testing.T, from, link string, n *counts) {
	t.Helper()
	if strings.Contains(link, "://") {
		return
	}
	target, fragment, has := strings.Cut(link, "#")
	to := from
	if target != "" {
		to = filepath.Join(filepath.Dir(from), filepath.FromSlash(target))
	}
	n.links++
	if _, err := os.Stat(to); err != nil {
		t.Errorf("%s: %v", from, err)
	} else if has && s.ids[to] != nil {
		n.places++
		if fragment, err = url.PathUnescape(fragment); err != nil || !s.ids[to][fragment] {
			t.Errorf("%s: %s leads to no such place (%v)", from, link, err)
		}
	}
}

// idsOf is the addresses that the JSON-LD of a page names things by.
func idsOf(t *testing.T, page, data string) []string {
	t.Helper()
	var said any
	if err := json.Unmarshal([]byte(data), &said); err != nil {
		t.Errorf("%s: %v", page, err)
	}
	var ids []string
	var walk func(said any)
	walk = func(said any) {
		switch said := said.(type) {
		case []any:
			for _, s := range said {
				walk(s)
			}
		case map[string]any:
			for key, s := range said {
				if id, ok := s.(string); ok && key == "@id" {
					ids = append(ids, id)
				}
				walk(s)
			}
		}
	}
	walk(said)
	return ids
}

// entriesOf is what can be searched for by a file: kinds, words and links.
func entriesOf(t *testing.T, file string) [][3]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	list, ok := bytes.CutPrefix(data, []byte("const dossierEntries="))
	var entries [][3]string
	if err := json.Unmarshal(list, &entries); err != nil || !ok {
		t.Fatalf("%s: %v", file, err)
	}
	return entries
}
