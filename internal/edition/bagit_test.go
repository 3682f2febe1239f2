package edition_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/edition"
)

// bagFaults is what RFC 8493 has against a bag. It is written after the RFC and uses nothing of the
// package that writes bags.
func bagFaults(bag string) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(bag, name))
		if err != nil {
			fault("section 2.1: %v", err)
		}
		return string(data)
	}
	// 2.1.1: exactly two lines, in UTF-8 without a mark of byte order.
	if read("bagit.txt") != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" {
		fault("2.1.1: bagit.txt")
	}
	// 2.2.2: a label, a colon, a space, a value; the payload's size once.
	oxum := ""
	for line := range strings.Lines(read("bag-info.txt")) {
		if !regexp.MustCompile(`^[^\s:]+: \S.*\n$`).MatchString(line) || strings.ContainsRune(line, '\r') || !utf8.ValidString(line) {
			fault("2.2.2: bag-info.txt has %q", line)
		}
		if after, ok := strings.CutPrefix(line, "Payload-Oxum: "); ok {
			if oxum != "" {
				fault("2.2.2: a second Payload-Oxum")
			}
			oxum = strings.TrimSpace(after)
		}
	}
	// 2.1.2, 2.1.3: the payload, and a manifest of it at least.
	if info, err := os.Stat(filepath.Join(bag, "data")); err != nil || !info.IsDir() {
		fault("2.1.2: no folder data (%v)", err)
	}
	listed := map[string]map[string]string{}
	for _, kind := range []string{"manifest", "tagmanifest"} {
		sums, wrong := listedSums(kind, read(kind+"-sha256.txt"))
		listed[kind], faults = sums, append(faults, wrong...)
	}
	size, files := 0, 0
	err := filepath.WalkDir(bag, func(place string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if !e.Type().IsRegular() {
			fault("2: %s is no file", place)
		}
		data, err := os.ReadFile(place)
		name, _ := filepath.Rel(bag, place)
		name = filepath.ToSlash(name)
		kind := "tagmanifest"
		if strings.HasPrefix(name, "data/") {
			kind, size, files = "manifest", size+len(data), files+1
		}
		sum := sha256.Sum256(data)
		if want := listed[kind][name]; want != hex.EncodeToString(sum[:]) && !strings.HasPrefix(name, "tagmanifest-") {
			fault("3: %s is %x, listed as %q", name, sum, want)
		}
		delete(listed[kind], name)
		return err
	})
	if err != nil {
		fault("%v", err)
	}
	for _, sums := range listed {
		for name := range sums {
			fault("3: %s is listed and not there", name)
		}
	}
	if want := fmt.Sprintf("%d.%d", size, files); oxum != want {
		fault("2.2.2: Payload-Oxum is %s, the payload %s", oxum, want)
	}
	return faults
}

// escaped is a path as manifests write it: of % only what stands for a line end or for % itself (2.1.3).
var escaped = regexp.MustCompile(`^(?:[^%\r\n]|%0A|%0D|%25|%0a|%0d)+$`)

// listedSums is the digests of a manifest by path, and what the RFC has against it.
func listedSums(kind, manifest string) (sums map[string]string, faults []string) {
	sums = map[string]string{}
	decode := strings.NewReplacer("%0A", "\n", "%0a", "\n", "%0D", "\r", "%0d", "\r", "%25", "%")
	for line := range strings.Lines(manifest) {
		m := regexp.MustCompile(`^([0-9a-f]{64})[ \t]+\*?(.+)\n$`).FindStringSubmatch(line)
		if m == nil || !escaped.MatchString(m[2]) || !utf8.ValidString(line) {
			faults = append(faults, fmt.Sprintf("2.1.3: %s has %q", kind, line))
			continue
		}
		name := decode.Replace(m[2])
		switch {
		case sums[name] != "":
			faults = append(faults, fmt.Sprintf("2.1.3: %s lists %q twice", kind, name))
		case kind == "manifest" != strings.HasPrefix(name, "data/"):
			faults = append(faults, fmt.Sprintf("2.1.3, 2.2.1: %s lists %q", kind, name))
		case strings.HasPrefix(name, "tagmanifest-"):
			faults = append(faults, fmt.Sprintf("2.2.1: %s lists %q", kind, name))
		case strings.HasPrefix(name, "~") || path.Clean(name) != name || path.IsAbs(name) || strings.HasPrefix(name, "../"):
			faults = append(faults, fmt.Sprintf("5.1: %s lists %q", kind, name))
		default:
			sums[name] = m[1]
		}
	}
	return sums, faults
}

