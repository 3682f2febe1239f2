// Package site renders the pages of a dossier.
//
// In go the record, its seeds and the templates; out come the files of the
// site, by their slash-separated paths. The files are a function of the arguments alone:
// no clock, no environment, no order of maps. Templates, styles and scripts pass through minify; a seed,
// whatever it is, is published as a text.
//
//	t, err := site.Load(nil)
//	files, err := site.Render(record, seeds, t)
//	files["matrix.html"]                // the quotes, compared
//	files["sources/000_c4110f3d.html"]  // an article, with an anchor for each passage
//	files["people/antony-blinken.html"] // all that one speaker is quoted as saying
//
// A page links only to files of the same set, by relative paths that name the file, so the
// site can be read from a disk, below any address, and in the bag of its edition. The one
// exception is editions/index.html, which leads out of the bag to the list of editions.
package site

import (
	"bytes"
	"encoding/json"
	"fmt"

	"dossier/internal/dossier"
	"dossier/internal/parallel"
	"dossier/internal/seed"
)

// Entry is an edition in the list of all editions.
type Entry struct {
	Number int
	Date   string // EDTF, "" where none was given
	Title  string
	Digest string // of its manifest, sha256:…
}

// Render makes all files of the dossier's site from the record and the seeds, whose keys
// are the File of each source. An error names the template or the place in the record that
// is at fault.
func Render(r *dossier.Record, seeds map[string]*seed.Seed, t *Templates) (map[string][]byte, error) {
	x, err := newIndex(r, seeds)
	if err != nil {
		return nil, err
	}
	record := job{"dossier.json", func() ([]byte, error) { return recordJSON(r) }}
	jobs := append([]job{record}, x.jobs(t)...) // the longest first, so that no core is left alone with it
	if err := distinct(jobs); err != nil {
		return nil, err
	}
	files, err := run(jobs)
	if err != nil {
		return nil, err
	}
	if r.Texts == fullTexts {
		for i := range r.Sources {
			files[x.seedPaths[i]] = []byte(seeds[r.Sources[i].File].Bytes)
		}
	}
	return files, nil
}

// job makes one file. Jobs are independent of each other.
type job struct {
	path string
	make func() ([]byte, error)
}

// jobs lists the files to make: the pages first, the rest behind them.
func (x *index) jobs(t *Templates) []job {
	var jobs []job
	page := func(path, template string, data func() any) {
		jobs = append(jobs, job{path, func() ([]byte, error) { return t.page(template, data()) }})
	}
	page("index.html", "summary.html", func() any {
		p := x.summaryPage()
		p.Linked = x.frontThing(&p.layout).HTML()
		return p
	})
	x.sourcePages(page)
	x.matrixPages(page)
	x.timelinePages(page)
	x.peoplePages(page)
	x.speakerPages(page)
	x.factPages(page)
	x.wordPages(page)
	x.prosePages(page)
	page("about.html", "about.html", func() any { return x.aboutPage() })
	page(editionsFile, "edition.html", func() any { return x.editionPage() })
	if x.r.BaseURL != "" {
		jobs = append(jobs, job{pictureFile, x.picture})
	}
	return append(append(jobs, x.exports()...),
		job{timelineFile, x.timelineJSON},
		job{"style.css", func() ([]byte, error) { return t.style, nil }},
		job{scriptFile, func() ([]byte, error) { return t.script, nil }},
		job{entriesFile, x.entriesJS},
		job{"favicon.svg", func() ([]byte, error) { return t.icon, nil }},
	)
}

// distinct reports jobs for the same path: an editor's page that has the name of another.
func distinct(jobs []job) error {
	seen := make(map[string]bool, len(jobs))
	for _, j := range jobs {
		if seen[j.path] {
			return fmt.Errorf("record: two pages would be %s; try another name for the editor's one", j.path)
		}
		seen[j.path] = true
	}
	return nil
}

// recordJSON is the record as published: one line, its fields in the order of its types.
func recordJSON(r *dossier.Record) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// run does the jobs on all cores. The error is that of the first job, in their order, that
// has one.
func run(jobs []job) (map[string][]byte, error) {
	made := make([][]byte, len(jobs))
	err := parallel.Try(len(jobs), func(i int) (err error) {
		made[i], err = jobs[i].make()
		return err
	})
	if err != nil {
		return nil, err
	}
	files := make(map[string][]byte, 2*len(jobs))
	for i, j := range jobs {
		files[j.path] = made[i]
	}
	return files, nil
}
