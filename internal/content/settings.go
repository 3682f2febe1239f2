package content

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"dossier/internal/date"
)

// Settings is what site.toml says about the dossier as a whole.
type Settings struct {
	Title    string
	Language string    // BCP 47; "en" where none is given
	BaseURL  string    // http or https, without a slash at its end; "" where unknown
	Texts    string    // what of the articles is published: full (where none is given), passages, none
	Date     date.Date // of the edition: a day, a month or a year; zero where none is given
}

const settingsFile = "site.toml"

func parseSettings(doc string) (Settings, []fault) {
	t := readTable(doc)
	s := Settings{
		Title:    t.string("title", "The story in a few words"),
		Language: t.string("language", "en"),
		BaseURL:  t.string("base_url", exampleURL),
		Texts:    t.string("texts", "full"),
		Date:     t.date("date"),
	}
	if s.Language == "" {
		s.Language = "en"
	} else if !isLanguage(s.Language) {
		try := `a tag like "en", "de" or "pt-BR"`
		if dashed := strings.ReplaceAll(s.Language, "_", "-"); isLanguage(dashed) {
			try = fmt.Sprintf("language = %q", dashed)
		}
		t.fault("language", fmt.Sprintf("%q is no BCP 47 language tag", s.Language), try)
	}
	if s.BaseURL != "" && !isSiteURL(s.BaseURL) {
		t.fault("base_url", fmt.Sprintf("%q is no absolute http or https address", s.BaseURL), fmt.Sprintf("base_url = %q", exampleURL))
	}
	s.BaseURL = strings.TrimRight(s.BaseURL, "/")
	switch s.Texts {
	case "full", "passages", "none":
	case "":
		s.Texts = "full"
	default:
		t.fault("texts", fmt.Sprintf("texts is %q, not full, passages or none", s.Texts), `texts = "full"`)
	}
	return s, t.finish()
}

const exampleURL = "https://example.org/story"

// date is the value of a known key as a day, month or year, written as a string or as a TOML date.
func (t *table) date(key string) date.Date {
	const wanted, example = "a day, a month or a year", `"2022-01-21"`
	var written string
	switch v := t.values[key].(type) {
	case time.Time:
		if v.Location().String() == localDate {
			t.known = append(t.known, key)
			written = v.Format(time.DateOnly)
			break
		}
		get[string](t, key, wanted, example)
	default:
		written = get[string](t, key, wanted, example)
	}
	if written == "" {
		return date.Date{}
	}
	d, err := date.Parse(written)
	if err != nil || !isDayMonthYear(written) {
		t.fault(key, fmt.Sprintf("%s is %q, not %s", key, written, wanted), key+" = "+example)
		return date.Date{}
	}
	return d
}

// isDayMonthYear tells whether s has the form 2022, 2022-01 or 2022-01-21.
func isDayMonthYear(s string) bool {
	const form = "0000-00-00"
	if len(s) != 4 && len(s) != 7 && len(s) != len(form) {
		return false
	}
	for i := range len(s) {
		if digit := isDigit(s[i]); digit != (form[i] == '0') || !digit && s[i] != '-' {
			return false
		}
	}
	return len(s) == 4 || s[5:7] >= "01" && s[5:7] <= "12"
}

// isLanguage tells whether tag is a well-formed BCP 47 tag of a language that has a code.
func isLanguage(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if part == "" || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) {
			return false
		}
		for j := range len(part) {
			if !isLetter(part[j]) && (i == 0 || !isDigit(part[j])) {
				return false
			}
		}
	}
	return true
}

func isSiteURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" &&
		u.User == nil && u.RawQuery == "" && !u.ForceQuery && !strings.Contains(s, "#")
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
