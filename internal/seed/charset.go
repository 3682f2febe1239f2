package seed

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// declaredCharset is the name of the encoding that an HTML file declares in its first 1,024 bytes,
// as browsers read it: <meta charset="…"> or <meta http-equiv="Content-Type" content="…; charset=…">.
// It is "" where there is none.
func declaredCharset(data string) string {
	const searched = 1024
	z := html.NewTokenizer(strings.NewReader(data[:min(len(data), searched)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if token.DataAtom != atom.Meta {
				continue
			}
			charset, content, isType := "", "", false
			for _, a := range token.Attr {
				switch a.Key {
				case "charset":
					charset = strings.TrimSpace(a.Val)
				case "content":
					content = charsetIn(a.Val)
				case "http-equiv":
					isType = strings.EqualFold(strings.TrimSpace(a.Val), "content-type")
				}
			}
			if charset == "" && isType {
				charset = content
			}
			if charset != "" {
				return charset
			}
		}
	}
}

// charsetIn is the charset of a media type such as "text/html; charset=utf-8", or "".
func charsetIn(mediaType string) string {
	for parameter := range strings.SplitSeq(mediaType, ";") {
		if key, value, ok := strings.Cut(parameter, "="); ok && strings.EqualFold(strings.TrimSpace(key), "charset") {
			return strings.Trim(value, " \t\r\n\f\"'")
		}
	}
	return ""
}
