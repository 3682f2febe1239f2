package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/dossier"
)

// TestTimeMap has editions with and without a day, of a dossier with an address and of one without.
func TestTimeMap(t *testing.T) {
	list := []Entry{{Number: 1, Date: "2031-05-16"}, {Number: 2}, {Number: 3, Date: "2031-06"}}
	for _, c := range []struct {
		base string
		list []Entry
		want string
	}{
		{"https://bridge.example/dossier/", list, `<https://bridge.example/dossier/>; rel="original latest-version",
<https://bridge.example/dossier/editions/timemap.link>; rel="self"; type="application/link-format",
<https://bridge.example/dossier/editions/1/data/index.html>; rel="first memento"; datetime="Fri, 16 May 2031 00:00:00 GMT",
<https://bridge.example/dossier/editions/3/data/index.html>; rel="last memento"; datetime="Sun, 01 Jun 2031 00:00:00 GMT"
`},
		{"", list[:1], `<../index.html>; rel="original latest-version",
<timemap.link>; rel="self"; type="application/link-format",
<1/data/index.html>; rel="first last memento"; datetime="Fri, 16 May 2031 00:00:00 GMT"
`},
		{"", list[1:2], ""},
	} {
		got, err := TimeMap(&dossier.Record{BaseURL: c.base}, c.list)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, string(got)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.base, diff)
		}
	}
}
