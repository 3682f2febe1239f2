package source

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

//go:embed agencies.txt
var agenciesTable string

// loadAgencies parses the table of the forms in which news agencies are credited, once: their names
// by form, in lower case.
var loadAgencies = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(agenciesTable) {
		form, name, _ := strings.Cut(strings.TrimSpace(line), "\t")
		names[form] = name
	}
	for _, form := range [...]string{"agencies", "agency inputs", "news agencies", "wire services", "wires"} {
		names[form] = unnamed
	}
	return names
})

// unnamed stands for agencies that a credit counts on and doesn't name.
const unnamed = "unnamed agencies"

// How many paragraphs at the end may hold a credit, and at the beginning a dateline; and the length
// in bytes that a credit line and a dateline seldom exceed.
const (
	creditParagraphs   = 4
	datelineParagraphs = 3
	maxCredit          = 140
	maxDateline        = 60
)

// agency is the news agencies that the article credits, joined for readers: in its byline or another
// line of its header, in the dateline "PLACE (AP) —" of its beginning, and at its end. Running
// text credits none.
func agency(t *text.Text, byline string, header []text.Span) string {
	found := bylineAgencies(byline)
	for _, line := range header {
		found = append(found, credited(t.Slice(line))...)
	}
	for i, p := range t.Paragraphs {
		line := t.Slice(p)
		if i < datelineParagraphs {
			found = append(found, datelineAgencies(line)...)
		}
		if i >= len(t.Paragraphs)-creditParagraphs {
			found = append(found, credited(line)...)
		}
	}
	var names []string
	for _, name := range found {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// bylineAgencies are the agencies of a byline: "Ada Roe, Associated Press", "Reuters Staff".
func bylineAgencies(byline string) []string {
	var found []string
	for item := range creditItems(byline) {
		if name := agencyNamed(item); name != "" {
			found = append(found, name)
		}
	}
	return found
}

// datelineAgencies are the agencies of a dateline: "VELDEN, March 12 (Reuters) –".
func datelineAgencies(line string) []string {
	before, rest, _ := strings.Cut(line[:min(len(line), 2*maxDateline)], "(")
	inside, after, ok := strings.Cut(rest, ")")
	dash, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \u00a0"))
	if !ok || len(before) > maxDateline || !strings.ContainsRune("—–―-_", dash) || strings.ContainsFunc(before, func(r rune) bool { return strings.ContainsRune("\"“”!?;", r) }) {
		return nil
	}
	for word := range strings.FieldsSeq(before) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLower(r) && !particles[word] {
			return nil
		}
	}
	found, _ := agencyItems(inside)
	return found
}

// credited are the agencies that a line credits: one that does nothing else, "(AP)", "© 2022 AFP",
// "With files from Reuters", or one with the credit behind its last sentence.
func credited(line string) []string {
	if len(line) > maxCredit {
		return trailing(line[len(line)-maxCredit:])
	}
	line = text.Flat(line)
	if rest, ok := cutCopyright(line); ok {
		rest, _, _ = strings.Cut(rest, ". ")
		found, _ := agencyItems(rest)
		return found
	}
	if who, what, ok := strings.Cut(line, " contributed to this "); ok {
		what, _, _ = strings.Cut(what, " ")
		if slices.Contains([]string{"article", "report", "story"}, strings.TrimRight(what, ".")) {
			return bylineAgencies(who)
		}
	}
	bare := strings.Trim(line, "()[].—–―- ")
	for _, lead := range reportLeads {
		if rest, ok := cutFold(bare, lead); ok {
			return bylineAgencies(strings.Trim(rest, "()[]. "))
		}
	}
	for _, lead := range listLeads {
		if rest, ok := cutFold(bare, lead); ok {
			found, _ := agencyItems(strings.Trim(rest, "()[]. "))
			return found
		}
	}
	if found, ok := agencyItems(bare); ok {
		return found
	}
	if before, inside, ok := strings.Cut(bare, "("); ok && !strings.Contains(strings.TrimSpace(before), " ") {
		found, _ := agencyItems(inside)
		return found
	}
	return trailing(line)
}

// What a line begins with that says whose reports the article uses: people's as well, or those of
// agencies alone.
var (
	reportLeads = [...]string{
		"with additional reporting by ", "with additional reporting from ", "additional reporting by ", "additional reporting from ",
		"with reporting by ", "with reporting from ", "with files from ", "with contributions from ",
	}
	listLeads = [...]string{
		"with information from ", "with inputs from ", "with input from ", "inputs from ", "with material from ", "compiled from ",
		"with ", "source: ", "sources: ", "credit: ", "via ", "by ",
	}
)

// trailing are the agencies credited behind the last sentence of a paragraph: "… he said. (AP)",
// "… he said. — Reuters".
func trailing(paragraph string) []string {
	paragraph = strings.TrimRight(paragraph, " .")
	i := strings.LastIndexAny(paragraph, "(—–―-")
	if i < 0 || !text.EndsSentence(strings.TrimRight(paragraph[:i], " \u00a0-")) {
		return nil
	}
	found, _ := agencyItems(strings.Trim(paragraph[i:], "()—–―- "))
	return found
}

// cutCopyright is the line without the mark of a copyright and its years.
func cutCopyright(line string) (string, bool) {
	cut := false
	for _, mark := range [...]string{"(c)", "©", "copyright", "(c)", "©"} {
		if rest, ok := cutFold(line, mark); ok {
			line, cut = strings.TrimLeft(rest, " "), true
		}
	}
	return strings.Trim(line, "0123456789-–, ."), cut
}

// cutFold is s without the prefix, which it has in whatever case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// agencyItems are the agencies of a list that has nothing else but publishers, initials of writers
// and broadcasters: "AP", "ABC/Reuters", "ab/cd, dpa". It is false for other texts.
func agencyItems(list string) ([]string, bool) {
	var found []string
	for item := range creditItems(list) {
		switch name := agencyNamed(item); {
		case name != "":
			found = append(found, name)
		case outletNamed(item, true) == "" && !isInitials(item):
			return nil, false
		}
	}
	return found, len(found) > 0
}

// isInitials tells whether s is two or three letters of one case.
func isInitials(s string) bool {
	return len(s) == 3 && strings.ToUpper(s) == s || (len(s) == 2 || len(s) == 3) && strings.ToLower(s) == s
}

// creditItems yields the parts of a list of names, without the places behind them.
func creditItems(list string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, joint := range [...]string{" and ", " AND ", " with ", " & ", " - ", " – "} {
			list = strings.ReplaceAll(list, joint, ",")
		}
		for item := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune(",;/|+()•·", r) }) {
			item, _, _ = strings.Cut(item, " in ")
			if item = strings.TrimSpace(item); item != "" && !yield(item) {
				return
			}
		}
	}
}

// agencyNamed is the agency that an item of a credit names, with or without what its writers are:
// "AP", "Reuters Staff", "Associated Press writer Ada Roe"; "" where it names none.
func agencyNamed(item string) string {
	if len(item) > maxCredit {
		return ""
	}
	item = strings.ToLower(strings.TrimRight(item, "."))
	names := loadAgencies()
	if name := names[item]; name != "" {
		return name
	}
	for i := range item {
		if item[i] != ' ' {
			continue
		}
		name := names[item[:i]]
		next, _, _ := strings.Cut(item[i+1:], " ")
		if name != "" && writers[next] {
			return name
		}
	}
	return ""
}

// writers are words behind an agency's name that say who of it wrote.
var writers = text.Set("staff writer writers reporter reporters journalist journalists correspondent correspondents photographer photographers diplomatic political national")
