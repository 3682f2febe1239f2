package site

import (
	"bytes"
	"encoding/xml"
	"path"
)

const (
	sitemapFile = "sitemap.xml"
	mostMapped  = 50_000 // addresses that a site map may have
)

// sitemap is a list of pages for search engines, as sitemaps.org has it.
type sitemap struct {
	XMLName xml.Name      `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Pages   []sitemapPage `xml:"url"`
}

// sitemapPage is the address of a page, and when it changed.
type sitemapPage struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"` // YYYY, YYYY-MM or YYYY-MM-DD
}

// sitemap lists the pages that the jobs make, but for the one that stands for no page.
func (x *index) sitemap(jobs []job) ([]byte, error) {
	var m sitemap
	day := civilDate(x.r.Edition.Date)
	for _, j := range jobs {
		if path.Ext(j.path) == ".html" && j.path != missingFile && len(m.Pages) < mostMapped {
			m.Pages = append(m.Pages, sitemapPage{x.absolute(j.path), day})
		}
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(m); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// robots tells search engines that they may read all, and where the list of pages is.
func (x *index) robots() []byte {
	b := []byte("User-agent: *\nAllow: /\n")
	if x.r.BaseURL != "" {
		b = add(b, "\nSitemap: ", x.absolute(sitemapFile), "\n")
	}
	return b
}
