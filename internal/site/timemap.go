package site

import (
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"

	"dossier/internal/dossier"
)

// TimeMapFile is the TimeMap, in public/.
const TimeMapFile = editionsFolder + "timemap.link"

// TimeMap makes public/editions/timemap.link, which tells archives where the front page stood on which
// day, as RFC 7089 has it: a link in a line, the oldest edition first. Its addresses are relative where the
// dossier has none. An edition whose date does not begin on a day is left out; nil is returned where
// that is every one. The record is that of the edition in force.
func TimeMap(r *dossier.Record, list []Entry) ([]byte, error) {
	original, folder := "../index.html", ""
	if base := strings.TrimSuffix(r.BaseURL, "/"); base != "" {
		original, folder = base+"/", base+"/editions/"
	}
	lines := []string{
		fmt.Sprintf(`<%s>; rel="original latest-version"`, original),
		fmt.Sprintf(`<%s>; rel="self"; type="application/link-format"`, folder+path.Base(TimeMapFile)),
	}
	var dated []Entry
	for _, e := range list {
		if firstInstant(e.Date) != "" {
			dated = append(dated, e)
		}
	}
	for i, e := range dated {
		place := ""
		if i == 0 {
			place = "first "
		}
		if i == len(dated)-1 {
			place += "last "
		}
		day, err := time.Parse(time.RFC3339, firstInstant(e.Date))
		if err != nil {
			return nil, err
		}
		lines = append(lines, fmt.Sprintf(`<%s%d/data/index.html>; rel="%smemento"; datetime="%s"`, folder, e.Number, place, day.Format(http.TimeFormat)))
	}
	if len(dated) == 0 {
		return nil, nil
	}
	return []byte(strings.Join(lines, ",\n") + "\n"), nil
}
