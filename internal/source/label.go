package source

import (
	"strings"

	"dossier/internal/text"
)

// field is what a line of a header is of.
type field uint8

const (
	noField        field = iota
	titleField           // Title: …
	bylineField          // Author: …
	dateField            // Date: …
	urlField             // URL: …
	publisherField       // Source: …, a name or an address
	otherField           // Tags: …, of the header but not read; it stays in the text
)

// labels are the words before a colon that say what a line of a header is, in lower case. Words
// that headlines begin with as well (Photos: …, Comment: …, Video: …) are not among them. Lines
// with a date are read by date.Header; those of dateField are dates that it cannot read.
var labels = map[string]field{
	"title": titleField, "headline": titleField, "article title": titleField,
	"author": bylineField, "authors": bylineField, "author(s)": bylineField, "byline": bylineField, "by": bylineField,
	"writer": bylineField, "written by": bylineField, "reporter": bylineField, "reported by": bylineField,
	"date": dateField, "published": dateField, "published on": dateField, "publication date": dateField, "posted": dateField,
	"posted on": dateField, "updated": dateField, "last updated": dateField, "date published": dateField, "pubdate": dateField,
	"url": urlField, "link": urlField, "permalink": urlField, "address": urlField, "source url": urlField, "original url": urlField,
	"canonical url": urlField, "article url": urlField, "web": urlField,
	"source": publisherField, "publisher": publisherField, "publication": publisherField, "outlet": publisherField,
	"newspaper": publisherField, "website": publisherField, "site": publisherField, "published by": publisherField, "published in": publisherField,
	"section": otherField, "category": otherField, "categories": otherField, "filed under": otherField, "tag": otherField, "tags": otherField,
	"topic": otherField, "topics": otherField, "keyword": otherField, "keywords": otherField, "subject": otherField, "subjects": otherField,
	"language": otherField, "lang": otherField, "location": otherField, "dateline": otherField, "country": otherField, "region": otherField,
	"accessed": otherField, "date accessed": otherField, "retrieved": otherField, "retrieved on": otherField, "archived": otherField,
	"crawled": otherField, "scraped": otherField, "downloaded": otherField, "saved": otherField, "id": otherField, "article id": otherField,
	"type": otherField, "format": otherField, "editor": otherField, "editors": otherField, "edited by": otherField,
	"photo by": otherField, "photo credit": otherField, "image credit": otherField, "caption": otherField, "credit": otherField,
	"copyright": otherField, "rights": otherField, "license": otherField, "licence": otherField, "summary": otherField,
	"description": otherField, "abstract": otherField, "full text": otherField, "standfirst": otherField, "subtitle": otherField, "subheadline": otherField,
	"comments": otherField, "shares": otherField, "views": otherField, "reading time": otherField, "read time": otherField,
	"word count": otherField, "words": otherField, "length": otherField, "volume": otherField, "issue": otherField, "page": otherField,
	"edition": otherField, "series": otherField, "issn": otherField, "doi": otherField,
}

// maxLabel is the length in bytes of the longest label.
const maxLabel = len("publication date")

// labelled tells what the line is by the label it begins with, and where its value stands;
// it is noField, and the line itself, where it has none. A line in capitals can be a label alone,
// as databases have them: "ABSTRACT".
func labelled(s string, line text.Span) (field, text.Span) {
	printed := s[line.Start:line.End]
	if alone := strings.TrimRight(printed, "."); len(alone) <= maxLabel && alone == strings.ToUpper(alone) && labels[strings.ToLower(alone)] == otherField {
		return otherField, line
	}
	colon := strings.IndexByte(printed[:min(len(printed), maxLabel+len(" :"))], ':')
	if colon < 0 || strings.HasPrefix(printed[colon:], "://") {
		return noField, line
	}
	f := labels[strings.ToLower(strings.TrimSpace(printed[:colon]))]
	if f == noField {
		return noField, line
	}
	return f, text.Trim(s, text.Span{Start: line.Start + colon + 1, End: line.End})
}

// sections are words that name a part of a newspaper or its manner, in lower case. A line of such
// words alone, "WORLD NEWS", is no title.
var sections = text.Set(`africa americas analysis article asia blog breaking briefing business climate column comment commentary culture
	economy editorial education elections entertainment environment europe exclusive explainer feature features finance
	foreign health home international interview latest letters lifestyle live local markets media money national news newsletter opinion
	opinions pacific podcast politics premium press regional release report science special sport sports stories story style
	tech technology top travel uk updates us u.s. video watch weather world`)

// furniture are lines of a page that are no part of its article, in lower case.
var furniture = lineSet(`advertisement
	add to favorites
	article continues below
	copy link
	listen to this article
	listen
	menu
	open in app
	print
	print this page
	read more
	save
	share
	share on facebook
	share on twitter
	share this
	share this article
	sign in
	skip to content
	skip to main content
	skip to navigation
	subscribe
	support us
	text size`)

// photoMarks are what the credit of a photograph has in it, in lower case.
var photoMarks = [...]string{"getty images", "ap photo", "photo:", "photo by", "photos by", "file photo", "photograph by", "photograph:", "image:", "image source", "picture:", "reuters/", "shutterstock"}

// isFurniture tells whether the line names a section, or is of the page and not of its article.
func isFurniture(line string) bool {
	const longest = 80
	if len(line) > longest {
		return false
	}
	lower := strings.ToLower(strings.TrimRight(line, ".:… "))
	if _, ok := cutCopyright(lower); ok || furniture[lower] || strings.HasSuffix(lower, "rights reserved") || strings.HasSuffix(lower, "min read") || strings.HasSuffix(lower, "minute read") {
		return true
	}
	for _, mark := range photoMarks {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	named := false
	for word := range strings.FieldsFuncSeq(lower, isSectionMark) {
		if !sections[word] && word != "and" {
			return false
		}
		named = true
	}
	return named
}

func isSectionMark(r rune) bool { return strings.ContainsRune(" /|&>›»·•-–,", r) }

func lineSet(lines string) map[string]bool {
	set := map[string]bool{}
	for l := range strings.Lines(lines) {
		set[strings.TrimSpace(l)] = true
	}
	return set
}
