package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// filtered is what a page shows of the entries that its field filters.
type filtered struct {
	Shown  []int  `json:"shown"`  // indexes of entries
	Groups int    `json:"groups"` // that are shown and have no entry that is
	Said   string `json:"said"`
	Typed  string `json:"typed"`
}

const filteredNow = `(() => {
	const box = document.querySelector("[data-entries]"), entries = [...document.querySelectorAll(box.dataset.entries)];
	const shown = e => !e.closest("[hidden]");
	return {
		shown: entries.flatMap((e, i) => shown(e) ? [i] : []),
		groups: !box.dataset.groups ? 0 : [...document.querySelectorAll(box.dataset.groups)].filter(g => shown(g) && !entries.some(e => g.contains(e) && shown(e))).length,
		said: box.querySelector("[role=status]").textContent,
		typed: box.querySelector("input").value,
	};
})()`

// wordOfSome is a word that some entries have and others have not, and which have it.
const wordOfSome = `(() => {
	const entries = [...document.querySelectorAll(document.querySelector("[data-entries]").dataset.entries)];
	const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(), texts = entries.map(e => fold(e.textContent));
	const word = texts.at(-1).match(/[a-z]{5,}/g).find(w => !texts.every(t => t.includes(w)));
	return { typed: word, all: texts.length, shown: texts.flatMap((t, i) => t.includes(word) ? [i] : []), hiddenID: entries.find((e, i) => e.id && !texts[i].includes(word))?.id ?? "" };
})()`

// filter types into the field of each page that has one: the entries with the words are left, of
// groups those with such entries; the Escape key brings all back, as does the way to a hidden one.
func (r *reader) filter(t *testing.T) {
	tab, v := r.open(t, r.web)
	resize(t, tab, 1280)
	tested := 0
	for _, page := range r.types(t) {
		if strings.Contains(page, "/data/") || !r.has(t, page, "data-entries") {
			continue
		}
		tested++
		t.Run(page, func(t *testing.T) {
			goTo(t, tab, r.web+page)
			want := ask[struct {
				Typed    string `json:"typed"`
				All      int    `json:"all"`
				Shown    []int  `json:"shown"`
				HiddenID string `json:"hiddenID"`
			}](t, tab, wordOfSome)
			all := ask[filtered](t, tab, filteredNow)
			if len(all.Shown) != want.All || want.All < 5 || all.Said != "" {
				t.Fatalf("before: %d of %d entries, %q", len(all.Shown), want.All, all.Said)
			}
			tabTo(t, tab, "[data-entries] input")
			press(t, tab, want.Typed)
			got := ask[filtered](t, tab, filteredNow)
			if said := fmt.Sprintf("%d of %d", len(want.Shown), want.All); !slices.Equal(got.Shown, want.Shown) || got.Said != said || got.Groups > 0 {
				t.Errorf("%q: %+v, want entries %v, %q", want.Typed, got, want.Shown, said)
			}
			press(t, tab, " qqzz")
			if got := ask[filtered](t, tab, filteredNow); len(got.Shown) > 0 || got.Groups > 0 {
				t.Errorf("words that no entry has: %+v", got)
			}
			press(t, tab, kb.Escape)
			if got := ask[filtered](t, tab, filteredNow); len(got.Shown) != want.All || got.Said != "" || got.Typed != "" {
				t.Errorf("after the Escape key: %+v, want all of %d", got, want.All)
			}
			if want.HiddenID == "" {
				return
			}
			press(t, tab, want.Typed)
			ask[struct{}](t, tab, fmt.Sprintf(`new Promise(done => { addEventListener("hashchange", done, { once: true }); location.hash = %q })`, want.HiddenID))
			inView(t, tab)
			if got := ask[filtered](t, tab, filteredNow); len(got.Shown) != want.All || got.Typed != "" {
				t.Errorf("on the way to a hidden entry: %+v, want all of %d", got, want.All)
			}
		})
	}
	if tested < 4 {
		t.Errorf("only %d pages with a field were found", tested)
	}
	v.hold(t, 3)
}

