package seed

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"dossier/internal/text"
)

// run says where a stretch of the text stands in the file. It is made of units of one size, such
// as the bytes of a copied stretch, or characters of UTF-16: text bytes of the text for file
// bytes of the file. It ends where the next begins; what is left of the file then is in no text,
// such as the tag behind a word.
type run struct {
	inText, inFile int // where it begins
	text, file     int // the size of a unit, in bytes; file is 0 for what the file does not have
}

// addRun adds a run that begins where the text ends, unless it goes on with the one before.
func addRun(runs []run, r run) []run {
	if n := len(runs); n > 0 {
		last := runs[n-1]
		if last.text == r.text && last.file == r.file && last.startInFile(r.inText) == r.inFile {
			return runs
		}
	}
	return append(runs, r)
}

// startInFile is where the unit stands that has the byte at offset, one of the text.
func (r run) startInFile(offset int) int { return r.inFile + (offset-r.inText)/r.text*r.file }

// endInFile is where the unit ends that has the byte before offset.
func (r run) endInFile(offset int) int { return r.inFile + (offset-r.inText+r.text-1)/r.text*r.file }

// runAt is the run that has the byte of the text at offset, which must be one.
func runAt(runs []run, offset int) run {
	return runs[sort.Search(len(runs), func(i int) bool { return runs[i].inText > offset })-1]
}

// byFile is the order of the runs in the file, nil where they stand there as in the text.
func byFile(runs []run) []int {
	inFile := func(a, b run) int { return cmp.Compare(a.inFile, b.inFile) }
	if slices.IsSortedFunc(runs, inFile) {
		return nil
	}
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return inFile(runs[a], runs[b]) })
	return order
}

// IsDecoded tells whether Text is other than Bytes.
func (s *Seed) IsDecoded() bool { return s.runs != nil }

// InFile is where sp, a span of Text, stands in Bytes. A span that cuts a character of the file,
// such as an entity, has the whole of it.
func (s *Seed) InFile(sp text.Span) text.Span {
	switch {
	case s.runs == nil:
		return sp
	case s.Text == "":
		return text.Span{}
	case sp.Start == len(s.Text):
		end := runAt(s.runs, sp.Start-1).endInFile(sp.Start)
		return text.Span{Start: end, End: end}
	}
	at := runAt(s.runs, sp.Start).startInFile(sp.Start)
	if sp.Len() == 0 {
		return text.Span{Start: at, End: at}
	}
	return text.Span{Start: at, End: max(at, runAt(s.runs, sp.End-1).endInFile(sp.End))}
}

// InText is where sp, a span of Bytes, stands in Text: the smallest span that has whatever of sp
// is in the text. An empty one stands before what follows it in the file. Of what stands in another
// order than in the file, the span has what goes on from its beginning.
func (s *Seed) InText(sp text.Span) text.Span {
	if s.runs == nil {
		return sp
	}
	first := sort.Search(len(s.runs), func(i int) bool { return s.extent(i).End > sp.Start })
	if first == len(s.runs) {
		return text.Span{Start: len(s.Text), End: len(s.Text)}
	}
	r := s.runs[s.nth(first)]
	at := text.Span{Start: r.inText}
	if sp.Start > r.inFile {
		at.Start += (sp.Start - r.inFile) / r.file * r.text
	}
	at.End = at.Start
	last := sort.Search(len(s.runs), func(i int) bool { return s.extent(i).Start >= sp.End }) - 1
	if sp.Len() > 0 && last >= first {
		at.End = s.endInText(last, sp.End)
		if at.End <= at.Start {
			at.End = s.endInText(first, sp.End)
		}
	}
	return at
}

// endInText is where in the text the i-th run in the order of the file ends, or what of it stands
// before offset in the file.
func (s *Seed) endInText(i, offset int) int {
	if offset >= s.extent(i).End {
		return s.endOf(s.nth(i))
	}
	r := s.runs[s.nth(i)]
	return r.inText + (offset-r.inFile+r.file-1)/r.file*r.text
}

