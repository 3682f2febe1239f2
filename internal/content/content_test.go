package content

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
	"dossier/internal/timeline"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// wanted is the name of the golden part of an archive; all else is the dossier's folder.
const wanted = "WANT"

// TestGood shows all that is read from each testdata/good/*.txtar.
func TestGood(t *testing.T) {
	golden(t, "testdata/good/*.txtar", func(t *testing.T, root fstest.MapFS) string {
		c, err := Load(root)
		if err != nil {
			t.Fatal(err)
		}
		sources := sourcesOf(root)
		if err := c.Resolve(sources); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		s := c.Settings
		fmt.Fprintf(&b, "settings: title %q, language %q, base_url %q, texts %q, date %q\n", s.Title, s.Language, s.BaseURL, s.Texts, s.Date)
		for _, p := range c.Pages {
			fmt.Fprintf(&b, "\n=== %s, order %d, title %q\n", p.File, p.Order, p.Title)
			show(t, &b, &p.Body, sources)
		}
		for _, card := range c.Cards {
			showCard(t, &b, c, card, sources)
		}
		decisions, err := c.Decide(sources, eventsOf(sources))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range decisions {
			fmt.Fprintf(&b, "\n=== %s, date %q, class %q, hide %v, events %v: %q\n", d.File, d.Date, d.Class, d.Hide, d.Events, d.Words())
			for _, cite := range d.Cites() {
				fmt.Fprintf(&b, "\t%s, %s\n", cite.Source, paras(cite.First, cite.Last))
			}
		}
		showCorrected(t, &b, c, sources)
		return b.String()
	})
}

// TestBad shows all that is wrong with each testdata/bad/*.txtar.
func TestBad(t *testing.T) {
	golden(t, "testdata/bad/*.txtar", func(t *testing.T, root fstest.MapFS) string {
		c, err := Load(root)
		sources := sourcesOf(root)
		err = errors.Join(err, c.Resolve(sources), c.Refer(entryIDs()))
		if err == nil {
			_, _, wrong := correct(c, sources)
			_, err = c.Decide(sources, eventsOf(sources))
			err = errors.Join(wrong, err)
		}
		if err == nil {
			t.Fatal("no error")
		}
		return err.Error() + "\n"
	})
}

func golden(t *testing.T, pattern string, run func(*testing.T, fstest.MapFS) string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s: %v", pattern, err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			root, want := fstest.MapFS{}, ""
			var kept []txtar.File
			for _, f := range archive.Files {
				if f.Name == wanted {
					want = string(f.Data)
					continue
				}
				root[f.Name] = &fstest.MapFile{Data: f.Data}
				kept = append(kept, f)
			}
			got := run(t, root)
			if *update {
				archive.Files = append(kept, txtar.File{Name: wanted, Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		})
	}
}

// correct corrects the quotes of the sources.
func correct(c *Content, sources []*source.Source) ([][]quote.Quote, []Corrected, error) {
	cast := name.Resolve(sources)
	return c.Correct(sources, cast, quotesOf(sources, cast))
}

// quotesOf is a quote for whatever stands between two double quotation marks of a paragraph; its
// speaker is the first who is named there, its cue the first "said".
func quotesOf(sources []*source.Source, cast *name.Cast) [][]quote.Quote {
	quotes := make([][]quote.Quote, len(sources))
	for i, s := range sources {
		for _, p := range s.Text.Paragraphs {
			speaker, cue := quote.Speaker{Who: name.Nobody}, text.Span{}
			for _, m := range cast.In(i) {
				if p.Has(m.Span) && m.Who != name.Nobody && speaker.Who == name.Nobody {
					speaker = quote.Speaker{Who: m.Who, Span: m.Span}
				}
			}
			if n := strings.Index(s.Text.Slice(p), "said"); n >= 0 {
				cue = text.Span{Start: p.Start + n, End: p.Start + n + len("said")}
			}
			open := -1
			first, last := s.Text.Tok(p)
			for _, token := range s.Text.Tokens[first:last] {
				switch sp := (text.Span{Start: open, End: token.Start}); {
				case !token.Quotation():
				case open < 0:
					open = token.End
				case sp.Len() > 0:
					extent := sp
					if cue.Len() > 0 {
						extent = sp.Cover(cue)
					}
					quotes[i] = append(quotes[i], quote.Quote{Span: sp, Extent: extent, Kind: quote.Partial, Speaker: speaker, Cue: cue, Confidence: .5, Reason: "a rule"})
					fallthrough
				default:
					open = -1
				}
			}
		}
	}
	return quotes
}

// showCorrected prints what becomes of the quotes that the editor decides on.
func showCorrected(t *testing.T, b *strings.Builder, c *Content, sources []*source.Source) {
	quotes, done, err := correct(c, sources)
	if err != nil {
		t.Fatal(err)
	}
	people := name.Resolve(sources).People
	for _, d := range done {
		s := sources[d.In]
		fmt.Fprintf(b, "\n=== %s, of %s: %s\n", d.Place(), d.Source, strings.Join(d.Fields, ", "))
		for _, q := range []quote.Quote{d.Found, at(quotes[d.In], d.Quote)} {
			if q.Len() == 0 {
				fmt.Fprintf(b, "none\n")
				continue
			}
			who := "nobody"
			if q.Speaker.Who != name.Nobody {
				who = people[q.Speaker.Who].Name
			}
			fmt.Fprintf(b, "%s%s %.2f %q, extent %q\n\t%s as %q, cue %q: %s\n", q.Kind, q.Class, q.Confidence, s.Text.Flat(q.Span), s.Text.Flat(q.Extent),
				who, s.Text.Flat(q.Speaker.Span), s.Text.Flat(q.Cue), q.Reason)
		}
	}
}

