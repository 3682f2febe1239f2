package content

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/source"
	"dossier/internal/text"
)

// claim is a sentence with what it cites.
type claim struct {
	*checker
	words *text.Text
	cites []cited
}

func (c *claim) faults(must bool) []fault {
	quotations := quotations(c.words.Bytes)
	switch {
	case len(c.cites) > 0:
		return slices.Concat(c.misquoted(quotations), c.strangeNumbers(), c.strangeNames())
	case len(quotations) > 0:
		return []fault{{message: fmt.Sprintf("the quotation “%s” has no citation", excerpt(quotations[0])), try: "[@ID, para. N] behind it"}}
	case must:
		return []fault{{message: fmt.Sprintf("this sentence of the summary cites nothing: %s", excerpt(c.words.Bytes)), try: "[@ID, para. N] behind it"}}
	}
	return nil
}

// cited is a paragraph of a source, or several; the title where that is cited.
type cited struct {
	*source.Source
	at int // index of the source
	text.Span
}

func (k *checker) cited(cite Cite) cited {
	at := k.index[cite.Source]
	c := cited{k.sources[at], at, cite.Span}
	if cite.First > 0 {
		c.Span = c.Text.Paragraphs[cite.First-1].Cover(c.Text.Paragraphs[cite.Last-1])
	}
	return c
}

// misquoted is the quotations that stand in no passage cited.
func (c *claim) misquoted(quotations []string) []fault {
	var faults []fault
	for _, words := range quotations {
		stands := false
		for _, p := range c.cites {
			stands = stands || len(fold(p.Text.Slice(p.Span)).find(words)) > 0
		}
		if stands {
			continue
		}
		wrong := fault{message: fmt.Sprintf("the quotation “%s” stands in no passage that the sentence cites", excerpt(words))}
		first := c.cites[0]
		if sentence, ok := nearestPassage(first.Text, words); ok {
			wrong.try = fmt.Sprintf("[@%s, para. %d], which has “%s”", first.ID, sentence.Paragraph+1, excerpt(first.Text.Flat(sentence.Span)))
		}
		faults = append(faults, wrong)
	}
	return faults
}

// quotations is what stands between double quotation marks, cut where words are left out, without
// marks at either end.
func quotations(s string) []string {
	var found []string
	start, open := 0, false
	for i, r := range s {
		if r != '“' && r != '”' && r != '"' {
			continue
		}
		if open || r == '”' && start == 0 { // it began in the sentence before
			found = appendParts(found, s[start:i])
		}
		open = !open && r != '”'
		start = i + utf8.RuneLen(r)
	}
	if open { // it goes on in the next
		found = appendParts(found, s[start:])
	}
	return found
}

// appendParts appends the parts of a quotation between the signs of an omission, and without what
// stands in brackets, which is the editor's.
func appendParts(found []string, words string) []string {
	depth := 0
	own := strings.Map(func(r rune) rune {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth <= 0:
			return r
		}
		return '…'
	}, strings.ReplaceAll(words, "...", "…"))
	for part := range strings.SplitSeq(own, "…") {
		if part = strings.Trim(part, " .,;:!?‘’'"); part != "" {
			found = append(found, part)
		}
	}
	return found
}

// strangeNumbers is the numbers of the sentence that no passage cited has, neither in its words nor in
// the dates that these stand for.
func (c *claim) strangeNumbers() []fault {
	var has []string
	for _, p := range c.cites {
		has = append(has, numbers(p.Text.Slice(p.Span))...)
		for _, m := range c.datesOf(p.at) {
			if p.Has(m.Span) {
				has = append(has, numbers(m.Date.String())...)
			}
		}
	}
	var faults []fault
	for _, n := range numbers(c.words.Bytes) {
		if !slices.Contains(has, n) {
			faults = append(faults, fault{message: fmt.Sprintf("the number %s stands in no passage that the sentence cites", n)})
			has = append(has, n)
		}
	}
	return faults
}

