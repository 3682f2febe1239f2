package content

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/name"
	"dossier/internal/source"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const fuzzSeed = "The title\nOne talk, “frank”.\nTwo talks. Three talks.\n"

// FuzzLoad checks that no file of an editor brings the program down, that faults lie in
// their files, and that what is printed is harmless and means the same when read again.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{
		"+++\ntitle = \"x\"\norder = 1\n+++\n# A {#b}\n\n[@0, para. 1 \"talk\"; @000 \"Three\"] x.[^1] [@0]\n\n[^1]: note [@0].\n",
		"| a |\n|:-:|\n| [@0] |\n\n> [@0,\n> para. 2]\n", "<script>x</script>\n\n[a](javascript:x) ![b](data:x)\n", "[@0]: x\n\n[a]: <y>\n", "![<script>](dossier:a)\n\n[b](dossier:c) ![d](dossier:e)\n", "\ufeff+++\r\n\r\n+++\r\n* [@0\r\n",
	} {
		f.Add("title = \"x\"\n[a.\"b\"]\nc = '''\n'''\n", s, s)
	}
	f.Add("a . 'b' = [\n1, # ]\n]\ntexts = \"\"\"\\\"\"\"\"\"\n", "---\n", "+++\npublished = \"2022-01~/..\"\nurl = \"https://[::1]/%zz\"\nlanguage = \"en-GB-oxendict\"\n+++\n")
	f.Add("date = \"21 January 2022\"", "", "+++\npublished = 2022-01-21\ntitle = \" a\\nb \"\nagency = \"\"\n+++\n[@0 \"title\"]\n")
	f.Add("", "", "+++\ndate = \"2014-03\"\nclass = \"background\"\nhide = true\n+++\nTwo talks [@0, para. 2 \"Two\"].\n")
	f.Fuzz(func(t *testing.T, settings, page, own string) {
		root := fstest.MapFS{"site.toml": {Data: []byte(settings)}, "content/page.md": {Data: []byte(page)},
			"content/sources/0.md": {Data: []byte(own)}, "content/timeline/0.md": {Data: []byte(own)}}
		sources := []*source.Source{newSource("000-abc", fuzzSeed)}
		c, err := Load(root)
		faults := asErrors(t, err)
		faults = append(faults, asErrors(t, c.Resolve(sources))...)
		_, err = c.Decide(sources, eventsOf(sources))
		faults = append(faults, asErrors(t, err)...)
		warnings, err := c.Check(sources, name.Resolve(sources))
		checkPlaces(t, root, slices.Concat(faults, warnings, asErrors(t, err)))
		for _, b := range bodies(c) {
			html, _, err := Render(b.Markdown, shownTest)
			if err != nil && len(faults) == 0 {
				t.Errorf("%q: loaded, but %v", b.Markdown, err)
			}
			checkHarmless(t, html)
			checkStatements(t, b)
		}
		if len(faults) == 0 {
			checkCards(t, c, sources[0])
			checkAgain(t, c)
		}
	})
}

// checkPlaces is the law that each fault lies in its file.
func checkPlaces(t *testing.T, root fstest.MapFS, faults Errors) {
	for _, e := range faults {
		if lines := strings.Split(string(root[e.File].Data), "\n"); e.Message == "" || e.Line < 1 || e.Line > len(lines) || e.Column < 1 || e.Column > len(lines[e.Line-1])+1 {
			t.Errorf("misplaced: %v", e)
		}
	}
}

// bodies is all Markdown of the editor's.
func bodies(c *Content) []*Body {
	var all []*Body
	for _, p := range c.Pages {
		all = append(all, &p.Body)
	}
	for _, e := range c.Entries {
		all = append(all, &e.Body)
	}
	for _, card := range c.Cards {
		all = append(all, &card.Note)
	}
	return all
}

// checkCards is the law that the only source is as it was but for the fields that its card
// sets, and that these are of their form.
func checkCards(t *testing.T, c *Content, s *source.Source) {
	was := newSource(s.ID, fuzzSeed)
	for field, same := range map[string]bool{
		"title":     s.Title == was.Title && s.TitleAt == was.TitleAt,
		"byline":    s.Byline == was.Byline,
		"published": s.Published == was.Published && s.Basis == was.Basis,
		"url":       s.URL == was.URL,
		"publisher": s.Publisher == was.Publisher,
		"agency":    s.Agency == was.Agency,
		"language":  s.Language == was.Language,
		"rights":    s.Rights == was.Rights,
		"note":      c.Note(s.ID) == "",
	} {
		if !same && !slices.Contains(s.Edited, field) {
			t.Errorf("%s was changed, but only %q are edited", field, s.Edited)
		}
	}
	if len(c.Cards) > 0 && (len(s.Edited) == 0 || c.Cards[0].Source != s.ID) {
		t.Errorf("%s sets nothing, but is no fault", c.Cards[0].File)
	}
	if s.URL != "" && !isWebURL(s.URL) || strings.ContainsAny(s.Title+s.Byline+s.Publisher, "\n\t") {
		t.Errorf("a field is not of its form: %+v", s)
	}
	if (s.Basis == source.Editor) == s.Published.IsZero() {
		t.Errorf("published %q by %q", s.Published, s.Basis)
	}
}

func asErrors(t *testing.T, err error) Errors {
	var faults Errors
	if err != nil && !errors.As(err, &faults) {
		t.Fatalf("%T: %v", err, err)
	}
	return faults
}

func checkHarmless(t *testing.T, html string) {
	html = strings.ToLower(html)
	for _, bad := range []string{"<script", "<style", "<iframe", " style=\"", "href=\"javascript:", "src=\"http", "<h1"} {
		if strings.Contains(html, bad) {
			t.Errorf("the page contains %s: %s", bad, html)
		}
	}
}

