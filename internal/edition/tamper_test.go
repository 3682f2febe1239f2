package edition

import (
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"dossier/internal/golden"
)

// tampered is three editions after a case of testdata/altered: its files replaced, and then done what the
// lines of its comment say that begin with ">", a word and paths in public/ each.
func tampered(t *testing.T, data []byte) *os.Root {
	t.Helper()
	root := spoil(t, 3, data)
	for line := range strings.Lines(string(txtar.Parse(data).Comment)) {
		if what, ok := strings.CutPrefix(line, "> "); ok {
			tamper(t, root, strings.Fields(what))
		}
	}
	return root
}

// tamper does one thing to a public folder.
func tamper(t *testing.T, root *os.Root, words []string) {
	t.Helper()
	name := path.Join("public", words[1])
	var err error
	switch words[0] {
	case "flip": // a bit of the byte in the middle
		data := read(t, root, name)
		data[len(data)/2] ^= 1
		err = root.WriteFile(name, data, 0o644)
	case "truncate": // to half
		data := read(t, root, name)
		err = root.WriteFile(name, data[:len(data)/2], 0o644)
	case "retime":
		long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
		err = root.Chtimes(name, long, long)
	case "rename":
		err = root.Rename(name, path.Join("public", words[2]))
	case "swap":
		for _, move := range [][2]string{{words[1], "aside"}, {words[2], words[1]}, {"aside", words[2]}} {
			tamper(t, root, []string{"rename", move[0], move[1]})
		}
	case "link": // in place of a file
		if err = root.Remove(name); err == nil {
			err = root.Symlink(words[2], name)
		}
	case "unlist": // the last line of a list
		data := strings.TrimSuffix(string(read(t, root, name)), "\n")
		err = root.WriteFile(name, []byte(data[:strings.LastIndex(data, "\n")+1]), 0o644)
	case "manifest": // of an edition, made to fit its data
		data := Files{}
		for p, bytes := range tree(t, root, path.Join(name, dataDir)) {
			if bytes != "/" {
				data[p] = []byte(bytes)
			}
		}
		put(t, root, path.Join(name, manifestName), string(manifestOf(data).Bytes()))
	case "tags": // the tag manifest of an edition, made to fit
		reseal(t, root, numberOf(t, name), nil)
	case "orphan": // an edition, made to name none before it
		reseal(t, root, numberOf(t, name), func(info string) string {
			return regexp.MustCompile(labelPrevious+": .*\n").ReplaceAllString(info, "")
		})
	case "forge": // all that names an edition: the editions behind it, and the head
		forge(t, root, numberOf(t, name))
	default:
		t.Fatalf("a case does %q", words)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, root *os.Root, name string) []byte {
	t.Helper()
	data, err := root.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func numberOf(t *testing.T, dir string) int {
	t.Helper()
	n, err := strconv.Atoi(path.Base(dir))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// reseal rewrites the tag manifest of edition n as what stands beside its data demands, after info has
// changed its bag-info.txt. It gives the digest that the edition has then.
func reseal(t *testing.T, root *os.Root, n int, info func(string) string) string {
	t.Helper()
	dir := path.Join("public", Dir(n))
	beside := Files{}
	for p, data := range tree(t, root, dir) {
		if data != "/" && isTagFile(p) {
			beside[p] = []byte(data)
		}
	}
	if info != nil {
		beside[infoName] = []byte(info(string(beside[infoName])))
		put(t, root, path.Join(dir, infoName), string(beside[infoName]))
	}
	tags := manifestOf(beside).lines("")
	put(t, root, path.Join(dir, tagManifestName), string(tags))
	return Digest(tags)
}

// forge rewrites all that edition n fixes, so that the folder is as if it had been sealed like that.
func forge(t *testing.T, root *os.Root, n int) {
	t.Helper()
	var s Series
	previous := ""
	for i := 1; i <= 3; i++ {
		fit := func(info string) string {
			return regexp.MustCompile(labelPrevious+": .*").ReplaceAllString(info, labelPrevious+": "+previous)
		}
		if i < n {
			fit = nil
		}
		previous = reseal(t, root, i, fit)
		s.bags = append(s.bags, bag{Edition: Edition{Number: i, Digest: previous}})
	}
	put(t, root, path.Join("public", headPath), string(s.head()))
}

// TestAltered has editions that somebody has changed: what Open and Verify say of each, and whether an
// edition still has the digest that the newest had before.
func TestAltered(t *testing.T) {
	noted, _ := laidOut(t, newFolder(t), 3).Newest()
	golden.Cases(t, "testdata/altered/*.txt", func(t *testing.T, _ string, data []byte) string {
		root := tampered(t, data)
		said := "Open takes it\n"
		if _, err := Open(root, "public"); err != nil {
			said = "Open says\n" + err.Error() + "\n"
		}
		report, err := Verify(root, "public", 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Faults) == 0 {
			said += "Verify finds nothing\n"
		} else {
			said += "Verify says\n" + strings.Join(report.Faults, "\n") + "\n"
		}
		for _, e := range report.Editions {
			if e.Digest == noted.Digest {
				return said + "The digest that was noted is there\n"
			}
		}
		return said + "The digest that was noted is not there\n"
	})
}

// TestAlteredCoreutils is what the command of archivists finds in the same cases, by the lists that there are.
func TestAlteredCoreutils(t *testing.T) {
	command, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("WHAT sha256sum FINDS IS NOT CHECKED: it is not on this machine")
	}
	cases, err := filepath.Glob("testdata/altered/*.txt")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		stem := strings.TrimSuffix(file, ".txt")
		t.Run(filepath.Base(stem), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, stem+".sha256sum", listedFaults(t, command, tampered(t, data)))
		})
	}
}

// listedFaults is what sha256sum finds in the head and the manifests of the editions that there are.
func listedFaults(t *testing.T, command string, root *os.Root) string {
	t.Helper()
	found := ""
	for _, list := range []string{
		"SHA256SUMS",
		"1/tagmanifest-sha256.txt", "1/manifest-sha256.txt",
		"2/tagmanifest-sha256.txt", "2/manifest-sha256.txt",
		"3/tagmanifest-sha256.txt", "3/manifest-sha256.txt",
	} {
		dir := path.Join("public/editions", path.Dir(list))
		if _, err := root.Stat(path.Join(dir, path.Base(list))); err != nil {
			continue
		}
		check := exec.Command(command, "--check", "--quiet", path.Base(list))
		check.Dir = filepath.Join(root.Name(), dir)
		check.Env = append(os.Environ(), "LC_ALL=C")
		out, _ := check.Output()
		for line := range strings.Lines(string(out)) {
			found += list + ": " + line
		}
	}
	if found == "" {
		return "sha256sum finds nothing\n"
	}
	return found
}
