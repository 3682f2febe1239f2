package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// bylineOf is who wrote the article by a line that says so and no more, as printed without "By":
// "By Ada Roe", "BY ADA ROE, Staff Writer"; "" for other lines.
func bylineOf(line string) string {
	rest, ok := cutBy(line)
	if !ok || !areAuthors(rest) {
		return ""
	}
	return rest
}

// cutBy is the line without the words that announce its writer.
func cutBy(line string) (string, bool) {
	const longest = 150
	if len(line) > longest {
		return "", false
	}
	for _, by := range [...]string{"by ", "written by ", "reported by ", "story by "} {
		if len(line) > len(by) && strings.EqualFold(line[:len(by)], by) {
			return strings.TrimSpace(line[len(by):]), true
		}
	}
	return "", false
}

// withoutBy is a declared byline without the words that announce it.
func withoutBy(byline string) string {
	byline = text.Flat(byline)
	if rest, ok := cutBy(byline); ok {
		return rest
	}
	return byline
}

// roles are words in lower case that a byline has beside names.
var roles = text.Set(`and with in at of the for by from to & staff writer writers correspondent correspondents reporter reporters editor editors
	columnist contributor contributors photographer bureau chief agencies agency our special senior political diplomatic
	foreign affairs security economics national international world news service desk team`)

// particles are words in lower case that stand within names of people.
var particles = text.Set("al bin bint da das de del della den der di do dos du el ibn la le ter ten van von y zu zur")

// areAuthors tells whether s names writers and no more: first a person, an agency or a publisher,
// then perhaps others, what they are, and where.
func areAuthors(s string) bool {
	const mostWords = 16
	if end := strings.TrimRight(s, "."); end != s && !abbreviated(end) || strings.Count(s, " ") > mostWords {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		word = strings.Trim(word, ",;|/().•·–—-")
		r, _ := utf8.DecodeRuneInString(word)
		if word != "" && !unicode.IsUpper(r) && r != '@' && !roles[word] && !particles[word] {
			return false
		}
	}
	first := s
	if i := strings.IndexAny(s, ",;|/(•·"); i >= 0 {
		first = strings.TrimSpace(s[:i])
	}
	for _, sep := range [...]string{" and ", " AND ", " And ", " & ", " with ", " in ", " for ", " – ", " — ", " - "} {
		first, _, _ = strings.Cut(first, sep)
	}
	return isPerson(first) || isBody(first)
}

// abbreviated tells whether s ends in a short form that a stop belongs to: Jr, or an initial.
func abbreviated(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return last == "Jr" || last == "Sr" || utf8.RuneCountInString(last) == 1
}

// isBody tells whether s is an agency, a publisher, or the paper's own writers.
func isBody(s string) bool {
	if _, ok := agencyItems(s); ok || bodies[strings.ToLower(s)] {
		return true
	}
	name := s
	for {
		if outletNamed(name, false) != "" {
			return true
		}
		space := strings.LastIndexByte(name, ' ')
		if space < 0 || !roles[strings.ToLower(name[space+1:])] {
			return false
		}
		name = name[:space] // Al Jazeera Staff
	}
}

// bodies are what bylines have for names where they name nobody, in lower case.
var bodies = lineSet(`staff
	staff reporter
	staff reporters
	staff writer
	staff writers
	our correspondent
	our foreign staff
	our own correspondent
	our staff
	our staff reporter
	news desk
	web desk
	editorial board
	the editorial board`)

// isPerson tells whether s could be the name of a person: two to four words with capitals, of
// letters alone, perhaps with particles.
func isPerson(s string) bool {
	names := 0
	for word := range strings.FieldsSeq(s) {
		lower := strings.ToLower(word)
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case particles[lower]:
		case !unicode.IsUpper(r) || strings.ContainsFunc(word, notInName) || roles[lower] || determiners[lower]:
			return false
		default:
			names++
		}
	}
	return 2 <= names && names <= 4
}

func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-.'’", r)
}

// determiners are words that begin a phrase and no name.
var determiners = text.Set("a all an any every her his its more most my no our that the their these this those what your")

// isPlace tells whether s, which could be a name of a person, has a word of names of places or sections.
func isPlace(s string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(s)) {
		if placeWords[word] || sections[word] {
			return true
		}
	}
	return false
}

// placeWords are words of names of places.
var placeWords = text.Set(`north south east west northern southern eastern western central middle upper lower new united latin great saudi
	san santa los las puerto costa hong sri sierra fort port cape lake mount gulf island islands city states kingdom republic county`)
