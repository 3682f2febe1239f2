package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"dossier/internal/content"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/edition"
)

// FeedFile is the feed, in public/.
const FeedFile = editionsFolder + "feed.xml"

// atom is a feed as RFC 4287 has it.
type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Base    string      `xml:"xml:base,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Summary string     `xml:"summary,omitempty"`
	Links   []atomLink `xml:"link"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

// Feed makes public/editions/feed.xml, an Atom feed of the editions and the editor's corrections, the
// newest first. Each is known by its digest (RFC 6920). An edition whose date does not begin on a day is left out, since a feed
// must date its entries; nil is returned where that is every one. The record is that of the edition
// in force.
func Feed(r *dossier.Record, list []Entry) ([]byte, error) {
	f := atom{Lang: (&index{r: r}).layout("", "", "").Language, Title: plain(r.Title), Author: plain(r.Title), Base: "./"}
	if base := strings.TrimSuffix(r.BaseURL, "/"); base != "" {
		f.Base = base + "/" + editionsFolder
	}
	for _, e := range slices.Backward(list) {
		day := firstInstant(e.Date)
		if day == "" {
			continue
		}
		folder := strconv.Itoa(e.Number) + "/data/"
		f.Entries = append(f.Entries, atomEntry{
			ID: edition.DigestName(e.Digest), Title: "Edition " + strconv.Itoa(e.Number) + ": " + plain(e.Title), Updated: day,
			Summary: "Edition " + strconv.Itoa(e.Number) + " was sealed; its own page says what changed.",
			Links:   []atomLink{{"alternate", folder + "index.html"}, {"related", folder + "editions/index.html"}},
		})
		f.ID = edition.DigestName(e.Digest) // of the first in the end, which stays
	}
	if len(f.Entries) == 0 {
		return nil, nil
	}
	f.Entries = append(f.Entries, corrections(r)...)
	slices.SortStableFunc(f.Entries, func(a, b atomEntry) int { return strings.Compare(b.Updated, a.Updated) })
	f.Updated = f.Entries[0].Updated
	f.Links = []atomLink{{"self", path.Base(FeedFile)}, {"alternate", "index.html"}}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "\t")
	if err := e.Encode(f); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// corrections is an entry for each of the editor's corrections.
func corrections(r *dossier.Record) []atomEntry {
	var out []atomEntry
	for _, p := range r.Pages {
		if p.Name != content.ErratumPage {
			continue
		}
		for _, e := range content.Errata(p.Markdown) {
			day := e.Date.String()
			sum := sha256.Sum256([]byte(day + "\n" + e.Wrong + "\n" + e.Right))
			out = append(out, atomEntry{
				ID: edition.DigestName("sha256:" + hex.EncodeToString(sum[:])), Title: "Correction: " + plain(e.Wrong), Updated: firstInstant(day), Summary: plain(e.Right),
				Links: []atomLink{{"alternate", "../" + p.Name + ".html#" + e.ID}},
			})
		}
	}
	return out
}

// firstInstant is when the days of an EDTF date begin, as feeds write it; "" where they have no
// beginning that they can write.
func firstInstant(edtf string) string {
	d, err := date.Parse(edtf)
	begin, ok := d.Begin()
	if err != nil || !ok {
		return ""
	}
	return begin.Format(time.RFC3339)
}
