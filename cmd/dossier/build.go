package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"dossier/internal/claim"
	"dossier/internal/collation"
	"dossier/internal/content"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/name"
	"dossier/internal/parallel"
	"dossier/internal/quote"
	"dossier/internal/reuse"
	"dossier/internal/seed"
	"dossier/internal/site"
	"dossier/internal/source"
	"dossier/internal/timeline"
)

// public is the folder of a dossier that the site is written to.
const public = "public"

// buildCommand makes the site.
type buildCommand struct {
	Root string `help:"The dossier's folder, by default this one." default:"." placeholder:"DIR"`
	sealing
}

// Run builds the dossier and says in a few lines what it did.
func (c *buildCommand) Run(out io.Writer) error {
	start := time.Now()
	root, err := openFolder(c.Root)
	if err != nil {
		return err
	}
	defer root.Close()
	c.today = start.UTC().Format(time.DateOnly)
	record, done, err := buildAs(root, c.sealing)
	for _, line := range done.repaired {
		fmt.Fprintln(out, line)
	}
	if err != nil {
		return err
	}
	for _, w := range done.warnings {
		fmt.Fprintln(out, "warning:", w)
	}
	fmt.Fprintf(out, "%s read, %s found: %s, %s\n", count(len(record.Sources), "source"), count(len(record.Quotes), "quote"),
		count(len(record.Utterances), "utterance"), count(len(record.Timeline), "event"))
	for _, name := range done.kept {
		fmt.Fprintf(out, "%s/%s is of an earlier edition, but was changed since: left as it is\n", public, name)
	}
	for _, line := range done.plan {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintf(out, "edition %d %s\n", record.Edition.Number, done.outcome)
	if c.DryRun {
		return nil
	}
	fmt.Fprintf(out, "%s  (%.2f s)\n", filepath.Join(c.Root, public, "index.html"), time.Since(start).Seconds())
	return nil
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// buildAs makes the dossier in root and publishes it. Unless it is a dry run, other builds wait
// outside.
func buildAs(root *os.Root, how sealing) (*dossier.Record, publication, error) {
	var done publication
	if !how.DryRun {
		held, err := edition.Lock(root, public)
		if err != nil {
			return nil, done, err
		}
		defer held.Release()
		done.repaired = held.Repaired
	}
	series, err := edition.Open(root, public)
	if err != nil {
		return nil, done, err
	}
	m, err := compile(root, series)
	if err != nil {
		return nil, done, err
	}
	done.warnings = m.warnings
	err = m.publish(series, how, &done)
	return m.record, done, err
}

// compile reads the dossier in root and compiles its record.
func compile(root *os.Root, series *edition.Series) (*made, error) {
	in, errRead := read(root, series)
	templates, errTemplates := site.Load(overrides(root))
	_, errDate := editionDate(in.Content.Settings.Date)
	if err := errors.Join(errRead, errTemplates, errDate); err != nil {
		return nil, err
	}
	var errQuotes, errRows, errEvents error
	in.Reuse = reuse.Find(in.Sources)
	in.Quotes, in.Corrected, errQuotes = in.Content.Correct(in.Sources, in.Cast, in.Quotes)
	_, in.Arranged, errRows = collate(&in)
	in.Events = timeline.Build(timeline.Sources(in.Sources, in.Dates, in.Quotes))
	in.Decisions, errEvents = in.Content.Decide(in.Sources, in.Events)
	if err := errors.Join(errQuotes, errRows, errEvents); err != nil {
		return nil, err
	}
	in.Facts, in.Figures = claim.Compare(in.Sources)
	inputs, err := inputList(root, in.Sources, templates)
	if err != nil {
		return nil, err
	}
	in.Edition.Digest = edition.Digest(inputs)
	record := dossier.Compile(in)
	warnings, errWords := in.Content.Check(in.Sources, in.Cast)
	if err := errors.Join(errWords, in.Content.Refer(site.EntryIDs(record))); err != nil {
		return nil, err
	}
	return &made{
		folder: root.Name(), record: record, seeds: seeds(in.Sources), templates: templates,
		inputs: inputs, date: in.Content.Settings.Date, warnings: warnings,
	}, nil
}

// collate sets the dates and the utterances of the quotes. It returns the readings that the utterances are of,
// and what became of the editor's entries on them.
func collate(in *dossier.Input) ([]collation.Reading, []content.Arranged, error) {
	in.Dates = make([][]date.Mention, len(in.Sources))
	parallel.Each(len(in.Sources), func(i int) { in.Dates[i] = date.Find(in.Sources[i].Text, in.Sources[i].Published) })
	readings := collation.Readings(in.Sources, in.Quotes, in.Dates, in.Cast.People)
	utterances, arranged, err := in.Content.Arrange(in.Sources, in.Cast, readings, collation.Collate(readings))
	in.Utterances = utterances
	return readings, arranged, err
}

// read is the editor's files, and the sources with whom they name and quote. Content is never nil.
func read(root *os.Root, series *edition.Series) (dossier.Input, error) {
	var in dossier.Input
	var errContent error
	in.Content, errContent = content.Load(root.FS())
	known, errKnown := knownSources(series)
	sources, errSources := source.Read(root.FS(), known)
	if errSources == nil { // without sources every citation would seem wrong
		errContent = errors.Join(errContent, in.Content.Resolve(sources))
	}
	if err := errors.Join(errContent, errKnown, errSources); err != nil {
		return in, err
	}
	source.InferDates(sources)
	in.Sources, in.Cast = sources, name.Resolve(sources)
	in.Quotes, in.Stray = quote.FindAll(sources, in.Cast)
	return in, nil
}

// overrides is the dossier's own templates, nil if it has none.
func overrides(root *os.Root) fs.FS {
	if info, err := root.Stat("templates"); err != nil || !info.IsDir() {
		return nil
	}
	own, err := fs.Sub(root.FS(), "templates")
	if err != nil {
		return nil
	}
	return own
}

// seeds is those of the sources by the name that the record has for them.
func seeds(sources []*source.Source) map[string]*seed.Seed {
	m := make(map[string]*seed.Seed, len(sources))
	for _, s := range sources {
		m[file(s)] = s.Seed
	}
	return m
}
