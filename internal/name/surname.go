package name

import "dossier/internal/text"

// bears tells whether token i, a word that is no name mostly, ends a full name: a given name of
// the table stands before it, and no number or name behind it.
func (f *facts) bears(t *text.Text, i int, s text.Sentence) bool {
	before := t.Tokens[i-1]
	if len(f.given[sound(folded(before.Lower))]) == 0 || !before.Upper(t.Bytes) {
		return false
	}
	return i+1 >= s.Last || t.Tokens[i+1].Kind != text.Number && (t.Tokens[i+1].Kind == text.Mark || !t.Tokens[i+1].Upper(t.Bytes))
}

// surnamed tells whether token i, a word that says what a name is of mostly (church, hall, king), ends
// a person's full name: a given name of the table stands before it, and what follows goes with a person.
func (f *facts) surnamed(t *text.Text, i int, s text.Sentence) bool {
	first := i - 1
	if first-1 > s.First && t.Tokens[first].Is(".") {
		first--
	}
	if first > s.First && len(t.Tokens[first].Lower) == 1 { // the initial between
		first--
	}
	given := t.Tokens[first]
	if _, ok := f.sexes[sound(folded(given.Lower))]; !ok || !given.Upper(t.Bytes) || f.land(given.Lower) {
		return false
	}
	presented := false
	if first > s.First {
		before := t.Tokens[first-1]
		presented = f.titles[before.Lower] || before.Is("said", "says", "added")
		if before.Is("the") || !presented && before.Kind == text.Word && before.Upper(t.Bytes) {
			return false
		}
	}
	if i+1 >= s.Last {
		return presented
	}
	next := t.Tokens[i+1]
	if presented && next.Kind == text.Mark || next.Is("said", "says", "told", "who", "added", "asked", "wrote", "tweeted") {
		return true
	}
	if f.place[t.Tokens[i].Lower] { // of Victoria Park, a suburb, the same could be said
		return next.Is(",") && i+2 < s.Last && t.Tokens[i+2].Kind == text.Number
	}
	return next.Is(",", "(", "'s", "was", "is", "has", "had")
}

// bearer tells whether the run [i, end) ends with such a word that is somebody's last name in this text,
// and is that name alone or behind a given name.
func (f *finder) bearer(i, end int) bool {
	w := f.text.Tokens[end-1].Lower
	if !f.surname[w] || !f.last[w] || i > 0 && f.text.Tokens[i-1].Is("the", "a", "an", "this", "our") {
		return false
	}
	_, given := f.sexes[sound(folded(f.text.Tokens[i].Lower))]
	return end == i+1 || given
}

// doubles notes the last names of two words that a source has behind a given name (Ana Bell Orth), in
// lower case, and takes such a name alone (Bell Orth) for the last name.
func (j *joiner) doubles() {
	for _, mentions := range j.cast.mentions {
		double := map[string]bool{}
		for k := range mentions {
			m := &mentions[k]
			if _, given := j.facts.sexes[m.parts.firstSound]; given && m.isName() && len(m.words) > 2 && m.parts.suffix == "" {
				double[sound(m.words[len(m.words)-2])+" "+m.parts.lastSound] = true
			}
		}
		for k := range mentions {
			m := &mentions[k]
			if _, given := j.facts.sexes[m.parts.firstSound]; given || !m.isName() || len(m.words) != 2 || !double[m.parts.firstSound+" "+m.parts.lastSound] {
				continue
			}
			m.parts.first, m.parts.firstSound = "", ""
			m.doubtful = false
		}
	}
}

// nickname is the index behind the nickname in quotation marks whose opening mark is token i, where
// something follows it before limit; i where there is none: Jorge “El Gato” Ruiz.
func (f *finder) nickname(i, limit int) int {
	const longest = 2 // words
	first := f.behindMarks(i, limit)
	last := first
	for last < limit && last < first+longest && f.capital(last) {
		last++
	}
	end := f.behindMarks(last, limit)
	if first == i || last == first || end == last || end >= limit || f.text.Tokens[end].Start == f.text.Tokens[end-1].End {
		return i
	}
	return end
}

// behindMarks is the index behind the quotation marks, single ones too, that begin at token i.
func (f *finder) behindMarks(i, limit int) int {
	for i < limit && (f.text.Tokens[i].Quotation() || f.text.Tokens[i].Is("'", "‘", "’")) {
		i++
	}
	return i
}
