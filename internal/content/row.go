package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/collation"
	"dossier/internal/name"
	"dossier/internal/source"
	"dossier/internal/text"
)

// Row is what the editor decides on a row of the matrix: an entry [[utterance]] of content/quotes.toml.
type Row struct {
	Join     []*spot // quotes that belong to it
	Alone    bool    // it has no other quotes than the entry names
	Label    string  // "" for that of its words
	Position collation.Held
	First    bool // it stands before other rows of its speaker
}

// parseRow reads one entry on a row.
func parseRow(f *file, s section) (*Correction, []fault) {
	t := readTable(f.text[s.start:s.end], s.start)
	c := newCorrection(f, s, t)
	join := get[[]any](t, "join", "a list", `["004: the exact words"]`)
	c.Row = &Row{Alone: t.bool("alone"), Label: t.line("label", "Open to talks"), First: t.bool("first")}
	switch position := t.bool("position"); {
	case position:
		c.Row.Position = collation.IsHeld
	case t.values["position"] == false:
		c.Row.Position = collation.IsSaid
	}
	c.finish(t)
	faults := append(t.finish(), c.misplaced(t.values)...)
	for _, item := range join {
		p, ok := c.joined(item)
		if !ok {
			faults = append(faults, c.fault("join", fmt.Sprintf("%s does not name a source and its words", printed(item)), `join = ["004: the exact words"]`))
			continue
		}
		c.Row.Join = append(c.Row.Join, p)
	}
	if c.sets("label") && isString(t.values["label"]) && c.Row.Label == "" {
		faults = append(faults, c.fault("label", "label is empty", "leaving it out"))
	}
	if r := c.Row; len(faults) == 0 && len(r.Join) == 0 && !r.Alone && !r.First && r.Label == "" && r.Position == collation.ByRule {
		faults = append(faults, c.fault("", "an entry decides nothing", "join, alone, label, position or first"))
	}
	return c, faults
}

// printed is a value of a list as a message shows it.
func printed(item any) string {
	if s, ok := item.(string); ok {
		return strconv.Quote(s)
	}
	return kindOf(item)
}

// joined is the quote that an element of join names: "004: the exact words", or "004, para. 3: …".
func (c *Correction) joined(item any) (p *spot, ok bool) {
	s, _ := item.(string)
	head, words, _ := strings.Cut(s, ":")
	id, place, several := strings.Cut(head, ",")
	p = &spot{Ref: Ref{Source: strings.ToLower(strings.TrimSpace(id)), Words: text.Flat(words)}, file: c.file, at: map[string]int{"": c.fault("join", "", "").at}}
	if several {
		number, isPara := strings.CutPrefix(text.Flat(place), "para.")
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if !isPara || err != nil || n < 1 || n > maxParagraph {
			return nil, false
		}
		p.First, p.Last = n, n
	}
	return p, p.Source != "" && hasWords(p.Words)
}

// Arranged is an entry on a row with the row that it is about.
type Arranged struct {
	*Correction
	Row int // index of the row
}

// Arrange is the rows of the matrix as the editor decides on them, in the order of their first
// readings, and what became of each entry. Several speakers in one row are a fault. The error is Errors,
// all of them. It needs what Resolve found.
func (c *Content) Arrange(sources []*source.Source, cast *name.Cast, readings []collation.Reading, rows []collation.Utterance) ([]collation.Utterance, []Arranged, error) {
	s := newShelf(sources, cast, readings, rows)
	for _, entry := range c.Corrections {
		if entry.Row != nil && entry.resolved() {
			s.take(entry)
		}
	}
	s.move()
	return s.finish()
}

// shelf is where rows are arranged.
type shelf struct {
	sources  []*source.Source
	cast     *name.Cast
	readings []collation.Reading
	rows     []collation.Utterance
	first    []int               // by source, the index of its first reading; one more for the end
	row      []int               // by reading, the index of its row
	goesOn   []bool              // by reading: it goes on with the one before
	named    map[int]*Correction // by the first reading of a unit, the entry that names it
	entries  []entryOnRow
	faults   Errors
}

// entryOnRow is an entry with the readings that it names: its own, then those to be joined.
type entryOnRow struct {
	*Correction
	readings []int
}

func newShelf(sources []*source.Source, cast *name.Cast, readings []collation.Reading, rows []collation.Utterance) *shelf {
	s := &shelf{
		sources: sources, cast: cast, readings: readings, rows: slices.Clone(rows), first: make([]int, len(sources)+1),
		row: make([]int, len(readings)), goesOn: make([]bool, len(readings)), named: map[int]*Correction{},
	}
	for n, u := range rows {
		for _, k := range u.Readings {
			s.row[k] = n
		}
		for _, k := range u.GoesOn {
			s.goesOn[k] = true
		}
	}
	for i := range s.first {
		s.first[i], _ = slices.BinarySearchFunc(readings, i, func(r collation.Reading, i int) int { return r.Source - i })
	}
	return s
}

