package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/date"
)

// Settings is what site.toml says about the dossier as a whole.
type Settings struct {
	Title    string
	Language string    // BCP 47; "en" where none is given
	BaseURL  string    // http or https, without a slash at its end; "" where unknown
	Texts    string    // what of the articles is published: full (where none is given), passages, none
	Strict   bool      // what Check warns of is an error
	Date     date.Date // of the edition: a day, a month or a year; zero where none is given
}

const settingsFile = "site.toml"

func parseSettings(doc string) (Settings, []fault) {
	t := readTable(doc, 0)
	s := Settings{
		Title:    t.line("title", "The story in a few words"),
		Language: cmp.Or(t.language("language"), "en"),
		BaseURL:  strings.TrimRight(t.url("base_url", "https://example.org/story", isSiteURL), "/"),
		Texts:    cmp.Or(t.string("texts", "full"), "full"),
		Strict:   t.bool("strict"),
		Date:     t.date("date", "a day, a month or a year", isDayMonthYear),
	}
	if !slices.Contains([]string{"full", "passages", "none"}, s.Texts) {
		t.fault("texts", fmt.Sprintf("texts is %q, not full, passages or none", s.Texts), `texts = "full"`)
	}
	return s, t.finish()
}
