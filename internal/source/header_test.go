package source

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/golden"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestHeader shows what is read from the headers of testdata/header, and what of them stays.
func TestHeader(t *testing.T) {
	golden.Cases(t, "testdata/header/*.txt", func(t *testing.T, name string, data []byte) string {
		src := Parse(name+".txt", data)
		if err := laws(src, data); err != nil {
			t.Error(err)
		}
		var b strings.Builder
		show(&b, src)
		for _, p := range src.Text.Paragraphs {
			b.WriteString("| " + visible(src.Text.Flat(p)) + "\n")
		}
		return b.String()
	})
}

// TestHeaderAnyOrder: what labels say is read in any order, whatever other labels stand between.
func TestHeaderAnyOrder(t *testing.T) {
	const body = "The harbour talks in Velden ended without a deal.\nNobody spoke to reporters.\n"
	fields := []string{"Title: Harbour talks end", "By Ada Roe", "Published: 12 March 2024", "Updated: 14 March 2024", "Link: https://www.bbc.co.uk/news/1"}
	others := []string{"Tags: harbour, boats", "Retrieved: 1 April 2024", "Section: World", "Updated: 13 March 2024", "Advertisement"}
	rapid.Check(t, func(t *rapid.T) {
		lines := slices.Concat(fields, rapid.SliceOfNDistinct(rapid.SampledFrom(others), 0, 3, rapid.ID[string]).Draw(t, "others"))
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\n\n"}).Draw(t, "end")
		data := []byte(strings.Join(rapid.Permutation(lines).Draw(t, "order"), end) + end + end + body)
		s := Parse("a.txt", data)
		if err := laws(s, data); err != nil {
			t.Fatal(err)
		}
		got := []string{s.Title, s.Byline, s.Published.String(), string(s.Basis), s.URL, s.Publisher}
		if diff := cmp.Diff([]string{"Harbour talks end", "Ada Roe", "2024-03-12", "header", "https://www.bbc.co.uk/news/1", "BBC"}, got); diff != "" {
			t.Fatalf("%q (-want +got):\n%s", data, diff)
		}
		if n := len(s.Text.Paragraphs); n != len(lines)-len(fields)+3 {
			t.Fatalf("%q has %d paragraphs", data, n)
		}
	})
}

// TestTitle is about first lines of which only what they say and what follows can tell.
func TestTitle(t *testing.T) {
	const body = "The harbour talks in Velden ended on Tuesday without a deal.\nNobody spoke to reporters.\n"
	for _, test := range []struct {
		line, next string // next stands below the line, and body below that
		title      bool
	}{
		{"Harbour talks end without a deal", "", true},
		{"Will the harbour talks end well?", "", true},
		{"Harbour talks: “No deal”", "", true},
		{"‘No deal’: harbour talks end.", "VELDEN — The talks ended.", true},
		{"Harbour Talks in Velden End Without a Deal.", "", true},
		{"Roe leaves harbour talks.", "Mayor Ada Roe of Velden left by a side door.", true},
		{"Roe leaves harbour talks.", "After a month of rain, the talks ended.\nMayor Ada Roe of Velden left by a side door.", true},
		{"Top Roe adviser leaves harbour talks.", "Ada Roe of Velden has one friend less.", true},
		{"Harbour talks are over.", "VELDEN, Norland (AP) — The talks ended.", true},
		{"Harbour talks are over.", "NEW VELDEN, Norland - The talks ended.", true},
		{"Harbour talks are over.", "12 March 2024", true},
		{"Harbour talks are over.", "By Ada Roe", true},
		{"港口会谈没有达成协议维尔登市长从侧门离开渔民们都回家了", "", true},

		{"Harbour talks are over.", "", false},
		{"Velden Mayor Ada Roe met President Ben Lund.", "", false},
		{"Fishermen in Velden are not through with Mayor Roe.", "The Roe plan has few friends.", false},
		{"Talks in Geneva are over.", "In Geneva nobody spoke.", false},
		{"House members reject the plan.", "The White House is silent.", false},
		{"Roe said talks were over.", "Mayor Ada Roe of Velden left.", false},
		{"Harbour talks ended on Tuesday.", "12 March 2024", false},
		{"The talks ended. Nobody spoke.", "https://www.bbc.co.uk/news/1", false},
		{"“We are done here,” said the mayor", "", false},
		{"“We are done here.”", "", false},
		{"key points:", "", false},
		{"- The mayor left", "", false},
		{"1. The mayor left", "", false},
		{"Velden", "", false},
		{"Politics", "12 March 2024", false},
		{"WORLD | EUROPE", "", false},
		{"LIVE - Harbour talks end", "", true},
		{"VELDEN - The talks end without a deal", "", false},
		{"VELDEN (AP) — The talks end without a deal", "", false},
		{"Ada Roe, Harbour Post.", "", false},
		{"Velden, Norland", "", false},
		{"© 2024 The Harbour Post.", "", false},
		{"All Rights Reserved.", "", false},
		{"Advertisement", "", false},
		{"Ada Roe via Getty Images.", "", false},
		{"A Boat in Velden. Photo: Ada Roe", "", false},
		{"Tags: boats", "12 March 2024", false},
		{strings.Repeat("Harbour talks end without a deal ", 5) + "again", "", false},
	} {
		lines := test.line + "\n"
		if test.next != "" {
			lines += test.next + "\n"
		}
		for _, data := range []string{lines + body, strings.ReplaceAll(lines+body, "\n", "\r\n\r\n")} {
			want := ""
			if test.title {
				want = test.line
			}
			if got := Parse("a.txt", []byte(data)).Title; got != want {
				t.Errorf("title of %q is %q, want %q", data, got, want)
			}
		}
	}
}

func TestBylineOf(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"By Ada Roe", "Ada Roe"},
		{"by Ada Roe and Ben Lund", "Ada Roe and Ben Lund"},
		{"BY ADA ROE, STAFF WRITER", "ADA ROE, STAFF WRITER"},
		{"By Ada Roe, Ben Lund and Eva van der Meer in Velden", "Ada Roe, Ben Lund and Eva van der Meer in Velden"},
		{"By Ada O'Roe-Lund, political editor", "Ada O'Roe-Lund, political editor"},
		{"By Ada Roe | The Harbour Post", "Ada Roe | The Harbour Post"},
		{"By The Associated Press", "The Associated Press"},
		{"By Reuters Staff", "Reuters Staff"},
		{"By Ada Roe and agencies", "Ada Roe and agencies"},
		{"By Our Foreign Staff", "Our Foreign Staff"},
		{"Written by Ada Roe", "Ada Roe"},
		{"By Martin L. Roe Jr.", "Martin L. Roe Jr."},
		{"By Élodie Roé", "Élodie Roé"},
		{"By the numbers", ""},
		{"By The Numbers", ""},
		{"By Friday, the boats had left", ""},
		{"By Friday", ""},
		{"By Ada Roe, the boats had left.", ""},
		{"By land and by sea", ""},
		{"By Land", ""},
		{"By 2030, Velden", ""},
		{"By ", ""},
		{"By", ""},
		{"Ada Roe", ""},
		{"Bylines", ""},
		{"By " + strings.Repeat("Ada Roe, ", 40), ""},
	} {
		if got := bylineOf(test.line); got != test.want {
			t.Errorf("byline of %q is %q, want %q", test.line, got, test.want)
		}
	}
}
