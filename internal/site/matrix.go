package site

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/internal/dossier"
)

// tableWidth is the most sources that readings are set beside each other for. Where there
// are more, a row lists the sources that have it.
const tableWidth = 8

// matrix is the order of the rows and the pages they stand on.
type matrix struct {
	rows    []matrixRow
	shelves []shelf  // of the rows in quotation marks or of several sources
	told    []shelf  // of the others, none where there are none
	paths   []string // by utterance: path and fragment of its row
	sources []int    // by utterance: how many sources report it
	titles  []string // by utterance: speaker and first words, each once
}

// matrixRow is an utterance in its place.
type matrixRow struct {
	utterance int
	speaker   string // id of a person, or a name in words
	shared    bool   // several sources report it
	told      bool   // only one does, and without quotation marks
}

// part is where in the matrix the row stands: what several sources report comes first.
func (r matrixRow) part() int {
	switch {
	case r.shared:
		return 0
	case r.told:
		return 2
	}
	return 1
}

// matrixPage is the quotes matrix, or some rows of it.
type matrixPage struct {
	layout
	Total    string    // all rows
	Several  string    // those that several sources report
	Overview *overview // nil where no source shares a row of the page with another, or there are too many
	Columns  []sourceLink
	Width    int // columns, with the one of the heads; 0 where readings are listed
	Shared   []speakerRows
	Alone    []speakerRows
	Told     []speakerRows // reported by one source, without quotation marks; on pages of their own
	TellsAll string        // how many these are in all
	TellsAt  string        // where they stand, "" on their pages and where there are none
}

// speakerRows is what one speaker said.
type speakerRows struct {
	ID      string
	Speaker link
	Role    string
	Rows    []row
}

// row is an utterance.
type row struct {
	ID, Label string
	Href      string
	Page      string // of all that is to be said of it, "" where one source reports it
	Position  bool   // it is held, not said once
	Editor    bool   // the editor decided on it
	Speaker   link
	Sources   coverage
	Cells     []cell    // one for each source, where they stand in a table
	Readings  []reading // elsewhere
	stamps    []stamp   // one for each source that has it
}

// cell is how one source renders an utterance; without readings, it does not.
type cell struct {
	Source   sourceLink
	Readings []reading
}

// arrange orders the utterances: first those that several sources report, then the rest,
// each part by speaker in the order of the record.
func (x *index) arrange() matrix {
	us := x.r.Utterances
	m := matrix{rows: make([]matrixRow, len(us)), paths: make([]string, len(us)), sources: make([]int, len(us))}
	rank := map[string]int{}
	for i := range us {
		m.sources[i] = len(x.reporters(&us[i]))
		speaker := x.rowSpeaker(&us[i])
		if _, ok := rank[speaker]; !ok {
			rank[speaker] = len(rank)
		}
		m.rows[i] = matrixRow{i, speaker, m.sources[i] > 1, m.sources[i] <= 1 && !isMarked(x.base(&us[i]).Kind)}
	}
	slices.SortStableFunc(m.rows, func(a, b matrixRow) int {
		return cmp.Or(cmp.Compare(a.part(), b.part()), cmp.Compare(rank[a.speaker], rank[b.speaker]))
	})
	m.shelve(func(i int) int { return len(us[m.rows[i].utterance].Quotes) })
	for _, sh := range slices.Concat(m.shelves, m.told) {
		for _, row := range m.rows[sh.First:sh.Last] {
			m.paths[row.utterance] = sh.Path + "#" + us[row.utterance].ID
		}
	}
	m.titles = x.titles(m.rows)
	return m
}

// shelve divides the rows among pages by their weights; those that one source tells have pages of their own.
func (m *matrix) shelve(weight func(int) int) {
	n := m.tells()
	m.shelves = shelves(matrixBase, n, matrixWeight, weight)
	if n == len(m.rows) {
		return
	}
	m.told = shelves(reportedBase, len(m.rows)-n, matrixWeight, func(i int) int { return weight(n + i) })
	for i := range m.told {
		m.told[i].First, m.told[i].Last = n+m.told[i].First, n+m.told[i].Last
	}
}

