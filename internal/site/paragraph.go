package site

import (
	"cmp"
	"html/template"
	"slices"
	"sort"
	"strconv"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// paragraph is a paragraph of an article with what the dossier makes of it.
type paragraph struct {
	Number   int
	Text     template.HTML
	Withheld bool       // it is not published, or only its quotes are
	Notes    []note     // on its direct and partial quotes
	Reported []reported // its indirect ones
	Dates    []dateNote // where the source's own date is not known or not sure
	Uses     []uses
}

// note says whose words a quote has and who else reports them.
type note struct {
	Quote     string // the link to the quote
	Speaker   link
	Kind      string
	Cue       string // its first words
	Via       string
	Uncertain string // why the speaker may be another, "" where that is not so
	Row       string // the link to its row in the matrix
	Sources   int    // that report the utterance
	Editor    bool   // set by the editor
}

// uses is the entries of one kind that a paragraph is behind.
type uses struct {
	Kind  string // "Timeline", "Figures", "Facts", "Same words"
	Links []link
	More  int // entries not listed
}

// use is an entry that a passage is behind.
type use struct {
	start int // of the passage
	kind  int // index into useKinds
	entry link
}

// The kinds of uses, in the order of the lists.
const (
	inTimeline = iota
	inFigures
	inFacts
	inOther
)

var useKinds = [...]string{inTimeline: "Timeline", inFigures: "Figures", inFacts: "Facts", inOther: "Same words"}

const mostUses = 4 // of one kind, listed with a paragraph

// gatherUses finds for each source the entries that its passages are behind, in order of place.
func (x *index) gatherUses() {
	x.uses = make([][]use, len(x.r.Sources))
	note := func(source string, sp text.Span, kind int, entry link) {
		at := x.sources[source]
		x.uses[at] = append(x.uses[at], use{sp.Start, kind, entry})
	}
	for i := range x.r.Timeline {
		e := &x.r.Timeline[i]
		entry := link{Href: "../" + x.eventPaths[i], Text: whenOf(e.Date).Words}
		for _, m := range e.Mentions {
			note(m.Source, m.Span, inTimeline, entry)
		}
	}
	for i := range x.r.Figures {
		f := &x.r.Figures[i]
		entry := link{Href: "../" + x.factPaths[len(x.facts)+i], Text: plain(f.Label)}
		for _, m := range f.Readings {
			note(m.Source, m.Span, inFigures, entry)
		}
	}
	for i, statement := range x.facts {
		s := &x.r.Summary[statement]
		entry := link{Href: "../" + x.factPaths[i], Text: "in " + count(len(x.tellers(s)), "source")}
		for _, m := range s.Cites {
			note(m.Source, m.Span, inFacts, entry)
		}
	}
	for at := range x.r.Sources {
		reuse := x.r.Sources[at].Reuse
		for i := range min(mostShared, len(reuse)) {
			x.gatherShared(at, &reuse[i])
		}
		slices.SortStableFunc(x.uses[at], func(a, b use) int { return cmp.Compare(a.start, b.start) })
	}
}

// gatherShared notes the words that source at has in common with another, in each paragraph. Of
// one with the same text, its head says so.
func (x *index) gatherShared(at int, r *dossier.Reuse) {
	if twinWords[r.Kind] != "" {
		return
	}
	other := x.sources[r.Source]
	for _, p := range r.Passages {
		entry := x.stretch(other, text.Span{Start: p.OtherStart, End: p.OtherEnd})
		entry.Text = plain(x.r.Sources[other].Label) + ", " + entry.Text
		first, last := x.meeting(at, p.Span)
		for _, own := range x.r.Sources[at].Paragraphs[first:last] {
			x.uses[at] = append(x.uses[at], use{max(p.Start, own.Start), inOther, entry})
		}
	}
}

// meeting is the range [first, last) of the paragraphs of source at that share a byte with sp.
func (x *index) meeting(at int, sp text.Span) (first, last int) {
	paragraphs := x.r.Sources[at].Paragraphs
	first = sort.Search(len(paragraphs), func(i int) bool { return paragraphs[i].End > sp.Start })
	last = first
	for last < len(paragraphs) && paragraphs[last].Start < sp.End {
		last++
	}
	return first, last
}

// paragraphs is the text of a source as far as it is published.
func (x *index) paragraphs(at int) []paragraph {
	src := &x.r.Sources[at]
	a := x.newArticle(at)
	out := make([]paragraph, len(src.Paragraphs))
	published := x.published(at)
	quotes, cited, list, dates := x.quoted[at], x.cited[at], x.uses[at], src.Dates
	for n, sp := range src.Paragraphs {
		p := &out[n]
		p.Number = n + 1
		for len(quotes) > 0 && x.r.Quotes[quotes[0]].Start < sp.End {
			if x.r.Quotes[quotes[0]].End > sp.Start {
				p.addNote(x.note(quotes[0]), isMarked(x.r.Quotes[quotes[0]].Kind))
			}
			quotes = quotes[1:]
		}
		first := 0
		for first < len(list) && list[first].start < sp.End {
			first++
		}
		p.Uses, list = usesOf(list[:first], sp), list[first:]
		first = 0
		for first < len(cited) && cited[first].Start < sp.End {
			first++
		}
		switch {
		case published[n]:
			p.Text = a.paragraph(sp)
			if isUndated(src) {
				p.Dates = x.dateNotes(at, dates[:datesBefore(dates, sp.End)])
			}
		default:
			p.Withheld = true
			if x.r.Texts == noTexts {
				p.Text = a.quotes(sp, cited[:first])
			}
		}
		cited, dates = cited[first:], dates[datesBefore(dates, sp.End):]
	}
	return out
}

// usesOf puts together the uses of the paragraph by their kinds, each entry once. The list may
// begin with some that lie before it.
func usesOf(list []use, paragraph text.Span) []uses {
	if len(list) == 0 {
		return nil
	}
	var kinds [len(useKinds)]uses
	seen := make(map[link]bool, len(list))
	for _, u := range list {
		if u.start < paragraph.Start || seen[u.entry] {
			continue
		}
		seen[u.entry] = true
		if k := &kinds[u.kind]; len(k.Links) < mostUses {
			k.Links = append(k.Links, u.entry)
		} else {
			k.More++
		}
	}
	var out []uses
	for i, k := range kinds {
		if len(k.Links) > 0 {
			k.Kind = useKinds[i]
			out = append(out, k)
		}
	}
	return out
}

// published tells for each paragraph whether it is published whole: all of them, those that
// something cites, or none.
func (x *index) published(at int) []bool {
	out := make([]bool, len(x.r.Sources[at].Paragraphs))
	publish := func(sp text.Span) {
		for i, last := x.meeting(at, sp); i < last; i++ {
			out[i] = true
		}
	}
	switch x.r.Texts {
	case fullTexts:
		for i := range out {
			out[i] = true
		}
	case noTexts:
	default:
		for _, i := range x.quoted[at] {
			publish(x.r.Quotes[i].Span)
		}
		for _, sp := range x.cited[at] {
			publish(sp)
		}
	}
	return out
}

func (x *index) note(quote int) note {
	q := &x.r.Quotes[quote]
	n := note{
		Quote: "#" + q.ID, Kind: plain(q.Kind), Via: plain(q.Via), Uncertain: uncertainty(q),
		Speaker: x.speaker("../", q), Cue: cmp.Or(firstWords(q.Cue.Text, mostCue), "words"), Editor: q.Basis == "editor",
	}
	if u := x.utterances[quote]; u >= 0 {
		n.Row, n.Sources = "../"+x.matrix.paths[u], x.matrix.sources[u]
	}
	return n
}

// addNote adds the note on a quote, which is marked or reported without quotation marks.
func (p *paragraph) addNote(n note, marked bool) {
	if marked {
		p.Notes = append(p.Notes, n)
	} else {
		p.Reported = addReported(p.Reported, n)
	}
}

func defectAnchor(n int) string { return "d" + strconv.Itoa(n+1) }
