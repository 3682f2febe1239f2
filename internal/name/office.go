package name

import (
	"strings"

	"dossier/internal/text"
)

// post is an office that somebody holds or held.
type post struct {
	role   string // the title that stands for the office in the table, or the title itself; "" for none
	of     string // the place or body it belongs to in lower case, "" where it is not printed
	former bool
}

// elsewhere is of a post that belongs to something that is no known place or body.
const elsewhere = "?"

// lead is what stands before a title and belongs to it.
type lead struct {
	start    int    // the first token of it, without the article
	of       string // as in post
	top      string // top or chief
	former   bool
	definite bool // the only one of its kind is meant: "the" or a genitive stands before it
}

// leftOf reads what stands before the title that begins at token p, from token lo on.
func (f *finder) leftOf(p, lo int) lead {
	c := lead{start: p}
	for c.start > max(lo, p-longestOffice) {
		k := c.start - 1
		switch t := f.text.Tokens[k]; {
		case t.Is("the"):
			c.definite = true
			return c
		case t.Is("top", "chief"):
			c.top, c.start = t.Lower, k
		case t.Is("current", "incumbent", "sitting", "outgoing"):
			c.start = k
		case t.Is("former", "late", "ex"):
			c.former, c.start = true, k
		case t.Is("-") && k > lo && f.text.Tokens[k-1].Is("ex", "then"):
			c.former, c.start = true, k-1
		case k >= lo+2 && f.text.Tokens[k-1].Is("-") && f.text.Tokens[k-2].Is("pro", "anti"):
			c.start = k - 2 // the pro-Russian president
		default:
			start, of := f.scopeBefore(c.start, lo)
			if start == c.start || c.of != "" {
				return c
			}
			c.definite = f.text.Tokens[k].Is("'s")
			c.of, c.start = of, start
		}
	}
	return c
}

// scopeBefore is the place or body that ends before token end, in the genitive or not, and the
// token where it begins; end where there is none at or after lo.
func (f *finder) scopeBefore(end, lo int) (int, string) {
	last := end
	if last > lo && f.text.Tokens[last-1].Is("'s") {
		last--
	}
	for s := max(lo, last-4); s < last; s++ {
		if s > lo && f.text.Tokens[s-1].Is("-") && f.text.Tokens[s-1].End == f.text.Tokens[s].Start {
			continue // pro-Russian
		}
		if of := f.scope(s, last); of != "" {
			return s, of
		}
	}
	return end, ""
}

// scopeBehind is the end of the place or body that begins at token i, after an article, and what
// it is; i where there is none.
func (f *finder) scopeBehind(i, limit int) (int, string) {
	start := i
	if start < limit && f.text.Tokens[start].Is("the") {
		start++
	}
	for end := min(limit, start+4); end > start; end-- {
		if of := f.scope(start, end); of != "" && !f.goesOn(end, limit) {
			return end, of
		}
	}
	return i, ""
}

// goesOn tells whether what begins before token i may go on there: "the Velden Roe Society", "the
// Velden state union".
func (f *finder) goesOn(i, limit int) bool {
	if i >= limit {
		return false
	}
	t := f.text.Tokens[i]
	if t.Kind != text.Word {
		return t.Is("-", "&", "/")
	}
	return t.Upper(f.text.Bytes) || !f.leads(i)
}

// leads tells whether token i is a word that stands behind a noun rather than before one: a verb, a
// preposition, a conjunction.
func (f *finder) leads(i int) bool {
	t := f.text.Tokens[i]
	return linking[t.Lower] || strings.HasSuffix(t.Lower, "ed") || t.Is("who", "said", "says", "told", "was", "is", "has", "had", "did", "met",
		"will", "would", "also", "but", "or", "as", "at", "by", "from", "with", "since", "until", "when", "while")
}

