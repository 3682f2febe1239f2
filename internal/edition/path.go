package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// indexPath is the page of a site that in the public folder is the list of all editions.
const indexPath = editionsDir + "/index.html"

// checkPath tells why a site cannot have a file of this path. BagIt and sha256sum write
// control characters, % and \ in different ways, so no path with them is one that both read.
func checkPath(p string) error {
	switch {
	case !fs.ValidPath(p) || p == ".":
		return fmt.Errorf("%q is not a relative path with single slashes", p)
	case strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f || r == '%' || r == '\\' }):
		return fmt.Errorf(`%q has a control character, a %% or a \, which manifests cannot name`, p)
	}
	if strings.HasPrefix(p, indexPath+"/") {
		return fmt.Errorf("%q stands where the list of editions does", p)
	}
	if name, ok := strings.CutPrefix(p+"/", editionsDir+"/"); ok {
		name, _, _ = strings.Cut(name, "/")
		if name == "" || isDigits(name) || p == headPath {
			return fmt.Errorf("%q lies where the editions are kept", p)
		}
	}
	for name := range strings.SplitSeq(p, "/") {
		if strings.EqualFold(name, ".git") || strings.EqualFold(name, ".gitattributes") {
			return fmt.Errorf("%q is a path of git's", p)
		}
	}
	return nil
}

// checkFiles tells all reasons why these files cannot be a site.
func checkFiles(files Files) error {
	if len(files) == 0 {
		return errors.New("an edition has at least one file")
	}
	var faults []error
	names := slices.Sorted(maps.Keys(files))
	for _, p := range names {
		if err := checkPath(p); err != nil {
			faults = append(faults, err)
		}
	}
	for _, d := range foldersOf(names) {
		if _, ok := files[d]; ok {
			faults = append(faults, fmt.Errorf("%q is a file and the folder of another file", d))
		}
	}
	return errors.Join(faults...)
}

// foldersOf is the folders that the paths lie in, parents first, without ".".
func foldersOf(paths []string) []string {
	seen := map[string]bool{".": true}
	var dirs []string
	for _, p := range paths {
		for d := path.Dir(p); !seen[d]; d = path.Dir(d) {
			seen[d] = true
			dirs = append(dirs, d)
		}
	}
	slices.Sort(dirs)
	return dirs
}
