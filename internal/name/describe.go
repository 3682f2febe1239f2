package name

import (
	"cmp"
	"slices"
	"sort"

	"dossier/internal/text"
)

// describe adds the offices of the sentence that stand for somebody: "the top US diplomat",
// "Russia's foreign minister". Those before or within a name are none. Mentions from found on are
// of this sentence.
func (f *finder) describe(found int, s text.Sentence) {
	var all []Mention
	for end := s.First + 1; end <= s.Last; end++ {
		if t := f.text.Tokens[end-1]; t.Kind != text.Word || !f.ends[t.Lower] {
			continue
		}
		start, left, p := f.officeAt(end, s.First)
		if start == end || f.covered(found, f.span(start, end)) {
			continue
		}
		if m, ok := f.description(start, end, left, p, s); ok && f.fits(found, left.start, m.post) {
			f.apposed(found, &m, s)
			all = append(all, m)
		}
	}
	if len(all) > 0 {
		f.out = append(f.out, all...)
		slices.SortStableFunc(f.out[found:], func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	}
}

// behind is the first mention from found on that ends behind the offset.
func (f *finder) behind(found, offset int) int {
	return found + sort.Search(len(f.out)-found, func(i int) bool { return f.out[found+i].Full.End > offset })
}

// covered tells whether sp lies in a mention, or in the title before one.
func (f *finder) covered(found int, sp text.Span) bool {
	k := f.behind(found, sp.Start)
	return k < len(f.out) && f.out[k].Full.Meets(sp)
}

// description is the mention of whoever holds the post, whose title is [start, end).
func (f *finder) description(start, end int, left lead, p post, s text.Sentence) (Mention, bool) {
	var none Mention
	first := left.start
	headed := p.of != "" && f.opens(first, s) // "Russian president says"
	if !left.definite && !headed {
		return none, false
	}
	if end < s.Last {
		next := f.text.Tokens[end]
		if next.Is("-", "/") || next.Kind == text.Word && next.Upper(f.text.Bytes) && f.capital(end) {
			return none, false
		}
	}
	last := end
	if end+1 < s.Last && f.text.Tokens[end].Is("of", "for", "at", "from") && p.of == "" {
		if last, p.of = f.scopeBehind(end+1, s.Last); p.of == "" {
			return none, false
		}
	}
	if p.of == "" && f.wider[p.role] != nil {
		return none, false
	}
	m := Mention{Span: f.span(start, end), Full: f.span(first, end), printed: f.span(first, last), Who: Nobody,
		kind: Human, described: true, words: []string{f.join(start, end)}, post: p}
	m.paragraph = f.text.ParagraphAt(m.Start)
	return m, true
}

// fits tells whether the description that begins at token i means anybody but the one whose name
// stands before it and a comma, or gives just that person's office.
func (f *finder) fits(found, i int, p post) bool {
	for i > 0 && f.text.Tokens[i-1].Is("the") {
		i--
	}
	if i < 2 || !f.text.Tokens[i-1].Is(",") {
		return true
	}
	k := f.behind(found, f.text.Tokens[i-2].Start)
	if k == len(f.out) || f.out[k].End != f.text.Tokens[i-2].End || f.out[k].kind == Place || f.out[k].kind == Body {
		return true
	}
	return f.out[k].post.role == p.role
}

// apposed gives the office of the description m to the name behind it between commas: "the Russian
// foreign minister, Sergei Lavrov,".
func (f *finder) apposed(found int, m *Mention, s text.Sentence) {
	_, end := f.text.Tok(m.printed)
	if end+1 >= s.Last || !f.text.Tokens[end].Is(",") {
		return
	}
	k := f.behind(found, f.text.Tokens[end+1].Start)
	if k == len(f.out) {
		return
	}
	other := &f.out[k]
	if other.Full.Start != f.text.Tokens[end+1].Start || other.kind != "" && other.kind != Human || other.post.role != "" {
		return
	}
	if _, next := f.text.Tok(other.Span); next >= s.Last || f.text.Tokens[next].Is(",", ".") && f.closes(next, s) {
		other.office, other.post = m.printed, m.post
	}
}
