package date

import (
	"maps"
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
	if t, apart := introduced(tokens, s, first); t != present {
		return t, apart
	}
	left, broken, subordinate, conditional := present, false, false, false
	i := first - 1
	for ; i >= s.First && i > first-reach; i-- {
		if left = verbTense(tokens, s, i); left != present {
			break
		}
		subordinate = subordinate || tokens[i].Is("that", "which", "who", "because", "although", "while", "whether")
		conditional = conditional || tokens[i].Is("if")
		broken = broken || endsClause(tokens[i])
	}
	subordinate = subordinate || conditional
	if left != present && !broken && !subordinate {
		return left, first - i
	}
	if left != present && !subordinate && !opensClause(tokens, s, first) {
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
	switch {
	case conditional: // if he comes on Friday
		return future, far
	case left == future && subordinate: // of another clause
		return present, far
	case left == present && first > s.First && tokens[first-1].Is("before", "by"):
		return future, far
	}
	return left, far
}

// introduced is the tense that the words right before token first tell by themselves, present
// where they tell none: since Monday, later than Monday, until Monday, ahead of Monday.
func introduced(tokens []text.Token, s text.Sentence, first int) (t tense, apart int) {
	if first == s.First {
		return present, far
	}
	before := tokens[first-1]
	second := before
	if first-1 > s.First {
		second = tokens[first-2]
	}
	switch {
	case before.Is("than") && second.Is("later"), before.Is("of", "to") && second.Is("ahead"), before.Is("into") && second.Is("going", "heading"),
		before.Is("to") && second.Is("up") && helped(tokens, s, first-1, "run", "lead"):
		return future, far
	case before.Is("since"):
		return past, 1
	case opensPlan(tokens, s, first-1):
		return future, 1
	case before.Is("until", "till") && first-1 > s.First && !overBy(tokens[max(s.First, first-reach):first]):
		return future, far
	}
	return present, far
}

func endsClause(t text.Token) bool {
	return t.Is(",", ";", ":", "—", "–", "(", ")", "which", "who", "because", "although", "while", "if", "whether") || t.Quotation()
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
	if !telling[w] && !isPastForm(w) && !strings.HasSuffix(w, "'d") && !strings.HasSuffix(w, "'ll") {
		return present
	}
	switch {
	case planWords[w]:
		if helped(tokens, s, i, "had", "previously", "originally") {
			return past
		}
		return future
	case w == "since":
		return past
	case modals[w] || strings.HasSuffix(w, "'ll"):
		if i+1 < s.Last && tokens[i+1].Is("have") {
			return past
		}
		return future
	case w == "to" && i > s.First && intends[tokens[i-1].Lower] && !tokens[min(i+1, s.Last-1)].Is("have"):
		return future
	case strings.HasSuffix(w, "'d") && i+1 < s.Last && !pastWords[tokens[i+1].Lower] && !isPastForm(tokens[i+1].Lower):
		return future
	case motions[w] && i > s.First && presentBe[tokens[i-1].Lower]:
		return future
	case imperatives[w] && i == s.First:
		return present
	case i+1 < s.Last && (w == "takes" && tokens[i+1].Is("effect") || (w == "comes" || w == "goes" || w == "enters") && tokens[i+1].Is("into")):
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
		case w == "please":
			return future
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

// telling are all words that can tell a tense, but for regular past forms and contractions.
var telling = union(planWords, modals, motions, pastWords, text.Set("since to takes comes goes enters"))

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, set := range sets {
		maps.Copy(all, set)
	}
	return all
}

var modals = text.Set("will won't shall would could should may might can must wouldn't couldn't can't cannot")

// planWords tell of what is still to come.
var planWords = text.Set("due scheduled expected planned upcoming slated payable forthcoming poised supposed planning plans expires begins starts opens resumes arrives departs meets convenes reopens please extend extends extended postponed adjourned rescheduled deferred")

// intends are words that make "to" and a verb a plan.
var intends = text.Set("was were aim aims aiming set going plan plans planning planned hope hopes hoping ready is are due expected expects expect scheduled agreed decided vowed intends intend want wants likely promised ought bid eligible unlikely")

// opensPlan tells whether token i, right before a date, begins what is planned for it: starting
// Monday, effective July 1, maturing in March.
func opensPlan(tokens []text.Token, s text.Sentence, i int) bool {
	if tokens[i].Is("in", "on", "from") && i > s.First {
		i--
	}
	return tokens[i].Is("starting", "commencing", "effective", "maturing", "expiring")
}

// motions are what people are said to be doing on a day to come: is leaving on Monday.
var motions = text.Set("arriving coming departing flying going heading hosting leaving meeting opening returning starting travelling traveling visiting voting")

// imperatives are past forms that at a sentence's beginning are none.
var imperatives = text.Set("set put cut let shut hit quit")

var auxiliaries = text.Set("be been being not have has also")

var presentBe = text.Set("is are am isn't aren't they're we're you're it's")

var notPast = text.Set("need speed indeed exceed proceed succeed hundred united breed bleed greed creed sacred naked wicked alleged seed feed weed limited")

// pastWords are the irregular past tenses of verbs, but for those that are the present too.
var pastWords = text.Set(`was were had did said told met took came went gave made got saw knew thought found left kept began
	became felt brought held wrote stood heard let meant set paid ran sat spoke lay led grew lost fell sent built understood drew
	broke spent rose drove bought wore chose sold struck shot flew won threw caught dealt fought sought taught hit cut
	put shut quit bid hurt swore tore froze hid rode rang sang sank shook slid stole swept swung withdrew wound hung fled bore
	bent bet bound dug forgot forgave froze laid lent lit overtook shrank sprang spread stuck swam undertook
	been done gone taken given known seen written spoken shown drawn broken chosen fallen risen grown born died ended ago
	arose awoke blew bled bred clung crept dove drank drunk ate eaten fed flung flown forbade forbidden foresaw forgotten forsook
	gotten knelt leapt mistook misunderstood outgrew overcame overheard overran oversaw overthrew overthrown rebuilt redid remade
	repaid resold retook rewrote ridden sung sunk shaken shone shrunk slept slew slain sped spun spat split stank stung stolen
	strode strove striven strung sworn swollen swum thrown trod undercut underwent undergone undid undone unwound upheld woke woven
	wove wept withheld withstood withdrawn worn wrung begun bitten bit driven hidden proven tied lied vied used`)
