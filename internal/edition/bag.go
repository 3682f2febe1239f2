package edition

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strconv"
	"strings"
)

// The files beside the data folder of every bag.
const (
	declarationName = "bagit.txt"
	infoName        = "bag-info.txt"
	manifestName    = "manifest-sha256.txt"
	redirectName    = "index.html"
	tagManifestName = "tagmanifest-sha256.txt" // of the others, so of all that the bag says
)

// declaration is the bagit.txt of every edition.
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// redirect leads whoever opens the folder of an edition to its site.
const redirect = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>An edition</title>
<meta http-equiv="refresh" content="0; url=data/index.html">
<p><a href="data/index.html">To this edition</a></p>
</html>
`

// bag is one edition with the digests of its files.
type bag struct {
	Edition
	manifest Manifest // of the site
	tags     Manifest // of the files beside it, but for the tag manifest
	oxum     string   // the site's size in bytes, a stop, the number of its files
}

// newBag is the bag of a site, and the files beside its data. It completes the edition's digest.
func newBag(e Edition, files, tags Files) (bag, Files) {
	b := bag{Edition: e, manifest: manifestOf(files), oxum: oxumOf(files)}
	beside := maps.Clone(tags)
	if beside == nil {
		beside = Files{}
	}
	beside[declarationName] = []byte(declaration)
	beside[infoName] = formatInfo(e, b.oxum)
	beside[manifestName] = b.manifest.Bytes()
	beside[redirectName] = []byte(redirect)
	b.tags = manifestOf(beside)
	beside[tagManifestName] = b.tags.lines("")
	b.Digest = Digest(beside[tagManifestName])
	return b, beside
}

// checkTags tells why these files cannot stand beside the data of a bag.
func checkTags(tags Files) error {
	for name := range tags {
		switch name {
		case declarationName, infoName, manifestName, redirectName:
			return fmt.Errorf("%q is a file that every edition has of its own", name)
		}
		if !isTagFile(name) {
			return fmt.Errorf("%q is not the name of a file beside %s", name, dataDir)
		}
	}
	return nil
}

// isTagFile tells whether a bag can have a file of that name beside its data, one that its tag
// manifest lists.
func isTagFile(name string) bool {
	return checkPath(name) == nil && !strings.Contains(name, "/") && name+"/" != dataDir && !strings.HasPrefix(name, "tagmanifest-")
}

// readBag reads the edition in the folder dir, apart from its data. The error names each file at
// fault, also one that is not as the tag manifest says; the bag then has what could be read.
func (f folder) readBag(dir string) (bag, error) {
	var b bag
	var sums map[string][sha256.Size]byte
	read := func(name string, parse func(data []byte) error) error {
		p := path.Join(dir, name)
		data, err := f.ReadFile(p)
		sum, sealed := sums[name]
		switch {
		case errors.Is(err, fs.ErrNotExist):
			err = errors.New("is missing")
		case err != nil:
		case sums != nil && !sealed && name != tagManifestName:
			err = fmt.Errorf("is not in %s", tagManifestName)
		default:
			if err = parse(data); sealed && sha256.Sum256(data) != sum {
				err = errAltered
			}
		}
		return f.fault(p, err)
	}
	errTags := read(tagManifestName, func(data []byte) (err error) {
		b.tags, err = parseTagManifest(data)
		b.Digest = Digest(data)
		if err == nil {
			sums = map[string][sha256.Size]byte{}
			for _, e := range b.tags {
				sums[e.Path] = e.Sum
			}
		}
		return err
	})
	errDeclaration := read(declarationName, func(data []byte) error {
		if string(data) != declaration {
			return errors.New("is not the declaration of a BagIt 1.0 bag in UTF-8")
		}
		return nil
	})
	errInfo := read(infoName, func(data []byte) (err error) {
		named := b.Digest
		b.Edition, b.oxum, err = parseInfo(data)
		b.Digest = named
		return err
	})
	errManifest := read(manifestName, func(data []byte) (err error) {
		b.manifest, err = ParseManifest(data)
		return err
	})
	err := errors.Join(errDeclaration, errInfo, errManifest, errTags)
	if _, count, _ := strings.Cut(b.oxum, "."); err == nil && count != strconv.Itoa(len(b.manifest)) {
		err = f.fault(path.Join(dir, infoName), fmt.Errorf("%s: counts %s files, the manifest %d", labelOxum, count, len(b.manifest)))
	}
	return b, err
}

// errAltered is what is wrong with a file whose digest is another.
var errAltered = errors.New("was altered: its SHA-256 is not the one that it was sealed with")
