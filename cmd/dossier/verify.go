package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/seed"
	"dossier/internal/site"
	"dossier/internal/source"
	"dossier/internal/text"
)

// verifyCommand checks that the editions are as they were sealed.
type verifyCommand struct {
	Dir     string `arg:"" optional:"" default:"." help:"The dossier's folder, or its public folder alone."`
	Edition int    `help:"Check this edition only, and the chain." placeholder:"N"`
	Head    string `help:"A digest that was noted: of the newest edition at the time." placeholder:"sha256:…"`
	Rebuild bool   `help:"Check also that the inputs give the bytes of the newest edition, or of the one that --edition names."`
}

// Run names all that is wrong, a line each. The error counts the lines.
func (c *verifyCommand) Run(out io.Writer) error {
	root, err := openFolder(c.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	dir := public
	if _, err := root.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		dir = "."
	}
	report, err := edition.Verify(root, dir, c.Edition)
	if err != nil {
		return err
	}
	v := verification{root: root, dir: dir, faults: report.Faults}
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
	fmt.Fprintf(out, "%s, %s, %s in the articles: as they were sealed\n", count(len(report.Editions), "edition"),
		count(report.Files, "file"), count(v.places, "place"))
	fmt.Fprintf(out, "the newest is edition %d, %s\n", last.Number, last.Digest)
	return nil
}

// verification collects what is wrong beyond the bytes of the files.
type verification struct {
	root   *os.Root
	dir    string   // the public folder
	places int      // of records that were compared with the articles
	notes  []string // what could not be checked
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
			v.notes = append(v.notes, fmt.Sprintf("%s is edition %d, and %d came after it", noted, e.Number, len(editions)-e.Number))
			return
		}
	}
	v.fault("editions", "no edition has the digest %s; what was there when it was noted has been replaced", noted)
}

// record checks the places of edition n's record against the articles.
func (v *verification) record(n int) {
	data := fmt.Sprintf("editions/%d/data", n)
	name := data + "/dossier.json"
	var r dossier.Record
	bytes, err := v.root.ReadFile(path.Join(v.dir, name))
	if err == nil {
		err = json.Unmarshal(bytes, &r)
	}
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) { // which is named already
			v.fault(name, "cannot be read: %v", err)
		}
		return
	}
	texts := map[string]string{} // by digest
	for _, folder := range []string{path.Join(v.dir, data, source.Folder), source.Folder} {
		v.collect(folder, texts)
	}
	seeds, missing := map[string]*seed.Seed{}, 0
	for _, s := range r.Sources {
		if t, ok := texts[s.SHA256]; ok {
			seeds[s.ID] = seed.Read(path.Base(s.File), []byte(t))
			continue
		}
		missing++
		if r.Texts == "full" {
			v.fault(name, "no text in %s has the SHA-256 of %s", path.Join(data, source.Folder), s.File)
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

// rebuild checks that the inputs are those of edition n and give its very bytes; of the newest edition where n is 0.
func (v *verification) rebuild(n int) {
	if v.dir != public {
		v.faults = append(v.faults, "there is nothing to rebuild from: "+v.root.Name()+" is a public folder without the dossier's own")
		return
	}
	series, err := edition.Open(v.root, v.dir)
	if err != nil {
		v.faults = append(v.faults, "rebuilding is not possible before the faults above are gone")
		return
	}
	if n > 0 {
		series = series.Until(n)
	}
	sealed, _ := series.Newest()
	faults := len(v.faults)
	if err = v.inputs(series, sealed); err == nil && len(v.faults) == faults {
		err = v.again(series, sealed)
	}
	if err != nil {
		v.faults = append(v.faults, strings.Split(err.Error(), "\n")...)
	}
}

// inputs names each input that is another than those that the newest edition of the series was made of.
func (v *verification) inputs(series *edition.Series, sealed edition.Edition) error {
	was, err := v.root.ReadFile(path.Join(v.dir, "editions", strconv.Itoa(sealed.Number), inputsName))
	if err != nil {
		return err
	}
	known, errKnown := knownSources(series)
	sources, errSources := source.Read(v.root.FS(), known)
	templates, errTemplates := site.Load(overrides(v.root))
	if err := errors.Join(errKnown, errSources, errTemplates); err != nil {
		return err
	}
	now, err := inputList(v.root, sources, templates)
	if err != nil {
		return err
	}
	before, after := listed(was), listed(now)
	names := slices.Concat(slices.Collect(maps.Keys(before)), slices.Collect(maps.Keys(after)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		what := "was changed"
		switch {
		case before[name] == after[name]:
			continue
		case before[name] == "":
			what = "is new"
		case after[name] == "":
			what = "is gone"
		}
		v.faults = append(v.faults, fmt.Sprintf("%s: %s since edition %d, which cannot be built again without what it was made of",
			name, what, sealed.Number))
	}
	if sealed.Software != software {
		v.faults = append(v.faults, fmt.Sprintf("edition %d was made by %s, and this is %s", sealed.Number, sealed.Software, software))
	}
	return nil
}

// listed is the digests of a list of inputs by path.
func listed(list []byte) map[string]string {
	sums := map[string]string{}
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		sums[name] = sum
	}
	return sums
}

// again seals the newest edition of the series anew, without writing it, and names what is other than sealed.
func (v *verification) again(series *edition.Series, sealed edition.Edition) error {
	m, err := compile(v.root, series)
	if err != nil {
		return err
	}
	files, err := m.render(series, sealed)
	if err != nil {
		return err
	}
	change, err := series.Compare(sealed.Number, files)
	if err != nil {
		return err
	}
	dir := "editions/" + strconv.Itoa(sealed.Number)
	for _, c := range []struct {
		names []string
		what  string
	}{
		{change.Changed, "is not what the inputs give"},
		{change.Removed, "is not among what the inputs give"},
		{change.Added, "is what the inputs give, and is not there"},
	} {
		for _, name := range c.names {
			v.fault(dir+"/data/"+name, "%s", c.what)
		}
	}
	e := sealed
	e.Title, e.Software = m.record.Title, software
	switch e, err := series.Until(sealed.Number-1).Seal(e, files, edition.Files{inputsName: m.inputs}); {
	case err != nil:
		return err
	case e.Digest == sealed.Digest:
		v.notes = append(v.notes, fmt.Sprintf("edition %d was built again from its inputs: the same bytes", sealed.Number))
	case len(change.Changed)+len(change.Removed)+len(change.Added) == 0:
		v.fault(dir, "the inputs give the same site, but other files beside it: %s", e.Digest)
	}
	return nil
}
