package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"dossier/internal/date"
	"dossier/internal/edition"
)

// sealing is how an edition is to be sealed.
type sealing struct {
	Date   string `help:"Date of a new edition (EDTF); else that of site.toml, of SOURCE_DATE_EPOCH, or today." placeholder:"DATE"`
	Amend  bool   `help:"Replace the newest edition instead of adding one."`
	Force  bool   `help:"Amend also an edition that is committed to git."`
	DryRun bool   `help:"Only say what would change."`
	today  string // the day by the clock in UTC, for want of another date
}

// Validate tells what on the command line makes no sense.
func (h sealing) Validate() error {
	if h.Force && !h.Amend {
		return errors.New("--force is for --amend, and does nothing without it")
	}
	return nil
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

// committed is an error where edition n of the dossier in the folder is committed to git, be it with the dossier or
// in a repository of public/ alone, or where git does not say: what others may have seen and cited is not to be
// replaced unawares.
func committed(folder string, n int) error {
	site := filepath.Join(folder, public)
	if !inGit(site) {
		return nil
	}
	name := path.Join(public, edition.Dir(n))
	out, err := exec.Command("git", "-C", site, "log", "--all", "-1", "--format=%h", "--", edition.Dir(n)).Output()
	switch commit := strings.TrimSpace(string(out)); {
	case err != nil:
		return fmt.Errorf("%s: git does not say whether it is committed (%w); amend it nevertheless with --force", name, err)
	case commit != "":
		return fmt.Errorf("%s: is committed to git (%s), so others may have it; build without --amend, or with --force", name, commit)
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
