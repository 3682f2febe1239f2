package site

// reported is what a paragraph reports in the reporter's words, of whoever it is. A news article
// has much of it, so that its notes are one line, not one each: but for those that are uncertain for
// different reasons.
type reported struct {
	Uncertain string // why the speakers may be others, "" where that is not so
	Voices    []reportedVoice
}

// reportedVoice is what it reports of one speaker.
type reportedVoice struct {
	Speaker link
	Cues    []note // one for each quote
}

const mostCue = 4 // words of a cue in a note

// addReported adds the note on an indirect quote to those that are as certain, and to those on the
// same speaker. What is certain comes first.
func addReported(list []reported, n note) []reported {
	if len(list) == 0 {
		list = append(list, reported{})
	}
	i := 0
	for i < len(list) && list[i].Uncertain != n.Uncertain {
		i++
	}
	if i == len(list) {
		list = append(list, reported{Uncertain: n.Uncertain})
	}
	voices := list[i].Voices
	for k := range voices {
		if voices[k].Speaker == n.Speaker {
			voices[k].Cues = append(voices[k].Cues, n)
			return list
		}
	}
	list[i].Voices = append(voices, reportedVoice{n.Speaker, []note{n}})
	return list
}

// append appends what is reported as an item of a list.
func (r reported) append(b []byte) []byte {
	if len(r.Voices) == 0 {
		return b
	}
	b = add(b, `<li><span class="use">Reported:</span> `)
	for i, v := range r.Voices {
		if i > 0 {
			b = add(b, "; ")
		}
		b = add(b, string(v.Speaker.HTML()), " ")
		for k, n := range v.Cues {
			if k > 0 {
				b = add(b, ", ")
			}
			b = n.appendCue(b)
		}
	}
	return add(appendUncertain(b, r.Uncertain), "</li>")
}

// appendCue appends the cue as a link to the quote, with what else is to be known of it.
func (n note) appendCue(b []byte) []byte {
	b = add(appendEscaped(add(b, `<a href="`), n.Quote), `">`)
	b = add(appendEscaped(b, n.Cue), "</a>")
	if n.Via != "" {
		b = add(appendEscaped(add(b, ", via <bdi>"), n.Via), "</bdi>")
	}
	if n.Editor {
		b = add(b, ", set by the editor")
	}
	if n.Sources > 1 {
		b = appendRow(b, n.Row, n.Sources)
	}
	return b
}
