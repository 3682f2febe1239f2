package defect

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// Tables of function words. A dictionary decides what may stand here: hardly a word of English
// begins with one of the leads, or ends with one of the ends, and has a word for the rest; those
// that do are among the wholes.
var (
	leads = text.Set(`the that this these those they their than with from against which while when would could should
		were have been into about before because between during its your whose whom what such said also only most
		other very through since until and but`)
	ends = text.Set(`the that this these those they their there than and but from with against which while when where
		would could should was were has have had been are into before because between during whose whom said says
		also until will who for`)
	// heads and tails do so only beside a longer word.
	heads = text.Set(`of to was are has had is it by`)
	tails = text.Set(`of to by his not`)
	// sure ends no other word at all, whatever stands before it.
	sure = text.Set(`that against which would could should because between`)
	// small ones stand before pairs (ofthe) and, like leads and ends, before a name.
	small = text.Set(`of in on to at by is as if it he she for and was but not all has had or we are so`)
	pairs = text.Set(`the that this these those their they which would could should have been was were will from with`)
	// vowels stand behind a name that ends in one.
	vowels = text.Set(`is in on to of as at by`)
)

// Of two words in lower case, the first begins or the second finishes.
var (
	begins   = union(small, leads, heads)
	finishes = union(ends, tails)
)

func union(tables ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}

// wholes are words that look like two.
var wholes = text.Set(`
	aforesaid aftershave agitato andante andantes andiron andirons animato beforehand beforetime betweentimes brigand
	butane butties button buttoned buttoning buttons buttress buttresses byliner bylines bypassed bypasses bypassing
	bypaths byproduct byproducts byroads bystander bystanders bystreet bywords cobwebby command elsewhere erstwhile
	everywhere foresaid forthwith freewill gainsaid gainsays goodwill haddocks hassling hassocks havering hereinbefore
	hereinto herewith hitherto intonates intonational intonations islander islands issuable issuing itching itself
	meanwhile offence offences offended offender offenders offending offends otherness otherwhere otherworld
	otherworldliness otherworldly passerby passersby prepare reproof rickshas scrubby sheathe shrubby sincerely sincerest
	somewhere spokeshave standby standbys suchlike thanked thatching theism themed themes theologies theology theorem
	theorems therapist therapists thereby therefor therefrom therein thereinto thereof thereto therewith thesis thousand
	throughout throughput throughway throughways toaster toasters tomorrow tomorrows tonight totally towards towelled
	towelling washings wassailed wassailing wassails werewolves whatever whatnot whatsit whatsits whatsoever whenever
	whensoever whereby wherefrom whereinto whereof whereto wherewith whichever whichsoever whomever whomsoever withdraw
	withdrawing withdrawn withdraws withheld withhold withholding withholdings withholds withindoors without withstand
	withstanding withstands withstood worthwhile yourself yourselves`)

// longestWord is the length in bytes that two words hardly exceed together.
const longestWord = 40

// cuts are the offsets at which w, as printed, falls into words that stand on their own, nil where
// it is one. Initial tells that a capital is due where it stands; dotted, that initials follow.
func (v vocabulary) cuts(w string, initial, dotted bool) []int {
	const often, most = 20, 2 // times, capitals
	if len(w) > longestWord || v.use(strings.ToLower(w)).all > often {
		return nil
	}
	if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return v.behindPossessive(w)
	}
	humps := humpsOf(w)
	if len(humps) > most {
		return nil
	}
	var at []int
	start := 0
	for _, end := range append(humps, len(w)) {
		if i := v.cut(w[start:end], initial && start == 0); i > 0 {
			at = append(at, start+i)
		}
		if end < len(w) {
			at = append(at, end)
		}
		start = end
	}
	if len(at) == 0 {
		return nil
	}
	parts := split(w, at)
	for i, r := range parts[1:] {
		l, last := parts[i], i+2 == len(parts)
		switch {
		case !capital(r):
		case dotted && last && len(r) == 1:
			if !isFunction(strings.ToLower(l)) {
				return nil
			}
		case !v.meet(l, r, initial && i == 0):
			return nil
		}
	}
	if !v.rare(w, parts) {
		return nil
	}
	return at
}

// split is w in parts that end at the offsets.
func split(w string, at []int) []string {
	var parts []string
	start := 0
	for _, i := range at {
		parts = append(parts, w[start:i])
		start = i
	}
	return append(parts, w[start:])
}

