package content

import "dossier/internal/text"

// Body is the Markdown of a file: what follows its front matter.
type Body struct {
	Markdown string // after Resolve with its citations written in full

	file      *file
	start     int // offset of the Markdown in the file
	sentences []sentence
	refs      []reference // of all citations, in the order of the file
	entries   []entryUse  // of the record, on a page
	cites     []Cite      // what they cite, after Resolve; zero where it is nothing
}

// Statement is a sentence with the passages that it cites.
type Statement struct {
	Text  string // plain text, white space single
	Cites []Cite // in the order of its citations
}

// Cite is a passage of a source: whole paragraphs, or the exact words.
type Cite struct {
	Source      string // the full id
	text.Span          // bytes of the source's Text
	First, Last int    // the paragraphs it lies in, from 1, both included; 0 where it lies in none
}

// parseBody parses the Markdown of f from the offset start on.
func parseBody(f *file, start int) (Body, []fault) {
	b := Body{Markdown: f.text[start:], file: f, start: start}
	d := parse(b.Markdown)
	b.refs, b.sentences, b.entries = d.refs, d.sentences(), d.entries
	for i := range d.faults {
		d.faults[i].at += start
	}
	return b, d.faults
}

// Statements is the sentences in order; those of headings, tables, code and footnotes are not
// among them. A citation belongs to the sentence that it stands in or follows, one in a
// footnote to the sentence with the footnote's mark. Those that Resolve has not resolved are
// left out.
func (b *Body) Statements() []Statement {
	statements := make([]Statement, len(b.sentences))
	for i, s := range b.sentences {
		statements[i].Text = s.text
		for _, ref := range s.refs {
			if b.cites != nil && b.cites[ref] != (Cite{}) {
				statements[i].Cites = append(statements[i].Cites, b.cites[ref])
			}
		}
	}
	return statements
}