// tells is the index of the first row that only one source has, without quotation marks.
func (m *matrix) tells() int {
	if n := slices.IndexFunc(m.rows, func(r matrixRow) bool { return r.told }); n >= 0 {
		return n
	}
	return len(m.rows)
}

// titles is the titles of the utterances' pages: of several that would be the same, the later ones in the
// order of the rows have a number.
func (x *index) titles(rows []matrixRow) []string {
	out, used := make([]string, len(x.r.Utterances)), map[string]int{}
	for _, row := range rows {
		speaker := row.speaker
		if i, ok := x.people[speaker]; ok {
			speaker = x.r.People[i].Name
		}
		title := plain(speaker + ": " + x.r.Utterances[row.utterance].Label)
		out[row.utterance] = title
		if used[title]++; used[title] > 1 {
			out[row.utterance] = title + " (" + strconv.Itoa(used[title]) + ")"
		}
	}
	return out
}

// reporters is the sources that have a reading of the utterance.
func (x *index) reporters(u *dossier.Utterance) map[int]bool {
	has := map[int]bool{}
	for _, id := range u.Quotes {
		has[x.sources[x.r.Quotes[x.quotes[id]].Source]] = true
	}
	return has
}

// rowSpeaker is the id of the speaker, or a name where there is none.
func (x *index) rowSpeaker(u *dossier.Utterance) string {
	if _, ok := x.people[u.Speaker]; ok {
		return u.Speaker
	}
	return x.speakerName(x.base(u))
}

// base is the quote that the others of the utterance are compared with.
func (x *index) base(u *dossier.Utterance) *dossier.Quote {
	if i, ok := x.quotes[u.Base]; ok {
		return &x.r.Quotes[i]
	}
	return &x.r.Quotes[x.quotes[u.Quotes[0]]]
}

func (x *index) matrixPages(page func(path, template string, data func() any)) {
	for n, sh := range x.matrix.shelves {
		page(sh.Path, "matrix.html", func() any { return x.matrixPage(n) })
	}
	for n, sh := range x.matrix.told {
		page(sh.Path, "matrix.html", func() any { return x.toldPage(n) })
	}
	for i := range x.r.Utterances {
		if x.matrix.sources[i] > 1 {
			page(apparatusFile(x.r.Utterances[i].ID), "apparatus.html", func() any { return x.apparatusPage(i) })
		}
	}
}

// What the pages of the matrix are called: those of the rows with words in quotation marks, and those of the rest.
const (
	matrixBase   = "matrix"
	reportedBase = "matrix-reported"
)

// matrixTitle is the title of the matrix.
const matrixTitle = "Quotes compared"

func (x *index) matrixPage(n int) *matrixPage {
	m := &x.matrix
	p := x.rowsPage(m.shelves[n])
	p.layout = x.shelfLayout(m.shelves, n, matrixTitle, "what was said, by whom, and how each source words it.")
	if len(m.told) > 0 {
		p.TellsAt = m.told[0].Path
	}
	return p
}

// toldPage is a page of the rows that one source tells in the reporter's words.
func (x *index) toldPage(n int) *matrixPage {
	p := x.rowsPage(x.matrix.told[n])
	p.layout = x.shelfLayout(x.matrix.told, n, "Reported without quotation marks", "what only one source reports somebody to have said, in the reporter’s words.")
	for i := range p.Nav {
		p.Nav[i].Current = p.Nav[i].Href == x.matrix.shelves[0].Path
	}
	p.Crumbs = slices.Insert(p.Crumbs, 1, link{Href: x.matrix.shelves[0].Path, Text: matrixTitle})
	return p
}

