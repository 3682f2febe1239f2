package seed

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/internal/text"
)

// unit is a part of a text and what of the file it stands for.
type unit struct{ inText, inFile text.Span }

// built is a seed with what its text was built of.
type built struct {
	*Seed
	units  []unit
	places []text.Span // of the file, each taken as a whole
}

func (b *builder) seed(file string) *Seed {
	runs := compose(nil, b.runs, b.text.Len())
	return &Seed{Bytes: file, Text: b.text.String(), runs: runs, order: byFile(runs)}
}

// The ways in which a text is built of pieces of a file. A charset puts nothing in between.
var (
	byCharset = []string{"copy", "put", "skip", "decode", "end"}
	byMarkup  = append(byCharset, "insert")
)

// drawBuilt draws a text that is built of pieces of the file, in its order.
func drawBuilt(t *rapid.T, label, file string, ways []string) built {
	b := &builder{}
	var out built
	add := func(length int, sp text.Span) {
		end := b.text.Len()
		out.units = append(out.units, unit{text.Span{Start: end - length, End: end}, sp})
	}
	for at := 0; ; {
		n := rapid.IntRange(0, min(6, len(file)-at)).Draw(t, label+" length")
		sp := text.Span{Start: at, End: at + n}
		switch rapid.SampledFrom(ways).Draw(t, label) {
		case "copy":
			b.copy(file, sp)
			for i := sp.Start; i < sp.End; i++ {
				end := b.text.Len() - sp.End + i + 1
				out.units = append(out.units, unit{text.Span{Start: end - 1, End: end}, text.Span{Start: i, End: i + 1}})
			}
		case "put":
			b.put("&é—"[:n], sp)
			if n > 0 {
				add(n, sp)
			}
		case "insert":
			b.put("\n", text.Span{Start: at, End: at})
			add(1, text.Span{Start: at, End: at})
			sp.End = at
		case "decode": // characters of two bytes for one
			for i := sp.Start; i < sp.End; i++ {
				b.put("é", text.Span{Start: i, End: i + 1})
				add(2, text.Span{Start: i, End: i + 1})
			}
		case "end":
			out.Seed = b.seed(file)
			return out
		}
		out.places = append(out.places, sp)
		at = sp.End
	}
}

func drawSpan(t *rapid.T, label string, size int) text.Span {
	start := rapid.IntRange(0, size).Draw(t, label+" start")
	return text.Span{Start: start, End: rapid.IntRange(start, size).Draw(t, label+" end")}
}

var files = rapid.StringOfN(rapid.RuneFrom([]rune("ab &;é\n")), 0, 40, -1)

// TestPlaces: InFile and InText are what the units say that a text was built of.
func TestPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawBuilt(t, "piece", files.Draw(t, "file"), byMarkup)
		if len(s.Text) > 0 {
			checkInFile(t, s, drawSpan(t, "span of the text", len(s.Text)))
		}
		checkInText(t, s, drawSpan(t, "span of the file", len(s.Bytes)))
	})
}

// checkInFile: a span stands in the file from the beginning of its first unit to the end of its last.
func checkInFile(t *rapid.T, s built, sp text.Span) {
	got, want := s.InFile(sp), text.Span{Start: s.units[len(s.units)-1].inFile.End}
	for _, u := range s.units {
		if sp.Start < u.inText.End {
			want.Start = u.inFile.Start
			break
		}
	}
	want.End = want.Start
	for _, u := range s.units {
		if sp.Len() > 0 && sp.Meets(u.inText) {
			want.End = u.inFile.End
		}
	}
	if got != want {
		t.Fatalf("%v of the text is %v of the file, want %v", sp, got, want)
	}
	o := drawSpan(t, "span in it", sp.Len())
	if o = (text.Span{Start: sp.Start + o.Start, End: sp.Start + o.End}); o.Len() > 0 && !got.Has(s.InFile(o)) {
		t.Fatalf("%v is %v of the file, %v in it is %v", sp, got, o, s.InFile(o))
	}
}

// checkInText: a span of the file has in the text all units that stand in it, were it but in part.
func checkInText(t *rapid.T, s built, sp text.Span) {
	got := s.InText(sp)
	if got.Start < 0 || got.Len() < 0 || got.End > len(s.Text) {
		t.Fatalf("%v of the file is %v of the text", sp, got)
	}
	var want text.Span
	for _, u := range s.units {
		inside := sp.Start < u.inFile.Start && u.inFile.End < sp.End
		switch {
		case sp.Len() == 0 || !sp.Meets(u.inFile) && !inside:
		case want.Len() == 0:
			want = u.inText
		default:
			want = want.Cover(u.inText)
		}
	}
	if got.Len() > 0 || want.Len() > 0 {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%v of the file (-want +got):\n%s", sp, diff)
		}
		return
	}
	for _, u := range s.units { // an empty one parts what is before it from what is behind it
		if u.inFile.Len() > 0 && (u.inText.End <= got.Start) != (u.inFile.End <= sp.Start) {
			t.Fatalf("%v of the file is %v of the text, unit %v", sp, got, u)
		}
	}
}

