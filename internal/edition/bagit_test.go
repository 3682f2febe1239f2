package edition_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

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
	// 2.1.1: exactly two lines.
	if read("bagit.txt") != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" {
		fault("2.1.1: bagit.txt")
	}
	// 2.2.2: a label, a colon, a space, a value.
	oxum := ""
	for line := range strings.Lines(read("bag-info.txt")) {
		if !regexp.MustCompile(`^[A-Za-z][A-Za-z-]*: \S.*\n$`).MatchString(line) {
			fault("2.2.2: bag-info.txt has %q", line)
		}
		if after, ok := strings.CutPrefix(line, "Payload-Oxum: "); ok {
			oxum = strings.TrimSpace(after)
		}
	}
	listed := map[string]map[string]string{}
	for _, kind := range []string{"manifest", "tagmanifest"} {
		sums, wrong := listedSums(kind, read(kind+"-sha256.txt"))
		listed[kind], faults = sums, append(faults, wrong...)
	}
	size, files := 0, 0
	err := filepath.WalkDir(bag, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(bag, path)
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

// listedSums is the digests of a manifest by path, and what the RFC has against it.
func listedSums(kind, manifest string) (sums map[string]string, faults []string) {
	sums = map[string]string{}
	for line := range strings.Lines(manifest) {
		m := regexp.MustCompile(`^([0-9a-f]{64})[ \t]+\*?(.+)\n$`).FindStringSubmatch(line)
		switch {
		case m == nil:
			faults = append(faults, fmt.Sprintf("2.1.3: %s has %q", kind, line))
		case sums[m[2]] != "":
			faults = append(faults, fmt.Sprintf("2.1.3: %s lists %q twice", kind, m[2]))
		case kind == "manifest" != strings.HasPrefix(m[2], "data/"):
			faults = append(faults, fmt.Sprintf("2.1.3, 2.2.1: %s lists %q", kind, m[2]))
		default:
			sums[m[2]] = m[1]
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
		if _, err := series.Publish(files, nil); err != nil {
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
	page := filepath.Join(editions, "1", "data", "index.html")
	if err := os.WriteFile(page, []byte("2"), 0o644); err != nil {
		t.Fatal(err)
	}
	if len(bagFaults(filepath.Join(editions, "1"))) != 1 {
		t.Error("an altered page is no fault")
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
