package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/name"
	"dossier/internal/text"
)

// rule is a way to name a speaker: how far it can be trusted, and its words for a reader.
type rule struct {
	confidence float64
	reason     string
}

// The rules, from the surest to the weakest.
var (
	ruleAfter     = rule{.97, "named with an attributing word right behind the quotation"}
	ruleBefore    = rule{.93, "subject of the attributing word before the quotation"}
	ruleOwner     = rule{.85, "the words are called this speaker's in the sentence"}
	ruleAccording = rule{.95, "“according to” this speaker"}
	ruleSigned    = rule{.9, "the name stands alone behind the words and a dash"}
	ruleSentence  = rule{.88, "same speaker as the other quotation in the sentence"}
	ruleContinued = rule{.9, "goes on after a quotation of this speaker in the paragraph"}
	ruleParagraph = rule{.9, "goes on from the quotation of this speaker in the paragraph before"}
	ruleClosed    = rule{.88, "the sentence ends by saying that these are this speaker's words"}
	ruleTurn      = rule{.9, "the label before or below these words names this speaker"}
	ruleColon     = rule{.8, "subject of the sentence that announces the quotation with a colon"}
	rulePreceding = rule{.7, "nobody is named with these words; the sentence before is about this speaker"}
	ruleEcho      = rule{.6, "nobody is named with these words; the same article attributes the same words to this speaker"}
	ruleNone      = rule{0, "the article does not say who said this"}
)

// doubt is why a speaker is trusted less than the rule that named it: the factor, and its words
// for a reader, to be read behind the rule's.
type doubt struct {
	trust  float64
	reason string
}

var (
	doubtPronoun = doubt{.9, "a pronoun is taken to mean whom the text was about"}
	doubtDistant = doubt{.85, "a pronoun is taken to mean whom the text was about, some sentences before"}
	doubtNearby  = doubt{.6, "a pronoun is taken to mean the only man or woman whom the sentence before names"}
	doubtPlural  = doubt{.9, "a pronoun does not say who it is"}
	doubtNobody  = doubt{.8, "the words name no single known person or body"}
)

// attribution is a pair of marks with what the rules found for it.
type attribution struct {
	pair    int // index into finder.pairs
	kind    Kind
	span    text.Span
	extent  text.Span
	speaker phrase
	as      text.Span // the speaker as printed
	cue     text.Span
	via     text.Span
	rule    rule
	trust   float64 // of the rule's confidence, 0 to 1
	but     string  // why it is less than 1, "" where it is not
}

func (a attribution) quote() Quote {
	return Quote{Span: a.span, Kind: a.kind, Extent: a.extent, Speaker: Speaker{a.speaker.Who, a.as}, Cue: a.cue, Via: a.via,
		Confidence: a.confidence(), Reason: a.reason()}
}

func (a attribution) reason() string {
	if a.but == "" {
		return a.rule.reason
	}
	return a.rule.reason + "; " + a.but
}

// doubt lowers the trust in the speaker.
func (a *attribution) doubt(d doubt) { a.trust, a.but = a.trust*d.trust, d.reason }

func (a attribution) confidence() float64 { return a.rule.confidence * a.trust }

func (a attribution) found() bool { return a.rule.confidence > 0 }

// attributeAll attributes the pairs in order; a pair may follow from the one before it, or from
// the one behind it in the same sentence.
func (f *finder) attributeAll() []attribution {
	found := make([]attribution, len(f.pairs))
	voices := f.voices()
	for k := range f.pairs {
		a := &found[k]
		*a = attribution{pair: k, rule: ruleNone, trust: 1, speaker: phrase{Who: name.Nobody}}
		a.span = f.content(k)
		a.kind = f.kind(k)
		if f.pairs[k].turn() {
			a.kind = Direct
			f.label(a, voices)
			continue
		}
		if f.own(a) || k > 0 && f.follow(a, found[k-1]) || f.preceding(a) {
			f.complete(a)
		}
	}
	for k := len(found) - 2; k >= 0; k-- {
		f.lead(&found[k], found[k+1])
	}
	return found
}

// content is the span between the marks of pair k, without white space and marks at its ends.
func (f *finder) content(k int) text.Span {
	first, last := f.pairs[k].first, f.pairs[k].last
	for f.tok(first).Quotation() {
		first++
	}
	for f.tok(last - 1).Quotation() {
		last--
	}
	return f.tokens(first, last)
}

// kind tells whole sentences from fragments: a sentence begins with a capital or a figure, and
// ends with a mark or stands where a sentence of its own can.
func (f *finder) kind(k int) Kind {
	p := f.pairs[k]
	first := f.tok(p.first)
	if first.Kind == text.Mark && p.first+1 < p.last {
		first = f.tok(p.first + 1)
	}
	if r, _ := utf8.DecodeRuneInString(f.text.Slice(first.Span)); unicode.IsLower(r) {
		return Partial
	}
	n := f.wordCount(k)
	ends := f.tok(p.last-1).Is(".", "!", "?", "…", ",", "-", "—", "–") || strings.HasSuffix(f.tok(p.last-1).Lower, ".") // U.S.
	after := p.close < len(f.text.Tokens) && f.tok(p.close).Is(".", ",", "!", "?")
	opens := p.open == 0 || f.text.SentenceAt(f.tok(p.open).Start) != f.text.SentenceAt(f.tok(p.open-1).Start) || f.tok(p.open-1).Is(",", ":", "-", "—", "–", ".", "!", "?") || f.inside[p.open-1] >= 0
	if opens && (ends && n >= 2 || after && n >= 4) {
		return Direct
	}
	return Partial
}

func (f *finder) wordCount(k int) int {
	n := 0
	for _, t := range f.text.Tokens[f.pairs[k].first:f.pairs[k].last] {
		if t.Kind != text.Mark && t.Lower != "'s" {
			n++
		}
	}
	return n
}

// sentence is the token range of the sentence that token i is in.
func (f *finder) sentence(i int) (first, last int) {
	k := f.text.SentenceAt(f.tok(i).Start)
	return f.text.Sentences[k].First, f.text.Sentences[k].Last
}

func (f *finder) sameSentence(a, b int) bool {
	_, last := f.sentence(f.pairs[a].close - 1)
	return f.pairs[b].open < last
}
