package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/site"
	"dossier/internal/source"
)

// inputDigest is the SHA-256 over the digests of all inputs: the seeds, the editor's files and the
// templates. It is taken of lines "HEX  path", sorted, as sha256sum writes them.
func inputDigest(root *os.Root, sources []*source.Source, t *site.Templates) (string, error) {
	var lines []string
	for _, s := range sources {
		lines = append(lines, s.Seed.SHA256+"  "+source.Folder+"/"+s.Seed.Name+"\n")
	}
	add := func(path string, data []byte) {
		sum := sha256.Sum256(data)
		lines = append(lines, hex.EncodeToString(sum[:])+"  "+path+"\n")
	}
	for name, data := range t.Files() {
		add("templates/"+name, data)
	}
	if data, err := root.ReadFile("site.toml"); err == nil {
		add("site.toml", data)
	}
	err := fs.WalkDir(root.FS(), "content", func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && entry.IsDir() || err == nil && strings.HasPrefix(entry.Name(), ".") {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := root.ReadFile(path)
		add(path, data)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("content/: cannot be read: %w", err)
	}
	sort.Strings(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "")))
	return "sha256:" + hex.EncodeToString(sum[:]), nil
}

// knownSources is the sources of all sealed editions, those of the newest first.
func knownSources(series *edition.Series) ([]source.Known, error) {
	var known []source.Known
	for _, e := range slices.Backward(series.All()) {
		data, err := series.Read(e.Number, "dossier.json")
		if err != nil {
			return nil, err
		}
		var record struct{ Sources []dossier.Source }
		if err := json.Unmarshal(data, &record); err != nil {
			return nil, fmt.Errorf("the record of edition %d cannot be read: %w", e.Number, err)
		}
		for _, s := range record.Sources {
			known = append(known, source.Known{ID: s.ID, File: strings.TrimPrefix(s.File, source.Folder+"/"), SHA256: s.SHA256})
		}
	}
	return known, nil
}

// editionDate is the date of a new edition in EDTF: the one that site.toml sets, else the day of
// SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else none.
func editionDate(set date.Date) (string, error) {
	if !set.IsZero() {
		return set.String(), nil
	}
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return "", nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return "", fmt.Errorf("SOURCE_DATE_EPOCH is %q; try: seconds since 1970, such as 1642723200", epoch)
	}
	return time.Unix(seconds, 0).UTC().Format(time.DateOnly), nil
}
