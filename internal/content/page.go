package content

import (
	"cmp"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// Page is a page that the editor wrote.
type Page struct {
	Name     string // the name of its file without .md; "summary" is the summary page
	Title    string // the name in words where none is given
	File     string // content/NAME.md
	Markdown string // what follows the front matter; after Resolve with its citations written in full
	Order    int

	file      *file
	start     int // offset of the Markdown in the file
	sentences []sentence
	refs      []reference // of all citations, in the order of the page
	cites     []Cite      // what they cite, after Resolve; zero where it is nothing
}

// Statement is a sentence of a page with the passages that it cites.
type Statement struct {
	Text  string // plain text, white space single
	Cites []Cite // in the order of its citations
}

// Cite is a passage of a source: whole paragraphs, or the exact words.
type Cite struct {
	Source      string // the full id
	text.Span          // bytes of the seed
	First, Last int    // the paragraphs it lies in, from 1, both included; 0 where it lies in none
}

// Statements is the sentences of the page in order; those of headings, tables, code and
// footnotes are not among them. A citation belongs to the sentence that it stands in or
// follows, one in a footnote to the sentence with the footnote's mark. Those that Resolve
// has not resolved are left out.
func (p *Page) Statements() []Statement {
	statements := make([]Statement, len(p.sentences))
	for i, s := range p.sentences {
		statements[i].Text = s.text
		for _, ref := range s.refs {
			if p.cites != nil && p.cites[ref] != (Cite{}) {
				statements[i].Cites = append(statements[i].Cites, p.cites[ref])
			}
		}
	}
	return statements
}

// parsePage reads one file of content/. The body of a draft is not looked at.
func parsePage(f *file) (p *Page, draft bool, faults []fault) {
	front, start, faults := frontMatter(f.text)
	t := readTable(front.doc)
	p = &Page{
		Name:     strings.TrimSuffix(path.Base(f.name), ".md"),
		Title:    t.string("title", "The page in a few words"),
		File:     f.name,
		Markdown: f.text[start:],
		Order:    t.int("order"),
		file:     f,
		start:    start,
	}
	p.Title = cmp.Or(p.Title, heading(p.Name))
	draft = t.bool("draft")
	for _, wrong := range t.finish() {
		wrong.at += front.start
		faults = append(faults, wrong)
	}
	if draft {
		return p, true, faults
	}
	d := parse(p.Markdown)
	p.refs, p.sentences = d.refs, d.sentences()
	for _, wrong := range d.faults {
		wrong.at += start
		faults = append(faults, wrong)
	}
	return p, false, faults
}

// heading is the name of a page in words.
func heading(name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[n:]
}

// block is the TOML between the +++ lines of a page, with its offset in the file.
type block struct {
	doc   string
	start int
}

// frontMatter cuts the front matter from a page. start is the offset of what follows it.
func frontMatter(page string) (front block, start int, faults []fault) {
	bom := len(page) - len(strings.TrimPrefix(page, "\ufeff"))
	first, next := line(page, bom)
	if first == "---" {
		return block{}, bom, []fault{{at: bom, message: "front matter stands between lines of +++ and is TOML",
			try: "+++ instead of ---, or *** for a line across the page"}}
	}
	if first != "+++" {
		return block{}, bom, nil
	}
	for i := next; i < len(page); {
		l, after := line(page, i)
		if l == "+++" {
			return block{page[next:i], next}, after, nil
		}
		i = after
	}
	return block{}, len(page), []fault{{at: bom, message: "the front matter is not closed", try: "a line +++ behind it"}}
}

// line is the line of s that begins at i, without white space at its end, and where the next begins.
func line(s string, i int) (l string, next int) {
	next = len(s)
	if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
		next = i + n + 1
	}
	return strings.TrimRight(s[i:next], " \t\r\n"), next
}
