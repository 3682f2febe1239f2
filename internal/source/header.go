package source

import (
	"cmp"
	"slices"

	"dossier/internal/date"
	"dossier/internal/defect"
	"dossier/internal/seed"
	"dossier/internal/text"
)

// header is what the leading lines of a seed say.
type header struct {
	title     text.Span
	byline    string // without "By"
	date      date.Date
	url       string
	publisher string
	taken     []text.Span     // lines that the fields above say all of, in order
	kept      []text.Span     // lines that stay in the text for what no field says, in order
	defects   []defect.Defect // of the lines taken and kept
}

// headerLines is how many leading lines with text may belong to a header, those with labels aside.
const headerLines = 8

// headerReader reads a header line by line.
type headerReader struct {
	s           string
	lines       []text.Span
	wrapped     bool // the text is hard-wrapped
	chronicle   bool // days head its parts
	declared    seed.Declared
	h           header
	stamp       date.Stamp // that h.date is of
	stampAt     text.Span  // the line of that
	publisherAt text.Span  // the line of h.publisher
}

// readHeader reads the leading lines as title, writer, date, address and publisher, in any order and
// any subset, each at most once, and returns the lines that are not header. What the seed
// declares is not looked for. A line among them that no field says all of stays in the text as a
// paragraph of its own.
func readHeader(sd *seed.Seed, lines []text.Span, wrapped bool) (header, []text.Span) {
	r := headerReader{s: sd.Text, lines: lines, wrapped: wrapped, chronicle: isChronicle(sd.Text, lines), declared: sd.Declared}
	var kept []text.Span
	body := 0 // the first line of the body
	for i, n, strange := 0, 0, 0; i < len(lines) && n < headerLines; i++ {
		line := lines[i]
		if line.Len() == 0 {
			continue
		}
		f, _ := labelled(r.s, line)
		if f == noField {
			n++
		}
		switch last := r.take(i); {
		case last >= i:
			for ; i <= last; i++ {
				if lines[i].Len() > 0 {
					r.h.taken = append(r.h.taken, lines[i])
				}
			}
			i = last
			r.h.kept, kept, body = append(r.h.kept, kept...), nil, last+1
		case r.isHeader(i) || f != noField || isFurniture(r.s[line.Start:line.End]):
			kept = append(kept, line)
		case strange < maxStrange && r.goesOn(i):
			strange++
			kept = append(kept, line)
		default:
			n = headerLines
		}
	}
	if Publisher(cmp.Or(sd.Declared.URL, r.h.url), sd.Declared.Publisher, r.h.publisher) != r.h.publisher {
		r.giveBack(r.publisherAt)
	}
	slices.SortFunc(r.h.kept, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
	return r.h, slices.Concat(apart(r.h.kept), lines[body:])
}

// How many lines that are not understood may stand in a header, such as a standfirst, and how many
// may stand between one and a line that only a header has.
const (
	maxStrange = 3
	maxBetween = 3
)

// goesOn tells whether the header goes on behind line i, which is not understood: a title is known
// or follows, and then a line that only a header has.
func (r *headerReader) goesOn(i int) bool {
	titled := r.h.title.Len() > 0 || r.declared.Title != ""
	if r.wrapped {
		return false
	}
	for range 1 + maxBetween {
		i, _ = r.nextLine(i)
		switch {
		case i < 0:
			return false
		case titled && r.announces(i):
			return true
		}
		if !titled {
			title, _ := r.titleAt(i)
			titled = title.Len() > 0
		}
	}
	return false
}

// announces tells whether line i is of a header wherever it stands: a writer, or a day.
func (r *headerReader) announces(i int) bool {
	printed := r.printed(i)
	if isByline(printed) {
		return true
	}
	stamp, ok := date.Header(printed)
	return ok && r.isPublication(i, stamp)
}

// isPublication tells whether line i, a date, can be that of the article: a word says so, an address
// or a writer stands beside it, or no other days head parts of the text.
func (r *headerReader) isPublication(i int, stamp date.Stamp) bool {
	if stamp.Announced || !r.chronicle {
		return true
	}
	before := i - 1
	for before >= 0 && r.lines[before].Len() == 0 {
		before--
	}
	after, _ := r.nextLine(i)
	for _, j := range [...]int{before, after} {
		if j >= 0 && (address(r.printed(j)) != "" || isByline(r.printed(j))) {
			return true
		}
	}
	return false
}

// isChronicle tells whether days that are lines of their own, and of which nothing says what they
// date, head parts of the text: two with other lines between them. The first could be that of
// publication, but as well the first of the parts.
func isChronicle(s string, lines []text.Span) bool {
	const far = 60
	var first date.Date
	body := false
	for _, line := range lines[:min(len(lines), far)] {
		if line.Len() == 0 {
			continue
		}
		switch stamp, ok := date.Header(s[line.Start:line.End]); {
		case !ok:
			body = !first.IsZero()
		case stamp.Announced:
		case first.IsZero():
			first = stamp.Date
		case body && stamp.Date != first:
			return true
		}
	}
	return false
}

// apart is the lines with an empty one behind each, so that they are not joined in wrapped text.
func apart(lines []text.Span) []text.Span {
	var out []text.Span
	for _, l := range lines {
		out = append(out, l, text.Span{Start: l.End, End: l.End})
	}
	return out
}

func (r *headerReader) printed(i int) string { return r.s[r.lines[i].Start:r.lines[i].End] }

// isHeader tells whether line i is an address, a date, a writer, or labelled as part of a header.
func (r *headerReader) isHeader(i int) bool {
	f, _ := labelled(r.s, r.lines[i])
	return f != noField || isHeader(r.printed(i)) || isByline(r.printed(i))
}

// isHeader tells whether the line is an address or a date and no more.
func isHeader(line string) bool {
	_, ok := date.Header(line)
	return ok || address(line) != ""
}
