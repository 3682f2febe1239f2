package site

import (
	"bytes"
	"encoding/xml"
	"net/url"
	"path"
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/edition"
)

// Files that a web host or a search engine asks for at the root. They tell of no edition and belong
// to the public folder alone.
const (
	missingFile = "404.html" // what hosts show in the place of a page that there is not
	robotsFile  = "robots.txt"
	sitemapFile = "sitemap.xml"
)

// mostMapped is the most addresses that a site map may have.
const mostMapped = 50_000

// Host makes the files of the public folder that are for its host and for search engines: the page shown
// for those that there are not, what may be read by whom and, where the dossier's address is known, the list of
// pages. Paths are those of all files of the edition in force, whose record r is; what is gone is not listed.
func Host(r *dossier.Record, paths []string, gone edition.Gone, t *Templates) (map[string][]byte, error) {
	x := &index{r: r}
	missing, err := t.page("404.html", x.missingPage())
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{missingFile: missing, robotsFile: x.robots()}
	if r.BaseURL != "" {
		files[sitemapFile], err = x.sitemap(paths, gone)
	}
	return files, err
}

// missingPage is shown in the place of a page that there is not.
type missingPage struct {
	layout
}

// missingPage links from the root of the host, since it may be shown in the place of a page in any
// folder: to where the dossier's address says it is or, where there is none, to the root itself.
func (x *index) missingPage() *missingPage {
	p := &missingPage{layout: x.layout(missingFile, "There is no such page", "There is no such page in this dossier.")}
	p.Root = "/"
	if u, err := url.Parse(x.r.BaseURL); err == nil {
		p.Root = strings.TrimSuffix(u.EscapedPath(), "/") + "/"
	}
	p.Nav = x.nav(p.Root, missingFile)
	p.Canonical, p.Unlisted = "", true
	return p
}

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

// sitemap lists the pages; of those that tell of editions only the list of all.
func (x *index) sitemap(paths []string, gone edition.Gone) ([]byte, error) {
	isGone := map[string]bool{}
	for _, p := range gone.Pages {
		isGone[p.Path] = true
	}
	var m sitemap
	day := civilDate(x.r.Edition.Date)
	for _, p := range slices.Sorted(slices.Values(paths)) {
		isOfEditions := strings.HasPrefix(p, editionsFolder) && p != editionsFile
		if path.Ext(p) == ".html" && !isGone[p] && !isOfEditions && len(m.Pages) < mostMapped {
			m.Pages = append(m.Pages, sitemapPage{x.absolute(p), day})
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
