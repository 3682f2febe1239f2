package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/source"
)

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