func checkStatements(t *testing.T, b *Body) {
	for _, s := range b.Statements() {
		if s.Text == "" || strings.ContainsAny(s.Text, "\n\t") || strings.Contains(s.Text, "  ") {
			t.Errorf("not flat: %q", s.Text)
		}
		for _, c := range s.Cites {
			if c.Source == "" || c.Start < 0 || c.Start >= c.End || c.End > len(fuzzSeed) {
				t.Errorf("%q cites %+v", s.Text, c)
			}
		}
	}
}

// checkAgain is the law that resolved Markdown, read again, cites the same and stays as it is.
func checkAgain(t *testing.T, c *Content) {
	for _, b := range bodies(c) {
		root := fstest.MapFS{"content/page.md": {Data: []byte("+++\n+++\n" + b.Markdown)}}
		again, err := Load(root)
		if err := errors.Join(err, again.Resolve([]*source.Source{newSource("000-abc", fuzzSeed)})); err != nil {
			t.Fatalf("%q, read again: %v", b.Markdown, err)
		}
		if diff := cmp.Diff(b.Markdown, again.Pages[0].Markdown); diff != "" {
			t.Errorf("the Markdown changes when read again (-first +again):\n%s", diff)
		}
		if diff := cmp.Diff(b.Statements(), again.Pages[0].Statements()); diff != "" {
			t.Errorf("the statements change when read again (-first +again):\n%s", diff)
		}
	}
}

// TestKeyOffsets is the law that each key is found where it was written.
func TestKeyOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{1,6}`), 1, 6, rapid.ID).Draw(t, "keys")
		values := rapid.SampledFrom([]string{"1", `"# ' ] \" x = 1"`, `'"'`, "[\n 'x=1', # ]\n\n]", "\"\"\"\nz = 1\n\\\"\"\"\"\"\"", "'''\nz = 1\n'''''", "{ z = [1, {y = \"}\"}] }", "2022-01-21"})
		forms := rapid.SampledFrom([]string{"K = V\n", "\t\"K\" = V # z = 1\n", "'K'.x.\"y = 1\" = V\r\n", "K . x = V\n\n"})
		heads := rapid.SampledFrom([]string{"[K]\nz = V\n", "[[ K ]] # z\n z.z = V\n", " [ \"K\" . x ]\n\n"})
		want, doc := map[string]int{}, ""
		tables := rapid.IntRange(0, len(keys)).Draw(t, "tables begin")
		for i, key := range keys {
			form := forms
			if i >= tables {
				form = heads
			}
			statement := strings.ReplaceAll(form.Draw(t, "statement"), "V", values.Draw(t, "value"))
			at := strings.Index(statement, "K")
			if at > 0 && strings.ContainsRune(`"'`, rune(statement[at-1])) {
				at--
			}
			want[key] = len(doc) + at
			doc += strings.Replace(statement, "K", key, 1)
		}
		if wrong := readTable(doc, 0).faults; len(wrong) > 0 {
			t.Fatalf("%q: %v", doc, wrong)
		}
		if diff := cmp.Diff(want, keyOffsets(doc)); diff != "" {
			t.Fatalf("%q (-want +got):\n%s", doc, diff)
		}
	})
}

func TestUnreadable(t *testing.T) {
	c, err := Load(fstest.MapFS{"site.toml/x": {}, "content": {}})
	var got []string
	for _, e := range asErrors(t, err) {
		got = append(got, e.File)
	}
	if !slices.Equal(got, []string{"content", "site.toml"}) || c == nil || c.Settings.Language != "en" {
		t.Errorf("got %v, %v", c, err)
	}
}

// TestTooLarge loads files of the most bytes that they may have, and of one more.
func TestTooLarge(t *testing.T) {
	of := func(size int) *fstest.MapFile { return &fstest.MapFile{Data: make([]byte, size)} }
	_, err := Load(fstest.MapFS{"site.toml": of(maxFile + 1), "content/quotes.toml": of(maxFile + 1), "content/a.md": of(maxFile + 1)})
	want := ""
	for _, name := range []string{"content/a.md", "content/quotes.toml", "site.toml"} {
		want += name + ": a file of 4194305 bytes is too large: 4194304 are the most; try: several files\n"
	}
	if err == nil || err.Error()+"\n" != want {
		t.Errorf("got %v", err)
	}
	comment := strings.Repeat("#", maxFile)
	if _, err := Load(fstest.MapFS{"site.toml": {Data: []byte(comment)}}); err != nil {
		t.Errorf("the largest: %v", err)
	}
}

func TestRenderMalformed(t *testing.T) {
	html, notes, err := Render("fine [@000]\n\nnot [@]\n", shownTest)
	const want = `3:7: the id of a source follows "@"; try: [@000, para. 3]`
	if html != "" || notes != nil || err == nil || err.Error() != want {
		t.Errorf("got %q, %v, %v", html, notes, err)
	}
}

func TestResolveTwice(t *testing.T) {
	root := fstest.MapFS{"content/page.md": {Data: []byte("One. [@0 \"three talks\"]\n")}}
	c, err := Load(root)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Pages[0].Statements(); len(got) != 1 || got[0].Cites != nil {
		t.Errorf("before Resolve: %+v", got)
	}
	sources := []*source.Source{newSource("000-abc", fuzzSeed)}
	for range 2 {
		if err := c.Resolve(sources); err != nil {
			t.Fatal(err)
		}
		if got, want := c.Pages[0].Markdown, "One. [@000-abc, para. 2 \"three talks\"]\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
