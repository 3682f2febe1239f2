package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"dossier/internal/content"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/seed"
	"dossier/internal/site"
)

// software is what bags say made them. The number is raised by hand when the same inputs give
// other pages: the version that Go knows differs between a build, a run and an install.
const software = "dossier 1"

// made is a dossier that was read and compiled, all but which edition it is.
type made struct {
	folder    string // the dossier's, as the system knows it
	record    *dossier.Record
	seeds     map[string]*seed.Seed
	templates *site.Templates
	inputs    []byte    // their digests, lines as sha256sum writes them
	date      date.Date // of its edition, as site.toml sets it
	warnings  content.Errors
}

// publication is what became of a site.
type publication struct {
	warnings content.Errors
	repaired []string // what an interrupted build had left, and what became of it
	outcome  string   // "sealed", "unchanged", …
	kept     []string // files in the way of it that somebody changed, relative to public/
	plan     []string // what a dry run says would change
}

// publish seals the site as the next edition if it differs from the newest, and shows it. It
// completes record.Edition, and says in done what it did.
func (m *made) publish(series *edition.Series, how sealing, done *publication) error {
	next, err := m.next(series, how)
	if err != nil {
		return err
	}
	last, _ := series.Newest()
	done.outcome = "unchanged"
	if how.Date != "" && next.Date != last.Date {
		done.outcome += ": a date alone makes no new one; try: --amend, for this one to have it"
	}
	files, err := m.newest(series, next)
	if err != nil {
		return err
	}
	if files == nil {
		if files, err = m.render(series, next); err != nil {
			return err
		}
		if how.DryRun {
			return m.plan(series, next, files, done)
		}
		if done.outcome, err = m.seal(series, next, files, how); err != nil {
			return err
		}
	}
	if how.DryRun {
		return nil
	}
	own, err := m.own(series, files)
	if err != nil {
		return err
	}
	// Nothing was written until here, so whoever interrupted the build ended it at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	change, err := series.Publish(ctx, files, own)
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("%s/ is as it was: %w", public, err)
	}
	done.kept = change.Kept
	return err
}

// newest is the site if the newest edition holds just that, its number and date being the
// edition's; nil if it holds another, if there is none, or if next is to be the same with another date.
func (m *made) newest(series *edition.Series, next edition.Edition) (edition.Files, error) {
	last, some := series.Newest()
	if !some || next.Number == last.Number && next.Date != last.Date {
		return nil, nil
	}
	files, err := m.render(series, last)
	if err != nil {
		return nil, err
	}
	if same, err := series.Holds(last.Number, files); err != nil || !same {
		return nil, err
	}
	return files, nil
}

// next is the edition that is to be sealed: the one after the newest, or that again.
func (m *made) next(series *edition.Series, how sealing) (edition.Edition, error) {
	last, some := series.Newest()
	e := edition.Edition{Number: last.Number + 1, Previous: last.Digest, Title: m.record.Title, Software: software}
	amended := ""
	if how.Amend {
		if !some {
			return e, errors.New("there is no edition to amend; try: dossier build")
		}
		e.Number, e.Previous, amended = last.Number, last.Previous, last.Date
		if err := committed(m.folder, e.Number); err != nil && !how.Force {
			return e, err
		}
	}
	var err error
	e.Date, err = how.dateOf(m.date, amended)
	return e, err
}

// render makes the site as edition e, with what it has otherwise than the one before.
func (m *made) render(series *edition.Series, e edition.Edition) (edition.Files, error) {
	m.record.Edition.Number, m.record.Edition.Previous, m.record.Edition.Date = e.Number, e.Previous, e.Date
	files, err := site.Render(m.record, m.seeds, m.templates)
	if err != nil {
		return nil, err
	}
	var since edition.Difference
	if e.Previous != "" {
		if since, err = m.sinceBefore(series, e, files); err != nil {
			return nil, err
		}
	}
	files["editions/index.html"], err = site.EditionPage(m.record, since, m.templates)
	if err != nil {
		return nil, err
	}
	newest, err := site.Newest(m.record, slices.Collect(maps.Keys(files)), false, m.templates)
	maps.Copy(files, newest)
	return files, err
}

