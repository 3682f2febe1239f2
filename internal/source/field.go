package source

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/defect"
	"dossier/internal/text"
)

// take reads what begins in line i and is the last line of which fields say all; less than i where
// they don't of that one.
func (r *headerReader) take(i int) int {
	if strings.EqualFold(strings.TrimRight(r.printed(i), ":"), "by") {
		if next, _ := r.nextLine(i); next >= 0 && bylineOf("By "+r.printed(next)) != "" && r.takeByline(r.printed(next)) {
			return next
		}
	}
	if r.takeLine(i) {
		return i
	}
	if r.isHeader(i) || isFurniture(r.printed(i)) {
		return -1
	}
	title, last := r.titleAt(i)
	if !r.takeTitle(title) {
		return -1
	}
	return last
}

// takeLine reads a line of other fields than an unlabelled title and tells whether they say all of it.
func (r *headerReader) takeLine(i int) bool {
	line := r.lines[i]
	printed := r.printed(i)
	if stamp, ok := date.Header(printed); ok {
		return r.isPublication(i, stamp) && r.takeDate(line, stamp)
	}
	switch f, value := labelled(r.s, line); f {
	case titleField:
		return r.takeTitle(value)
	case bylineField:
		return r.takeLabelled(r.s[value.Start:value.End])
	case urlField:
		return r.takeURL(address(r.s[value.Start:value.End]))
	case publisherField:
		return r.takePublisher(line, value)
	case dateField:
		return r.takeParts(line)
	case otherField:
		return false
	}
	if u := address(printed); u != "" {
		return r.takeURL(u)
	}
	return r.takeParts(line)
}

// takeTitle reads a title. One that the seed declares is a passage of the text where it stands there.
func (r *headerReader) takeTitle(title text.Span) bool {
	if r.h.title.Len() > 0 || title.Len() == 0 || runes(r.s, title) > maxTitle {
		return false
	}
	printed := text.Flat(r.s[title.Start:title.End])
	if r.declared.Title != "" && (r.declared.TitleAt.Len() > 0 || !strings.EqualFold(printed, text.Flat(r.declared.Title))) {
		return false
	}
	r.h.title = title
	return true
}

// takeLabelled reads the value of a label such as "Author".
func (r *headerReader) takeLabelled(byline string) bool {
	const longest = 150
	return len(byline) <= longest && !nobody[strings.ToLower(byline)] && !(text.EndsSentence(byline) && !abbreviated(strings.TrimRight(byline, "."))) && r.takeByline(byline)
}

// nobody are the forms, in lower case, in which programs say that they know of no writer.
var nobody = text.Set("- admin administrator anonymous n/a nobody none null unknown")

func (r *headerReader) takeByline(byline string) bool {
	byline = text.Flat(byline)
	if declared := withoutBy(r.declared.Byline); byline == "" || r.h.byline != "" || declared != "" && byline != declared {
		return false
	}
	r.h.byline = byline
	return true
}

func (r *headerReader) takeURL(u string) bool {
	if known := cmp.Or(r.h.url, r.declared.URL); u == "" || known != "" && u != known {
		return false
	}
	r.h.url = u
	return true
}

// takePublisher reads the value of a label such as "Source": an address, or the name of a publisher.
func (r *headerReader) takePublisher(line, value text.Span) bool {
	printed := text.Flat(r.s[value.Start:value.End])
	if u := address(printed); u != "" {
		return r.takeURL(u)
	}
	name := cmp.Or(outletNamed(printed, true), loadAgencies()[strings.ToLower(printed)])
	if r.h.publisher != "" || name == "" && !isPaper(printed) {
		return false
	}
	r.h.publisher, r.publisherAt = printed, line
	return true
}

// takeDate reads a date. One of publication goes before one of a change.
func (r *headerReader) takeDate(line text.Span, stamp date.Stamp) bool {
	declared, ok := date.Header(r.declared.Date)
	switch {
	case stamp.Date.IsZero():
		r.defect(line, "it can be read day first and month first")
		return false
	case ok && declared.Date != stamp.Date:
		return false
	case r.h.date.IsZero():
	case r.h.date == stamp.Date:
		return true
	case r.stamp.Updated && !stamp.Updated:
		r.giveBack(r.stampAt)
	default:
		return false
	}
	if stamp.Clash {
		r.defect(line, "the weekday is not that of the day, "+stamp.Date.Words())
	}
	r.h.date, r.stamp, r.stampAt = stamp.Date, stamp, line
	return true
}

func (r *headerReader) defect(line text.Span, note string) {
	r.h.defects = append(r.h.defects, defect.Defect{Span: line, Kind: "date", Note: note})
}

// giveBack makes a line that was taken one that stays.
func (r *headerReader) giveBack(line text.Span) {
	if i := slices.Index(r.h.taken, line); i >= 0 {
		r.h.taken = slices.Delete(r.h.taken, i, i+1)
		r.h.kept = append(r.h.kept, line)
	}
}

// takeParts reads a line of several parts, "Ada Roe | The Harbour Post | 12 March 2024", and tells
// whether fields say all of it.
func (r *headerReader) takeParts(line text.Span) bool {
	const longest = 200
	if line.Len() > longest {
		return false
	}
	parts := partsOf(r.s[line.Start:line.End])
	all := len(parts) > 0
	for i, part := range parts {
		all = r.takePart(line, part, i > 0, i+1 < len(parts)) && all
	}
	return all
}

// isByline tells whether the line says who wrote the article, perhaps with the date.
func isByline(line string) bool {
	_, by := cutBy(line)
	return by && (bylineOf(line) != "" || bylineOf(partsOf(line)[0]) != "")
}

// partsOf cuts a line where marks of a header or a date behind its writer do.
func partsOf(line string) []string {
	if strings.ContainsAny(line, "|·•") || strings.Contains(line, " / ") {
		var parts []string
		for part := range strings.FieldsFuncSeq(strings.ReplaceAll(line, " / ", "|"), func(c rune) bool { return strings.ContainsRune("|·•", c) }) {
			parts = append(parts, strings.TrimSpace(part))
		}
		return parts
	}
	if _, ok := cutBy(line); ok {
		for i := range line {
			if line[i] != ' ' {
				continue
			}
			if _, ok := date.Header(line[i+1:]); ok && bylineOf(line[:i]) != "" {
				return []string{line[:i], line[i+1:]}
			}
		}
	}
	return []string{line}
}

// takePart reads a part of a line, which may stand behind or before others. Only below the title can names be told that no table has: of a
// person before a publisher, and of a publisher.
func (r *headerReader) takePart(line text.Span, part string, behind, before bool) bool {
	titled := r.h.title.Len() > 0 || r.declared.Title != ""
	if stamp, ok := date.Header(part); ok {
		return r.takeDate(line, stamp)
	}
	if by := bylineOf(part); by != "" {
		return r.takeByline(by)
	}
	switch {
	case before && !behind && titled && isPerson(part) && !isPlace(part) && !isPaper(part):
		return r.takeByline(part)
	case behind && (outletNamed(part, false) != "" || titled && isPaper(part)):
		if r.h.publisher == "" {
			r.h.publisher, r.publisherAt = part, line
			return true
		}
	}
	return false
}
