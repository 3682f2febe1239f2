package site

import "strconv"

// The most that one page holds, in weights that the pages give to their entries.
const (
	matrixWeight   = 80  // readings
	peopleWeight   = 240 // names, spellings and links
	speakerWeight  = 120 // quotes
	timelineWeight = 110 // events and mentions
	factsWeight    = 160 // facts, figures and passages
	cardsWeight    = 9   // sources
)

// shelf is a range of entries [First, Last) that stand on one page.
type shelf struct {
	Path        string
	First, Last int
}

// shelves divides n entries among the pages base.html, base-2.html … so that none holds more
// than most, or one entry only. There is always a first page.
func shelves(base string, n, most int, weight func(int) int) []shelf {
	pages := []shelf{{Path: base + ".html"}}
	load := 0
	for i := range n {
		page := &pages[len(pages)-1]
		if load += weight(i); load > most && i > page.First {
			pages = append(pages, shelf{Path: base + "-" + strconv.Itoa(len(pages)+1) + ".html", First: i})
			page, load = &pages[len(pages)-1], weight(i)
		}
		page.Last = i + 1
	}
	return pages
}

// entryPaths is, for each entry of the shelves, the path and fragment where it stands; id is its id.
func entryPaths(shelves []shelf, id func(int) string) []string {
	paths := make([]string, shelves[len(shelves)-1].Last)
	for _, sh := range shelves {
		for i := sh.First; i < sh.Last; i++ {
			paths[i] = sh.Path + "#" + id(i)
		}
	}
	return paths
}

// pager is the way from one of several pages to the others.
type pager struct {
	Number, Total  int
	Previous, Next string // "" at the ends
	Pages          []link // the first, the last and those around; Href "" stands for a gap
}

// newPager is for the page of that index, seen from root; nil where there is only one.
func newPager(root string, pages []shelf, at int) *pager {
	if len(pages) < 2 {
		return nil
	}
	p := &pager{Number: at + 1, Total: len(pages)}
	if at > 0 {
		p.Previous = root + pages[at-1].Path
	}
	if at+1 < len(pages) {
		p.Next = root + pages[at+1].Path
	}
	gap := false
	for i, page := range pages {
		if i > 0 && i < len(pages)-1 && (i < at-2 || i > at+2) {
			if !gap {
				p.Pages = append(p.Pages, link{})
			}
			gap = true
			continue
		}
		gap = false
		p.Pages = append(p.Pages, link{root + page.Path, strconv.Itoa(i + 1), i == at})
	}
	return p
}
