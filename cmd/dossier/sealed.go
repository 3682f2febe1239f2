package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/site"
	"dossier/internal/source"
)

// recordName is the record within a site.
const recordName = "dossier.json"

// decode reads JSON that a program of another version may have written: fields that it has in another form than
// this one stay empty, and partial tells that there are such.
func decode(data []byte, into any) (partial bool, err error) {
	err = json.Unmarshal(data, into)
	var form *json.UnmarshalTypeError
	if errors.As(err, &form) {
		return true, nil
	}
	return false, err
}

// decodeFile reads a JSON file of edition n.
func decodeFile(series *edition.Series, n int, name string, into any) error {
	data, err := series.Read(n, name)
	if err != nil {
		return err
	}
	if _, err := decode(data, into); err != nil {
		return fmt.Errorf("%s/%s/%s: cannot be read: %w", public, edition.SiteDir(n), name, err)
	}
	return nil
}

// recordOf is the record of edition n.
func recordOf(series *edition.Series, n int) (*dossier.Record, error) {
	r := new(dossier.Record)
	err := decodeFile(series, n, recordName, r)
	r.Edition.Number = n
	return r, err
}

// goneOf is what edition n says that it has no more; nothing for the first.
func goneOf(series *edition.Series, n int) (edition.Gone, error) {
	var g edition.Gone
	err := decodeFile(series, n, site.GoneFile, &g)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return g, err
}

// knownSources is the sources of all sealed editions, those of the newest first.
func knownSources(series *edition.Series) ([]source.Known, error) {
	var known []source.Known
	for _, e := range slices.Backward(series.All()) {
		var record struct{ Sources []dossier.Source }
		if err := decodeFile(series, e.Number, recordName, &record); err != nil {
			return nil, err
		}
		for _, s := range record.Sources {
			known = append(known, source.Known{ID: s.ID, File: strings.TrimPrefix(s.File, source.Folder+"/"), SHA256: s.SHA256})
		}
	}
	return known, nil
}
