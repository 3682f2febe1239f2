package seed

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"dossier/internal/defect"
	"dossier/internal/text"
)

// readHTML reads a saved page. Its text is the title, where that stands on the page, and the article,
// as a browser shows them; menus, boxes and whatever is hidden are left out.
func (s *Seed) readHTML(file string) *builder {
	w := newWriter(file)
	p := parsePage(file)
	if p.doc == nil {
		s.extraction("The markup of this page is nested too deep to be read as a browser does; the text is all that stands between its tags.")
		w.all(p.pieces)
		s.Blocks = w.blocks
		return w.builder
	}
	article := readArticle(p.doc)
	shown := s.shown(p, article)
	s.declare(p, article)
	if title := p.title(s.Declared, shown); title != nil {
		s.Declared.TitleAt = w.title(title)
		s.Declared.Title = text.Flat(w.text.String())
		shown = p.without(shown, title)
	}
	w.pieces(p.pieces, shown)
	s.Blocks = w.blocks
	return w.builder
}

// extraction notes how the text came out of the page.
func (s *Seed) extraction(note string) {
	s.Defects = append(s.Defects, defect.Defect{Kind: "extraction", Note: note})
}

// maxElements is how many elements a page may have for an article to be looked for: the time for
// that grows faster than the page.
const maxElements = 250_000

// readArticle finds the article in a page, whose texts stay as they are. The result has no Node
// where there is none.
func readArticle(doc *html.Node) (article readability.Article) {
	// The library follows a program for browsers, which have repaired the page before. None of the
	// pages that it was tried with made it panic, but one that does must not stop a build.
	defer func() {
		if recover() != nil {
			article = readability.Article{}
		}
	}()
	for n := range doc.Descendants() {
		prepare(n)
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.Logger = slog.New(slog.DiscardHandler)
	article, err := parser.ParseDocument(doc, nil)
	if err != nil { // too many elements
		return readability.Article{}
	}
	return article
}

// prepare keeps the library from two things: to take the dateline, VELDEN (AP), for the name of the
// writer; and to copy the text of a link to a script, as the copy would not know its pieces.
func prepare(n *html.Node) {
	for i, a := range n.Attr {
		switch {
		case a.Key == "class" || a.Key == "id":
			n.Attr[i].Val = strings.ReplaceAll(strings.ToLower(a.Val), "dateline", "")
		case a.Key == "href" && strings.HasPrefix(a.Val, "javascript:"):
			n.Attr[i].Val = ""
		}
	}
}

// shown is the numbers of the pieces to be shown, in order: those of the article, else of the page.
func (s *Seed) shown(p *page, article readability.Article) []int {
	var all, inArticle legible
	p.find(p.doc, &all)
	slices.Sort(all.numbers) // a browser shows what stands loose in a table above it
	if article.Node != nil {
		p.find(article.Node, &inArticle)
	}
	slices.Sort(inArticle.numbers)
	shown := slices.DeleteFunc(slices.Compact(inArticle.numbers), func(i int) bool {
		_, ok := slices.BinarySearch(all.numbers, i)
		return !ok // the library shows what is hidden where it finds nothing else
	})
	if len(shown) == 0 {
		s.extraction("No article was found in this saved web page; the text is all that the page shows, but for menus.")
		return slices.Compact(all.numbers)
	}
	s.extraction("The text is what a program took to be the article of a saved web page; menus and boxes are left out.")
	if inArticle.lost > 0 {
		s.extraction(fmt.Sprintf("Passages that could not be placed in the file are left out: %d.", inArticle.lost))
	}
	return shown
}
