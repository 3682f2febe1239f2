package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// apparatusPage is all that is to be said of an utterance that several sources report.
type apparatusPage struct {
	layout
	ID        string
	Href      string // its row in the matrix
	Self      string // this page
	Position  bool
	Speaker   link
	Role      string
	Sources   coverage
	Tracks    *tracks   // nil where fewer than two readings are in quotation marks
	Entries   []entry   // where the wording differs, in order of the base reading
	Accidents []entry   // where only spelling or marks do
	Witnesses []witness // by source
	More      int       // readings not listed
	Cite      string
	Previous  *link // the page of the utterance before, nil where this is the first that several sources report
	Next      *link // of the one behind, nil at the last
}

// entry is a place of the base reading where other readings differ.
type entry struct {
	Lemma    string // the words of the base reading, "" where others add some
	After    string // then the words before that place, "" at the beginning
	Readings []variation
	start    int
	end      int
}

// variation is what stands there instead in some sources.
type variation struct {
	Words   string // "" where they leave the words out
	What    string // replaced, left out, added, moved; as the source shows
	Sources []sourceLink
}

// witness is the readings of a source.
type witness struct {
	Source   sourceLink
	Readings []inPlace
}

// inPlace is a reading in its sentence.
type inPlace struct {
	Reading  reading
	Sentence template.HTML // the sentences that it stands in, "" where they have nothing else
}

const mostWitnesses = 200 // listed with an utterance

// apparatusFile is the path of the page of the utterance of that id.
func apparatusFile(id string) string { return pageFile("matrix", id) }

func (x *index) apparatusPage(utterance int) *apparatusPage {
	u := &x.r.Utterances[utterance]
	base := x.base(u)
	speaker := x.speaker("../", base)
	title := x.matrix.titles[utterance]
	a := &apparatusPage{
		ID: u.ID, Href: "../" + x.matrix.paths[utterance], Self: "../" + escapePath(apparatusFile(u.ID)), Position: u.Position, Speaker: speaker, Sources: x.cover(x.reporters(u)),
		Cite: x.citeUtterance(u, title),
	}
	if i, ok := x.people[u.Speaker]; ok {
		a.Role = plain(x.r.People[i].Role)
	}
	a.Tracks = x.tracks(u)
	a.Entries, a.Accidents = x.entries(u)
	list, units := x.readings(u), x.units(u)
	a.More = max(0, len(list)-mostWitnesses)
	for i, r := range list[:len(list)-a.More] {
		if i == 0 || list[i-1].source != r.source {
			a.Witnesses = append(a.Witnesses, witness{Source: x.source("../", r.source)})
		}
		w := &a.Witnesses[len(a.Witnesses)-1]
		w.Readings = append(w.Readings, x.inPlace(r, units[i]))
	}
	a.Previous, a.Next = x.beside(utterance, -1), x.beside(utterance, 1)
	about := "What " + speaker.Text + " said, in the wording of " + count(a.Sources.Count, "source") + " of the dossier “" + plain(x.r.Title) + "”, word by word."
	a.layout = x.layout(apparatusFile(u.ID), title, about, crumb("../"), link{Href: "../" + x.matrix.shelves[0].Path, Text: matrixTitle})
	return a
}

// orderRows notes where the rows of the matrix stand.
func (x *index) orderRows() {
	x.rowOf = make([]int, len(x.matrix.rows))
	for i, row := range x.matrix.rows {
		x.rowOf[row.utterance] = i
	}
}

// beside links to the page of the utterance that many rows further down the matrix, nil where it has none.
func (x *index) beside(utterance, rows int) *link {
	at := x.rowOf[utterance] + rows
	if at < 0 || at == len(x.matrix.rows) || !x.matrix.rows[at].shared {
		return nil
	}
	other := x.matrix.rows[at].utterance
	return &link{Href: "../" + escapePath(apparatusFile(x.r.Utterances[other].ID)), Text: x.matrix.titles[other]}
}

// citeUtterance is how to cite the page of u.
func (x *index) citeUtterance(u *dossier.Utterance, title string) string {
	return sentences("“"+title+"”", "Utterance "+u.ID+" of the "+x.inEdition(), x.permanent(apparatusFile(u.ID)))
}