// rowsPage is the rows of a shelf, without the layout of their page.
func (x *index) rowsPage(sh shelf) *matrixPage {
	m := &x.matrix
	several := 0
	for _, r := range m.rows {
		if r.shared {
			several++
		}
	}
	p := &matrixPage{
		Total: count(len(m.rows), "utterance"), Several: grouped(several), TellsAll: count(len(m.rows)-m.tells(), "utterance"),
	}
	if len(x.r.Sources) <= tableWidth {
		p.Columns, p.Width = x.columns(), len(x.r.Sources)+1
	}
	parts := [...]*[]speakerRows{&p.Shared, &p.Alone, &p.Told}
	for i := sh.First; i < sh.Last; i++ {
		r := m.rows[i]
		groups := parts[r.part()]
		if i == sh.First || m.rows[i-1].speaker != r.speaker || m.rows[i-1].part() != r.part() {
			*groups = append(*groups, x.speakerRows(r))
		}
		g := &(*groups)[len(*groups)-1]
		g.Rows = append(g.Rows, x.row(r.utterance, p.Columns))
	}
	p.Overview = x.overview(p.Shared)
	return p
}

func (x *index) columns() []sourceLink {
	columns := make([]sourceLink, len(x.r.Sources))
	for i := range columns {
		columns[i] = x.source("", i)
	}
	return columns
}

// speakerRows is the head of a speaker's rows.
func (x *index) speakerRows(r matrixRow) speakerRows {
	i, ok := x.people[r.speaker]
	if !ok {
		return speakerRows{Speaker: link{Text: r.speaker}}
	}
	prefix := [...]string{"by-", "alone-", "told-"}[r.part()]
	return speakerRows{ID: prefix + r.speaker, Speaker: x.person("", r.speaker), Role: plain(x.r.People[i].Role)}
}

// row is an utterance: in cells, one for each column, where several sources share it and
// there are columns, else as a list.
func (x *index) row(utterance int, columns []sourceLink) row {
	u := &x.r.Utterances[utterance]
	has := x.reporters(u)
	out := row{
		ID: u.ID, Label: plain(u.Label), Href: x.matrix.paths[utterance], Position: u.Position, Editor: u.Basis == "editor",
		Speaker: x.speaker("", x.base(u)), Sources: x.cover(has),
	}
	list := x.readings(u)
	out.stamps = stamps(list)
	if len(has) > 1 {
		out.Page = apparatusFile(u.ID)
	}
	if len(has) < 2 || columns == nil {
		out.Readings = alike(list)
		return out
	}
	out.Sources.Strip = nil // the columns show it
	out.Cells = make([]cell, len(columns))
	for i, c := range columns {
		out.Cells[i].Source = c
	}
	again := repeats(list)
	for i, r := range list {
		if of := again[i]; of >= 0 {
			r.As = columns[of].Label
		}
		c := &out.Cells[r.source]
		c.Readings = append(c.Readings, r)
	}
	return out
}

// repeats is, for each reading, another source that has the same words, -1 where none before it and not
// the base reading has.
func repeats(list []reading) []int {
	out, first := make([]int, len(list)), map[string]int{}
	base := slices.IndexFunc(list, func(r reading) bool { return r.Base })
	for i, r := range list {
		words := r.Kind + string(r.Words())
		of, seen := first[words]
		if !seen {
			first[words], of = r.source, -1
		}
		if base >= 0 && r.Same && !r.Before && !r.Behind {
			of = list[base].source
		}
		if of == r.source {
			of = -1
		}
		out[i] = of
	}
	return out
}

// rowsOfMost is the n rows that most sources report, the wider ones first.
func (x *index) rowsOfMost(n int) []row {
	var best []int
	for _, r := range x.matrix.rows {
		if r.shared {
			best = append(best, r.utterance)
		}
	}
	slices.SortStableFunc(best, func(a, b int) int { return cmp.Compare(x.matrix.sources[b], x.matrix.sources[a]) })
	var rows []row
	for _, u := range best[:min(n, len(best))] {
		rows = append(rows, x.row(u, nil))
	}
	return rows
}
