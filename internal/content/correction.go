package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
)

// Correction is what the editor decides on a quote, or on the row of the matrix that has it: an entry of
// content/quotes.toml. It is about the only quote that has a part of its words, or all of them and more,
// or adds one of just these words.
type Correction struct {
	spot
	Line      int        // of the file, from 1
	Fields    []string   // the keys that the entry has
	Speaker   string     // a name that the dossier knows; "" for nobody it knows, where it is among Fields
	AsPrinted string     // the words of the source that name the speaker; "" where not given
	Kind      quote.Kind // "" for that of the quote
	Add, Drop bool
	Note      string // why, on one line
	Row       *Row   // what is decided on the row, nil where the entry is about the quote alone

	printed text.Span // where AsPrinted stands, after Resolve
}

// correctionFile is the file of the editor's decisions on quotes.
const correctionFile = "content/quotes.toml"

// kinds are those that a quote can have.
var kinds = [...]quote.Kind{quote.Direct, quote.Partial, quote.Indirect}

// Place is the file and line of the entry: content/quotes.toml:12.
func (c *Correction) Place() string { return fmt.Sprintf("%s:%d", correctionFile, c.Line) }

func (c *Correction) sets(field string) bool { return slices.Contains(c.Fields, field) }

// parseCorrections reads content/quotes.toml.
func parseCorrections(f *file) ([]*Correction, []fault) {
	sections, faults := readSections(f.text)
	for i, wrong := range faults {
		if strings.Contains(wrong.message, "already") {
			faults[i].try = "a line [[quote]] or [[utterance]] above each entry"
		}
	}
	var all []*Correction
	for _, s := range sections {
		switch {
		case s.head == "":
			t := readTable(f.text[s.start:s.end], s.start)
			for _, key := range slices.Sorted(maps.Keys(t.values)) {
				t.fault(key, fmt.Sprintf("%q stands in no entry", key), "a line [[quote]] or [[utterance]] above it")
			}
			faults = append(faults, t.faults...)
		case s.isListOf("quote"):
			c, wrong := parseCorrection(f, s)
			all, faults = append(all, c), append(faults, wrong...)
		case s.isListOf("utterance"):
			c, wrong := parseRow(f, s)
			all, faults = append(all, c), append(faults, wrong...)
		default:
			faults = append(faults, fault{s.at, fmt.Sprintf("no entry begins with %s", s.head), "[[quote]] or [[utterance]]"})
		}
	}
	return all, faults
}

// parseCorrection reads one entry on a quote.
func parseCorrection(f *file, s section) (*Correction, []fault) {
	t := readTable(f.text[s.start:s.end], s.start)
	c := newCorrection(f, s, t)
	c.Speaker, c.AsPrinted = t.line("speaker", "Antony Blinken"), t.line("as_printed", "a senior official")
	c.Kind = quote.Kind(t.string("kind", string(quote.Direct)))
	c.Add, c.Drop = t.bool("add"), t.bool("drop")
	c.finish(t)
	faults := append(t.finish(), c.wrong(t.values)...)
	if len(faults) == 0 {
		faults = c.missing()
	}
	return c, faults
}

// newCorrection is an entry with the keys that every one has.
func newCorrection(f *file, s section, t *table) *Correction {
	c := &Correction{
		spot: spot{
			Ref:  Ref{Source: strings.ToLower(t.line("source", "000")), First: t.int("para"), Words: t.line("words", "the exact words")},
			file: f, at: map[string]int{"": s.at},
		},
		Line: f.error(fault{at: s.at}).Line,
	}
	if c.First < 1 || c.First > maxParagraph {
		c.First = 0
	}
	c.Last = c.First
	return c
}

// finish reads the key that every entry may end with, and notes which keys there are.
func (c *Correction) finish(t *table) {
	c.Note, c.Fields = t.line("note", "why"), t.given()
	for key, at := range t.at {
		c.at[key] = t.start + at
	}
}

