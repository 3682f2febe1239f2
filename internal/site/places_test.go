package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/dossier"
)

// entryOf is what stands on the page from the entry of that id to the next.
func entryOf(t *testing.T, page []byte, id string) string {
	t.Helper()
	_, entry, ok := strings.Cut(string(page), `<li id="`+id+`">`)
	if !ok {
		t.Fatalf("no entry %s", id)
	}
	entry, _, _ = strings.Cut(entry, "<li id=")
	return entry
}

// TestPlaces holds the entry of a place to the record: its page, its events, and what it is quoted as saying.
func TestPlaces(t *testing.T) {
	r, seeds := readRecord(t)
	r.Timeline[0].Basis, r.Timeline[0].Text = "editor", "Vellmouth has a bridge."
	q := slices.IndexFunc(r.Quotes, func(q dossier.Quote) bool { return q.Speaker.Person == "" })
	u := slices.IndexFunc(r.Utterances, func(u dossier.Utterance) bool { return u.Base == r.Quotes[q].ID })
	r.Quotes[q].Speaker.Person, r.Utterances[u].Speaker = "vellmouth", "vellmouth"
	files := render(t, r, seeds)
	walk(t, files)
	if strings.Contains(string(files["people.html"]), `id="vellmouth"`) {
		t.Error("the place has an entry among the people")
	}
	if want := `<a href="people/vellmouth.html"><bdi>Vellmouth</bdi></a></h3><p class="meta">1 quote, 1 indirect`; !strings.Contains(string(files["people.html"]), want) {
		t.Error("the place that speaks is not among the people")
	}
	entry := entryOf(t, files["places.html"], "vellmouth")
	for want, is := range map[string]bool{
		`href="people/vellmouth.html">1 quote, 1 indirect`: true, `href="timeline.html#e-closed"`: true,
		`href="timeline.html#e-built"`: true, // in the editor's words
		`href="timeline.html#e-told"`:  false,
	} {
		if strings.Contains(entry, want) != is {
			t.Errorf("%s in the entry is %v, want %v", want, !is, is)
		}
	}
}

// TestLinksToPlace leads to the entry of a place from where it is named, searched for and written of.
func TestLinksToPlace(t *testing.T) {
	r, seeds := readRecord(t)
	r.Pages[1].Markdown = "About [the town](dossier:vellmouth)."
	files := render(t, r, seeds)
	walk(t, files)
	for name, want := range map[string]string{
		"glossary.html": `<a href="places.html#vellmouth">the town</a>`, entriesFile: `["place","Vellmouth","places.html#vellmouth"]`,
		"sources/harbour-post.html": `<a class="who" href="../places.html#vellmouth">Vellmouth</a>`,
	} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s has no %s", name, want)
		}
	}
}

// TestManyPlaces divides places among pages in the order of the alphabet, each with one entry, and leads to
// all names.
func TestManyPlaces(t *testing.T) {
	r, seeds := readRecord(t)
	for i := range 300 {
		name := fmt.Sprintf("Port %c%c", 'A'+i*7%26, 'a'+i/26)
		r.People = append(r.People, dossier.Person{
			ID: fmt.Sprintf("port-%d", i), Name: name, Kind: placeKind,
			Variants: []dossier.Variety{{Form: name, Count: 1, Sources: []string{r.Sources[0].ID}}},
		})
	}
	files := render(t, r, seeds)
	walk(t, files)
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, sh := range x.placeShelves {
		page, at := string(files[sh.Path]), 0
		for _, i := range x.places[sh.First:sh.Last] {
			names = append(names, sortKey(r.People[i].Name))
			next := strings.Index(page, `<li id="`+r.People[i].ID+`">`)
			if next < at {
				t.Fatalf("%s: %s is not behind the one before", sh.Path, r.People[i].ID)
			}
			at = next
		}
	}
	if len(names) != 301 || len(x.placeShelves) < 2 || !slices.IsSorted(names) {
		t.Errorf("%d places on %d pages, in order: %v", len(names), len(x.placeShelves), slices.IsSorted(names))
	}
	if _, ok := files[namesPath]; !ok {
		t.Error("no page of all names")
	}
}
