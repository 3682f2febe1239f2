package site

import (
	"bytes"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

func mapFS(files map[string][]byte) fstest.MapFS {
	m := fstest.MapFS{}
	for name, data := range files {
		m[name] = &fstest.MapFile{Data: data, Mode: 0o644}
	}
	return m
}

// allEditions is the one link that leads out of the set: from the bag to the list of editions.
const allEditions = "../../../index.html"

// walkedPage is what the walk looks at.
type walkedPage struct {
	title string
	ids   map[string]bool
	links []string
	h1    int
	main  int
	fault []string
}

func readPage(t *testing.T, data []byte) *walkedPage {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &walkedPage{ids: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			if kind := attr(n, "type"); kind != "application/ld+json" && (attr(n, "src") == "" || n.FirstChild != nil) {
				p.fault = append(p.fault, "a script in the page")
			}
		case "style", "iframe", "object", "embed", "base", "form":
			p.fault = append(p.fault, "element "+n.Data)
		case "h1":
			p.h1++
		case "main":
			p.main++
		case "title":
			if n.Namespace == "" {
				p.title = n.FirstChild.Data
			}
		}
		for _, a := range n.Attr {
			p.attribute(n, a)
		}
	}
	return p
}

// attr is the value of the attribute of that name, "" where there is none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (p *walkedPage) attribute(n *html.Node, a html.Attribute) {
	switch {
	case a.Key == "id":
		if p.ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n") {
			p.fault = append(p.fault, fmt.Sprintf("id %q is there twice, empty or has a space", a.Val))
		}
		p.ids[a.Val] = true
	case a.Key == "style", strings.HasPrefix(a.Key, "on"):
		p.fault = append(p.fault, "attribute "+a.Key)
	case a.Key == "href":
		p.links = append(p.links, a.Val)
		if n.Data == "link" && strings.Contains(a.Val, "//") && !(len(n.Attr) > 0 && n.Attr[0].Val == "canonical") {
			p.fault = append(p.fault, "loads "+a.Val)
		}
	case a.Key == "src" && n.Data == "script":
		p.links = append(p.links, a.Val)
	case a.Key == "src", a.Key == "srcset", a.Key == "data", a.Key == "action":
		p.fault = append(p.fault, "loads "+a.Val)
	case a.Key == "aria-labelledby", a.Key == "aria-describedby":
		p.links = append(p.links, "#"+a.Val)
	}
}

// walk checks every page of the files, and every link of it.
func walk(t *testing.T, files map[string][]byte) {
	t.Helper()
	pages := map[string]*walkedPage{}
	for name, data := range files {
		if path.Ext(name) == ".html" {
			pages[name] = readPage(t, data)
		}
	}
	titles := map[string]string{}
	checked := 0
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		p := pages[name]
		for _, fault := range p.fault {
			t.Errorf("%s: %s", name, fault)
		}
		if p.h1 != 1 || p.main != 1 {
			t.Errorf("%s: %d h1, %d main", name, p.h1, p.main)
		}
		if other, ok := titles[p.title]; ok || p.title == "" {
			t.Errorf("%s: has the title of %s", name, other)
		}
		titles[p.title] = name
		for _, l := range p.links {
			checked++
			if err := resolve(files, pages, name, l); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d links were checked", checked)
	}
}

// resolve tells why the link on the page leads nowhere.
func resolve(files map[string][]byte, pages map[string]*walkedPage, page, l string) error {
	u, err := url.Parse(l)
	if err != nil {
		return err
	}
	switch {
	case u.Scheme == "http" || u.Scheme == "https":
		return nil
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/"):
		return fmt.Errorf("link %q is not relative", l)
	case l == allEditions && page == "editions/index.html":
		return nil
	}
	target := page
	if u.Path != "" {
		target = path.Join(path.Dir(page), u.Path)
	}
	if _, ok := files[target]; !ok {
		return fmt.Errorf("link %q leads to no file", l)
	}
	if p := pages[target]; u.Fragment != "" && (p == nil || !p.ids[u.Fragment]) {
		return fmt.Errorf("link %q: no such id on its page", l)
	}
	return nil
}

func TestWalk(t *testing.T) {
	for _, texts := range []string{fullTexts, "passages", noTexts} {
		t.Run(texts, func(t *testing.T) {
			r, seeds := readRecord(t)
			r.Texts = texts
			walk(t, render(t, r, seeds))
		})
	}
	t.Run("a quote and a date in the title", func(t *testing.T) {
		r, seeds := readRecord(t)
		s := &r.Sources[0]
		q := &r.Quotes[1]
		q.Source, q.Span, q.Text = s.ID, text.Span{Start: s.TitleAt.Start, End: s.TitleAt.Start + len("Footbridge")}, "Footbridge"
		r.Timeline[0].Mentions[0].Span = s.TitleAt
		walk(t, render(t, r, seeds))
	})
	t.Run("many", func(t *testing.T) {
		r, seeds := madeUp(120)
		walk(t, render(t, r, seeds))
	})
}

