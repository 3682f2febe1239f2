package collation

import (
	"slices"
	"strings"
	"testing"
)

// words is the words of s as they are compared.
func words(s string) []string {
	var out []string
	for _, a := range newLine([]Reading{reading(s)}, []int{0}).atoms {
		if a.rank != mark {
			out = append(out, a.norm)
		}
	}
	return out
}

func TestSpellings(t *testing.T) {
	for _, same := range []string{
		"The harbour's colour = the harbor's color", "They organised and analysed it = they organized and analyzed it", "a defence licence = a defense license",
		"We don't = we do not", "I can't, I cannot = I can not, I can not", "They won't = they will not", "It's late = it is late", "we've met = we have met",
		"14,000 men = 14000 men", "ten percent = ten per cent", "the theatre centre = the theater center", "he travelled towards it = he traveled toward it",
		"catalogue, programme, judgement = catalog program judgment", "grey = gray",
	} {
		a, b, _ := strings.Cut(same, " = ")
		if !slices.Equal(words(a), words(b)) {
			t.Errorf("%q is %q, %q is %q", a, words(a), b, words(b))
		}
	}
	for _, other := range []string{"four = for", "hour = hor", "called = caled", "filling = filing", "the man's = the man is", "we will = we would", "won = own"} {
		a, b, _ := strings.Cut(other, " = ")
		if slices.Equal(words(a), words(b)) {
			t.Errorf("%q and %q are both %q", a, b, words(a))
		}
	}
}

func TestStanding(t *testing.T) {
	for words, want := range map[string]bool{
		"The ministry ‹denies› it": true, "The ministry ‹denied› it": false, "The ministry has repeatedly ‹denied› it": true, "The ministry has ‹agreed› to it": false,
		"The town ‹wants› it": true, "The town ‹wanted› it": false, "The town ‹said› so": false, "Both towns ‹reject› it": true, "The town is ‹rejecting› it": false,
	} {
		r := reading(words)
		if got := standing(r.Text, r.Span); got != want {
			t.Errorf("%q is %v", words, got)
		}
	}
}
