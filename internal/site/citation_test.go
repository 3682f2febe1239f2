package site

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
)

// TestReference gives for what is known of a source how it is cited and what programs are told.
func TestReference(t *testing.T) {
	for _, test := range []struct {
		name   string
		source dossier.Source
		want   string
		meta   string // without the kind, a tag a line
	}{
		{"all is known",
			dossier.Source{Title: "Bridge shut", Byline: "Ann Lee and Tom Ray", Publisher: "Harbour Post", Agency: "Coastal Wire", Published: "2031-05-14", PublishedBasis: "header", URL: "https://post.example/a?b=1", Language: "en", Rights: "All reserved"},
			"Ann Lee and Tom Ray. “Bridge shut”. Harbour Post (Coastal Wire), 14 May 2031. https://post.example/a?b=1",
			"citation_title=Bridge shut citation_author=Ann Lee citation_author=Tom Ray citation_publication_date=2031/05/14 citation_journal_title=Harbour Post citation_language=en citation_public_url=https://post.example/a?b=1 DC.rights=All reserved"},
		{"nothing is known", dossier.Source{FirstWords: "A crack 14 cm long"}, "[Untitled, beginning “A crack 14 cm long …”]", ""},
		{"an inferred date", dossier.Source{Title: "Shut!", Published: "2031-05-15", PublishedBasis: "dossier"}, "“Shut!” [15 May 2031, inferred].", "citation_title=Shut!"},
		{"a month", dossier.Source{Title: "Shut", Published: "2031-05", PublishedBasis: "body"}, "“Shut”. May 2031.", "citation_title=Shut citation_publication_date=2031/05"},
		{"an uncertain year", dossier.Source{Title: "Shut", Published: "2031~", PublishedBasis: "editor"}, "“Shut”. about 2031.", "citation_title=Shut"},
		{"a byline with an office", dossier.Source{Title: "Shut", Byline: "Ann Lee, Chief Reporter"}, "Ann Lee, Chief Reporter. “Shut”.", "citation_title=Shut"},
		{"a byline with a place", dossier.Source{Title: "Shut", Byline: "Ann Lee in Vellmouth"}, "Ann Lee in Vellmouth. “Shut”.", "citation_title=Shut"},
		{"an agency only", dossier.Source{Title: "Shut", Agency: "Coastal Wire"}, "“Shut”. Coastal Wire.", "citation_title=Shut"},
		{"no web address", dossier.Source{Title: "Shut", URL: "javascript:alert(1)"}, "“Shut”.", "citation_title=Shut"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := reference(&test.source); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			var tags []string
			for _, m := range metaOf(&test.source)[1:] {
				tags = append(tags, m.Name+"="+m.Content)
			}
			if got := strings.Join(tags, " "); got != test.meta {
				t.Errorf("got  %s\nwant %s", got, test.meta)
			}
		})
	}
}

func TestRIS(t *testing.T) {
	s := &dossier.Source{Title: "Bridge\nshut", Byline: "Ann Lee", Publisher: "Harbour Post", Published: "2031-05", PublishedBasis: "url", URL: "https://post.example/a"}
	want := "TY  - NEWS\nTI  - Bridge shut\nAU  - Ann Lee\nT2  - Harbour Post\nPY  - 2031\nDA  - 2031/05\nUR  - https://post.example/a\nN1  - a copy\nER  - \n"
	if diff := cmp.Diff(want, ris(s, "a copy")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{0: "0", 0.001: "less than 1", 0.384: "38", 0.999: "99", 1: "100"} {
		if got := percent(share); got != want+"\u00a0%" {
			t.Errorf("%v is %s, want %s", share, got, want)
		}
	}
}
