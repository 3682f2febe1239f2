// Package dossier compiles the record: everything that a page shows, as plain data.
//
// In go the sources and what the stages found in them; out comes a Record, which is
// written to public/dossier.json and from which alone the pages are rendered. Places are
// half-open ranges of bytes in the untouched seed file; a text is such a range with each
// run of white space made one space.
//
//	record := dossier.Compile(dossier.Input{...})
//	q := record.Quotes[0]
//	seed[q.Start:q.End] // the exact words
package dossier

import (
	"strings"

	"dossier/internal/text"
)

// Schema names the form of the record; schema.json describes it.
const Schema = "dossier/1"

// Record is the whole dossier. The field names of its JSON are read by other tools.
type Record struct {
	Schema     string      `json:"schema"`
	Title      string      `json:"title"`
	Language   string      `json:"language"`           // BCP 47
	BaseURL    string      `json:"base_url,omitempty"` // where the site will stand, if known
	Texts      string      `json:"texts"`              // what of the seeds is published: full, passages, none
	Edition    Edition     `json:"edition"`
	Sources    []Source    `json:"sources"` // in order of id
	People     []Person    `json:"people"`
	Quotes     []Quote     `json:"quotes"`           // in order of source, then place
	Dropped    []Dropped   `json:"dropped"`          // in order of source, then place
	Utterances []Utterance `json:"utterances"`       // in the order of the matrix
	Hidden     []Hidden    `json:"hidden,omitempty"` // events that the editor leaves out of the timeline
	Timeline   []Event     `json:"timeline"`         // in order of date
	Figures    []Figure    `json:"figures"`
	Summary    []Statement `json:"summary"`
	Pages      []Page      `json:"pages"` // the editor's own pages
}

// Edition says which state of the dossier this is.
type Edition struct {
	Number   int    `json:"number"`
	Date     string `json:"date"`     // EDTF, "" where none was given
	Digest   string `json:"digest"`   // sha256:… over the digests of all inputs
	Previous string `json:"previous"` // sha256:… of the tag manifest of the edition before, "" for the first
}

// Source is one article.
type Source struct {
	ID             string       `json:"id"`
	Label          string       `json:"label"` // short and unique among the sources: a column head
	File           string       `json:"file"`  // seeds/NAME.txt
	SHA256         string       `json:"sha256"`
	Format         string       `json:"format"`      // text, markdown, html
	Encoding       string       `json:"encoding"`    // as IANA names it
	Title          string       `json:"title"`       // "" where the seed has none
	TitleAt        text.Span    `json:"title_at"`    // the title in the seed, empty where it is no passage of it
	FirstWords     string       `json:"first_words"` // what stands for the title where there is none
	Byline         string       `json:"byline"`      // who wrote it, as printed
	Published      string       `json:"published"`   // EDTF or ""
	PublishedBasis string       `json:"published_basis"`
	URL            string       `json:"url"`
	Publisher      string       `json:"publisher"`
	Agency         string       `json:"agency"`
	Language       string       `json:"language"` // BCP 47, "" where unknown
	Rights         string       `json:"rights"`   // as the editor says
	Note           string       `json:"note"`     // the editor's, in Markdown, its citations written in full
	Edited         []string     `json:"edited"`   // names of the fields that the editor set
	Words          int          `json:"words"`
	Defects        []Defect     `json:"defects"`
	Paragraphs     []text.Span  `json:"paragraphs"`
	Dates          []DatedWords `json:"dates"`
	Reuse          []Reuse      `json:"reuse"`  // wording in common with other sources, the most first
	Family         string       `json:"family"` // id of the first source of those that share its wording, itself where none does
}

// Reuse is the wording that a source has in common with another.
type Reuse struct {
	Source   string          `json:"source"` // the other
	Kind     string          `json:"kind"`   // file: the same bytes; article: the same text but for little; passages
	Words    int             `json:"words"`  // of this source that stand in passages in common
	Share    float64         `json:"share"`  // of the words of this source, 0 to 1
	Passages []SharedPassage `json:"passages"`
}

// SharedPassage is a passage of a source that stands in another as well, word for word, but for
// case and marks.
type SharedPassage struct {
	text.Span
	OtherStart int `json:"other_start"`
	OtherEnd   int `json:"other_end"`
}

// Defect is a fault of the text as printed.
type Defect struct {
	text.Span
	Kind string `json:"kind"`
	Note string `json:"note"`
}

// DatedWords is an expression that stands for calendar days.
type DatedWords struct {
	text.Span
	Text     string `json:"text"`
	EDTF     string `json:"edtf"`               // "" where the source does not say enough to tell
	Inferred bool   `json:"inferred,omitempty"` // counted from a date of publication that is itself inferred
}

// Person is a person, an organisation or a place, with the forms in which the sources name it.
type Person struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Kind     string    `json:"kind"` // person, organisation, place
	Role     string    `json:"role"` // as printed, "" where no source gives one
	Variants []Variety `json:"variants"`
}

// Variety is one printed form of a name.
type Variety struct {
	Form    string   `json:"form"`
	Count   int      `json:"count"`
	Sources []string `json:"sources"`
}

// Quote is a passage that a source attributes to somebody, without its quotation marks.
type Quote struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	Kind   string `json:"kind"`  // direct, partial, indirect
	Class  string `json:"class"` // of an indirect one: statement, belief, intention; "" for the others
	text.Span
	Text       string    `json:"text"`
	Extent     text.Span `json:"extent"` // the whole reported content; the quote itself where it is no wider
	Speaker    Speaker   `json:"speaker"`
	Cue        Cue       `json:"cue"`
	Via        string    `json:"via"`
	Confidence float64   `json:"confidence"` // that the speaker is right, 0 to 1
	Reason     string    `json:"reason"`     // the rule that named the speaker, in words
	Basis      string    `json:"basis"`      // extracted, editor
}

