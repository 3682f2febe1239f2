package content

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/name"
	"dossier/internal/source"
	"dossier/internal/text"
)

// Check holds the editor's sentences against the passages that they cite: a sentence of the summary that
// cites nothing, a quotation that cites nothing or stands in no passage cited, a number or a name that no
// passage cited has. The page of corrections, which says what was wrong, is left alone. These are
// warnings; where the settings are strict they are the error instead. Both are Errors. It needs what
// Resolve found; cast is whom the sources name, in their order.
func (c *Content) Check(sources []*source.Source, cast *name.Cast) (warnings Errors, err error) {
	k := newChecker(sources, cast)
	for _, p := range c.Pages {
		if p.Name != ErratumPage {
			k.body(&p.Body, p.Name == "summary")
		}
	}
	for _, card := range c.Cards {
		k.body(&card.Note, false)
	}
	for _, e := range c.Entries {
		k.body(&e.Body, false)
	}
	if c.Settings.Strict {
		return nil, k.found.sorted()
	}
	_ = k.found.sorted()
	return k.found, nil
}

// checker holds sentences against passages.
type checker struct {
	sources []*source.Source
	index   map[string]int // of the sources by id
	cast    *name.Cast
	bearers map[string]int // of each form of a name, folded: a person, or Nobody where it can be several
	longest int            // words of a form
	dates   map[int][]date.Mention
	found   Errors
}

func newChecker(sources []*source.Source, cast *name.Cast) *checker {
	k := &checker{sources: sources, cast: cast, index: map[string]int{}, bearers: map[string]int{}, dates: map[int][]date.Mention{}}
	for i, s := range sources {
		k.index[s.ID] = i
	}
	for i, p := range cast.People {
		k.bear(p.Name, i)
		for _, v := range p.Variants {
			k.bear(v.Form, i)
		}
	}
	return k
}

// bear notes that the form means the person.
func (k *checker) bear(form string, who int) {
	key := key(strings.Fields(form))
	if other, ok := k.bearers[key]; ok && other != who {
		who = name.Nobody
	}
	k.bearers[key] = who
	k.longest = max(k.longest, strings.Count(key, " ")+1)
}

// key is words of a name in the form in which names are compared.
func key(words []string) string {
	return strings.ReplaceAll(fold(strings.Join(words, " ")).text, ".", "")
}

// body checks the sentences of a file. must tells that each of them has to cite something.
func (k *checker) body(b *Body, must bool) {
	for _, s := range b.sentences {
		claim := claim{checker: k, words: text.New(s.text, []text.Span{{End: len(s.text)}})}
		for _, ref := range s.refs {
			if b.cites != nil && b.cites[ref] != (Cite{}) {
				claim.cites = append(claim.cites, k.cited(b.cites[ref]))
			}
		}
		for _, wrong := range claim.faults(must) {
			wrong.at = b.start + s.at
			k.found = append(k.found, b.file.error(wrong))
		}
	}
}
