package date

import (
	"strings"

	"dossier/internal/text"
)

// tense is the direction in time of the verb that an expression belongs to.
type tense uint8

const (
	present tense = iota // or not known
	past
	future
)

// reach is how many tokens to either side are searched for the verb, and far how far apart
// are those with a clause between them.
const (
	reach = 24
	far   = reach
)

// tenseAt is the tense of the verb that governs tokens [first, end) of the sentence: the
// nearest before them, unless a clause ends between; then the nearest after them. The verb
// before is so many tokens apart; any other is far.
func tenseAt(tokens []text.Token, s text.Sentence, first, end int) (t tense, apart int) {
	if first > s.First {
		switch t := tokens[first-1]; {
		case t.Is("than") && first-1 > s.First && tokens[first-2].Is("later"):
			return future, far
		case t.Is("since"):
			return past, 1
		case t.Is("until", "till") && first-1 > s.First && !overBy(tokens[s.First:first]):
			return future, far
		}
	}
	left, broken := present, false
	i := first - 1
	for ; i >= s.First && i > first-reach; i-- {
		if left = verbTense(tokens, s, i); left != present {
			break
		}
		broken = broken || endsClause(tokens[i])
	}
	if left != present && !broken {
		return left, first - i
	}
	if left != present && !opensClause(tokens, s, first) {
		return left, far
	}
	for i := end; i < s.Last && i < end+reach; i++ {
		if t := verbTense(tokens, s, i); t != present {
			return t, far
		}
		if endsClause(tokens[i]) && i > end {
			break
		}
	}
	return left, far
}

func endsClause(t text.Token) bool {
	return t.Is(",", ";", ":", "—", "–", "(", ")", "which", "who", "because", "although", "while") || t.Quotation()
}

// opensClause tells whether token i, or the preposition before it, begins a clause.
func opensClause(tokens []text.Token, s text.Sentence, i int) bool {
	if i > s.First && timePrepositions[tokens[i-1].Lower] {
		i--
	}
	return i == s.First || endsClause(tokens[i-1])
}

// overBy tells whether what lasts until a date is over: nobody knew, was shut until it.
func overBy(before []text.Token) bool {
	for _, t := range before {
		if t.Is("not", "never", "nobody", "was", "were", "had", "did") || strings.HasSuffix(t.Lower, "n't") {
			return true
		}
	}
	return false
}

// verbTense is the tense that token i shows by itself, with its auxiliaries before it.
func verbTense(tokens []text.Token, s text.Sentence, i int) tense {
	t := tokens[i]
	if t.Kind != text.Word {
		return present
	}
	w := t.Lower
	switch {
	case planWords[w]:
		if helped(tokens, s, i, "had", "previously", "originally") {
			return past
		}
		return future
	case modals[w] || strings.HasSuffix(w, "'ll"):
		if i+1 < s.Last && tokens[i+1].Is("have") {
			return past
		}
		return future
	case w == "to" && i > s.First && intends[tokens[i-1].Lower]:
		return future
	case imperatives[w] && i == s.First:
		return present
	case w == "takes" && i+1 < s.Last && tokens[i+1].Is("effect"):
		return future
	case isPastForm(w) && isAdjective(tokens, s, i):
		return present
	case pastWords[w] || isPastForm(w):
		return pastTense(tokens, s, i)
	}
	return present
}

// pastTense is the tense of the past form i with its auxiliaries before it: will be paid is
// the future, is paid the present.
func pastTense(tokens []text.Token, s text.Sentence, i int) tense {
	const auxiliariesReach = 4
	for k := i - 1; k >= s.First && k >= i-auxiliariesReach; k-- {
		w := tokens[k].Lower
		switch {
		case modals[w] || strings.HasSuffix(w, "'ll"):
			return verbTense(tokens, s, k)
		case w == "to" || presentBe[w]:
			return present
		case !auxiliaries[w] && !strings.HasSuffix(w, "ly"):
			return past
		}
	}
	return past
}

// isAdjective tells whether the participle i stands between an article and its noun: a still
// unspecified date.
func isAdjective(tokens []text.Token, s text.Sentence, i int) bool {
	k := i - 1
	if k >= s.First && (tokens[k].Is("still", "most", "well") || strings.HasSuffix(tokens[k].Lower, "ly")) {
		k--
	}
	return k >= s.First && tokens[k].Is("a", "an", "the", "its", "his", "her", "their", "our", "my")
}

// helped tells whether one of the words stands among the three tokens before i.
func helped(tokens []text.Token, s text.Sentence, i int, words ...string) bool {
	for k := i - 1; k >= s.First && k >= i-3; k-- {
		if tokens[k].Is(words...) {
			return true
		}
	}
	return false
}

// isPastForm tells whether w looks like a regular past tense or participle.
func isPastForm(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ed") && !notPast[w]
}

var modals = text.Set("will won't shall would could should may might can must wouldn't couldn't can't cannot")

// planWords tell of what is still to come.
var planWords = text.Set("due scheduled expected planned upcoming slated payable forthcoming poised supposed planning plans expires begins starts opens resumes extend extends extended postponed adjourned rescheduled deferred")

// intends are words that make "to" and a verb a plan.
var intends = text.Set("set going plan plans planning planned hope hopes hoping ready is are due expected expects expect scheduled agreed decided vowed intends intend want wants likely promised ought bid")

// imperatives are past forms that at a sentence's beginning are none.
var imperatives = text.Set("set put cut let shut hit quit")

var auxiliaries = text.Set("be been being not have has also")

var presentBe = text.Set("is are am isn't aren't they're we're you're it's")

var notPast = text.Set("need speed indeed exceed proceed succeed hundred united breed bleed greed creed sacred naked wicked alleged seed feed weed limited")

// pastWords are the irregular past tenses of the verbs of news.
var pastWords = text.Set(`was were had did said told met took came went gave made got saw knew thought found left kept began
	became felt brought held wrote stood heard let meant set paid ran sat spoke lay led grew lost fell sent built understood drew
	broke spent rose drove bought wore chose sold struck shot flew won threw caught dealt fought sought taught hit cut
	put shut quit bid hurt swore tore froze hid rode rang sang sank shook slid stole swept swung withdrew wound hung fled bore
	bent bet bound dug forgot forgave froze laid lent lit overtook shrank sprang spread stuck swam undertook
	been done gone taken given known seen written spoken shown drawn broken chosen fallen risen grown born died ended ago`)