// wrong is what is wrong with values that are of their types.
func (c *Correction) wrong(values map[string]any) []fault {
	faults := c.misplaced(values)
	add := func(is bool, key, message, try string) {
		if is {
			faults = append(faults, c.fault(key, message, try))
		}
	}
	kind, isKind := values["kind"].(string)
	add(isString(values["as_printed"]) && c.AsPrinted == "", "as_printed", "as_printed is empty", `speaker = "", where nobody is said to have said it`)
	add(isKind && !slices.Contains(kinds[:], c.Kind), "kind", fmt.Sprintf("there is no kind %q", kind), `"direct", "partial" or "indirect"`)
	for _, key := range [...]string{"speaker", "as_printed", "kind", "add"} {
		add(c.Drop && c.sets(key), key, fmt.Sprintf("an entry that drops a quote sets no %s", key), "one or the other")
	}
	return faults
}

// misplaced is what is wrong with the keys that say which quote the entry is about.
func (c *Correction) misplaced(values map[string]any) []fault {
	var faults []fault
	add := func(is bool, key, message, try string) {
		if is {
			faults = append(faults, c.fault(key, message, try))
		}
	}
	words, isText := values["words"].(string)
	para, isNumber := values["para"].(int64)
	add(!c.sets("source"), "source", "an entry names no source", `source = "000", for the beginning of its id`)
	add(isString(values["source"]) && c.Source == "", "source", "source is empty", `source = "000", for the beginning of its id`)
	add(!c.sets("words"), "words", "an entry has no words of a quote", `words = "the exact words"`)
	add(isText && !hasWords(words), "words", "there are no words in words", `words = "the exact words"`)
	add(isNumber && (para < 1 || para > maxParagraph), "para", fmt.Sprintf("no article has a para. %d", para), "para = 1, for the first")
	return faults
}

func isString(value any) bool {
	_, is := value.(string)
	return is
}

// missing is what the entry lacks to decide something.
func (c *Correction) missing() []fault {
	named := c.sets("speaker") || c.sets("as_printed")
	switch {
	case c.Add && !named:
		return []fault{c.fault("", "a new quote has no speaker", `speaker = "Antony Blinken", or as_printed = "a senior official"`)}
	case c.Add && c.Kind == "":
		return []fault{c.fault("", "a new quote has no kind", `kind = "direct", "partial" or "indirect"`)}
	case !named && c.Kind == "" && !c.Drop:
		return []fault{c.fault("", "an entry decides nothing", "speaker, as_printed, kind, add or drop")}
	}
	return nil
}

// resolve finds where the words stand, and those that name the speaker.
func (c *Correction) resolve(l *library) Errors {
	var faults Errors
	fail := func(p *spot, key string, wrong *fault) {
		if wrong != nil {
			faults = append(faults, p.file.error(p.fault(key, wrong.message, wrong.try)))
		}
	}
	if c.Source == "" || !hasWords(c.Words) {
		return nil // a fault of the file
	}
	s, key, wrong := c.locate(l)
	fail(&c.spot, key, wrong)
	if s != nil && c.AsPrinted != "" {
		fail(&c.spot, "as_printed", c.resolveSpeaker(l, s))
	}
	if c.Row != nil {
		for _, p := range c.Row.Join {
			_, key, wrong := p.locate(l)
			fail(p, key, wrong)
		}
	}
	return faults
}

// resolveSpeaker finds the words that name the speaker: in a paragraph of the quote, or else anywhere;
// of several, the only ones with the same capitals.
func (c *Correction) resolveSpeaker(l *library, s *source.Source) *fault {
	found := l.find(s, c.AsPrinted)
	ref := Ref{Source: c.Source, Words: c.AsPrinted}
	only := func(fits func(text.Span) bool) {
		if fit := slices.DeleteFunc(slices.Clone(found), func(place text.Span) bool { return !fits(place) }); len(fit) > 0 {
			found = fit
		}
	}
	if len(found) > 1 {
		only(func(place text.Span) bool {
			at := s.Text.ParagraphAt(place.Start)
			return slices.ContainsFunc(c.places, func(p text.Span) bool { return s.Text.ParagraphAt(p.Start) == at })
		})
		only(func(place text.Span) bool { return s.Text.Flat(place) == c.AsPrinted })
	}
	switch len(found) {
	case 0:
		return notFound(s, ref, nil)
	case 1:
		c.printed = found[0]
		return nil
	}
	if at := s.Text.ParagraphAt(found[0].Start) + 1; at > 0 && s.Text.ParagraphAt(found[len(found)-1].Start)+1 == at {
		ref.First, ref.Last = at, at
	}
	return &fault{message: fmt.Sprintf("%q stands %d times in %s", c.AsPrinted, len(found), place(s, ref)), try: "more of the words"}
}
