package site

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// TestSpeakers gives whoever is quoted pages with each of the quotes once, however many they are, and
// nobody else a page.
func TestSpeakers(t *testing.T) {
	r, seeds := madeUp(60)
	for i := range r.Quotes {
		if r.Quotes[i].Speaker.Person == "speaker-1" {
			r.Quotes[i].Speaker.Person = "speaker-0"
		}
	}
	files := render(t, r, seeds)
	walk(t, files)
	if _, ok := files["people/speaker-1.html"]; ok {
		t.Error("speaker-1 has a page, and nothing to show on it")
	}
	if _, ok := files["people/speaker-0_-2.html"]; !ok {
		t.Error("speaker-0 has one page for 200 quotes")
	}
	want, got := map[string]int{}, map[string]int{}
	for _, q := range r.Quotes {
		want[q.Speaker.Person+" ../sources/"+q.Source+".html#"+q.ID] = 1
	}
	for name, data := range files {
		who, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(name, "people/"), ".html"), "_")
		if !strings.HasPrefix(who, "speaker-") {
			continue
		}
		for _, l := range readPage(t, data).links {
			if strings.Contains(l, "#q-") && strings.HasPrefix(l, "../sources/") {
				got[who+" "+l]++
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("quotes on the pages of speakers (-want +got):\n%s", diff)
	}
}

// TestShelvedSpeech draws quotes of one speaker, and holds their order and their pages to the record.
func TestShelvedSpeech(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := &index{r: &dossier.Record{People: []dossier.Person{{ID: "p"}}}, sources: map[string]int{}, speech: make([]speech, 1)}
		for i := range 3 {
			x.sources[fmt.Sprint(i)] = i
		}
		for i := range rapid.IntRange(0, 2*speakerWeight).Draw(t, "quotes") {
			start := rapid.IntRange(0, 99).Draw(t, "start")
			x.r.Quotes = append(x.r.Quotes, dossier.Quote{
				Source: fmt.Sprint(rapid.IntRange(0, 2).Draw(t, "source")), Kind: rapid.SampledFrom(quoteKinds[:]).Draw(t, "kind"),
				Span: text.Span{Start: start, End: start},
			})
			x.speech[0].quotes = append(x.speech[0].quotes, i)
		}
		x.shelveSpeech()
		said := &x.speech[0]
		key := func(i int) string {
			q := &x.r.Quotes[i]
			return fmt.Sprint(q.Source, slices.Index(quoteKinds[:], q.Kind), fmt.Sprintf("%02d", q.Start))
		}
		if !slices.IsSortedFunc(said.quotes, func(a, b int) int { return strings.Compare(key(a), key(b)) }) {
			t.Fatal("not by source, kind and place")
		}
		next := 0
		for _, sh := range said.pages {
			if sh.First != next || sh.Last-sh.First > speakerWeight {
				t.Fatalf("a page has [%d, %d), the one before ends at %d", sh.First, sh.Last, next)
			}
			next = sh.Last
		}
		if next != len(said.quotes) {
			t.Fatalf("%d quotes of %d have a page", next, len(said.quotes))
		}
	})
}

// TestNamesakes keeps the titles of two speakers of one name apart.
func TestNamesakes(t *testing.T) {
	r, seeds := readRecord(t)
	for i := range r.People {
		r.People[i].Name = "Ilse Brandt"
	}
	walk(t, render(t, r, seeds))
}

