package collation

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/golden"
)

// read reads a case, a reading a line: source, date, speaker and kind before the words. A speaker
// "?" is nobody, "?role" one whom only these words name.
func read(data string) (readings []Reading, labels, people []string) {
	sources := map[string]int{}
	for line := range strings.Lines(data) {
		head, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		cell := strings.Fields(head)
		if _, ok := sources[cell[0]]; !ok {
			sources[cell[0]] = len(sources)
		}
		r := reading(words)
		r.Source, r.Rank, r.Direct = sources[cell[0]], cell[1], cell[3] == "direct"
		if as, unknown := strings.CutPrefix(cell[2], "?"); unknown {
			r.As = strings.ReplaceAll(as, "_", " ")
		} else {
			if !slices.Contains(people, as) {
				people = append(people, as)
			}
			r.Who, r.As = slices.Index(people, as), as
		}
		readings, labels = append(readings, r), append(labels, cell[0])
	}
	return readings, labels, people
}

// reading is words of nobody.
func reading(words string) Reading {
	t := text.New(words, []text.Span{{Start: 0, End: len(words)}})
	return Reading{Text: t, Span: text.Span{Start: 0, End: len(words)}, Who: name.Nobody}
}

func TestCollateGolden(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, _ string, data []byte) string {
		return listing(read(string(data)))
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
	readings := Readings(sources, quotes)
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
			r.Source, r.Who, r.Direct = s, rapid.IntRange(-1, 1).Draw(t, "who"), rapid.Bool().Draw(t, "direct")
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

// The order of the sources does not change which readings belong together.
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
		if diff := cmp.Diff(partition(Collate(readings), nil), partition(Collate(moved), from)); diff != "" {
			t.Fatal(diff)
		}
	})
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

// Applying the variants to the base gives the words of each reading, and the other way round.
func TestVariantsRebuild(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := stories.Draw(t, "readings")
		for _, u := range Collate(readings) {
			for _, k := range u.Readings {
				if err := rebuild(readings, u, k); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func rebuild(readings []Reading, u Utterance, k int) error {
	base, own := readings[u.Base], readings[k]
	there, back := []string{}, []string{}
	atBase, atOwn := base.Span.Start, own.Span.Start
	for _, v := range u.Variants {
		if v.Reading != k {
			continue
		}
		if !base.Span.Has(v.Base) || !own.Span.Has(v.Span) || v.Base.Start < atBase || v.Span.Start < atOwn {
			return fmt.Errorf("reading %d: %+v not in order or not inside", k, v)
		}
		if (v.Kind == Omitted) != (v.Span.Len() == 0) || (v.Kind == Added) != (v.Base.Len() == 0) {
			return fmt.Errorf("reading %d: %+v is not %s", k, v, v.Kind)
		}
		there = append(append(there, words(base, atBase, v.Base.Start)...), words(own, v.Span.Start, v.Span.End)...)
		back = append(append(back, words(own, atOwn, v.Span.Start)...), words(base, v.Base.Start, v.Base.End)...)
		atBase, atOwn = v.Base.End, v.Span.End
	}
	there = append(there, words(base, atBase, base.Span.End)...)
	back = append(back, words(own, atOwn, own.Span.End)...)
	diff := cmp.Diff(words(own, own.Span.Start, own.Span.End), there) + cmp.Diff(words(base, base.Span.Start, base.Span.End), back)
	if diff != "" {
		return fmt.Errorf("reading %d: %s", k, diff)
	}
	return nil
}

func words(r Reading, start, end int) []string {
	out := []string{}
	for _, t := range wordsOf(Reading{Text: r.Text, Span: text.Span{Start: start, End: end}}) {
		out = append(out, r.Text.Slice(t.Span))
	}
	return out
}

func FuzzCollate(f *testing.F) {
	f.Add("We don't expect much.", "we didn't Expect MUCH")
	f.Add("", "\xff")
	f.Add("a b c a b c", "c b a c b a")
	f.Add("日本 語", "Öl 'n' \u00a0 build-up")
	f.Fuzz(func(t *testing.T, a, b string) {
		readings := []Reading{reading(a), reading(b), reading(a + " " + b)}
		for i := range readings {
			readings[i].Source = i
		}
		u := Utterance{Readings: []int{0, 1, 2}, Base: 2}
		for k := range 2 {
			u.Variants = append(u.Variants, variants(readings, u.Base, k)...)
		}
		for k := range readings {
			if err := rebuild(readings, u, k); err != nil {
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
	v := variants(readings, 0, 1)
	if err := rebuild(readings, Utterance{Readings: []int{0, 1}, Variants: v}, 1); err != nil || len(v) != 1 {
		t.Errorf("%d variants: %v", len(v), err)
	}
}

func BenchmarkCollate(b *testing.B) {
	vocabulary := strings.Fields("harbour winter council ferry pier storm island wall tanker price fisherman bridge tower valley engine letter garden market river forest")
	for _, n := range []int{100, 1_000, 10_000} {
		var readings []Reading
		for i := range n {
			story := i / 5 // five sources tell each
			var s strings.Builder
			for k := range 20 {
				fmt.Fprintf(&s, "%s%d of the ", vocabulary[(story*7+k*k)%len(vocabulary)], (story*31+k)%(n/3+1))
			}
			if i%2 == 1 {
				s.WriteString(vocabulary[i%len(vocabulary)])
			}
			r := reading(s.String())
			r.Source, r.Who = i%5, story%9
			readings = append(readings, r)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Collate(readings)
			}
		})
	}
	same := make([]Reading, 10_000)
	for i := range same {
		same[i] = reading("The harbour will stay open through the winter.")
		same[i].Source = i
	}
	b.Run("10000 the same", func(b *testing.B) {
		for b.Loop() {
			if len(Collate(same)) != 1 {
				b.Fatal("not one utterance")
			}
		}
	})
}
