package name

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/source"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// laws is what is wrong with the cast of the sources, nil if nothing.
func laws(sources []*source.Source, c *Cast) error {
	counts := make([]map[string]int, len(c.People)) // of each form
	for i := range counts {
		counts[i] = map[string]int{}
	}
	for i, s := range sources {
		last := 0
		for _, m := range c.In(i) {
			if m.Start < last || m.Len() <= 0 || !m.Full.Has(m.Span) || m.Full.Start < 0 || m.Full.End > len(s.Text.Bytes) {
				return fmt.Errorf("%s: mention %v in %v, behind %d", s.ID, m.Span, m.Full, last)
			}
			last = m.End
			if k := s.Text.SentenceAt(m.Full.Start); k < 0 || !s.Text.Sentences[k].Has(m.Full) {
				return fmt.Errorf("%s: mention %v is in no one sentence", s.ID, m.Full)
			}
			if name := s.Text.Slice(m.Span); !utf8.ValidString(name) || len(m.words) == 0 {
				return fmt.Errorf("%s: mention %q of words %q", s.ID, name, m.words)
			}
			if m.Who < Nobody || m.Who >= len(c.People) {
				return fmt.Errorf("%s: mention of person %d of %d", s.ID, m.Who, len(c.People))
			}
			if m.Who != Nobody {
				counts[m.Who][s.ID]++
			}
		}
	}
	for i, p := range c.People {
		if err := personFits(p, counts[i]); err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
		if i > 0 && p.Name < c.People[i-1].Name {
			return fmt.Errorf("%q comes behind %q", p.Name, c.People[i-1].Name)
		}
	}
	return nil
}

// personFits: the variants of a person are what its mentions print, of whom count by source is given.
func personFits(p Person, count map[string]int) error {
	for _, r := range p.Roles {
		if r.Form == "" || r.Count < len(r.Sources) || len(r.Sources) == 0 || p.Role != p.Roles[0].Form {
			return fmt.Errorf("role %q of %+v", p.Role, p.Roles)
		}
	}
	if p.Name == "" || p.Kind != Human && p.Kind != Body && p.Kind != Place {
		return fmt.Errorf("is a %q", p.Kind)
	}
	total, printed, ids := 0, 0, map[string]bool{}
	for _, n := range count {
		total += n
	}
	for _, v := range p.Variants {
		printed += v.Count
		for _, id := range v.Sources {
			ids[id] = true
		}
		if v.Count < len(v.Sources) || len(v.Sources) == 0 || v.Form == "" {
			return fmt.Errorf("variant %+v", v)
		}
	}
	if total == 0 || total != printed || len(ids) != len(count) {
		return fmt.Errorf("%d mentions in %v, %d printed in %v", total, count, printed, ids)
	}
	return nil
}

// portable is the cast without what the order of the sources may decide: people by name and key,
// mentions by source.
func portable(sources []*source.Source, c *Cast) map[string][]string {
	out := map[string][]string{}
	for _, p := range c.People {
		for _, v := range p.Variants {
			ids := slices.Sorted(slices.Values(v.Sources))
			out["people"] = append(out["people"], fmt.Sprint(p.Kind, p.Name, p.Role, p.Sure, v.Form, v.Count, ids))
		}
		for _, r := range p.Roles {
			out["roles"] = append(out["roles"], fmt.Sprint(p.Name, r.Form, r.Count, slices.Sorted(slices.Values(r.Sources))))
		}
	}
	for i, s := range sources {
		for _, m := range c.In(i) {
			out[s.ID] = append(out[s.ID], fmt.Sprint(m.Span, m.Full, m.Who))
		}
	}
	return out
}

// pieces are what articles that confuse names are made of.
var pieces = []string{
	"Anna", "Ana", "Jon", "J.", "A.", "Antony", "Anthony", "Roe", "Roe", "Roe", "Orlov", "Orlov", "Moss", "Roe-Vell", "van der", "Van", "de", "el-Sadi", "Al-Sadi", "bin",
	"President", "Mayor", "Mr", "Mrs.", "Sir", "Prime Minister", "President-elect", "Secretary of State", "Chief of Staff", "Department of Justice", "Minister-",
	"US", "U.S.", "Russia", "Russian", "Moscow", "Kremlin", "White House", "Eastern", "Europe", "NATO", "the", "The", "and", "Visiting", "Orlovand", "Will", "May",
	"said", "met", "visiting", "who", "of", "for", "in", "'s", "’s", "Jr.", "III", ".", ".", ".", ",", "-", "“", "”", "(", ")", "\n", "\n", "Владимир", "Орлов", "Ł", "É", "Müller", "Muller",
	"George", "W.", "H.W.", "Walker", "Joe", "Joseph", "Ted", "Edward", "Theodore", "Xi", "Kim", "Jae-in", "Jinping", "Mr.", "Ms.", "Mrs.",
	"the", "top", "former", "ex-", "diplomat", "president", "foreign minister", "leader", "chief", "Foreign Ministry", "Treasury", "Department",
	"World Harbour Union", "(WHU)", "WHU", "Western Hall Union", "(", "d'Ivoire", "Côte", "R-Tex.", "of Ukraine", "of", "Texas",
	"\u00ad", "\u00a0", "\xff", "\x00", "5", "Treaty", "River", "Bank", "AB", "I", "Al",
}

