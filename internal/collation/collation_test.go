package collation

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/golden"
)

// read reads a case, a reading a line: source, date, speaker and kind before the words, and the day
// where the attribution gives it. A speaker "?" is nobody, "?role" one whom only these words name; a
// kind with a + goes on with the line before; ‹› are the fragment within what is reported. Of a line
// that begins with "row:" the word behind it is kept apart.
func read(data string) (readings []Reading, labels, people, rows []string) {
	sources := map[string]int{}
	for line := range strings.Lines(data) {
		head, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		cell := strings.Fields(head)
		row := ""
		if name, own := strings.CutPrefix(cell[0], "="); own {
			row, cell = name, cell[1:]
		}
		if _, ok := sources[cell[0]]; !ok {
			sources[cell[0]] = len(sources)
		}
		kind, goesOn := strings.CutSuffix(cell[3], "+")
		r := reading(words)
		if goesOn {
			r = after(readings, r)
		}
		r.Source, r.Kind = sources[cell[0]], quote.Kind(kind)
		r.Published, _ = date.Parse(cell[1])
		if len(cell) > 4 {
			r.Day, _ = date.Parse(cell[4])
		}
		if as, unknown := strings.CutPrefix(cell[2], "?"); unknown {
			r.As = strings.ReplaceAll(as, "_", " ")
		} else {
			if !slices.Contains(people, as) {
				people = append(people, as)
			}
			r.Who, r.As = slices.Index(people, as), as
		}
		readings, labels, rows = append(readings, r), append(labels, cell[0]), append(rows, row)
	}
	return readings, labels, people, rows
}

// reading is words of nobody.
func reading(words string) Reading {
	before, rest, _ := strings.Cut(words, "‹")
	within, behind, fragment := strings.Cut(rest, "›")
	all := text.Span{Start: 0, End: len(words)}
	span := all
	if fragment {
		words = before + within + behind
		all = text.Span{Start: 0, End: len(words)}
		span = text.Span{Start: len(before), End: len(before) + len(within)}
	}
	return Reading{Text: text.New(words, []text.Span{all}), Span: span, Extent: all, Kind: quote.Direct, Who: name.Nobody}
}

// after is r as what goes on behind the last of the readings, in one text with all that go on before it.
func after(readings []Reading, r Reading) Reading {
	first := len(readings) - 1
	for readings[first].GoesOn {
		first--
	}
	at := len(readings[first].Text.Bytes) + 1
	all := reading(readings[first].Text.Bytes + " " + r.Text.Bytes)
	for k := range readings[first:] {
		readings[first+k].Text = all.Text
	}
	r.Text, r.GoesOn = all.Text, true
	r.Span = text.Span{Start: at + r.Span.Start, End: at + r.Span.End}
	r.Extent = text.Span{Start: at + r.Extent.Start, End: at + r.Extent.End}
	return r
}

func TestCollateGolden(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, _ string, data []byte) string {
		readings, labels, people, _ := read(string(data))
		return listing(readings, labels, people)
	})
}

func TestCollateSeeds(t *testing.T) {
	sources, err := source.Read(os.DirFS("../.."), nil)
	if err != nil {
		t.Fatal(err)
	}
	cast := name.Resolve(sources)
	quotes, _ := quote.FindAll(sources, cast)
	people := make([]string, len(cast.People))
	for i, p := range cast.People {
		people[i] = p.Name
	}
	dates := make([][]date.Mention, len(sources))
	for i, s := range sources {
		dates[i] = date.Find(s.Text, s.Published)
	}
	readings := Readings(sources, quotes, dates, cast.People)
	labels := make([]string, len(readings))
	for i, r := range readings {
		labels[i] = sources[r.Source].ID[:3]
	}
	golden.Compare(t, "testdata/seeds.golden", listing(readings, labels, people))
}

