package quote

import (
	"fmt"

	"dossier/internal/name"
	"dossier/internal/text"
)

// because says from which words beside its own the speaker of pair k is known: those that a pronoun
// goes back to, or another quotation.
func (f *finder) because(k int, found []attribution) string {
	a := found[k]
	at := f.text.SentenceAt(f.tok(f.pairs[k].open).Start)
	switch a.rule {
	case ruleSentence, ruleContinued, ruleParagraph:
		for _, other := range [...]int{k - 1, k + 1} {
			if other >= 0 && other < len(found) && found[other].speaker == a.speaker && found[other].cue == a.cue {
				return sentence("the other quotation is " + f.cited(found[other].span))
			}
		}
		return ""
	case rulePreceding:
		return f.lastAbout(k, found)
	}
	if f.resolvable(a) {
		return f.means(a, at)
	}
	return ""
}

// lastAbout says where the speaker of pair k, whom no words beside it name, was last spoken of.
func (f *finder) lastAbout(k int, found []attribution) string {
	who := found[k].speaker.Who
	at := f.text.SentenceAt(f.tok(f.pairs[k].open).Start)
	switch {
	case who == name.Nobody:
		return ""
	case at > 0 && f.topics[at-1].last.who == who:
		distance := f.topics[at-1].last.distance
		return sentence(fmt.Sprintf("%s the text is about %s: %s", back(distance+1), f.people[who].Name, f.cited(f.text.Sentences[at-1-distance].Span)))
	case k > 0 && found[k-1].speaker.Who == who:
		return sentence("the quotation before is " + f.cited(found[k-1].span))
	}
	return ""
}

// resolvable tells whether a pronoun names the speaker that can mean one person.
func (f *finder) resolvable(a attribution) bool {
	switch a.speaker.Pronoun {
	case "he", "she", "his", "her":
		return a.found() && !a.taken()
	}
	return false
}

// antecedent is the sentence that a pronoun in sentence k goes back to, or -1; byName tells whether whom
// it means is no subject there, but the only one named.
func (f *finder) antecedent(k int, pronoun string) (sentence int, byName bool) {
	if k == 0 {
		return -1, false
	}
	who := f.topics[k-1].of(pronoun)
	if who.who == name.Nobody {
		return -1, false
	}
	return k - 1 - who.distance, who.byName
}

// means says how the pronoun that names the speaker, in sentence k, comes to mean whom it means.
func (f *finder) means(a attribution, k int) string {
	pronoun := "“" + a.speaker.Pronoun + "”"
	switch {
	case a.speaker.Who == name.Nobody:
		return sentence("no sentence before is about a person whom " + pronoun + " can mean")
	case f.within(k, &a) != name.Nobody:
		return sentence(pronoun + " means the subject that stands before it in the sentence")
	}
	const longest = 4 // steps shown
	steps := fmt.Sprintf("%s is taken to mean %s", pronoun, f.people[a.speaker.Who].Name)
	p := a.speaker.Pronoun
	for range longest {
		j, byName := f.antecedent(k, p)
		if j < 0 {
			break
		}
		if byName {
			kind := "man"
			if p == "she" || p == "her" {
				kind = "woman"
			}
			steps += fmt.Sprintf(", the only %s named %s: %s", kind, back(k-j), f.naming(j, a.speaker.Who))
			break
		}
		subject := f.sentenceSubject(f.text.Sentences[j])
		steps += fmt.Sprintf(", whom the text is about %s: %s", back(k-j), f.naming(j, a.speaker.Who))
		if subject.Pronoun != "he" && subject.Pronoun != "she" {
			break
		}
		k, p = j, subject.Pronoun
		steps += fmt.Sprintf("; there it is “%s”", p)
	}
	return stopped(steps)
}

// back says where the sentence n before is.
func back(n int) string {
	if n == 1 {
		return "in the sentence before"
	}
	return fmt.Sprintf("%d sentences before", n)
}

// naming is sentence k in quotation marks, from about where it names who.
func (f *finder) naming(k, who int) string {
	const near, lead = 8, 3 // tokens
	s := f.text.Sentences[k]
	for _, m := range f.mentions[f.mentionBehind(s.Start):] {
		if m.Start >= s.End {
			break
		}
		if at, _ := f.text.Tok(m.Span); m.Who == who && at-s.First > near {
			return "… " + f.cited(f.tokens(at-lead, s.Last))
		}
		if m.Who == who {
			break
		}
	}
	return f.cited(s.Span)
}

// passedOver is the names that might be thought to be the speaker but are not taken: those named
// between the sentence that a pronoun in sentence k goes back to and the offset end, and those in
// words that name nobody as a whole.
func (f *finder) passedOver(a attribution, k, end int) []Point {
	var within text.Span
	var why string
	switch {
	case f.resolvable(a) && a.speaker.Who != name.Nobody && f.within(k, &a) == name.Nobody:
		from, _ := f.antecedent(k, a.speaker.Pronoun)
		if from < 0 {
			return nil
		}
		within = text.Span{Start: f.text.Sentences[from].Start, End: end}
		why = fmt.Sprintf("“%s” goes back to a subject or a speaker, not to others named on the way.", a.speaker.Pronoun)
	case a.speaker.Who == name.Nobody && a.speaker.Pronoun == "":
		within, why = a.as, "The words as a whole name more, or somebody else."
	}
	var points []Point
	seen := map[int]bool{a.speaker.Who: true, name.Nobody: true}
	for _, m := range f.mentions[f.mentionBehind(within.Start):] {
		if m.Start >= within.End {
			break
		}
		if !within.Has(m.Span) || seen[m.Who] || a.speaker.Pronoun != "" && f.people[m.Who].Kind != name.Human {
			continue
		}
		seen[m.Who] = true
		reason := why
		if p := a.speaker.Pronoun; p != "" && !f.fits(m.Who, p) {
			reason = fmt.Sprintf("“%s” does not fit.", a.speaker.Pronoun)
		}
		points = append(points, Point{"not taken", f.who(m.Who, m.Span) + ". " + reason})
	}
	return points
}
