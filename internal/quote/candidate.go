package quote

import (
	"fmt"

	"dossier/internal/name"
)

// The places where a speaker is looked for, in the order in which that is done.
const (
	behindWords = "behind the words"
	beforeWords = "before the words"
	beforeColon = "before a colon"
	sentenceEnd = "at the end of the sentence"
	lastQuoted  = "with the quotation before"
	lastSubject = "in the sentence before"
	nextQuoted  = "with the quotation behind"
)

// candidate is what the rules for one place say of a quotation when they are asked alone.
type candidate struct {
	where string
	attribution
}

// candidates asks for the speaker of pair k in each place on its own. The speakers of other
// quotations are those that were found in the end.
func (f *finder) candidates(k int, found []attribution) []candidate {
	start, end := f.reach(f.pairs[k])
	var all []candidate
	ask := func(where string, rules func(a *attribution) bool) {
		a := attribution{pair: k, kind: found[k].kind, span: found[k].span, rule: ruleNone, trust: 1, speaker: phrase{Who: name.Nobody}}
		if rules(&a) {
			f.complete(&a)
		}
		all = append(all, candidate{where, a})
	}
	ask(behindWords, func(a *attribution) bool {
		b, ok := f.after(k, end)
		if ok {
			a.set(b)
		}
		return ok
	})
	ask(beforeWords, func(a *attribution) bool {
		b, ok := f.ahead(k, start)
		if ok {
			a.set(b)
		}
		return ok
	})
	ask(beforeColon, func(a *attribution) bool { return f.announced(a, start) })
	ask(sentenceEnd, f.closed)
	ask(lastQuoted, func(a *attribution) bool { return k > 0 && f.follow(a, found[k-1]) })
	ask(lastSubject, f.preceding)
	ask(nextQuoted, func(a *attribution) bool {
		if k+1 < len(found) {
			f.lead(a, found[k+1])
		}
		return false
	})
	return all
}

// others says what the places would have said that do not count, and why they do not.
func (f *finder) others(k int, found []attribution) []Point {
	taken := found[k]
	var points []Point
	for _, c := range f.candidates(k, found) {
		who := fmt.Sprintf("%s, %s", f.who(c.speaker.Who, c.as), decimal(c.confidence()))
		switch {
		case !c.found(), !taken.found(), c.speaker.Who == taken.speaker.Who && c.cue == taken.cue && c.as == taken.as: // the same words
		case c.speaker.Who == name.Nobody && c.as.Len() == 0:
		case c.speaker.Who == taken.speaker.Who && c.speaker.Who != name.Nobody:
			points = append(points, Point{"agrees", sentence(c.where + ": " + who)})
		default:
			points = append(points, Point{"not taken", sentence(c.where+": "+who) + " " + whyNot(c, taken)})
		}
	}
	if !taken.found() {
		points = append(points, Point{"looked", "Nobody is named behind the words, before them or at the end of their sentence; the quotations beside them and the sentence before give no speaker either."})
	}
	return points
}

// whyNot says why a candidate is not the speaker.
func whyNot(c candidate, taken attribution) string {
	switch {
	case c.where == behindWords && c.rule == ruleAccording:
		return "That tells who passed the words on, since somebody else is named with them."
	case c.where == behindWords && c.kind == Direct:
		return "The words belong to the clause that leads to them."
	case c.where == behindWords:
		return "A fragment belongs to the clause that leads to it."
	case c.where == beforeWords && c.kind == Direct:
		return "Whole sentences belong to the attribution behind them."
	case c.where == beforeWords:
		return "The attribution right behind the fragment is nearer."
	case c.confidence() < taken.confidence():
		return "It is less sure, and counts only where nobody is named beside the words."
	}
	return "It counts only where nobody is named beside the words."
}
