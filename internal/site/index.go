package site

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/seed"
	"dossier/internal/text"
)

// What of the texts is published, the values of Record.Texts.
const (
	fullTexts = "full"
	noTexts   = "none"
)

// index is the record with its references resolved, once for all pages. It is read-only
// after newIndex.
type index struct {
	r          *dossier.Record    // its spans are of the seeds' texts
	seeds      []string           // by source: the text of its seed
	sources    map[string]int     // by id
	quotes     map[string]int     // by id
	people     map[string]int     // by id
	utterances []int              // by quote: its utterance, or -1
	exact      map[passage]string // id of the quote that is exactly this passage
	cited      [][]text.Span      // by source: the passages cited that are no quote, in order
	quoted     [][]int            // by source: its quotes, in order of place
	seedPaths  []string           // by source: where its seed is published
	prose      map[string]prose   // the editor's pages, by name
	notes      map[string]prose   // the editor's notes on sources, by id
	matrix     matrix
	rowOf      []int // by utterance: which row of the matrix it is

	facts        []int // the statements of the summary that were extracted
	factShelves  []shelf
	factPaths    []string // by fact, then by figure: path and fragment of the entry
	eventShelves []shelf
	eventPaths   []string // by event
	uses         [][]use  // by source: what its passages are behind, in order of place
	alone        []alone  // by source: what no other has

	speech       []speech    // by person
	namesakes    map[int]int // by person: which of several speakers of its name it is, but for the first
	cast         []int       // people, in the order of their pages, places behind the others
	castPages    []shelf     // of all but the places
	places       []int       // in the order of the alphabet
	placeShelves []shelf     // of the places
	castEntries  []string    // by person: path and fragment of the entry
	castPaths    []string    // by person: path of the page, or of the entry where nothing is quoted
	castAttrs    []string    // by person: the attributes of a link there from an article
	forms        *forms
	named        [][]named     // by source: where it names people, in order
	firsts       []map[int]int // by source: where it has a form first, by the form's node
	naming       [][]int       // by person: the events that name it, if it is a place
}

// passage is a place in a source.
type passage struct {
	source int
	text.Span
}

// newIndex resolves the references of r. The error lists those that lead nowhere.
func newIndex(r *dossier.Record, seeds map[string]*seed.Seed) (*index, error) {
	r = inText(r, seeds)
	x := &index{
		r:       r,
		seeds:   make([]string, len(r.Sources)),
		sources: make(map[string]int, len(r.Sources)),
		quotes:  make(map[string]int, len(r.Quotes)),
		people:  make(map[string]int, len(r.People)),
		exact:   make(map[passage]string, len(r.Quotes)),
		cited:   make([][]text.Span, len(r.Sources)),
		quoted:  make([][]int, len(r.Sources)),
	}
	if err := x.resolve(seeds); err != nil {
		return nil, err
	}
	if err := x.readProse(); err != nil {
		return nil, err
	}
	for i := range x.cited {
		slices.SortFunc(x.cited[i], func(a, b text.Span) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
		})
		x.cited[i] = slices.Compact(x.cited[i])
	}
	for i := range x.quoted {
		slices.SortStableFunc(x.quoted[i], func(a, b int) int { return cmp.Compare(r.Quotes[a].Start, r.Quotes[b].Start) })
	}
	for i := range r.Summary {
		if computed(r.Summary[i]) {
			x.facts = append(x.facts, i)
		}
	}
	x.seedPaths = seedPaths(r.Sources)
	x.matrix = x.arrange()
	x.orderRows()
	x.shelveFacts()
	x.shelveEvents()
	x.gatherUses()
	x.findAlone()
	x.listen()
	x.findNames()
	x.findEvents()
	x.castPeople()
	return x, nil
}

// resolve resolves the references of the record and checks its places.
func (x *index) resolve(seeds map[string]*seed.Seed) error {
	r := x.r
	c := checker{x: x}
	for i := range r.Sources {
		s := &r.Sources[i]
		x.sources[s.ID] = i
		if sd := seeds[s.File]; sd != nil {
			x.seeds[i] = sd.Text
		} else {
			c.fail("source %s: its seed %s was not given", s.ID, s.File)
		}
	}
	for i := range r.People {
		x.people[r.People[i].ID] = i
	}
	for i := range r.Quotes {
		q := &r.Quotes[i]
		x.quotes[q.ID] = i
		if at := c.place("quote "+q.ID, q.Source, q.Span); at >= 0 {
			x.quoted[at] = append(x.quoted[at], i)
			if p := (passage{at, q.Span}); x.exact[p] == "" {
				x.exact[p] = q.ID
			}
		}
	}
	for i := range r.Dropped {
		c.place("dropped quote", r.Dropped[i].Source, r.Dropped[i].Span)
	}
	c.sources()
	c.utterances()
	c.citations()
	return c.err()
}

