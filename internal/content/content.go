// Package content reads the editor's own files of a dossier: site.toml, the pages in content/,
// what the editor knows of sources in content/sources/, decides on the timeline in
// content/timeline/ and on quotes in content/quotes.toml.
//
// In goes the dossier's folder; out come the settings, the pages, the cards of sources, the
// entries of the timeline and the corrections of quotes. Resolve then checks their citations and
// sets what the cards say, Correct makes the corrections, and Decide finds the events that the
// entries are about. The files are read strictly: every fault of every file is reported at once,
// with its line, its column and what to try. A file that is not there is no fault.
//
// Check holds the editor's sentences against the passages that they cite, Refer the entries of the record
// that pages name against those that there are.
//
//	c, err := content.Load(os.DirFS("."))
//	err = errors.Join(err, c.Resolve(sources))
//	c.Pages[0].Statements()[0]          // the first sentence and the passages that it cites
//	content.Render(c.Pages[0].Markdown, show) // its HTML and its notes
//	c.Note("000_c4110f3d")              // the editor's note on a source, Markdown as well
//
// A citation names a source by the beginning of its id, and a place in it:
//
//	The talks lasted 90 minutes [@000, para. 3; @003, paras. 5-6].
//	He called them "frank". [@003, para. 4 "a frank exchange of views"]
package content

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"unicode/utf8"
)

// Content is the editor's files.
type Content struct {
	Settings    Settings
	Pages       []*Page       // by their order, then their name; without drafts
	Cards       []*Card       // by the name of their file; after Resolve by their source
	Entries     []*Entry      // by the name of their file
	Corrections []*Correction // in the order of the file
}

// Load reads site.toml and content/ of the dossier's folder. The error is Errors, all of
// them. Content is what could be read and never nil, so that faults of its citations can
// be reported along with them.
func Load(root fs.FS) (*Content, error) {
	l := loader{root: root}
	f := cmp.Or(l.read(settingsFile), newFile(settingsFile, ""))
	settings, faults := parseSettings(f.text)
	l.report(f, faults)
	c := &Content{Settings: settings}
	for _, f := range l.files(pageFolder, pageNameFault) {
		page, faults := parsePage(f)
		l.report(f, faults)
		if page != nil {
			c.Pages = append(c.Pages, page)
		}
	}
	slices.SortStableFunc(c.Pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Name, b.Name))
	})
	for _, f := range l.files(cardFolder, cardNameFault) {
		card, faults := parseCard(f)
		l.report(f, faults)
		c.Cards = append(c.Cards, card)
	}
	for _, f := range l.files(entryFolder, entryNameFault) {
		entry, faults := parseEntry(f)
		l.report(f, faults)
		c.Entries = append(c.Entries, entry)
	}
	if f := l.read(correctionFile); f != nil {
		corrections, faults := parseCorrections(f)
		l.report(f, faults)
		c.Corrections = corrections
	}
	return c, l.errors.sorted()
}

// loader reads files and gathers what is wrong with them.
type loader struct {
	root   fs.FS
	errors Errors
}

func (l *loader) report(f *file, faults []fault) {
	for _, wrong := range faults {
		l.errors = append(l.errors, f.error(wrong))
	}
}

// maxFile is the most bytes that a file of the editor's may have, many times what a book has.
const maxFile = 4 << 20

// read is the file, or nil where there is none that can be read.
func (l *loader) read(name string) *file {
	if info, err := fs.Stat(l.root, name); err == nil && info.Size() > maxFile {
		message := fmt.Sprintf("a file of %d bytes is too large: %d are the most", info.Size(), maxFile)
		l.errors = append(l.errors, Error{File: name, Message: message, Try: "several files"})
		return nil
	}
	data, err := fs.ReadFile(l.root, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		l.fail(name, err)
		return nil
	}
	f := newFile(name, string(data))
	if i := firstInvalid(f.text); i < len(f.text) {
		l.report(f, []fault{{at: i, message: "this is not UTF-8", try: "saving the file as UTF-8"}})
		return nil
	}
	return f
}

// fail notes that a file cannot be read.
func (l *loader) fail(name string, err error) {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	l.errors = append(l.errors, Error{File: name, Message: "cannot be read: " + err.Error()})
}

// firstInvalid is the offset of the first byte of s that is not UTF-8, or len(s).
func firstInvalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return len(s)
}