// behindPossessive is the offset in w of a word behind a possessive ending (Russia'sdemands), if any.
func (v vocabulary) behindPossessive(w string) []int {
	const least = 3
	for _, ending := range [...]string{"'s", "’s"} {
		stem, rest, ok := strings.Cut(w, ending)
		if ok && len(stem) >= least && len(rest) >= least && v.use(strings.ToLower(stem)).all > 0 && v.word(rest) {
			return []int{len(w) - len(rest)}
		}
	}
	return nil
}

// humpsOf are the offsets of capitals behind small letters.
func humpsOf(w string) []int {
	var at []int
	small := false
	for i, r := range w {
		if small && unicode.IsUpper(r) {
			at = append(at, i)
		}
		small = unicode.IsLower(r)
	}
	return at
}

// isFunction tells whether w, in lower case, is in the tables.
func isFunction(w string) bool { return leads[w] || ends[w] || small[w] }

// A name that stands so often is surely one.
const (
	manifest = 3
	famous   = 8
)

// meet tells whether l and r, which begins with a capital, are two words: a function word and a
// name, a longer word and a name, or two names.
func (v vocabulary) meet(l, r string, initial bool) bool {
	const longer = 4
	low := strings.ToLower(l)
	named := v.use(strings.ToLower(r)).named
	switch {
	case l == "the":
		return v.name(r, 1) && isCaps(r) || v.name(r, manifest) || named > 1 || named > 0 && v.name(r, 1)
	case l == "The": // TheStreet is a name
		return initial && named > 0 && v.name(r, 1) && !isCaps(r)
	case isFunction(low) && (l == low || initial):
		return v.name(r, 1)
	case capital(l):
		return v.name(l, manifest) && v.name(r, manifest)
	}
	return len(l) >= longer && v.word(l) && v.name(r, manifest)
}

// cut is the offset at which w, which has capitals only at its beginning, falls into two words, or 0.
func (v vocabulary) cut(w string, initial bool) int {
	caps := len(w) - len(strings.TrimLeftFunc(w, unicode.IsUpper))
	low := strings.ToLower(w)
	_, size := utf8.DecodeRuneInString(w)
	switch {
	case wholes[low]:
		return 0
	case caps > size:
		if v.behindCaps(w[:caps], w[caps:]) {
			return caps
		}
		return 0
	}
	for i := range w {
		if i < 2 {
			continue
		}
		l, r := w[:i], w[i:]
		if caps == 0 && v.joined(l, r) || caps > 0 && (initial && v.opening(low[:i], r) || v.behindName(l, r, initial)) {
			return i
		}
	}
	return 0
}

// joined tells whether l and r, in lower case, are two words.
func (v vocabulary) joined(l, r string) bool {
	const least, before, long = 3, 4, 5
	if !begins[l] && !finishes[r] {
		return false
	}
	switch {
	case small[l] && pairs[r], leads[l] && ends[r]:
		return true
	case leads[l] && len(r) >= least, heads[l] && len(r) >= long:
		return v.word(r)
	case ends[r] && len(l) >= before, tails[r] && len(l) >= long:
		return v.word(l) || sure[r] && len(l) >= long
	}
	return false
}

// opening tells whether l and r are two words, the first of which begins a sentence.
func (v vocabulary) opening(l, r string) bool {
	const long = 5
	return small[l] && pairs[r] || leads[l] && len(r) >= long && v.word(r)
}

// behindName tells whether l is a name and r another word. Where any word has a capital, only
// function words tell.
func (v vocabulary) behindName(l, r string, initial bool) bool {
	const shortest, long, longer = 4, 5, 7
	switch {
	case len(l) < shortest || !v.name(l, manifest):
		return false
	case ends[r]:
		return true
	case initial || len(l) < long:
		return false
	case vowels[r]:
		return strings.IndexByte("aeoy", l[len(l)-1]) >= 0
	}
	return len(r) >= longer && v.name(l, famous) && (v.word(r) || isPast(r))
}

// behindCaps tells whether l, in capitals, is a name and r another word (NATOsaid).
func (v vocabulary) behindCaps(l, r string) bool {
	const long = 5
	return ends[r] && v.name(l, 1) || len(l) > 2 && len(r) >= long && v.name(l, manifest) && v.word(r)
}

// isPast tells whether w has the form of a verb of the past that is not made of a name
// (annexed, but not Finlandized).
func isPast(w string) bool {
	return strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ized") && !strings.HasSuffix(w, "ised") && !strings.HasSuffix(w, "ified")
}