func TestSpeakerFile(t *testing.T) {
	long := strings.Repeat("a", 300)
	for id, want := range map[string]string{"ilse-brandt": "people/ilse-brandt.html", "index": "people/index_.html", "index-2": "people/index-2_.html"} {
		if got := speakerFile(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if a, b := speakerFile(long), speakerFile(long+"b"); len(a) > 140 || a == b {
		t.Errorf("%s\n%s", a, b)
	}
}

// TestIndirect shows what is reported without quotation marks without them on every page, and says
// what it is.
func TestIndirect(t *testing.T) {
	r, seeds := readRecord(t)
	q := &r.Quotes[slices.IndexFunc(r.Quotes, func(q dossier.Quote) bool { return q.ID == "q-b4" })]
	q.Class = "belief"
	r.Timeline[0].Claim = q.ID
	files := render(t, r, seeds)
	for name, want := range map[string]string{
		"people/ilse-brandt.html":      `<h3>Indirect, in the reporter’s words</h3>`,
		"people.html":                  `<bdi>The bridge was built in 1989</bdi></a> <span>indirect</span>`,
		"sources/vellmouth-daily.html": `Reported:</span> <a href="../people/ilse-brandt.html"><bdi>Ilse Brandt</bdi></a> <a href="#q-b4">said</a>`,
		"timeline.html":                `reported speech</a>; the sources report it as a claim`,
	} {
		if !bytes.Contains(files[name], []byte(want)) {
			t.Errorf("%s: no %s", name, want)
		}
	}
	for _, want := range []string{`<span class="cue">said:</span> <span dir="auto">The bridge was built in 1989</span>`, `<span class="as">belief</span>`} {
		if !bytes.Contains(files["people/ilse-brandt.html"], []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	for name, data := range files {
		if strings.HasPrefix(name, "people") && strings.HasSuffix(name, ".html") {
			for _, words := range quotedWords(t, data) {
				if words == q.Text {
					t.Errorf("%s: quotation marks around %q", name, words)
				}
			}
		}
	}
}

// quotedWords is the text of each q element.
func quotedWords(t *testing.T, page []byte) []string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "q" || n.Data == "blockquote") {
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					b.WriteString(d.Data)
				}
			}
			list = append(list, b.String())
		}
	}
	return list
}

// TestUncertain says wherever a quote is shown why its speaker may be another, and counts such quotes
// on the speaker's page.
func TestUncertain(t *testing.T) {
	const why = "the weakest rule of all"
	r, seeds := readRecord(t)
	for i := range r.Quotes {
		if q := &r.Quotes[i]; q.Speaker.Person == "tom-okafor" {
			q.Confidence, q.Reason = certain-0.01, why
			r.Timeline[0].Claim = q.ID
		}
	}
	files := render(t, r, seeds)
	for name, want := range map[string]int{
		"people/tom-okafor.html": 2, "people.html": 1, "sources/harbour-post.html": 1, "sources/vellmouth-daily.html": 1,
		"timeline.html": 1, "timeline.json": 1, "index.html": 3, // two readings in a row, and a claim
	} {
		if got := strings.Count(strings.ToLower(string(files[name])), "attribution uncertain: "+why); got != want {
			t.Errorf("%s: says so %d times, want %d", name, got, want)
		}
	}
	if !bytes.Contains(files["people/tom-okafor.html"], []byte("2 of 2: the speaker may be another")) {
		t.Error("the page of the speaker counts them otherwise")
	}
	if !bytes.Contains(files["sources/index.html"], []byte("<bdi>Tom Okafor</bdi></a> (attribution uncertain)")) {
		t.Error("the cards do not say so")
	}
	if want := "Below " + fmt.Sprint(certain) + " each page"; !bytes.Contains(files["about.html"], []byte(want)) {
		t.Errorf("no %q", want)
	}
}

// TestEditorsQuote marks what the editor decided on quotes, and lists it.
func TestEditorsQuote(t *testing.T) {
	r, seeds := readRecord(t)
	r.Quotes[0].Basis, r.Quotes[0].Reason = "editor", "the editor’s decision: heard on the radio"
	r.Dropped = []dossier.Dropped{{Source: "wire-3", Span: r.Sources[2].Paragraphs[1], Text: "done on the cheap", Note: "the name of a play"}}
	files := render(t, r, seeds)
	for name, want := range map[string]string{
		"about.html":                `speaker: <a href="people/ilse-brandt.html"><bdi>Ilse Brandt</bdi></a>; the editor’s decision: heard on the radio</li>`,
		"about.html#dropped":        `<q><bdi>done on the cheap</bdi></q>, in <a class="src s2" href="sources/wire-3.html#p2"><bdi>wire 3</bdi>, para. 2</a>: dropped, it is no quote; the name of a play`,
		"people/ilse-brandt.html":   `<span class="as">set by the editor</span>`,
		"sources/harbour-post.html": `<a href="#q-a1">direct</a>, set by the editor`,
	} {
		if !bytes.Contains(files[strings.TrimSuffix(name, "#dropped")], []byte(want)) {
			t.Errorf("%s: no %s", name, want)
		}
	}
	r.Dropped = nil
	for i := range r.Quotes {
		r.Quotes[i].Basis = "extracted"
	}
	for i := range r.Sources {
		r.Sources[i].Edited = nil
	}
	if want := "The editor corrected nothing"; !bytes.Contains(render(t, r, seeds)["about.html"], []byte(want)) {
		t.Errorf("no %q", want)
	}
}
