package site

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// linkedData is the block of a page for programs, "" where it has none.
func linkedData(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "script" && attr(n, "type") == "application/ld+json" {
			return n.FirstChild.Data
		}
	}
	return ""
}

// countTypes adds up the types of a thing and all its parts.
func countTypes(t *testing.T, page string, part any, types map[string]int) {
	switch v := part.(type) {
	case map[string]any:
		for key, value := range v {
			if value == "" {
				t.Errorf("%s: %s is empty", page, key)
			}
			countTypes(t, page, value, types)
		}
		kind, _ := v["@type"].(string)
		types[kind]++
	case []any:
		for _, e := range v {
			countTypes(t, page, e, types)
		}
	}
}

// TestLinked reads what all pages tell programs.
func TestLinked(t *testing.T) {
	r, seeds := readRecord(t)
	types := map[string]int{}
	for name, data := range render(t, r, seeds) {
		if path.Ext(name) != ".html" {
			continue
		}
		block := linkedData(t, data)
		if block == "" {
			continue
		}
		var v map[string]any
		if err := json.Unmarshal([]byte(block), &v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		countTypes(t, name, v, types)
	}
	for _, want := range []string{"CreativeWork", "NewsArticle", "Quotation", "Event", "Claim", "Person", "Organization", "WebPage"} {
		if types[want] == 0 {
			t.Errorf("no page tells of a %s", want)
		}
	}
	if types[""] > 0 {
		t.Errorf("%d things have no type", types[""])
	}
}

// TestLinkedCaution tells programs of no quote whose speaker is uncertain.
func TestLinkedCaution(t *testing.T) {
	r, seeds := readRecord(t)
	for i := range r.Quotes {
		r.Quotes[i].Confidence = certain - .1
	}
	for name, data := range render(t, r, seeds) {
		if strings.HasPrefix(name, "people/") && strings.Contains(linkedData(t, data), `"Quotation"`) {
			t.Errorf("%s: tells of a quotation", name)
		}
	}
}

// TestLinkedEscape holds a title that would end the block.
func TestLinkedEscape(t *testing.T) {
	r, seeds := readRecord(t)
	const title = "</script><script>alert(1)</script><!--"
	r.Title, r.Sources[0].Title = title, title
	files := render(t, r, seeds)
	walk(t, files)
	if block := linkedData(t, files["index.html"]); strings.Contains(block, "<") || !strings.Contains(block, `\u003c/script\u003e`) {
		t.Errorf("the title is not escaped: %s", block)
	}
}
