package site

// sourcesPage is the cards of the sources, or some of them.
type sourcesPage struct {
	layout
	Total string
	Cards []card
	Plots []*plot // of all sources, on the first page
}

// sourcePage is one source with its text.
type sourcePage struct {
	layout
	Card       card
	Lang       string // BCP 47, "" where it is unknown or the dossier's
	Note       *prose // the editor's, nil where there is none
	Texts      string
	Paragraphs []paragraph
	Alone      []aloneList // what no other source has
	Shared     []sharedText
	MoreShared int // sources not listed
	Cite       citation
	Previous   *sourceLink
	Next       *sourceLink
}

func (x *index) sourcePages(page func(path, template string, data func() any)) {
	cards := shelves("sources/index", len(x.r.Sources), cardsWeight, func(int) int { return 1 })
	for n, sh := range cards {
		page(sh.Path, "sources.html", func() any { return x.cards(cards, n) })
	}
	for i := range x.r.Sources {
		page(sourceFile(x.r.Sources[i].ID), "source.html", func() any { return x.sourcePage(i) })
	}
}

func (x *index) cards(shelves []shelf, n int) *sourcesPage {
	sh := shelves[n]
	p := &sourcesPage{
		layout: x.shelfLayout(shelves, n, "Sources", "who published them, when, what each adds, and what is wrong with their texts."),
		Total:  count(len(x.r.Sources), "source"),
	}
	for i := sh.First; i < sh.Last; i++ {
		p.Cards = append(p.Cards, x.card("../", i))
	}
	if n == 0 {
		for _, drawn := range []*plot{x.quotedBy("../"), x.sharing("../")} {
			if drawn != nil {
				p.Plots = append(p.Plots, drawn)
			}
		}
	}
	return p
}

func (x *index) sourcePage(at int) *sourcePage {
	s := &x.r.Sources[at]
	c := x.card("../", at)
	c.Full = true
	p := &sourcePage{
		layout: x.layout(sourceFile(s.ID), plain(s.Label)+": "+c.Heading,
			"The article “"+c.Heading+"”, a source of the dossier “"+plain(x.r.Title)+"”, with its quotes, names and dates marked.",
			crumb("../"), link{Href: "index.html", Text: "Sources"}),
		Card: c, Texts: x.r.Texts, Paragraphs: x.paragraphs(at),
		Alone: x.aloneLists(at), Shared: x.sharedTexts(at), Cite: x.citation(at),
	}
	p.Meta, p.Linked = metaOf(s), x.sourceThing(&p.layout, s).HTML()
	p.MoreShared = len(s.Reuse) - len(p.Shared)
	if s.Language != x.r.Language {
		p.Lang = plain(s.Language)
	}
	if note, ok := x.notes[s.ID]; ok {
		p.Note = &note
	}
	if at > 0 {
		l := x.source("../", at-1)
		p.Previous = &l
	}
	if at+1 < len(x.r.Sources) {
		l := x.source("../", at+1)
		p.Next = &l
	}
	return p
}
