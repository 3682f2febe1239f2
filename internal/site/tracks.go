package site

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/dossier"
	"dossier/internal/text"
)

// tracks is a drawing of the readings of an utterance in quotation marks, each a line over the words of
// the base reading, and the same in numbers.
type tracks struct {
	Words  string // of the base reading: "44 words"
	Height int    // pixels
	Word   string // the width of a word in percent, "" where words are too narrow to be told apart
	Begin  string // the first words of the base reading
	End    string // the last words, "" where there are few
	Ends   int    // their baseline
	Tracks []track
	More   int  // readings not drawn
	Moves  bool // some words stand elsewhere
}

// track is a reading in the drawing. Its numbers, but for what is added, are words of the base reading
// and add up to all of them.
type track struct {
	Reading passageLink
	Base    bool
	Label   string
	Share   string  // "19 of 44 same"
	Line    int     // baseline of the label
	Top     int     // upper edge of the pieces
	Middle  int     // of the pieces
	Low     int     // upper edge of low pieces
	Pieces  []piece // in order, as wide as the drawing
	Added   []addition

	Same      int // words that it has
	Differ    int // words that others stand for
	Out       int // words left out
	Elsewhere int // words that it has in another place
	Cut       int // words before and behind all that it has
	Put       int // words that it adds
}

// piece is words of the base reading in a row that fare alike: same, differ, out, moved, cut.
type piece struct {
	Fate  string
	X, X2 string // where it begins and ends, in percent
	Width string
}

// addition is where a reading has words that the base reading has not. The more they are, the larger it is.
type addition struct {
	X      string // percent
	Radius string // pixels
}

// fate is how a word of the base reading fares in another.
type fate uint8

const (
	fateSame   fate = iota
	fateDiffer      // other words stand for it
	fateOut         // it is left out
	fateMoved       // it stands elsewhere
	fateCut         // it lies before or behind all that the reading has
)

// fateNames are the classes of the pieces in the drawing.
var fateNames = [...]string{"same", "differ", "out", "moved", "cut"}

// Sizes of the drawing, and the most that it has.
const (
	trackTop    = 4  // pixels above the first label
	trackLine   = 42 // from one track to the next
	trackEnds   = 20 // for the first and last words of the base reading
	trackName   = 18 // letters of a source's name
	trackWords  = 22 // letters of the first, and of the last words
	mostTracks  = 24
	mostDivided = 60 // words that are told apart
)

// tracks draws the readings of u; nil where fewer than two are in quotation marks. The base reading comes first,
// then the fullest.
func (x *index) tracks(u *dossier.Utterance) *tracks {
	units := slices.DeleteFunc(x.units(u), func(unit []*dossier.Quote) bool { return !isMarked(unit[0].Kind) })
	c := x.comparison(u, units)
	at := slices.IndexFunc(units, func(unit []*dossier.Quote) bool { return unit[0] == c.base })
	if len(units) < 2 || at < 0 {
		return nil
	}
	base := units[at]
	words := c.baseWords(base)
	if len(words) == 0 {
		return nil
	}
	list := []track{c.track(words, base)}
	for _, unit := range slices.Delete(units, at, at+1) {
		list = append(list, c.track(words, unit))
	}
	slices.SortStableFunc(list[1:], func(a, b track) int { return cmp.Compare(b.Same, a.Same) })
	t := &tracks{Words: count(len(words), "word"), More: max(0, len(list)-mostTracks)}
	t.Tracks = list[:len(list)-t.More]
	if len(words) <= mostDivided {
		t.Word = strconv.FormatFloat(100/float64(len(words)), 'f', 4, 64) + "%"
	}
	t.ends(base)
	y := trackTop
	for i := range t.Tracks {
		t.Tracks[i].place(y)
		t.Moves = t.Moves || t.Tracks[i].Elsewhere > 0
		if y += trackLine; i == 0 {
			t.Ends = y + 5
			y += trackEnds
		}
	}
	t.Height = y
	return t
}

// ends sets the words that the base reading begins and ends with.
func (t *tracks) ends(base []*dossier.Quote) {
	const few, some = 3, 4
	first, last := base[0].Text, base[len(base)-1].Text
	t.Begin = short(firstWords(first, few), trackWords)
	if words := strings.Fields(last); len(base) > 1 || len(words) > some {
		t.End = "… " + short(plain(strings.Join(words[max(0, len(words)-2):], " ")), trackWords)
	}
}

