package site

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/internal/dossier"
)

// hostile is Markdown that would be harmful if it were passed through.
var hostile = []string{
	"<script>alert(1)</script>", "x <img src=x onerror=alert(1)> y", "[x](javascript:alert(1))", "![x](javascript:alert(1))",
	"[x](java&#115;cript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)", "<javascript:alert(1)>", "[x]: javascript:alert(1)\n\n[x]",
	"# x {onclick=alert(1)}", "[x](https://a.example \"\" onmouseover=\"alert(1)\")", "`<script>alert(1)</script>`", "| <svg onload=alert(1)> |\n|-|\n| x |",
	"[^1]\n\n[^1]: <iframe src=x>", "[@wire-3, para. 1 \"<script>alert(1)</script>\"]",
}

// TestHostileProse puts harmful Markdown on every page that the editor writes: the pages then have no
// script that they had not before, no handler and no harmful address.
func TestHostileProse(t *testing.T) {
	r, seeds := readRecord(t)
	before := render(t, r, seeds)
	markdown := strings.Join(hostile, "\n\n") + "\n"
	r.Pages = nil
	for _, name := range []string{"summary", "about", "glossary"} {
		r.Pages = append(r.Pages, dossier.Page{Name: name, Title: "<script>x</script>", File: "content/" + name + ".md", Markdown: markdown})
	}
	for i := range r.Sources {
		r.Sources[i].Note = markdown
	}
	after := render(t, r, seeds)
	for _, name := range []string{"index.html", "about.html", "glossary.html", "sources/wire-3.html"} {
		if was, is := scripts(t, before[name]), scripts(t, after[name]); len(after[name]) == 0 || is > was {
			t.Errorf("%s has %d scripts, had %d", name, is, was)
		}
		p := readPage(t, after[name])
		for _, fault := range p.fault {
			if strings.HasPrefix(fault, "attribute") || strings.HasPrefix(fault, "element iframe") {
				t.Errorf("%s: %s", name, fault)
			}
		}
		for _, l := range p.links {
			if l = strings.ToLower(l); strings.HasPrefix(l, "javascript:") || strings.HasPrefix(l, "data:") {
				t.Errorf("%s: links to %s", name, l)
			}
		}
	}
}

// scripts is the number of scripts in a page.
func scripts(t *testing.T, page []byte) int {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && node.Data == "script" {
			n++
		}
	}
	return n
}

// TestEntryLinks links from a page to each entry of the record and shows it, and then to one that there
// is not.
func TestEntryLinks(t *testing.T) {
	r, seeds := readRecord(t)
	page := dossier.Page{Name: "links", Title: "Links", File: "content/links.md"}
	ids := EntryIDs(r)
	for _, id := range ids {
		page.Markdown += "[this](dossier:" + id + ")\n\n![This & *that*](dossier:" + id + ")\n\n"
	}
	r.Pages = append(r.Pages, page)
	files := render(t, r, seeds)
	walked := readPage(t, files["links.html"])
	pages := map[string]*walkedPage{}
	for name, data := range files {
		pages[name] = readPage(t, data)
	}
	if len(ids) < len(r.People)+len(r.Utterances)+len(r.Timeline)+len(r.Figures) || len(walked.links) < 3*len(ids) {
		t.Fatalf("%d entries, %d links", len(ids), len(walked.links))
	}
	if n := strings.Count(string(files["links.html"]), "<figcaption>This &amp; that"); n != len(ids) {
		t.Errorf("%d of %d entries are shown", n, len(ids))
	}
	for _, l := range walked.links {
		if err := resolve(files, pages, "links.html", l); err != nil || l == "#" {
			t.Errorf("%s: %v", l, err)
		}
	}
	r.Pages[len(r.Pages)-1].Markdown = "\n[this](dossier:nobody)\n"
	_, err := Render(r, seeds, load(t))
	if err == nil || !slices.Contains(strings.Split(err.Error(), "\n"), `content/links.md: 2:1: the dossier has no entry "nobody"`) {
		t.Errorf("got %v", err)
	}
}