func messySources() *rapid.Generator[[]*source.Source] {
	body := rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.StringN(0, 4, 12))
		return strings.Join(rapid.SliceOfN(piece, 20, 80).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", " ", ""}).Draw(t, "space"))
	})
	return rapid.Custom(func(t *rapid.T) []*source.Source {
		var sources []*source.Source
		for i, b := range rapid.SliceOfN(body, 2, 4).Draw(t, "bodies") {
			sources = append(sources, source.Parse(fmt.Sprintf("%d.txt", i), []byte(b)))
		}
		return sources
	})
}

// TestAnyOrder: the order of the sources changes neither the people nor the mentions.
func TestAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := messySources().Draw(t, "sources")
		cast := Resolve(sources)
		if err := laws(sources, cast); err != nil {
			t.Fatal(err)
		}
		other := rapid.Permutation(sources).Draw(t, "order")
		if diff := cmp.Diff(portable(sources, cast), portable(other, Resolve(other))); diff != "" {
			t.Fatalf("in another order (-want +got):\n%s", diff)
		}
	})
}

// TestSound: spellings that sound alike are alike whatever their accents, and what is alike stays so
// when it is made so twice.
func TestSound(t *testing.T) {
	for _, alike := range [][2]string{
		{"antony", "anthony"}, {"sergey", "sergei"}, {"zelensky", "zelenskiy"}, {"zelensky", "zelenskyy"}, {"stephen", "steven"}, {"erdoğan", "erdogan"},
		{"catherine", "katherine"}, {"phillip", "filip"}, {"aleksei", "alexey"}, {"müller", "muller"}, {"lukasz", "łukasz"}, {"mohammed", "mohamed"},
	} {
		if a, b := sound(alike[0]), sound(alike[1]); a != b {
			t.Errorf("%s sounds %s, %s sounds %s", alike[0], a, alike[1], b)
		}
	}
	for _, apart := range [][2]string{
		{"paul", "paula"}, {"mary", "mark"}, {"john", "joan"}, {"robert", "roberta"}, {"maria", "mario"}, {"lee", "li"}, {"alexander", "alexandra"},
		{"daniel", "danielle"}, {"julian", "julia"}, {"christian", "christine"}, {"орлов", "орлова"},
	} {
		if a, b := sound(apart[0]), sound(apart[1]); a == b {
			t.Errorf("%s and %s both sound %s", apart[0], apart[1], a)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ToLower(rapid.String().Draw(t, "name"))
		if got := sound(s); !utf8.ValidString(got) || len(got) > 4*len(s)+4 {
			t.Fatalf("%q sounds %q", s, got)
		}
	})
}

// TestManyOfOneName would run for hours if the time grew with the square of those who share a name.
func TestManyOfOneName(t *testing.T) {
	const n = 20_000
	for _, form := range []string{"We met %[2]s Roe and Roe. ", "We met %.1[2]s. Roe%[1]d and Roe. ", "We met President %[2]s Roe and President Roe. ", "We met Anna Roe-%[2]s. "} {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i, strings.ToUpper(string(rune('a'+i%26)))+letters26(i))
		}
		sources := []*source.Source{source.Parse("a.txt", []byte(b.String()))}
		if err := laws(sources, Resolve(sources)); err != nil {
			t.Errorf("%q: %v", form, err)
		}
	}
	for _, run := range []string{"Roe ", "President ", "Roe-", "Roe of ", "de ", "Roe de ", "R. ", "Bank of ", "US-", "chief ", "the president of Ukraine ", "Roe (WHU) ", "Ministry of "} {
		sources := []*source.Source{source.Parse("a.txt", []byte("we met "+strings.Repeat(run, 30_000)))}
		if err := laws(sources, Resolve(sources)); err != nil {
			t.Errorf("%q repeated: %v", run, err)
		}
	}
}

// letters26 writes i with small letters.
func letters26(i int) string {
	var out []byte
	for ; i > 0; i /= 26 {
		out = append(out, byte('a'+i%26))
	}
	return string(out)
}

func FuzzResolve(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		a, b, _ := strings.Cut(string(data), "-- b --\n")
		f.Add([]byte(a), []byte(b))
	}
	f.Add([]byte("Mr. - Roe-. President-"), []byte("\xffÉ. Ł-\u00ad van der"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		sources := []*source.Source{source.Parse("a.txt", a), source.Parse("b.txt", b)}
		cast := Resolve(sources)
		if err := laws(sources, cast); err != nil {
			t.Fatal(err)
		}
		slices.Reverse(sources)
		again := portable(sources, Resolve(sources))
		slices.Reverse(sources)
		if diff := cmp.Diff(portable(sources, cast), again); diff != "" {
			t.Fatalf("in another order (-want +got):\n%s", diff)
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	files, _ := filepath.Glob("../../seeds/*.txt")
	var sources []*source.Source
	size := 0
	for i := 0; size < 1<<20 && len(files) > 0; i++ {
		data, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			b.Fatal(err)
		}
		sources = append(sources, source.Parse(fmt.Sprintf("%d.txt", i), data))
		size += len(data)
	}
	if size == 0 {
		b.Fatal("no seeds")
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		Resolve(sources)
	}
}
