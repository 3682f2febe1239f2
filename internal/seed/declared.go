package seed

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"dossier/internal/defect"
	"dossier/internal/text"
)

// facts are what the elements of a page say about it, as written there.
type facts struct {
	language  string
	canonical string
	saved     string            // the address that a browser noted when it saved the page
	meta      map[string]string // the first value of each name, in lower case
	dates     []string          // when articles were published, by the page's linked data
}

// dateNames are the names under which pages give the day of publication, the most usual first.
var dateNames = []string{
	"article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.available",
	"dcterms.created", "dc.date", "parsely-pub-date", "publish-date", "pubdate", "weibo:article:create_at",
}

// declare fills what is not known yet of what the page declares. The date is not the library's: that
// reads 3/4/2024 as the one or the other.
func (s *Seed) declare(p *page, article readability.Article) {
	f, d := p.facts(), &s.Declared
	d.Publisher = cmp.Or(d.Publisher, siteName(p.clean(article.SiteName())))
	d.Title = cmp.Or(d.Title, withoutSite(p.clean(article.Title()), d.Publisher))
	d.Byline = cmp.Or(d.Byline, byline(p.clean(article.Byline())))
	d.URL = cmp.Or(d.URL, address(f.canonical), address(f.meta["og:url"]), address(f.saved))
	d.Language = cmp.Or(d.Language, languageTag(f.language))
	var days []string
	for _, name := range dateNames {
		f.dates = append(f.dates, f.meta[name])
	}
	for _, date := range f.dates {
		if date = day(p.clean(date)); date != "" {
			days = append(days, date)
		}
	}
	if len(days) == 0 || d.Date != "" {
		return
	}
	d.Date = days[0]
	for _, other := range days[1:] {
		if isISO(other) && isISO(days[0]) && other != days[0] {
			note := fmt.Sprintf("The page declares more than one day of publication, %s and %s; the first is taken.", days[0], other)
			s.Defects = append(s.Defects, defect.Defect{Kind: "date", Note: note})
			return
		}
	}
}

// facts reads the head of the page and whatever else speaks about it.
func (p *page) facts() facts {
	f := facts{meta: map[string]string{}}
	for n := range p.doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			f.language = cmp.Or(f.language, attribute(n, "lang"))
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") {
				f.canonical = cmp.Or(f.canonical, attribute(n, "href"))
			}
		case atom.Meta:
			for _, key := range [...]string{"property", "name", "itemprop"} {
				f.set(attribute(n, key), attribute(n, "content"))
			}
		case atom.Time:
			f.set(attribute(n, "itemprop"), attribute(n, "datetime"))
		case atom.Script:
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				var data any
				if json.Unmarshal([]byte(n.FirstChild.Data), &data) == nil {
					f.dates = published(data, f.dates)
				}
			}
		}
		if n.Type == html.CommentNode && f.saved == "" {
			if _, after, ok := strings.Cut(n.Data, "saved from url=("); ok {
				_, after, _ = strings.Cut(after, ")")
				f.saved = strings.TrimSpace(after)
			}
		}
	}
	return f
}

func (f *facts) set(name, value string) {
	name = strings.ToLower(strings.TrimSpace(name))
	if name != "" && value != "" && f.meta[name] == "" {
		f.meta[name] = value
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// published adds when the articles of the linked data were published.
func published(data any, dates []string) []string {
	switch data := data.(type) {
	case []any:
		for _, item := range data {
			dates = published(item, dates)
		}
	case map[string]any:
		if date, ok := data["datePublished"].(string); ok && isArticle(data["@type"]) {
			dates = append(dates, date)
		}
		dates = published(data["@graph"], dates)
	}
	return dates
}

// isArticle tells whether a type of schema.org is one of articles: NewsArticle, BlogPosting.
func isArticle(kind any) bool {
	switch kind := kind.(type) {
	case string:
		return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || kind == "Report"
	case []any:
		for _, k := range kind {
			if isArticle(k) {
				return true
			}
		}
	}
	return false
}

// clean is a value on one line; none where it is too long for one.
func (p *page) clean(value string) string {
	const longest = 1000
	if len(value) > longest || strings.Contains(value, p.mark) {
		return ""
	}
	return text.Flat(value)
}

// day is the day of a date and time in ISO 8601, in its own zone; any other date as it is.
func day(date string) string {
	if isISO(date) {
		return date[:len("2006-01-02")]
	}
	return date
}

func isISO(date string) bool {
	const form = "0000-00-00"
	for i := range form {
		if i >= len(date) || (form[i] == '-') != (date[i] == '-') || date[i] != '-' && (date[i] < '0' || date[i] > '9') {
			return false
		}
	}
	return len(date) == len(form) || date[len(form)] == 'T' || date[len(form)] == ' '
}

// address is an address on the web, or none.
func address(s string) string {
	if s = strings.TrimSpace(s); IsAddress(s) {
		return s
	}
	return ""
}

// languageTag is a language as BCP 47 writes it, or none.
func languageTag(s string) string {
	tag, err := language.Parse(strings.TrimSpace(s))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// byline is who wrote an article without the word By; none where it is no name, such as an address,
// or has a date run into it.
func byline(s string) string {
	const longest = 200
	if len(s) >= len("by") && strings.EqualFold(s[:len("by")], "by") && strings.TrimLeft(s[len("by"):], " :") != s[len("by"):] {
		s = strings.TrimLeft(s[len("by"):], " :")
	}
	if len(s) > longest || strings.EqualFold(s, "by") || strings.Contains(s, "://") || strings.ContainsFunc(s, unicode.IsDigit) {
		return ""
	}
	return s
}

// siteName is the name of a site; none where it is an address.
func siteName(s string) string {
	if strings.Contains(s, "://") {
		return ""
	}
	return s
}

// withoutSite is a title without the name of the site at one of its ends: "Talks end | The Courier".
func withoutSite(title, site string) string {
	for _, mark := range [...]string{" | ", " - ", " – ", " — ", " · ", " : ", " » "} {
		if i := strings.LastIndex(title, mark); i > 0 && sameWords(title[i+len(mark):], site) {
			return title[:i]
		}
		if before, after, ok := strings.Cut(title, mark); ok && sameWords(before, site) {
			return after
		}
	}
	return title
}