// at is the k-th of the quotes, the zero Quote for -1.
func at(quotes []quote.Quote, k int) quote.Quote {
	if k < 0 {
		return quote.Quote{}
	}
	return quotes[k]
}

// eventsOf is an event for each date of the sources, in order of source and place.
func eventsOf(sources []*source.Source) []timeline.Event {
	var events []timeline.Event
	for i, s := range sources {
		for _, m := range date.Find(s.Text, s.Published) {
			passage := s.Text.Sentences[s.Text.SentenceAt(m.Start)].Span
			events = append(events, timeline.Event{Date: m.Date, Mentions: []timeline.Mention{{Source: i, Passage: passage, Expression: m.Span, Date: m.Date, Quote: -1}}})
		}
	}
	return events
}

// showCard prints a card, and its source after Resolve.
func showCard(t *testing.T, b *strings.Builder, c *Content, card *Card, sources []*source.Source) {
	fmt.Fprintf(b, "\n=== %s, of %s: %s\n", card.File, card.Source, strings.Join(card.Fields, ", "))
	for _, s := range sources {
		if s.ID == card.Source {
			fmt.Fprintf(b, "title %q at %v, byline %q, published %q by %q, url %q\n", s.Title, s.TitleAt, s.Byline, s.Published, s.Basis, s.URL)
			fmt.Fprintf(b, "publisher %q, agency %q, language %q, rights %q, edited %q\n", s.Publisher, s.Agency, s.Language, s.Rights, s.Edited)
		}
	}
	if got := c.Note(card.Source); got != card.Note.Markdown {
		t.Errorf("the note on %s is %q, want %q", card.Source, got, card.Note.Markdown)
	}
	if card.Note.Markdown != "" {
		show(t, b, &card.Note, sources)
	}
}

// show prints Markdown as the site will see it: from itself alone.
func show(t *testing.T, b *strings.Builder, p *Body, sources []*source.Source) {
	fmt.Fprintf(b, "%s\n--- statements\n", p.Markdown)
	for _, s := range p.Statements() {
		fmt.Fprintf(b, "%s\n", s.Text)
		for _, cite := range s.Cites {
			for _, src := range sources {
				if src.ID == cite.Source {
					fmt.Fprintf(b, "\t%s, %s: %q\n", cite.Source, paras(cite.First, cite.Last), src.Text.Slice(cite.Span))
				}
			}
		}
	}
	html, notes, err := Render(roundTrip(t, p.Markdown), shownTest)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(b, "\n--- html\n%s", html)
	fmt.Fprintf(b, "\n--- notes\n")
	for _, n := range notes {
		fmt.Fprintf(b, "#%s %s <- #%s\n", n.ID(), n.Ref, strings.Join(n.Marks, ", #"))
	}
}

// entryIDs is the ids that a record would have, in tests.
func entryIDs() []string { return []string{"ada-quill", "figure-people", "e-4764zirz"} }

// shownTest is how entries of the record are shown, in tests.
func shownTest(id string) Shown {
	return Shown{Href: "people.html#" + id, HTML: "<p>" + id + "</p>"}
}

func roundTrip(t *testing.T, markdown string) string {
	data, err := json.Marshal(markdown)
	if err != nil {
		t.Fatal(err)
	}
	var again string
	if err := json.Unmarshal(data, &again); err != nil {
		t.Fatal(err)
	}
	return again
}

// sourcesOf is a source for each seeds/ID.txt: its first line the title, every other line
// with text a paragraph, its agency Reuters.
func sourcesOf(root fs.FS) []*source.Source {
	var sources []*source.Source
	names, _ := fs.Glob(root, "seeds/*.txt")
	for _, name := range names {
		data, err := fs.ReadFile(root, name)
		if err != nil {
			continue
		}
		sources = append(sources, newSource(strings.TrimSuffix(filepath.Base(name), ".txt"), string(data)))
	}
	return sources
}

func newSource(id, seed string) *source.Source {
	var lines []text.Span
	for start := 0; start < len(seed); {
		end := start + len(seed[start:])
		if n := strings.IndexByte(seed[start:], '\n'); n >= 0 {
			end = start + n
		}
		if start < end {
			lines = append(lines, text.Span{Start: start, End: end})
		}
		start = end + 1
	}
	s := &source.Source{ID: id, Basis: source.Unknown, Agency: "Reuters"}
	if len(lines) > 0 {
		s.Title, s.TitleAt, lines = seed[lines[0].Start:lines[0].End], lines[0], lines[1:]
	}
	s.Text = text.New(seed, lines)
	return s
}
