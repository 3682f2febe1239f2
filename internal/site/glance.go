package site

import (
	"cmp"
	"slices"
	"strconv"
)

// glance is the dossier in numbers.
type glance struct {
	Counts    []tally
	Period    string // the days that the sources were published, "" where none is known
	Events    string // the years that the dated events span, "" where there are none
	Speakers  []portion
	MoreSpeak int // speakers not listed
	Published []portion
}

// tally is a count at a glance.
type tally struct {
	Number, Noun, Href string
}

// portion is a number with its share of the greatest of its list, which is drawn.
type portion struct {
	Label  link
	When   *when // in place of the label
	Number string
	Width  string // of the bar, in percent
}

// The most speakers, and days of publication, at a glance.
const (
	mostVoices = 6
	mostDays   = 8
)

func (x *index) glance() glance {
	indirect := x.indirect()
	marked := len(x.r.Quotes) - indirect
	g := glance{Counts: []tally{
		{grouped(len(x.r.Sources)), noun(len(x.r.Sources), "source"), "sources/index.html"},
		{grouped(marked), noun(marked, "quote") + " in quotation marks", "matrix.html"},
		{grouped(indirect), noun(indirect, "indirect quote"), "about.html#kinds"},
		{grouped(x.sharedRows()), "utterances in several sources", "matrix.html"},
		{grouped(x.speakers()), noun(x.speakers(), "speaker"), "people.html"},
		{grouped(len(x.r.Timeline)), "dated " + noun(len(x.r.Timeline), "event"), "timeline.html"},
	}}
	g.Events = x.years()
	g.Speakers, g.MoreSpeak = x.mostQuoted()
	g.Published, g.Period = x.publishedWhen()
	return g
}

// years is the years from the first dated event to the last: "2013 to 2022".
func (x *index) years() string {
	all, n := bounds(x.stretches(), "")
	if n == 0 {
		return ""
	}
	y1, _, _ := all.from.Civil()
	y2, _, _ := (all.to - 1).Civil()
	if y1 == y2 {
		return yearName(y1)
	}
	return yearName(y1) + " to " + yearName(y2)
}

// stretchOf is the time from one date to another, in words.
func stretchOf(from, to string) string {
	if from == to {
		return whenOf(from).Words
	}
	return whenOf(from).Words + " to " + whenOf(to).Words
}

// byQuotes is the speakers, those quoted most first.
func (x *index) byQuotes() []int {
	var order []int
	for i := range x.speech {
		if len(x.speech[i].quotes) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(x.speech[b].quotes), len(x.speech[a].quotes)) })
	return order
}

// mostQuoted is who is quoted most, with the number of quotes, and how many speakers are not listed.
func (x *index) mostQuoted() (list []portion, more int) {
	order := x.byQuotes()
	for _, i := range order[:min(mostVoices, len(order))] {
		n := len(x.speech[i].quotes)
		list = append(list, portion{Label: x.person("", x.r.People[i].ID), Number: count(n, "quote"), Width: width(n, len(x.speech[order[0]].quotes))})
	}
	return list, len(order) - len(list)
}

// publishedWhen is how many sources were published when, in order of time, and the time they span.
// The list is empty where it would say no more, or be too long.
func (x *index) publishedWhen() (list []portion, period string) {
	byDay := map[string]int{}
	for i := range x.r.Sources {
		byDay[x.r.Sources[i].Published]++
	}
	days := make([]string, 0, len(byDay))
	most := 0
	for day, n := range byDay {
		most = max(most, n)
		if day != "" {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	if len(days) > 0 {
		period = stretchOf(days[0], days[len(days)-1])
	}
	if byDay[""] > 0 {
		days = append(days, "")
	}
	if len(days) < 2 || len(days) > mostDays {
		return nil, period
	}
	for _, day := range days {
		w := whenOf(day)
		list = append(list, portion{When: &w, Number: count(byDay[day], "source"), Width: width(byDay[day], most)})
	}
	return list, period
}

// width is n in percent of most.
func width(n, most int) string { return strconv.Itoa(100*n/most) + "%" }
