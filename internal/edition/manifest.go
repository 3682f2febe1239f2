package edition

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/internal/parallel"
)

// Manifest is the digests of all files in the data folder of a bag, or of the files beside it,
// by path in byte order, each path once.
type Manifest []Entry

// Entry is one line of a manifest.
type Entry struct {
	Path string            // relative to the folder that the manifest is of, the site's root or the bag's
	Sum  [sha256.Size]byte // SHA-256 of the file
}

// dataDir is the folder of a bag that has the site.
const dataDir = "data/"

// manifestOf takes the digest of every file.
func manifestOf(files Files) Manifest {
	m := make(Manifest, 0, len(files))
	for _, p := range slices.Sorted(maps.Keys(files)) {
		m = append(m, Entry{Path: p})
	}
	parallel.Each(len(m), func(i int) { m[i].Sum = sha256.Sum256(files[m[i].Path]) })
	return m
}

// Bytes is the manifest of a site as a file: one line "HEX  data/PATH\n" an entry.
func (m Manifest) Bytes() []byte { return m.lines(dataDir) }

// lines is one line an entry, as sha256sum writes them, with prefix before each path.
func (m Manifest) lines(prefix string) []byte {
	var b []byte
	for _, e := range m {
		b = hex.AppendEncode(b, e.Sum[:])
		b = append(b, "  "+prefix...)
		b = append(b, e.Path...)
		b = append(b, '\n')
	}
	return b
}

// ParseManifest reads what Bytes writes, and only that: an accepted manifest gives the same
// bytes again. The error says in which line the first fault is. Time is linear.
func ParseManifest(data []byte) (Manifest, error) {
	return parseLines(data, func(last, line string) (Entry, error) {
		e, err := parseEntry(line, dataDir)
		if err == nil {
			err = checkPath(e.Path)
		}
		return e, cmp.Or(err, checkOrder(last, e.Path))
	})
}

// parseTagManifest reads the manifest of the files beside a bag's data.
func parseTagManifest(data []byte) (Manifest, error) {
	return parseLines(data, func(last, line string) (Entry, error) {
		e, err := parseEntry(line, "")
		if err == nil && !isTagFile(e.Path) {
			err = fmt.Errorf("%q is not the name of a file beside %s", e.Path, dataDir)
		}
		return e, cmp.Or(err, checkOrder(last, e.Path))
	})
}

// checkOrder tells that a path does not come after the one before it, "" for none.
func checkOrder(last, path string) error {
	if path <= last {
		return fmt.Errorf("%q does not come after %q in byte order", path, last)
	}
	return nil
}

// parseLines reads a list of digests whose lines parse takes, each with the path before it.
func parseLines(data []byte, parse func(last, line string) (Entry, error)) (Manifest, error) {
	if len(data) == 0 {
		return nil, errors.New("is empty")
	}
	m := make(Manifest, 0, bytes.Count(data, []byte("\n")))
	last := ""
	rest := string(data)
	for n := 1; rest != ""; n++ {
		line, after, ended := strings.Cut(rest, "\n")
		e, err := parse(last, line)
		switch {
		case err != nil:
			return nil, fmt.Errorf("line %d: %w", n, err)
		case !ended:
			return nil, fmt.Errorf("line %d: the file ends within the line", n)
		}
		m = append(m, e)
		last, rest = e.Path, after
	}
	return m, nil
}

// parseEntry reads one line, without its line end, and takes the prefix off its path.
func parseEntry(line, prefix string) (Entry, error) {
	digits, name, _ := strings.Cut(line, "  ")
	sum, ok := parseSum(digits)
	if !ok {
		return Entry{}, errors.New("does not begin with a SHA-256 in 64 lower-case digits and two spaces")
	}
	p, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return Entry{}, fmt.Errorf("%q does not lie in %s", name, prefix)
	}
	return Entry{p, sum}, nil
}

// parseSum reads a SHA-256 of 64 lower-case hexadecimal digits.
func parseSum(s string) (sum [sha256.Size]byte, ok bool) {
	if len(s) != hex.EncodedLen(len(sum)) || s != strings.ToLower(s) {
		return sum, false
	}
	_, err := hex.Decode(sum[:], []byte(s))
	return sum, err == nil
}
