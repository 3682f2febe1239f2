package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/collation"
	"dossier/internal/content"
	"dossier/internal/dossier"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
	"dossier/internal/text"
)

// explainCommand says in a person's words why a quote is one and its speaker who it is, or why the quotes
// of a row of the matrix are together.
type explainCommand struct {
	What string `arg:"" name:"quote" help:"The id of a quote (q-…) or of a row of the matrix (u-…), or its beginning; or a line of an article: seeds/first.txt:12."`
	Root string `help:"The dossier's folder, by default this one." default:"." placeholder:"DIR"`
}

// Run explains the quote or the row, or all that the line has in quotation marks or reports without them.
func (c *explainCommand) Run(out io.Writer) error {
	root, series, err := openSeries(c.Root)
	if err != nil {
		return err
	}
	defer root.Close()
	in, err := read(root, series)
	if err != nil {
		return err
	}
	if in.Quotes, in.Corrected, err = in.Content.Correct(in.Sources, in.Cast, in.Quotes); err != nil {
		return err
	}
	readings, arranged, err := collate(&in)
	if err != nil {
		return err
	}
	ids := dossier.QuoteIDs(in.Sources, in.Quotes, in.Corrected)
	e := explainer{in, ids, slices.Concat(ids...), readings, arranged}
	if strings.HasPrefix(c.What, "u-") {
		r, err := e.rowOf(c.What)
		if err == nil {
			r.print(out)
		}
		return err
	}
	found, err := e.find(c.What)
	for i, p := range found {
		if i > 0 {
			fmt.Fprintln(out)
		}
		p.print(out)
	}
	return err
}

// explainer finds what to explain.
type explainer struct {
	dossier.Input
	ids      [][]string          // of the quotes of each source
	all      []string            // of the quotes of all sources, in order
	readings []collation.Reading // of the same
	arranged []content.Arranged
}

// passage is words that are quoted or seem to be.
type passage struct {
	text.Span
	of     *source.Source
	id     string // of the quote; "" where it is none
	kind   quote.Kind
	points []quote.Point
}

// find is the passages that a command line names: by the id of a quote, or by FILE:LINE.
func (e explainer) find(what string) ([]passage, error) {
	if strings.HasPrefix(what, "q-") {
		return e.byID(what)
	}
	if i := strings.LastIndexByte(what, ':'); i > 0 {
		if line, err := strconv.Atoi(what[i+1:]); err == nil {
			return e.onLine(filepath.ToSlash(what[:i]), line)
		}
	}
	return nil, fmt.Errorf("%q is neither the id of a quote or a row nor a line of an article; try: %s:1", what, file(e.Sources[0]))
}

// byID is the passage of the quote with the id, or the only one whose id begins so.
func (e explainer) byID(id string) ([]passage, error) {
	found, err := theOne("quote", id, e.all, "a line of an article, such as "+file(e.Sources[0])+":1")
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(e.ids, func(ids []string) bool { return slices.Contains(ids, found) })
	return slices.DeleteFunc(e.passages(i), func(p passage) bool { return p.id != found }), nil
}

// theOne is id if it is one of all, or the only one of them that begins so; what are they, and instead what
// to try where none does.
func theOne(what, id string, all []string, instead string) (string, error) {
	if slices.Contains(all, id) {
		return id, nil
	}
	found := slices.DeleteFunc(slices.Clone(all), func(other string) bool { return !strings.HasPrefix(other, id) })
	const listed = 3
	switch n := len(found); {
	case n == 0:
		return "", fmt.Errorf("no %s has the id %q; try: %s", what, id, cmp.Or(likest(id, all), instead))
	case n == 1:
		return found[0], nil
	case n > listed:
		found = append(found[:listed-1], fmt.Sprintf("one of %d more", n-listed+1))
	}
	return "", fmt.Errorf("%s can be %s; try: more of the id", id, strings.Join(found, " or "))
}

// onLine is the passages on a line, from 1, of the article that path names.
func (e explainer) onLine(path string, line int) ([]passage, error) {
	i := e.article(path)
	if i < 0 {
		var files []string
		for _, s := range e.Sources {
			files = append(files, file(s))
		}
		try := cmp.Or(likest(path, files), likest(source.Folder+"/"+path, files), files[0])
		return nil, fmt.Errorf("there is no article %s; try: %s:%d", path, try, line)
	}
	all, name := e.passages(i), file(e.Sources[i])
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: nothing is quoted in this article", name)
	}
	found := slices.DeleteFunc(slices.Clone(all), func(p passage) bool { return line < p.line(p.Start) || p.line(p.End-1) < line })
	if len(found) > 0 {
		return found, nil
	}
	away := func(p passage) int { return max(p.line(p.Start)-line, line-p.line(p.Start)) }
	near := slices.MinFunc(all, func(a, b passage) int { return cmp.Compare(away(a), away(b)) })
	return nil, fmt.Errorf("%s:%d: nothing is quoted on this line; try: %s:%d", name, line, name, near.line(near.Start))
}

// article is the index of the source whose file is path, or the only one whose file's name or id begins
// so; -1 where there is none.
func (e explainer) article(path string) int {
	var begin []int
	for i, s := range e.Sources {
		if path == file(s) || path == s.Seed.Name {
			return i
		}
		if strings.HasPrefix(file(s), path) || strings.HasPrefix(s.Seed.Name, path) || strings.HasPrefix(s.ID, path) {
			begin = append(begin, i)
		}
	}
	if len(begin) != 1 {
		return -1
	}
	return begin[0]
}

