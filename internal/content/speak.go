package content

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// decision is why a quote has the speaker that the editor gives it.
const decision = "the editor's decision"

// statement is the class of an indirect quote that the editor makes: its speaker said it.
const statement = "statement"

// speak gives q, of the i-th source, the speaker and the kind of the correction; ok is false where
// nobody has the speaker's name. A speaker that the editor sets is certain; one of whom nothing is
// decided stays as sure or unsure as the rule that named him.
func (d *desk) speak(i int, c *Correction, q *draft) (ok bool) {
	who := name.Nobody
	if c.Speaker != "" {
		var wrong *fault
		if who, wrong = d.known(c); wrong != nil {
			d.fail(c, "speaker", wrong.message, wrong.try)
			return false
		}
	}
	why := decision
	if c.Note != "" {
		why += ": " + c.Note
	}
	q.setKind(c.Kind)
	if !c.sets("speaker") && !c.sets("as_printed") {
		q.Reason = strings.TrimPrefix(q.Reason+"; the kind is "+why, "; ")
		return true
	}
	if who == name.Nobody && c.AsPrinted == "" || d.namesOther(i, q.Speaker.Span, who) {
		q.Speaker.Span, q.Cue = text.Span{}, text.Span{}
	}
	if c.AsPrinted != "" {
		q.Speaker.Span = c.printed
	}
	q.Speaker.Who, q.Confidence, q.Reason = who, 1, why
	return true
}

// setKind makes the draft one of that kind, where there is one.
func (q *draft) setKind(kind quote.Kind) {
	if kind == "" || kind == q.Kind {
		return
	}
	q.Kind, q.Extent, q.Class = kind, q.Span, ""
	if kind == quote.Indirect {
		q.Class = statement
	}
}

// namesOther tells whether the words name somebody else than who.
func (d *desk) namesOther(source int, words text.Span, who int) bool {
	return slices.ContainsFunc(d.cast.In(source), func(m name.Mention) bool {
		return m.Full.Meets(words) && m.Who != name.Nobody && m.Who != who
	})
}

// known is the index of the person, body or place of that name: of the whole name, or else of a form
// of it that the sources print.
func (d *desk) known(c *Correction) (int, *fault) {
	wanted := fold(c.Speaker).text
	var whole, forms []int
	for i, p := range d.cast.People {
		if fold(p.Name).text == wanted {
			whole = append(whole, i)
		}
		if slices.ContainsFunc(p.Variants, func(v name.Variant) bool { return fold(v.Form).text == wanted }) {
			forms = append(forms, i)
		}
	}
	if len(whole) == 0 {
		whole = forms
	}
	switch len(whole) {
	case 0:
		return name.Nobody, d.unknown(c)
	case 1:
		return whole[0], nil
	}
	var names []string
	for _, i := range whole {
		names = append(names, d.cast.People[i].Name)
	}
	return name.Nobody, &fault{message: fmt.Sprintf("%q can be %s", c.Speaker, list(names)), try: "the whole name"}
}

// unknown tells that the sources name nobody so, and whom they name much alike.
func (d *desk) unknown(c *Correction) *fault {
	wrong := &fault{message: fmt.Sprintf("the sources name nobody %q", c.Speaker)}
	var names []string
	for _, p := range d.cast.People {
		names = append(names, p.Name)
	}
	var tries []string
	for _, n := range alike(c.Speaker, names) {
		tries = append(tries, fmt.Sprintf("speaker = %q", n))
	}
	tries = append(tries, "as_printed = the words in the article that name the speaker")
	wrong.try = list(tries)
	return wrong
}
