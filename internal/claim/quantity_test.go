package claim

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/text"
)

// found shows the quantities of a text: what is printed, how it is meant, value, unit, key.
func found(s string) []string {
	t := article("a", s).Text
	var out []string
	for _, sentence := range t.Sentences {
		for _, q := range quantities(t, sentence.First, sentence.Last) {
			out = append(out, fmt.Sprintf("%s = %s %s %s (%s)", t.Flat(q.Span), q.sense, q.value(), q.unit, q.key))
		}
	}
	return out
}

func TestQuantities(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It has 14,000 boats.", "14,000 boats = exact 14000 boats (boat)"},
		{"As many as 4,500 residents left.", "As many as 4,500 residents = at most 4500 residents (resident)"},
		{"An estimated 90,000 Norlandish ground soldiers came.", "An estimated 90,000 Norlandish ground soldiers = about 90000 soldiers (soldier)"},
		{"It sent some 300 people.", "some 300 people = about 300 people (person)"},
		{"It lost nearly 40 boats.", "nearly 40 boats = nearly 40 boats (boat)"},
		{"More than 2.5 million homes have no power.", "More than 2.5 million homes = at least 2500000 homes (hous)"},
		{"Fewer than 20 homes stood.", "Fewer than 20 homes = at most 20 homes (hous)"},
		{"It cannot pay more than 3 percent.", "more than 3 percent = at most 3 percent (percent)"},
		{"It didn't take fewer than 20 boats.", "fewer than 20 boats = at least 20 boats (boat)"},
		{"There are 300 or more boats, or 20 or so.", "300 or more boats = at least 300 boats (boat)"},
		{"Tens of thousands fled the city. Hundreds of thousands protested.", ""},
		{"Thousands of people left.", "Thousands of people = vague 2000/100000 people (person)"},
		{"Tens of thousands of homes fell.", "Tens of thousands of homes = vague 20000/1000000 homes (hous)"},
		{"Several hundred boats sank.", "Several hundred boats = vague 200/10000 boats (boat)"},
		{"A few thousand homes fell.", "A few thousand homes = vague 2000/100000 homes (hous)"},
		{"She scores of late.", ""},
		{"Between 3 and 5 million homes fell.", "Between 3 and 5 million homes = range 3000000/5000000 homes (hous)"},
		{"It takes 10 to 12 days.", "10 to 12 days = range 10/12 days (seconds)"},
		{"It takes 10-12 hours.", "10-12 hours = range 10/12 hours (seconds)"},
		{"It rose from 10 to 12 boats.", "12 boats = exact 12 boats (boat)"},
		{"They talked for an hour and a half.", "an hour and a half = exact 1.5 hour (seconds)"},
		{"After half an hour it ended.", "half an hour = exact 0.5 hour (seconds)"},
		{"It took two and a half hours.", "two and a half hours = exact 2.5 hours (seconds)"},
		{"A 90-minute meeting followed.", "90-minute = exact 90 minute (seconds)"},
		{"The 20-year-old won.", ""},
		{"It fell twenty-five metres.", "twenty-five metres = exact 25 metres (metres)"},
		{"It cost three hundred and six crowns.", "three hundred and six crowns = exact 306 crowns (crown)"},
		{"Half a million people left.", "Half a million people = exact 500000 people (person)"},
		{"Two dozen boats sank.", "Two dozen boats = exact 24 boats (boat)"},
		{"It cost more than $2.5 million.", "more than $2.5 million = at least 2500000 dollars (dollars)"},
		{"It cost €5bn and £20m.", "€5bn = exact 5000000000 euros (euros)|£20m = exact 20000000 pounds (pounds)"},
		{"It rose 4.5 per cent, then 4.5% and 3 percent.", "4.5 per cent = exact 4.5 per cent (percent)|4.5% = exact 4.5 % (percent)|3 percent = exact 3 percent (percent)"},
		{"It killed at least 12 people and injured 30 others.", "at least 12 people = at least 12 people (killed)|30 others = exact 30 others (injured)"},
		{"The fire left 14 dead.", "14 dead = exact 14 people (killed)"},
		{"Eleven people were killed and two hurt.", "Eleven people = exact 11 people (killed)|two hurt = exact 2 people (injured)"},
		{"It killed three dogs.", "three dogs = exact 3 dogs (killed dog)"},
		{"There were 12 deaths.", "12 deaths = exact 12 deaths (killed)"},
		{"In 2014 soldiers came on 3 May and May 4.", ""},
		{"It opened 10 years ago.", ""},
		{"The 2012 elections and some 2000 boats.", "some 2000 boats = about 2000 boats (boat)"},
		{"The Covid-19 cases of 9/11 and 5-4 votes at 3:10 hours.", ""},
		{"Two dozen 1e9 boats and 0x10 carts and 3rd graders.", ""},
		{"The two nations' borders.", ""},
		{"One of the boats sank.", ""},
		{"1,2,3 dogs.", "3 dogs = exact 3 dogs (dog)"},
	} {
		if diff := cmp.Diff(c.want, strings.Join(found(c.text), "|")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

// TestMeets holds which amounts of one key can be the same.
func TestMeets(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"100 boats", "100 boats", true},
		{"100 boats", "101 boats", false},
		{"about 100 boats", "108 boats", true},
		{"about 100 boats", "120 boats", false},
		{"as many as 100 boats", "100 boats", true},
		{"as many as 100 boats", "101 boats", false},
		{"at least 100 boats", "4,000 boats", true},
		{"at least 100 boats", "90 boats", false},
		{"dozens of boats", "90 boats", true},
		{"dozens of boats", "3 boats", false},
		{"thousands of boats", "100,000 boats", true},
		{"3 to 5 boats", "between 4 and 9 boats", true},
		{"an hour and a half", "90 minutes", true},
		{"2 days", "48 hours", true},
		{"2 km", "1 mile", false},
	} {
		q := quantities(article("a", c.a).Text, 0, len(article("a", c.a).Text.Tokens))
		p := quantities(article("b", c.b).Text, 0, len(article("b", c.b).Text.Tokens))
		if len(q) != 1 || len(p) != 1 {
			t.Errorf("%s, %s: %d and %d quantities", c.a, c.b, len(q), len(p))
			continue
		}
		if got := q[0].meets(p[0]); got != c.want || p[0].meets(q[0]) != got {
			t.Errorf("%s, %s: %t, want %t", c.a, c.b, got, c.want)
		}
	}
}

