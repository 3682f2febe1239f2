package timeline

import (
	"os"
	"testing"

	"dossier/internal/date"
	"dossier/internal/golden"
	"dossier/internal/name"
	"dossier/internal/quote"
	"dossier/internal/source"
)

// The five seeds of the project are a golden file, to be read critically.
func TestSeedsGolden(t *testing.T) {
	sources, err := source.Read(os.DirFS("../.."), nil)
	if err != nil {
		t.Fatal(err)
	}
	source.InferDates(sources)
	dates := make([][]date.Mention, len(sources))
	list := make([]article, len(sources))
	for i, s := range sources {
		dates[i] = date.Find(s.Text, s.Published)
		list[i].name = s.ID
	}
	quotes, _ := quote.FindAll(sources, name.Resolve(sources))
	golden.Compare(t, "testdata/seeds.golden", listing(list, Sources(sources, dates, quotes)))
}
