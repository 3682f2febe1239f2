package source

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"

	"dossier/internal/text"
)

// outlets are readable names of publishers by their host or registered domain. A domain that is
// not here is shown as it is.
var outlets = map[string]string{
	"abc.net.au": "ABC News (Australia)", "abcnews.com": "ABC News", "aljazeera.com": "Al Jazeera", "apnews.com": "AP News",
	"axios.com": "Axios", "bbc.co.uk": "BBC", "bbc.com": "BBC", "bloomberg.com": "Bloomberg", "cbc.ca": "CBC",
	"cbsnews.com": "CBS News", "cnbc.com": "CNBC", "cnn.com": "CNN", "dw.com": "Deutsche Welle", "economist.com": "The Economist",
	"euronews.com": "Euronews", "foxnews.com": "Fox News", "france24.com": "France 24", "ft.com": "Financial Times",
	"abcnews.go.com": "ABC News", "huffpost.com": "HuffPost", "independent.co.uk": "The Independent", "kyivindependent.com": "The Kyiv Independent",
	"latimes.com": "Los Angeles Times", "nbcnews.com": "NBC News", "newsweek.com": "Newsweek", "npr.org": "NPR",
	"nytimes.com": "The New York Times", "politico.com": "Politico", "politico.eu": "Politico Europe", "reuters.com": "Reuters",
	"rferl.org": "Radio Free Europe/Radio Liberty", "sky.com": "Sky News", "smh.com.au": "The Sydney Morning Herald", "tass.com": "TASS",
	"theatlantic.com": "The Atlantic", "theguardian.com": "The Guardian", "thehill.com": "The Hill", "time.com": "Time",
	"usatoday.com": "USA Today", "voanews.com": "VOA News", "washingtonpost.com": "The Washington Post", "wsj.com": "The Wall Street Journal",
	"yahoo.com": "Yahoo News",
}

// publisher is the readable name of who publishes at the address, by the public suffix list:
// the outlet's name where it is known, else its domain; "" without an address.
func publisher(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	for part := host; len(part) >= len(domain); {
		if name, ok := outlets[part]; ok {
			return name
		}
		_, part, _ = strings.Cut(part, ".")
	}
	return domain
}

// agencies are the forms in which news agencies are credited.
var agencies = map[string]string{
	"ap": "The Associated Press", "associated press": "The Associated Press", "the associated press": "The Associated Press",
	"reuters": "Reuters", "afp": "Agence France-Presse", "agence france-presse": "Agence France-Presse", "dpa": "dpa", "upi": "UPI",
	"tass": "TASS", "interfax": "Interfax", "pa media": "PA Media", "efe": "EFE", "ansa": "ANSA", "xinhua": "Xinhua",
}

// creditParagraphs is how many paragraphs at the end may hold a credit line.
const creditParagraphs = 3

// agency is the news agency that a line of its own near the end credits, or the byline or the
// dateline "PLACE (AP) —" of the first paragraph; "" where there is none.
func agency(t *text.Text) string {
	for i := len(t.Paragraphs) - 1; i >= max(0, len(t.Paragraphs)-creditParagraphs); i-- {
		if t.Paragraphs[i].Len() > maxCredit {
			continue
		}
		line := strings.Trim(t.Flat(t.Paragraphs[i]), "()[].—–- ")
		if name, ok := agencies[strings.ToLower(line)]; ok {
			return name
		}
	}
	if len(t.Paragraphs) == 0 {
		return ""
	}
	first := t.Slice(t.Paragraphs[0])
	if isByline(first) {
		return agencies[strings.ToLower(first[len("By "):])]
	}
	before, rest, _ := strings.Cut(first[:min(len(first), 2*maxCredit)], "(")
	inside, after, ok := strings.Cut(rest, ")")
	dash, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \u00a0"))
	if !ok || len(before) > maxCredit || !strings.ContainsRune("—–-_", dash) {
		return ""
	}
	return agencies[strings.ToLower(inside)]
}

// maxCredit is the length in bytes that a credit line or a dateline seldom exceeds.
const maxCredit = 60