// scope is the place or body in lower case that the tokens [i, end) stand for, also by an
// adjective or a seat of government; "" where they stand for none.
func (f *finder) scope(i, end int) string {
	if !f.text.Tokens[i].Upper(f.text.Bytes) || f.text.Tokens[end-1].Kind != text.Word {
		return ""
	}
	all := f.join(i, end)
	if land := f.landOf(all); land != "" {
		return land
	}
	if name := f.bodies[all]; name != "" {
		return strings.ToLower(name)
	}
	for _, t := range f.text.Tokens[i:end] {
		if !t.Upper(f.text.Bytes) && !t.Is("of", "for", "the") {
			return ""
		}
	}
	switch f.kindOf(i, end) {
	case Body:
		if end == i+1 {
			form := strings.ReplaceAll(f.text.Slice(f.text.Tokens[i].Span), ".", "")
			if name := f.bodies[form]; name != "" {
				return strings.ToLower(name)
			}
			if full := f.known.short[form]; full != "" {
				return full
			}
		}
		return all
	case Place:
		return all
	}
	return ""
}

// post is the post of that title with what stands before it.
func (f *finder) post(title string, left lead) post {
	p := post{role: title, of: left.of, former: left.former}
	for _, t := range [...]string{left.top + " " + title, title} {
		if role := f.roles[t]; role != "" {
			p.role = role
			break
		}
	}
	return p
}

// officeAt reads the office whose title ends before token end, from token lo on: its title must be
// in the table of roles, or a word for several of them.
func (f *finder) officeAt(end, lo int) (start int, left lead, p post) {
	for start = max(lo, end-5); start < end; start++ {
		title := f.join(start, end)
		role := f.roles[title]
		if f.wider[title] != nil {
			role = title
		}
		left = f.leftOf(start, lo)
		if role == "" && left.top != "" {
			role = f.roles[left.top+" "+title]
		}
		if role != "" {
			return start, left, post{role: role, of: left.of, former: left.former}
		}
	}
	return end, left, p
}

// appositions gives the persons named in the sentence, mentions from found on, the offices that
// stand behind their names: "Lavrov, the Russian foreign minister,".
func (f *finder) appositions(found int, s text.Sentence) {
	for k := found; k < len(f.out); k++ {
		m := &f.out[k]
		if m.kind != "" && m.kind != Human {
			continue
		}
		first, next := f.text.Tok(m.Span)
		m.sex = f.sexBeside(first, next, s)
		if m.title != "" && m.post.of == "" && next+1 < s.Last && f.text.Tokens[next].Is("of", "from") {
			_, m.post.of = f.scopeBehind(next+1, s.Last)
		}
		if next+1 >= s.Last || !f.text.Tokens[next].Is(",", "(") {
			continue
		}
		if of := f.party(next+1, s.Last); of != "" && m.title != "" && m.post.of == "" {
			m.post.of = of
		}
		f.apposition(m, next+1, s)
	}
}

// party is the state behind the letter of a party, or in parentheses by itself: the Vermont of
// "D-Vt." and of "(Vt.)".
func (f *finder) party(i, limit int) string {
	if i+2 < limit && f.text.Tokens[i].Is("r", "d", "i") && f.text.Tokens[i+1].Is("-") {
		i += 2
	} else if !f.text.Tokens[i-1].Is("(") {
		return ""
	}
	_, of := f.scopeBehind(i, limit)
	return of
}

// apposition gives m the office that begins at token i of the sentence, if it ends where an
// apposition does. In an enumeration it may be somebody else's.
func (f *finder) apposition(m *Mention, i int, s text.Sentence) {
	first := i
	if f.text.Tokens[i].Is("the", "a", "an") {
		first++
	}
	for end := first + 1; end <= min(s.Last, first+longestOffice); end++ {
		start, left, p := f.officeAt(end, first)
		if start == end || left.start != first || end < s.Last && f.text.Tokens[end].Is("-") {
			continue
		}
		last := end
		if end+1 < s.Last && f.text.Tokens[end].Is("of", "for", "at") {
			if last, p.of = f.scopeBehind(end+1, s.Last); p.of == "" {
				last, p.of = end, elsewhere
			}
		}
		if m.post.role == "" && (last > end || f.closes(last, s)) {
			m.office, m.post = f.span(first, last), p
		}
		return
	}
}

// longestOffice is how many tokens an office has at most, without what follows "of".
const longestOffice = 9

// closes tells whether an apposition can end before token i.
func (f *finder) closes(i int, s text.Sentence) bool {
	if i >= s.Last || f.text.Tokens[i].Is("of", "for", "at", "who", ".", ";", ")", "—", "–") {
		return true
	}
	return f.text.Tokens[i].Is(",") && i+1 < s.Last && !f.text.Tokens[i+1].Is("and", "or")
}
