package edition

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"dossier/internal/parallel"
)

// The public folder is renewed as a whole: a new one is built beside it, of the files that stay, by
// links, and of those that are new. Then the two change places in one step, and the old one is removed.

// asideDir is where the public folder dir is built anew and, once the two have changed places, where
// the old one stands until it is removed.
func asideDir(dir string) string { return "." + dir + ".tmp" }

// awayDir is where the old public folder stands while the new one is moved to its place, on a file
// system that cannot exchange the two in one step.
func awayDir(dir string) string { return "." + dir + ".old" }

// gitDir is a folder that is no part of a site and that git may be writing to: it is moved, not linked.
const gitDir = ".git"

// renew does what is planned for the public folder, and adds the pending edition.
func (s *Series) renew(ctx context.Context, p plan, want Files) error {
	outer, aside := folder{s.disk, "."}, asideDir(s.dir)
	if err := outer.discard(aside, s.dir); err != nil {
		return err
	}
	err := outer.makeFolder(aside)
	if err == nil {
		err = s.rebuild(ctx, aside, p, want)
	}
	if err == nil {
		err = outer.show(aside, s.dir, p.isFirst)
	}
	return errors.Join(err, outer.discard(aside, s.dir))
}

// rebuild writes the new public folder aside, and syncs it.
func (s *Series) rebuild(ctx context.Context, aside string, p plan, want Files) error {
	t, err := folder{s.disk, "."}.open(aside)
	if err != nil {
		return err
	}
	defer t.Close()
	there, err := s.staying(p)
	if err != nil {
		return err
	}
	write := Files{}
	for _, name := range p.Written {
		write[name] = want[name]
	}
	if s.pending != nil {
		maps.Copy(write, s.pending.files)
	}
	names := slices.Sorted(maps.Keys(write))
	folders := slices.Concat(there.folders, p.folders, foldersOf(names))
	for _, d := range folders {
		if err := t.makeFolder(d); err != nil {
			return err
		}
	}
	each := func(names []string, do func(name string) error) error {
		return parallel.Try(len(names), func(i int) error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return t.fault(names[i], do(names[i]))
		})
	}
	if err := each(there.files, func(name string) error { return s.keep(path.Join(s.dir, name), path.Join(aside, name)) }); err != nil {
		return err
	}
	if err := each(names, func(name string) error { return t.Create(name, write[name], fileMode) }); err != nil {
		return err
	}
	for _, d := range slices.Backward(there.folders) {
		if err := t.settle(d, there.info[d]); err != nil {
			return err
		}
	}
	if err := t.Sync(slices.Concat(names, folders, []string{"."})); err != nil {
		return t.fault(".", err)
	}
	return context.Cause(ctx)
}

// stays is what of a public folder goes over into the next, in relative paths, parents first.
type stays struct {
	folders []string
	info    map[string]fs.FileInfo // of the folders
	files   []string               // and links, and whatever else is no folder
}

// staying is all that is in the public folder and that p neither removes nor writes anew; an edition
// that was amended is not. Another user's folder is an error, since it could not be removed afterwards.
func (s *Series) staying(p plan) (stays, error) {
	there := stays{info: map[string]fs.FileInfo{}}
	if p.isFirst {
		return there, nil
	}
	f, err := folder{s.disk, "."}.open(s.dir)
	if err != nil {
		return there, err
	}
	defer f.Close()
	goes := map[string]bool{}
	for _, name := range slices.Concat(p.Removed, p.emptied, p.Written) {
		goes[name] = true
	}
	err = fs.WalkDir(f.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return f.fault(name, err)
		case e.IsDir() && (name == gitDir || s.pending != nil && name == Dir(s.pending.number)):
			return fs.SkipDir
		case goes[name]:
			return nil
		case !e.IsDir():
			there.files = append(there.files, name)
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return f.fault(name, err)
		}
		there.folders = append(there.folders, name)
		there.info[name] = info
		return f.checkOurs(name, info)
	})
	return there, err
}

