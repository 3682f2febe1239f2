package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The folders of pages, of cards and of entries. Those within the first are no pages.
const (
	pageFolder  = "content"
	cardFolder  = "content/sources"
	entryFolder = "content/timeline"
)

// files is the files in a folder that can be read, in order of name. nameFault tells what is
// wrong with an entry by its name and kind, if anything is. Hidden entries are passed over.
func (l *loader) files(folder string, nameFault func(fs.DirEntry) (message, try string)) []*file {
	entries, err := fs.ReadDir(l.root, folder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.fail(folder, err)
		}
		return nil
	}
	var files []*file
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		if strings.HasPrefix(entry.Name(), ".") || name == cardFolder || name == entryFolder || name == correctionFile {
			continue
		}
		if message, try := nameFault(entry); message != "" {
			l.errors = append(l.errors, Error{File: name, Message: message, Try: try})
			continue
		}
		if f := l.read(name); f != nil {
			files = append(files, f)
		}
	}
	return files
}

// reserved are the names of the site's own pages and folders; long pages go on as matrix-2.
var reserved = []string{"404", "editions", "facts", "feed", "index", "matrix", "people", "search", "seeds", "sources", "static", "timeline", "words"}

// isReserved tells whether the site has, or may have, a page or folder of that name.
func isReserved(name string) bool {
	base, number, _ := strings.Cut(name, "-")
	return slices.Contains(reserved, base) && strings.Trim(number, "0123456789") == ""
}

// pageNameFault is what is wrong with an entry of content/ as the file of a page.
func pageNameFault(entry fs.DirEntry) (message, try string) {
	name, markdown := strings.CutSuffix(entry.Name(), ".md")
	switch {
	case entry.IsDir():
		try = "its files in content/ itself"
		if near := nearest(name, []string{path.Base(cardFolder), path.Base(entryFolder)}); near != "" {
			try = near
		}
		return "the only folders in content/ are sources and timeline", try
	case !markdown:
		return "only quotes.toml and files named NAME.md stand in content/", nearest(entry.Name(), []string{path.Base(correctionFile)})
	case !isName(name, "-"):
		return "the name of a page has lower-case letters a to z, digits and hyphens only", namedLike(strings.ReplaceAll(name, "_", "-"), "-")
	case isReserved(name):
		return fmt.Sprintf("the site has a page or folder %q of its own", name), "another name"
	}
	return "", ""
}

// cardNameFault is what is wrong with an entry of content/sources/ as the file of a card.
func cardNameFault(entry fs.DirEntry) (message, try string) {
	name, markdown := strings.CutSuffix(entry.Name(), ".md")
	switch {
	case entry.IsDir() || !markdown:
		return "only files named ID.md stand in content/sources/, for ID the id of a source or the beginning of one", ""
	case !isName(name, "-_"):
		return "the id of a source has lower-case letters a to z, digits, hyphens and underscores only", namedLike(name, "-_")
	}
	return "", ""
}

// entryNameFault is what is wrong with an entry of content/timeline/ as a file of the timeline.
func entryNameFault(entry fs.DirEntry) (message, try string) {
	name, markdown := strings.CutSuffix(entry.Name(), ".md")
	switch {
	case entry.IsDir() || !markdown:
		return "only files named NAME.md stand in content/timeline/", ""
	case !isName(name, "-_"):
		return "the name of an entry has lower-case letters a to z, digits, hyphens and underscores only", namedLike(name, "-_")
	}
	return "", ""
}

// namedLike is the name of a file that is allowed and most like name, "" where there is none.
func namedLike(name, marks string) string {
	if name = slug(name); !isName(name, marks) {
		return ""
	}
	return name + ".md"
}

// isName tells whether name has lower-case letters a to z, digits and the marks only.
func isName(name, marks string) bool {
	for i := range len(name) {
		if c := name[i]; !isDigit(c) && (c < 'a' || 'z' < c) && strings.IndexByte(marks, c) < 0 {
			return false
		}
	}
	return name != ""
}
