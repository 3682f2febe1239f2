package content

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/language"

	"dossier/internal/date"
	"dossier/internal/seed"
	"dossier/internal/text"
)

// line is the value of a known key as text on one line, white space single.
func (t *table) line(key, example string) string { return text.Flat(t.string(key, example)) }

// date is the value of a known key as a date that fits, written as a string in EDTF or as a TOML
// date; the zero Date where there is none.
func (t *table) date(key, wanted string, fits func(written string) bool) date.Date {
	example := "2022-01-21"
	written := ""
	if day, ok := t.values[key].(time.Time); ok && day.Location().String() == localDate {
		t.known = append(t.known, key)
		written = day.Format(time.DateOnly)
	} else {
		written = get[string](t, key, wanted, fmt.Sprintf("%q", example))
	}
	if written == "" {
		return date.Date{}
	}
	d, err := date.Parse(written)
	if err != nil || !fits(written) {
		if stamp, _ := date.Header(written); !stamp.Date.IsZero() {
			example = stamp.Date.String()
		}
		t.fault(key, fmt.Sprintf("%s is %q, not %s", key, written, wanted), fmt.Sprintf("%s = %q", key, example))
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

// language is the value of a known key as a BCP 47 tag, "" where there is none.
func (t *table) language(key string) string {
	tag := t.string(key, "en")
	if tag != "" && !isLanguage(tag) {
		try := `a tag like "en", "de" or "pt-BR"`
		if dashed := strings.ReplaceAll(tag, "_", "-"); isLanguage(dashed) {
			try = fmt.Sprintf("%s = %q", key, dashed)
		}
		t.fault(key, fmt.Sprintf("%q is no BCP 47 language tag", tag), try)
	}
	return tag
}

// isLanguage tells whether tag is a BCP 47 tag whose parts are all registered.
func isLanguage(tag string) bool {
	_, err := language.Parse(tag)
	return err == nil && !strings.Contains(tag, "_")
}

// url is the value of a known key as an address that fits, "" where there is none.
func (t *table) url(key, example string, fits func(address string) bool) string {
	address := t.string(key, example)
	if address != "" && !fits(address) {
		if whole := "https://" + address; !strings.Contains(address, "://") && fits(whole) {
			example = whole
		}
		t.fault(key, fmt.Sprintf("%q is no absolute http or https address", address), fmt.Sprintf("%s = %q", key, example))
	}
	return address
}

// isWebURL tells whether s is an address of the web, without the name of a user.
func isWebURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.User == nil && seed.IsAddress(s)
}

// isSiteURL tells whether s is an address of the web to which names of files can be added.
func isSiteURL(s string) bool { return isWebURL(s) && !strings.ContainsAny(s, "?#") }

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
