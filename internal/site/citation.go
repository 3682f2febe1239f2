package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// citation is how to cite a source.
type citation struct {
	Original string // the article as it was published; what is unknown is left out
	Copy     string // the copy in this edition of the dossier
	RIS      string // the article as a record of reference managers
}

// meta is what the head of a page tells programs.
type meta struct {
	Name, Content string
}

// besideNames are words of a byline behind which no name stands.
var besideNames = []string{"at", "by", "for", "from", "in", "of", "with"}

// inferred is the basis of a date that other sources only make likely.
const inferred = "dossier"

func (x *index) citation(at int) citation {
	s := &x.r.Sources[at]
	c := citation{Original: reference(s)}
	c.Copy = sentences("Source "+s.ID+" of the "+x.inEdition(), "SHA-256 of the file: "+s.SHA256, x.permanent(sourceFile(s.ID)))
	c.RIS = ris(s, c.Copy)
	return c
}

// citePage is how to cite the page at path of that title.
func (x *index) citePage(path, title string) string {
	if title == plain(x.r.Title) {
		return sentences("The "+x.inEdition(), x.permanent(path))
	}
	return sentences("“"+title+"”", "In the "+x.inEdition(), x.permanent(path))
}

// inEdition is the dossier in this edition, as citations have it.
func (x *index) inEdition() string {
	words := "dossier “" + plain(x.r.Title) + "”, edition " + strconv.Itoa(x.r.Edition.Number)
	if x.r.Edition.Date != "" {
		words += ", " + dayWords(x.r.Edition.Date)
	}
	return words
}

// permanent is the address at which the page at path stays as it is, "" where the dossier has none.
func (x *index) permanent(path string) string {
	if x.r.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(x.r.BaseURL, "/") + "/editions/" + strconv.Itoa(x.r.Edition.Number) + "/data/" + escapePath(path)
}

// reference is a citation of the article itself: author, title, publisher, date, address.
func reference(s *dossier.Source) string {
	title := "“" + plain(s.Title) + "”"
	if s.Title == "" {
		title = "[Untitled, beginning “" + plain(s.Heading()) + "”]"
	}
	published := dayWords(s.Published)
	if published != "" && s.PublishedBasis == inferred {
		published = "[" + published + ", inferred]"
	}
	publisher, agency := plain(s.Publisher), plain(s.Agency)
	switch {
	case publisher == "":
		publisher = agency
	case agency != "":
		publisher += " (" + agency + ")"
	}
	return sentences(plain(s.Byline), title, strings.Trim(publisher+", "+published, ", "), webAddress(s.URL))
}

// dayWords is an EDTF date as citations have it: "14 May 2031", without the day of the week; ""
// for no date.
func dayWords(edtf string) string {
	if edtf == "" {
		return ""
	}
	words := whenOf(edtf).Words
	if _, day, ok := strings.Cut(words, "day "); ok && len(edtf) == len("2006-01-02") {
		return day
	}
	return words
}

// sentences is the parts that are not empty, each ended by a stop but for an address.
func sentences(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p)
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p, "”]"))
		if !strings.ContainsRune(".?!…", last) && !strings.HasPrefix(p, "http") {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// metaOf is the article for programs that read references: the names are Highwire's, but for the
// kind and the rights, which it has no names for. What is unknown or inferred is left out.
func metaOf(s *dossier.Source) []meta {
	list := []meta{{"DC.type", "newspaperArticle"}}
	add := func(name, content string) {
		if content != "" {
			list = append(list, meta{name, content})
		}
	}
	add("citation_title", plain(s.Title))
	for _, a := range authors(s.Byline) {
		add("citation_author", a)
	}
	add("citation_publication_date", strings.ReplaceAll(exactDate(s), "-", "/"))
	add("citation_journal_title", plain(s.Publisher))
	add("citation_language", plain(s.Language))
	add("citation_public_url", webAddress(s.URL))
	add("DC.rights", plain(s.Rights))
	return list
}

// ris is the article in the format RIS, a field a line.
func ris(s *dossier.Source, copied string) string {
	var b strings.Builder
	field := func(tag, value string) {
		if value != "" {
			b.WriteString(tag + "  - " + value + "\n")
		}
	}
	field("TY", "NEWS")
	field("TI", plain(s.Title))
	for _, a := range authors(s.Byline) {
		field("AU", a)
	}
	field("T2", plain(s.Publisher))
	day := exactDate(s)
	field("PY", day[:min(len("2006"), len(day))])
	if day != "" {
		field("DA", strings.ReplaceAll(day, "-", "/"))
	}
	field("LA", plain(s.Language))
	field("UR", webAddress(s.URL))
	field("N1", copied)
	b.WriteString("ER  - \n")
	return b.String()
}

// exactDate is when the article was published, as YYYY, YYYY-MM or YYYY-MM-DD; "" where that is
// unknown, inferred or no such date.
func exactDate(s *dossier.Source) string {
	d, err := date.Parse(s.Published)
	if err != nil || s.PublishedBasis == inferred || d.HTML() != s.Published {
		return ""
	}
	return s.Published
}

// authors is the names that a byline has, as far as that is plain: "Ann Lee and Tom Ray". One that
// may have a place or an office among the names has none.
func authors(byline string) []string {
	const most = 4 // words of a name
	if strings.ContainsAny(byline, ",;:/|()0123456789@") {
		return nil
	}
	names := strings.Split(strings.ReplaceAll(plain(byline), " & ", " and "), " and ")
	for i, n := range names {
		words := strings.Fields(n)
		names[i] = strings.Join(words, " ")
		if len(words) == 0 || len(words) > most || len(names) > 1 && len(words) == 1 ||
			slices.ContainsFunc(words, func(w string) bool { return slices.Contains(besideNames, w) }) {
			return nil
		}
	}
	return names
}

// HTML is the element of the head.
func (m meta) HTML() template.HTML {
	b := appendEscaped([]byte(`<meta name="`), m.Name)
	b = appendEscaped(add(b, `" content="`), m.Content)
	return template.HTML(add(b, `">`))
}
