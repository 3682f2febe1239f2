package source

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
)

// Known is a source of an earlier edition.
type Known struct {
	ID     string
	File   string // its name within seeds/
	SHA256 string // of the seed's bytes, hexadecimal
}

// An id keeps hashDigits digits of a hash in a file's name, and is cut where it is longer than
// maxID bytes, so that it and what is made of it are names of files, too. A digest that tells
// names apart has digestDigits digits, more where two still have the same id.
const (
	hashDigits   = 8
	maxID        = 80
	digestDigits = 4
)

// devices are names that no file can have on Windows, in lower case
// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
var devices = strings.Fields("con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

// identify gives each source its id: the one that it had in an earlier edition, known by the name
// of its file or, where no such file is left, by its bytes; else one made of its file's name.
func identify(sources []*Source, known []Known) {
	files := make(map[string]*Source, len(sources))
	for _, s := range sources {
		files[s.Seed.Name], s.ID = s, ""
	}
	taken := map[string]bool{}
	renamed := map[string][]string{} // ids by digest
	for _, k := range known {
		if taken[k.ID] {
			continue
		}
		taken[k.ID] = true
		switch s := files[k.File]; {
		case s == nil:
			renamed[k.SHA256] = append(renamed[k.SHA256], k.ID)
		case s.ID == "":
			s.ID = k.ID
		}
	}
	var fresh []*Source
	for _, s := range sources {
		if s.ID != "" {
			continue
		}
		if ids := renamed[s.Seed.SHA256]; len(ids) > 0 {
			s.ID, renamed[s.Seed.SHA256] = ids[0], ids[1:]
		} else {
			fresh = append(fresh, s)
		}
	}
	name(fresh, taken)
}

// name gives sources ids of their names. Those whose ids would be alike, or taken, get a digest of
// the name, as long a one as it takes.
func name(sources []*Source, taken map[string]bool) {
	for _, s := range sources {
		s.ID = id(s.Seed.Name)
	}
	for digits := hashDigits; digits <= hex.EncodedLen(sha256.Size); digits += hashDigits {
		count := make(map[string]int, len(sources))
		for _, s := range sources {
			count[s.ID]++
		}
		for _, s := range sources {
			if count[s.ID] > 1 || taken[s.ID] {
				s.ID = id(s.Seed.Name) + "-" + digest(s.Seed.Name)[:digits]
			}
		}
	}
}

// id makes an id of a file's name alone, so that other seeds never change it. The name of a text
// that is of lower-case ASCII letters and digits with single hyphens and underscores between is
// its own id, a hash at its end cut short; that of a page has -html behind it. In others, what
// else there is becomes hyphens, and a digest of the name keeps them apart; so it does in one that is
// too long, and in index, the name of every folder's own page, and the like.
func id(name string) string {
	stem, ext := strings.TrimSuffix(name, path.Ext(name)), strings.ToLower(path.Ext(name))
	slug := slugOf(stem)
	strange := slug != stem || ext != path.Ext(name) || !slices.Contains(Extensions, ext)
	if i := strings.LastIndexAny(slug, "-_") + 1; isHash(slug[i:]) {
		slug = slug[:i+hashDigits]
	}
	if len(slug) > maxID {
		slug, strange = strings.TrimRight(slug[:maxID], "-_"), true
	}
	for _, e := range Extensions[1:] {
		strange = strange || strings.HasSuffix(slug, "-"+e[1:])
	}
	if slices.Contains(Extensions[1:], ext) {
		slug = strings.TrimPrefix(slug+"-"+slugOf(ext[1:]), "-")
	}
	first, _, _ := strings.Cut(slug, "-")
	if strange || slug == "" || first == "index" || slices.Contains(devices, slug) {
		slug = strings.TrimPrefix(slug+"-"+digest(name)[:digestDigits], "-")
	}
	return slug
}

// slugOf is s in lower case, runs of other characters than ASCII letters, digits and single
// underscores made one hyphen, none at its ends.
func slugOf(s string) string {
	var b strings.Builder
	last := '-'
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case last == '-' || last == '_':
			continue
		case r != '_':
			r = '-'
		}
		b.WriteRune(r)
		last = r
	}
	return strings.TrimRight(b.String(), "-_")
}

// isHash tells whether s is a hexadecimal digest: at least twelve digits, both sorts among them.
func isHash(s string) bool {
	if len(s) < 12 || strings.Trim(s, "0123456789abcdef") != "" {
		return false
	}
	return strings.ContainsAny(s, "0123456789") && strings.ContainsAny(s, "abcdef")
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