// likest is the one that begins most like what, with a few letters more than all do; "" where none does.
func likest(what string, all []string) string {
	const few = 2
	common := func(a, b string) int {
		n := 0
		for n < min(len(a), len(b)) && a[n] == b[n] {
			n++
		}
		return n
	}
	best, most := "", 0
	for _, s := range all {
		if n := common(what, s); n > most {
			best, most = s, n
		}
	}
	if len(all) > 0 && most < common(slices.Min(all), slices.Max(all))+few {
		return ""
	}
	return best
}

// passages is all that the i-th source has in quotation marks or reports without them, and what the
// editor added, in order of place.
func (e explainer) passages(i int) []passage {
	s := e.Sources[i]
	var all []passage
	for _, x := range quote.Explain(s.Text, e.Cast.In(i), e.Cast.People) {
		all = append(all, passage{Span: x.Span, of: s, points: x.Points})
	}
	at := func(sp text.Span) *passage {
		k := slices.IndexFunc(all, func(p passage) bool { return p.Span == sp })
		if k < 0 {
			k = len(all)
			all = append(all, passage{Span: sp, of: s, points: []quote.Point{{Head: "rules", Text: "They find no quote of just these words."}}})
		}
		return &all[k]
	}
	for k, q := range e.Quotes[i] {
		p := at(q.Span)
		p.id, p.kind = e.ids[i][k], q.Kind
	}
	for _, c := range e.Corrected {
		if c.In != i {
			continue
		}
		sp := c.Found.Span
		if !c.Drop {
			sp = e.Quotes[i][c.Quote].Span
		}
		p := at(sp)
		p.points = slices.Insert(p.points, 0, quote.Point{Head: "editor", Text: e.decided(c)})
	}
	slices.SortStableFunc(all, func(a, b passage) int { return cmp.Compare(a.Start, b.Start) })
	return all
}

// decided is what the editor decided on a quote, where and why.
func (e explainer) decided(c content.Corrected) string {
	var what []string
	if c.Drop {
		what = append(what, "the quote is left out")
	} else if c.Add {
		what = append(what, "the quote is added")
	}
	if slices.Contains(c.Fields, "speaker") || slices.Contains(c.Fields, "as_printed") {
		what = append(what, "the speaker is "+e.speaker(c))
	}
	if c.Kind != "" {
		what = append(what, "the kind is "+string(c.Kind))
	}
	return byEditor(c.Place(), what, c.Note) + " What follows is what the rules say."
}

// byEditor is a decision of the editor's in words: where it stands, what it says, and its note, if any.
func byEditor(place string, what []string, note string) string {
	words := fmt.Sprintf("By %s %s.", place, strings.Join(what, ", "))
	if note != "" {
		words += fmt.Sprintf(" The note there: “%s”.", strings.TrimSuffix(note, "."))
	}
	return words
}

// speaker is whom the editor named as the speaker.
func (e explainer) speaker(c content.Corrected) string {
	switch who := e.Quotes[c.In][c.Quote].Speaker.Who; {
	case who != name.Nobody && c.AsPrinted != "":
		return fmt.Sprintf("%s, printed as “%s”", e.Cast.People[who].Name, c.AsPrinted)
	case who != name.Nobody:
		return e.Cast.People[who].Name
	case c.AsPrinted != "":
		return fmt.Sprintf("“%s”", c.AsPrinted)
	}
	return "nobody"
}

// file is the path of a source's seed within the dossier.
func file(s *source.Source) string { return source.Folder + "/" + s.Seed.Name }

// line is the line of the seed, from 1, on which the byte of the text at offset stands.
func (p passage) line(offset int) int {
	at := p.of.Seed.InFile(text.Span{Start: offset, End: offset}).Start
	return 1 + strings.Count(p.of.Seed.Bytes[:at], "\n")
}

// print writes what there is to know of the passage, in lines of 80 runes.
func (p passage) print(out io.Writer) {
	head := "no quote"
	if p.id != "" {
		head = fmt.Sprintf("%s  %s", p.id, p.kind)
	}
	fmt.Fprintf(out, "%s  %s:%d\n", head, file(p.of), p.line(p.Start))
	wrap(out, "  ", "  ", "“"+p.of.Text.Flat(p.Span)+"”")
	fmt.Fprintln(out)
	for _, point := range p.points {
		printPoint(out, point.Head, point.Text)
	}
}

// printPoint writes a point with its head in a column of its own.
func printPoint(out io.Writer, head, words string) {
	const width = 11
	wrap(out, fmt.Sprintf("%-*s", width, head), strings.Repeat(" ", width), words)
}

// wrap writes s in lines of at most 80 runes where its words allow, the first line behind first, the
// others behind rest.
func wrap(out io.Writer, first, rest, s string) {
	const width = 80
	line := first
	empty := true
	for word := range strings.FieldsSeq(s) {
		if !empty && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			fmt.Fprintln(out, line)
			line, empty = rest, true
		}
		if !empty {
			line += " "
		}
		line, empty = line+word, false
	}
	fmt.Fprintln(out, line)
}
