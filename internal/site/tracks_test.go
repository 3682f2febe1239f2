package site

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// draft is a reading that is made of another, word by word.
type draft struct {
	own      strings.Builder
	variants []dossier.Variant
}

// differ has the words own where the base reading has the words from, which are a span of s.
func (d *draft) differ(kind, s string, from text.Span, own string) {
	if d.own.Len() > 0 && own != "" {
		d.own.WriteByte(' ')
	}
	start := d.own.Len()
	d.own.WriteString(own)
	d.variants = append(d.variants, dossier.Variant{
		Quote: "own", Class: "substantive", Kind: kind, Span: text.Span{Start: start, End: d.own.Len()}, Text: own,
		BaseStart: from.Start, BaseEnd: from.End, BaseText: s[from.Start:from.End],
	})
}

// comparing compares two made-up readings.
func comparing(base, own string, variants []dossier.Variant) (c comparison, unit []*dossier.Quote) {
	x := &index{
		r:       &dossier.Record{Sources: []dossier.Source{{ID: "a", Label: "A"}, {ID: "b", Label: "B"}}},
		sources: map[string]int{"a": 0, "b": 1}, seeds: []string{base, own},
	}
	q := &dossier.Quote{ID: "base", Source: "a", Kind: "direct", Span: text.Span{End: len(base)}, Text: base}
	c = comparison{index: x, base: q, words: wordCount(base), variants: map[string][]dossier.Variant{"own": variants}}
	return c, []*dossier.Quote{{ID: "own", Source: "b", Kind: "direct", Span: text.Span{End: len(own)}, Text: own}}
}

// TestTrackAddsUp draws readings that have, replace, leave out, add and move words of a base reading: the
// parts of the track are all of its words, and as many of each sort as the distance in words says.
func TestTrackAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"bridge", "“shut", "the,", "–", "14,000", "it’s"}), 1, 20).Draw(t, "base")
		base := strings.Join(words, " ")
		places := wordPlaces(base, text.Span{End: len(base)})
		var d draft
		for i := 0; i < len(places); {
			end := min(len(places), i+rapid.IntRange(1, 3).Draw(t, "words"))
			from := text.Span{Start: places[i].Start, End: places[end-1].End}
			own := strings.TrimSpace(strings.Repeat("new ", rapid.IntRange(1, 4).Draw(t, "own")))
			switch rapid.IntRange(0, 4).Draw(t, "fate") {
			case 0:
				d.own.WriteString(" " + base[from.Start:from.End])
			case 1:
				d.differ("substituted", base, from, own)
			case 2:
				d.differ("omitted", base, from, "")
			case 3:
				d.differ("added", base, text.Span{Start: from.Start, End: from.Start}, own)
				d.own.WriteString(" " + base[from.Start:from.End])
			case 4:
				d.differ(transposed, base, from, "")
				d.differ(transposed, base, text.Span{Start: from.End, End: from.End}, base[from.Start:from.End])
			}
			i = end
		}
		c, unit := comparing(base, d.own.String(), d.variants)
		got := c.track(places, unit)
		if sum := got.Same + got.Differ + got.Out + got.Elsewhere + got.Cut; sum != len(places) || sum != c.words {
			t.Fatalf("the parts have %d words, the base reading %d", sum, c.words)
		}
		at := across(0)
		for _, p := range got.Pieces {
			if p.X != at {
				t.Fatalf("a piece begins at %s, the one before ends at %s", p.X, at)
			}
			at = p.X2
		}
		if len(places) > 0 && at != across(100) {
			t.Fatalf("the pieces end at %s", at)
		}
		far := c.distance(unit)
		want := distance{base: c.words, cut: got.Cut, differ: got.Differ, out: got.Out, added: got.Put, moved: far.moved}
		if diff := gocmp.Diff(want, far, gocmp.AllowUnexported(distance{})); diff != "" {
			t.Fatalf("the track against the distance (-track +distance):\n%s", diff)
		}
	})
}

// TestTrackPartOfWord says that a word of which a part differs is another one.
func TestTrackPartOfWord(t *testing.T) {
	const base = "the US-led talks failed"
	for _, test := range []struct {
		kind, from, own string
		want            string
	}{
		{"substituted", "US", "NATO", "same differ same"},
		{"omitted", "US-", "", "same differ same"},
		{"omitted", "US-led", "", "same out same"},
		{"substituted", "US-led talks", "summit", "same differ out same"},
		{"added", "", "un", "same differ same"},
	} {
		start := strings.Index(base, cmp.Or(test.from, "led"))
		var d draft
		d.own.WriteString("the")
		d.differ(test.kind, base, text.Span{Start: start, End: start + len(test.from)}, test.own)
		d.own.WriteString(" failed")
		c, unit := comparing(base, d.own.String(), d.variants)
		var got []string
		for _, p := range c.track(wordPlaces(base, text.Span{End: len(base)}), unit).Pieces {
			got = append(got, p.Fate)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s %q: %s, want %s", test.kind, test.from, s, test.want)
		}
	}
}

// TestTracks draws what is in quotation marks: not one reading alone, and of very many the fullest.
func TestTracks(t *testing.T) {
	r, seeds := readRecord(t)
	u := &r.Utterances[0]
	for i := range 200 {
		q := r.Quotes[0]
		q.ID = fmt.Sprintf("q-more-%d", i)
		r.Quotes, u.Quotes = append(r.Quotes, q), append(u.Quotes, q.ID)
	}
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	got := x.tracks(u)
	if len(got.Tracks) != mostTracks || got.More != len(x.units(u))-mostTracks || !got.Tracks[0].Base {
		t.Errorf("%d tracks and %d more of %d readings, the first the base: %v", len(got.Tracks), got.More, len(x.units(u)), got.Tracks[0].Base)
	}
	for i := range r.Quotes {
		if r.Quotes[i].ID != u.Base {
			r.Quotes[i].Kind = "indirect"
		}
	}
	if x.tracks(u) != nil {
		t.Error("one reading is drawn")
	}
}