// listing is the utterances, each with its readings, the base marked, and under a reading where it
// differs.
func listing(readings []Reading, labels, people []string) string {
	var b strings.Builder
	for _, u := range Collate(readings) {
		who := "unknown"
		if u.Who != name.Nobody {
			who = people[u.Who]
		}
		if u.Standing {
			who += ", a position"
		}
		fmt.Fprintln(&b, "speaker", who)
		for _, k := range u.Readings {
			mark := " "
			if k == u.Base {
				mark = "*"
			}
			fmt.Fprintf(&b, "%s %s %s\n", mark, labels[k], readings[k].Text.Flat(readings[k].Span))
			for _, v := range u.Variants {
				if v.Reading != k {
					continue
				}
				class := "substantive"
				if v.Accidental {
					class = "accidental"
				}
				if v.Sign != "" {
					class += " (" + v.Sign + ")"
				}
				fmt.Fprintf(&b, "\t%s %s: %s → %s\n", class, v.Kind, readings[u.Base].Text.Flat(v.Base), readings[k].Text.Flat(v.Span))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// stories draws readings of a few sentences, cut and changed, in a few sources.
var stories = rapid.Custom(func(t *rapid.T) []Reading {
	sentences := []string{
		"The harbour will stay open through the long winter whatever the council decides",
		"We regret the delay of the morning ferry to Orne and the state of the pier",
		"Nobody warned the islanders of the storm that broke the eastern wall",
		"A fair price for every fisherman and a tax on every tanker",
	}
	var out []Reading
	for s := range rapid.IntRange(1, 6).Draw(t, "sources") {
		for range rapid.IntRange(1, 4).Draw(t, "quotes") {
			words := strings.Fields(rapid.SampledFrom(sentences).Draw(t, "sentence"))
			words = words[rapid.IntRange(0, 3).Draw(t, "from"):]
			words = words[:len(words)-rapid.IntRange(0, 5).Draw(t, "less")]
			if rapid.Bool().Draw(t, "other") {
				words[rapid.IntRange(0, len(words)-1).Draw(t, "at")] = rapid.SampledFrom([]string{"gale", "Harbour", "we", "night,", "build-up"}).Draw(t, "word")
			}
			r := reading(strings.Join(words, " "))
			r.Source, r.Who = s, rapid.IntRange(-1, 1).Draw(t, "who")
			r.Kind = rapid.SampledFrom([]quote.Kind{quote.Direct, quote.Partial, quote.Indirect}).Draw(t, "kind")
			if last := len(out) - 1; last >= 0 && out[last].Source == s && rapid.IntRange(0, 5).Draw(t, "goes on") == 0 {
				r = after(out, r)
			}
			if r.Who < 0 {
				r.As = rapid.SampledFrom([]string{"", "he", "the minister", "a spokesman"}).Draw(t, "as")
			}
			out = append(out, r)
		}
	}
	return out
})

func TestCollateParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := stories.Draw(t, "readings")
		in := make([]int, len(readings))
		for _, u := range Collate(readings) {
			if !slices.Contains(u.Readings, u.Base) || !slices.IsSorted(u.Readings) {
				t.Fatalf("base %d of %v", u.Base, u.Readings)
			}
			for _, k := range u.Readings {
				in[k]++
				if who := readings[k].Who; who != name.Nobody && who != u.Who {
					t.Fatalf("%d speaks, and so does %d", u.Who, who)
				}
			}
		}
		for k, n := range in {
			if n != 1 {
				t.Fatalf("reading %d is in %d utterances", k, n)
			}
		}
	})
}

// The order of the sources does not change which readings belong together, nor how they differ.
func TestCollatePermuted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := stories.Draw(t, "readings")
		n := readings[len(readings)-1].Source + 1
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		order = rapid.Permutation(order).Draw(t, "order") // by source, its new place
		var moved []Reading
		var from []int // of each moved reading, where it stood
		for to := range n {
			for k, r := range readings {
				if order[r.Source] == to {
					r.Source = to
					moved, from = append(moved, r), append(from, k)
				}
			}
		}
		here, there := Collate(readings), Collate(moved)
		if diff := cmp.Diff(partition(here, nil), partition(there, from)); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(differences(readings, here), differences(moved, there)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// differences is the words of each variant with those of the base, in order.
func differences(readings []Reading, utterances []Utterance) []string {
	var out []string
	for _, u := range utterances {
		base := &readings[u.Base]
		for _, v := range u.Variants {
			own := &readings[v.Reading]
			out = append(out, fmt.Sprintf("%s: %s %v %s → %s", base.Text.Slice(base.Span), v.Kind, v.Accidental, base.Text.Slice(v.Base), own.Text.Slice(v.Span)))
		}
	}
	slices.Sort(out)
	return out
}

// partition is the readings of the utterances, by their indices or what from makes of them, in order.
func partition(utterances []Utterance, from []int) [][]int {
	var out [][]int
	for _, u := range utterances {
		group := slices.Clone(u.Readings)
		for i, k := range group {
			if from != nil {
				group[i] = from[k]
			}
		}
		slices.Sort(group)
		out = append(out, group)
	}
	slices.SortFunc(out, slices.Compare[[]int])
	return out
}

// Deleting what a reading adds and restoring what it omits gives the base's exact words and marks, and
// the other way round those of each reading.
func TestVariantsRebuild(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := stories.Draw(t, "readings")
		for _, u := range Collate(readings) {
			if err := rebuildAll(readings, u); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// rebuildAll rebuilds each unit of u that is compared with the base.
func rebuildAll(readings []Reading, u Utterance) error {
	var base *line
	units := unite(readings, u.Readings)
	in := func(unit []int, k int) bool { return slices.Contains(unit, k) }
	for _, unit := range units {
		if in(unit, u.Base) {
			base = newLine(readings, unit)
		}
	}
	for _, unit := range units {
		compared := readings[u.Base].marked() && readings[unit[0]].marked()
		if !in(u.Readings, unit[0]) || !compared {
			continue
		}
		var own []Variant
		for _, v := range u.Variants {
			if in(unit, v.Reading) {
				own = append(own, v)
			}
		}
		if err := rebuild(base, newLine(readings, unit), own); err != nil {
			return err
		}
	}
	return nil
}

func rebuild(base, own *line, variants []Variant) error {
	there, back := []string{}, []string{}
	atBase, atOwn := 0, 0
	for _, v := range variants {
		if v.Base.Start < atBase || v.Span.Start < atOwn {
			return fmt.Errorf("%+v is not in order", v)
		}
		if v.Kind == Omitted && v.Span.Len() > 0 || v.Kind == Added && v.Base.Len() > 0 || v.Kind == Transposed && (v.Span.Len() > 0) == (v.Base.Len() > 0) {
			return fmt.Errorf("%+v is not %s", v, v.Kind)
		}
		there = append(append(there, base.within(atBase, v.Base.Start)...), own.within(v.Span.Start, v.Span.End)...)
		back = append(append(back, own.within(atOwn, v.Span.Start)...), base.within(v.Base.Start, v.Base.End)...)
		atBase, atOwn = v.Base.End, v.Span.End
	}
	const end = 1 << 30
	there, back = append(there, base.within(atBase, end)...), append(back, own.within(atOwn, end)...)
	return differ(own.within(0, end), there, base.within(0, end), back)
}

func differ(own, there, base, back []string) error {
	if diff := cmp.Diff(own, there) + cmp.Diff(base, back); diff != "" {
		return fmt.Errorf("%s", diff)
	}
	return nil
}

// within is the tokens between two places, as printed.
func (l *line) within(start, end int) []string {
	out := []string{}
	for _, t := range l.tokens {
		if start <= t.Start && t.End <= end {
			out = append(out, l.printed(t.Span))
		}
	}
	return out
}

func FuzzCollate(f *testing.F) {
	f.Add("We don't expect much.", "we do not Expect MUCH …")
	f.Add("", "\xff")
	f.Add("a b c a b c", "c b a c b a")
	f.Add("The old harbour stays open, the new one closes.", "The new [one] closes ... the old harbor stays open")
	f.Add("日本 語", "Öl 'n' \u00a0 build-up")
	f.Fuzz(func(t *testing.T, a, b string) {
		readings := []Reading{reading(a), reading(b), reading(a + " " + b)}
		for i := range readings {
			readings[i].Source = i
		}
		base := newLine(readings, []int{2})
		for k := range 2 {
			own := newLine(readings, []int{k})
			if err := rebuild(base, own, variants(base, own)); err != nil {
				t.Fatal(err)
			}
		}
		n := 0
		for _, u := range Collate(readings) {
			n += len(u.Readings)
		}
		if n != len(readings) {
			t.Fatalf("%d of %d readings", n, len(readings))
		}
	})
}

func TestAlignLong(t *testing.T) {
	long := strings.Repeat("one two three ", 1000)
	readings := []Reading{reading("begin " + long + "end"), reading("begin " + strings.Repeat("four five six ", 1000) + "end")}
	base, own := newLine(readings, []int{0}), newLine(readings, []int{1})
	v := variants(base, own)
	if err := rebuild(base, own, v); err != nil || len(v) != 1 {
		t.Errorf("%d variants: %v", len(v), err)
	}
}