// datesOf is the dates of a source.
func (k *checker) datesOf(at int) []date.Mention {
	if _, ok := k.dates[at]; !ok {
		k.dates[at] = date.Find(k.sources[at].Text, k.sources[at].Published)
	}
	return k.dates[at]
}

// numbers is the numbers in digits of s, without the marks between thousands and the zeros before.
func numbers(s string) []string {
	var found []string
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && (isDigit(s[i]) || (s[i] == ',' || s[i] == '.') && i+1 < len(s) && isDigit(s[i+1])) {
			i++
		}
		number := strings.TrimLeft(strings.ReplaceAll(s[start:i], ",", ""), "0")
		if number == "" || number[0] == '.' {
			number = "0" + number
		}
		found = append(found, number)
	}
	return found
}

// strangeNames is the names of the sentence that no passage cited has in any form. A capitalised word
// that is no name the sources have must itself stand there, unless it may be capitalised for its place.
func (c *claim) strangeNames() []fault {
	var faults []fault
	tokens := c.words.Tokens
	dates := date.Find(c.words, date.Date{}) // days and months have capitals, too
	for i := 0; i < len(tokens); {
		form, who := c.nameAt(i)
		n := max(1, len(form))
		strange := false
		switch {
		case who != name.Nobody:
			strange = !c.names(who, form)
		case len(form) == 0 && tokens[i].Kind == text.Word && tokens[i].Upper(c.words.Bytes) && !c.begins(i) &&
			!slices.ContainsFunc(dates, func(m date.Mention) bool { return m.Has(tokens[i].Span) }):
			form = tokens[i : i+1]
			strange = !c.hasWord(tokens[i].Lower)
		}
		if strange {
			printed := c.words.Slice(form[0].Span.Cover(form[len(form)-1].Span))
			faults = append(faults, fault{message: fmt.Sprintf("the name %q stands in no passage that the sentence cites", printed)})
		}
		i += n
	}
	return faults
}

// nameAt is the longest name of the sources that the sentence has from its i-th token on, and who that
// is: Nobody where there is none or it can be several.
func (c *claim) nameAt(i int) (form []text.Token, who int) {
	var words []string
	who = name.Nobody
	for j := i; j < len(c.words.Tokens) && j < i+c.longest && c.words.Tokens[j].Kind == text.Word; j++ {
		words = append(words, c.words.Slice(c.words.Tokens[j].Span))
		if bearer, ok := c.bearers[key(words)]; ok && c.words.Tokens[i].Upper(c.words.Bytes) {
			form, who = c.words.Tokens[i:j+1], bearer
		}
	}
	return form, who
}

// names tells whether a passage cited names that person, or has the words of the form.
func (c *claim) names(who int, form []text.Token) bool {
	for _, p := range c.cites {
		for _, m := range c.cast.In(p.at) {
			if m.Who == who && p.Meets(m.Full) {
				return true
			}
		}
	}
	for _, word := range form {
		if !c.hasWord(word.Lower) {
			return false
		}
	}
	return true
}

// hasWord tells whether a passage cited has the word, or one that stands for the same land, or
// whether a publisher of one has it in its name.
func (c *claim) hasWord(word string) bool {
	land := name.Land(word)
	for _, p := range c.cites {
		if slices.Contains(strings.Fields(strings.ToLower(p.Publisher)), word) {
			return true
		}
		first, last := p.Text.Tok(p.Span)
		for _, t := range p.Text.Tokens[first:last] {
			if t.Lower == word || land != "" && name.Land(t.Lower) == land {
				return true
			}
		}
	}
	return false
}

// begins tells whether the i-th token begins the sentence, or what is quoted or set off in it.
func (c *claim) begins(i int) bool {
	return i == 0 || c.words.Tokens[i-1].Quotation() || c.words.Tokens[i-1].Is(":", "(", "‘")
}
