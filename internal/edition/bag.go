package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// The files beside the data folder of a bag.
const (
	declarationName = "bagit.txt"
	infoName        = "bag-info.txt"
	manifestName    = "manifest-sha256.txt"
)

// declaration is the bagit.txt of every edition.
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// The labels of bag-info.txt, each at most once.
const (
	labelNumber   = "Edition"
	labelDate     = "Edition-Date"
	labelTitle    = "Title"
	labelOxum     = "Payload-Oxum" // RFC 8493: the data's size in bytes, a stop, the number of its files
	labelPrevious = "Previous-Edition"
)

const digestPrefix = "sha256:"

// digest is the digest of a manifest, as editions name one another by.
func digest(manifest []byte) string {
	sum := sha256.Sum256(manifest)
	return digestPrefix + hex.EncodeToString(sum[:])
}

// isDigest tells whether s is what digest gives.
func isDigest(s string) bool {
	digits, ok := strings.CutPrefix(s, digestPrefix)
	if ok {
		_, ok = parseSum(digits)
	}
	return ok
}

// formatInfo is the bag-info.txt of e. Its values have no line ends, and none is folded,
// since readers of bags differ on whether a fold is part of the value.
func formatInfo(e Edition, oxum string) []byte {
	var b []byte
	for _, line := range [][2]string{
		{labelNumber, strconv.Itoa(e.Number)},
		{labelDate, e.Date},
		{labelTitle, e.Title},
		{labelOxum, oxum},
		{labelPrevious, e.Previous},
	} {
		if line[1] != "" {
			b = append(b, line[0]+": "+line[1]+"\n"...)
		}
	}
	return b
}

// oxumOf is the Payload-Oxum of files.
func oxumOf(files Files) string {
	size := 0
	for _, data := range files {
		size += len(data)
	}
	return fmt.Sprintf("%d.%d", size, len(files))
}

// parseInfo reads a bag-info.txt: the edition, without its digest, and the number of its files.
// Labels that it does not know are passed over.
func parseInfo(data []byte) (e Edition, count int, err error) {
	values := map[string]string{}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		label, value, ok := strings.Cut(line, ": ")
		if !ok || label == "" || strings.ContainsAny(label, " \t\r") {
			return e, 0, fmt.Errorf(`line %d: is not "Label: value"`, i+1)
		}
		if _, twice := values[label]; twice {
			return e, 0, fmt.Errorf("line %d: a second %s", i+1, label)
		}
		values[label] = value
	}
	e = Edition{Date: values[labelDate], Title: values[labelTitle], Previous: values[labelPrevious]}
	if e.Number, err = strconv.Atoi(values[labelNumber]); err != nil {
		return e, 0, fmt.Errorf("%s: %q is not a number", labelNumber, values[labelNumber])
	}
	size, files, _ := strings.Cut(values[labelOxum], ".")
	if count, err = strconv.Atoi(files); err != nil || !isDigits(size) || !isDigits(files) {
		return e, 0, fmt.Errorf("%s: %q is not BYTES.FILES", labelOxum, values[labelOxum])
	}
	if !isDigest(e.Previous) && e.Previous != "" {
		return e, 0, fmt.Errorf("%s: %q is not a %s digest", labelPrevious, e.Previous, digestPrefix)
	}
	return e, count, nil
}

// readBag reads edition n, apart from its data.
func (f folder) readBag(n int) (bag, error) {
	var b bag
	dir := editionDir(n)
	read := func(name string, parse func(data []byte) error) error {
		p := path.Join(dir, name)
		data, err := f.ReadFile(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			err = errors.New("is missing")
		case err == nil:
			err = parse(data)
		}
		return f.fault(p, err)
	}
	count := 0
	err := errors.Join(
		read(declarationName, func(data []byte) error {
			if string(data) != declaration {
				return errors.New("is not the declaration of a BagIt 1.0 bag in UTF-8")
			}
			return nil
		}),
		read(infoName, func(data []byte) (err error) {
			b.Edition, count, err = parseInfo(data)
			if err == nil && b.Number != n {
				err = fmt.Errorf("%s: is %d in the folder of %d", labelNumber, b.Number, n)
			}
			return err
		}),
		read(manifestName, func(data []byte) (err error) {
			b.manifest, err = ParseManifest(data)
			b.Digest = digest(data)
			return err
		}),
	)
	if err == nil && count != len(b.manifest) {
		err = f.fault(path.Join(dir, infoName), fmt.Errorf("%s: counts %d files, the manifest %d", labelOxum, count, len(b.manifest)))
	}
	return b, err
}
