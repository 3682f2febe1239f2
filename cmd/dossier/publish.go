package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"dossier/internal/content"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/edition"
	"dossier/internal/seed"
	"dossier/internal/site"
	"dossier/internal/source"
)

// software is what bags say made them. The number is raised by hand when the same inputs give
// other pages: the version that Go knows differs between a build, a run and an install.
const software = "dossier 1"

// inputsName is the file beside an edition's data with the digests of all that it was made of.
const inputsName = "inputs-sha256.txt"

// sealing is how an edition is to be sealed.
type sealing struct {
	Date   string `help:"Date of a new edition (EDTF); else that of site.toml, of SOURCE_DATE_EPOCH, or today." placeholder:"DATE"`
	Amend  bool   `help:"Replace the newest edition instead of adding one."`
	Force  bool   `help:"Amend also an edition that is committed to git."`
	DryRun bool   `help:"Only say what would change."`
	today  string // the day by the clock in UTC, for want of another date
}

// dateOf is the date of an edition to be sealed, in EDTF: that of the command line, else the one
// that set is, of site.toml, or SOURCE_DATE_EPOCH; else the one that the edition to be amended has;
// else today.
func (h sealing) dateOf(set date.Date, amended string) (string, error) {
	if h.Date != "" {
		d, err := date.Parse(h.Date)
		if err != nil {
			return "", fmt.Errorf("--date: %w", err)
		}
		return d.String(), nil
	}
	day, err := editionDate(set)
	if day == "" && err == nil {
		day = amended
	}
	if day == "" && err == nil {
		day = h.today
	}
	return day, err
}

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
	done.outcome = "unchanged"
	next, err := m.next(series, how)
	if err != nil {
		return err
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

// committed is an error where edition n of the dossier in the folder is committed to git, or where git
// does not say: what others may have seen and cited is not to be replaced unawares.
func committed(folder string, n int) error {
	path := fmt.Sprintf("%s/editions/%d", public, n)
	if !inGit(folder) {
		return nil
	}
	out, err := exec.Command("git", "-C", folder, "log", "--all", "-1", "--format=%h", "--", path).Output()
	switch commit := strings.TrimSpace(string(out)); {
	case err != nil:
		return fmt.Errorf("%s: git does not say whether it is committed (%w); amend it nevertheless with --force", path, err)
	case commit != "":
		return fmt.Errorf("%s: is committed to git (%s), so others may have it; build without --amend, or with --force", path, commit)
	}
	return nil
}

// inGit tells whether the folder lies in a work tree of git.
func inGit(folder string) bool {
	dir, err := filepath.Abs(folder)
	for err == nil {
		if _, e := os.Lstat(filepath.Join(dir, ".git")); e == nil {
			return true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return false
		}
		dir = parent
	}
	return false
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
	earlier, err := goneOf(series, before.Edition.Number)
	if err != nil {
		return edition.Gone{}, err
	}
	change, err := series.Compare(before.Edition.Number, files)
	return earlier.After(before, m.record, change.Removed, func(path string) bool { _, ok := files[path]; return ok }), err
}

// goneOf is what edition n says that it has no more; nothing for the first.
func goneOf(series *edition.Series, n int) (edition.Gone, error) {
	var g edition.Gone
	data, err := series.Read(n, site.GoneFile)
	if errors.Is(err, fs.ErrNotExist) {
		return g, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &g)
	}
	if err != nil {
		return g, fmt.Errorf("what edition %d has no more cannot be read: %w", n, err)
	}
	return g, nil
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
	own, err := site.Host(m.record, paths, gone, m.templates)
	if err != nil {
		return nil, err
	}
	var list []site.Entry
	for _, e := range series.All() {
		list = append(list, site.Entry{Number: e.Number, Date: e.Date, Title: e.Title, Digest: e.Digest})
	}
	if own["editions/index.html"], err = site.Editions(m.record, list, m.templates); err != nil {
		return nil, err
	}
	if last.Previous != "" {
		if own[site.GoneListFile], err = site.GoneList(m.record, gone, m.templates); err != nil {
			return nil, err
		}
	}
	newest, err := site.Newest(m.record, paths, true, m.templates)
	if err != nil {
		return nil, err
	}
	maps.Copy(own, newest)
	feed, err := site.Feed(m.record, list)
	if err != nil {
		return nil, err
	}
	timeMap, err := site.TimeMap(m.record, list)
	if feed != nil {
		own["editions/"+site.FeedFile] = feed
		own["editions/"+site.TimeMapFile] = timeMap
	}
	return own, err
}

// digestOf is the SHA-256 over the list of all inputs.
func digestOf(inputs []byte) string {
	sum := sha256.Sum256(inputs)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// sumPath is how sha256sum writes a path that cannot stand in a line as it is.
var sumPath = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)

// inputList is the SHA-256 of each input, a seed, an editor's file, the settings or a template: lines
// "HEX  path" by path, as sha256sum writes them. Templates that the dossier's folder has not are
// those of the program.
func inputList(root *os.Root, sources []*source.Source, t *site.Templates) ([]byte, error) {
	sums := map[string]string{}
	add := func(path string, data []byte) {
		sum := sha256.Sum256(data)
		sums[path] = hex.EncodeToString(sum[:])
	}
	for _, s := range sources {
		sums[file(s)] = s.Seed.SHA256
	}
	for name, data := range t.Files() {
		add("templates/"+name, data)
	}
	for _, top := range []string{"site.toml", "content"} {
		err := fs.WalkDir(root.FS(), top, func(path string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) || err == nil && (entry.IsDir() || strings.HasPrefix(entry.Name(), ".")) {
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
			return nil, fmt.Errorf("%s: cannot be read: %w", top, err)
		}
	}
	var list bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(sums)) {
		escape := ""
		if written := sumPath.Replace(path); written != path {
			path, escape = written, `\`
		}
		fmt.Fprintf(&list, "%s%s  %s\n", escape, sums[path], path)
	}
	return list.Bytes(), nil
}
