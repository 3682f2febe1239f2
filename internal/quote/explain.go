package quote

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/name"
	"dossier/internal/text"
)

// Explanation is why words are a quote or none, and why their speaker is who it is, in points to be
// read by a person.
type Explanation struct {
	text.Span      // the words, without their marks; of a mark without a partner the mark
	Kind      Kind // "" where the words are no quote
	Points    []Point
}

// Point is one thing to know about a quotation.
type Point struct {
	Head string // a word or two: speaker, cue, rule
	Text string
}

// Explain explains all that stands between quotation marks in a text whose names are mentions, every
// turn of a transcript, every mark without a partner, and whatever is reported without marks, in order
// of place. It finds what
// Find finds, and asks each rule on its own what it would have said.
func Explain(t *text.Text, mentions []name.Mention, people []name.Person) []Explanation {
	f := finder{text: t, mentions: mentions, people: people, cues: cues()}
	var stray []text.Span
	f.pairs, stray = pair(t)
	f.inside = insideQuotes(len(t.Tokens), f.pairs)
	f.findSubjects()
	found := f.attributeAll()
	f.echo(found)
	var all []Explanation
	for k, a := range found {
		e := Explanation{Span: a.span}
		if f.speech(a) {
			e.Kind = a.kind
		}
		e.Points = f.points(k, found)
		all = append(all, e)
	}
	quotes, _ := Find(t, mentions, people)
	for _, q := range quotes {
		if q.Kind == Indirect {
			all = append(all, Explanation{q.Span, q.Kind, f.reported(q)})
		}
	}
	for _, sp := range stray {
		all = append(all, Explanation{Span: sp, Points: []Point{{"no speech", "This mark has no partner in its paragraph, so that nobody can tell what it opens or closes."}}})
	}
	slices.SortStableFunc(all, func(a, b Explanation) int { return cmp.Compare(a.Start, b.Start) })
	return all
}

// points is what there is to know about pair k.
func (f *finder) points(k int, found []attribution) []Point {
	a := found[k]
	if !f.speech(a) {
		return []Point{{"no speech", f.whyNoSpeech(a)}}
	}
	points := []Point{{"speech", f.whySpeech(a)}, {"speaker", f.who(a.speaker.Who, a.as)}}
	if a.cue.Len() > 0 {
		points = append(points, Point{"cue", f.cited(a.cue)})
	}
	if a.via.Len() > 0 {
		points = append(points, Point{"via", f.cited(a.via)})
	}
	points = append(points, Point{"rule", sentence(a.rule.reason) + trust(a.rule.confidence)})
	if a.but != "" {
		points = append(points, Point{"doubt", sentence(a.but) + " That leaves " + decimal(a.confidence()) + "."})
	}
	if f.pairs[k].turn() {
		return points
	}
	if why := f.because(k, found); why != "" {
		points = append(points, Point{"because", why})
	}
	open := f.tok(f.pairs[k].open).Start
	return slices.Concat(points, f.passedOver(a, f.text.SentenceAt(open), open), f.others(k, found))
}

// reported is what there is to know about words reported without marks.
func (f *finder) reported(q Quote) []Point {
	points := []Point{
		{"speech", fmt.Sprintf("The reporter tells it in words of his own, as a %s.", q.Class)},
		{"speaker", f.who(q.Speaker.Who, q.Speaker.Span)},
	}
	if q.Cue.Len() > 0 {
		points = append(points, Point{"cue", f.cited(q.Cue)})
	}
	points = append(points, Point{"rule", sentence(q.Reason) + trust(q.Confidence)})
	first, last := f.text.Tok(q.Speaker.Span)
	if first == last {
		return points
	}
	a := attribution{speaker: phrase{First: first, Last: last, Who: q.Speaker.Who}, as: q.Speaker.Span, rule: ruleSays, trust: 1}
	if pronouns[f.tok(first).Lower] {
		a.speaker.Pronoun = f.tok(first).Lower
	}
	at := f.text.SentenceAt(q.Speaker.Start)
	if f.resolvable(a) {
		points = append(points, Point{"because", f.means(a, at)})
	}
	return append(points, f.passedOver(a, at, q.Speaker.Start)...)
}

// whySpeech says why the words of an attribution are taken for somebody's.
func (f *finder) whySpeech(a attribution) string {
	switch {
	case f.pairs[a.pair].turn():
		return "The paragraph is a turn of a transcript, or a post, as its label says."
	case a.kind == Direct:
		return "The marks hold whole sentences."
	case a.found():
		return "The marks hold a fragment, and the article tells whose words it is."
	}
	return "The marks hold a fragment; terms and titles are shorter."
}

// whyNoSpeech says why the words are taken for nobody's.
func (f *finder) whyNoSpeech(a attribution) string {
	switch k := a.pair; {
	case f.wordCount(k) == 0:
		return "There are no words between the marks."
	case f.nickname(k):
		return "The marks stand within a name, as those of a nickname do."
	case f.work(k):
		return "The words are the title of a work, as those beside them tell."
	case f.soCalled(k):
		return "The words before the marks announce a name or a term."
	case f.titleCase(k):
		return "The words are capitalised as a title is, and no attribution follows them."
	case !a.found():
		return "The marks hold a fragment of a few words that the article gives to nobody: a term or a title is more likely."
	}
	return "The words are most likely a term or a title."
}

// who is a speaker in words.
func (f *finder) who(who int, as text.Span) string {
	switch {
	case who == name.Nobody && as.Len() == 0:
		return "nobody"
	case who == name.Nobody:
		return "printed as " + f.cited(as) + "; nobody whom the dossier knows by these words"
	case as.Len() == 0, f.text.Flat(as) == f.people[who].Name:
		return f.people[who].Name
	}
	return f.people[who].Name + ", printed as " + f.cited(as)
}

// cited is the words of sp in quotation marks, cut where they are long.
func (f *finder) cited(sp text.Span) string {
	const most = 14 // words
	words := strings.Fields(f.text.Slice(sp))
	if len(words) > most {
		words = append(words[:most:most], "…")
	}
	return "“" + strings.Trim(strings.Join(words, " "), `"“”`) + "”"
}

// sentence is words with a capital and a stop.
func sentence(words string) string {
	first, n := utf8.DecodeRuneInString(words)
	return stopped(string(unicode.ToUpper(first)) + words[n:])
}

// stopped is words with a stop at their end, where none stands before a closing mark there.
func stopped(words string) string {
	for _, end := range [...]string{".", ".”", "!”", "?”", "…”"} {
		if strings.HasSuffix(words, end) {
			return words
		}
	}
	return words + "."
}

// trust says how far a rule can be trusted that names somebody.
func trust(confidence float64) string {
	if confidence == 0 {
		return ""
	}
	return " It can be trusted to " + decimal(confidence) + "."
}

// decimal is a confidence as pages show it: .97.
func decimal(confidence float64) string {
	return strings.TrimPrefix(fmt.Sprintf("%.2f", confidence), "0")
}