// checkOurs tells that a folder is another user's, who lets nobody else change what is in it.
func (f folder) checkOurs(name string, info fs.FileInfo) error {
	const byOthers = 0o022
	if mode := modeOf(info); mode&byOthers != 0 || f.Chmod(name, mode) == nil {
		return nil
	}
	return f.fault(name, errors.New("is another user's folder, and a new site takes the place of all that is there; make it yours or move it away"))
}

// modeOf is the mode of a folder but for what says that it is one.
func modeOf(info fs.FileInfo) fs.FileMode { return info.Mode() &^ fs.ModeDir }

// settle gives a folder the mode of the one whose place it takes and, as far as the system lets it, the owner.
func (f folder) settle(name string, was fs.FileInfo) error {
	info, err := f.Lstat(name)
	if err != nil {
		return f.fault(name, err)
	}
	uid, gid := ownerOf(was)
	u, g := ownerOf(info)
	moved := (u != uid || g != gid) && (f.Lchown(name, uid, gid) == nil || f.Lchown(name, -1, gid) == nil)
	if !moved && modeOf(was) == modeOf(info) {
		return nil
	}
	return f.fault(name, f.Chmod(name, modeOf(was)))
}

// keep gives a file a second place; a copy of it where the file system or its owner lets it have one only.
func (s *Series) keep(from, to string) error {
	err := s.disk.Link(from, to)
	if err == nil {
		return nil
	}
	info, e := s.disk.Lstat(from)
	if e != nil || !info.Mode().IsRegular() {
		return err
	}
	data, err := s.disk.ReadFile(from)
	if err != nil {
		return err
	}
	return s.disk.Create(to, data, info.Mode().Perm())
}

// show puts what is aside in place, and what is in place aside unless there is nothing, and returns when that
// is on disk.
func (f folder) show(aside, place string, isFirst bool) error {
	put := f.swap
	if isFirst {
		put = f.Rename
	}
	if err := put(aside, place); err != nil {
		return f.fault(place, fmt.Errorf("cannot be exchanged for the new one: %w", err))
	}
	return f.fault(".", f.Sync([]string{"."}))
}

// swap has two folders change places.
func (f folder) swap(aside, place string) error {
	err := f.Exchange(aside, place)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	away := awayDir(place)
	if err := f.Rename(place, away); err != nil {
		return err
	}
	if err := f.Rename(aside, place); err != nil {
		return errors.Join(err, f.Rename(away, place))
	}
	return f.Rename(away, aside)
}

// discard removes the folder aside, if it is there, but for a repository of git, which goes to the
// public folder dir.
func (f folder) discard(aside, dir string) error {
	from, to := path.Join(aside, gitDir), path.Join(dir, gitDir)
	info, err := f.Lstat(from)
	if err == nil && info.IsDir() {
		there, err := f.is(to)
		if err == nil && !there {
			err = f.move(from, to)
		}
		if err != nil {
			return err
		}
	}
	return f.fault(aside, f.removeAll(aside))
}

// removeAll removes a folder also where folders in it are locked against changes.
func (f folder) removeAll(name string) error {
	err := f.RemoveAll(name)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	err = fs.WalkDir(f.FS(), name, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			err = f.Chmod(name, folderMode)
		}
		return err
	})
	return cmp.Or(err, f.RemoveAll(name))
}

// recover puts the public folder dir back where an interrupted run had moved it away, and removes
// what it had built or replaced.
func (f folder) recover(dir string) ([]string, error) {
	var done []string
	aside, away := asideDir(dir), awayDir(dir)
	there, err := f.is(dir)
	old, e := f.is(away)
	if err := errors.Join(err, e); err != nil {
		return nil, err
	}
	if old && !there {
		if err := f.move(away, dir); err != nil {
			return nil, err
		}
		done = append(done, away+": the site, which an interrupted build had moved away: put back")
	}
	for _, name := range []string{aside, away} {
		there, err := f.is(name)
		if err == nil && there {
			err = f.discard(name, dir)
			done = append(done, name+": a site that an interrupted build had not shown, or had replaced: removed")
		}
		if err != nil {
			return done, err
		}
	}
	return done, nil
}
