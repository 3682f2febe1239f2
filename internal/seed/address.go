package seed

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsAddress tells whether s is an address of the web, http or https, with a host, and has nothing
// that no address has.
func IsAddress(s string) bool {
	if !strings.Contains(s, "://") || !utf8.ValidString(s) || strings.ContainsFunc(s, notInAddress) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != ""
}

func notInAddress(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) || strings.ContainsRune(`"<>`, r)
}
