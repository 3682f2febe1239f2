// Package source reads a seed, an article as messy as scraped text is, as a careful
// cataloguer would: what its header says, where its paragraphs are, what is wrong with it.
//
// In go a file's name and bytes; out comes a Source, whose text is those very bytes.
// Messy prose is never an error: what is unknown stays empty, what is faulty is a Defect.
//
//	s := source.Parse("000_c4110f3dfa605aeb.txt", data)
//	s.ID        // "000-c4110f3d"
//	s.Title     // span of "Blinken Lavrov meet to discuss …", empty where there is none
//	s.Published // 2022-01-21
package source

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"dossier/internal/date"
	"dossier/internal/text"
)

// Basis says how the date of publication is known.
type Basis string

const (
	Header  Basis = "header"  // a line of the header
	URL     Basis = "url"     // the address
	Body    Basis = "body"    // the only full date in the text
	Dossier Basis = "dossier" // inferred: all other sources that have a date agree on it
	Unknown Basis = "unknown"
)

// Source is one article.
type Source struct {
	ID        string // of lower-case ASCII letters, digits and hyphens
	File      string // its name within seeds/
	SHA256    string // of the seed's bytes, hexadecimal
	Text      *text.Text
	Title     text.Span // empty where the seed has none
	Published date.Date
	Basis     Basis
	URL       string
	Publisher string // readable, "" where unknown
	Agency    string // "" where the text credits none
	Defects   []Defect
}

// Defect is a fault of the text as printed.
type Defect struct {
	text.Span
	Kind string
	Note string
}

// Parse reads one seed. It takes any bytes; time is linear in their number.
func Parse(name string, data []byte) *Source {
	s := string(data)
	lines := splitLines(s)
	wrap := wrapWidth(s, lines)
	head, body := readHeader(s, lines, wrap > 0)
	src := &Source{
		ID:     id(name),
		File:   name,
		SHA256: digest(data),
		Title:  head.title,
		URL:    head.url,
		Text:   text.New(s, paragraphs(s, body, wrap)),
	}
	src.Publisher = publisher(head.url)
	src.Agency = agency(src.Text)
	src.Published, src.Basis = published(head, src.Text)
	src.Defects = defects(src.Text, s)
	return src
}

// Words is the number of words and numbers of the text.
func (s *Source) Words() int {
	n := 0
	for _, t := range s.Text.Tokens {
		if t.Kind != text.Mark && t.Lower != "'s" {
			n++
		}
	}
	return n
}

// published decides when the article was published: by its header, else its address, else the
// one full date that its text has.
func published(head header, t *text.Text) (date.Date, Basis) {
	if !head.date.IsZero() {
		return head.date, Header
	}
	if d, ok := date.InURL(head.url); ok {
		return d, URL
	}
	var only date.Date
	for _, m := range date.Find(t, date.Date{}) {
		from, to := m.Date.Bounds()
		switch {
		case m.Date.IsZero() || to-from != 1:
		case only.IsZero():
			only = m.Date
		case only != m.Date:
			return date.Date{}, Unknown
		}
	}
	if only.IsZero() {
		return only, Unknown
	}
	return only, Body
}

// An id keeps hashDigits digits of a hash in a file's name, and is cut where it is longer than
// maxID bytes, so that it and what is made of it are names of files, too.
const (
	hashDigits = 8
	maxID      = 80
)

// id makes an id of a file's name alone, so that other seeds never change it: lower case, runs
// of other characters made one hyphen, a long trailing hash cut short. A name that has more
// than ASCII letters, digits, spaces and . _ - gets a digest, so that two never look alike; so
// does one that is too long, and index, which is the name of every folder's own page.
func id(name string) string {
	stem := strings.TrimSuffix(name, ".txt")
	var b strings.Builder
	strange := false
	for _, r := range stem {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case 'A' <= r && r <= 'Z':
			b.WriteRune(r - 'A' + 'a')
		default:
			strange = strange || !strings.ContainsRune(" ._-", r)
			if b.Len() > 0 && !strings.HasSuffix(b.String(), "-") {
				b.WriteByte('-')
			}
		}
	}
	slug := strings.TrimSuffix(b.String(), "-")
	if i := strings.LastIndexByte(slug, '-') + 1; isHash(slug[i:]) {
		slug = slug[:i+hashDigits]
	}
	if len(slug) > maxID {
		slug, strange = strings.TrimSuffix(slug[:maxID], "-"), true
	}
	first, _, _ := strings.Cut(slug, "-")
	if strange || slug == "" || first == "index" {
		slug = strings.TrimPrefix(slug+"-"+digest([]byte(name))[:hashDigits], "-")
	}
	return slug
}

// isHash tells whether s is a hexadecimal digest: at least twelve digits, both sorts among them.
func isHash(s string) bool {
	if len(s) < 12 || strings.Trim(s, "0123456789abcdef") != "" {
		return false
	}
	return strings.ContainsAny(s, "0123456789") && strings.ContainsAny(s, "abcdef")
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
