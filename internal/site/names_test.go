package site

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// markNames is s with the name of each person marked behind it: "Brandt[ilse] said". The people
// are "id: Form; Other form", all in the only source; a role stands in parentheses.
func markNames(s string, people ...string) string {
	f := newForms(castOf(people...), map[string]int{"s": 0})
	src := &dossier.Source{Paragraphs: []text.Span{{Start: 0, End: len(s)}}}
	if i := strings.Index(s, "May 2031"); i >= 0 {
		src.Dates = []dossier.DatedWords{{Span: text.Span{Start: i, End: i + len("May 2031")}}}
	}
	list := f.mentions(s, src, 0)
	cast := castOf(people...)
	var b strings.Builder
	pos := 0
	for _, n := range list {
		b.WriteString(s[pos:n.Start] + "[" + s[n.Start:n.End] + " = " + cast[n.person].ID + "]")
		pos = n.End
	}
	return b.String() + s[pos:]
}

func castOf(people ...string) []dossier.Person {
	var cast []dossier.Person
	for _, p := range people {
		id, list, _ := strings.Cut(p, ": ")
		id, role, _ := strings.Cut(id, " (")
		who := dossier.Person{ID: id, Role: strings.TrimSuffix(role, ")")}
		for form := range strings.SplitSeq(list, "; ") {
			who.Variants = append(who.Variants, dossier.Variety{Form: form, Sources: []string{"s"}})
		}
		cast = append(cast, who)
	}
	return cast
}

