package wording

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"dossier/internal/name"
)

// Stem is a rough stem of an English word in lower case: enough to compare "answers" with
// "answered" in two tellings of one thing, after Harman's S-stemmer (1991) and the commonest verb
// endings.
func Stem(w string) string {
	if s, ok := irregular[w]; ok {
		w = s
	}
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return Stem(w[:n-1])
	case n > 5 && strings.HasSuffix(w, "ing"):
		return undouble(w[:n-3])
	case n > 4 && strings.HasSuffix(w, "ied"):
		return w[:n-3] + "y"
	case n > 4 && strings.HasSuffix(w, "ed"):
		return undouble(w[:n-2])
	case n > 3 && strings.HasSuffix(w, "e"):
		return w[:n-1]
	}
	return w
}

func undouble(w string) string {
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] < utf8.RuneSelf && !strings.ContainsRune("lsz", rune(w[n-1])) {
		return w[:n-1]
	}
	return strings.TrimSuffix(w, "e")
}

var irregular = map[string]string{
	"said": "say", "says": "say", "told": "tell", "met": "meet", "meeting": "meet", "meetings": "meet", "gave": "give", "given": "give",
	"took": "take", "taken": "take", "made": "make", "did": "do", "does": "do", "done": "do", "went": "go", "gone": "go", "held": "hold",
	"left": "leave", "kept": "keep", "began": "begin", "begun": "begin", "sought": "seek", "sent": "send", "spoke": "speak",
	"spoken": "speak", "men": "man", "women": "woman", "children": "child", "people": "person", "n't": "not", "used": "use",
	"using": "use", "died": "die", "dying": "die", "agreed": "agree", "disagreed": "disagree", "guaranteed": "guarantee",
}

//go:embed synonyms.txt
var synonymTable string

// synonyms maps each stem of the table to the stem that stands for its group.
var synonyms = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(synonymTable) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, w := range words {
			m[Stem(w)] = Stem(words[0])
		}
	}
	return m
})

// Sense is what a word in lower case means: the place for the name or adjective of one (Russia for
// "Russian"), the stem that stands for all of its meaning where the table of synonyms has it, else
// the word's stem.
func Sense(w string) string {
	if land := name.Land(w); land != "" {
		return strings.ToLower(land)
	}
	stem := Stem(w)
	if sense, ok := synonyms()[stem]; ok {
		return sense
	}
	return stem
}

// functionWords are words that say nothing of what a passage is about, as stems.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`a an the this that these those and or but nor so if then than as at by for from in into of off on onto out over to
		up with without within about after before between during through under against i me my we us our ours you your he him his she her hers
		it its they them their theirs who whom whose which what when where why how is am are was were be been being have has had having do
		does did doing will would shall should can could may might must not no don't didn't doesn't won't isn't aren't can't also just only very
		more most much many some any all both each every either neither such same other another there here now still even yet too again once
		say tell add it's we're they're i'm i've we've there's that's he's she's let's`) {
		m[w] = true
		m[Stem(w)] = true
	}
	return m
}()

// Function tells whether a word in lower case says nothing of what a passage is about: the, we, not.
func Function(w string) bool { return functionWords[w] || functionWords[Stem(w)] }
