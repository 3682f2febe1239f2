package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"slices"
	"strconv"
	"strings"
)

// speakerPage is all that one person or body is quoted as saying, or a part of it.
type speakerPage struct {
	layout
	Name, Role  string
	IsPerson    bool
	Entry       string // the link to the entry among the people
	Kinds       string // "12 direct, 3 partial"
	Sources     coverage
	Rows        string // "11 utterances, 4 of them in several sources"
	Uncertain   string // "3 of 22", "" where no attribution is
	BySource    []quoting
	MoreSources int // that quote the speaker and are not listed
	Groups      []quotedIn
	Spellings   []spelling
}

// quotedIn is what one source quotes of a speaker, or the part of it that stands on a page.
type quotedIn struct {
	ID     string // "" where it began on the page before
	Source sourceLink
	Kinds  []quotedAs
}

// quotedAs is the quotes of one kind.
type quotedAs struct {
	Heading string
	Quotes  []quotation
}

// quotation is a quote with what its source says of it.
type quotation struct {
	Words   string
	Marked  bool   // they stand in quotation marks in the source
	Cue     string // of an indirect one, which is hard to read without it
	Class   string // what an indirect one tells of, where that is no statement: belief, intention
	Place   readingPlace
	Row     string // the link to its row in the matrix, "" where it has none
	Sources int    // that report the utterance
}

const longestID = 100 // bytes of an id that names a file

// kindWords heads the quotes of a kind.
var kindWords = map[string]string{"direct": "Direct", "partial": "Partial", "indirect": "Indirect, in the reporter’s words"}

// speakerFile is the path of the page of the speaker of that id. The names of the pages of
// names are kept free.
func speakerFile(id string) string {
	if len(id) > longestID {
		sum := sha256.Sum256([]byte(id))
		id = id[:longestID] + "_" + hex.EncodeToString(sum[:4])
	}
	return pageFile("people", id)
}

// shelveSpeech puts the quotes of each speaker in order, by source, kind and place, and divides
// them among pages, the later of which are named by an id and an underscore, which no id ends in.
func (x *index) shelveSpeech() {
	for i := range x.speech {
		said := &x.speech[i]
		if len(said.quotes) == 0 {
			continue
		}
		slices.SortStableFunc(said.quotes, func(a, b int) int {
			p, q := &x.r.Quotes[a], &x.r.Quotes[b]
			return cmp.Or(cmp.Compare(x.sources[p.Source], x.sources[q.Source]), cmp.Compare(kindRank(p.Kind), kindRank(q.Kind)), cmp.Compare(p.Start, q.Start))
		})
		first := speakerFile(x.r.People[i].ID)
		said.pages = shelves(strings.TrimSuffix(first, ".html")+"_", len(said.quotes), speakerWeight, func(int) int { return 1 })
		said.pages[0].Path = first
	}
	x.namesakes = make(map[int]int)
	seen := map[string]int{}
	for i := range x.speech {
		if name := x.r.People[i].Name; len(x.speech[i].quotes) > 0 {
			if seen[name]++; seen[name] > 1 {
				x.namesakes[i] = seen[name]
			}
		}
	}
}

func kindRank(kind string) int {
	if i := slices.Index(quoteKinds[:], kind); i >= 0 {
		return i
	}
	return len(quoteKinds)
}

func (x *index) speakerPages(page func(path, template string, data func() any)) {
	for i := range x.speech {
		for n, sh := range x.speech[i].pages {
			page(sh.Path, "speaker.html", func() any { return x.speakerPage(i, n) })
		}
	}
}

// speakerPage is the n-th page of the person of that index.
func (x *index) speakerPage(i, n int) *speakerPage {
	who, said := &x.r.People[i], &x.speech[i]
	p := &speakerPage{layout: x.speakerLayout(i, n), Name: plain(who.Name), Role: plain(who.Role), IsPerson: who.Kind == "person", Entry: "../" + x.castEntries[i]}
	sh := said.pages[n]
	p.Linked = x.speakerThing(&p.layout, who, said.quotes[sh.First:sh.Last]).HTML()
	if n == 0 {
		p.Kinds, p.Rows = kindCounts(x.kindsOf(said.quotes)), x.rowsOf(said)
		uncertain, has := 0, map[int]bool{}
		for _, k := range said.quotes {
			has[x.sources[x.r.Quotes[k].Source]] = true
			if uncertainty(&x.r.Quotes[k]) != "" {
				uncertain++
			}
		}
		p.Sources = x.cover(has)
		if uncertain > 0 {
			p.Uncertain = grouped(uncertain) + " of " + grouped(len(said.quotes))
		}
		p.BySource, p.MoreSources = x.quotings(said)
		p.Spellings, _ = x.spellings("../", i)
	}
	for k := sh.First; k < sh.Last; k++ {
		x.addQuotation(p, said.quotes[k], k > 0 && x.r.Quotes[said.quotes[k-1]].Source == x.r.Quotes[said.quotes[k]].Source)
	}
	return p
}

