package timeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/golden"
)

// article is a source of a case: its name, when it was published, and its text, in which
// {expression|date} marks what stands for which date.
type article struct {
	name, published, text string
}

func articles(data string) []article {
	var out []article
	for line := range strings.Lines(data) {
		switch {
		case line[0] == '#':
		case strings.HasPrefix(line, "== "):
			cells := append(strings.Fields(line), "")
			out = append(out, article{name: cells[1], published: cells[2]})
		default:
			out[len(out)-1].text += line
		}
	}
	return out
}

func parseDate(edtf string) date.Date {
	d, err := date.Parse(edtf)
	if err != nil {
		return date.Date{}
	}
	return d
}

// sourcesOf reads the articles, takes the marks out of them and finds their quotes.
func sourcesOf(articles []article) []Source {
	sources := make([]*source.Source, len(articles))
	dates := make([][]date.Mention, len(articles))
	for i, a := range articles {
		var b strings.Builder
		b.WriteString("Title of " + a.name + "\n")
		rest := a.text
		for {
			before, marked, ok := strings.Cut(rest, "{")
			b.WriteString(before)
			if !ok {
				break
			}
			expression, after, _ := strings.Cut(marked, "|")
			edtf, after, _ := strings.Cut(after, "}")
			var m date.Mention
			m.Start = b.Len()
			b.WriteString(expression)
			m.End, m.Date = b.Len(), parseDate(edtf)
			dates[i] = append(dates[i], m)
			rest = after
		}
		sources[i] = source.Parse(a.name+".txt", []byte(b.String()))
		sources[i].Published = parseDate(a.published)
	}
	quotes, _ := quote.FindAll(sources, name.Resolve(sources))
	return Sources(sources, dates, quotes)
}

func TestBuildGolden(t *testing.T) {
	golden.Cases(t, "testdata/*.txt", func(t *testing.T, _ string, data []byte) string {
		a := articles(string(data))
		return listing(a, sourcesOf(a))
	})
}

// listing is the events: date, class, conflict; under each its mentions.
func listing(articles []article, sources []Source) string {
	var b strings.Builder
	for _, e := range Build(sources) {
		fmt.Fprintf(&b, "%s %s", e.Date, e.Class)
		if e.Conflict {
			b.WriteString(" conflict")
		}
		b.WriteByte('\n')
		for _, m := range e.Mentions {
			t := sources[m.Source].Text
			fmt.Fprintf(&b, "\t%s %q %s", articles[m.Source].name, t.Flat(m.Expression), m.Date)
			if m.Quote >= 0 {
				fmt.Fprintf(&b, ", quote %d", m.Quote)
			}
			fmt.Fprintf(&b, ": %s\n", t.Flat(m.Passage))
		}
	}
	return b.String()
}

var dossiers = rapid.Custom(func(t *rapid.T) []article {
	sentences := []string{
		"The eastern wall of the Vell dam broke %s and flooded farms.",
		"The eastern wall of the dam broke %s and flooded forty farms below.",
		"Minister Voss met the mayors of the valley %s to discuss the wall.",
		"The mayors of the valley and Voss met %s to discuss the broken wall.",
		"\"We warned the ministry %s of cracks. Nobody came,\" Nora Blum said.",
		"Voss met with Blum in Vell %s.",
		"Their meeting %s, the second of Voss and Blum, was short.",
		"Ahead of her meeting with Blum, Voss met ministers of Spain and Italy %s.",
		"After the meeting, Voss went to Spain and Italy and met ministers there %s.",
	}
	dates := []string{"1998", "1998-05", "1998-07", "1998-05-04", "2023-06-09", "2023-06", "2023-06-12/2023-06-18", "199X", "2020/..", ""}
	var out []article
	for i := range rapid.IntRange(1, 5).Draw(t, "sources") {
		a := article{name: string(rune('a' + i)), published: rapid.SampledFrom([]string{"2023-06-10", "2023-06-12", ""}).Draw(t, "published")}
		for range rapid.IntRange(0, 4).Draw(t, "sentences") {
			mark := "{then|" + rapid.SampledFrom(dates).Draw(t, "date") + "}"
			if rapid.IntRange(0, 3).Draw(t, "twice") == 0 {
				mark += " or {earlier|" + rapid.SampledFrom(dates).Draw(t, "date") + "}"
			}
			a.text += fmt.Sprintf(rapid.SampledFrom(sentences).Draw(t, "sentence"), mark) + "\n"
		}
		out = append(out, a)
	}
	return out
})

func TestBuildLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := sourcesOf(dossiers.Draw(t, "articles"))
		events := Build(sources)
		seen := map[string]bool{}
		for i, e := range events {
			if i > 0 && date.Compare(events[i-1].Date, e.Date) > 0 {
				t.Fatalf("%s comes before %s", events[i-1].Date, e.Date)
			}
			conflict := false
			for k, m := range e.Mentions {
				key := fmt.Sprint(m.Source, m.Expression)
				contrary := sources[m.Source].Text.Slice(m.Expression) == "After the meeting" // stands with all events that it contradicts
				if seen[key] && !contrary {
					t.Fatalf("%v is in two events", m)
				}
				seen[key] = true
				if !m.Passage.Has(m.Expression) || m.Passage.End > len(sources[m.Source].Text.Bytes) {
					t.Fatalf("passage %v does not have %v", m.Passage, m.Expression)
				}
				for _, o := range e.Mentions {
					conflict = conflict || m.Source != o.Source && !m.Date.Meets(o.Date)
				}
				conflict = conflict || contrary
				if k > 1 && cmp.Or(cmp.Compare(e.Mentions[k-1].Source, m.Source), cmp.Compare(e.Mentions[k-1].Expression.Start, m.Expression.Start)) >= 0 {
					t.Fatalf("mentions out of order: %v", e.Mentions)
				}
			}
			if e.Mentions[0].Date != e.Date || e.Conflict != conflict {
				t.Fatalf("date %s, conflict %v of %v", e.Date, e.Conflict, e.Mentions)
			}
		}
	})
}

// The order of the sources does not change which mentions make an event.
func TestBuildPermuted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := dossiers.Draw(t, "articles")
		b := rapid.Permutation(a).Draw(t, "order")
		if diff := gocmp.Diff(partition(a), partition(b)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// partition is the events as lists of mentions, sorted.
func partition(articles []article) [][]string {
	sources := sourcesOf(articles)
	var out [][]string
	for _, e := range Build(sources) {
		mentions := []string{e.Date.String(), string(e.Class), fmt.Sprint(e.Conflict)}
		for _, m := range e.Mentions {
			mentions = append(mentions, fmt.Sprintf("%s %d", articles[m.Source].name, m.Expression.Start))
		}
		slices.Sort(mentions)
		out = append(out, mentions)
	}
	slices.SortFunc(out, slices.Compare[[]string])
	return out
}

func TestPassages(t *testing.T) {
	const s = `One. "Two. Three," she said. Four. "Five." "Six. Seven." Eight.`
	whole := []text.Span{{Start: 0, End: len(s)}}
	article := text.New(s, whole)
	var quotes []quote.Quote
	for _, words := range []string{"Two. Three,", "Five.", "Six. Seven."} {
		i := strings.Index(s, words)
		quotes = append(quotes, quote.Quote{Span: text.Span{Start: i, End: i + len(words)}})
	}
	var got []string
	for _, sp := range passages(article, quotes) {
		got = append(got, article.Slice(sp))
	}
	want := []string{"One.", `"Two. Three," she said.`, `"Two. Three," she said.`, "Four.", `"Five."`, `"Six. Seven."`, `"Six. Seven."`, "Eight."}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzBuild(f *testing.F) {
	f.Add("The wall broke {in May|1998-05}.", "The wall of the dam broke {then|1998}. \"It {fell|2023-06-09}. So\" he said.")
	f.Add("\"The wall {fell|2023-06-09},\" he said {on Friday|2023-06-09}, The Orne Courier reported.", "Before her talks with Abel, Voss met ministers of Spain and Italy {today|2023-06-10}; the wall {of 1998|1998} fell.")
	f.Add("Clara Voss and Tom Abel met {on Friday|2023-06-09}. After the meeting, Voss went to Spain and Italy to meet engineers.", "Voss said that the dam fell {in 1998|1998}, while Abel resigned {in 2001|2001}.")
	f.Add("{|}{|2020}", "\xff {a|../2014}")
	f.Fuzz(func(t *testing.T, a, b string) {
		sources := sourcesOf([]article{{"a", "2023-06-10", a}, {"b", "", b}})
		for _, e := range Build(sources) {
			for _, m := range e.Mentions {
				if n := len(sources[m.Source].Text.Bytes); m.Passage.Start < 0 || m.Passage.End > n || m.Passage.Start >= m.Passage.End {
					t.Fatalf("passage %v of %d bytes", m.Passage, n)
				}
			}
		}
	})
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		var list []article
		for i := range n / 10 {
			a := article{name: fmt.Sprint(i), published: "2023-06-10"}
			for k := range 10 {
				story := i/5*10 + k
				a.text += fmt.Sprintf("The bridge%d over harbour%d and market%d fell {in %d|%d}, said engineer%d.\n", story, story/3, story/7, 1950+story%70, 1950+story%70, story/2)
			}
			list = append(list, a)
		}
		sources := sourcesOf(list)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Build(sources)
			}
		})
	}
}