// cite notes that a page cites sp of source at.
func (x *index) cite(at int, sp text.Span) {
	if x.exact[passage{at, sp}] == "" {
		x.cited[at] = append(x.cited[at], sp)
	}
}

// checker collects what is wrong with a record.
type checker struct {
	x    *index
	errs []error
}

func (c *checker) fail(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("record: "+format, args...))
}

// err is the first few errors as one, or nil.
func (c *checker) err() error {
	const most = 10
	if n := len(c.errs); n > most {
		return errors.Join(append(c.errs[:most:most], fmt.Errorf("record: %d more errors", n-most))...)
	}
	return errors.Join(c.errs...)
}

// place is the source of that id if the span lies in its seed, else -1 and an error.
func (c *checker) place(what, id string, sp text.Span) int {
	at, ok := c.x.sources[id]
	switch {
	case !ok:
		c.fail("%s: there is no source %q", what, id)
	case sp.Start < 0 || sp.Start > sp.End || sp.End > len(c.x.seeds[at]):
		c.fail("%s: bytes %d to %d do not lie in %s", what, sp.Start, sp.End, c.x.r.Sources[at].File)
	default:
		return at
	}
	return -1
}

func (c *checker) sources() {
	for i := range c.x.r.Sources {
		s := &c.x.r.Sources[i]
		if s.ID == "" || strings.ContainsAny(s.ID, "/\\") || strings.HasPrefix(s.ID, ".") {
			c.fail("source %q: its id makes no file name", s.ID)
		}
		end := 0
		for n, p := range s.Paragraphs {
			c.place(fmt.Sprintf("source %s, paragraph %d", s.ID, n+1), s.ID, p)
			if p.Start < end {
				c.fail("source %s, paragraph %d: begins before the one above ends", s.ID, n+1)
			}
			end = p.End
		}
		for _, d := range s.Dates {
			c.place("source "+s.ID+", date", s.ID, d.Span)
		}
		for _, d := range s.Defects {
			c.place("source "+s.ID+", defect", s.ID, d.Span)
		}
		for _, u := range s.Reuse {
			for _, p := range u.Passages {
				c.place("source "+s.ID+", reuse", s.ID, p.Span)
				c.place("source "+s.ID+", reuse", u.Source, text.Span{Start: p.OtherStart, End: p.OtherEnd})
			}
			if _, ok := c.x.sources[u.Source]; !ok {
				c.fail("source %s, reuse: there is no source %q", s.ID, u.Source)
			}
		}
	}
}

func (c *checker) utterances() {
	x := c.x
	x.utterances = make([]int, len(x.r.Quotes))
	for i := range x.utterances {
		x.utterances[i] = -1
	}
	for i := range x.r.Utterances {
		u := &x.r.Utterances[i]
		if len(u.Quotes) == 0 {
			c.fail("utterance %s: has no quote", u.ID)
		}
		for _, id := range u.Quotes {
			if q, ok := x.quotes[id]; ok {
				x.utterances[q] = i
			} else {
				c.fail("utterance %s: there is no quote %q", u.ID, id)
			}
		}
		for _, v := range u.Variants {
			if q, ok := x.quotes[v.Quote]; ok {
				c.place("utterance "+u.ID+", variant", x.r.Quotes[q].Source, v.Span)
			} else {
				c.fail("utterance %s, variant: there is no quote %q", u.ID, v.Quote)
			}
		}
	}
}

// citations checks and notes the passages that the computed pages lead to.
func (c *checker) citations() {
	cite := func(what, source string, sp text.Span) {
		if at := c.place(what, source, sp); at >= 0 {
			c.x.cite(at, sp)
		}
	}
	for _, e := range c.x.r.Timeline {
		for _, m := range e.Mentions {
			cite("event "+e.ID, m.Source, m.Span)
		}
	}
	for _, f := range c.x.r.Figures {
		for _, m := range f.Readings {
			cite("figure "+f.ID, m.Source, m.Span)
		}
	}
	for _, s := range c.x.r.Summary {
		for _, m := range s.Cites {
			cite("statement "+s.ID, m.Source, m.Span)
		}
	}
}