func (x *index) speakerLayout(i, n int) layout {
	said, name := &x.speech[i], plain(x.r.People[i].Name)
	if k := x.namesakes[i]; k > 0 {
		name += " (" + strconv.Itoa(k) + ")"
	}
	title := name + ": quotes"
	crumbs := []link{crumb("../"), {Href: "../people.html", Text: "People"}}
	if n > 0 {
		crumbs = append(crumbs, link{Href: "../" + escapePath(said.pages[0].Path), Text: title})
		title += ", page " + strconv.Itoa(n+1)
	}
	l := x.layout(said.pages[n].Path, title, "What "+name+" is quoted as saying, source by source: "+count(len(said.quotes), "quote")+" in the dossier “"+plain(x.r.Title)+"”.", crumbs...)
	l.Pager = newPager("../", said.pages, n)
	return l
}

// addQuotation adds a quote to the page, below what stands there of its source and kind. begun
// tells that quotes of the source stand before it, on this page or the one before.
func (x *index) addQuotation(p *speakerPage, quote int, begun bool) {
	q := &x.r.Quotes[quote]
	at := x.sources[q.Source]
	if last := len(p.Groups) - 1; last < 0 || p.Groups[last].Source.Href != "../"+sourcePath(q.Source) {
		g := quotedIn{Source: x.source("../", at)}
		if !begun {
			g.ID = quotedAnchor(q.Source)
		}
		p.Groups = append(p.Groups, g)
	}
	g := &p.Groups[len(p.Groups)-1]
	heading := cmp.Or(kindWords[q.Kind], plain(q.Kind))
	if last := len(g.Kinds) - 1; last < 0 || g.Kinds[last].Heading != heading {
		g.Kinds = append(g.Kinds, quotedAs{Heading: heading})
	}
	as := &g.Kinds[len(g.Kinds)-1]
	as.Quotes = append(as.Quotes, x.quotation(at, quote))
}

func (x *index) quotation(at, quote int) quotation {
	q := &x.r.Quotes[quote]
	out := quotation{
		Words: plain(q.Text), Marked: isMarked(q.Kind), Place: x.readingPlace("../", at, q),
	}
	if !out.Marked {
		out.Cue, out.Place.Cue = out.Place.Cue, ""
	}
	if q.Class != "statement" {
		out.Class = plain(q.Class)
	}
	if u := x.utterances[quote]; u >= 0 {
		out.Row, out.Sources = "../"+x.matrix.paths[u], x.matrix.sources[u]
	}
	return out
}

// quotedAnchor is the id of what a source quotes on the page of a speaker.
func quotedAnchor(source string) string { return "in-" + source }

// isMarked tells whether quotes of that kind stand in quotation marks.
func isMarked(kind string) bool { return kind != "indirect" }

// HTML is the quote as an item of a list.
func (q quotation) HTML() template.HTML {
	tag := "q"
	if !q.Marked {
		tag = "span"
	}
	b := add(make([]byte, 0, 512+len(q.Words)), `<li><p class="words">`)
	if q.Cue != "" {
		b = add(appendEscaped(add(b, `<span class="cue">`), q.Cue), ":</span> ")
	}
	b = add(b, "<", tag, ` dir="auto">`)
	b = add(appendEscaped(b, q.Words), "</", tag, `></p><p class="where"><a href="`)
	b = add(appendEscaped(b, q.Place.Passage.Href), `">`, q.Place.Passage.place(), `<span class="vh"> of <bdi>`)
	b = add(appendEscaped(b, q.Place.Passage.Label), "</bdi></span></a>")
	if q.Row != "" {
		b = appendRow(b, q.Row, q.Sources)
	}
	if q.Class != "" {
		b = add(appendEscaped(add(b, ` <span class="as">`), q.Class), "</span>")
	}
	return template.HTML(add(b, string(q.Place.Attribution()), "</p></li>"))
}
