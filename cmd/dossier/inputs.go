package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"dossier/internal/site"
	"dossier/internal/source"
)

// inputsName is the file beside an edition's data with the digests of all that it was made of.
const inputsName = "inputs-sha256.txt"

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
		escape, written := "", sumPath.Replace(path)
		if written != path {
			escape = `\`
		}
		fmt.Fprintf(&list, "%s%s  %s\n", escape, sums[path], written)
	}
	return list.Bytes(), nil
}

// changedInputs is a line for each input that two lists have otherwise, by path: "PATH: was changed".
func changedInputs(before, after []byte) []string {
	was, is := inputSums(before), inputSums(after)
	paths := slices.Concat(slices.Collect(maps.Keys(was)), slices.Collect(maps.Keys(is)))
	slices.Sort(paths)
	var lines []string
	for _, path := range slices.Compact(paths) {
		switch old, there := was[path]; {
		case !there:
			lines = append(lines, path+": is new")
		case is[path] == "":
			lines = append(lines, path+": is gone")
		case is[path] != old:
			lines = append(lines, path+": was changed")
		}
	}
	return lines
}

// inputSums is what stands before the paths of such a list, by path as it stands there.
func inputSums(list []byte) map[string]string {
	sums := map[string]string{}
	for line := range strings.Lines(string(list)) {
		sum, path, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		sums[path] = sum
	}
	return sums
}