// Dropped is words that the rules take for a quote and the editor does not.
type Dropped struct {
	Source string `json:"source"`
	text.Span
	Text string `json:"text"`
	Note string `json:"note"` // why, "" where the editor does not say
}

// Speaker is who a source says spoke. All fields are empty where the source does not say.
type Speaker struct {
	Person    string `json:"person"` // id, "" where unresolved
	Name      string `json:"name"`
	AsPrinted string `json:"as_printed"`
	text.Span        // of the words as printed; empty where there are none
}

// Cue is the words that attribute.
type Cue struct {
	Text string `json:"text"`
	text.Span
}

// Utterance is what was said once: a row of the matrix.
type Utterance struct {
	ID       string    `json:"id"`
	Speaker  string    `json:"speaker"` // id of a person, "" where unknown
	Label    string    `json:"label"`
	Position bool      `json:"position,omitempty"` // a body's, held rather than said once
	Base     string    `json:"base"`               // the quote that the others are compared with, with those that go on with it
	Quotes   []string  `json:"quotes"`             // in order of source, then place
	GoesOn   []string  `json:"goes_on,omitempty"`  // those that only the attribution parts from the one before them
	Variants []Variant `json:"variants"`
	Basis    string    `json:"basis,omitempty"` // editor: who decided on the row
	Note     string    `json:"note,omitempty"`  // why the editor did
}

// Variant is a place where a reading differs from the base reading. Its own span lies in
// the quote's source, the base span in the base quote's source; an omission has an empty
// span at the place where the words would stand, an addition an empty base span. Words that
// stand elsewhere are two variants, transposed, one with an empty span, one with an empty base span.
// Words reported without quotation marks have none.
type Variant struct {
	Quote string `json:"quote"`
	Class string `json:"class"`          // substantive, accidental
	Kind  string `json:"kind"`           // substituted, omitted, added, transposed
	Sign  string `json:"sign,omitempty"` // how the reporter owns to it: ellipsis, bracket
	text.Span
	Text      string `json:"text"`
	BaseStart int    `json:"base_start"`
	BaseEnd   int    `json:"base_end"`
	BaseText  string `json:"base_text"`
}

// Hidden is something dated that the editor leaves out of the timeline.
type Hidden struct {
	Date      string `json:"date"` // EDTF
	Source    string `json:"source"`
	text.Span        // the passage that tells it
	Text      string `json:"text"`
}

// Event is something dated, with the passages that date it.
type Event struct {
	ID       string    `json:"id"`
	Date     string    `json:"date"`  // EDTF
	Class    string    `json:"class"` // background, story, forecast
	Text     string    `json:"text"`  // of the first mention
	Claim    string    `json:"claim"` // id of the quote whose speaker says so, "" where the source itself does
	Mentions []Mention `json:"mentions"`
	Conflict bool      `json:"conflict"`
	Basis    string    `json:"basis"` // extracted, editor
}

// Mention is a passage that dates an event. Its span is the passage.
type Mention struct {
	Source string `json:"source"`
	text.Span
	Expression string `json:"expression"`         // the words that date it, "" where the editor cites it for other words
	Date       string `json:"date"`               // EDTF of those words
	Inferred   bool   `json:"inferred,omitempty"` // counted from a date of publication that is itself inferred
}

// Figure is a quantity that sources report, alike or not.
type Figure struct {
	ID       string          `json:"id"`
	Label    string          `json:"label"`
	Readings []FigureReading `json:"readings"`
	Agree    bool            `json:"agree"`    // all have one value
	Relation string          `json:"relation"` // alone, alike, less exact, contradiction
}

// FigureReading is how one source gives a figure.
type FigureReading struct {
	Source string `json:"source"`
	text.Span
	Text  string `json:"text"`
	Value string `json:"value"` // decimal, "MIN/MAX" for a range or a vague word, "" where the words give none
	Unit  string `json:"unit"`
	Sense string `json:"sense"` // exact, about, nearly, at most, at least, range, vague
}

// Statement is a sentence of the summary with the passages behind it.
type Statement struct {
	ID         string     `json:"id"`
	Text       string     `json:"text"`
	Cites      []Citation `json:"cites"`
	ReportedBy []string   `json:"reported_by"` // ids of sources
	Basis      string     `json:"basis"`       // extracted, editor
}

// Citation is a passage of a source.
type Citation struct {
	Source string `json:"source"`
	text.Span
}

// Page is a page that the editor wrote.
type Page struct {
	Name     string `json:"name"` // summary, or the name of the file without .md
	Title    string `json:"title"`
	File     string `json:"file"` // content/NAME.md
	Markdown string `json:"markdown"`
}

// Source finds a source by its id.
func (r *Record) Source(id string) *Source {
	for i := range r.Sources {
		if r.Sources[i].ID == id {
			return &r.Sources[i]
		}
	}
	return nil
}

// Paragraph is the number, from 1, of the paragraph that has the byte offset, or 0.
func (s *Source) Paragraph(offset int) int { return text.At(s.Paragraphs, offset) + 1 }

// Heading is the title, or the first words where there is none, or the name of the file where
// there are no words either.
func (s *Source) Heading() string {
	switch {
	case s.Title != "":
		return s.Title
	case s.FirstWords != "":
		return strings.TrimRight(s.FirstWords, " ,;:") + " …"
	}
	return strings.TrimPrefix(s.File, "seeds/")
}