// nth is the index of the i-th run in the order of the file.
func (s *Seed) nth(i int) int {
	if s.order == nil {
		return i
	}
	return s.order[i]
}

// extent is what of the file the i-th run in its order stands for.
func (s *Seed) extent(i int) text.Span {
	r := s.runs[s.nth(i)]
	return text.Span{Start: r.inFile, End: r.endInFile(s.endOf(s.nth(i)))}
}

// endOf is where the run ends in the text.
func (s *Seed) endOf(run int) int {
	if run+1 < len(s.runs) {
		return s.runs[run+1].inText
	}
	return len(s.Text)
}

// compose leads from a text to the file where inner leads from it, end bytes long, to a text
// between them, and outer from that to the file; nil is the identity. The result is never nil.
func compose(outer, inner []run, end int) []run {
	switch {
	case inner == nil:
		return []run{}
	case outer == nil:
		return inner
	}
	runs := make([]run, 0, len(inner))
	for i, r := range inner {
		next := end
		if i+1 < len(inner) {
			next = inner[i+1].inText
		}
		if r.text == 1 && r.file == 1 {
			runs = composeCopy(runs, outer, r, next)
		} else {
			runs = composeUnits(runs, outer, r, next)
		}
	}
	return runs
}

// composeCopy adds what leads to the file from a copied stretch of the text between, one that
// ends in the text before next. A character of the file that it cuts is a unit of its own.
func composeCopy(runs, outer []run, r run, next int) []run {
	i := sort.Search(len(outer), func(i int) bool { return outer[i].inText > r.inFile }) - 1
	for at := r.inText; at < next; i++ {
		stop := next
		if i+1 < len(outer) {
			stop = min(next, at+outer[i+1].inText-r.startInFile(at))
		}
		for o := outer[i]; at < stop; {
			between := r.startInFile(at)
			unit := o.text
			n := (stop - at) / unit * unit
			if cut := (between - o.inText) % o.text; cut > 0 || n == 0 {
				unit = min(o.text-cut, stop-at)
				n = unit
			}
			runs = addRun(runs, run{inText: at, inFile: o.startInFile(between), text: unit, file: o.file})
			at += n
		}
	}
	return runs
}

// composeUnits adds what leads to the file from units, such as entities, of which each stands
// for the whole of its place, and from what is put between characters.
func composeUnits(runs, outer []run, r run, next int) []run {
	for at := r.inText; at < next; at += r.text {
		unit := run{inText: at, text: r.text}
		between := r.startInFile(at)
		switch {
		case len(outer) == 0: // the text between has nothing
		case r.file == 0:
			unit.inFile = runAt(outer, between).endInFile(between)
		default:
			end := between + r.file
			unit.inFile = runAt(outer, between).startInFile(between)
			unit.file = runAt(outer, end-1).endInFile(end) - unit.inFile
		}
		runs = addRun(runs, unit)
	}
	return runs
}

// builder makes the text of a seed piece by piece, with the places of the pieces.
type builder struct {
	text strings.Builder
	runs []run
}

// copy takes the span sp of the file as it is.
func (b *builder) copy(file string, sp text.Span) {
	if sp.Len() > 0 {
		b.begin(run{inFile: sp.Start, text: 1, file: 1})
		b.text.WriteString(file[sp.Start:sp.End])
	}
}

// put writes s for the span sp of the file: the character for an entity.
func (b *builder) put(s string, sp text.Span) {
	if s != "" {
		b.begin(run{inFile: sp.Start, text: len(s), file: sp.Len()})
		b.text.WriteString(s)
	}
}

// begin begins a run at the end of the text, unless it goes on with the one before.
func (b *builder) begin(r run) {
	r.inText = b.text.Len()
	b.runs = addRun(b.runs, r)
}