// TestQuantityLaws: quantities lie in order within the text and do not overlap, whatever the text.
func TestQuantityLaws(t *testing.T) {
	words := rapid.SampledFrom(strings.Fields("as many at least about between and to - 3 5,000 2.5 1e9 million dozen two twenty five thousands of several a an half hour minutes $ % per cent boats people killed dead others . , or more so"))
	rapid.Check(t, func(t *rapid.T) {
		if err := checkQuantities(strings.Join(rapid.SliceOfN(words, 0, 20).Draw(t, "words"), " ")); err != nil {
			t.Fatal(err)
		}
	})
}

func checkQuantities(s string) error {
	t := article("a", s).Text
	last := text.Span{}
	for _, q := range quantities(t, 0, len(t.Tokens)) {
		switch {
		case q.Start < last.End || q.End <= q.Start || q.End > len(s):
			return fmt.Errorf("%q: %v behind %v", s, q.Span, last)
		case !utf8.ValidString(t.Slice(q.Span)) && utf8.ValidString(s):
			return fmt.Errorf("%q: %v cuts a rune", s, q.Span)
		case q.low > q.high || !q.meets(q) || q.key == "" || q.unit == "" || q.value() == "":
			return fmt.Errorf("%q: %+v", s, q)
		}
		last = q.Span
	}
	return nil
}

func FuzzQuantities(f *testing.F) {
	f.Add("As many as 4,500 residents left in an hour and a half.")
	f.Add("between 3 and 5bn – 3 to ½ €5 trillion or more … 99999999999999999999999 million tons")
	f.Add("tens of thousands of thousands of people \xff killed 12 a half and a half")
	f.Fuzz(func(t *testing.T, s string) {
		if err := checkQuantities(s); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkQuantities(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		t := article("a", strings.Repeat("between two hundred and as many as 3 or 4,000 million ", n/10)).Text
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(t.Bytes)))
			for b.Loop() {
				quantities(t, 0, len(t.Tokens))
			}
		})
	}
}