// TestNames gives for the forms of some people which words of a text are marked.
func TestNames(t *testing.T) {
	brandt := "ilse (Mayor of Vellmouth): Ilse Brandt; Brandt; Mrs. Brandt"
	for _, test := range []struct {
		name   string
		people []string
		text   string
		want   string
	}{
		{"the longest form", []string{brandt}, "then Ilse Brandt spoke", "then [Ilse Brandt = ilse] spoke"},
		{"over a line", []string{brandt}, "then Ilse\n  Brandt spoke", "then [Ilse\n  Brandt = ilse] spoke"},
		{"the beginning of a form", []string{brandt}, "then Ilse spoke", "then Ilse spoke"},
		{"possessive", []string{brandt}, "it is Brandt’s bridge, or Brandt's", "it is [Brandt = ilse]’s bridge, or [Brandt = ilse]'s"},
		{"with a stop", []string{brandt}, "as Mrs. Brandt said", "as [Mrs. Brandt = ilse] said"},
		{"within a word", []string{brandt}, "the Brandts and Hildebrandt, saidBrandt", "the Brandts and Hildebrandt, saidBrandt"},
		{"hyphens", []string{brandt}, "Meyer-Brandt and Brandt-Meyer, Brandt-led", "Meyer-Brandt and Brandt-Meyer, Brandt-led"},
		{"apostrophes", []string{brandt}, "O'Brandt and 'Brandt' and “Brandt”", "O'Brandt and '[Brandt = ilse]' and “[Brandt = ilse]”"},
		{"another's first name", []string{brandt}, "then Willy Brandt spoke", "then Willy Brandt spoke"},
		{"another's last name", []string{"v: Vellmouth"}, "then Vellmouth Jones spoke in Vellmouth.", "then Vellmouth Jones spoke in [Vellmouth = v]."},
		{"an office", []string{brandt}, "then Mayor Brandt spoke", "then Mayor [Brandt = ilse] spoke"},
		{"an opener", []string{brandt}, "But Brandt spoke", "But [Brandt = ilse] spoke"},
		{"a title that is no form", []string{brandt}, "as Mr. Brandt said. Brandt left. J. Brandt came.", "as Mr. Brandt said. [Brandt = ilse] left. J. Brandt came."},
		{"an office that is a name", []string{brandt, "v: Vellmouth"}, "then Vellmouth Brandt spoke", "then Vellmouth Brandt spoke"},
		{"a word and a name", []string{"m: May"}, "May we ask? It may be. Then May left. “May it be.” But May stayed.", "May we ask? It may be. Then [May = m] left. “May it be.” But [May = m] stayed."},
		{"a month", []string{"m: May"}, "said in May 2031 by May to all", "said in May 2031 by [May = m] to all"},
		{"a sentence ends", []string{brandt}, "It was Brandt. Nobody else.", "It was [Brandt = ilse]. Nobody else."},
		{"one form of two", []string{brandt, "karl: Karl Brandt; Brandt"}, "Ilse Brandt, Karl Brandt and Brandt", "[Ilse Brandt = ilse], [Karl Brandt = karl] and Brandt"},
		{"case", []string{"us: US"}, "tell us, the US", "tell us, the [US = us]"},
		{"stops within", []string{"us: U.S."}, "the U.S. and the U.S.S.R.", "the [U.S. = us] and the [U.S. = us]S.R."},
		{"unseen characters", []string{"r: \u202ereversed\u202c Name"}, "said \u202ereversed\u202c Name today", "said \u202e[reversed\u202c Name = r] today"},
		{"other scripts", []string{"k: Київ"}, "у місті Київ зараз", "у місті [Київ = k] зараз"},
		{"no words", []string{"x: ; \u202e"}, "any text", "any text"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := markNames(test.text, test.people...); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestMentions draws texts of the words of some names, and checks that each mark is a form that
// one person alone has in the source, stands for itself, and overlaps no other.
func TestMentions(t *testing.T) {
	words := []string{"Ilse", "Brandt", "Karl", "Tom", "Okafor", "said", "the", "’s", "-", ".", "\n", "é", "Mayor", "US"}
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words[:5]), 1, 3).Draw(t, "words"), " ")
		})
		var cast []dossier.Person
		for range rapid.IntRange(1, 4).Draw(t, "people") {
			var p dossier.Person
			for range rapid.IntRange(1, 3).Draw(t, "forms") {
				source := rapid.SampledFrom([]string{"s", "other"}).Draw(t, "source")
				p.Variants = append(p.Variants, dossier.Variety{Form: form.Draw(t, "form"), Sources: []string{source}})
			}
			cast = append(cast, p)
		}
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 20).Draw(t, "text"), rapid.SampledFrom([]string{" ", "", "  "}).Draw(t, "gap"))
		f := newForms(cast, map[string]int{"other": 0, "s": 1})
		list := f.mentions(s, &dossier.Source{Paragraphs: []text.Span{{Start: 0, End: len(s)}}}, 1)
		end := 0
		for _, n := range list {
			if n.Start < end || n.End <= n.Start || n.End > len(s) {
				t.Fatalf("%v lies outside of the text or in another mark", n)
			}
			end = n.End
			if got := bearersOf(cast, s[n.Start:n.End]); !slices.Equal(got, []int{n.person}) {
				t.Fatalf("%q is marked as %d, but borne by %v", s[n.Start:n.End], n.person, got)
			}
			if endsInWord(s[:n.Start]) || isWordRune(firstRune(s[n.End:])) {
				t.Fatalf("%q is a part of a word in %q", s[n.Start:n.End], s)
			}
		}
	})
}

// bearersOf is the people who have the form in the source s.
func bearersOf(cast []dossier.Person, form string) []int {
	var out []int
	for i, p := range cast {
		if slices.ContainsFunc(p.Variants, func(v dossier.Variety) bool {
			return slices.Contains(v.Sources, "s") && slices.Equal(strings.Fields(v.Form), strings.Fields(form))
		}) {
			out = append(out, i)
		}
	}
	return out
}

func FuzzNames(f *testing.F) {
	f.Add("then Ilse Brandt spoke", "Ilse Brandt", 5)
	f.Add("\xffa\u00ad-b’s \u202eB. B", "B.", 0)
	f.Add("", "", 0)
	f.Fuzz(func(t *testing.T, s, form string, cut int) {
		if cut < 0 || cut > len(s) {
			return
		}
		src := &dossier.Source{Paragraphs: []text.Span{{Start: 0, End: cut}, {Start: cut, End: len(s)}}}
		list := newForms(castOf("a: "+form, "b (Mayor): B"), map[string]int{"s": 0}).mentions(s, src, 0)
		end := 0
		for _, n := range list {
			if n.Start < end || n.End <= n.Start || n.End > len(s) || n.Start < cut && cut < n.End {
				t.Fatalf("%v is no place of its own in a paragraph", n)
			}
			end = n.End
		}
	})
}
