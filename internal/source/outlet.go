package source

import (
	"cmp"
	_ "embed"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/seed"
	"dossier/internal/text"

	"golang.org/x/net/publicsuffix"
)

//go:embed outlets.txt
var outletsTable string

// outlets are the publishers of outlets.txt: their names by host, and by the name in lower case.
type outlets struct {
	byHost map[string]string
	byName map[string]string
}

// loadOutlets parses the embedded table, once. Names of several words are known without "The" as well.
var loadOutlets = sync.OnceValue(func() outlets {
	o := outlets{map[string]string{}, map[string]string{}}
	for line := range strings.Lines(outletsTable) {
		host, name, _ := strings.Cut(strings.TrimSpace(line), "\t")
		o.byHost[host] = name
		lower := strings.ToLower(name)
		o.byName[lower] = name
		if rest, ok := strings.CutPrefix(lower, "the "); ok && strings.Contains(rest, " ") {
			o.byName[rest] = name
		}
	}
	return o
})

// outletNamed is the publisher of the table that is called so, "" where none is. A name of one
// word, unless it is capitals, could be any word (Time, Slate): it is one only where a label says so.
func outletNamed(name string, label bool) string {
	if !label && !strings.Contains(name, " ") && (len(name) < 3 || strings.ToUpper(name) != name) {
		return ""
	}
	names := loadOutlets().byName
	lower := strings.ToLower(name)
	return cmp.Or(names[lower], names[strings.TrimSuffix(lower, " news")]) // BBC News
}

// maxURL is the length in bytes that an address seldom exceeds.
const maxURL = 4096

// isURL tells whether s is an address of the web and no more.
func isURL(s string) bool { return len(s) <= maxURL && seed.IsAddress(s) }

// defaultScheme is what an address that is printed without one gets.
const defaultScheme = "https://"

// address reads a line that is an address and no more. One without a scheme begins with "www." or
// with a domain of the public suffix list and a path; it is "" where the line is none.
func address(line string) string {
	switch {
	case isURL(line):
		return line
	case len(line) > maxURL || !isURL(defaultScheme+line):
		return ""
	}
	host, _, path := strings.Cut(line, "/")
	if !path && !strings.HasPrefix(host, "www.") || strings.Trim(host, ".") != host || !isHost(host) {
		return ""
	}
	if _, listed := publicsuffix.PublicSuffix(strings.ToLower(host)); !listed {
		return ""
	}
	return defaultScheme + line
}

// isHost tells whether s is of letters, digits, hyphens and dots, with a dot.
func isHost(s string) bool {
	return strings.Contains(s, ".") && !strings.ContainsFunc(s, func(r rune) bool {
		return r != '.' && r != '-' && (r >= utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	})
}

// archives are the hosts that keep other sites' pages.
var archives = text.Set("archive.fo archive.is archive.li archive.md archive.org archive.ph archive.today archive.vn web.archive.org webcache.googleusercontent.com")

// original is the address that another one holds as its path, as an archive's does:
// https://web.archive.org/web/20220121140500/https://www.example.com/a. An archive's address that
// does not tell has none, "".
func original(address string) string {
	u, err := url.Parse(address)
	_, rest, ok := strings.Cut(address, "://")
	if err != nil || !ok {
		return address
	}
	lower := strings.ToLower(rest)
	for _, mark := range [...]string{"https:/", "http:/"} {
		if i := strings.LastIndex(lower, mark); i > 0 && strings.ContainsRune("/:", rune(lower[i-1])) {
			if inner := mark + "/" + strings.TrimLeft(rest[i+len(mark):], "/"); isURL(inner) {
				return inner
			}
		}
	}
	if !archives[strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")] {
		return address
	}
	for i, c := range rest {
		if c == '/' && strings.HasPrefix(rest[i+1:], "www.") {
			return defaultScheme + rest[i+1:]
		}
	}
	return ""
}

// Publisher is the readable name of who publishes at the address: the outlet's where the table knows
// it, else the first of the printed names that is not empty, else the domain; "" where all are.
func Publisher(address string, printed ...string) string {
	host, known := hostName(address)
	if known {
		return host
	}
	return cmp.Or(cmp.Or(printed...), host)
}

// hostName is the name of the outlet at the address, or, where the table does not know it, its
// domain by the public suffix list; "" without an address.
func hostName(address string) (name string, known bool) {
	u, err := url.Parse(original(address))
	if err != nil || u.Hostname() == "" {
		return "", false
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if _, err := netip.ParseAddr(host); err == nil {
		return host, false
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host, false
	}
	for part := host; len(part) >= len(domain); {
		if name, ok := loadOutlets().byHost[part]; ok {
			return name, true
		}
		_, part, _ = strings.Cut(part, ".")
	}
	return domain, false
}

// isPaper tells whether s could be the name of a publisher: words with capitals, one of them what
// newspapers and broadcasters are called.
func isPaper(s string) bool {
	const mostWords = 6
	if len(s) > maxDateline || strings.Count(s, " ") >= mostWords || isFurniture(s) {
		return false
	}
	found := false
	for word := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) && !smallWords[word] {
			return false
		}
		found = found || papers[strings.ToLower(word)]
	}
	return found
}

// papers are words of names of newspapers and broadcasters.
var papers = text.Set(`advertiser argus broadcasting bulletin chronicle citizen courier daily dispatch echo enquirer evening examiner express gazette
	globe guardian herald independent inquirer journal leader magazine mail mercury mirror monitor news newspaper observer online post
	press radio record register reporter review sentinel standard star sun telegraph television times today tribune tv weekly`)