// entries is the variants by place: those of the wording, and the accidental ones. What stands before
// or behind all that a source quotes is none.
func (x *index) entries(u *dossier.Utterance) (wording, accidents []entry) {
	base := x.base(u)
	seed := x.seeds[x.sources[base.Source]]
	edge := x.edges(u)
	at := map[dossier.Variant]int{} // by place and class, the entry
	for _, v := range u.Variants {
		if v.Len() == 0 && edge[v.Quote].at(v.Start) {
			continue
		}
		list := &wording
		if v.Class == "accidental" {
			list = &accidents
		}
		place := dossier.Variant{Class: v.Class, BaseStart: v.BaseStart, BaseEnd: v.BaseEnd}
		i, ok := at[place]
		if !ok {
			i, at[place] = len(*list), len(*list)
			e := entry{Lemma: plain(v.BaseText), start: v.BaseStart, end: v.BaseEnd}
			if v.BaseText == "" {
				e.After = plain(lastWords(seed[base.Start:max(base.Start, v.BaseStart)], 3))
			}
			*list = append(*list, e)
		}
		(*list)[i].add(v, x.source("../", x.sources[x.r.Quotes[x.quotes[v.Quote]].Source]))
	}
	for _, list := range [...][]entry{wording, accidents} {
		slices.SortStableFunc(list, func(a, b entry) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	}
	return wording, accidents
}

// add adds a source to those that have the variant.
func (e *entry) add(v dossier.Variant, source sourceLink) {
	words, what := plain(v.Text), variantWords(v)
	i := slices.IndexFunc(e.Readings, func(r variation) bool { return r.Words == words && r.What == what })
	if i < 0 {
		i = len(e.Readings)
		e.Readings = append(e.Readings, variation{Words: words, What: what})
	}
	if !slices.Contains(e.Readings[i].Sources, source) {
		e.Readings[i].Sources = append(e.Readings[i].Sources, source)
	}
}

// variantWords says what the variant is.
func variantWords(v dossier.Variant) string {
	words := map[string]string{"substituted": "replaced", "omitted": "left out", "added": "added", transposed: "moved here"}[v.Kind]
	switch {
	case v.Kind == transposed && v.Text == "":
		words = "moved elsewhere"
	case v.Sign == "ellipsis":
		words += ", as the source shows"
	case v.Sign == "bracket":
		words += ", in the source’s brackets"
	}
	return words
}

// edges is, by quote, where what a source quotes begins and ends.
func (x *index) edges(u *dossier.Utterance) map[string]quoteEdges {
	out := map[string]quoteEdges{}
	for _, unit := range x.units(u) {
		for i, q := range unit {
			e := quoteEdges{-1, -1}
			if i == 0 {
				e.start = q.Start
			}
			if i == len(unit)-1 {
				e.end = q.End
			}
			out[q.ID] = e
		}
	}
	return out
}

// quoteEdges is the ends of a quote that are those of its reading, -1 where one is not.
type quoteEdges struct{ start, end int }

func (e quoteEdges) at(place int) bool { return place == e.start || place == e.end }

// lastWords is the last words of a text.
func lastWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[max(0, len(words)-n):], " ")
}

// inPlace is the reading of a unit in the sentences that it stands in. Quotes that only the attribution
// parts are one place.
func (x *index) inPlace(r reading, unit []*dossier.Quote) inPlace {
	r.Places = slices.CompactFunc(r.Places, func(a, b readingPlace) bool {
		a.Passage.Href = b.Passage.Href
		return a == b
	})
	for i := range r.Places {
		r.Places[i].Passage.Href = "../" + r.Places[i].Passage.Href
	}
	w := inPlace{Reading: r}
	s, first, last := &x.r.Sources[r.source], unit[0], unit[len(unit)-1]
	n := s.Paragraph(first.Start)
	if x.r.Texts == noTexts || n == 0 || s.Paragraph(last.Start) != n {
		return w
	}
	t := text.New(x.seeds[r.source], s.Paragraphs[n-1:n])
	i, k := t.SentenceAt(first.Start), t.SentenceAt(last.End-1)
	if i < 0 || k < 0 {
		return w
	}
	around := text.Span{Start: t.Sentences[i].Start, End: max(last.End, t.Sentences[k].End)}
	if wordCount(t.Slice(around)) > unitWords(unit) {
		w.Sentence = inSentence(t, around, unit)
	}
	return w
}

// inSentence is the text of a span with the quotes of a unit marked.
func inSentence(t *text.Text, sp text.Span, unit []*dossier.Quote) template.HTML {
	w := writer{}
	at := sp.Start
	for _, q := range unit {
		start, end := max(at, q.Start), max(at, q.End)
		w.text(t.Slice(text.Span{Start: at, End: start}))
		w.tag("<b>")
		w.text(t.Slice(text.Span{Start: start, End: end}))
		w.raw("</b>")
		at = end
	}
	w.text(t.Slice(text.Span{Start: at, End: max(at, sp.End)}))
	return w.html()
}