// choice chooses kinds of events with the arrow keys, which needs no script: those of the kind are
// left, and in the end all are back.
func (r *reader) choice(t *testing.T) {
	const left = `(() => {
		const kind = document.activeElement.id.slice(1), entries = [...document.querySelectorAll(document.querySelector("[data-entries]").dataset.entries)];
		const shown = entries.filter(e => e.checkVisibility());
		return { kind, right: shown.filter(e => kind === "all" || e.classList.contains(kind)).length, wrong: shown.filter(e => kind !== "all" && !e.classList.contains(kind)).length };
	})()`
	type choice struct {
		Kind  string `json:"kind"`
		Right int    `json:"right"` // shown events of the kind
		Wrong int    `json:"wrong"` // and of others
	}
	tab, v := r.open(t, r.web)
	scripts(t, tab, false)
	resize(t, tab, 1280)
	goTo(t, tab, r.web+"timeline.html")
	tabTo(t, tab, "fieldset input")
	all := ask[choice](t, tab, left)
	kinds := ask[int](t, tab, `document.querySelectorAll("fieldset input").length`)
	sum := 0
	for range kinds - 1 {
		press(t, tab, kb.ArrowRight)
		got := ask[choice](t, tab, left)
		if got.Right == 0 || got.Wrong > 0 {
			t.Errorf("%s: %d events of the kind, %d of others", got.Kind, got.Right, got.Wrong)
		}
		sum += got.Right
	}
	press(t, tab, kb.ArrowRight)
	if end := ask[choice](t, tab, left); kinds < 3 || end != all || all.Kind != "all" || sum != all.Right {
		t.Errorf("%d kinds with %d events in all; first %+v, in the end %+v", kinds, sum, all, end)
	}
	v.hold(t, 2)
}

// has says whether a page, relative to the folder of the site, has the words in its markup.
func (r *reader) has(t *testing.T, page, words string) bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(r.public, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(data), words)
}

// search asks the record for a person by the keyboard alone, from a page in a folder: what is found
// has the words, the Escape key ends it, and the Enter key goes to the person.
func (r *reader) search(t *testing.T) {
	const found = `new Promise(done => {
		const list = document.querySelector("[data-record] ul");
		const end = () => list.children.length && (watch.disconnect(), done([...list.querySelectorAll("a")].map(a => a.parentElement.innerText)));
		const watch = new MutationObserver(end);
		watch.observe(list, { childList: true });
		end();
	})`
	const open = `document.querySelector("[data-record] ul").checkVisibility()`
	for _, home := range []string{r.disk, r.web} {
		scheme, _, _ := strings.Cut(home, ":")
		t.Run(scheme, func(t *testing.T) {
			tab, v := r.open(t, home)
			resize(t, tab, 390)
			goTo(t, tab, home+"sources/index.html")
			person := r.record.People[0]
			words := strings.ToLower(person.Name)
			tabTo(t, tab, "[data-record] input")
			press(t, tab, words)
			hits := ask[[]string](t, tab, found)
			for _, h := range hits {
				for _, w := range strings.Fields(words) {
					if !strings.Contains(strings.ToLower(h), w) {
						t.Errorf("%q: found %q", words, h)
					}
				}
			}
			press(t, tab, kb.Escape)
			if typed := ask[string](t, tab, `document.activeElement.value`); typed != "" || ask[bool](t, tab, open) {
				t.Errorf("after the Escape key the field has %q and what was found is shown: %t", typed, ask[bool](t, tab, open))
			}
			press(t, tab, words)
			ask[[]string](t, tab, found)
			tabTo(t, tab, `[data-record] a[href*="people"]`)
			if !ask[bool](t, tab, open) {
				t.Error("what was found is gone when the Tab key comes to it")
			}
			enter(t, tab, home+"people")
			if heading := ask[string](t, tab, `(document.querySelector(":target") ?? document.querySelector("h1")).textContent`); !strings.Contains(heading, person.Name) {
				t.Errorf("%q leads to %q", person.Name, heading)
			}
			v.hold(t, 6)
		})
	}
}
