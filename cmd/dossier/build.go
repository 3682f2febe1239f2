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
	Root string `help:"The dossier's folder." default:"." placeholder:"DIR"`
}

// Run builds the dossier and says in a few lines what it did.
func (c *buildCommand) Run(out io.Writer) error {
	start := time.Now()
	root, err := os.OpenRoot(c.Root)
	if err != nil {
		return fmt.Errorf("%s: cannot be opened: %w", c.Root, err)
	}
	defer root.Close()
	record, done, err := build(root)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s read, %s found: %s, %s\n", count(len(record.Sources), "source"), count(len(record.Quotes), "quote"),
		count(len(record.Utterances), "utterance"), count(len(record.Timeline), "event"))
	for _, name := range done.kept {
		fmt.Fprintf(out, "%s/%s is of an earlier edition, but was changed since: left as it is\n", public, name)
	}
	outcome := "unchanged"
	if done.sealed {
		outcome = "sealed"
	}
	fmt.Fprintf(out, "edition %d %s\n", record.Edition.Number, outcome)
	fmt.Fprintf(out, "%s  (%.2f s)\n", filepath.Join(c.Root, public, "index.html"), time.Since(start).Seconds())
	return nil
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// build makes the dossier in root and publishes it.
func build(root *os.Root) (*dossier.Record, publication, error) {
	var none publication
	series, err := edition.Open(root, public)
	if err != nil {
		return nil, none, err
	}
	editor, errContent := content.Load(root.FS())
	templates, errTemplates := site.Load(overrides(root))
	known, errKnown := knownSources(series)
	sources, errSources := source.Read(root.FS(), known)
	day, errDate := editionDate(editor.Settings.Date)
	if errSources == nil { // without sources every citation would seem wrong
		errContent = errors.Join(errContent, editor.Resolve(sources))
	}
	if err := errors.Join(errContent, errTemplates, errKnown, errSources, errDate); err != nil {
		return nil, none, err
	}
	source.InferDates(sources)
	shared := reuse.Find(sources)
	cast := name.Resolve(sources)
	quotes, stray := quote.FindAll(sources, cast)
	utterances := collation.Collate(collation.Readings(sources, quotes))
	dates := make([][]date.Mention, len(sources))
	parallel.Each(len(sources), func(i int) { dates[i] = date.Find(sources[i].Text, sources[i].Published) })
	events := timeline.Build(timeline.Sources(sources, dates, quotes))
	decisions, err := editor.Decide(sources, events)
	if err != nil {
		return nil, none, err
	}
	facts, figures := claim.Compare(sources)
	digest, err := inputDigest(root, sources, templates)
	if err != nil {
		return nil, none, err
	}
	record := dossier.Compile(dossier.Input{
		Sources: sources, Reuse: shared, Cast: cast, Quotes: quotes, Stray: stray, Utterances: utterances,
		Dates: dates, Events: events, Decisions: decisions, Facts: facts, Figures: figures, Content: editor,
		Edition: dossier.Edition{Digest: digest},
	})
	done, err := publish(series, record, day, seeds(sources), templates)
	return record, done, err
}

// publication is what became of a site.
type publication struct {
	sealed bool     // as a new edition; else the newest has it already
	kept   []string // files in the way of it that somebody changed, relative to public/
}

// publish seals the record's site as the next edition, of that day, if it differs from the newest,
// and shows it. It completes record.Edition.
func publish(series *edition.Series, record *dossier.Record, day string, seeds map[string]*seed.Seed, templates *site.Templates) (publication, error) {
	var done publication
	files, err := newest(series, record, seeds, templates)
	if err != nil {
		return done, err
	}
	if files == nil {
		last, _ := series.Newest()
		record.Edition.Number, record.Edition.Previous, record.Edition.Date = last.Number+1, last.Digest, day
		if files, err = site.Render(record, seeds, templates); err != nil {
			return done, err
		}
		next := edition.Edition{Number: last.Number + 1, Previous: last.Digest, Date: day, Title: record.Title}
		if _, err = series.Seal(next, files); err != nil {
			return done, err
		}
		done.sealed = true
	}
	var list []site.Entry
	for _, e := range series.All() {
		list = append(list, site.Entry{Number: e.Number, Date: e.Date, Title: e.Title, Digest: e.Digest})
	}
	index, err := site.Editions(record, list, templates)
	if err != nil {
		return done, err
	}
	change, err := series.Publish(files, index)
	done.kept = change.Kept
	return done, err
}

// newest is the record's site if the newest edition holds just that, its number and date being the
// edition's; nil if it holds another, or there is none.
func newest(series *edition.Series, record *dossier.Record, seeds map[string]*seed.Seed, templates *site.Templates) (edition.Files, error) {
	last, some := series.Newest()
	if !some {
		return nil, nil
	}
	record.Edition.Number, record.Edition.Previous, record.Edition.Date = last.Number, last.Previous, last.Date
	files, err := site.Render(record, seeds, templates)
	if err != nil {
		return nil, err
	}
	if same, err := series.Holds(last.Number, files); err != nil || !same {
		return nil, err
	}
	return files, nil
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
		m[source.Folder+"/"+s.Seed.Name] = s.Seed
	}
	return m
}
