package site

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"dossier/internal/edition"
)

// TestAddress renders a dossier whose address is known: it lists its pages, each says where it
// stands, and there is a picture.
func TestAddress(t *testing.T) {
	r, seeds := readRecord(t)
	r.BaseURL = "https://example.org/a b/"
	r.BaseURL = strings.ReplaceAll(r.BaseURL, " ", "%20")
	files := render(t, r, seeds)
	gone := edition.Gone{Pages: []edition.GonePage{{Path: "glossary.html"}}}
	host, err := Host(r, slices.Collect(maps.Keys(files)), gone, load(t))
	if err != nil {
		t.Fatal(err)
	}
	var m sitemap
	if err := xml.Unmarshal(host[sitemapFile], &m); err != nil {
		t.Fatal(err)
	}
	var listed, want []string
	for _, p := range m.Pages {
		listed = append(listed, p.Loc)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".html" || strings.HasPrefix(name, editionsFolder+"newest") || name == "glossary.html" {
			continue
		}
		address := r.BaseURL + strings.TrimSuffix(escapePath(name), "index.html")
		want = append(want, address)
		if got := canonical(t, files[name]); got != address {
			t.Errorf("%s: its address is %q, want %q", name, got, address)
		}
	}
	slices.Sort(listed)
	slices.Sort(want)
	if diff := cmp.Diff(want, listed); diff != "" || len(want) < 10 {
		t.Errorf("addresses (-pages +listed):\n%s", diff)
	}
	if !strings.Contains(string(host[robotsFile]), "\nSitemap: https://example.org/a%20b/sitemap.xml\n") {
		t.Errorf("robots.txt does not name the list:\n%s", host[robotsFile])
	}
	if page := string(host[missingFile]); !strings.Contains(page, `href="/a%20b/style.css"`) || !strings.Contains(page, `href="/a%20b/index.html"`) {
		t.Errorf("404.html does not lead from the root of the host:\n%s", page)
	}
	if img, err := png.Decode(bytes.NewReader(files[pictureFile])); err != nil || img.Bounds().Dx() != pictureWidth || img.Bounds().Dy() != pictureHeight {
		t.Errorf("the picture is not of its size: %v", err)
	}
}

// canonical is the address that the page says it has.
func canonical(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "link" && attr(n, "rel") == "canonical" {
			return attr(n, "href")
		}
	}
	return ""
}

// TestPictureTitle draws titles of all lengths: the words stay on the picture, and above the squares.
func TestPictureTitle(t *testing.T) {
	r, seeds := madeUp(12)
	r.BaseURL = "https://example.org"
	for _, title := range []string{"", "One", strings.Repeat("An uncommonly long title ", 40), strings.Repeat("x", 300), "橋が閉鎖された"} {
		r.Title = title
		x, err := newIndex(r, seeds)
		if err != nil {
			t.Fatal(err)
		}
		data, err := x.picture()
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for y := 20; y < pictureHeight; y++ {
			if got := img.At(pictureMargin/2, y); got != paperColour {
				t.Fatalf("%.20q: something stands in the margin at height %d", title, y)
			}
		}
	}
}