// sealed is two editions in a folder of the test's.
func sealed(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	series, err := edition.Open(root, "public")
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 2; n++ {
		last, _ := series.Newest()
		files := edition.Files{"index.html": fmt.Append(nil, n), "a b/é.html": nil, "seeds/x.txt": {0xff, '\r', '\n'}}
		tags := edition.Files{"inputs-sha256.txt": []byte("of the inputs\n")}
		e := edition.Edition{Number: n, Previous: last.Digest, Date: "2022-01-21", Title: " Talks:\nround two ", Software: "dossier"}
		if _, err := series.Seal(e, files, tags); err != nil {
			t.Fatal(err)
		}
		if _, err := series.Publish(t.Context(), files, nil); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "public", "editions")
}

func TestBagIt(t *testing.T) {
	editions := sealed(t)
	for _, n := range []string{"1", "2"} {
		for _, fault := range bagFaults(filepath.Join(editions, n)) {
			t.Errorf("edition %s: %s", n, fault)
		}
	}
}

// TestBagFaults holds the checker itself to the RFC: each change to a bag is one fault or more.
func TestBagFaults(t *testing.T) {
	sum := strings.Repeat("ab", 32)
	for _, c := range []struct{ file, data, want string }{
		{"data/index.html", "2", "3: data/index.html is "},
		{"data/more.html", "", "3: data/more.html is "},
		{"more.txt", "", "3: more.txt is "},
		{"bagit.txt", "\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "2.1.1: bagit.txt"},
		{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n", "2.1.1: bagit.txt"},
		{"bag-info.txt", "Payload-Oxum: 1.1\n", "2.2.2: Payload-Oxum is 1.1"},
		{"bag-info.txt", "Payload-Oxum: 1.1\nPayload-Oxum: 1.1\n", "2.2.2: a second Payload-Oxum"},
		{"bag-info.txt", "Title:Talks\n", `2.2.2: bag-info.txt has "Title:Talks\n"`},
		{"manifest-sha256.txt", sum + "  data/gone.html\n", "3: data/gone.html is listed and not there"},
		{"manifest-sha256.txt", sum + "  data/50%.html\n", "2.1.3: manifest has "},
		{"manifest-sha256.txt", sum + "  data/50%25.html\n", "3: data/50%.html is listed and not there"},
		{"manifest-sha256.txt", sum + "  data/a%0Ab.html\n", "3: data/a\nb.html is listed and not there"},
		{"manifest-sha256.txt", sum + "  data/../x\n", "5.1: manifest lists "},
		{"manifest-sha256.txt", sum + "  bagit.txt\n", "2.1.3, 2.2.1: manifest lists "},
		{"tagmanifest-sha256.txt", sum + "  tagmanifest-sha256.txt\n", "2.2.1: tagmanifest lists "},
		{"tagmanifest-sha256.txt", sum + "  bagit.txt\n" + sum + "  bagit.txt\n", `2.1.3: tagmanifest lists "bagit.txt" twice`},
	} {
		bag := filepath.Join(sealed(t), "1")
		if err := os.WriteFile(filepath.Join(bag, filepath.FromSlash(c.file)), []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		faults := bagFaults(bag)
		if !slices.ContainsFunc(faults, func(f string) bool { return strings.HasPrefix(f, c.want) }) {
			t.Errorf("%s of %q: %q; want %q", c.file, c.data, faults, c.want)
		}
	}
}

// TestCoreutils has all lists of digests checked by the command that archivists use.
func TestCoreutils(t *testing.T) {
	command, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("THE LISTS OF DIGESTS ARE NOT CHECKED: no sha256sum on this machine")
	}
	editions := sealed(t)
	for dir, lists := range map[string][]string{".": {"SHA256SUMS"}, "1": {"tagmanifest-sha256.txt", "manifest-sha256.txt"}, "2": {"tagmanifest-sha256.txt", "manifest-sha256.txt"}} {
		for _, list := range lists {
			check := exec.Command(command, "--check", "--strict", list)
			check.Dir = filepath.Join(editions, dir)
			out, err := check.CombinedOutput()
			if err != nil || strings.Count(string(out), ": OK\n") < 2 {
				t.Errorf("%s/%s: %v\n%s", dir, list, err, out)
			}
		}
	}
}