// place puts the track at a height.
func (t *track) place(y int) {
	t.Line, t.Top = y+14, y+22
	t.Middle, t.Low = t.Top+6, t.Top+7
}

// baseWords is where the words of the base reading stand in its source.
func (c comparison) baseWords(base []*dossier.Quote) []text.Span {
	var list []text.Span
	for _, q := range base {
		list = append(list, wordPlaces(c.seeds[c.sources[q.Source]], q.Span)...)
	}
	return list
}

// wordPlaces is where in s the words of sp stand that wordCount counts, without the marks around them.
func wordPlaces(s string, sp text.Span) []text.Span {
	var list []text.Span
	var word text.Span
	for i, r := range s[sp.Start:sp.End] {
		switch at := sp.Start + i; {
		case unicode.IsSpace(r):
			if word.Len() > 0 {
				list = append(list, word)
			}
			word = text.Span{}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if word.Len() == 0 {
				word.Start = at
			}
			word.End = at + utf8.RuneLen(r)
		}
	}
	if word.Len() > 0 {
		list = append(list, word)
	}
	return list
}

// track is the reading of a unit over the words of the base reading.
func (c comparison) track(words []text.Span, unit []*dossier.Quote) track {
	at := c.sources[unit[0].Source]
	t := track{Reading: c.passage("../", at, unit[0].Span), Base: unit[0] == c.base}
	t.Label = short(t.Reading.Label, trackName) + ", " + t.Reading.place()
	fates, added := c.fates(words, unit)
	n := float64(len(words))
	counts := [len(fateNames)]int{}
	for i := 0; i < len(words); {
		end := i
		for end < len(words) && fates[end] == fates[i] {
			end++
		}
		t.Pieces = append(t.Pieces, piece{fateNames[fates[i]], across(100 * float64(i) / n), across(100 * float64(end) / n), across(100 * float64(end-i) / n)})
		counts[fates[i]] += end - i
		i = end
	}
	t.Same, t.Differ, t.Out, t.Elsewhere, t.Cut = counts[fateSame], counts[fateDiffer], counts[fateOut], counts[fateMoved], counts[fateCut]
	for i, put := range added {
		if put > 0 {
			radius := min(7, 2.5+math.Sqrt(float64(put)))
			t.Added = append(t.Added, addition{across(100 * float64(i) / n), strconv.FormatFloat(radius, 'f', 1, 64)})
			t.Put += put
		}
	}
	t.Share = grouped(t.Same) + " of " + grouped(len(words)) + " same"
	return t
}

// fates says how each of the words of the base reading fares in that of a unit, and how many words that
// has before each of them, and at the end, that the base reading has not.
func (c comparison) fates(words []text.Span, unit []*dossier.Quote) (fates []fate, added []int) {
	fates, added = make([]fate, len(words)), make([]int, len(words)+1)
	first, last := unit[0], unit[len(unit)-1]
	for _, q := range unit {
		for _, v := range c.variants[q.ID] {
			if v.Class == "accidental" || v.Kind == transposed && v.BaseText == "" {
				continue
			}
			place := text.Span{Start: v.BaseStart, End: v.BaseEnd}
			from := sort.Search(len(words), func(i int) bool { return words[i].End > place.Start })
			to := from + sort.Search(len(words)-from, func(i int) bool { return words[from+i].Start >= place.End })
			own, edge := wordCount(v.Text), isEdge(v, q, first, last)
			for i := from; i < to; i++ {
				f := fateDiffer
				switch {
				case v.Kind == transposed:
					f = fateMoved
				case place.Has(words[i]) && edge:
					f = fateCut
				case place.Has(words[i]) && i-from >= own:
					f = fateOut
				}
				if fates[i] != fateSame && fates[i] != f {
					f = fateDiffer
				}
				fates[i] = f
			}
			added[to] += max(0, own-(to-from))
		}
	}
	return fates, added
}

// isEdge tells whether the variant of q lies before or behind all that the quotes from first to last have.
func isEdge(v dossier.Variant, q, first, last *dossier.Quote) bool {
	return v.Len() == 0 && (q == first && v.Start == q.Start || q == last && v.Start == q.End)
}
