package edition

import (
	"io/fs"
	"path"
)

// survey is what some folders hold.
type survey struct {
	mode map[string]fs.FileMode // the type of what is there, by path
	size map[string]int         // how many entries a folder has, by path
}

// survey lists f and the given folders, parents first, as far as they are there. It does not
// follow links, so whatever is found has only real folders above it.
func (f folder) survey(dirs []string) (*survey, error) {
	s := &survey{map[string]fs.FileMode{".": fs.ModeDir}, map[string]int{}}
	for _, d := range append([]string{"."}, dirs...) {
		if !s.mode[d].IsDir() {
			continue
		}
		entries, err := fs.ReadDir(f.FS(), d)
		if err != nil {
			return nil, f.fault(d, err)
		}
		s.size[d] = len(entries)
		for _, e := range entries {
			s.mode[path.Join(d, e.Name())] = e.Type()
		}
	}
	return s, nil
}

// remove takes files out of the survey, and the folders that are empty without them, apart
// from those in use. It gives these folders, children first.
func (s *survey) remove(files, used []string) (emptied []string) {
	keep := map[string]bool{".": true}
	for _, d := range used {
		keep[d] = true
	}
	for _, name := range files {
		delete(s.mode, name)
		for d := path.Dir(name); ; d = path.Dir(d) {
			s.size[d]--
			if s.size[d] > 0 || keep[d] {
				break
			}
			delete(s.mode, d)
			emptied = append(emptied, d)
		}
	}
	return emptied
}