// sinceBefore is what edition e has otherwise than the one before. It adds to its files what it has no more.
func (m *made) sinceBefore(series *edition.Series, e edition.Edition, files edition.Files) (edition.Difference, error) {
	before, err := recordOf(series, e.Number-1)
	if err != nil {
		return edition.Difference{}, err
	}
	gone, err := m.gone(series, before, files)
	if err != nil {
		return edition.Difference{}, err
	}
	pages, err := site.GonePages(m.record, gone, m.templates)
	maps.Copy(files, pages)
	return edition.Diff(before, m.record), err
}

// gone is what editions up to that of before have and these files, of the one after, have not.
func (m *made) gone(series *edition.Series, before *dossier.Record, files edition.Files) (edition.Gone, error) {
	n := before.Edition.Number
	earlier, err := goneOf(series, n)
	if err != nil {
		return edition.Gone{}, err
	}
	change, err := series.Compare(n, files)
	return earlier.After(before, m.record, change.Removed, func(path string) bool { _, ok := files[path]; return ok }), err
}

// seal seals the files, and says what it did.
func (m *made) seal(series *edition.Series, e edition.Edition, files edition.Files, how sealing) (string, error) {
	tags := edition.Files{inputsName: m.inputs}
	if how.Amend {
		_, err := series.Amend(e, files, tags)
		return "amended: what it was before is no more", err
	}
	_, err := series.Seal(e, files, tags)
	return "sealed", err
}

// plan says what sealing the files as edition e would change.
func (m *made) plan(series *edition.Series, e edition.Edition, files edition.Files, done *publication) error {
	last, some := series.Newest()
	done.outcome = "would be sealed"
	if e.Number == last.Number {
		done.outcome = "would be amended"
	}
	if !some {
		done.plan = []string{count(len(files), "file") + " would be new"}
		return nil
	}
	before, err := recordOf(series, last.Number)
	if err != nil {
		return err
	}
	change, err := series.Compare(last.Number, files)
	done.plan = append(describe(edition.Diff(before, m.record)), fmt.Sprintf("files of the site: %d new, %d changed, %d gone",
		len(change.Added), len(change.Changed), len(change.Removed)))
	return err
}

// own is what stands in public/ and no edition has: what tells of all editions, in editions/, and what is the
// host's; files are those of the newest.
func (m *made) own(series *edition.Series, files edition.Files) (edition.Files, error) {
	paths := slices.Collect(maps.Keys(files))
	last, _ := series.Newest()
	gone, err := goneOf(series, last.Number)
	if err != nil {
		return nil, err
	}
	var list []site.Entry
	for _, e := range series.All() {
		list = append(list, site.Entry{Number: e.Number, Date: e.Date, Title: e.Title, Digest: e.Digest})
	}
	own, errHost := site.Host(m.record, paths, gone, m.templates)
	newest, errNewest := site.Newest(m.record, paths, true, m.templates)
	editions, errEditions := site.Editions(m.record, list, m.templates)
	feed, errFeed := site.Feed(m.record, list)
	timeMap, errMap := site.TimeMap(m.record, list)
	if err := errors.Join(errHost, errNewest, errEditions, errFeed, errMap); err != nil {
		return nil, err
	}
	maps.Copy(own, newest)
	own["editions/index.html"] = editions
	if feed != nil { // else there is no edition whose date says when it begins
		own[site.FeedFile] = feed
		own[site.TimeMapFile] = timeMap
	}
	if last.Previous != "" {
		own[site.GoneListFile], err = site.GoneList(m.record, gone, m.templates)
	}
	return own, err
}
