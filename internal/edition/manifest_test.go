package edition

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func FuzzParseManifest(f *testing.F) {
	sum := strings.Repeat("0123456789abcdef", 4)
	f.Add([]byte(sum + "  data/a\n" + sum + "  data/b/c é.html\n"))
	f.Add([]byte(sum + "  data/b\n" + sum + "  data/a\n"))
	f.Add([]byte(sum + " *data/a\n"))
	f.Add([]byte(`\` + sum + `  data/a\nb` + "\n"))
	f.Add([]byte(strings.ToUpper(sum) + "  data/a\n"))
	f.Add([]byte(sum + "  data/a"))
	f.Add([]byte(sum + "  data/../a\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseManifest(data)
		if err != nil {
			return
		}
		if got := m.Bytes(); !bytes.Equal(got, data) {
			t.Errorf("read %q, written %q", data, got)
		}
		for i, e := range m {
			if i > 0 && m[i-1].Path >= e.Path {
				t.Errorf("%q before %q", m[i-1].Path, e.Path)
			}
			if err := checkPath(e.Path); err != nil {
				t.Error(err)
			}
		}
	})
}

func FuzzParseTagManifest(f *testing.F) {
	sum := strings.Repeat("0123456789abcdef", 4)
	f.Add([]byte(sum + "  bag-info.txt\n" + sum + "  manifest-sha256.txt\n"))
	f.Add([]byte(sum + "  data\n"))
	f.Add([]byte(sum + "  tagmanifest-sha256.txt\n"))
	f.Add([]byte(sum + "  a/b\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := parseTagManifest(data)
		if err == nil && !bytes.Equal(m.lines(""), data) {
			t.Errorf("read %q, written %q", data, m.lines(""))
		}
	})
}

func FuzzParseHead(f *testing.F) {
	sum := strings.Repeat("0123456789abcdef", 4)
	f.Add([]byte(sum + "  1/tagmanifest-sha256.txt\n" + sum + "  2/tagmanifest-sha256.txt\n"))
	f.Add([]byte(sum + "  2/tagmanifest-sha256.txt\n"))
	f.Add([]byte(sum + "  1/tagmanifest-sha256.txt"))
	f.Fuzz(func(t *testing.T, data []byte) {
		digests, err := parseHead(data)
		if err != nil {
			return
		}
		var s Series
		for i, d := range digests {
			s.bags = append(s.bags, bag{Edition: Edition{Number: i + 1, Digest: d}})
		}
		if !bytes.Equal(s.head(), data) {
			t.Errorf("read %q, written %q", data, s.head())
		}
	})
}

func TestManifestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := manifestOf(sites().Draw(t, "site")).Bytes()
		m, err := ParseManifest(want)
		if err != nil || !bytes.Equal(m.Bytes(), want) {
			t.Fatalf("%v\nwritten %q\nread %q", err, want, m.Bytes())
		}
	})
}

func FuzzParseInfo(f *testing.F) {
	f.Add([]byte("Edition: 2\nEdition-Date: 2022-01~\nTitle: Talks: round two\nPayload-Oxum: 12.3\nPrevious-Edition: sha256:" +
		strings.Repeat("ab", 32) + "\n"))
	f.Add([]byte("Edition: 1\nPayload-Oxum: 0.1\nContact-Name: \n"))
	f.Add([]byte("Edition: 1\nTitle: folded\n  value\nPayload-Oxum: 0.1\n"))
	f.Add([]byte("Edition: -1\r\nPayload-Oxum: 1.-1\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, oxum, err := parseInfo(data)
		if err != nil {
			return
		}
		again, size, err := parseInfo(formatInfo(e, oxum))
		if again != e || size != oxum || err != nil {
			t.Errorf("read %+v of %s, again %+v of %s, %v", e, oxum, again, size, err)
		}
	})
}
