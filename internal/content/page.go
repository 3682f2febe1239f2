package content

import (
	"cmp"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Page is a page that the editor wrote.
type Page struct {
	Name  string // the name of its file without .md; "summary" is the summary page
	Title string // the name in words where none is given
	File  string // content/NAME.md
	Order int
	Body
}

// parsePage reads one file of content/. A draft is no page, and its body is not looked at.
func parsePage(f *file) (*Page, []fault) {
	t, start := frontMatter(f.text)
	p := &Page{
		Name:  strings.TrimSuffix(path.Base(f.name), ".md"),
		Title: t.line("title", "The page in a few words"),
		File:  f.name,
		Order: t.int("order"),
	}
	p.Title = cmp.Or(p.Title, heading(p.Name))
	draft := t.bool("draft")
	faults := t.finish()
	if draft {
		return nil, faults
	}
	body, wrong := parseBody(f, start)
	p.Body = body
	if p.Name == ErratumPage {
		_, malformed := parse(p.Markdown).errata()
		for _, m := range malformed {
			m.at += start
			wrong = append(wrong, m)
		}
	}
	return p, append(faults, wrong...)
}

// heading is the name of a page in words.
func heading(name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[n:]
}
