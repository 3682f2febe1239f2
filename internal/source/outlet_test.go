package source

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/publicsuffix"
)

func TestPublisher(t *testing.T) {
	for _, test := range []struct{ address, want string }{
		{"https://edition.cnn.com/2024/03/12/talks", "CNN"},
		{"https://news.yahoo.com/talks.html", "Yahoo News"},
		{"https://finance.yahoo.com/talks.html", "Yahoo Finance"},
		{"https://abcnews.go.com/talks", "ABC News"},
		{"https://espn.go.com/talks", "go.com"},
		{"http://news.bbc.co.uk/2/hi/1.stm", "BBC"},
		{"https://WWW.BBC.co.uk./news", "BBC"},
		{"https://amp.theguardian.com/world/2024/mar/12/talks", "The Guardian"},
		{"https://m.dw.com/talks?utm_source=a&utm_medium=https://www.cnn.com/", "Deutsche Welle"},
		{"https://www.harbourpost.co.uk/talks", "harbourpost.co.uk"},
		{"https://blog.harbour.github.io/talks", "harbour.github.io"},
		{"https://web.archive.org/web/20240312140500/https://www.reuters.com/world/talks", "Reuters"},
		{"https://web.archive.org/web/2024*/http:/www.cnn.com/talks", "CNN"},
		{"https://web.archive.org/web/20240312/www.npr.org/talks", "NPR"},
		{"https://archive.ph/AbCdE", ""},
		{"https://archive.today/20240312/https://apnews.com/a", "AP News"},
		{"https://webcache.googleusercontent.com/search?q=cache:x:https://time.com/1/", "Time"},
		{"https://www.bbc.co.uk@evil.example/talks", "evil.example"},
		{"https://notcnn.com/", "notcnn.com"},
		{"https://cnn.com.evil.example/", "evil.example"},
		{"https://127.0.0.1:8080/a", "127.0.0.1"},
		{"https://[2001:db8::1]/a", "2001:db8::1"},
		{"https://localhost/a", "localhost"},
		{"https://[::1", ""},
		{"https://", ""},
		{"", ""},
	} {
		if got := Publisher(test.address); got != test.want {
			t.Errorf("publisher of %q is %q, want %q", test.address, got, test.want)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"https://www.example.com/a?b=c&utm_source=d#e", "https://www.example.com/a?b=c&utm_source=d#e"},
		{"HTTP://EXAMPLE.COM", "HTTP://EXAMPLE.COM"},
		{"www.example.com/a/b", "https://www.example.com/a/b"},
		{"www.example.com", "https://www.example.com"},
		{"example.co.uk/news/world-1", "https://example.co.uk/news/world-1"},
		{"example.com", ""},
		{"and/or", ""},
		{"9/11", ""},
		{"1.5/2", ""},
		{"talks.end/now.", ""},
		{"U.S./China", ""},
		{"www.example.com and others", ""},
		{"www./a", ""},
		{"javascript:alert(1)", ""},
		{"javascript://example.com/%0aalert(1)", ""},
		{"data:text/html,talks", ""},
		{"ftp://example.com/a", ""},
		{"//example.com/a", ""},
		{"https://example.com/\u202etxt", ""},
		{"https://example.com/\xff", ""},
		{"https://example.com/" + strings.Repeat("a", maxURL), ""},
	} {
		if got := address(test.line); got != test.want {
			t.Errorf("address of %q is %q, want %q", test.line, got, test.want)
		}
	}
}

// TestTables: the tables are of two columns, sorted, each key once and in lower case; hosts are ones
// that can be registered.
func TestTables(t *testing.T) {
	for name, table := range map[string]string{"outlets.txt": outletsTable, "agencies.txt": agenciesTable} {
		lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
		var keys []string
		for i, line := range lines {
			key, value, ok := strings.Cut(line, "\t")
			if !ok || key == "" || key != strings.ToLower(key) || value == "" || strings.TrimSpace(value) != value || strings.Contains(value, "\t") {
				t.Errorf("%s:%d: %q", name, i+1, line)
			}
			keys = append(keys, key)
		}
		if !slices.IsSorted(keys) {
			t.Errorf("%s is not sorted", name)
		}
		if n := len(slices.Compact(slices.Clone(keys))); n != len(keys) || n < 40 {
			t.Errorf("%s has %d keys, %d of them different", name, len(keys), n)
		}
	}
	for host := range loadOutlets().byHost {
		if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err != nil || !isHost(host) || strings.HasPrefix(host, "www.") {
			t.Errorf("%s: domain %s, %v", host, domain, err)
		}
	}
}
