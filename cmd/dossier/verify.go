package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"

	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/seed"
	"dossier/internal/source"
	"dossier/internal/text"
)

// verifyCommand checks that the editions are as they were sealed.
type verifyCommand struct {
	Dir     string `arg:"" optional:"" default:"." help:"The dossier's folder, by default this one, or its public folder alone."`
	Edition int    `help:"Check this edition only, and the chain." placeholder:"N"`
	Head    string `help:"A digest that was noted: of the newest edition at the time." placeholder:"sha256:…"`
	Rebuild bool   `help:"Check also that the inputs give the bytes of the newest edition, or of the one that --edition names."`
}

// Validate tells what on the command line makes no sense: a digest that was not noted whole proves nothing.
func (c *verifyCommand) Validate() error {
	if c.Head != "" && !edition.IsDigest(c.Head) {
		return fmt.Errorf("--head: %q is no digest, which is sha256: and 64 lower-case digits", c.Head)
	}
	return nil
}

// Run names all that is wrong, a line each. The error counts the lines.
func (c *verifyCommand) Run(out io.Writer) error {
	root, err := openFolder(c.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	dir := public
	if isPublic(root) {
		dir = "."
	}
	report, err := edition.Verify(root, dir, c.Edition)
	if err != nil {
		return err
	}
	v := verification{root: root, dir: dir, faults: report.Faults, texts: map[string]string{}}
	v.collect(source.Folder, v.texts)
	for _, e := range report.Editions {
		if c.Edition == 0 || c.Edition == e.Number {
			v.record(e.Number)
		}
	}
	v.head(report.Editions, c.Head)
	if c.Rebuild {
		v.rebuild(c.Edition)
	}
	for _, line := range append(v.notes, v.faults...) {
		fmt.Fprintln(out, line)
	}
	if n := len(v.faults); n > 0 {
		return fmt.Errorf("%s found in %s", count(n, "fault"), path.Join(c.Dir, dir))
	}
	last := report.Editions[len(report.Editions)-1]
	what := count(len(report.Editions), "edition")
	if c.Edition != 0 {
		what = fmt.Sprintf("edition %d", c.Edition)
	}
	fmt.Fprintf(out, "%s, %s, %s in the articles: as they were sealed\n", what, count(report.Files, "file"), count(v.places, "place"))
	fmt.Fprintf(out, "the newest is edition %d, %s\n", last.Number, last.Digest)
	return nil
}

// isPublic tells whether the folder is a public folder, without a dossier around it.
func isPublic(root *os.Root) bool {
	_, errSite := root.Lstat(public)
	_, errEditions := root.Lstat("editions")
	return errSite != nil && errEditions == nil
}

// verification collects what is wrong beyond the bytes of the files.
type verification struct {
	root   *os.Root
	dir    string            // the public folder
	texts  map[string]string // of the dossier's own articles, by digest
	places int               // of records that were compared with the articles
	notes  []string          // what could not be checked
	faults []string
}

func (v *verification) fault(name, format string, args ...any) {
	v.faults = append(v.faults, path.Join(v.dir, name)+": "+fmt.Sprintf(format, args...))
}

// head checks that the digest that somebody noted is that of an edition.
func (v *verification) head(editions []edition.Edition, noted string) {
	if noted == "" {
		return
	}
	for _, e := range editions {
		if e.Digest == noted {
			v.notes = append(v.notes, fmt.Sprintf("%s is edition %d, and %d came after it", noted, e.Number, editions[len(editions)-1].Number-e.Number))
			return
		}
	}
	v.fault("editions", "no edition has the digest %s; what was there when it was noted has been replaced", noted)
}

// record checks the places of edition n's record against the articles.
func (v *verification) record(n int) {
	name := path.Join(edition.SiteDir(n), recordName)
	data, err := v.root.ReadFile(path.Join(v.dir, name))
	if errors.Is(err, fs.ErrNotExist) && len(v.faults) > 0 { // of which it is one
		return
	}
	var r dossier.Record
	partial := false
	if err == nil {
		partial, err = decode(data, &r)
	}
	switch {
	case err != nil:
		v.fault(name, "cannot be read: %v", err)
		return
	case len(r.Sources) == 0:
		v.fault(name, "names no source, so there is nothing to check")
		return
	case partial:
		v.notes = append(v.notes, fmt.Sprintf("edition %d: not all of its record checked, as it has fields in another form than this program's", n))
	}
	published := path.Join(edition.SiteDir(n), source.Folder)
	texts := maps.Clone(v.texts)
	v.collect(path.Join(v.dir, published), texts)
	seeds, missing := map[string]*seed.Seed{}, 0
	for _, s := range r.Sources {
		if t, ok := texts[s.SHA256]; ok {
			seeds[s.ID] = seed.Read(path.Base(s.File), []byte(t))
			continue
		}
		missing++
		if r.Texts == "full" {
			v.fault(name, "no text in %s has the SHA-256 of %s", published, s.File)
		}
	}
	if missing > 0 && r.Texts != "full" {
		v.notes = append(v.notes, fmt.Sprintf("edition %d: %s of %d not checked, as the articles are neither published nor in %s/",
			n, count(missing, "source"), len(r.Sources), source.Folder))
	}
	for _, p := range statedPlaces(&r) {
		s, ok := seeds[p.source]
		if !ok {
			continue
		}
		v.places++
		if what := p.check(s); what != "" {
			v.fault(name, "%s: %s", p.of, what)
		}
	}
}

// collect reads the files of a folder, if it is there, by their digests.
func (v *verification) collect(folder string, texts map[string]string) {
	entries, err := fs.ReadDir(v.root.FS(), folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if data, err := v.root.ReadFile(path.Join(folder, e.Name())); err == nil {
			sum := sha256.Sum256(data)
			texts[hex.EncodeToString(sum[:])] = string(data)
		}
	}
}

// statedPlace is a place in an article that the record states.
type statedPlace struct {
	of     string // what states it, for a reader
	source string
	text.Span
	words string // that stand there, white space made single; "" where the record does not say
}

// statedPlaces is all places that the record states.
func statedPlaces(r *dossier.Record) []statedPlace {
	var all []statedPlace
	source := map[string]string{}
	for _, s := range r.Sources {
		if s.TitleAt.Len() > 0 {
			all = append(all, statedPlace{"the title of source " + s.ID, s.ID, s.TitleAt, s.Title})
		}
		for _, p := range s.Paragraphs {
			all = append(all, statedPlace{"a paragraph of source " + s.ID, s.ID, p, ""})
		}
		for _, d := range s.Dates {
			all = append(all, statedPlace{"a date of source " + s.ID, s.ID, d.Span, d.Text})
		}
	}
	for _, q := range r.Quotes {
		source[q.ID] = q.Source
		all = append(all,
			statedPlace{"quote " + q.ID, q.Source, q.Span, q.Text},
			statedPlace{"the extent of quote " + q.ID, q.Source, q.Extent, ""},
			statedPlace{"the speaker of quote " + q.ID, q.Source, q.Speaker.Span, q.Speaker.AsPrinted},
			statedPlace{"the cue of quote " + q.ID, q.Source, q.Cue.Span, q.Cue.Text})
	}
	for _, u := range r.Utterances {
		for _, v := range u.Variants {
			all = append(all,
				statedPlace{"a variant of utterance " + u.ID, source[v.Quote], v.Span, v.Text},
				statedPlace{"a variant of utterance " + u.ID, source[u.Base], text.Span{Start: v.BaseStart, End: v.BaseEnd}, v.BaseText})
		}
	}
	for _, e := range r.Timeline {
		for _, m := range e.Mentions {
			all = append(all, statedPlace{"event " + e.ID, m.Source, m.Span, ""})
		}
	}
	for _, f := range r.Figures {
		for _, reading := range f.Readings {
			all = append(all, statedPlace{"figure " + f.ID, reading.Source, reading.Span, reading.Text})
		}
	}
	for _, s := range r.Summary {
		for _, c := range s.Cites {
			all = append(all, statedPlace{"statement " + s.ID, c.Source, c.Span, ""})
		}
	}
	return all
}

// check is what is wrong with the place, "" for nothing.
func (p statedPlace) check(s *seed.Seed) string {
	if p.Start < 0 || p.End < p.Start || p.End > len(s.Bytes) {
		return fmt.Sprintf("bytes %d to %d do not lie in the article", p.Start, p.End)
	}
	if p.words == "" {
		return ""
	}
	at := s.InText(p.Span)
	if there := text.Flat(s.Text[at.Start:at.End]); there != p.words {
		return fmt.Sprintf("says %q, but at bytes %d to %d the article has %q", p.words, p.Start, p.End, there)
	}
	return ""
}
