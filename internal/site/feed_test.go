package site

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"dossier/internal/dossier"
	"dossier/internal/golden"
)

func TestFeed(t *testing.T) {
	r, _ := readRecord(t)
	r.Pages = append(r.Pages, dossier.Page{Name: "corrections", Title: "Corrections", Markdown: "## 2031-05-20, edition 1\n\nWrong: It was stopped on Monday.\n\nRight: It was stopped on Sunday.\n"})
	list := []Entry{
		{1, "2031-05-15", "The Harrow Lane footbridge", "sha256:" + strings.Repeat("a1", 32)},
		{2, "", "Undated", "sha256:" + strings.Repeat("22", 32)},
		{3, "2031-06~", "Mended & <open>", "sha256:" + strings.Repeat("4f", 32)},
	}
	feed, err := Feed(r, list)
	if err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/feed.golden", string(feed))
	var read struct {
		Entries []struct {
			Updated string `xml:"updated"`
		} `xml:"http://www.w3.org/2005/Atom entry"`
	}
	if err := xml.NewDecoder(bytes.NewReader(feed)).Decode(&read); err != nil || len(read.Entries) != 3 {
		t.Errorf("%v; entries %+v", err, read)
	}
	for _, undated := range []string{"", "../2031", "-0043", "soon"} {
		if feed, err := Feed(r, []Entry{{1, undated, "T", "sha256:"}}); feed != nil || err != nil {
			t.Errorf("%q: %s, %v", undated, feed, err)
		}
	}
}