// TestUnpublished looks for words that must not be on any page.
func TestUnpublished(t *testing.T) {
	for texts, words := range map[string][]string{
		"passages": {"The bridge was built in 1987"},
		noTexts:    {"main beam", "has been shut since", "Engineer", "could be open"},
	} {
		r, seeds := readRecord(t)
		r.Texts, r.Timeline, r.Figures, r.Summary, r.Pages, r.People = texts, nil, nil, nil, nil, nil
		for name, data := range render(t, r, seeds) {
			if strings.HasPrefix(name, "seeds/") {
				t.Errorf("%s: %s is published", texts, name)
			}
			if path.Dir(name) != "sources" || path.Base(name) == "index.html" {
				continue
			}
			body := data[bytes.Index(data, []byte(`class="text"`)):bytes.Index(data, []byte("</article>"))]
			for _, w := range words {
				if bytes.Contains(body, []byte(w)) {
					t.Errorf("%s: %s has %q", texts, name, w)
				}
			}
		}
	}
}

// TestTwins says of two sources with the same text that they have, and of what shares nothing
// that it does not.
func TestTwins(t *testing.T) {
	r, seeds := readRecord(t)
	r.Sources[0].Reuse = []dossier.Reuse{{Source: "wire-3", Kind: "file", Words: 101, Share: 1}, {Source: "vellmouth-daily", Kind: "article", Words: 100, Share: 0.99}}
	r.Sources[1].Reuse = nil
	files := render(t, r, seeds)
	for _, want := range []string{"The same file as <a class=\"src s2\"", "The same text, but for little, as <a class=\"src s1\"", "the two are one report"} {
		if !bytes.Contains(files["sources/harbour-post.html"], []byte(want)) || !bytes.Contains(files["sources/index.html"], []byte(want)) {
			t.Errorf("%q is not said of harbour-post", want)
		}
	}
	if page := files["sources/vellmouth-daily.html"]; !bytes.Contains(page, []byte("no passage found in another source")) || bytes.Contains(page, []byte(`id="shared"`)) {
		t.Error("vellmouth-daily shares text")
	}
}

// TestSavedPage publishes a saved page of the web as a text.
func TestSavedPage(t *testing.T) {
	r, seeds := readRecord(t)
	s := &r.Sources[0]
	seeds["seeds/saved.html"] = seeds[s.File]
	s.File, s.Format, s.Encoding = "seeds/saved.html", "html", "windows-1252"
	files := render(t, r, seeds)
	walk(t, files)
	if _, ok := files["seeds/saved.html"]; ok {
		t.Error("the page is published as one of ours")
	}
	if string(files["seeds/saved.html.txt"]) != seeds[s.File].Bytes {
		t.Error("seeds/saved.html.txt is not the seed")
	}
	if !bytes.Contains(files["sources/harbour-post.html"], []byte("saved web page (HTML), encoded in windows-1252")) {
		t.Error("its form is not said")
	}
}

// TestVerbatim compares the published paragraphs with the seeds, white space made single.
func TestVerbatim(t *testing.T) {
	r, seeds := readRecord(t)
	files := render(t, r, seeds)
	checked := 0
	for i := range r.Sources {
		s := &r.Sources[i]
		root, err := html.Parse(bytes.NewReader(files[sourceFile(s.ID)]))
		if err != nil {
			t.Fatal(err)
		}
		for n, p := range s.Paragraphs {
			checked++
			want := plain(strings.Join(strings.Fields(seeds[s.File].Bytes[p.Start:p.End]), " "))
			if got := wordsOf(root, fmt.Sprintf("p%d", n+1)); got != want {
				t.Errorf("%s, paragraph %d:\n%q\nwant\n%q", s.ID, n+1, got, want)
			}
		}
		for _, q := range r.Quotes {
			if q.Source != s.ID {
				continue
			}
			checked++
			if got := wordsOf(root, q.ID); got != q.Text {
				t.Errorf("%s, quote %s: %q, want %q", s.ID, q.ID, got, q.Text)
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d passages were checked", checked)
	}
}

// wordsOf is the text of the element of that id.
func wordsOf(root *html.Node, id string) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "id" && a.Val == id }) {
			continue
		}
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				b.WriteString(d.Data)
			}
		}
	}
	return b.String()
}
