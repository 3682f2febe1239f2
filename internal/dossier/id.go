package dossier

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/content"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
)

// mint makes ids and keeps them apart: the second thing of the same content is -2.
type mint struct{ used map[string]int }

func newMint() mint { return mint{map[string]int{}} }

var digits = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// digest is an id of eight digits over the parts.
func (m mint) digest(prefix string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return m.unique(prefix + digits.EncodeToString(sum[:5]))
}

// slug is an id that can be read: the name in lower-case ASCII letters and digits with hyphens.
// A name with letters that have no ASCII form gets a digest.
func (m mint) slug(name string) string {
	var b strings.Builder
	strange := false
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '’', r == '\'', r == '.':
		case unicode.IsLetter(r):
			strange = true
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	slug := strings.Trim(b.String(), "-")
	if strange || slug == "" {
		return m.digest(strings.TrimPrefix(slug+"-", "-"), name)
	}
	return m.unique(slug)
}

func (m mint) unique(id string) string {
	m.used[id]++
	if n := m.used[id]; n > 1 {
		return m.unique(id + "-" + strconv.Itoa(n))
	}
	return id
}

// QuoteIDs is the ids of the quotes of each source, each made of the source and the words. A quote
// keeps its id whatever the editor does to others of the same words.
func QuoteIDs(sources []*source.Source, quotes [][]quote.Quote, corrected []content.Corrected) [][]string {
	ids, all := newMint(), make([][]string, len(sources))
	for i, s := range sources {
		edited := slices.DeleteFunc(slices.Clone(corrected), func(c content.Corrected) bool { return c.In != i })
		all[i] = ids.quotes(s, quotes[i], edited)
	}
	return all
}

// quotes is the ids of the quotes of a source: those that were found first, dropped ones among them,
// then those that were added.
func (m mint) quotes(s *source.Source, quotes []quote.Quote, corrected []content.Corrected) []string {
	all := make([]string, len(quotes))
	id := func(sp text.Span) string { return m.digest("q-", s.ID, s.Text.Flat(sp)) }
	var dropped []text.Span
	added := map[int]bool{}
	for _, c := range corrected {
		if c.Drop {
			dropped = append(dropped, c.Found.Span)
		} else if c.Add {
			added[c.Quote] = true
		}
	}
	for k, q := range quotes {
		for len(dropped) > 0 && dropped[0].Start < q.Start {
			id(dropped[0])
			dropped = dropped[1:]
		}
		if !added[k] {
			all[k] = id(q.Span)
		}
	}
	for _, sp := range dropped {
		id(sp)
	}
	for k, q := range quotes {
		if added[k] {
			all[k] = id(q.Span)
		}
	}
	return all
}

// labels are short names of the sources, each unique: the publisher where no other source has
// it, else the shortest beginning of the id that no other id has.
func labels(sources []*source.Source) []string {
	publishers, starts := map[string]int{}, map[string]int{}
	for _, s := range sources {
		publishers[s.Publisher]++
		for _, start := range beginnings(s.ID) {
			starts[start]++
		}
	}
	out := make([]string, len(sources))
	for i, s := range sources {
		out[i] = s.ID
		for _, start := range beginnings(s.ID) {
			if starts[start] == 1 {
				out[i] = start
				break
			}
		}
		if s.Publisher != "" && publishers[s.Publisher] == 1 {
			out[i] = s.Publisher
		}
	}
	return out
}

// beginnings are the beginnings of an id up to each hyphen or underscore, the shortest first.
func beginnings(id string) []string {
	var out []string
	for i, r := range id {
		if r == '-' || r == '_' {
			out = append(out, id[:i])
		}
	}
	return append(out, id)
}
