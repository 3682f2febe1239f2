// Package content reads the editor's own files of a dossier: site.toml and content/*.md.
//
// In goes the dossier's folder; out come the settings and the pages, whose citations
// Resolve then checks against the sources. The files are read strictly: every fault of every
// file is reported at once, with its line, its column and what to try. A file that is not
// there is no fault.
//
//	c, err := content.Load(os.DirFS("."))
//	err = errors.Join(err, c.Resolve(sources))
//	c.Pages[0].Statements()[0]          // the first sentence and the passages that it cites
//	content.Render(c.Pages[0].Markdown) // its HTML and its notes
//
// A page is Markdown. A citation names a source by the beginning of its id, and a place in it:
//
//	The talks lasted 90 minutes [@000, para. 3; @003, paras. 5-6].
//	He called them "frank". [@003, para. 4 "a frank exchange of views"]
package content

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Content is the editor's files.
type Content struct {
	Settings Settings
	Pages    []*Page // by their order, then their name; without drafts
}

const folder = "content"

// Load reads site.toml and content/ of the dossier's folder. The error is Errors, all of
// them. Content is what could be read and never nil, so that faults of its citations can
// be reported along with them.
func Load(root fs.FS) (*Content, error) {
	l := loader{root: root}
	c := &Content{}
	doc := ""
	if f := l.read(settingsFile); f != nil {
		doc = f.text
	}
	settings, faults := parseSettings(doc)
	c.Settings = settings
	l.report(newFile(settingsFile, doc), faults)
	for _, name := range l.pages() {
		f := l.read(name)
		if f == nil {
			continue
		}
		page, draft, faults := parsePage(f)
		l.report(f, faults)
		if !draft {
			c.Pages = append(c.Pages, page)
		}
	}
	slices.SortStableFunc(c.Pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Name, b.Name))
	})
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

// read is the file, or nil where there is none that can be read.
func (l *loader) read(name string) *file {
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

// pages is the files in content/ that can be pages, in order of name.
func (l *loader) pages() []string {
	entries, err := fs.ReadDir(l.root, folder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.fail(folder, err)
		}
		return nil
	}
	var files []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		file := path.Join(folder, entry.Name())
		if message, try := nameFault(entry); message != "" {
			l.errors = append(l.errors, Error{File: file, Message: message, Try: try})
			continue
		}
		files = append(files, file)
	}
	return files
}

// reserved are the names of the site's own pages and folders; long pages go on as matrix-2.
var reserved = []string{"404", "editions", "facts", "feed", "index", "matrix", "people", "search", "seeds", "sources", "static", "timeline"}

// isReserved tells whether the site has, or may have, a page or folder of that name.
func isReserved(name string) bool {
	base, number, _ := strings.Cut(name, "-")
	return slices.Contains(reserved, base) && strings.Trim(number, "0123456789") == ""
}

// nameFault is what is wrong with an entry of content/ as the file of a page.
func nameFault(entry fs.DirEntry) (message, try string) {
	name, markdown := strings.CutSuffix(entry.Name(), ".md")
	switch {
	case entry.IsDir():
		return "folders in content/ are not read", "its files in content/ itself"
	case !markdown:
		return "only files named NAME.md stand in content/", ""
	case !isPageName(name):
		try := strings.ReplaceAll(slug(name), "_", "-")
		if isPageName(try) {
			try += ".md"
		} else {
			try = ""
		}
		return "the name of a page has lower-case letters a to z, digits and hyphens only", try
	case isReserved(name):
		return fmt.Sprintf("the site has a page or folder %q of its own", name), "another name"
	}
	return "", ""
}

func isPageName(name string) bool {
	for i := range len(name) {
		if c := name[i]; c != '-' && !isDigit(c) && (c < 'a' || 'z' < c) {
			return false
		}
	}
	return name != ""
}
