package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// headPath is the file that lists the digest of every edition.
const headPath = editionsDir + "/SHA256SUMS"

// head is that file: a line "HEX  N/tagmanifest-sha256.txt" an edition, by number. It can be
// signed or stamped, and sha256sum -c checks it.
func (s *Series) head() []byte {
	var b []byte
	for _, e := range s.bags {
		b = fmt.Appendf(b, "%s  %d/%s\n", strings.TrimPrefix(e.Digest, digestPrefix), e.Number, tagManifestName)
	}
	return b
}

// parseHead reads what head writes: the digests of editions 1, 2, 3, …
func parseHead(data []byte) ([]string, error) {
	var digests []string
	_, err := parseLines(data, func(_, line string) (Entry, error) {
		e, err := parseEntry(line, "")
		if want := fmt.Sprintf("%d/%s", len(digests)+1, tagManifestName); err == nil && e.Path != want {
			err = fmt.Errorf("%q is not %s", e.Path, want)
		}
		digests = append(digests, digestPrefix+line[:min(len(line), 64)])
		return e, err
	})
	return digests, err
}

// chain is the editions as they stand in a public folder.
type chain struct {
	numbers []int       // of all that have a folder, ascending
	read    map[int]bag // all of them as far as they can be read
	bags    []bag       // those that can be read whole, by number
	newest  int         // the highest number that an edition has or the head lists, 0 for none
	faults  []error
}

// readChain reads all editions but their data, and the head. The error is one of reading.
func (f folder) readChain() (chain, error) {
	c := chain{read: map[int]bag{}}
	var err error
	if c.numbers, err = f.numbers(); err != nil {
		return c, err
	}
	for _, n := range c.numbers {
		b, err := f.readBag(Dir(n))
		c.read[n] = b
		if err == nil && b.Number != n {
			err = f.fault(path.Join(Dir(n), infoName), fmt.Errorf("%s: is %d in the folder of %d", labelNumber, b.Number, n))
		}
		if err != nil {
			c.faults = append(c.faults, err)
			continue
		}
		c.bags = append(c.bags, b)
	}
	c.faults = append(c.faults, f.linkFaults(c.numbers, c.bags)...)
	if len(c.numbers) > 0 {
		c.newest = c.numbers[len(c.numbers)-1]
	}
	return c, f.readHead(&c)
}

// linkFaults is where the editions are no chain, each naming the digest of the one before.
func (f folder) linkFaults(numbers []int, bags []bag) []error {
	var faults []error
	for i, n := range numbers {
		if want := i + 1; n != want {
			faults = append(faults, f.fault(Dir(want), fmt.Errorf("is missing: the editions go on with %d", n)))
			break
		}
	}
	before := map[int]string{0: ""}
	for _, b := range bags {
		before[b.Number] = b.Digest
	}
	for _, b := range bags {
		if want, known := before[b.Number-1]; known && b.Previous != want {
			faults = append(faults, f.fault(path.Join(Dir(b.Number), infoName),
				fmt.Errorf("%s: is %s, but edition %d is %s", labelPrevious, orNone(b.Previous), b.Number-1, orNone(want))))
		}
	}
	return faults
}

func orNone(digest string) string {
	if digest == "" {
		return "none"
	}
	return digest
}

// readHead holds the head against the editions, which it lists all. The error is one of reading.
func (f folder) readHead(c *chain) error {
	fault := func(name, format string, args ...any) {
		c.faults = append(c.faults, f.fault(name, fmt.Errorf(format, args...)))
	}
	data, err := f.ReadFile(headPath)
	switch {
	case errors.Is(err, fs.ErrNotExist) && c.newest == 0:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		fault(headPath, isMissing)
		return nil
	case err != nil:
		return f.fault(headPath, err)
	}
	digests, err := parseHead(data)
	if err != nil {
		fault(headPath, "%w", err)
		return nil
	}
	for ; c.newest < len(digests); c.newest++ {
		fault(Dir(c.newest+1), "is missing: %s lists it", headPath)
	}
	for _, b := range c.bags {
		if b.Number > len(digests) {
			fault(headPath, "does not list edition %d", b.Number)
		} else if listed := digests[b.Number-1]; b.Digest != listed {
			fault(headPath, "lists edition %d as %s, but it is %s", b.Number, listed, b.Digest)
		}
	}
	return nil
}

// checkSize tells whether edition b has data of the number and size that it was sealed with,
// without reading it: what a disk lost without a word shows in that.
func (f folder) checkSize(b bag) error {
	dir := SiteDir(b.Number)
	size, files := int64(0), 0
	err := fs.WalkDir(f.FS(), dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size, files = size+info.Size(), files+1
		}
		return err
	})
	if err != nil {
		return f.fault(dir, err)
	}
	if got := fmt.Sprintf("%d.%d", size, files); got != b.oxum {
		return f.fault(dir, fmt.Errorf("is not whole or was altered: it has %s (bytes.files), %s says %s; see dossier verify", got, infoName, b.oxum))
	}
	return nil
}