// take finds the readings that an entry names.
func (s *shelf) take(c *Correction) {
	e := entryOnRow{Correction: c}
	ok := s.name(c, &c.spot, "words", &e)
	for _, p := range c.Row.Join {
		ok = s.name(c, p, "join", &e) && ok
	}
	if ok {
		s.entries = append(s.entries, e)
	}
}

// name adds the reading that p points at to those of the entry; ok is false where there is no such one,
// or another entry names it.
func (s *shelf) name(c *Correction, p *spot, key string, e *entryOnRow) (ok bool) {
	if !p.resolved() {
		return false
	}
	i := slices.IndexFunc(s.sources, func(of *source.Source) bool { return of.ID == p.Source })
	own := s.readings[s.first[i]:s.first[i+1]]
	quotes := make([]text.Span, len(own))
	for k, r := range own {
		quotes[k] = r.Span
	}
	k, wrong := p.one(s.sources[i], quotes, "a [[quote]] that adds it")
	if wrong != nil {
		s.fail(c, key, wrong.message, wrong.try)
		return false
	}
	k += s.first[i]
	for s.goesOn[k] {
		k--
	}
	if by := s.named[k]; by != nil {
		s.fail(c, key, fmt.Sprintf("%s names the same quote, “%s”", by.Place(), excerpt(s.sources[i].Text.Flat(s.readings[k].Span))), "one entry for both, or other words")
		return false
	}
	s.named[k] = c
	e.readings = append(e.readings, k)
	return true
}

func (s *shelf) fail(c *Correction, key, message, try string) {
	s.faults = append(s.faults, c.file.error(c.fault(key, message, try)))
}

// move brings the readings to their rows: first those that leave theirs for a row of their own.
func (s *shelf) move() {
	for _, e := range s.entries {
		if e.Correction.Row.Alone {
			s.rows = append(s.rows, collation.Utterance{})
			s.bring(len(s.rows)-1, e.readings)
		}
	}
	for _, e := range s.entries {
		if !e.Correction.Row.Alone {
			s.bring(s.row[e.readings[0]], e.readings[1:])
		}
	}
}

// bring puts readings, with those that go on with them, into row n.
func (s *shelf) bring(n int, readings []int) {
	for _, k := range readings {
		s.row[k] = n
		for k++; k < len(s.goesOn) && s.goesOn[k]; k++ {
			s.row[k] = n
		}
	}
}

// finish is the rows and the entries that are about them.
func (s *shelf) finish() ([]collation.Utterance, []Arranged, error) {
	members := make([][]int, len(s.rows))
	for k, n := range s.row {
		members[n] = append(members[n], k)
	}
	by := make([]*Correction, len(s.rows))
	for i, e := range s.entries {
		n := s.row[e.readings[0]]
		if by[n] != nil {
			s.fail(e.Correction, "words", fmt.Sprintf("%s is about the same row", by[n].Place()), "one entry for both, or alone = true")
			continue
		}
		by[n] = e.Correction
		s.oneSpeaker(e.Correction, members[n])
		s.rows[n].Decided = collation.Decision{Label: e.Correction.Row.Label, Position: e.Correction.Row.Position}
		if e.Correction.Row.First {
			s.rows[n].Decided.First = i + 1
		}
	}
	order := make([]int, 0, len(s.rows))
	for n := range s.rows {
		if len(members[n]) == 0 {
			continue
		}
		order = append(order, n)
		if !slices.Equal(s.rows[n].Readings, members[n]) {
			decided := s.rows[n].Decided
			s.rows[n] = collation.Of(s.readings, members[n])
			s.rows[n].Decided = decided
		}
	}
	slices.SortFunc(order, func(a, b int) int { return members[a][0] - members[b][0] })
	out, done := make([]collation.Utterance, len(order)), []Arranged(nil)
	for i, n := range order {
		out[i] = s.rows[n]
		if by[n] != nil {
			done = append(done, Arranged{by[n], i})
		}
	}
	return out, done, s.faults.sorted()
}

// oneSpeaker reports a row in which several people or bodies would speak.
func (s *shelf) oneSpeaker(c *Correction, members []int) {
	who := name.Nobody
	for _, k := range members {
		switch next := s.readings[k].Who; {
		case next == name.Nobody || next == who:
		case who == name.Nobody:
			who = next
		default:
			people := s.cast.People
			s.fail(c, "join", fmt.Sprintf("%s and %s would speak in one row", people[who].Name, people[next].Name), "[[quote]] entries that give the words one speaker")
			return
		}
	}
}
