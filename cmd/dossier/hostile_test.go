package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode/utf16"

	"golang.org/x/net/html"

	"dossier/internal/dossier"
	"dossier/internal/golden"
)

// hostile is a folder of seeds that no archivist would make on purpose.
type hostile struct {
	name  string
	files map[string]string      // by their names within seeds/
	do    func(dir string) error // what else is done to seeds/
}

const body = "The harbour talks in Velden ended on Tuesday without a deal.\n\"We will meet again,\" Mayor Ilse Brandt told reporters on 12 March 2024.\n"

func one(data string) map[string]string { return map[string]string{"x.txt": data} }

func named(names ...string) map[string]string {
	m := map[string]string{}
	for _, n := range names {
		m[n] = body
	}
	return m
}

func utf16Of(s string, order binary.AppendByteOrder, mark bool) string {
	var out []byte
	if mark {
		out = order.AppendUint16(out, 0xfeff)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}

// times is s n times.
func times(n int, s string) string { return strings.Repeat(s, n) }

// What must never be alive on a page.
const (
	script  = `</title></script><script>alert(1)</script><img src=x onerror=alert(1)>`
	actions = `{{.}} {{template "head" .}} {{printf "%s" "x"}} {{"{{"}}`
)

// hostiles is the table; testdata/hostile.golden has the outcome of each.
var hostiles = []hostile{
	{name: "nothing at all"},
	{name: "an empty file", files: one("")},
	{name: "white space", files: one(" \t\r\n\n  \u00a0\n")},
	{name: "a byte order mark", files: one("\ufeff")},
	{name: "NULs", files: one(times(1000, "\x00"))},
	{name: "one byte that is no text", files: one("\xff")},
	{name: "one letter", files: one("a")},
	{name: "marks only", files: one("?!… — ,,, “”\n")},
	{name: "digits only", files: one("123 456\n")},
	{name: "a title only", files: one("Talks end without a deal\n")},
	{name: "a date only", files: one("20240312\n")},
	{name: "an address only", files: one("https://www.example.com/2024/03/12/talks\n")},
	{name: "a header without a body", files: one("Talks end\n20240312\nhttps://www.example.com/talks\n")},
	{name: "a header twice", files: one("Talks end\n20240312\nhttps://www.example.com/a\nTalks end\n20240313\nhttps://www.example.com/b\n" + body)},
	{name: "a day that never was", files: one("Talks end\n20240231\n" + body)},
	{name: "the year 0", files: one("Talks end\n0000-00-00\n" + body)},
	{name: "the year 9999", files: one("Talks end\n9999-12-31\n" + body)},

	{name: "a folder called x.txt", do: func(dir string) error { return os.Mkdir(filepath.Join(dir, "x.txt"), 0o755) }},
	{name: "a pipe called x.txt", do: func(dir string) error { return syscall.Mkfifo(filepath.Join(dir, "x.txt"), 0o644) }},
	{name: "a link out of the folder", do: link("/etc/hostname")},
	{name: "a link up and out of the folder", do: link("../../../../../../etc/hostname")},
	{name: "a link to nothing", do: link("gone.txt")},
	{name: "a link to itself", do: link("x.txt")},
	{name: "a link to a device", do: link("/dev/zero")},
	{name: "a link to another seed", files: map[string]string{"a.txt": body}, do: link("a.txt")},
	{name: "a picture beside", files: map[string]string{"a.txt": body, "photo.jpg": "\xff\xd8\xff"}},
	{name: "a folder beside", files: named("a.txt"), do: func(dir string) error { return os.Mkdir(filepath.Join(dir, "old"), 0o755) }},
	{name: "a hidden file beside", files: named("a.txt", ".b.txt")},
	{name: "a name without a dot", files: named("a.txt", "README")},
	{name: "a name in capitals", files: named("A.TXT")},

	{name: "a line of 4 MB", files: one(times(800_000, "word "))},
	{name: "a word of 4 MB", files: one(times(4_000_000, "a"))},
	{name: "1,000,000 line ends", files: one(times(1_000_000, "\n") + body)},
	{name: "1,000,000 spaces", files: one("The talks" + times(1_000_000, " ") + "ended.\n" + body)},
	{name: "100,000 open quotation marks", files: one(times(100_000, "“") + "\n" + body)},
	{name: "100,000 straight quotation marks", files: one(times(100_000, `"`) + "\n" + body)},
	{name: "100,000 quotations", files: one(times(100_000, `"No," he said. `) + "\n" + body)},
	{name: "100,000 brackets", files: one(times(100_000, "(") + "\n" + body)},
	{name: "100,000 capitalised words", files: one(times(100_000, "Velden ") + "\n" + body)},
	{name: "100,000 dates", files: one(times(100_000, "12 March 2024, ") + "\n" + body)},
	{name: "100,000 digits", files: one(times(100_000, "7") + "\n" + body)},
	{name: "100,000 hyphens", files: one(times(100_000, "-") + "\n" + body)},
	{name: "100,000 accents on one letter", files: one("a" + times(100_000, "\u0301") + " b\n" + body)},
	{name: "100,000 said", files: one(times(100_000, "said ") + "\n" + body)},

	{name: "script in title and text", files: one(script + "\n20240312\n" + script + "\n\"We " + script + " them,\" Mayor " + script + " said.\n" + body)},
	{name: "actions of a template", files: one(actions + "\n20240312\n" + actions + "\n\"" + actions + "\" Ilse Brandt said.\n" + body)},
	{name: "an address that is a program", files: one("Talks end\n20240312\njavascript:alert(1)\n" + body)},
	{name: "an address that is data", files: one("Talks end\n20240312\ndata:text/html,<script>alert(1)</script>\n" + body)},
	{name: "an address with marks of HTML", files: one("Talks end\n20240312\nhttps://example.com/\"onclick=\"alert(1)\n" + body)},
	{name: "an address with a name and password", files: one("Talks end\n20240312\nhttps://me:secret@example.com/talks\n" + body)},
	{name: "an address without a host", files: one("Talks end\n20240312\nhttps:///talks\n" + body)},
	{name: "ends of comments and sections", files: one("<!-- talks --> end ]]> <![CDATA[ &lt;b&gt; &#0; &amp;amp;\n" + body)},
	{name: "marks that turn the text around", files: one("Talks \u202eend\u202c\n20240312\nThe \u2066talks\u2069 \u202eended\n" + body)},
	{name: "invisible marks in words", files: one("The ta\u200blks en\u00added in Vel\u200dden.\n" + body)},
	{name: "characters that are none", files: one("The talks \ufffe\uffff\U0010ffff ended \ue000.\n" + body)},
	{name: "pictograms", files: one("👩‍👩‍👧‍👦 🇨🇭 talks 👍🏽 ended\n" + body)},

	{name: "a byte order mark before text", files: one("\ufeffTalks end\n20240312\n" + body)},
	{name: "UTF-16, little end first", files: one(utf16Of("Talks end – 🙂\n20240312\n"+body, binary.LittleEndian, true))},
	{name: "UTF-16, big end first", files: one(utf16Of("Talks end – é\n20240312\n"+body, binary.BigEndian, true))},
	{name: "UTF-16 without a mark", files: one(utf16Of("Talks end\n20240312\n"+body, binary.LittleEndian, false))},
	{name: "UTF-16 cut in two", files: one(utf16Of("Talks end\n20240312\n"+body, binary.LittleEndian, true) + "\x3d\xd8\x00")},
	{name: "Windows-1252", files: one("Talks end\n20240312\nThe caf\xe9 \x93closed\x94 \x96 for good.\n" + body)},
	{name: "UTF-8 with bytes that are none", files: one("Talks end – “é”\n20240312\nThe caf\xe9 – “closed”.\n" + body)},
	{name: "UTF-8 of surrogates and too long", files: one("Talks \xed\xa0\xbd\xed\xb8\x80 \xc0\xaf end – “é” – “ö”\n" + body)},
	{name: "NULs within words", files: one("The ta\x00lks en\x00ded.\n" + body)},
	{name: "line ends of a Mac", files: one("Talks end\r20240312\r" + strings.ReplaceAll(body, "\n", "\r"))},
	{name: "line ends of Windows", files: one("Talks end\r\n20240312\r\n" + strings.ReplaceAll(body, "\n", "\r\n"))},
	{name: "line ends of all kinds", files: one("Talks end\u2028A line.\u2029Another.\u0085A third.\vA fourth.\fA fifth.\n" + body)},
	{name: "a picture called x.txt", files: one("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00")},

	{name: "a name with spaces", files: named("Talks in Velden (2).txt")},
	{name: "a name with a line end", files: named("a\nb.txt")},
	{name: "a name with marks of HTML", files: named(`"><img src=x onerror=alert(1)>.txt`)},
	{name: "a name in another script", files: named("談判.txt")},
	{name: "names that differ in case", files: named("a.txt", "A.txt")},
	{name: "names that differ in normal form", files: named("caf\u00e9.txt", "cafe\u0301.txt")},
	{name: "names that differ in marks", files: named("a b.txt", "a-b.txt", "a_b.txt", "a.b.txt")},
	{name: "names that differ in extension", files: map[string]string{"a.txt": body, "a.md": body, "a.html": "<p>" + body}},
	{name: "a name that is not UTF-8", files: named("caf\xe9.txt")},
	{name: "a name of 250 bytes", files: named(times(246, "a") + ".txt")},
	{name: "the name of every folder's page", files: named("index.txt", "index-2.txt")},
	{name: "names with a meaning for systems", files: named("con.txt", "-rf.txt", "..x.txt", "a:b.txt", "100%.txt", `a\b.txt`, "..%2f..%2fx.txt")},
	{name: "no name", files: named("-.txt", "_.txt", " .txt")},

	{name: "the same file twice", files: named("a.txt", "b.txt")},
	{name: "the same article twice", files: map[string]string{"a.txt": "Talks end\n20240312\n" + body, "b.txt": "Deal fails\n20240313\nhttps://example.com/deal\n\n" + body}},

	{name: "front matter that is not closed", files: one("+++\ntitle = \"Talks end\"\n" + body)},
	{name: "front matter that is no TOML", files: one("+++\ntitle = = \"Talks\n= 7\n+++\n" + body)},
	{name: "front matter with more than is read", files: one("---\ntitle: \"Talks: the end\"\ndate: 2024-03-12\ntags: [a, b]\ndraft: true\n---\n" + body)},
	{name: "front matter of wrong types", files: one("+++\ntitle = 7\ndate = [1, 2]\nurl = \"javascript:alert(1)\"\n+++\n" + body)},
	{name: "a rule for front matter", files: one("---\n" + body + "---\n")},

	{name: "an empty page", files: map[string]string{"x.html": ""}},
	{name: "a page without an article", files: map[string]string{"x.html": "<html><body><nav><a href=/>Home</a></nav><script>alert(1)</script></body></html>"}},
	{name: "a page of 100,000 open elements", files: map[string]string{"x.html": times(100_000, "<div>") + "<p>" + body}},
	{name: "a page of open tags", files: map[string]string{"x.html": "<p title=\"<p>" + body + times(1000, "<a href='")}},
	{name: "a page with a hostile head", files: map[string]string{"x.html": "<html><head><title>Talks &lt;/title&gt;<script>alert(1)</script></title><link rel=canonical href=\"javascript:alert(1)\"><meta property=\"article:published_time\" content=\"yesterday\"></head><body><article><h1>Talks</h1><p onclick=alert(1)>" + times(5, body) + "<script>alert(1)</script><p>&lt;script&gt;alert(1)&lt;/script&gt; " + times(5, body) + "</article></body></html>"}},
	{name: "a page in Windows-1251", files: map[string]string{"x.html": "<meta charset=windows-1251><article><p>\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb. " + times(8, body) + "</article>"}},
	{name: "a page called x.txt", files: one("<!doctype html><html><head><title>Talks end</title></head><body><article><p>" + times(8, body) + "</article></body></html>")},
	{name: "Markdown with HTML", files: map[string]string{"x.md": "# Talks end\n\n" + script + "\n\n<div onclick=alert(1)>\n\n[a](javascript:alert(1)) ![b](data:x)\n\n" + body}},
	{name: "Markdown of 10,000 quotations within each other", files: map[string]string{"x.md": times(10_000, ">") + " " + body}},
	{name: "Markdown of 50,000 brackets", files: map[string]string{"x.md": times(50_000, "[") + body}},
}

func link(to string) func(dir string) error {
	return func(dir string) error { return os.Symlink(to, filepath.Join(dir, "x.txt")) }
}

// TestHostile builds a dossier of each folder of the table and compares the outcomes: a card for each
// file, with what is said on it, or one error. Whatever the outcome, the record keeps its laws, no page has
// anything alive of a seed, and nothing is written outside public/.
func TestHostile(t *testing.T) {
	outcomes := make([]string, len(hostiles))
	t.Run("build", func(t *testing.T) {
		for i, h := range hostiles {
			t.Run(h.name, func(t *testing.T) {
				t.Parallel()
				outcomes[i] = h.build(t)
			})
		}
	})
	var b strings.Builder
	for i, h := range hostiles {
		fmt.Fprintf(&b, "%s\n%s\n", h.name, outcomes[i])
	}
	golden.Compare(t, "testdata/hostile.golden", b.String())
}

// build is the outcome of a build of h.
func (h hostile) build(t *testing.T) string {
	parent := t.TempDir()
	dir := filepath.Join(parent, "dossier")
	seeds := filepath.Join(dir, "seeds")
	if err := os.MkdirAll(seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range h.files {
		if err := os.WriteFile(filepath.Join(seeds, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if h.do != nil {
		if err := h.do(seeds); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	record, _, err := build(root)
	if entries, _ := os.ReadDir(parent); len(entries) != 1 {
		t.Error("something was written beside the dossier")
	}
	if err != nil {
		if _, gone := os.Lstat(filepath.Join(dir, public)); !errors.Is(gone, fs.ErrNotExist) {
			t.Error("an error, and yet a site")
		}
		return "    error: " + strings.ReplaceAll(err.Error(), "\n", "\n    error: ") + "\n"
	}
	checkPlaces(t, seedsOf(t, dir, record), record)
	checkPages(t, filepath.Join(dir, public))
	var b strings.Builder
	for _, s := range record.Sources {
		b.WriteString(outcome(record, &s))
	}
	return b.String()
}

// outcome is a card in a few lines.
func outcome(r *dossier.Record, s *dossier.Source) string {
	var b strings.Builder
	quotes := 0
	for _, q := range r.Quotes {
		if q.Source == s.ID {
			quotes++
		}
	}
	fmt.Fprintf(&b, "    %s of %.40q: %.80q\n", s.ID, s.File, s.Heading())
	fmt.Fprintf(&b, "        %s, %s; published %q (%s); url %q; %d words, %d paragraphs, %d quotes\n",
		s.Format, s.Encoding, s.Published, s.PublishedBasis, s.URL, s.Words, len(s.Paragraphs), quotes)
	kinds := map[string]int{}
	for _, d := range s.Defects {
		kinds[d.Kind]++
	}
	for _, d := range s.Defects {
		if n := kinds[d.Kind]; n > 0 {
			fmt.Fprintf(&b, "        %s", d.Kind)
			if n > 1 {
				fmt.Fprintf(&b, " (%d)", n)
			}
			fmt.Fprintf(&b, ": %.120s\n", d.Note)
			kinds[d.Kind] = 0
		}
	}
	for _, u := range s.Reuse {
		fmt.Fprintf(&b, "        %s as %s\n", u.Kind, u.Source)
	}
	return b.String()
}

// mostWalked is the size of a site in bytes beyond which its pages are not read.
const mostWalked = 4 << 20

// checkPages finds what is alive on a page: scripts, handlers, addresses that are programs.
func checkPages(t *testing.T, dir string) {
	total := 0
	pages := files(t, dir)
	for _, data := range pages {
		total += len(data)
	}
	if total > mostWalked {
		return
	}
	for name, data := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		page, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range page.Descendants() {
			if n.Type == html.ElementNode && (slices.Contains([]string{"iframe", "object", "embed", "base"}, n.Data) || n.Data == "script" && !ours(n)) {
				t.Errorf("%s: an element %s", name, n.Data)
			}
			for _, a := range n.Attr {
				scheme, _, _ := strings.Cut(a.Val, ":")
				if strings.HasPrefix(a.Key, "on") || (a.Key == "href" || a.Key == "src") && (scheme == "javascript" || scheme == "data") {
					t.Errorf("%s: %s=%q", name, a.Key, a.Val)
				}
			}
		}
	}
}

// ours tells whether a script is the site's own file, or data that no browser runs.
func ours(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "type" && a.Val == "application/ld+json" ||
			a.Key == "src" && n.FirstChild == nil && (a.Val == "find.js" || strings.HasSuffix(a.Val, "/find.js")) {
			return true
		}
	}
	return false
}
