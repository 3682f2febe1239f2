package main

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"dossier/internal/edition"
	"dossier/internal/site"
	"dossier/internal/source"
)

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
	was, err := v.root.ReadFile(path.Join(v.dir, edition.Dir(sealed.Number), inputsName))
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
	for _, line := range changedInputs(was, now) {
		v.faults = append(v.faults, fmt.Sprintf("%s since edition %d, which cannot be built again without what it was made of", line, sealed.Number))
	}
	if sealed.Software != software {
		v.faults = append(v.faults, fmt.Sprintf("edition %d was made by %s, and this is %s", sealed.Number, sealed.Software, software))
	}
	return nil
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
	for _, c := range []struct {
		names []string
		what  string
	}{
		{change.Changed, "is not what the inputs give"},
		{change.Removed, "is not among what the inputs give"},
		{change.Added, "is what the inputs give, and is not there"},
	} {
		for _, name := range c.names {
			v.fault(path.Join(edition.SiteDir(sealed.Number), name), "%s", c.what)
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
		v.fault(edition.Dir(sealed.Number), "the inputs give the same site, but other files beside it: %s", e.Digest)
	}
	return nil
}
