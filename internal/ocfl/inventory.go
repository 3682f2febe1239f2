package ocfl

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The files beside the versions. Each version has an inventory and its digest of its own.
const (
	declarationName = "0=ocfl_object_1.1"
	declaration     = "ocfl_object_1.1\n"
	inventoryName   = "inventory.json"
	sidecarName     = inventoryName + "." + algorithm
	contentDir      = "content"
)

const (
	inventoryType = "https://ocfl.io/1.1/spec/#inventory"
	algorithm     = "sha256"
)

// inventory is an inventory.json.
type inventory struct {
	ID        string              `json:"id"`
	Type      string              `json:"type"`
	Algorithm string              `json:"digestAlgorithm"`
	Head      string              `json:"head"`
	Manifest  map[string][]string `json:"manifest"` // by digest, where its content is; one place each
	Versions  map[string]state    `json:"versions"` // by folder
}

// state is what an inventory says of a version.
type state struct {
	Created string              `json:"created"`
	Message string              `json:"message"`
	User    user                `json:"user"`
	State   map[string][]string `json:"state"` // by digest, the files that have it
}

type user struct {
	Name string `json:"name"`
}

// folderOf is the folder of the version with this index.
func folderOf(i int) string { return "v" + strconv.Itoa(i+1) }

// isSum tells whether s is a SHA-256 in lower-case hexadecimal digits.
func isSum(s string) bool {
	return len(s) == hex.EncodedLen(sha256.Size) && strings.Trim(s, "0123456789abcdef") == ""
}

// content is a file of the object: what one file of a version holds, and maybe others and later ones.
type content struct {
	version int // its index
	name    string
	sum     string
}

// path is where the content is in the object.
func (c content) path() string { return path.Join(folderOf(c.version), contentDir, c.name) }

// contents is every content once, where it was first: in the first version that has it, at the first path in
// byte order.
func (o Object) contents() []content {
	seen := map[string]bool{}
	var all []content
	for i, v := range o.Versions {
		for _, p := range slices.Sorted(maps.Keys(v.Sums)) {
			if sum := v.Sums[p]; !seen[sum] {
				seen[sum] = true
				all = append(all, content{i, p, sum})
			}
		}
	}
	return all
}

// inventory is that of the first n versions.
func (o Object) inventory(n int) inventory {
	o.Versions = o.Versions[:n]
	inv := inventory{o.ID, inventoryType, algorithm, folderOf(n - 1), map[string][]string{}, map[string]state{}}
	for _, c := range o.contents() {
		inv.Manifest[c.sum] = []string{c.path()}
	}
	for i, v := range o.Versions {
		s := state{v.Created, v.Message, user{v.User}, map[string][]string{}}
		for _, p := range slices.Sorted(maps.Keys(v.Sums)) {
			s.State[v.Sums[p]] = append(s.State[v.Sums[p]], p)
		}
		inv.Versions[folderOf(i)] = s
	}
	return inv
}

// encode is the inventory as a file.
func (inv inventory) encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	err := e.Encode(inv)
	return b.Bytes(), err
}

// parseInventory reads an inventory that this package has written, and no other: an accepted one gives the
// same bytes again. The versions of the object have no Files yet.
func parseInventory(data []byte) (Object, error) {
	var inv inventory
	if err := json.Unmarshal(data, &inv); err != nil {
		return Object{}, fmt.Errorf("is not an inventory: %w", err)
	}
	o := Object{ID: inv.ID}
	for i := range len(inv.Versions) {
		s, ok := inv.Versions[folderOf(i)]
		if !ok {
			return Object{}, fmt.Errorf("is not an inventory: has no version %d", i+1)
		}
		v := Version{Created: s.Created, Message: s.Message, User: s.User.Name, Sums: map[string]string{}}
		for sum, paths := range s.State {
			for _, p := range paths {
				v.Sums[p] = sum
			}
		}
		o.Versions = append(o.Versions, v)
	}
	if err := o.check(); err != nil {
		return Object{}, fmt.Errorf("is not an inventory: %w", err)
	}
	same, err := o.inventory(len(o.Versions)).encode()
	if err != nil {
		return Object{}, err
	}
	if !bytes.Equal(same, data) {
		return Object{}, errors.New("was altered, or written by another program, so nothing can be added")
	}
	return o, nil
}

// eachMade calls do with every file of the object that is no content, and its path; with those of the root
// last. It ends at the first error.
func (o Object) eachMade(do func(name string, data []byte) error) error {
	for n := 1; n <= len(o.Versions); n++ {
		data, err := o.inventory(n).encode()
		if err != nil {
			return err
		}
		sidecar := fmt.Appendf(nil, "%x  %s\n", sha256.Sum256(data), inventoryName) // as sha256sum writes it
		dirs := []string{folderOf(n - 1)}
		if n == len(o.Versions) {
			dirs = append(dirs, ".")
		}
		for _, dir := range dirs {
			if err := do(path.Join(dir, inventoryName), data); err != nil {
				return err
			}
			if err := do(path.Join(dir, sidecarName), sidecar); err != nil {
				return err
			}
		}
	}
	return do(declarationName, []byte(declaration))
}