// TestThereAndBack: a span that begins and ends with whole units of the file is the same after it
// has been there and back.
func TestThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawBuilt(t, "piece", files.Draw(t, "file"), byMarkup)
		var real []unit
		for _, u := range s.units {
			if u.inFile.Len() > 0 {
				real = append(real, u)
			}
		}
		if len(real) == 0 {
			return
		}
		first := rapid.IntRange(0, len(real)-1).Draw(t, "first unit")
		last := rapid.IntRange(first, len(real)-1).Draw(t, "last unit")
		sp := real[first].inText.Cover(real[last].inText)
		if got := s.InText(s.InFile(sp)); got != sp {
			t.Fatalf("%v of the text is %v of the file, and that %v of the text", sp, s.InFile(sp), got)
		}
	})
}

// TestMovedPiece: pieces that stand in another order than in the file keep their places, and so
// do all others.
func TestMovedPiece(t *testing.T) {
	const file = "<p>A first line.<h1>The title</h1><p>And &amp; more."
	b := &builder{}
	title, first, more := text.Span{Start: 20, End: 29}, text.Span{Start: 3, End: 16}, text.Span{Start: 37, End: 41}
	b.copy(file, title)
	b.put("\n", text.Span{Start: 3, End: 3})
	b.copy(file, first)
	b.put("\n", text.Span{Start: 37, End: 37})
	b.copy(file, more)
	b.put("&", text.Span{Start: 41, End: 46})
	s := b.seed(file)
	for _, c := range []struct {
		words string
		at    text.Span
	}{{"The title", title}, {"title", text.Span{Start: 24, End: 29}}, {"A first line.", first}, {"line.", text.Span{Start: 11, End: 16}}, {"And ", more}, {"&", text.Span{Start: 41, End: 46}}} {
		sp := s.InText(c.at)
		if got := s.Text[sp.Start:sp.End]; got != c.words || s.InFile(sp) != c.at {
			t.Errorf("%v of the file is %q, want %q; and back %v", c.at, got, c.words, s.InFile(sp))
		}
	}
}

// TestCompose: the way through the text between is the way by both.
func TestCompose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		outer := drawBuilt(t, "outer", files.Draw(t, "file"), byCharset)
		inner := drawBuilt(t, "inner", outer.Text, byMarkup)
		runs := compose(outer.runs, inner.runs, len(inner.Text))
		direct := &Seed{Bytes: outer.Bytes, Text: inner.Text, runs: runs, order: byFile(runs)}
		if inner.Text == "" {
			return
		}
		sp := drawSpan(t, "span", len(inner.Text))
		if isInserted(inner, sp) {
			return
		}
		if got, want := direct.InFile(sp), outer.InFile(inner.InFile(sp)); got != want {
			t.Fatalf("%v is %v of the file, want %v", sp, got, want)
		}
		if cuts(inner, outer) {
			return
		}
		if got, most := direct.InText(direct.InFile(sp)), inner.InText(outer.InText(direct.InFile(sp))); !got.Has(sp) || !most.Has(got) {
			t.Fatalf("%v of the text is %v of the file, and that %v of the text; want at most %v", sp, direct.InFile(sp), got, most)
		}
	})
}

// isInserted tells whether sp is empty or has at an end what the text between does not have.
func isInserted(s built, sp text.Span) bool {
	for _, u := range s.units {
		if u.inFile.Len() == 0 && (u.inText.Start == sp.Start || u.inText.End == sp.End) {
			return true
		}
	}
	return sp.Len() == 0
}

// cuts tells whether a place of which inner was built begins or ends within a unit of outer.
func cuts(inner, outer built) bool {
	for _, p := range inner.places {
		for _, u := range outer.units {
			if u.inText.Start < p.Start && p.Start < u.inText.End || u.inText.Start < p.End && p.End < u.inText.End {
				return true
			}
		}
	}
	return false
}

// TestDecodedToNothing: a text without a character is not taken for the file.
func TestDecodedToNothing(t *testing.T) {
	s := (&builder{}).seed("<html>")
	if got := s.InText(text.Span{Start: 1, End: 5}); !s.IsDecoded() || got != (text.Span{}) || s.InFile(got) != (text.Span{}) {
		t.Errorf("decoded: %v, %v of the text", s.IsDecoded(), got)
	}
}
