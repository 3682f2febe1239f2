package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// namesPage is all names in the order of the alphabet, or a part of them. It is made where the
// people, or the places, do not fit one page.
type namesPage struct {
	layout
	Total   string
	Letters []initials
}

// initials is the names that begin with a letter.
type initials struct {
	Letter string
	Names  []link
}

const (
	namesPath  = "people/index.html"
	fewNames   = 40  // up to which a page of people needs no list of them
	namesCount = 600 // on a page of names
)

// hasNames tells whether there are pages of all names: where the people or the places do not fit one page.
func (x *index) hasNames() bool { return len(x.castPages) > 1 || len(x.placeShelves) > 1 }

func (x *index) namePages(page func(path, template string, data func() any)) {
	if !x.hasNames() {
		return
	}
	order := x.byName()
	pages := shelves(strings.TrimSuffix(namesPath, ".html"), len(order), namesCount, func(int) int { return 1 })
	for n, sh := range pages {
		page(sh.Path, "names.html", func() any {
			return &namesPage{
				layout:  x.shelfLayout(pages, n, "Names", "everyone and everything that is named, in the order of the alphabet."),
				Total:   count(len(order), "name"),
				Letters: x.initials(order[sh.First:sh.Last], "../"),
			}
		})
	}
}

// byName is the people in the order of the alphabet: marks and case do not count.
func (x *index) byName() []int {
	keys := make([]string, len(x.r.People))
	order := make([]int, len(keys))
	for i := range keys {
		keys[i], order[i] = sortKey(x.r.People[i].Name), i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(strings.Compare(keys[a], keys[b]), cmp.Compare(a, b)) })
	return order
}

// sortKey is the letters and digits of a name, in lower case, without their marks.
func sortKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		case unicode.IsSpace(r):
			return ' '
		}
		return -1
	}, strings.TrimSpace(norm.NFD.String(name)))
}

// initials is links to the people, who are in order, by the letter that their names begin with.
func (x *index) initials(order []int, root string) []initials {
	var out []initials
	for _, i := range order {
		letter := "#"
		for _, r := range sortKey(x.r.People[i].Name) {
			if unicode.IsLetter(r) {
				letter = string(unicode.ToUpper(r))
			}
			break
		}
		if len(out) == 0 || out[len(out)-1].Letter != letter {
			out = append(out, initials{Letter: letter})
		}
		last := &out[len(out)-1]
		last.Names = append(last.Names, link{Href: root + x.castPaths[i], Text: plain(x.r.People[i].Name)})
	}
	return out
}
